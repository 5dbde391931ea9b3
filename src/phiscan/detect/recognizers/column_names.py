"""Names in rows that notes part from their headings: "Nom | DDN | Médecin traitant", a row, its notes, the next row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.names import Named, name_at
from phiscan.languages import fold, given_names, lexicon
from phiscan.model import Basis, Role

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^\t]+")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_CELLS = 4
_SCORE = 0.84
_NUMBER = re.compile(r"\d")


def column_names(text: str) -> Iterator[Named]:
    """Whole names of practitioners and staff, in rows of as many cells as the headings that were read last."""
    headed: dict[int, Role] = {}
    columns = 0
    for line in _LINE.finditer(text):
        cells = list(_CELL.finditer(text, *line.span()))
        if len(cells) < _LEAST_CELLS:
            continue
        roles = {} if _NUMBER.search(line.group()) else _roles([cell.group() for cell in cells])
        if roles:
            headed, columns = roles, len(cells)
        elif len(cells) == columns:
            for column, role in headed.items():
                yield from _name(text, cells[column], role)


def _roles(cells: list[str]) -> dict[int, Role]:
    """Whose names stand in which columns under the cells of a line, which are headings where two of them are labels."""
    labels = [lexicon().whole(cell.strip()) for cell in cells]
    if sum(label is not None for label in labels) <= 1:
        return {}
    return {
        at: label.role
        for at, label in enumerate(labels)
        if label is not None and label.role in (Role.PRACTITIONER, Role.STAFF)
    }


def _name(text: str, cell: re.Match[str], role: Role) -> Iterator[Named]:
    name = name_at(text, cell.start(), cell.end(), sure=True)
    if name is None or not name.whole or text[name.end : cell.end()].strip(" .,*"):
        return
    if any(fold(word) in given_names() for word in _WORD.findall(text, name.start, name.end)):
        yield Named(name, name.credential or role, Basis.PATTERN, _SCORE)
