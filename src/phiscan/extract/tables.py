"""Tables with headings: each cell of a row is written behind its column's heading.

A heading row is a row of labels (or of dates: earlier results); its columns are known by the
headings' places. A stack of a label row over one value row is the smallest such table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from phiscan.extract.cells import Cell, Row
from phiscan.extract.headings import Extent, slot
from phiscan.extract.parted import join_lines
from phiscan.extract.rules import Rules
from phiscan.extract.towns import TOWN
from phiscan.extract.units import Line, Pairing, Unit, labelled, line_of

# A row further below than so many row heights is no longer the table's.
_ROW_GAP = 2.2
_FIRST_ROW_GAP = 2.2
_UNDERLINED_GAP = 3.6
_LEAST_UNDERLINED = 4
_LEAST_LABELS = 2
_STRAY_ROWS = 2
# A table is ruled by rows when rules part most of its first lines (a row may have several).
_RULED_SAMPLE = 13
_RULED_LEAST = 2
_RULED_SHARE = 0.45
_TIGHT = 0.5
_IN_LINE_PT = 1.0
_NEXT_LINE = 0.9
# What is higher than so many lines of the heading takes several.
_LINE = 1.6
# "Polynucléaires" and, below, "neutrophiles"; "Vitesse de sédimentation", "(1ère heure)"
_GOES_ON = re.compile(r"(?:[a-zà-ÿ]{4}[^.]{0,20}|\([^\d.][^.]{0,20}\)|\(1(?:ère|re|st|er)\b[^.]{0,16}\))\Z")
_OUTDENT_PT = 8.0
# A caption is printed so much smaller than its value; captions of one form are of one size.
_SMALLER, _ALIKE = 0.88, 1.06
# The numbers of a form's boxes: "8. EVER IN US ARMED FORCES?   9. MARITAL STATUS"
_BOX_NUMBERS = re.compile(r"(?<![^ ])\d{1,2}[a-z]?(?:[.)]|(?= [A-Z]))")
# A line that says itself what it tells: "HLA-B27: positive", "Lyme antibody ....... negative".
_OWN_LABEL = re.compile(r"[^\W_][^:.]{1,50}(?::(?= |\Z)|\.{4})")


class Table:
    """A heading and the rows under it, taken from `rows` from behind `start` on; `columns` where they are known."""

    def __init__(
        self,
        rows: Sequence[Row],
        start: int,
        heading: Row,
        columns: Sequence[Extent] | None,
        rules: Rules,
        pairing: Pairing,
    ) -> None:
        self._rows = rows
        self._rules = rules
        self._pairing = pairing
        self.heading = heading
        self.members: dict[int, dict[int, list[Cell]]] = {}
        self.taken: set[int] = set()
        self._last: dict[int, list[Cell]] = {}
        self._extents = columns or self._column_extents(start)
        self._row_ruled = self._has_row_rules(start)
        self._collect(start)
        self._merge_stack()

    def _collect(self, start: int) -> None:
        above = self.heading
        strays = 0
        last: int | None = None
        for index in range(start + 1, len(self._rows)):
            row = self._rows[index]
            if self._ends(row, above, first=last is None):
                break
            if last is not None and (column := self._of_second_line(row, above)) is not None:
                self.members[last][column] += row
                self.taken.add(index)
                above = row
                continue
            columns = self._columns(row, above)
            if columns is None:
                strays += 1
                if strays > _STRAY_ROWS or last is None:
                    break
                above = row
                continue
            if last is not None and self._continues(columns, row, above):
                for column, cells in columns.items():
                    self.members[last].setdefault(column, []).extend(cells)
            else:
                self.members[index] = columns
                self._last = columns
                last = index
            self.taken.add(index)
            strays = 0
            above = row

    def _column_extents(self, start: int) -> Sequence[Extent] | None:
        """Where the columns are, by the first rows that fill all of them; None when no row does."""
        full = [row for row in self._rows[start + 1 : start + _RULED_SAMPLE] if len(row) == len(self.heading)]
        full = [row for row in full if not row.openings]
        full = [row for row in full if all(self._near(place, cell) for place, cell in enumerate(row))]
        if not full:
            return None
        return [(min(row[i].x0 for row in full), max(row[i].x1 for row in full)) for i in range(len(self.heading))]

    def _near(self, place: int, cell: Cell) -> bool:
        return cell.overlap(self.heading[place]) > 0 or slot(self.heading, cell) == place

    def _has_row_rules(self, start: int) -> bool:
        """Whether rules part the rows: then what no rule parts is one row, however many lines it takes."""
        sample = [self.heading]
        for row in self._rows[start + 1 : start + _RULED_SAMPLE]:
            if row.is_heading or 2 * row.openings >= len(row):
                break
            sample.append(row)
        parted = sum(1 for above, row in pairwise(sample) if self._parted(above, row))
        return parted >= max(_RULED_LEAST, _RULED_SHARE * (len(sample) - 1))

    def _parted(self, above: Row, row: Row) -> bool:
        cell = self.heading[0]
        top, bottom = _middle(above), _middle(row)
        return self._rules.parts_rows(top, bottom, cell.x0, cell.x1)

    def _merge_stack(self) -> None:
        """Two rows under stacked captions, the second with fewer cells right below the first: one value on two lines.

        A row that takes two lines already is a whole one.
        """
        if len(self.members) != _LEAST_LABELS or self._row_ruled:
            return
        (first, upper), (second, lower) = sorted(self.members.items())
        if self._rows[first].height > _LINE * self.heading.height:
            return
        if set(lower) < set(upper) and not _far(self._rows[second], self._rows[first]):
            for column, cells in lower.items():
                upper[column].extend(cells)
            del self.members[second]

    def _ends(self, row: Row, above: Row, *, first: bool) -> bool:
        if row.below(above) > (_FIRST_ROW_GAP if first else _ROW_GAP) * above.height and not (
            first and self._is_below_line(row, above)
        ):
            return True
        if row.is_heading or (not first and not self.heading[0].text and self._is_outdented(row)):
            return True
        if not first and (self._is_caption(row, above) or self._rules.end_between(above[0], row[0])):
            return True
        labelled_cells = row.openings and sum(1 for cell in row if cell.opens_with_label and not _names_result(cell))
        return labelled_cells * 2 >= len(row)

    def _is_below_line(self, row: Row, above: Row) -> bool:
        """Whether a first row stands as far below as a line of "=====" between them takes, its cells right under headings."""
        return (
            row.below(above) <= _UNDERLINED_GAP * above.height
            and min(len(self.heading), len(row)) >= _LEAST_UNDERLINED
            and not row.openings
            and sum(1 for cell in row if any(abs(cell.x0 - each.x0) < cell.char_width for each in self.heading)) * 2
            >= len(row)
        )

    def _is_caption(self, row: Row, above: Row) -> bool:
        """Whether a row is printed as small as the headings, under values that are larger: it heads values of its own."""
        small = self.heading.height
        if above.least_height * _SMALLER < small or row.height >= _ALIKE * small:
            return False
        return not any(any(map(str.isdigit, _BOX_NUMBERS.sub("", cell.text))) for cell in row)

    def _is_outdented(self, row: Row) -> bool:
        """Whether a row begins further left than all rows of a table whose first column has no heading."""
        lefts = [self._rows[index][0].x0 for index in self.members if len(self._rows[index]) > _LEAST_LABELS]
        return bool(lefts) and row[0].x0 < min(lefts) - _OUTDENT_PT

    def _columns(self, row: Row, above: Row) -> dict[int, list[Cell]] | None:
        """The row's cells by heading; None when they do not stand under the headings."""
        if any(self._pairing.used(cell) for cell in row):
            return None
        if len(row) == 1 and (self._runs_over(row[0]) or (self.members and not self._row_ruled and _far(row, above))):
            return None
        if self._is_past_stack(row):
            return None
        columns = self.columns(row)
        if columns is None:
            return None
        if len(columns) == 1 and len(self.heading) > 2 and len(row) == 1:
            (column,) = columns
            if column == 0 and not self._stacked(row[0]):
                return None
        return columns

    def _of_second_line(self, row: Row, above: Row) -> int | None:
        """The column whose cell a row of one cell goes on: with the town of an address, or in lower case or a bracket."""
        if (
            len(row) > 1
            or not (TOWN.fullmatch(row[0].text) or _GOES_ON.match(row[0].text))
            or _lines_apart(row, above) > _NEXT_LINE
        ):
            return None
        for column, cells in self._last.items():
            if _aligned(row[0], cells[0]):
                return column
        return None

    def _runs_over(self, cell: Cell) -> bool:
        return sum(1 for heading in self.heading if cell.overlap(heading) > 0) > 1

    def _is_past_stack(self, row: Row) -> bool:
        """Whether a row is no more of two captions over their values: it has more cells, or one with a colon of its own."""
        if len(self.heading) > _LEAST_LABELS or not self.members:
            return False
        return len(row) > len(self.heading) or (len(row) == 1 and _OWN_LABEL.match(row[0].text) is not None)

    def _stacked(self, cell: Cell) -> bool:
        heading = self.heading[0]
        return not self.members and abs(cell.x0 - heading.x0) < 2 * heading.char_width

    def _split(self, row: Row) -> list[Cell]:
        """Cells that run over two headings (a narrow gap between columns) are parted between them."""
        cells: list[Cell] = []
        for cell in row:
            under = [heading for heading in self.heading if cell.overlap(heading) > 0]
            if len(under) < 2 or len(cell.words) < 2 or self._is_in_one_column(cell):
                cells.append(cell)
                continue
            starts = _starts_under(cell, under)
            parts: dict[int, list[int]] = {}
            for place, word in enumerate(cell.words):
                nearest = min(range(len(under)), key=lambda i: _distance(word.x0, word.x1, under[i]))
                column = bisect_right(starts, place) if starts else nearest
                parts.setdefault(column, []).append(place)
            cells += [Cell([cell.words[place] for place in places]) for _, places in sorted(parts.items())]
        return cells

    def _is_in_one_column(self, cell: Cell) -> bool:
        """Whether a cell stands where one column is and no other, whatever headings are set above it."""
        return self._extents is not None and sum(1 for x0, x1 in self._extents if cell.x0 < x1 and x0 < cell.x1) == 1

    def _column_of(self, cell: Cell) -> int | None:
        if self._extents is not None:
            shared = [min(cell.x1, x1) - max(cell.x0, x0) for x0, x1 in self._extents]
            if max(shared) > 0:
                return shared.index(max(shared))
        overlaps = [cell.overlap(heading) for heading in self.heading]
        best = max(range(len(overlaps)), key=lambda i: (overlaps[i], -abs(cell.x0 - self.heading[i].x0)))
        if overlaps[best] > 0:
            return best
        nearest = self._between_rules(cell)
        if nearest is not None:
            return nearest
        if -overlaps[best] <= 4 * cell.char_width:
            return best
        return slot(self.heading, cell)

    def _between_rules(self, cell: Cell) -> int | None:
        middle = (self.heading[0].top + self.heading[0].bottom) / 2
        for index, heading in enumerate(self.heading):
            low, high = sorted(((cell.x0 + cell.x1) / 2, (heading.x0 + heading.x1) / 2))
            if self._rules.vertical and not self._rules.parts_columns(low, high, middle) and high - low < 120:
                return index
        return None

    def _continues(self, columns: dict[int, list[Cell]], row: Row, above: Row) -> bool:
        """Whether a row only carries on cells of the row above: no first column, tight, no rule between."""
        if self._row_ruled:
            return not self._parted(above, row) and len(columns) < len(self._last)
        if 0 in columns:
            return False
        if row.below(above) > 0.5 * above.height:
            return False
        return len(columns) < len(self.heading) / 2 + 0.5 and all(
            any(_aligned(cell, upper) for upper in above) for cell in row
        )

    def unit(self, index: int) -> Unit:
        """Row `index` as one line: each cell behind its heading (an echo) or behind the cell that asks for it, parted by tabs."""
        line, cells = self.line(self.members[index])
        return Unit([line], sorted(cells, key=lambda cell: cell.top), is_row=True)

    def line(self, columns: Mapping[int, list[Cell]]) -> tuple[Line, list[Cell]]:
        """Cells by column as one line, and the cells themselves."""
        line: Line = []
        cells: list[Cell] = []
        for column, members in sorted(columns.items()):
            heading, value = self.heading[column], _joined(members)
            is_asked = bool(cells) and cells[-1].text.endswith(":")
            pieces = labelled(heading, [value], echo=True)[0] if heading.text and not is_asked else line_of(value)
            if line:
                first = pieces[0]
                pieces[0] = type(first)(first.word, "\t", first.echo)
            line += pieces
            cells += members
        return line, cells

    def columns(self, row: Row) -> dict[int, list[Cell]] | None:
        """The row's cells by heading; None where a cell stands under none."""
        columns: dict[int, list[Cell]] = {}
        for cell in self._split(row):
            column = self._column_of(cell)
            if column is None:
                return None
            columns.setdefault(column, []).append(cell)
        return columns

    @property
    def is_blocks(self) -> bool:
        """Whether the headings are persons with blocks of lines under them ("Patient | Guarantor"), no table."""
        if not all(cell.label and cell.label.holder and cell.label.fields[0] == "name" for cell in self.heading):
            return False
        later = [cells for _, columns in sorted(self.members.items())[1:] for cells in columns.values()]
        return any(cells[0].opens_with_label or cells[0].text[0].isdigit() for cells in later)

    def block_units(self) -> list[Unit]:
        """Each heading with the lines under it."""
        units = []
        for column, heading in enumerate(self.heading):
            lines = [_joined(cells[column]) for _, cells in sorted(self.members.items()) if column in cells]
            units.append(
                Unit(labelled(heading, lines), [heading, *lines]) if lines else Unit([line_of(heading)], [heading])
            )
        return units

    def heading_unit(self) -> Unit:
        """The heading row itself."""
        line: Line = []
        for cell in self.heading:
            line += line_of(cell, before="\t" if line else "") if cell.text else []
        return Unit([line], self.heading, is_row=True)


def _starts_under(cell: Cell, under: Sequence[Cell]) -> list[int]:
    """The words of a cell that begin where the second and each further heading over it does; none where one is missing."""
    starts = [
        next((at for at, word in enumerate(cell.words) if abs(word.x0 - heading.x0) < _IN_LINE_PT), 0)
        for heading in under[1:]
    ]
    return starts if all(starts) and starts == sorted(set(starts)) else []


def _names_result(cell: Cell) -> bool:
    """ "INR" heads a column of results as well as it names one in a row."""
    return cell.label is not None and cell.label.fields == ("result",) and not cell.label.marked


def _far(row: Row, above: Row) -> bool:
    """Whether a row stands further below another than the next line of a text would."""
    return row.below(above) > _TIGHT * above.height


def _aligned(cell: Cell, upper: Cell) -> bool:
    """Whether a line stands under another: set left, right or centred."""
    apart = (abs(cell.x0 - upper.x0), abs(cell.x1 - upper.x1), abs(cell.x0 + cell.x1 - upper.x0 - upper.x1) / 2)
    return min(apart) < 2 * cell.char_width


def _lines_apart(row: Row, above: Row) -> float:
    """The gap between two rows, in heights of the upper one."""
    return row.below(above) / above.height


def _middle(row: Row) -> float:
    return (row[0].top + row[0].bottom) / 2


def _joined(cells: Sequence[Cell]) -> Cell:
    """Several cells of one column (wrapped lines) as one, in reading order."""
    return cells[0] if len(cells) == 1 else Cell(join_lines([cell.words for cell in cells]))


def _distance(x0: float, x1: float, heading: Cell) -> float:
    if min(x1, heading.x1) - max(x0, heading.x0) > 0:
        return 0.0
    return min(abs(x0 - heading.x1), abs(heading.x0 - x1))
