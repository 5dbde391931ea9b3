"""Rows of headings that are dates: which columns hold results, and when each was measured.

"Test\\tResult\\tUnits\\tPrevious 08/12/17" heads one earlier result; "09/12/17\\t09/11/17\\t09/10/17\\tUnits" heads
three results, the first of them the page's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.lab_headings import Kind, kind_of
from phiscan.detect.sieve import Sieved
from phiscan.languages import remembered

_HEADING_ROW = re.compile(
    r"(?m)^(?=[^\n\t]*\t|[^\n]* {3}|[^\n]*\d{4}[^\n]+\d{4}|[^\n]*\d/\d\d?/\d\d[^\n]+\d/\d\d?/\d\d)[^\n]+$"
)
_PREVIOUS_WORD = re.compile(r"ant[ée]r|pr[ée]v|prior|pr[ée]c(?:[ée]d|\b)|last|dernier", re.IGNORECASE)
_DATED = re.compile(
    rf"[^\d\n]{{0,12}}({grammar.DATE.pattern})(?:,?[ T-]*\d{{1,2}}[:hH]?\d{{2}}(?::\d{{2}})?)?\W*\Z", re.IGNORECASE
)
# "Date: 04/09\t11/09\t18/09": days of a year that the page tells elsewhere, behind a heading of their own.
_SHORT = re.compile(r"(?:^|(?<=\t))\d{1,2}/\d{1,2}(?=\t|$)")
_SHORT_CELL = re.compile(r"(\d{1,2}/\d{1,2})")
_HEADS = re.compile(rf"^[^\t\n:\d]{{1,20}} ?: +(?=\d{{1,4}}[/.-]\d{{1,2}}\b|{grammar.DATE.pattern})", re.IGNORECASE)
_EARLIER_LINE = Sieved(
    rf"(?m)^(?:[^\W\d_]+ )?(?:ant[ée]riorit[ée]s?|ant[ée]rieurs?|pr[ée]c[ée]dents?|previous(?: results?)?|prior(?: results?)?)(?: du| of)?"
    rf"[ :\t]*(?P<date>{grammar.DATE.pattern})[ \t]*\n",
    re.IGNORECASE,
)
_LEAST_DATES = 2
_HEADING_WORDS = frozenset(
    "test component analyte lab date reference ref range interval unit flag result normal analyse examen parametre paramètre réf "
    "référence norme normale unité résultat am pm component(s) procedure collected drawn".split()
)
_CELLS = re.compile(r"\t| {3,}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
# A column's name is short; a longer cell is a sentence or a value.
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a row of headings starts, the date of its first column of results, and those of the others ("" for none)."""

    start: int
    first: str | None
    earlier: tuple[str, ...]


NO_COLUMNS = Columns(0, None, ())


class ColumnHeadings:
    """The rows of a text that head columns of results."""

    def __init__(self, text: str) -> None:
        rows = ((match.start(), _told_by(match.group())) for match in _HEADING_ROW.finditer(text))
        found = [Columns(start, *told) for start, told in rows if told]
        self._found = sorted([*found, *_apart(text)], key=lambda columns: columns.start)
        self._starts = [columns.start for columns in self._found]

    def above(self, at: int) -> Columns:
        """The columns that the last row of headings above a place tells."""
        place = bisect_right(self._starts, at)
        return self._found[place - 1] if place else NO_COLUMNS


def _apart(text: str) -> Iterator[Columns]:
    """Headings of earlier results on a line of their own, over the row of the other headings: "Antériorités : 28/08/2023"."""
    for match in _EARLIER_LINE.finditer(text):
        row = _HEADING_ROW.match(text, match.end())
        kinds = [kind_of(cell.strip()) for cell in _CELLS.split(row.group().strip())] if row else []
        if row and Kind.RESULT in kinds and Kind.PREVIOUS not in kinds and ":" not in row.group():
            yield Columns(row.start(), None, (match["date"],))


def _run_of_dates(line: str) -> tuple[str, ...]:
    """The dates of a row of headings that only blanks part: "Test Jan 23, 2022 Apr 27, 2022 Reference"; () for none."""
    dates = tuple(match.group() for match in grammar.DATE.finditer(line))
    if len(dates) < _LEAST_DATES or ":" in _CLOCK.sub("", line):
        return ()
    rest = _CLOCK.sub(" ", grammar.DATE.sub(" ", line))
    words = re.findall(r"[^\W_]+", rest)
    return dates if all(word.isdigit() or word.lower().rstrip("s.") in _HEADING_WORDS for word in words) else ()


@lru_cache(maxsize=4)
def column_headings(text: str) -> ColumnHeadings:
    """The headings of a text, read once for all who ask."""
    return ColumnHeadings(text)


@remembered(1 << 11)
def _told_by(row: str) -> tuple[str | None, tuple[str, ...]] | None:
    """What a row tells when it heads columns: the date of the first column of results, and those of the others."""
    line = _HEADS.sub("", row)
    if run := _run_of_dates(line):
        return run[0], run[1:]
    has_date = grammar.DATE.search(line) is not None or len(_SHORT.findall(line)) > 1
    if not (has_date or _PREVIOUS_WORD.search(line)):
        return None
    cells = [cell.strip() for cell in _CELLS.split(line.strip())]
    if any(len(cell) > _LONGEST_HEADING or ":" in _CLOCK.sub("", cell) for cell in cells):
        return None
    kinds = [kind_of(cell) for cell in cells]
    dated = [_DATED.match(cell) or _SHORT_CELL.fullmatch(cell) for cell in cells]
    columns = [
        (date.group(1) if date else "", kind)
        for date, kind in zip(dated, kinds, strict=True)
        if date or kind is Kind.PREVIOUS
    ]
    headed = any(kind in (Kind.RESULT, Kind.RANGE, Kind.UNIT) for kind in kinds)
    if not columns or not (headed or sum(date is not None for date in dated) > 1):
        return None
    names = tuple(name for name, _ in columns)
    current = Kind.RESULT in kinds or columns[0][1] is Kind.PREVIOUS
    return (None, names) if current else (names[0], names[1:])
