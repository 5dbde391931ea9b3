"""Narrow gaps between columns: what stands under one another in many rows is a column, however near to the next.

A gap between words that is too narrow to part two cells by itself parts them where the word behind it begins, or
the word before it ends, in line with cells of other rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phiscan.extract.cells import Cell, Row, width_of_two

# Wider than a word space (half a character; one in a typewriter font) and too narrow for a cell's end by itself.
_GAP_CHARS = 1.15
_IN_LINE_PT = 0.8
_LEAST_CELLS = 3
# Rows further away belong to another table.
_REACH_ROWS = 25


def part_at_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows, with cells parted where a column of other rows begins or ends."""
    suspects = {index: gaps for index, row in enumerate(rows) if (gaps := list(_narrow_gaps(row)))}
    if not suspects:
        return list(rows)
    starts = sorted((cell.x0, index) for index, row in enumerate(rows) for cell in row)
    ends = sorted((cell.x1, index) for index, row in enumerate(rows) for cell in row[:-1] if cell.text[-1].isdigit())
    parted = list(rows)
    for index, gaps in suspects.items():
        chosen = [(cell, at) for cell, at in gaps if _is_column(cell, at, index, starts, ends)]
        if chosen:
            parted[index] = Row(
                [part for cell in rows[index] for part in _parts(cell, [at for c, at in chosen if c is cell])]
            )
    return parted


def _narrow_gaps(row: Row) -> Iterator[tuple[Cell, int]]:
    """The gaps within cells that might part columns: the cell, and the place of the word behind the gap."""
    for cell in row:
        for at in range(1, len(cell.words)):
            before, after = cell.words[at - 1], cell.words[at]
            if after.x0 - before.x1 > _GAP_CHARS * width_of_two(before, after):
                yield cell, at


def _is_column(cell: Cell, at: int, index: int, starts: list[tuple[float, int]], ends: list[tuple[float, int]]) -> bool:
    before, after = cell.words[at - 1], cell.words[at]
    if _in_line(starts, after.x0, index) >= _LEAST_CELLS:
        return True
    return before.text[-1].isdigit() and _in_line(ends, before.x1, index) >= _LEAST_CELLS


def _in_line(edges: list[tuple[float, int]], x: float, index: int) -> int:
    """How many rows near row `index` have a cell's edge at x."""
    first, last = bisect_left(edges, (x - _IN_LINE_PT, -1)), bisect_right(edges, (x + _IN_LINE_PT, len(edges)))
    return len({row for _, row in edges[first:last] if 0 < abs(row - index) <= _REACH_ROWS})


def _parts(cell: Cell, places: list[int]) -> list[Cell]:
    bounds = [0, *places, len(cell.words)]
    return [Cell(cell.words[start:end]) for start, end in pairwise(bounds)]
