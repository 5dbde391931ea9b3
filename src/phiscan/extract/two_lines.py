"""Lists whose records take two lines, under headings of two lines: each line is read under the headings of its own.

PATIENT          DOB          PHONE
RX               TESTED       INR
RUIZ, ANA        03/12/1951   (217) 555-0101
warfarin 5 mg    06/01/2026   2.4
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phiscan.extract.cells import Cell, Row
from phiscan.extract.rules import Rules
from phiscan.extract.tables import Table
from phiscan.extract.units import Line, Pairing, Unit, line_of

_LEAST_COLUMNS, _LEAST_LOWER, _LEAST_LABELS = 3, 2, 3
_LEAST_RECORDS = 2
# Below the row above, in its heights: the second heading; the first row, behind a line of "===="; any other.
_NEXT_LINE, _FIRST_GAP, _ROW_GAP = 0.9, 4.0, 3.0
# A cell begins where its heading does, to so many characters.
_ALIGNED_CHARS = 1.5
_STRAY_ROWS = 2


def two_line_records(rows: Sequence[Row], rules: Rules, pairing: Pairing) -> dict[int, Unit]:
    """The headings and records of such lists, by the index of their first row; their cells are marked as used."""
    found: dict[int, Unit] = {}
    for index in range(len(rows) - 1):
        if index in found or not _are_headings(rows[index], rows[index + 1]):
            continue
        records = list(_records(rows, index))
        if sum(1 for _, lower in records if lower is not None) < _LEAST_RECORDS:
            continue
        tables = [Table([heading], 0, heading, None, rules, pairing) for heading in rows[index : index + 2]]
        units = {at: _unit(tables, [rows[at]] if lower is None else [rows[at], rows[lower]]) for at, lower in records}
        if any(unit is None for unit in units.values()):
            continue
        found[index] = _joined([line_of(cell) for heading in rows[index : index + 2] for cell in heading], rows[index])
        found |= {at: unit for at, unit in units.items() if unit is not None}
        pairing.take(*rows[index], *rows[index + 1])
        for at, lower in records:
            pairing.take(*rows[at], *(rows[lower] if lower is not None else ()))
    return found


def _are_headings(upper: Row, lower: Row) -> bool:
    """Whether two rows are the two lines of a heading: labels, no figures, no values beside them."""
    if len(upper) < _LEAST_COLUMNS or len(lower) < _LEAST_LOWER or not upper.labels or not lower.labels:
        return False
    labels = len(upper.labels) + len(lower.labels)
    if (
        labels < _LEAST_LABELS
        or 2 * labels <= len(upper) + len(lower)
        or lower.below(upper) > _NEXT_LINE * upper.height
    ):
        return False
    return not any(row.has_figures or row.has_values or row.has_marked for row in (upper, lower))


def _records(rows: Sequence[Row], start: int) -> Iterator[tuple[int, int | None]]:
    """The rows that stand under the first heading, each with the next one if that stands under the second."""
    upper, lower = rows[start : start + 2]
    strays = 0
    above: int | None = None
    for index in range(start + 2, len(rows)):
        row = rows[index]
        gap = _FIRST_GAP if index == start + 2 else _ROW_GAP
        if row.below(rows[index - 1]) > gap * rows[index - 1].height or 2 * row.openings >= len(row):
            break
        first, second = _fit(row, upper), _fit(row, lower)
        if above is not None and second >= max(first, 0.5):
            yield above, index
            above = None
        elif first >= 0.5:
            if above is not None:
                yield above, None
            above = index
        else:
            strays += 1
            if strays > _STRAY_ROWS:
                break
    if above is not None:
        yield above, None


def _fit(row: Row, heading: Row) -> float:
    """The share of a row's cells that begin where a heading does."""
    fitting = sum(
        1 for cell in row if any(abs(cell.x0 - each.x0) < _ALIGNED_CHARS * cell.char_width for each in heading)
    )
    return fitting / len(row)


def _unit(tables: Sequence[Table], rows: Sequence[Row]) -> Unit | None:
    """A record, its lines behind one another; None where a cell stands under no heading."""
    lines: list[Line] = []
    for table, row in zip(tables, rows, strict=False):
        columns = table.columns(row)
        if columns is None:
            return None
        lines.append(table.line(columns)[0])
    return _joined(lines, [cell for row in rows for cell in row])


def _joined(lines: Sequence[Line], cells: Sequence[Cell]) -> Unit:
    """Lines as one, a tab between them."""
    whole: Line = []
    for line in lines:
        whole += [line[0]._replace(before="\t"), *line[1:]] if whole else line
    return Unit([whole], cells, is_row=True)
