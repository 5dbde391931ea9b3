"""Ages in the cell behind a birth date: a column of numbers that make the same year of every birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.dates import PrintedDate, read_dates

_NUMBER_CELL = re.compile(r"[\t\n](?P<age>\d{1,3})(?=[\t\n]|\Z)")
_OLDEST_YEARS = 120
_LEAST_ROWS = 3


def ages_behind_births(text: str) -> Iterator[tuple[int, int]]:
    """The numbers behind dates that are years apart, where date and number always add up to one year or the next."""
    rows = [
        (date, match.span("age"), int(match["age"]))
        for date in read_dates(text)
        if (match := _NUMBER_CELL.match(text, date.end)) and int(match["age"]) <= _OLDEST_YEARS
    ]
    if len(rows) < _LEAST_ROWS:
        return
    for year in sorted({born + age for date, _, age in rows for born in _years(date)}):
        fitting = [row for row in rows if any(year <= born + row[2] <= year + 1 for born in _years(row[0]))]
        if len(fitting) == len(rows) and len({age for _, _, age in rows}) >= _LEAST_ROWS:
            yield from (span for _, span, _ in rows)
            return


def _years(date: PrintedDate) -> set[int]:
    return {day.year for day in date.readings}
