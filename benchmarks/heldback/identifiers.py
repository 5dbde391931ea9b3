"""Numbers of persons at the places of a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.heldback import numbers
from benchmarks.heldback.markup import Runs
from benchmarks.heldback.people import Person, data
from benchmarks.heldback.places import one

if TYPE_CHECKING:
    from benchmarks.heldback.world import World


def _department(person: Person) -> str:
    return person.rng("department").choice(("14", "22", "29", "33", "44", "59", "63", "69", "75", "92"))


def _nir(person: Person) -> str:
    birth = (person.born.year, person.born.month)
    return numbers.french_number(person.rng("nir"), female=person.female, birth=birth, department=_department(person))


CHECKED: dict[str, tuple[str, Callable[[Person], str]]] = {
    "ssn": ("US_SSN", lambda who: numbers.ssn(who.rng("ssn"))),
    "itin": ("US_ITIN", lambda who: numbers.itin(who.rng("itin"))),
    "npi": ("US_NPI", lambda who: numbers.npi(who.rng("npi"))),
    "dea": ("US_DEA", lambda who: numbers.dea(who.rng("dea"), who.family)),
    "mbi": ("US_MBI", lambda who: numbers.mbi(who.rng("mbi"))),
    "hicn": ("US_HICN", lambda who: numbers.hicn(who.rng("ssn"))),
    "vin": ("VEHICLE_ID", lambda who: numbers.vin(who.rng("vin"))),
    "card": ("CREDIT_CARD", lambda who: numbers.card(who.rng("card"))),
    "iban": ("IBAN_CODE", lambda who: numbers.iban(who.rng("iban"))),
    "nir": ("FR_NIR", _nir),
    "ins": ("FR_NIR", _nir),
    "rpps": ("FR_RPPS", lambda who: numbers.rpps(who.rng("rpps"))),
    "adeli": ("FR_ADELI", lambda who: numbers.adeli(who.rng("adeli"), _department(who))),
    "udi": ("DEVICE_ID", lambda who: numbers.udi(who.rng("udi"))),
    "ip": ("IP_ADDRESS", lambda who: ".".join(str(who.rng(f"ip{part}").randrange(11, 223)) for part in range(4))),
    "mac": ("MAC_ADDRESS", lambda who: ":".join(f"{who.rng(f'mac{part}').randrange(256):02X}" for part in range(6))),
}
_HANDY = {
    "ssn": ("{}", "{}", "{}", "tight", "spaced"),
    "mbi": ("tight", "grouped"),
    "nir": ("{}", "{}", "tight", "keyed"),
    "ins": ("tight", "{}"),
}


def runs(world: World, sign: str, key: str) -> Runs:
    """A number of a person, written as this document writes such numbers."""
    who = world.who(sign)
    role, subject = world.seen(sign)
    if key in CHECKED:
        entity_type, make = CHECKED[key]
        return one(_written(world, key, make(who)), entity_type, role, subject)
    entity_type, _, shapes = data("shapes")[world.lang][key].partition(":")
    shape = world.keep(f"shape {key}", shapes.split("|"))
    return one(numbers.shaped(who.rng(f"{key} {shape}"), shape), entity_type, role, subject)


def _written(world: World, key: str, number: str) -> str:
    style = world.keep(f"written {key}", _HANDY.get(key, ("{}",)))
    if style == "tight":
        return number.replace("-", "").replace(" ", "")
    if style == "spaced":
        return number.replace("-", " ")
    if style == "grouped":
        return f"{number[:4]}-{number[4:7]}-{number[7:]}"
    if style == "keyed":
        bare = number.replace(" ", "")
        return f"{bare[:13]} {bare[13:]}"
    return number
