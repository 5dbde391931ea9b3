"""DATE_OF_BIRTH: a date with evidence that somebody was born on it, and plausible.

Evidence, strongest first: a birth label ("DOB", "Date of birth/Age/Sex", "né(e) le"), an age or a sex
beside the date ("03/12/1951 (66 Y)", "| M | 13/09/1965"), a patient's name before it, a star, or the
same date labelled as a birth date elsewhere on the page. A date that is labelled otherwise (collected,
printed, service) is never one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as date_type
from functools import lru_cache

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.birth_beside import (
    age_beside,
    has_sex_beside,
    is_filler,
    is_in_birth_column,
    is_starred,
    is_under_birth_label,
)
from phiscan.detect.recognizers.dates import PrintedDate, compact_date, read_dates
from phiscan.detect.recognizers.names import name_ending_at
from phiscan.detect.recognizers.rosters import read_roster
from phiscan.detect.recognizers.sexes import sex_beside
from phiscan.model import Basis, Role

OLDEST_YEARS = 120
_LABEL_SCORE = 0.97
_HEADING_SCORE = 0.93
_REPEATED_SCORE = 0.9
_AGE_SCORE = 0.85
_SEX_SCORE = 0.75
_NAME_SCORE = 0.7
_LISTED_SCORE = 0.8
# What happened to somebody within so many years is rather a visit than a birth.
_YEARS_BEFORE = 12
# No document that is a PDF tells of a visit before there were any: version 1.0 came out in 1993.
_FIRST_PDF_YEAR = 1993
_STAR_SCORE = 0.7

_BREAKS_OFF = re.compile(r"\b(?:on|le|the)\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}, [^\W\d_]{2,}")
_EIGHT_DIGITS = re.compile(r"(?<![^\t\n])\d{8}(?![^\t\n])")
_ASIDE = re.compile(
    r"(?P<mark> \()\Z|(?:objet|sujet|subject|re|concerne|concernant) ?:[^\n\t]*(?P<other> [-–—/] |, )\Z", re.IGNORECASE
)
_REACH = 32
_SUBJECT_REACH = 160
# A period: "from ... to ...".
_PERIOD = 2
# Two-digit years of events beyond this one are of the last century.
_LATEST_EVENT_YEAR = 2050
_DATE_FIELDS = frozenset({"birth_date", "date"})
_NAME_FIELDS = frozenset({"name", "last_name", "first_name"})


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date: the date, what it rests on, how likely it is, whose it is."""

    date: PrintedDate
    basis: Basis
    score: float
    role: Role


class BirthDateRecognizer(Recognizer):
    """Birth dates by label, company and repetition."""

    ENTITIES = ("DATE_OF_BIRTH",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The birth dates of a text, in order, with the sex where a field beside says it."""
        births = read_births(text)
        alone = len({birth.date.readings for birth in births}) == 1
        for birth in births:
            sex = sex_beside(text, birth.date.start, alone=alone)
            yield self.result(
                "DATE_OF_BIRTH",
                birth.date.start,
                birth.date.end,
                basis=birth.basis,
                score=birth.score,
                role=birth.role,
                detail={"sex": sex} if sex else None,
            )


@lru_cache(maxsize=4)
def read_births(text: str) -> tuple[Birth, ...]:
    """The birth dates in a text, from left to right."""
    return tuple(_Reading(text).births())


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text
        self._dates = read_dates(text)
        self._names = [
            field for field in read_fields(text) if field.name in _NAME_FIELDS and field.role is Role.PATIENT
        ]
        self._fields = [field for field in read_fields(text) if _names_date(field)]
        self._asks_births = any(field.has("birth_date") for field in self._fields)
        self._otherwise: set[int] = set()
        self._latest_first: list[PrintedDate] = []

    def births(self) -> list[Birth]:
        """Labelled ones first: they tell which dates are other events, and what repeats them."""
        labelled = dict(self._labelled())
        labelled |= self._listed(labelled)
        events = [date for date in self._dates if date.start not in labelled]
        different = {date.readings: date for date in events}
        self._latest_first = sorted(different.values(), key=_day_of_event, reverse=True)
        believed = {at: birth for at, birth in labelled.items() if self._plausible(birth.date)}
        found = believed or (labelled if len(labelled) == 1 else {})
        for date in events:
            if date.start in self._otherwise:
                continue
            birth = (
                _repeated(date, believed)
                or self._under_heading(date)
                or self._accompanied(date)
                or self._in_brackets(date)
            )
            if birth and self._plausible(date):
                found[date.start] = birth
        found |= self._compact_under_headings()
        return sorted(found.values(), key=lambda birth: birth.date.start)

    def _labelled(self) -> Iterator[tuple[int, Birth]]:
        for field in self._fields:
            dates = self._dates_in(field)
            names = [name for name in field.label.fields if name in _DATE_FIELDS]
            for name, date in zip(names, dates, strict=False):
                if name == "birth_date" and self._is_value(field, date):
                    yield date.start, Birth(date, field.basis, _LABEL_SCORE, field.role or Role.PATIENT)
            if names[0] == "date":
                self._otherwise.update(date.start for date in dates[:_PERIOD] if not self._is_anothers(field, date))

    def _dates_in(self, field: Field) -> list[PrintedDate]:
        dates = self._dates_from(field.start, field.end)
        if not dates and field.has("birth_date"):
            compact = compact_date(self._text, field.start, field.end)
            return [compact] if compact else self._behind_line_end(field)
        return dates

    def _behind_line_end(self, field: Field) -> list[PrintedDate]:
        """The date of running text that breaks off before it ("née MARTIN le<line end>02/03/1951")."""
        if self._text[field.end : field.end + 1] != "\n" or not _BREAKS_OFF.search(self._text, field.start, field.end):
            return []
        return self._dates_from(field.end + 1, field.end + 2)

    def _dates_from(self, start: int, end: int) -> list[PrintedDate]:
        first, last = (bisect_left(self._dates, at, key=_start) for at in (start, end))
        return list(self._dates[first:last])

    def _is_value(self, field: Field, date: PrintedDate) -> bool:
        """Whether nothing but filler stands between label and date (of a composite label: its other values)."""
        gap = self._text[field.start : date.start].replace("\n", " ")
        return len(gap) <= 2 * _REACH and (len(field.label.fields) > 1 or is_filler(gap))

    def _is_anothers(self, field: Field, date: PrintedDate) -> bool:
        """Whether words stand before a date on the line below a label: "Date" over "Label: RUIZ, ANA / M / 3/4/1950"."""
        return field.next_cell and _WORD.search(self._text, field.start, date.start) is not None

    def _under_heading(self, date: PrintedDate) -> Birth | None:
        place = (self._text, date.start, date.end)
        headed = is_under_birth_label(*place) or (self._asks_births and is_in_birth_column(*place))
        return Birth(date, Basis.LABEL, _HEADING_SCORE, Role.PATIENT) if headed else None

    def _compact_under_headings(self) -> dict[int, Birth]:
        """Cells of eight digits under a birth label of their column: "10 BIRTHDATE" over "02241936"."""
        found: dict[int, Birth] = {}
        for cell in _EIGHT_DIGITS.finditer(self._text):
            date = compact_date(self._text, cell.start(), cell.end())
            birth = self._under_heading(date) if date else None
            if birth and self._plausible(birth.date):
                found[cell.start()] = birth
        return found

    def _accompanied(self, date: PrintedDate) -> Birth | None:
        """A date with an age, a sex, a star or a patient's name beside it, and something dated later."""
        latest = self._latest_other(date)
        if latest and latest < min(date.readings):
            return None
        if self._beside_age(date):
            return Birth(date, Basis.PATTERN, _AGE_SCORE, Role.PATIENT)
        if has_sex_beside(self._text, date.start, date.end):
            return Birth(date, Basis.PATTERN, _SEX_SCORE, Role.PATIENT)
        if is_starred(self._text, date.start):
            return Birth(date, Basis.PATTERN, _STAR_SCORE, Role.PATIENT)
        return self._behind_name(date)

    def _beside_age(self, date: PrintedDate) -> bool:
        """An age in brackets behind it, or any age beside it that fits another date."""
        age = age_beside(self._text, date.start, date.end)
        if age is None or age.in_brackets:
            return age is not None
        others = self._others(date)
        years = {born.year + age.years for born in date.readings}
        return not others or any({day.year, day.year - 1} & years for other in others for day in other.readings)

    def _behind_name(self, date: PrintedDate) -> Birth | None:
        """ "Patient: Jane Doe 03/12/1951", years before anything else happened."""
        for field in self._names:
            if field.start <= date.start < field.end:
                others = self._others(date)
                first = min(map(_day_of_event, others)).year if others else _FIRST_PDF_YEAR
                return Birth(date, Basis.PATTERN, _NAME_SCORE, Role.PATIENT) if first > _year_of_birth(date) else None
        return None

    def _listed(self, labelled: dict[int, Birth]) -> dict[int, Birth]:
        """Those in a list of people whose dates spread as births do, unless labels say which are births."""
        dates = [row.birth for row in read_roster(self._text)]
        if any(date.start in labelled for date in dates):
            return {}
        births = (Birth(date, Basis.PATTERN, _LISTED_SCORE, Role.PATIENT) for date in dates)
        return {birth.date.start: birth for birth in births if birth.date.start not in self._otherwise}

    def _in_brackets(self, date: PrintedDate) -> Birth | None:
        """ "M. Roux (17 mai 1990)", "Objet : Sortie ROUX Ana - 17/05/1990": behind a name, years before anything else."""
        line = self._text.rfind("\n", 0, date.start) + 1
        aside = _ASIDE.search(self._text, max(line, date.start - _SUBJECT_REACH), date.start)
        if aside is None or ("(" in aside.group() and self._text[date.end : date.end + 1] != ")"):
            return None
        others = self._others(date)
        name = name_ending_at(self._text, aside.start(aside.lastgroup or 0))
        if name is None or not (name.whole or name.titled) or not others:
            return None
        early = min(map(_day_of_event, others)).year - _year_of_birth(date) >= _YEARS_BEFORE
        return Birth(date, Basis.PATTERN, _NAME_SCORE, Role.PATIENT) if early else None

    def _others(self, date: PrintedDate) -> list[PrintedDate]:
        """The page's dates of another day, the latest first."""
        return [other for other in self._latest_first if not other.may_be(date)]

    def _latest_other(self, date: PrintedDate) -> date_type | None:
        return next((_day_of_event(other) for other in self._latest_first if not other.may_be(date)), None)

    def _plausible(self, date: PrintedDate) -> bool:
        """Whether one born then lived, at most `OLDEST_YEARS` old, when the page's last event happened."""
        latest = self._latest_other(date)
        return latest is None or any(
            born <= latest and latest.year - born.year <= OLDEST_YEARS for born in date.readings
        )


def _start(date: PrintedDate) -> int:
    return date.start


def _repeated(date: PrintedDate, births: dict[int, Birth]) -> Birth | None:
    for birth in births.values():
        if date.may_be(birth.date):
            return Birth(date, Basis.PATTERN, _REPEATED_SCORE, birth.role)
    return None


def _day_of_event(date: PrintedDate) -> date_type:
    """The latest day that a date may mean, two-digit years being those of our time."""
    return max((day for day in date.readings if day.year <= _LATEST_EVENT_YEAR), default=max(date.readings))


def _year_of_birth(date: PrintedDate) -> int:
    """The last year it may mean that is not in the future of our time."""
    return max((day.year for day in date.readings if day.year <= _LATEST_EVENT_YEAR), default=0)


def _names_date(field: Field) -> bool:
    return any(name in _DATE_FIELDS for name in field.label.fields)
