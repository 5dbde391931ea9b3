"""Cells of a table whose column has no heading, or one that says of which sort the results are: what their shape makes of them.

French reports head "Résultats" and "Valeurs de référence" and leave the columns of names and units bare; American ones have a
column of normal and one of abnormal results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.lab_headings import Cell, Kind
from phiscan.detect.recognizers.lab_values import measure
from phiscan.languages import fold

_SORT = re.compile(
    r"(?:results? )?(?:ab|hors )?norm(?:al|ale|aux|e)(?: results?)?|(?:resultats? )?(?:a?normale?|a?normaux)"
)


def with_bare_kinds(text: str, cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a row, the bare ones with the kind of their shape where no heading claims that kind."""
    cells = _sorted(text, cells)
    claimed = {cell.kind for cell in cells}
    if claimed == {None}:
        return list(cells)
    shaped = []
    for place, cell in enumerate(cells):
        if cell.kind is None and (dated := _earlier(text, cell, cells[place + 1 : place + 2])):
            shaped.append(dated)
            continue
        kind = _shape(text, cell, claimed) if cell.kind is None and place else None
        claimed.add(kind)
        shaped.append(replace(cell, kind=kind) if kind else cell)
    return shaped


def _sorted(text: str, cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells, a value under "Normal" or "Abnormal" as the result where another cell has the range and none is headed so."""
    ranges = [cell for cell in cells if cell.kind is Kind.RANGE]
    if not ranges or any(cell.kind is Kind.RESULT for cell in cells):
        return cells
    for place, cell in enumerate(cells):
        if _SORT.fullmatch(fold(cell.heading)) and ranges != [cell] and _is_value(text, cell):
            return [*cells[:place], replace(cell, kind=Kind.RESULT), *cells[place + 1 :]]
    return cells


def _earlier(text: str, cell: Cell, following: Sequence[Cell]) -> Cell | None:
    """A value whose date is all that stands under the heading of earlier results ("95 | 05/02/2023"), as one of them."""
    if not following or following[0].kind is not Kind.PREVIOUS or not _is_value(text, cell):
        return None
    content = text[following[0].start : following[0].end].strip()
    return replace(cell, kind=Kind.PREVIOUS, date=content) if grammar.DATE.fullmatch(content) else None


def _shape(text: str, cell: Cell, claimed: set[Kind | None]) -> Kind | None:
    content = text[cell.start : cell.end].strip()
    if Kind.UNIT not in claimed and grammar.UNIT.fullmatch(content):
        return Kind.UNIT
    if Kind.RANGE not in claimed and grammar.RANGE.fullmatch(content):
        return Kind.RANGE
    if Kind.FLAG not in claimed and grammar.FLAG.fullmatch(content):
        return Kind.FLAG
    heads_results = bool(claimed & {Kind.RANGE, Kind.UNIT, Kind.PREVIOUS, Kind.ANALYTE}) and Kind.RESULT not in claimed
    return Kind.RESULT if heads_results and _is_value(text, cell) else None


def _is_value(text: str, cell: Cell) -> bool:
    measurement = measure(text, cell.start, cell.end, cells=True)
    return len(measurement.values) == 1 and not text[measurement.end : cell.end].strip(" .;,*")
