"""Lists of people without labels: rows with a name and a date, whose dates spread over decades.

Appointments, collections and prints of one list lie weeks apart; births lie decades apart. So a column of dates,
each on a line with a name, is one of births when its years spread as births do, and nothing on its line is older.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from phiscan.detect.recognizers.dates import PrintedDate, read_dates
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, name_at

# A run of words between numbers, cells and marks, from its first capital.
_PIECE = re.compile(r"(?<![\w'’-])[^\W\d_a-zà-ÿ](?:[^\W\d_]|[ ,'’.-])*")
# An initial, marks, a credential or sex.
_AFTER_NAME = re.compile(r"[ ,.-]*[^\W\d_]?[ ,.-]*(?:[A-Z]{2,4})?[ ,.-]*")
_BY = re.compile(r"\b(?:by|par|user|utilisateur)[ :]*\Z", re.IGNORECASE)
_REACH = 14
_LEAST_ROWS = 3
_LEAST_SPREAD_YEARS = 20
_MOST_WORDS = 6
_LATEST_YEAR = 2050


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A name and the birth date on its line."""

    name: Name
    birth: PrintedDate


@lru_cache(maxsize=4)
def read_roster(text: str) -> tuple[RosterRow, ...]:
    """The rows of the lists in a text, from top to bottom; none where the dates are not spread as births are."""
    dated = list(_dated_lines(text))
    if len(dated) < _LEAST_ROWS:
        return ()
    rows = [row for line in dated if (row := _row(text, *line))]
    columns = range(max((len(dates) for _, dates in rows), default=0))
    return next((found for column in columns if (found := _births(rows, column))), ())


def _dated_lines(text: str) -> Iterator[tuple[int, int, list[PrintedDate]]]:
    """The lines in which dates begin, and those dates."""
    for start, dates in groupby(read_dates(text), key=lambda date: text.rfind("\n", 0, date.start) + 1):
        yield start, line_end(text, start), list(dates)


def _row(text: str, start: int, end: int, dates: list[PrintedDate]) -> tuple[Name, list[PrintedDate]] | None:
    name = next(_names(text, start, end), None)
    if name is None or any(name.start < date.end and date.start < name.end for date in dates):
        return None
    return name, dates


def _names(text: str, start: int, end: int) -> Iterator[Name]:
    """Names that fill a piece of the line, up to initials and marks."""
    for piece in _PIECE.finditer(text, start, end):
        name = name_at(text, piece.start(), piece.end(), sure=True)
        if (
            name is None
            or not name.whole
            or name.words > _MOST_WORDS
            or name.credential
            or name.titled == "practitioner"
        ):
            continue
        if _BY.search(text, max(start, name.start - _REACH), name.start):
            return  # "Printed 8/17/2025 by Ana Ruiz", "run 8/17/2025 user Ana Ruiz"
        if _AFTER_NAME.fullmatch(text, name.end, piece.end()):
            yield name


def _births(rows: Sequence[tuple[Name, list[PrintedDate]]], column: int) -> tuple[RosterRow, ...]:
    with_date = [(name, dates) for name, dates in rows if len(dates) > column]
    found = tuple(RosterRow(name, dates[column]) for name, dates in with_date if _is_oldest(dates[column], dates))
    years = [_year(row.birth) for row in found]
    enough = len(found) >= _LEAST_ROWS and len(found) * 2 > len(with_date)
    return found if enough and max(years) - min(years) >= _LEAST_SPREAD_YEARS else ()


def _is_oldest(date: PrintedDate, dates: Sequence[PrintedDate]) -> bool:
    return all(_year(date) <= _year(other) for other in dates)


def _year(date: PrintedDate) -> int:
    return max((day.year for day in date.readings if day.year <= _LATEST_YEAR), default=0)
