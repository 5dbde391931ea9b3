"""Susceptibilities of what was cultured: "Gentamicin <=0.25 S", "Amoxicilline\\t>16\\tR", "Cefazolin  Resistant".

A drug with its least inhibiting concentration and what it means, or with the meaning alone; on a page that speaks of
susceptibility. The drug is the analyte, the concentration the value and the meaning its flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.lab_headings import UNIT_HINT, Cell, cells_of
from phiscan.detect.recognizers.lab_names import is_name
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured
from phiscan.detect.sieve import Sieved
from phiscan.languages import lexicon

_PAGE_SPEAKS = Sieved(
    r"\b(?:mics?|cmi|antibiogram\w*|susceptib\w+|sensitivit(?:y|ies)|sensibilit[ée]s?|antibiotics?|antibiotiques?|antimicrobial|s/i/r)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"(?:S|I|R|NS|SDD|SFP|POS|NEG)\*?|susceptible|sensitive|sensible|interm[ée]diate|interm[ée]diaire|resistant|r[ée]sistante?",
    re.IGNORECASE,
)
_CONCENTRATION = re.compile(r"(?:[<>]=?|=[<>]|[≤≥])? ?\d{1,4}(?:[.,]\d{1,4})?(?: ?/ ?\d{1,4}(?:[.,]\d{1,4})?)?")
_UNIT = re.compile(r" ?(?:mcg|[µu]g|mg)/m?l", re.IGNORECASE)
# A line of which nothing but blanks parts the cells.
_LINE = re.compile(
    rf"(?m)^[ *•-]*(?P<name>[^\W\d_][^\t\n:]{{2,40}}?) +(?:(?P<value>{_CONCENTRATION.pattern}) +)?(?P<meaning>(?:S|I|R|NS|SDD|SFP)\*?|Susceptible|Intermediate|Resistant|Sensible|Interm[ée]diaire|R[ée]sistant)"
    rf"(?: +(?P<behind>{_CONCENTRATION.pattern}))?[ ]*$"
)
_ROW = re.compile(r"(?m)^[^\n\t]+\t[^\n]+$")
# A meaning in one letter is believed beside another such row.
_LEAST_ROWS = 2


def susceptibilities(text: str) -> Iterator[Result]:
    """The susceptibilities that a text tells, each once."""
    if _PAGE_SPEAKS.search(text) is None:
        return
    found = [*_in_cells(text), *_in_lines(text)]
    if len(found) >= _LEAST_ROWS:
        yield from found


def _in_cells(text: str) -> Iterator[Result]:
    for row in _ROW.finditer(text):
        cells = cells_of(text, *row.span())
        name = text[cells[0].start : cells[0].end].strip(" *")
        if not _is_drug(name):
            continue
        values = [cell for cell in cells[1:] if _fits(_CONCENTRATION, text, cell)]
        meanings = [cell for cell in cells[1:] if _MEANING.fullmatch(text[cell.start : cell.end].strip())]
        if len(meanings) == 1 and len(values) <= 1:
            value = values[0] if values else meanings[0]
            hint = UNIT_HINT.search(value.heading)
            meaning = text[meanings[0].start : meanings[0].end].strip()
            yield _result(text, name, (value.start, value.end), meaning, hint[1] if hint and values else "")


def _in_lines(text: str) -> Iterator[Result]:
    for line in _LINE.finditer(text):
        name = line["name"].strip(" .")
        if _is_drug(name):
            group = "value" if line["value"] else "behind" if line["behind"] else "meaning"
            yield _result(text, name, line.span(group), line["meaning"], "")


def _fits(pattern: re.Pattern[str], text: str, cell: Cell) -> bool:
    return pattern.fullmatch(_UNIT.sub("", text[cell.start : cell.end].strip())) is not None


def _is_drug(name: str) -> bool:
    return is_name(name) and not any(map(str.isdigit, name)) and lexicon().whole(name) is None


def _result(text: str, name: str, span: tuple[int, int], meaning: str, unit: str) -> Result:
    start, end = span
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    printed = _UNIT.search(text, start, end)
    unit = unit or (printed.group().strip() if printed else "")
    parts = {"flag": meaning} | ({"unit": unit} if unit else {})
    return Result(Measured(start, printed.start() if printed else end, parts=parts), name, None, firm=True)
