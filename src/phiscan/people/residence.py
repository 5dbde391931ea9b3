"""Where somebody lives, from an address as printed: country and, in the US, the state; and what tells two addresses apart."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from phiscan.people.names import fold

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
# "MA 02139", "MA 02139-1234": a code or a name of a state before a ZIP code, or last of all.
_ZIP = re.compile(r"(?<![\w-])(\d{5})(?:[-–]\d{4})?(?![\w-])")
_LETTERS = re.compile(r"[A-Za-z.]+")
# A street's number has five digits at most; the words that count are the first of the street.
_STREET_WORDS = 2


@dataclass(frozen=True, slots=True)
class Residence:
    """ISO 3166-1 country, two-letter US state and postal code; each "" where the address does not say.

    `key` is equal for two prints of one address: the house number, the postal code, the start of the street.
    """

    country: str = ""
    state: str = ""
    postal_code: str = ""
    key: str = ""


@lru_cache(maxsize=8192)
def residence_of(address: str) -> Residence:
    """What an address says of where it is."""
    zips = _ZIP.findall(address)
    postal_code = zips[-1] if zips else ""
    country = _country(address)
    state = _state(address, postal_code) if country in ("", "US") else ""
    if not country:
        country = "US" if state else "FR" if _french(address, postal_code) else ""
    return Residence(country, state, postal_code, _key(address, postal_code))


@cache
def _regions() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = tomllib.loads(
        resources.files(__package__).joinpath("regions.toml").read_text("utf-8")
    )
    return table


@cache
def _state_codes() -> frozenset[str]:
    # AA, AE, AP: military post overseas, which is mail of the United States and of no state.
    return frozenset(_regions()["us_states"].values()) | {"AA", "AE", "AP"}


def _country(address: str) -> str:
    """The country that the address ends in, by its name."""
    words = _WORD.findall(fold(address))
    countries = _regions()["countries"]
    tails = [" ".join(words[-count:]) for count in (4, 3, 2, 1)]
    return next((countries[tail] for tail in tails if tail in countries), "")


def _state(address: str, postal_code: str) -> str:
    """The state before the ZIP code, or at the end of an address without one."""
    before = address.rpartition(postal_code)[0] if postal_code else address
    words: list[str] = _LETTERS.findall(before)
    if not words:
        return ""
    code = words[-1].replace(".", "")
    if code.isupper() and code in _state_codes():
        return code
    names = _regions()["us_states"]
    tails = [fold(" ".join(words[-count:])) for count in (3, 2, 1)]
    return next((names[tail] for tail in tails if tail in names), "")


def _french(address: str, postal_code: str) -> bool:
    """A postal code with a town behind it."""
    behind = address.rpartition(postal_code)[2].strip(" ,\n") if postal_code else ""
    return behind[:1].isalpha()


def _key(address: str, postal_code: str) -> str:
    number = _NUMBER.search(address)
    if number is None:
        return ""
    street = [word for word in _WORD.findall(fold(address[number.end() :])) if word.isalpha() and len(word) > 1]
    # The street's words tell where there is no postal code; with one, the number and the code do.
    rest = postal_code or " ".join(street[:_STREET_WORDS])
    return f"{number[0]} {rest}" if rest and number[0] != postal_code else ""
