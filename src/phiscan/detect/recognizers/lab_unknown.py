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
from phiscan.detect.recognizers.lab_names import is_name
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_told import grown
from phiscan.detect.recognizers.lab_values import Measured, measure
from phiscan.languages import fold, lexicon

_ROW = re.compile(
    r"(?m)^[ *•-]*(?P<name>[^\W_][^\t\n:]{1,58}?)(?P<gap>[ ]*\t[ \t]*| {2,}|[ .]*\.{3,}[. ]*|[ .]*…[ .…]*| ?: +|(?P<blank> )(?=[<>]?\d))(?=\S)"
)
# Words of laboratories in a name.
_LABORATORY = re.compile(
    r"\b(?:antibod(?:y|ies)|ab|abs|antigens?|ag|igg|igm|iga|ige|pcr|naat?|dna|rna|toxins?|receptors?|mutation|gene|virus|viral load|serology|titer|"
    r"anticorps|ac|antigene|adn|arn|toxine|recepteurs?|serologie|recherche de|depistage|charge virale|culture|screen|hla-?\w*|her-?2|ki-?67|"
    r"pd-?l1|brca ?[12]?|virus|influenza|rsv|mrsa|streptococ\w*|chlamydia\w*|isoenzyme|kinase|hormone|globulin|globuline|factor \w+|facteur \w+|anti-\w+)\b"
)
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
    rows = [row for row in _rows(text, starts) if row.line not in anchors]
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


def _rows(text: str, starts: Sequence[int]) -> Iterator[_Row]:
    columns = column_headings(text)
    line = 0
    for match in _ROW.finditer(text):
        name = match["name"].strip(" .*")
        if not is_name(name) or lexicon().whole(name) is not None:
            continue
        while line + 1 < len(starts) and starts[line + 1] <= match.start("name"):
            line += 1
        end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
        told = grown(text, match.end(), end, name)
        measurement = measure(text, match.end(), end, cells=True, earlier=columns.above(match.start()).earlier)
        values = [told] if told else measurement.values
        if values and (told or SITE.match(text, measurement.end, end)):
            row = _judged(text, line, name, values, blank=match["blank"] is not None)
            if row:
                yield row


def _judged(text: str, line: int, name: str, values: Sequence[Measured], *, blank: bool) -> _Row | None:
    first = values[0]
    parts = first.parts.keys()
    word = not first.numeric and _FIRM_WORD.fullmatch(text, first.start, first.end) is not None
    whole = {"unit", "range"} <= parts
    says = bool(parts & {"unit", "range", "flag"}) or word
    if blank and not whole:
        return None
    laboratory = _LABORATORY.search(fold(name)) is not None
    return _Row(line, name, values, firm=whole or (laboratory and says), weak=says or laboratory)
