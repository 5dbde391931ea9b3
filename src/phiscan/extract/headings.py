"""Rows that head a table: of labels, of dates, or above columns of figures; some columns may have no heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, takewhile

from phiscan.extract.cells import DATE, Cell, Row
from phiscan.extract.parted import join_lines
from phiscan.extract.raw import RawWord
from phiscan.extract.rows import merged
from phiscan.extract.rules import Rules
from phiscan.extract.units import is_straddled, overlap_in_height

_LEAST_LABELS = 2
# What a narrow cell breaks into.
_HALVES = 2
# So many rows of figures make a heading of the row above them.
_LEAST_ROWS_BELOW = 2
# A heading with blanks is told by so many rows below it at most, of so many cells at least.
_BODY_ROWS = 13
_LEAST_COLUMNS = 3
_OUTDENT_PT = 8.0
_ROW_GAP = 2.2
# The next line of a cell is nearer than so many heights.
_TIGHT = 0.5
_NEAR_CHARS = 4.0
# A list is told by so many of the first rows under so many headings.
_LEAST_HEADINGS, _LIST_SAMPLE, _LEAST_LIST = 4, 4, 3
# What no heading has.
_VALUE = re.compile(r"\d{3}")
# "Antériorité 10/01/2018", "Prior 3/4/17", "du 10/01/2018"
_NAMED_DATE_HEADING = re.compile(rf"(?:[^\W\d_]{{2,14}}\.? ){{0,2}}(?:{DATE})")
# Headings of columns that touch: which value is whose is not told by them.
_GLUED_DATES = re.compile(r"(?:\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d){2,}")
# What heads a table of results may do so alone.
_RESULT_FIELDS = frozenset({"result", "previous_result", "unit", "range", "flag", "analyte"})

# Where a column begins and ends, in points.
Extent = tuple[float, float]


def has_glued_dates(row: Row) -> bool:
    """Whether dates of several columns are one word of a row: it heads no table that could be read by its columns."""
    return row.has_figures and any(_GLUED_DATES.fullmatch(cell.text) for cell in row)


def heads_rows(rows: list[Row], index: int) -> bool:
    """Whether the rows below make a row their heading: as many cells, under its own, figures among them."""
    row = rows[index]
    if len(row) < 2 or not row.labels or row.has_figures or row.has_values:
        return False
    # Where half of a row are labels one row below will do.
    least = 1 if 2 * len(row.labels) >= len(row) > 2 else _LEAST_ROWS_BELOW
    below = _whole_rows(rows, index)[:least]
    return len(below) == least and all(
        len(other) == len(row)
        and other.has_figures
        and not other.openings
        and all(slot(row, cell) == place or cell.overlap(row[place]) > 0 for place, cell in enumerate(other))
        for other in below
    )


def heads_list(rows: list[Row], index: int) -> bool:
    """Whether the rows below make a row of which a few cells are labels their heading: each of their cells stands under its own.

    A list leaves blank what a row has not: "Sta | Name | DOB | Hgb | K | Notes" over "1 | Ruiz, Ana | 03/12/51 | 10.2 | 3.6".
    """
    row = rows[index]
    if len(row) < _LEAST_HEADINGS or len(row.labels) < _LEAST_LABELS:
        return False
    if row.has_figures or row.has_values or row.has_marked:
        return False
    below = rows[index + 1 : index + 1 + _LIST_SAMPLE]
    return sum(_stands_under(row, other) for other in below) >= _LEAST_LIST


def _stands_under(heading: Row, row: Row) -> bool:
    """Whether the cells of a row, more than half as many as the headings, each have a heading of their own."""
    if 2 * len(row) <= len(heading) or row.openings or not row.has_figures:
        return False
    places = [slot(heading, cell) for cell in row]
    return all(left < right for left, right in pairwise(places))


def heads_pair(rows: list[Row], index: int, rules: Rules) -> bool:
    """Whether a row is the upper of a ruled table's only two, one of its cells a label and none of the lower one's."""
    if index + 1 >= len(rows) or all(label.marked for label in rows[index].labels):
        return False
    upper, lower = rows[index], rows[index + 1]
    if len(upper) != len(lower) or len(upper) < _LEAST_LABELS or lower.openings:
        return False
    if any(_VALUE.search(cell.text) for cell in upper if not cell.label):
        return False
    if any(one.overlap(other) <= 0 for one, other in zip(upper, lower, strict=True)):
        return False
    ends = index + 2 == len(rows) or rules.end_between(lower[0], rows[index + 2][0])
    begins = index == 0 or rules.end_between(rows[index - 1][0], upper[0])
    return (ends or begins) and not rules.end_between(upper[0], lower[0]) and rules.box(upper[0]) is not None


def _whole_rows(rows: list[Row], index: int) -> list[Row]:
    """The rows below row `index`, without the second lines of their cells."""
    whole: list[Row] = []
    for above, row in pairwise(rows[index : index + 2 + 2 * _LEAST_ROWS_BELOW]):
        if not (whole and len(row) < len(rows[index]) and _carries_on(row, above)):
            whole.append(row)
    return whole


def _carries_on(row: Row, above: Row) -> bool:
    """Whether each cell of a row stands right under one cell of the row above, and under no other."""
    return row.below(above) < _TIGHT * above.height and all(
        sum(1 for upper in above if cell.overlap(upper) > 0) == 1 for cell in row
    )


def join_second_lines(rows: list[Row]) -> None:
    """The second lines of headings, over rows of figures, join their headings: changes `rows` in place.

    "Plan | Paid" and, under it, "discount": a heading when the row below that has as many cells as the heading.
    """
    index = 0
    while index < len(rows) - 2:
        heading, second, body = rows[index : index + 3]
        if _is_second_line(heading, second, body):
            cells = list(heading)
            for cell in second:
                place = next(i for i, upper in enumerate(cells) if cell.overlap(upper) > 0)
                cells[place] = Cell([*cells[place].words, *cell.words])
            rows[index : index + 2] = [Row(cells)]
        index += 1


def join_broken_words(rows: list[Row]) -> None:
    """Words of headings that a narrow cell breaks ("MEMBER_FI", "RST") are one where that makes a label: changes `rows` in place."""
    for index, row in enumerate(rows):
        if _LEAST_LABELS <= len(row.labels) < len(row):
            cells = [_with_whole_word(cell) for cell in row]
            if cells != list(row):
                rows[index] = Row(cells)


def _with_whole_word(cell: Cell) -> Cell:
    if cell.label is not None or len(cell.words) != _HALVES:
        return cell
    first, second = cell.words
    whole = Cell([merged(first, second)])
    return whole if second.top >= first.bottom and whole.label is not None else cell


def _is_second_line(heading: Row, second: Row, body: Row) -> bool:
    if not (_LEAST_COLUMNS <= len(heading) == len(body) > len(second)) or not heading.labels:
        return False
    if heading.has_figures or second.has_figures or not _carries_on(second, heading):
        return False
    if any(row.has_values or row.has_marked for row in (heading, second)):
        return False
    figures = sum(1 for cell in body if cell.has_figures)
    return figures >= min(_LEAST_LABELS, len(body) / 2) and not body.openings


def slot(heading: Row, cell: Cell) -> int:
    """The heading whose middle is nearest to a cell's: where headings are centred over columns that are not."""
    middle = (cell.x0 + cell.x1) / 2
    return min(range(len(heading)), key=lambda place: abs((heading[place].x0 + heading[place].x1) / 2 - middle))


def completed(rows: list[Row], index: int) -> tuple[Row, Sequence[Extent]] | None:
    """The row with a blank cell for each column below it that it does not head, and these columns; None when it heads none, or all.

    "Résultats | Valeurs de référence" stands above five columns: name, result, unit, range, earlier result.
    """
    heading = rows[index]
    if not _may_head(heading):
        return None
    columns = _body_columns(rows, index)
    if len(columns) == len(heading):
        return (heading, columns) if _heads_all(rows, index, columns) else None
    places = _places(columns, heading) if len(columns) > len(heading) else None
    if places is None:
        return None
    headed = dict(zip(places, heading, strict=True))
    top, bottom = heading[0].top, heading[0].bottom
    cells = [headed.get(place) or Cell([RawWord("", x0, top, x1, bottom)]) for place, (x0, x1) in enumerate(columns)]
    return Row(cells), columns


def _may_head(row: Row) -> bool:
    labels = row.labels
    if not labels or row.has_marked or row.has_values:
        return False
    others = [cell for cell in row if not cell.label]
    if any(cell.has_figures and not _NAMED_DATE_HEADING.fullmatch(cell.text) for cell in others):
        return False
    of_results = [label for label in labels if set(label.fields) & _RESULT_FIELDS]
    return (
        len(labels) > _LEAST_LABELS
        or len(of_results) == len(labels)
        or (len(labels) == _LEAST_LABELS and bool(of_results or len(others)))
    )


def _body_columns(rows: list[Row], index: int) -> list[Extent]:
    """The extents of the columns under row `index`, by the rows with most cells; none when there is no such body."""
    body = _indented(list(_body(rows, index)))
    widest = max(map(len, body), default=0)
    full = [row for row in body if len(row) == widest]
    least = 1 if len(rows[index].labels) >= _LEAST_LABELS else _LEAST_ROWS_BELOW
    if widest < _LEAST_COLUMNS or len(full) < least:
        return []
    columns = [(min(row[i].x0 for row in full), max(row[i].x1 for row in full)) for i in range(widest)]
    figures = any(sum(1 for row in full if row[i].has_figures) * 2 >= len(full) for i in range(widest))
    return columns if figures and all(left[1] < right[0] for left, right in pairwise(columns)) else []


def _body(rows: list[Row], index: int) -> Iterator[Row]:
    for above, row in pairwise(rows[index : index + 1 + _BODY_ROWS]):
        if row.below(above) > _ROW_GAP * above.height:
            return
        if row.is_heading or 2 * (row.openings - len(row.labels)) >= len(row) or row.has_marked:
            return
        yield row


def _indented(body: list[Row]) -> list[Row]:
    """The rows before one of several cells that begins further left than the first such row: another table's."""
    tabled = [row for row in body if len(row) >= _LEAST_COLUMNS]
    left = tabled[0][0].x0 - _OUTDENT_PT if tabled else 0.0
    return list(takewhile(lambda row: len(row) < _LEAST_COLUMNS or row[0].x0 > left, body))


def _heads_all(rows: list[Row], index: int, columns: Sequence[Extent]) -> bool:
    """Whether as many headings head these columns in order: most stand above their own, none above another's alone.

    Rows of labels with their values beside them have columns of labels, too.
    """
    if any(not set(label.fields) <= _RESULT_FIELDS for row in _body(rows, index) for label in row.labels):
        return False
    above = [[min(cell.x1, x1) > max(cell.x0, x0) for x0, x1 in columns] for cell in rows[index]]
    own = sum(each[place] for place, each in enumerate(above))
    return 2 * own >= len(columns) and all(each[place] or not any(each) for place, each in enumerate(above))


def _places(columns: Sequence[Extent], heading: Row) -> Sequence[int] | None:
    """The column of each heading, one a heading and in their order: those they cover most; None where one has none near.

    Where headings stand beside their columns, a result's is never the first: that one has the names.
    """
    shared = [[min(cell.x1, x1) - max(cell.x0, x0) for x0, x1 in columns] for cell in heading]
    if any(max(each) < -_NEAR_CHARS * cell.char_width for each, cell in zip(shared, heading, strict=True)):
        return None
    places = [each.index(max(each)) for each in shared]
    if len(set(places)) == len(places):
        return places
    named = heading[0].label is None or not set(heading[0].label.fields) <= _RESULT_FIELDS - {"analyte"}
    orders = combinations(range(0 if named else 1, len(columns)), len(heading))
    return max(orders, key=lambda order: sum(own[at] for own, at in zip(shared, order, strict=True)), default=None)


def absorb_headings(rows: list[Row]) -> None:
    """Headings of two lines, set midway to those of one line, join their row: changes `rows` in place."""
    for index, row in enumerate(rows):
        if row.is_heading and (pairs := _straddling(rows, index)):
            rows[index] = _from_left([*row, *(Cell([*upper.words, *lower.words]) for upper, lower in pairs)])
            taken = [cell for pair in pairs for cell in pair]
            for beside in (index - 1, index + 1):
                rows[beside] = Row([cell for cell in rows[beside] if cell not in taken])
    rows[:] = filter(None, rows)


def absorb_straddlers(rows: list[Row]) -> None:
    """A cell of two lines in a row of one-line cells set midway to it becomes one cell of that row."""
    for index, row in enumerate(rows):
        cells, taken = list(row), []
        for upper, lower in _straddling(rows, index) if len(row) > 1 else ():
            free = len(cells) > _LEAST_LABELS or not (upper.label or lower.label)
            if free and abs(upper.x0 - lower.x0) < 2 * upper.char_width and not (upper in taken or lower in taken):
                cells.append(Cell(join_lines([upper.words, lower.words])))
                taken += [upper, lower]
        if taken:
            rows[index] = _from_left(cells)
            for beside in (index - 1, index + 1):
                rows[beside] = Row([cell for cell in rows[beside] if cell not in taken])
    rows[:] = filter(None, rows)


def _from_left(cells: list[Cell]) -> Row:
    return Row(sorted(cells, key=lambda cell: cell.x0))


def _straddling(rows: list[Row], index: int) -> list[list[Cell]]:
    """Cells of the row above, each with one of the row below, that stand half beside a row in height."""
    if not is_straddled(rows, index):
        return []
    row = rows[index]
    pairs = [
        [upper, lower]
        for upper in rows[index - 1]
        for lower in rows[index + 1]
        if min(upper.x1, lower.x1) - max(upper.x0, lower.x0) > 0
    ]
    return [
        pair
        for pair in pairs
        if all(overlap_in_height(cell, row[0]) and all(cell.overlap(other) <= 0 for other in row) for cell in pair)
    ]
