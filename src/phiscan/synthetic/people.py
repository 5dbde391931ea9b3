"""Synthetic people, practices and their numbers: right check digits, valid phone numbers, nobody real."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from stdnum import luhn
from stdnum.fr import nir

from phiscan.synthetic.truth import Subject

# The dump's "today": the leak of 2017. Nothing depends on the clock.
TODAY = date(2017, 9, 29)
# Blocks that are given out, in metropolitan France.
_FRENCH_MOBILES = ("0612", "0616", "0623", "0661", "0670", "0681")
_FRENCH_LINES = ("0142", "0147", "0235", "0298", "0320", "0388", "0472", "0491", "0556", "0561")
_OLDEST_DAYS, _YOUNGEST_DAYS = 34_000, 8_000
_FRENCH_MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]  # fmt: skip


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Person:
    """A patient or relative with all that may be printed of them."""

    key: str
    lang: str
    female: bool
    given: str
    middle: str
    family: str
    born: date
    address: str
    phone: str
    mobile: str
    email: str
    ssn: str
    nir: str
    mrn: str
    member: str
    account: str
    meter: str

    def age(self, on: date) -> int:
        """Whole years on a day."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    def subject(self, role: str = "patient") -> Subject:
        """This person in the truth."""
        return Subject(self.key, role, f"{self.given} {self.family}", self.born.isoformat())


@dataclass(frozen=True, slots=True)
class Doctor:
    """A practitioner and their practice."""

    key: str
    given: str
    family: str
    credential: str
    npi: str
    rpps: str
    practice: str
    finess: str
    address: str
    phone: str
    fax: str


def make_person(dice: random.Random, number: int, lang: str) -> Person:
    """A person of the dump, all from the dice."""
    lists = _lists()[lang]
    female = dice.random() < 0.5
    given = dice.choice(lists["female" if female else "male"])
    family = dice.choice(lists["family"])
    born = TODAY - timedelta(days=dice.randrange(_YOUNGEST_DAYS, _OLDEST_DAYS))
    handle = "".join(c for c in f"{given}.{family}".lower() if c.isascii() and (c.isalpha() or c == "."))
    return Person(
        key=f"P{number:04}",
        lang=lang,
        female=female,
        given=given,
        middle=dice.choice("ABCDEFGHJKLMNPRSTW") if lang == "en" and dice.random() < 0.6 else "",
        family=family,
        born=born,
        address=address(dice, lang),
        phone=phone(dice, lang),
        mobile=phone(dice, lang, mobile=True),
        email=f"{handle}{dice.randrange(10, 99)}@{dice.choice(['example.com', 'example.org', 'mail.example.net'])}",
        ssn=f"{dice.choice([*range(1, 666), *range(667, 900)]):03}-{dice.randrange(1, 100):02}-{dice.randrange(1, 10000):04}",
        nir=_nir(dice, female=female, born=born),
        mrn=dice.choice(["{:08}", "MR-{:06}", "{:07}", "H{:08}"]).format(dice.randrange(10**5, 10**6)),
        member=f"{dice.choice(['W', 'XKG', 'YZB', 'ABD'])}{dice.randrange(10**8, 10**9)}",
        account=f"{dice.randrange(10**8, 10**9)}",
        meter=f"{dice.choice(['CX', 'HM', 'QS'])}{dice.randrange(10**6, 10**7)}",
    )


def make_doctor(dice: random.Random, number: int, lang: str) -> Doctor:
    """A practitioner of the dump, all from the dice."""
    lists, places = _lists()[lang], _lists()[f"{lang}_places"]
    return Doctor(
        key=f"D{number:04}",
        given=dice.choice(lists["female"] + lists["male"]),
        family=dice.choice(lists["family"]),
        credential=dice.choice(["MD", "MD", "DO", "NP", "PA-C"]) if lang == "en" else "",
        npi=_with_luhn(dice, "1", 8, prefix="80840"),
        rpps=_with_luhn(dice, "10", 8),
        practice=dice.choice(places["organizations"]),
        finess=_with_luhn(dice, f"{dice.randrange(10, 95)}0", 5),
        address=address(dice, lang),
        phone=phone(dice, lang),
        fax=phone(dice, lang),
    )


def written_plainly(name: str) -> str:
    """A name as file names have it: capitals without accents, blanks or signs."""
    letters = unicodedata.normalize("NFKD", name.upper())
    return "".join(c for c in letters if c.isascii() and c.isalpha())


def payer(dice: random.Random, lang: str) -> str:
    """An insurer."""
    return dice.choice(_lists()[f"{lang}_places"]["payers"])


def organization(dice: random.Random, lang: str) -> str:
    """A laboratory, clinic or monitoring company."""
    return dice.choice(_lists()[f"{lang}_places"]["organizations"])


def address(dice: random.Random, lang: str) -> str:
    """A postal address on two lines."""
    places = _lists()[f"{lang}_places"]
    if lang == "fr":
        return f"{dice.randrange(1, 140)}{dice.choice(['', '', ' bis'])} {dice.choice(places['streets'])}\n{dice.choice(places['towns'])}"
    unit = dice.choice(["", "", "", " Apt 4B", ", Suite 210", " #12"])
    return f"{dice.randrange(100, 9900)} {dice.choice(places['streets'])}{unit}\n{dice.choice(places['towns'])}"


def phone(dice: random.Random, lang: str, *, mobile: bool = False) -> str:
    """Ten digits of a valid number; `printed_phone` writes them."""
    if lang == "fr":
        return dice.choice(_FRENCH_MOBILES if mobile else _FRENCH_LINES) + f"{dice.randrange(10**6):06}"
    return (
        dice.choice(_lists()["en_places"]["area_codes"])
        + dice.choice(["2", "3", "4", "6", "7"])
        + f"{dice.randrange(20, 99)}{dice.randrange(10**3, 10**4)}"
    )


def printed_phone(digits: str, shape: str) -> str:
    """The digits in a shape such as "(###) ###-####"."""
    rest = iter(digits)
    return "".join(next(rest) if c == "#" else c for c in shape)


def printed_date(day: date, shape: str) -> str:
    """A date in a strftime shape; "%k" is the French month in words, "%-m" and "%-d" without zeros."""
    shape = (
        shape.replace("%k", _FRENCH_MONTHS[day.month - 1]).replace("%-m", str(day.month)).replace("%-d", str(day.day))
    )
    return day.strftime(shape)


def _nir(dice: random.Random, *, female: bool, born: date) -> str:
    number = f"{2 if female else 1}{born:%y%m}{dice.choice(['75', '69', '13', '33', '44', '2A', '29'])}{dice.randrange(1, 600):03}{dice.randrange(1, 600):03}"
    return number + str(nir.calc_check_digits(number))


def _with_luhn(dice: random.Random, head: str, digits: int, prefix: str = "") -> str:
    stem = head + "".join(dice.choice("0123456789") for _ in range(digits))
    return stem + str(luhn.calc_check_digit(prefix + stem))
