"""What stands at the places of a template, value by value."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from benchmarks.heldback import numbers
from benchmarks.heldback.markup import Run, Runs
from phiscan.synthetic.truth import Value

if TYPE_CHECKING:
    from benchmarks.heldback.world import World

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
DATE_STYLES = {
    "en": ("{m:02}/{d:02}/{y}", "{m:02}/{d:02}/{y}", "{m}/{d}/{y}", "{m:02}/{d:02}/{yy:02}", "{mon} {d}, {y}", "{month} {d}, {y}",
           "{d:02}-{mon}-{y}", "{y}-{m:02}-{d:02}", "{m:02}-{d:02}-{y}", "{d:02} {MON} {y}"),
    "fr": ("{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{y}", "{d:02}.{m:02}.{y}", "{d} {month} {y}", "{d:02}/{m:02}/{yy:02}",
           "{d:02}-{m:02}-{y}"),
}  # fmt: skip
PHONE_STYLES = {
    "en": (
        "({0}) {1}-{2}",
        "{0}-{1}-{2}",
        "{0}.{1}.{2}",
        "+1 {0} {1} {2}",
        "1-{0}-{1}-{2}",
        "({0}){1}-{2}",
        "{0} {1} {2}",
        "{0}/{1}-{2}",
    ),
    "fr": (
        "{0} {1} {2} {3} {4}",
        "{0} {1} {2} {3} {4}",
        "{0}.{1}.{2}.{3}.{4}",
        "{0}{1}{2}{3}{4}",
        "+33 {5} {1} {2} {3} {4}",
        "{0}-{1}-{2}-{3}-{4}",
    ),
}


def shown_date(day: date, style: str, lang: str) -> str:
    """A day in one of the styles."""
    month = _MONTHS[lang][day.month - 1]
    short = month[:3]
    return style.format(
        d=day.day, m=day.month, y=day.year, yy=day.year % 100, month=month, mon=short, MON=short.upper()
    )


def long_date(day: date, lang: str) -> str:
    """A day with its month in letters, as in a letter."""
    first = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return shown_date(day, f"{first} {{month}} {{y}}" if lang == "fr" else "{month} {d}, {y}", lang)


def phone(rng: Random, style: str, lang: str, *, mobile: bool = False, areas: str = "") -> str:
    """A telephone number in one of the styles."""
    if lang == "fr":
        first = rng.choice("67") if mobile else rng.choice("12345")
        return style.format(f"0{first}", *(f"{rng.randrange(100):02}" for _ in range(4)), first)
    return style.format(rng.choice(areas.split("|")), rng.randrange(220, 989), f"{rng.randrange(10000):04}")


def one(text: str, entity_type: str, role: str | None = None, subject: str | None = None, **detail: str | None) -> Runs:
    """A single run that is a value."""
    return (Run(text, Value(text, entity_type, role, subject, detail or None)),)


def slug(text: str) -> str:
    """Letters and digits for an address of the net."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def address(world: World, rng: Random) -> tuple[str, str]:
    """Street and town."""
    number = rng.randrange(1, 200 if world.lang == "fr" else 9800)
    bis = rng.choice((" bis", ",", "", "", " ter")) if world.lang == "fr" else ""
    unit = rng.choice(world.words("units")) if rng.random() < 0.25 else ""
    street = f"{number}{bis} {rng.choice(world.words('streets'))}" + (f", {unit}" if unit else "")
    return street, numbers.shaped(rng, rng.choice(world.words("towns")))


def telephone(
    world: World,
    rng: Random,
    entity_type: str,
    role: str | None = None,
    subject: str | None = None,
    *,
    mobile: bool = False,
) -> Runs:
    areas = "|".join(world.words("areas")) if world.lang == "en" else ""
    number = phone(rng, world.kept["phones"], world.lang, mobile=mobile, areas=areas)
    return one(number, entity_type, role, subject)
