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
_NEXT_LINE = 0.9
_NEAR_CHARS = 3.0
_WIDEST_GAP_CHARS = 14.0


def join_towns(rows: list[Row], rules: Rules) -> None:
    """Put towns behind their streets, but for those in ruled boxes, which keep their lines: changes `rows` in place."""
    rows[:] = map(_joined_beside, rows)
    for index in range(1, len(rows)):
        above, row = rows[index - 1], rows[index]
        if len(row) == 1 and len(above) > 1 and TOWN.fullmatch(row[0].text):
            street = next((cell for cell in above if _stands_over(cell, row[0])), None)
            if street is not None and rules.box(street) is None:
                address = Cell([*street.words, *row[0].words])
                rows[index - 1] = Row([address if cell is street else cell for cell in above])
                rows[index] = Row()
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


def _stands_over(street: Cell, town: Cell) -> bool:
    """Whether a street's cell stands right over a town's, set left alike."""
    gap = town.top - street.bottom
    near = abs(street.x0 - town.x0) < _NEAR_CHARS * town.char_width
    return near and gap < _NEXT_LINE * street.height and _STREET.fullmatch(street.text) is not None
