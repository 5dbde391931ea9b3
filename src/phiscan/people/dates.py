"""Dates as people print them, in each language, to calendar dates."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from phiscan.languages import month_numbers
from phiscan.people.names import fold

_LEAST_MONTH_LETTERS = 3
# Two-digit years up to the pivot are of this century. Patients born before 1916 are fewer than
# those born after 2015 in no register, but reports with two-digit years are mostly of old patients.
BIRTH_PIVOT = 15
EVENT_PIVOT = 50
# Of the languages whose labels phiscan knows. A language it only thinks it recognises (a list of
# names looks like many) must not turn a birth date around.
DAY_FIRST = frozenset({"es", "fr"})
_EARLIEST_YEAR, _LATEST_YEAR = 1850, 2100

_CLOCK = re.compile(r"[ t]*\b\d{1,2}\s?[:h]\s?\d{2}.*$|t\d{2}:?\d{2}.*$")
_PART = re.compile(r"\d+|[a-z]+")
_DIGITS = re.compile(r"\d{8}")
_FULL_YEAR = re.compile(r"\d{4}")


@lru_cache(maxsize=8192)
def parse_date(text: str, language: str = "en", *, pivot: int = EVENT_PIVOT) -> date | None:
    """The date printed in `text`, None when there is none to make out.

    03/04/1951 is in April where `language` has the day first and in March otherwise; where that
    gives no date, the other order is tried. Dotted dates have the day first in every language.
    """
    folded = _CLOCK.sub("", fold(text).strip())
    parts = _PART.findall(folded)
    numbers = [part for part in parts if part.isdigit()]
    months = [month for part in parts if part.isalpha() and (month := _month(part))]
    if len(months) == 1 and len(numbers) == 2:
        return _with_month_name(numbers, months[0], pivot)
    if len(numbers) == 1 and _DIGITS.fullmatch(numbers[0]):
        numbers = _split(numbers[0])
    if months or len(numbers) != 3:
        return None
    day_first = language in DAY_FIRST or "." in folded
    return _numeric(numbers, day_first, pivot)


def has_full_year(text: str) -> bool:
    """Whether the year is printed with its century."""
    return _FULL_YEAR.search(text) is not None


def _month(word: str) -> int | None:
    if len(word) < _LEAST_MONTH_LETTERS:
        return None
    found = {number for name, number in month_numbers().items() if name.startswith(word)}
    return found.pop() if len(found) == 1 else None


def _with_month_name(numbers: list[str], month: int, pivot: int) -> date | None:
    first, second = numbers
    day, year = (second, first) if len(first) == 4 else (first, second)
    return _calendar(year, month, int(day), pivot)


def _split(digits: str) -> list[str]:
    if _EARLIEST_YEAR <= int(digits[:4]) <= _LATEST_YEAR:
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]]


def _numeric(numbers: list[str], day_first: bool, pivot: int) -> date | None:
    one, two, three = numbers
    if len(one) == 4:
        return _calendar(one, int(two), int(three), pivot)
    orders = ((two, one), (one, two)) if day_first else ((one, two), (two, one))
    dates = (_calendar(three, int(month), int(day), pivot) for month, day in orders)
    return next((each for each in dates if each), None)


def _calendar(year: str, month: int, day: int, pivot: int) -> date | None:
    if len(year) not in (2, 4):
        return None
    number = int(year)
    if len(year) == 2:
        number += 2000 if number <= pivot else 1900
    if not _EARLIEST_YEAR <= number <= _LATEST_YEAR:
        return None
    try:
        return date(number, month, day)
    except ValueError:
        return None
