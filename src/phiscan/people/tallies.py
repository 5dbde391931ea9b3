"""What is kept of a set of mentions for the tables: added to document by document, put together when they are one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from phiscan.model import Role
from phiscan.people.dates import BIRTH_PIVOT, has_full_year, parse_date
from phiscan.people.names import fold
from phiscan.people.residence import residence_of
from phiscan.people.subjects import Subject, leading

# 45 CFR 164.514(b)(2)(i)(C): ages over 89. Majority: 18 years in the US (but AL and NE, 19) and in France.
OLD_YEARS = 90
ADULT_YEARS = 18
_AGE = re.compile(r"(\d{1,3})(?:\s*([^\W\d]+))?")
# "7 months", "7 mois", "3 weeks", "semaines", "12 days", "jours": less than a year.
_LESS_THAN_A_YEAR = re.compile(r"mo|we|wk|da|se|jo")


@dataclass(slots=True, eq=False)
class Tally:
    """Of a set of mentions: what they show, masked later. `birth_date` is ISO where it could be read."""

    name: str
    role: Role
    birth_date: str = ""
    full_year: bool = False
    categories: int = 0
    first_date: date | None = None
    last_date: date | None = None
    residences: dict[tuple[str, str], int] = field(default_factory=dict)
    oldest_years: int | None = None
    over_89: bool = False
    deceased: bool = False
    has_address: bool = False

    @classmethod
    def of(cls, subject: Subject, language: str) -> Tally:
        """What one document shows of a subject."""
        days = list(subject.days(language))
        places = [(each.country, each.state) for each in map(residence_of, subject.addresses)]
        return cls(
            name=subject.name,
            role=subject.role or Role.PATIENT,
            birth_date=birth_shown(subject.birth, language),
            full_year=has_full_year(subject.birth),
            categories=subject.categories,
            first_date=min(days, default=None),
            last_date=max(days, default=None),
            residences={place: 1 for place in places if any(place)},
            oldest_years=max((years for age in subject.ages if (years := years_of(age)) is not None), default=None),
            over_89=subject.over_89,
            deceased=subject.deceased,
            has_address=bool(places),
        )

    def add(self, other: Tally) -> None:
        """Put another set of mentions of the same person to this one."""
        self.role = leading((self.role, other.role))
        if other.birth_date and (not self.birth_date or (other.full_year and not self.full_year)):
            self.birth_date, self.full_year = other.birth_date, other.full_year
        self.categories |= other.categories
        self.first_date = min(filter(None, (self.first_date, other.first_date)), default=None)
        self.last_date = max(filter(None, (self.last_date, other.last_date)), default=None)
        for place, count in other.residences.items():
            self.residences[place] = self.residences.get(place, 0) + count
        self.oldest_years = max((y for y in (self.oldest_years, other.oldest_years) if y is not None), default=None)
        self.over_89 = self.over_89 or other.over_89
        self.deceased = self.deceased or other.deceased
        self.has_address = self.has_address or other.has_address

    @property
    def residence(self) -> tuple[str, str]:
        """Country and state of most of the addresses, the first of equals; the fuller where one only says more."""
        return max(self.residences, key=lambda place: (self.residences[place], len(place[1])), default=("", ""))

    def years(self, on: date | None) -> int | None:
        """The age in whole years at the last date of care, or on a day where there is none; None when unknown."""
        born, day = _iso(self.birth_date), self.last_date or on
        if born is None or day is None or day < born:
            return self.oldest_years
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def birth_year(self) -> int | None:
        """The year of birth."""
        born = _iso(self.birth_date)
        return born.year if born else None


def birth_shown(printed: str, language: str) -> str:
    """A birth date as outputs show it: ISO where it can be read, else as printed."""
    day = parse_date(printed, language, pivot=BIRTH_PIVOT) if printed else None
    return day.isoformat() if day else printed


def years_of(age: str) -> int | None:
    """Whole years of a printed age: 66 of "66 Y", 0 of "7 mois"."""
    match = _AGE.match(fold(age).strip())
    if match is None:
        return None
    return 0 if match[2] and _LESS_THAN_A_YEAR.match(match[2]) else int(match[1])


def together(tallies: Iterable[Tally]) -> Tally:
    """All of them as one, named as the first is. The tallies stay as they are."""
    first, *rest = tallies
    whole = Tally(first.name, first.role)
    for each in (first, *rest):
        whole.add(each)
    return whole


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
