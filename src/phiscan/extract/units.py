"""A label meets its value: cells to units, whether the value was to the right, below, or in the box.

A `Unit` is what must stay together in the reading text: a label with its value's lines, a row of
a table, or a cell that is neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from typing import NamedTuple

from phiscan.extract.captions import captioned
from phiscan.extract.cells import Cell, Row
from phiscan.extract.raw import RawWord
from phiscan.extract.rules import Rules
from phiscan.extract.signatures import signed
from phiscan.model import BBox, many

# Values of a label above them stand within so many of its heights; the lines of a value within less.
_BELOW = 1.3
_NEXT_LINE = 0.75
_VALUE_LINES = 5
_ALIGNED_CHARS = 1.5
# A captioned box is at most so high; its value begins under so much of the caption's height.
_BOX_HEIGHTS = 14
_BOX_ROWS = 12
_UNDER = 0.35
# A caption under its value is printed smaller, near to it, and nearer to it than to what follows.
_CAPTION_GAP = 0.6
_CAPTION_HEIGHT = 0.95
_CAPTION_NEARER = 0.3
# Lines set midway to one another overlap by about half of their height, lines of a paragraph by none.
_HALF_LINE = 0.2


class Piece(NamedTuple):
    """A word of the reading text and what stands before it on its line."""

    word: RawWord
    before: str = " "
    echo: bool = False


Line = list[Piece]


class Unit:
    """Lines that stay together, and the box they take on the page."""

    def __init__(self, lines: list[Line], cells: Sequence[Cell], *, is_row: bool = False) -> None:
        self.lines = lines
        self.x0 = min([cell.x0 for cell in cells])
        self.x1 = max([cell.x1 for cell in cells])
        self.top = cells[0].top
        self.bottom = cells[0].bottom
        self.text = cells[-1].text
        self.char_width = cells[0].char_width
        self.is_row = is_row
        self.labelled = len(cells) > 1 or cells[0].opens_with_label


def plain(cell: Cell) -> Unit:
    """A cell on its own."""
    return Unit([line_of(cell)], [cell])


def line_of(cell: Cell, *, before: str = "", echo: bool = False) -> Line:
    """The words of a cell as a line, `before` standing in front of its first word."""
    return list(many(Piece, zip(cell.words, chain((before,), repeat(" ")), repeat(echo))))


def labelled(label: Cell, values: Sequence[Cell], *, echo: bool = False) -> list[Line]:
    """ "Label: first line" and the value's other lines."""
    colon = " " if label.words[-1].text.endswith((":", "=")) else ": "
    first = line_of(label, echo=echo) + line_of(values[0], before=colon)
    return [first, *(line_of(value) for value in values[1:])]


class Pairing:
    """Pairs the labels of a page's rows with their values; each cell is used once."""

    def __init__(self, rows: list[Row], rules: Rules) -> None:
        self._rows = rows
        self._rules = rules
        self._used: set[int] = set()

    def used(self, cell: Cell) -> bool:
        """Whether the cell is part of a unit already."""
        return id(cell) in self._used

    def take(self, *cells: Cell) -> None:
        """Mark cells as used."""
        self._used.update(map(id, cells))

    def units(self, index: int) -> list[Unit]:
        """The units that begin in row `index`, of cells not yet used."""
        row = self._rows[index]
        units = []
        for place, cell in enumerate(row):
            if self.used(cell):
                continue
            values = self._values(index, place) if cell.label else []
            if values:
                self.take(cell, *values)
                units.append(Unit(labelled(cell, values), [cell, *values]))
            else:
                self.take(cell)
                units.append(plain(cell))
        return units

    def pair_boxes(self) -> dict[int, list[Unit]]:
        """Captioned boxes: a label at the top of its ruled box and the box's other cells, by the label's row."""
        found: dict[int, list[Unit]] = {}
        for index, row in enumerate(self._rows):
            for cell in row if row.labels and self._rules.vertical else ():
                box = self._rules.box(cell) if cell.label and not self.used(cell) else None
                inside = self._boxed(index, cell, box) if box else []
                if inside:
                    self.take(cell, *inside)
                    values = _one_a_row(inside)
                    found.setdefault(index, []).append(Unit(labelled(cell, values), [cell, *values]))
        return found

    def pair_straddled(self) -> dict[int, list[Unit]]:
        """A label set midway between the two lines of its value, or a value midway between its label's two lines."""
        found: dict[int, list[Unit]] = {}
        for index in range(1, len(self._rows) - 1):
            for cell in self._rows[index] if is_straddled(self._rows, index) else ():
                if not self.used(cell) and (unit := self._straddled(index, cell)):
                    found.setdefault(index, []).append(unit)
        return found

    def _straddled(self, index: int, cell: Cell) -> Unit | None:
        if cell.label:
            label, values = cell, self._straddling(index, cell, right=True)
            parts = values
        else:
            parts = self._straddling(index, cell, right=False)
            label = Cell([word for part in parts for word in part.words]) if parts else cell
            values = [cell] if label.label else []
        if not values or any(value.opens_with_label for value in values):
            return None
        self.take(cell, *parts)
        return Unit(labelled(label, values), [label, *values])

    def _straddling(self, index: int, cell: Cell, *, right: bool) -> list[Cell]:
        """One cell of the row above and one of the row below, on one side of a cell and half beside it in height."""
        pair = []
        for row in (self._rows[index - 1], self._rows[index + 1]):
            beside = [
                other
                for other in row
                if (other.x0 > cell.x1 if right else other.x1 < cell.x0)
                and not self.used(other)
                and overlap_in_height(other, cell)
            ]
            if len(beside) != 1:
                return []
            pair += beside
        aligned = abs(pair[0].x0 - pair[1].x0) < _ALIGNED_CHARS * pair[0].char_width
        return pair if aligned else []

    def pair_underlined(self, index: int) -> list[Unit]:
        """Captions under their lines: values of row `index` over labels of the next row, a short rule between each."""
        if not self._rules.horizontal or not any(row.labels for row in self._rows[index + 1 : index + 3]):
            return []
        units = []
        # A value of two lines has its caption a row further down than the values beside it.
        for label in chain.from_iterable(self._rows[index + 1 : index + 3]):
            if label.label is None or self.used(label) or not self._rules.underlines(label):
                continue
            values = [
                cell
                for cell in self._rows[index]
                if not self.used(cell) and not cell.label and self._rules.underlines(label, cell)
            ]
            if values:
                self.take(label, *values)
                units.append(Unit(labelled(label, _one_a_row(values)), [label, *values]))
        return units + self._underlined_twice(index)

    def _underlined_twice(self, index: int) -> list[Unit]:
        """Captions under the second line of values that begin in row `index`: an address of two lines over its rule."""
        units = []
        for label in self._rows[index + 2] if index + 2 < len(self._rows) else ():
            if label.label is None or self.used(label) or not self._rules.underlines(label):
                continue
            for lower in self._rows[index + 1]:
                if self.used(lower) or lower.label or not self._rules.underlines(label, lower):
                    continue
                upper = next((cell for cell in self._rows[index] if self._is_first_line(cell, lower)), None)
                if upper is not None:
                    self.take(label, upper, lower)
                    units.append(Unit(labelled(label, [upper, lower]), [label, upper, lower]))
        return units

    def _is_first_line(self, upper: Cell, lower: Cell) -> bool:
        near = lower.top - upper.bottom < _NEXT_LINE * upper.height
        aligned = abs(upper.x0 - lower.x0) < _ALIGNED_CHARS * upper.char_width
        return near and aligned and not (self.used(upper) or upper.opens_with_label or self._ruled_off(upper, lower))

    def pair_captions(self) -> dict[int, list[Unit]]:
        """Captions under their values, by the upper row: blocks of them; labels that stand closer to the row above than to the next."""
        found: dict[int, list[Unit]] = {}
        for values, row in (*signed(self._rows), *captioned(self._rows)):
            if not any(self.used(cell) for index in (*values, row) for cell in self._rows[index]):
                units = [self._captioned(values, caption) for caption in self._rows[row]]
                found[values[0]] = units + self._left_over(values, row)
        for index in range(len(self._rows) - 1):
            if self._is_captioned(index):
                found.setdefault(index, []).extend(self._captioned([index], each) for each in self._rows[index + 1])
        return found

    def _left_over(self, rows: Sequence[int], captions: int) -> list[Unit]:
        """The cells of rows that no caption claimed: one of two lines has its caption under those of the others."""
        cells = [cell for index in rows for cell in self._rows[index] if not self.used(cell)]
        self.take(*cells)
        return [self._captioned_later(cell, captions + 1) or plain(cell) for cell in cells]

    def _captioned_later(self, cell: Cell, index: int) -> Unit | None:
        for label in self._rows[index] if index < len(self._rows) else ():
            aligned = abs(label.x0 - cell.x0) < _ALIGNED_CHARS * label.char_width
            near = 0 <= label.top - cell.bottom < _BELOW * label.height
            if label.label is not None and not self.used(label) and aligned and near:
                self.take(label)
                return Unit(labelled(label, [cell]), [label, cell])
        return None

    def _captioned(self, rows: Sequence[int], caption: Cell) -> Unit:
        values = [
            cell for index in rows for cell in self._rows[index] if cell.overlap(caption) > 0 and not self.used(cell)
        ]
        self.take(caption, *values)
        if not values:
            return plain(caption)
        return Unit(labelled(caption, _one_a_row(values)), [caption, *values])

    def _is_captioned(self, index: int) -> bool:
        values, captions = self._rows[index], self._rows[index + 1]
        if not _are_captions(captions) or 2 * len(values) < len(captions) or 2 * values.openings > len(values):
            return False
        over, height = captions.below(values), captions.height
        if over > _CAPTION_GAP * height or height > _CAPTION_HEIGHT * values.least_height:
            return False
        if any(self.used(cell) for cell in (*values, *captions)):
            return False
        if 2 * sum(1 for cell in captions if any(cell.overlap(value) > 0 for value in values)) < len(captions):
            return False
        following = self._rows[index + 2] if index + 2 < len(self._rows) else None
        under = following.below(captions) if following else height
        return under - over > _CAPTION_NEARER * height

    def _boxed(self, index: int, label: Cell, box: BBox) -> list[Cell]:
        """The cells under a label in its box; none when the box frames other labels too."""
        if label.top - box.top > label.height or box.bottom - box.top > _BOX_HEIGHTS * label.height:
            return []
        inside = [
            cell
            for row in self._rows[index : index + _BOX_ROWS]
            for cell in row
            if cell is not label and _within(cell, box)
        ]
        if any(cell.opens_with_label or self.used(cell) for cell in inside):
            return []
        if any(cell.top <= label.top + _UNDER * label.height for cell in inside):
            return []
        return [] if self._is_column(index, label, box) else inside

    def _is_column(self, index: int, label: Cell, box: BBox) -> bool:
        """Whether a box is the column of a table: the boxes beside it hold no caption on the label's row but values."""
        beside = [(cell, self._rules.box(cell)) for cell in self._rows[index] if cell is not label]
        values = [cell for cell, other in beside if other and (other.top, other.bottom) == (box.top, box.bottom)]
        return any(cell.has_figures for cell in values) and not any(cell.opens_with_label for cell in values)

    def _values(self, index: int, place: int) -> list[Cell]:
        label = self._rows[index][place]
        right = self._right(index, place)
        if right:
            return self._continued(right, index, label)
        below = self._below(index, label)
        return self._continued(below, index + 1, label) if below else []

    def _right(self, index: int, place: int) -> Cell | None:
        row = self._rows[index]
        if place + 1 >= len(row):
            return None
        value = row[place + 1]
        return None if self.used(value) or value.opens_with_label else value

    def _below(self, index: int, label: Cell) -> Cell | None:
        if index + 1 >= len(self._rows):
            return None
        for cell in self._rows[index + 1]:
            if self.used(cell) or cell.opens_with_label or cell.overlap(label) <= 0:
                continue
            if cell.top - label.bottom > _BELOW * label.height:
                continue
            aligned = abs(cell.x0 - label.x0) < _ALIGNED_CHARS * label.char_width
            centred = abs((cell.x0 + cell.x1) - (label.x0 + label.x1)) < 4 * label.char_width
            if (aligned or centred) and not self._ruled_off(label, cell):
                return cell
        return None

    def _ruled_off(self, upper: Cell, lower: Cell) -> bool:
        x0, x1 = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
        slack = 0.3 * min(upper.height, lower.height)
        return self._rules.parts_rows(upper.bottom - slack, lower.top + slack, x0, x1)

    def _continued(self, value: Cell, index: int, label: Cell) -> list[Cell]:
        """The value and its further lines: cells right below it that no label on their row claims."""
        lines = [value]
        for row in self._rows[index + 1 : index + _VALUE_LINES]:
            follower = self._follower(row, lines[-1], label)
            if follower is None:
                break
            lines.append(follower)
        return lines

    def _follower(self, row: Row, above: Cell, label: Cell) -> Cell | None:
        for place, cell in enumerate(row):
            if abs(cell.x0 - above.x0) > _ALIGNED_CHARS * above.char_width:
                continue
            if self.used(cell) or cell.opens_with_label or cell.top - above.bottom > _NEXT_LINE * above.height:
                return None
            if self._ruled_off(above, cell) or (place and self._claims(row[place - 1], label)):
                return None
            return cell
        return None

    def _claims(self, left: Cell, label: Cell) -> bool:
        """Whether the cell to the left of a follower stands in the label's own column."""
        return left.overlap(label) > 0 or left.label is not None


def _are_captions(row: Row) -> bool:
    """Whether a row is mostly of labels, none with a colon, and holds no figures."""
    return 2 * len(row.labels) > len(row) and not row.has_marked and not row.has_figures


def is_straddled(rows: Sequence[Row], index: int) -> bool:
    """Whether the rows above and below a row may both have cells half beside it: set solid, rows do not."""
    if not 0 < index < len(rows) - 1:
        return False
    above, row, below = rows[index - 1 : index + 2]
    return bool(above and row and below) and row.below(above) < 0 and below.below(row) < 0


def overlap_in_height(one: Cell, other: Cell) -> bool:
    """Whether two cells stand beside one another by a part of their height: on one line, or midway."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > _HALF_LINE * min(one.height, other.height)


def _within(cell: Cell, box: BBox) -> bool:
    x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
    return box.x0 < x < box.x1 and box.top < y < box.bottom


def _one_a_row(cells: list[Cell]) -> list[Cell]:
    """Cells of the same row joined: inside a value a wide gap parts nothing."""
    lines: list[Cell] = []
    for cell in cells:
        if lines and cell.top < lines[-1].bottom - 0.5 * cell.height:
            lines[-1] = Cell([*lines[-1].words, *cell.words])
        else:
            lines.append(cell)
    return lines
