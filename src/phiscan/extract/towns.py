"""The second line of an address, put behind the first where something else stands beside them.

"7 Oak Street | Phone" over "Macon, GA 31201" in a row of its own, and "7 rue Haute      74000 Annecy" in two cells: read row
by row, the town would be parted from its street.
"""

from __future__ import annotations

import re

from phiscan.extract.cells import Cell, Row
from phiscan.extract.rules import Rules

# "Bangor, ME 04421", "29000 QUIMPER": the line that ends an address.
TOWN = re.compile(r"[^\W\d_][^\d,]{1,30},? [A-Z]{2},? \d{5}(?:-\d{4})?|(?:F ?- ?)?\d{5} [^\W\d_][^\d:]{1,40}")
_STREET = re.compile(
    r"(?:[^\n:]{2,40}: ?)?\d{1,6} ?(?:[A-Za-z]|bis|ter|quater)?(?:,? |-\d+ )[^\W\d_][^:]{3,50}|P\.? ?O\.? Box \d+",
    re.IGNORECASE,
)
_STATE, _ZIP = re.compile(r"[A-Z]{2}"), re.compile(r"\d{5}(?:-\d{4})?")
# A label, a town, a state, a code.
_ASKED_CELLS = 4
_NEXT_LINE = 0.9
_NEAR_CHARS = 3.0
_WIDEST_GAP_CHARS = 14.0


def join_towns(rows: list[Row], rules: Rules) -> None:
    """Put towns behind their streets, but for those in ruled boxes, which keep their lines: changes `rows` in place."""
    rows[:] = map(_joined_beside, map(_joined_asked, rows))
    for index in range(1, len(rows)):
        above, row = rows[index - 1], rows[index]
        towns = [cell for cell in row if cell.has_figures and TOWN.fullmatch(cell.text)]
        # Two towns side by side end two blocks of lines, which are read one after the other.
        for town in towns if len(above) > 1 and (len(towns) < len(row) or len(row) == 1) else ():
            street = next((cell for cell in above if _stands_over(cell, town)), None)
            if street is not None and rules.box(street) is None:
                address = Cell([*street.words, *town.words])
                above = rows[index - 1] = Row([address if cell is street else cell for cell in above])
                rows[index] = Row([cell for cell in rows[index] if cell is not town])
    rows[:] = filter(None, rows)


def _joined_beside(row: Row) -> Row:
    # Most end here: a town has a postcode.
    if len(row) == 1 or not row.has_figures:
        return row
    cells = list(row)
    for place in range(len(row) - 1, 0, -1):
        street, town = cells[place - 1 : place + 1]
        gap = town.x0 - street.x1
        if gap < _WIDEST_GAP_CHARS * street.char_width and TOWN.fullmatch(town.text) and _STREET.fullmatch(street.text):
            cells[place - 1 : place + 1] = [Cell([*street.words, *town.words])]
    return row if len(cells) == len(row) else Row(cells)


def _joined_asked(row: Row) -> Row:
    """The town, state and ZIP code that one label asks for as one cell, however far apart they are written."""
    if len(row) < _ASKED_CELLS or not row.labels:
        return row
    for place in range(len(row) - _ASKED_CELLS + 1):
        label, (town, state, code) = row[place].label, row[place + 1 : place + _ASKED_CELLS]
        asked = label is not None and {"city", "zip"} <= set(label.fields)
        if asked and _STATE.fullmatch(state.text) and _ZIP.fullmatch(code.text) and not town.has_figures:
            joined = Cell([*town.words, *state.words, *code.words])
            return Row([*row[: place + 1], joined, *row[place + _ASKED_CELLS :]])
    return row


def _stands_over(street: Cell, town: Cell) -> bool:
    """Whether a street's cell stands right over a town's, set left or right alike."""
    gap = town.top - street.bottom
    near = min(abs(street.x0 - town.x0), abs(street.x1 - town.x1)) < _NEAR_CHARS * town.char_width
    return near and gap < _NEXT_LINE * street.height and _STREET.fullmatch(street.text) is not None
