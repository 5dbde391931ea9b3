"""Rows of a table whose cells stand in the middle of its height: a line of one stands between two lines of another.

"9h40 | DIOP" over "| toux |" over "| Ana" is one row: lines that overlap in height are of one, as rows do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from phiscan.extract.cells import Cell, Row
from phiscan.extract.headings import slot
from phiscan.extract.parted import join_lines

_LEAST_COLUMNS = 3
_MOST_LINES = 9
# Lines of one row share so much of their height; what is further below than so many heights is no more of the table.
_OVERLAP, _ROW_GAP = 0.15, 2.2
# A column begins where so many cells do.
_LEAST_STARTS = 3


def join_centred(rows: list[Row]) -> None:
    """Put the lines of each row under a heading of three columns or more together: changes `rows` in place."""
    index = 0
    while index < len(rows):
        if len(rows[index]) >= _LEAST_COLUMNS and rows[index].is_heading:
            end = _table_end(rows, index)
            if any(_overlaps(rows, below) for below in range(index + 2, end)):
                rows[index + 1 : end] = _joined(rows[index + 1 : end], rows[index])
        index += 1


def _table_end(rows: Sequence[Row], index: int) -> int:
    """The row behind the last one that stands near the one above it and heads no other table."""
    end = index + 1
    while end < len(rows) and not rows[end].is_heading:
        if rows[end].below(rows[end - 1]) > _ROW_GAP * rows[end - 1].height:
            break
        end += 1
    return end


def _overlaps(rows: Sequence[Row], index: int) -> bool:
    """Whether a row begins higher than the one before it ends."""
    return rows[index].below(rows[index - 1]) < -_OVERLAP * rows[index].height


def _joined(rows: Sequence[Row], heading: Row) -> list[Row]:
    """The rows, those that overlap as one, of at most one cell more than the heading."""
    extents = _extents(rows)
    joined: list[Row] = []
    first = 0
    for behind in range(1, len(rows) + 1):
        if behind < len(rows) and _overlaps(rows, behind):
            continue
        chain = rows[first:behind]
        whole = _one_row(chain, extents, heading) if 1 < len(chain) <= _MOST_LINES else None
        joined += [whole] if whole is not None and len(whole) <= len(heading) + 1 else chain
        first = behind
    return joined


def _extents(rows: Sequence[Row]) -> dict[int, float]:
    """Where columns begin that are set left, in whole points, and where each ends."""
    begun = Counter(round(cell.x0) for row in rows for cell in row)
    starts = sorted(x0 for x0, times in begun.items() if times >= _LEAST_STARTS)
    limits = dict(zip(starts, [*starts[1:], float("inf")], strict=False))
    extents = dict.fromkeys(starts, 0.0)
    for part in (part for row in rows for cell in row for part in _parts(cell, extents)):
        start = round(part.x0)
        if start in extents:
            extents[start] = max(extents[start], min(part.x1, limits[start]))
    return extents


def _one_row(chain: Sequence[Row], extents: Mapping[int, float], heading: Row) -> Row | None:
    """The lines of a row in one, those of each column behind one another; None where they stand in no columns."""
    columns: list[_Column] = []
    for row in chain:
        for part in (part for cell in row for part in _parts(cell, extents)):
            within = [start for start, end in extents.items() if start < part.x1 and part.x0 < end]
            start = within[0] if len(within) == 1 else None
            above = [column for column in columns if column.holds(part, start)]
            if not above and not within and columns and slot(heading, columns[-1].lines[-1]) == slot(heading, part):
                above = columns[-1:]  # words set far apart to fill the column
            if len(above) > 1:
                return None
            if not above:
                columns.append(_Column(start, [part]))
            elif part.top < above[0].lines[-1].bottom - _OVERLAP * part.height:
                if part.top != above[0].lines[-1].top:
                    return None
                above[0].lines[-1] = Cell([*above[0].lines[-1].words, *part.words])
            else:
                above[0].lines.append(part)
    cells = [Cell(join_lines([line.words for line in column.lines])) for column in columns]
    return Row(sorted(cells, key=lambda cell: cell.x0))


@dataclass(slots=True)
class _Column:
    """The lines of one column in one row; where the column begins, if it is one that is set left."""

    start: int | None
    lines: list[Cell]

    def holds(self, part: Cell, start: int | None) -> bool:
        """Whether a part that stands in the column that begins at `start` is of this one."""
        if self.start is not None and start is not None:
            return self.start == start
        return any(line.overlap(part) > 0 for line in self.lines)


def _parts(cell: Cell, starts: Container[int]) -> list[Cell]:
    """A cell that runs over the beginning of another column, parted there."""
    places = [at for at, word in enumerate(cell.words) if at and round(word.x0) in starts]
    return [Cell(cell.words[low:high]) for low, high in zip([0, *places], [*places, len(cell.words)], strict=True)]
