"""What is compared of a subject: folded, normalised, hashable. Mentions with the same traits are compared once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from phiscan.people.dates import BIRTH_PIVOT, has_full_year, parse_date
from phiscan.people.forms import NameForm, read_form, sex_of_title
from phiscan.people.names import fold
from phiscan.people.residence import residence_of
from phiscan.people.subjects import Subject

# Digits of a telephone number without country and trunk prefix: nine in France, the last nine of ten in North America.
PHONE_DIGITS = 9
# Shorter "numbers" are room numbers, sequence numbers or misread.
LEAST_IDENTIFIER = 4
_OTHER_THAN_WORD = re.compile(r"[\W_]+")
# The first digit of a NIR: 1, 3, 7 men; 2, 4, 8 women (INSEE).
_NIR_SEX = {"1": "m", "3": "m", "7": "m", "2": "f", "4": "f", "8": "f"}
_NIR_DIGITS = 13
_SEX_WORDS = {"m": "m", "male": "m", "man": "m", "masculin": "m", "homme": "m", "h": "m"} | dict.fromkeys(
    ("f", "female", "woman", "feminin", "femme", "w"), "f"
)
# Practitioners of one document that are kept: more are a directory.
_MOST_PRACTITIONERS = 3


@dataclass(frozen=True, slots=True)
class Traits:
    """One subject as it is compared.

    `birth` is YYYYMMDD, "" when unknown; its century counts only with `full_year`. `sex` is "m", "f" or "". `identifiers`
    are (entity type, number without punctuation); `phones` the last nine digits; `addresses` keys of `residence`.
    """

    name: NameForm
    birth: str = ""
    full_year: bool = False
    sex: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    practitioners: tuple[str, ...] = ()


def is_loose(traits: Traits) -> bool:
    """Whether they say too little to be a person by themselves: no birth date, or no given name spelled out."""
    return not traits.birth or len(traits.name.first) < 2


def traits_of(subject: Subject, language: str, practitioners: Sequence[str] = ()) -> Traits:
    """What is compared of a subject; `practitioners` are the keys of those its document names."""
    identifiers = _identifiers(subject.identifiers)
    day = _birth(subject, language)
    return Traits(
        name=read_form(subject.name, subject.birth_names[0] if subject.birth_names else "", french=language == "fr"),
        birth=day.isoformat().replace("-", "") if day else "",
        full_year=day is not None and has_full_year(subject.birth),
        sex=_sex(subject, identifiers),
        identifiers=identifiers,
        phones=_some(_phone(each) for each in subject.phones),
        emails=_some(fold(each).strip() for each in subject.emails),
        addresses=_some(residence_of(each).key for each in subject.addresses),
        practitioners=_some(practitioners)[:_MOST_PRACTITIONERS],
    )


def _birth(subject: Subject, language: str) -> date | None:
    """The birth date, where it can be read and is not after all that happened to the person."""
    day = parse_date(subject.birth, language, pivot=BIRTH_PIVOT) if subject.birth else None
    return None if day and day > max(subject.days(language), default=day) else day


@lru_cache(maxsize=8192)
def normal_number(entity_type: str, printed: str) -> str:
    """An identifier without punctuation, label letters before a long number, or leading zeros; "" when it says nothing."""
    bare = _OTHER_THAN_WORD.sub("", printed).upper()
    if entity_type == "FR_NIR":
        bare = bare[:_NIR_DIGITS]
    elif entity_type == "MEDICAL_RECORD_NUMBER":
        digits = bare.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").lstrip("0")
        bare = digits if digits.isdigit() and len(digits) >= LEAST_IDENTIFIER else bare
    # "0000000", "XXXXXXXXX", "UNKNOWN": filled in for want of a number.
    says = len(bare) >= LEAST_IDENTIFIER and len(set(bare)) > 1 and any(map(str.isdigit, bare))
    return bare if says else ""


def _identifiers(printed: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    normal = {(entity_type, normal_number(entity_type, text)) for entity_type, text in printed}
    return tuple(sorted(each for each in normal if each[1]))


def _sex(subject: Subject, identifiers: Iterable[tuple[str, str]]) -> str:
    """As a form says it, else by the NIR, else by the title of courtesy."""
    for printed in subject.sexes:
        if sex := _SEX_WORDS.get(fold(printed).strip(" ."), ""):
            return sex
    for kind, number in identifiers:
        if kind == "FR_NIR" and (sex := _NIR_SEX.get(number[0], "")):
            return sex
    return next((sex for name in subject.names if (sex := sex_of_title(name))), "")


def _phone(printed: str) -> str:
    digits = "".join(filter(str.isdigit, printed))
    return digits[-PHONE_DIGITS:] if len(digits) >= PHONE_DIGITS else ""


def _some(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*filter(None, values)}))
