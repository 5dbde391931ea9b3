"""Names in the rows of a duty roster: "14/07/2019 | Dr Anne ROUX | Dr Paul DIOP | Léa Petit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.names import Name, Named, has_given, name_at
from phiscan.detect.sieve import Sieved
from phiscan.languages import lexicon
from phiscan.model import Basis, Role

_SCORE = 0.84
_LEAST_CELLS = 3
# A row of one day or shift, with a doctor in it.
_ROW = Sieved(r"(?m)^(?:[^\W\d_]{2,9}\.? ?)?\d[^\t\n]{0,18}\t[^\n]*\bDr\b[^\n]*$")
_CELL = re.compile(r"[^\t]+")


def duty_names(text: str) -> Iterator[Named]:
    """Whole names beside doctors in the row of a day: who is on duty, by the heading of the column, else staff."""
    rows = [
        (row.start(), [_only(text, cell) for cell in _CELL.finditer(text, *row.span())]) for row in _ROW.finditer(text)
    ]
    rows = [(at, names) for at, names in rows if len(names) >= _LEAST_CELLS and any(map(_is_doctor, names))]
    of_names = {at for _, names in rows for at, name in enumerate(names) if name and has_given(text, name)}
    for start, names in rows:
        for column in sorted(of_names):
            name = names[column] if column < len(names) else None
            if name is not None and name.titled is None:
                role = name.credential or _headed(text, start, column, len(names)) or Role.STAFF
                yield Named(name, role, Basis.PATTERN, _SCORE)


def _is_doctor(name: Name | None) -> bool:
    return name is not None and name.titled == "practitioner"


def _only(text: str, cell: re.Match[str]) -> Name | None:
    """The whole name that is all of a cell."""
    name = name_at(text, cell.start(), cell.end(), sure=True)
    alone = name is not None and name.whole and not text[name.end : cell.end()].strip(" .,*")
    return name if alone else None


def _headed(text: str, start: int, column: int, columns: int) -> Role | None:
    """Whose names stand in a column of the table by its heading, the first line above of as many cells that is no row."""
    for line in reversed(text[:start].splitlines()):
        cells = line.split("\t")
        if len(cells) != columns:
            return None
        if not any(map(str.isdigit, cells[0])):
            label = lexicon().whole(cells[column])
            return label.role if label else None
    return None
