"""Lines that people sign on, with captions under them as large as what is written over them.

    Ana Ruiz                 11/19/2020
    Signature of patient     Date
    Bo Lind                  11/19/2020
    Witness                  Date

Size does not tell such captions from headings: that the block opens with what is written and ends with a caption does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phiscan.extract.cells import Row

_LEAST_PAIRS = 2
_IN_LINE_PT = 5.0
# Rows further apart (in heights of the larger) are of different blocks.
_APART = 1.2
_NAMING = frozenset({"name", "signature"})
_DATES = frozenset({"date"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """By index, what is written and the row of captions under it."""

    written: int
    captions: int


def signed(rows: Sequence[Row]) -> Iterator[tuple[list[int], int]]:
    """The indices of what is written on a line to sign on, each with the index of the row of captions under it."""
    index = 0
    while index + 1 < len(rows):
        block = list(_block(rows, index))
        if len(block) >= _LEAST_PAIRS and _is_dated(rows, block[0]) and _ends(rows, block[-1].captions):
            yield from (([pair.written], pair.captions) for pair in block)
        index = block[-1].captions + 1 if block else index + 1


def _block(rows: Sequence[Row], start: int) -> Iterator[_Pair]:
    if start and not _parted(rows, start):
        return
    for index in range(start, len(rows) - 1, 2):
        near = not _parted(rows, index + 1) and (index == start or not _parted(rows, index))
        if not (near and _are_written(rows[index]) and _are_captions(rows[index + 1], rows[index])):
            return
        yield _Pair(index, index + 1)


def _are_written(row: Row) -> bool:
    return not row.openings


def _are_captions(row: Row, written: Row) -> bool:
    """Whether a row is of captions, some of them labels, and begins where what is written over it does."""
    if not row.labels or row.has_marked or row.has_figures:
        return False
    first = row[0].label
    if first is not None and first.fields[0] not in _NAMING:
        return False
    return len(written) <= len(row) and abs(row[0].x0 - written[0].x0) < _IN_LINE_PT


def _is_dated(rows: Sequence[Row], pair: _Pair) -> bool:
    """Whether a caption asks for a date, and figures stand over it."""
    return (
        any(
            over.has_figures and over.overlap(cell) > 0
            for cell in rows[pair.captions]
            if cell.label and cell.label.fields[0] in _DATES
            for over in rows[pair.written]
        )
        and not rows[pair.written][0].has_figures
    )


def _ends(rows: Sequence[Row], index: int) -> bool:
    return index + 1 == len(rows) or _parted(rows, index + 1)


def _parted(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands apart from the one above it."""
    above, row = rows[index - 1], rows[index]
    return row.below(above) > _APART * max(above.height, row.height)
