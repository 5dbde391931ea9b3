"""Tables printed as text, their columns parted by a mark: "nom;prenom;ddn" over "ROUX;Ana;12/03/1951".

Each value is written behind its column's heading, as in tables whose columns are told by their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from phiscan.extract.cells import Cell, Row
from phiscan.extract.raw import RawWord
from phiscan.extract.units import Line, Unit, labelled, line_of
from phiscan.languages import lexicon

# The marks, and how large a share of the headings must be labels: commas part the words of sentences too.
_MARKS = {";": 0.5, "|": 0.5, ",": 0.9}
_LEAST_COLUMNS = 4
_HALF = 0.5

Parts = list[list[RawWord]]


def delimited_units(rows: Sequence[Row]) -> dict[int, Unit]:
    """The rows that are such a table's, by their index: the heading as it is, each other one behind its headings."""
    found: dict[int, Unit] = {}
    heading: list[Cell | None] = []
    mark = ""
    for index, row in enumerate(rows):
        if heading and (unit := _row_unit(row, mark, heading)):
            found[index] = unit
            continue
        mark, heading = _heading(row)
        if heading:
            found[index] = Unit(
                [list(chain.from_iterable(line_of(cell, before=" ") for cell in row))], row, is_row=True
            )
    alone = [index for index in found if index + 1 not in found and index - 1 not in found]
    return {index: unit for index, unit in found.items() if index not in alone}


def _heading(row: Row) -> tuple[str, list[Cell | None]]:
    """The mark of a row that heads such a table, and its headings; an empty mark where it heads none."""
    for mark, share in _MARKS.items():
        first, parted, _ = row[0].text.partition(mark)
        if not parted or sum(cell.text.count(mark) for cell in row) < _LEAST_COLUMNS - 1:
            continue
        if share > _HALF and lexicon().whole(first) is None:
            continue
        cells = [Cell(part) if part else None for part in _parts(row, mark)]
        labels = sum(1 for cell in cells if cell and cell.label)
        if (
            len(cells) >= _LEAST_COLUMNS
            and labels >= share * len(cells)
            and not any(cell and cell.label is None and cell.has_figures for cell in cells)
        ):
            return mark, cells
    return "", []


def _row_unit(row: Row, mark: str, heading: Sequence[Cell | None]) -> Unit | None:
    """A row of as many values as there are headings, each behind its own."""
    if sum(cell.text.count(mark) for cell in row) != len(heading) - 1:
        return None
    line: Line = []
    for label, part in zip(heading, _parts(row, mark), strict=True):
        if not part:
            continue
        value = Cell(part)
        pieces = labelled(label, [value], echo=True)[0] if label else line_of(value)
        if line:
            first = pieces[0]
            pieces[0] = type(first)(first.word, "\t", first.echo)
        line += pieces
    return Unit([line], row, is_row=True) if line else None


def _parts(row: Row, mark: str) -> Parts:
    """The words of a row between the marks; words that hold one are parted there."""
    parts: Parts = [[]]
    for word in chain.from_iterable(cell.words for cell in row):
        for number, (start, end) in enumerate(_spans(word.text, mark)):
            if number:
                parts.append([])
            if text := word.text[start:end].strip('"'):
                wide = (word.x1 - word.x0) / len(word.text)
                parts[-1].append(word._replace(text=text, x0=word.x0 + start * wide, x1=word.x0 + end * wide))
    return parts


def _spans(text: str, mark: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for piece in text.split(mark):
        spans.append((start, start + len(piece)))
        start += len(piece) + len(mark)
    return spans
