"""Names, addresses and telephones of organisations at the places of a template."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from benchmarks.heldback import numbers
from benchmarks.heldback.markup import Run, Runs
from benchmarks.heldback.places import address, one, slug, telephone

if TYPE_CHECKING:
    from benchmarks.heldback.world import World

KINDS = {
    "org": "clinics", "hosp": "hospitals", "lab1": "labs", "ins": "insurers", "ph": "pharmacies", "sup": "suppliers",
    "co": "companies", "org2": "clinics", "ward": "wards",
}  # fmt: skip
_NUMBERS = {"phone": "PHONE_NUMBER", "toll": "PHONE_NUMBER", "fax": "FAX_NUMBER"}


def runs(world: World, sign: str, key: str) -> Runs:
    """A place's name, address, telephone and so on; {org.head} for all of them as a letterhead."""
    name = world.keep(f"place {sign}", world.words(KINDS[sign]))
    if key == "head":
        return _head(world, sign)
    if key == "name":
        return (Run(name),) if sign in ("co", "ward") else one(name, "HEALTHCARE_ORGANIZATION")
    if key in _NUMBERS:
        return telephone(world, Random(f"{world.seed}:{name}:{key}"), _NUMBERS[key])
    rng = Random(f"{world.seed}:{name}")
    street, town = address(world, rng)
    if key in ("address", "block"):
        return one(f"{street}{', ' if key == 'address' else chr(10)}{town}", "STREET_ADDRESS")
    if key == "npi":
        return one(numbers.npi(rng), "US_NPI")
    if key == "finess":
        return one(numbers.finess(rng, town[:2]), "FR_FINESS")
    return _online(
        world,
        sign,
        key,
        f"{slug(name)[:24].strip('-')}.{'fr' if world.lang == 'fr' else rng.choice(('com', 'org', 'net'))}",
    )


def _online(world: World, sign: str, key: str, host: str) -> Runs:
    if key == "email":
        return one(f"{world.rng.choice(world.words('mailboxes'))}@{host}", "EMAIL_ADDRESS")
    start = world.keep(f"web {sign}", ["www.", "https://www.", "https://"])
    return one(start + host + ("/portal" if key == "portal" else ""), "URL")


def _head(world: World, sign: str) -> Runs:
    """Name, address and telephones on lines of their own; which and how is the document's choice."""
    parts: list[Runs] = [runs(world, sign, "name")]
    style = world.keep(f"head {sign}", ["block", "block", "line", "spread"])
    parts.append(runs(world, sign, "address" if style == "line" else "block"))
    words = ("Phone", "Fax") if world.lang == "en" else ("Tél.", "Fax")
    marks = world.keep(
        "head marks", ["{0}: |  {1}: ", "{0} | - {1} ", "{2} | / {3} ", "{2}: |    {3}: ", "{0} | · {1} "]
    ).split("|")
    named = [mark.format(*words, words[0][0], words[1][0]) for mark in marks]
    lines = (Run(named[0]), *runs(world, sign, "phone"))
    if world.keep(f"fax {sign}", ["yes", "yes", "no"]) == "yes":
        lines += (Run(named[1]), *runs(world, sign, "fax"))
    parts.append(lines)
    if style == "spread":
        parts.append(runs(world, sign, "url"))
    return tuple(run for number, part in enumerate(parts) for run in ((Run("\n"),) if number else ()) + part)
