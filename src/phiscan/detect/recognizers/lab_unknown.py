"""Rows of analytes nobody listed, told by their shape and by the rows they stand among.

A name with a value, a unit and a range is a result anywhere. With less it is one where a laboratory's rows are next to
it, or where its name has a laboratory's words ("RSV antigen", "anticorps anti-...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.lab_columns import column_headings
from phiscan.detect.recognizers.lab_lines import SITE
from phiscan.detect.recognizers.lab_names import is_laboratory, is_name
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_told import grown
from phiscan.detect.recognizers.lab_values import Measured, measure
from phiscan.languages import lexicon

_OPENING = r"[ *•-]*(?P<name>[^\W_][^\t\n:]{1,58}?)"
# Names that something parts from their values, and those that only a blank does.
_PARTED = re.compile(
    _OPENING + r"(?:[ ]*\t[ \t]*| {2,}|[ .]*\.{3,}[. ]*|[ .]*…[ .…]*| ?: +)(?=\S)",
)
_RUN_ON = re.compile(_OPENING + r" (?=[<>]?\d)")
_FIRM_WORD = re.compile(rf"(?:{grammar.WORD_RESULT.pattern})|{grammar.GRADE.pattern}", re.IGNORECASE)
# A result is in the company of another at most so many lines away.
_COMPANY_LINES = 2
_LINE_END = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that reads as a name with values: its number, and how much speaks for it."""

    line: int
    name: str
    values: Sequence[Measured]
    firm: bool
    weak: bool


def unknown_rows(text: str, taken: Sequence[int]) -> Iterator[Result]:
    """The values of unlisted analytes; `taken` is where the results known so far start."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    anchors = _lines_of(starts, taken)
    rows = [row for row in _rows(text) if row.line not in anchors]
    believed = {row.line for row in rows if row.firm}
    anchors |= believed
    for ordered in (rows, rows[::-1]):
        for row in ordered:
            if row.line not in believed and _has_company(row, anchors):
                believed.add(row.line)
                anchors.add(row.line)
    for row in rows:
        if row.line in believed:
            for measured in row.values:
                yield Result(measured, row.name, None, firm=False)


def _lines_of(starts: Sequence[int], places: Sequence[int]) -> set[int]:
    lines: set[int] = set()
    line = 0
    for place in sorted(places):
        while line + 1 < len(starts) and starts[line + 1] <= place:
            line += 1
        lines.add(line)
    return lines


def _has_company(row: _Row, anchors: set[int]) -> bool:
    before = any(row.line - step in anchors for step in range(1, _COMPANY_LINES + 1))
    behind = any(row.line + step in anchors for step in range(1, _COMPANY_LINES + 1))
    return (before or behind) if row.weak else (before and behind)


def _rows(text: str) -> Iterator[_Row]:
    for number, (start, end) in enumerate(_lines(text)):
        row = _row(text, number, _PARTED.match(text, start, end), end) or _row(
            text, number, _RUN_ON.match(text, start, end), end
        )
        if row:
            yield row


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _row(text: str, line: int, match: re.Match[str] | None, end: int) -> _Row | None:
    name = match["name"].strip(" .*") if match else ""
    if match is None or not is_name(name) or lexicon().whole(name) is not None:
        return None
    told = grown(text, match.end(), end, name)
    earlier = column_headings(text).above(match.start()).earlier
    measurement = measure(text, match.end(), end, cells=True, earlier=earlier)
    values = [told] if told else measurement.values
    if not values or not (told or SITE.match(text, measurement.end, end)):
        return None
    return _judged(line, text, name, values, blank=match.re is _RUN_ON)


def _judged(line: int, text: str, name: str, values: Sequence[Measured], *, blank: bool) -> _Row | None:
    first = values[0]
    parts = first.parts.keys()
    word = not first.numeric and _FIRM_WORD.fullmatch(text, first.start, first.end) is not None
    whole = {"unit", "range"} <= parts
    says = bool(parts & {"unit", "range", "flag"}) or word
    if blank and not whole:
        return None
    laboratory = is_laboratory(name)
    return _Row(line, name, values, firm=whole or (laboratory and says), weak=says or laboratory)
