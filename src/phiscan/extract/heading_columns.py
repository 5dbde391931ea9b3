"""Columns told by their heading: where it begins, words of the rows below begin too, however narrow the gap before them.

Two headings that stand as near to one another as the words of one are parted where the columns below them are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from phiscan.extract.cells import Cell, Row
from phiscan.languages import lexicon

_IN_LINE_PT = 1.0
_LEAST_ROWS = 3
_REACH_ROWS = 25
_LEAST_LABELS = 2
# So many of the columns begin in a row of the table, however near its cells are.
_FITTING = 0.6


def part_at_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, with headings parted where columns below them begin, and cells where their headings do."""
    parted = list(rows)
    for index, row in enumerate(rows):
        if _may_head(row):
            parted[index] = Row([part for cell in row for part in _headings(rows, index, cell)])
            if len(parted[index].labels) >= _LEAST_LABELS:
                _part_below(parted, index)
    return parted


def _may_head(row: Row) -> bool:
    """Whether a row is of words alone, some of them labels."""
    if len(row) == 1 and len(row[0].words) < _LEAST_LABELS:
        return False
    return not row.has_figures and row.openings > 0 and not row.has_marked


def _headings(rows: Sequence[Row], index: int, cell: Cell) -> list[Cell]:
    """A heading's cell, or the headings it is made of: each a label, each over a column."""
    if len(cell.words) == 1 or cell.label is not None:
        return [cell]
    places = [at for at in range(1, len(cell.words)) if _rows_at(rows, index, cell.words[at].x0) >= _LEAST_ROWS]
    parts = _parts(cell, places)
    known = sum(lexicon().whole(part.text) is not None for part in parts)
    # "SALLE NOM PRENOM": what a heading is called need not be known where the cells below it stand apart.
    apart = all(_cells_at(rows, index, cell.words[at].x0) >= _LEAST_ROWS for at in places)
    return parts if places and (known == len(parts) or (known and apart)) else [cell]


def _cells_at(rows: Sequence[Row], index: int, x: float) -> int:
    """How many of the rows below have a cell that begins at x."""
    below = rows[index + 1 : index + 1 + _REACH_ROWS]
    return sum(1 for row in below if any(abs(cell.x0 - x) < _IN_LINE_PT for cell in row))


def _rows_at(rows: Sequence[Row], index: int, x: float) -> int:
    """How many of the rows below have a word that begins at x."""
    return sum(1 for row in rows[index + 1 : index + 1 + _REACH_ROWS] if _starts_at(row, x))


def _starts_at(row: Row, x: float) -> bool:
    return any(
        abs(word.x0 - x) < _IN_LINE_PT for cell in row if cell.x0 - _IN_LINE_PT < x < cell.x1 for word in cell.words
    )


def _part_below(rows: list[Row], index: int) -> None:
    """Part the cells under a heading where its columns begin, up to the next heading or the text behind the table."""
    below = range(index + 1, min(len(rows), index + 1 + _REACH_ROWS))
    starts = sorted(
        cell.x0
        for cell in rows[index]
        if _rows_at(rows, index, cell.x0) >= _LEAST_ROWS and not _is_centred(rows, index, cell.x0)
    )
    if not starts:
        return
    for at in below:
        row = rows[at]
        if _may_head(row) and len(row.labels) >= _LEAST_LABELS:
            return
        places = [_places(cell, starts) for cell in row]
        if not any(places) and len(row) > 1:
            continue
        parts = Row([part for cell, inside in zip(row, places, strict=True) for part in _parts(cell, inside)])
        fitting = sum(1 for part in parts if _near(starts, part.x0))
        if len(parts) > len(row) and fitting >= max(_LEAST_LABELS, _FITTING * len(starts)):
            rows[at] = parts
        elif len(row) == 1 and fitting < _LEAST_LABELS and _runs_across(row[0], starts):
            return


def _is_centred(rows: Sequence[Row], index: int, x: float) -> bool:
    """Whether a heading stands in the middle of its column: cells that reach over its edge begin in line, under no heading's edge."""
    below = rows[index + 1 : index + 1 + _REACH_ROWS]
    over = [cell.x0 for row in below for cell in row if cell.x0 + _IN_LINE_PT < x < cell.x1]
    headings = [cell.x0 for cell in rows[index]]
    apart = sorted(start for start in over if not any(abs(start - each) < _IN_LINE_PT for each in headings))
    if 2 * len(apart) <= len(over) or len(apart) < _LEAST_ROWS:
        return False
    middle = apart[len(apart) // 2]
    return 2 * sum(1 for start in apart if abs(start - middle) < _IN_LINE_PT) > len(apart)


def _runs_across(cell: Cell, starts: Sequence[float]) -> bool:
    """Whether a row's only cell is text behind a table: it begins in the first column, as no second line of a later cell does."""
    return sum(1 for x in starts if x < cell.x1) > _LEAST_LABELS and cell.x0 < starts[1]


def _places(cell: Cell, starts: Sequence[float]) -> list[int]:
    """The places of words inside a cell that begin where a column does."""
    return [at for at, word in enumerate(cell.words) if at and _near(starts, word.x0)]


def _near(starts: Sequence[float], x: float) -> bool:
    at = bisect_left(starts, x - _IN_LINE_PT)
    return at < len(starts) and starts[at] < x + _IN_LINE_PT


def _parts(cell: Cell, places: Sequence[int]) -> list[Cell]:
    bounds = [0, *places, len(cell.words)]
    return [Cell(cell.words[start:end]) for start, end in pairwise(bounds)] if places else [cell]
