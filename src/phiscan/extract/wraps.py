"""The further lines of a value that its column had no room for, put behind the first: "Prescriber: Amara" over "Okonjo, MD".

A value goes on below where the line under it is set as the value or its label is, opens no field of its own, and begins
with a word that would not have fitted beside it. Fields that run on like words of a line go on at the left margin: there
it is the last one that does. Lists and addresses keep the lines that their writer gave them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from phiscan.extract.cells import Cell, Row
from phiscan.extract.rules import Rules
from phiscan.languages import lexicon

_MOST_LINES = 5
_NEXT_LINE = 0.75
_SAME_HEIGHT = 0.2
_ALIGNED_CHARS = 0.8
# What a column keeps free before the next one, and a blank between two words.
_PADDING_CHARS, _BLANK_CHARS = 1.0, 0.4
_IN_COLUMN_PT = 1.5
# Rows so near say where the next column begins: so many, within so many heights.
_NEAR_ROWS, _NEAR_HEIGHTS = 3, 2.5
# A longer line is running text, which wraps for other reasons.
_LONGEST = 48


@dataclass(slots=True)
class _Value:
    """A value that may go on: its place among the rows, its last line, and where lines of it may begin."""

    row: int
    cell: Cell
    last: Cell
    starts: tuple[float, ...]
    label: Cell | None = None
    lines: int = 1


def join_wrapped(rows: list[Row], rules: Rules) -> None:
    """Put what goes on in the next line behind its beginning: changes `rows` in place."""
    right = max((cell.x1 for row in rows for cell in row), default=0.0)
    open_values: list[_Value] = []
    for index in range(1, len(rows)):
        open_values = [*open_values, *_values(rows, index - 1)]
        going_on = [value for value in open_values if _goes_on(rows, index, value, rules, right)]
        open_values = [value for value in going_on if value.lines < _MOST_LINES]
    rows[:] = filter(None, rows)


def _values(rows: list[Row], index: int) -> Iterator[_Value]:
    """The values that begin in a row: behind a label in its cell, or in the cell right of one."""
    row = rows[index]
    for place, cell in enumerate(row):
        if cell.label or len(cell.text) > _LONGEST:
            continue
        if cell.opens_with_label:
            margin = (row[0].x0,) if 0 < place == len(row) - 1 and not _in_column(rows, index, cell) else ()
            yield _Value(index, cell, cell, (cell.x0, *margin, *_value_start(cell)))
        elif place and row[place - 1].label:
            yield _Value(index, cell, cell, (cell.x0,), row[place - 1])


def _value_start(cell: Cell) -> tuple[float, ...]:
    """Where the value begins in a cell that opens with its label; nothing where that is not told."""
    for at in range(len(cell.words) - 1, 0, -1):
        if lexicon().whole(" ".join(word.text for word in cell.words[:at])):
            return (cell.words[at].x0,)
    return ()


def _in_column(rows: list[Row], index: int, cell: Cell) -> bool:
    """Whether cells of near rows are set left like a cell: no field of a line that just runs on."""
    near = (*rows[max(0, index - _NEAR_ROWS) : index], *rows[index + 1 : index + 1 + _NEAR_ROWS])
    return any(abs(other.x0 - cell.x0) < _IN_COLUMN_PT for row in near for other in row)


def _goes_on(rows: list[Row], index: int, value: _Value, rules: Rules, right: float) -> bool:
    """Whether a value goes on in a row; what does is moved behind it."""
    for place, cell in enumerate(rows[index]):
        if (
            not _is_next_line(value, cell)
            or _is_claimed(rows, index, place, value)
            or _is_parted(value.last, cell, rules)
        ):
            continue
        if _has_room(value.last, cell, min(right, _limit(rows, index, value.last, cell, rules))):
            continue
        joined = Cell([*value.cell.words, *cell.words])
        rows[value.row] = Row([joined if each is value.cell else each for each in rows[value.row]])
        rows[index] = Row([each for each in rows[index] if each is not cell])
        value.cell, value.last, value.lines = joined, cell, value.lines + 1
        return True
    return False


def _is_claimed(rows: list[Row], index: int, place: int, value: _Value) -> bool:
    """Whether a cell is the value of what stands left of it, or of the last field of the line above."""
    before = rows[index][:place]
    if before and rows[value.row][0] is value.cell:
        return True  # a new row begins at the margin: "9h30 | Ana Ruiz" under "Motif : angor"
    if before and (before[-1].label or (value.label and any(cell.overlap(value.label) > 0 for cell in before))):
        return True
    above = rows[index - 1]
    if place or len(above) < 2 or value.last is above[-1] or not _aligned(rows[index][0], above[0].x0):
        return False
    return not _in_column(rows, index - 1, above[-1])


def _aligned(cell: Cell, x: float) -> bool:
    return abs(cell.x0 - x) < _ALIGNED_CHARS * cell.char_width


def _is_next_line(value: _Value, cell: Cell) -> bool:
    last = value.last
    if _opens_field(cell) or not -0.5 < (cell.top - last.bottom) / last.height < _NEXT_LINE:
        return False
    if abs(cell.height - last.height) > _SAME_HEIGHT * last.height:
        return False
    return any(_aligned(cell, start) for start in value.starts)


def _opens_field(cell: Cell) -> bool:
    """Whether a cell begins with a label, marked as one or not: "FINESS 210802435"."""
    return cell.opens_with_label or any(label.start == 0 for label in lexicon().labels(cell.text))


def _is_parted(upper: Cell, lower: Cell, rules: Rules) -> bool:
    slack = 0.3 * min(upper.height, lower.height)
    x0, x1 = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
    return rules.parts_rows(upper.bottom - slack, lower.top + slack, x0, x1)


def _has_room(last: Cell, cell: Cell, limit: float) -> bool:
    """Whether the first word of the next line would have fitted behind the last one."""
    first = cell.words[0]
    return last.x1 + _BLANK_CHARS * last.char_width + first.x1 - first.x0 < limit - _PADDING_CHARS * last.char_width


def _limit(rows: list[Row], index: int, last: Cell, cell: Cell, rules: Rules) -> float:
    """Where the column of two lines ends: the next column of rows near them, or a rule."""
    edge = max(last.x1, cell.x1)
    near = rows[max(0, index - 1 - _NEAR_ROWS) : index + 1 + _NEAR_ROWS]
    reach = _NEAR_HEIGHTS * cell.height
    cells = (
        other.x0
        for row in near
        for other in row
        if other.x0 > edge and last.top - reach < other.top < cell.bottom + reach
    )
    return min(min(cells, default=float("inf")), rules.right_of(last))
