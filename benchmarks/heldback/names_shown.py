"""How a document writes a name."""

from __future__ import annotations

from random import Random

from benchmarks.heldback.people import Person

STYLES = {
    "en": ("plain", "initial", "middle", "last_first", "last_first", "last_first_caps", "caps", "last_comma_tight"),
    "fr": ("given_last", "last_given", "last_given", "last_born_given", "last_born_given", "plain"),
}
IN_SENTENCES = {
    "en": ("plain", "initial", "plain", "middle"),
    "fr": ("given_last", "plain", "last_given", "given_last"),
}
PRACTITIONERS = {
    "en": ("plain", "initial", "plain", "last_first", "caps"),
    "fr": ("given_last", "plain", "last_given", "initial_last"),
}


def shown(person: Person, style: str) -> str:
    """The name in a style."""
    tail = f" {person.suffix}" if person.suffix else ""
    initial = f"{person.middle[0]}." if person.middle else ""
    upper = person.family.upper()
    born = f" née {person.birth_name.upper()}" if person.birth_name != person.family else ""
    forms = {
        "plain": f"{person.given} {person.family}{tail}",
        "initial": _joined(person.given, initial, person.family + tail),
        "middle": _joined(person.given, person.middle, person.family + tail),
        "last_first": _joined(f"{person.family}{tail},", person.given, initial),
        "last_first_caps": _joined(f"{upper}{tail.upper()},", person.given.upper(), initial),
        "last_comma_tight": f"{upper},{person.given.upper()}{' ' + person.middle[0] if person.middle else ''}",
        "caps": _joined(person.given.upper(), initial, upper + tail.upper()),
        "given_last": f"{person.given} {upper}",
        "last_given": f"{upper} {person.given}",
        "last_born_given": f"{upper}{born} {person.given}",
        "initial_last": f"{person.given[0]}. {upper}",
    }
    return forms[style]


def style_for(rng: Random, lang: str, role: str) -> str:
    """The style that a document keeps for a role."""
    return rng.choice((STYLES if role in ("patient", "relative") else PRACTITIONERS)[lang])


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
