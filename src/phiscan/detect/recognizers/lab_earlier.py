"""Earlier results in a last column without a heading: "Potassium\t4,57 mmol/L\t3,50 à 5,10\t4,15".

Numbers there are results when they are written as the row's own one, with as many decimals and of its magnitude, and no two
rows have the same: a laboratory's or a method's code is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.lab_headings import LETTER
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured
from phiscan.detect.recognizers.lines import line_end

_LAST_CELL = re.compile(rf"\t[ ]*(?P<value>(?!0\d)\d{{1,6}}(?:[.,]\d{{1,4}})?) ?(?:{grammar.FLAG.pattern})?[ *]*\Z")
_DECIMALS = re.compile(r"\d+(?:[.,](?P<decimals>\d+))?")
_LEAST_ROWS = 2
_MAGNITUDE = 10


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in the last cell of a result's row."""

    result: Result
    start: int
    end: int


def in_last_columns(text: str, found: Sequence[Result]) -> Iterator[Result]:
    """The results that the last cells of the rows of `found` ones hold."""
    known = {each.measured.start for each in found}
    cells = [cell for each in found if (cell := _last_cell(text, each)) and cell.start not in known]
    if len({text[cell.start : cell.end] for cell in cells}) < _LEAST_ROWS:
        return
    for cell in cells:
        own = cell.result.measured.parts
        parts = {key: told for key, told in own.items() if key in ("unit", "range")}
        measured = Measured(cell.start, cell.end, parts=parts, previous=True)
        yield Result(measured, cell.result.printed, cell.result.mention, cell.result.firm)


def _last_cell(text: str, result: Result) -> _Column | None:
    measured = result.measured
    if not measured.numeric or measured.previous or measured.parts.keys().isdisjoint({"unit", "range"}):
        return None
    end = line_end(text, measured.end)
    match = _LAST_CELL.match(text, max(text.rfind("\t", measured.end, end), measured.end), end)
    if (
        match is None
        or _has_words(text[measured.end : match.start()])
        or not _alike(text[measured.start : measured.end], match["value"])
    ):
        return None
    return _Column(result, *match.span("value"))


def _has_words(between: str) -> bool:
    """Whether a cell before the last one is more than a unit, range or flag: the last one may be that one's."""
    cells = [cell.strip() for cell in between.split("\t")[1:]]
    return any(
        LETTER.search(cell)
        and not any(pattern.fullmatch(cell) for pattern in (grammar.UNIT, grammar.RANGE, grammar.FLAG))
        for cell in cells
    )


def _alike(own: str, other: str) -> bool:
    """Whether two numbers are written alike: "4,57" and "4,15"."""
    one, two = _DECIMALS.search(own), _DECIMALS.fullmatch(other)
    if one is None or two is None or len(one["decimals"] or "") != len(two["decimals"] or ""):
        return False
    first, second = (float(each.group().replace(",", ".")) for each in (one, two))
    return 0 < first <= second * _MAGNITUDE and second <= first * _MAGNITUDE
