"""Dates, times and telephone numbers that a column was too narrow for: "19/07/199" over "4", "07.65.83.64" over ".46"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phiscan.extract.cells import Cell, Row
from phiscan.extract.raw import RawWord
from phiscan.extract.rows import merged

# What a cell too narrow for it parts anywhere.
_WHOLE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|\d{1,2}-[^\W\d_]{3,4}-(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[h:]\d\d|"
    r"(?:\d\d[.-]){4}\d\d|\d{10}|(?:\d{3}[.-]){2}\d{4}|\(\d{3}\)\d{3}-\d{4}"
)
# A telephone number in pairs, which a narrow column parts between them.
_PAIRS = re.compile(r"(?:\d\d ){4}\d\d")
_LONGEST_REST = 8
# A piece is so many times as long as its rest, where no rules frame the two.
_LEAST_SHARE = 2
# How far below its beginning the rest stands at most, in heights, and how far from under it, in characters.
_NEXT_LINE, _ALIGNED_CHARS = 0.5, 0.8
# What a column keeps free before the next one.
_PADDING_CHARS = 1.0


def is_parted(word: RawWord, following: RawWord) -> bool:
    """Whether two words are the pieces of a date or number, and neither is one itself."""
    whole = _WHOLE.fullmatch
    return not whole(word.text) and not whole(following.text) and whole(word.text + following.text) is not None


def join_lines(lines: Sequence[Sequence[RawWord]]) -> list[RawWord]:
    """The words of a cell's lines in one; a date or number that the column was too narrow for is one word again."""
    words: list[RawWord] = []
    for line in lines:
        first = line[0]
        if words and is_parted(words[-1], first):
            words[-1] = merged(words[-1], first)
            words += line[1:]
        else:
            words += line
    return words


def join_parted(rows: list[Row]) -> None:
    """Put rows of a table together whose dates or numbers go on in the next line: changes `rows` in place.

    Between the two lines there may be one of cells that stand in the middle of the row's height.
    """
    index = 0
    while index < len(rows) - 1:
        for lower in (index + 1, index + 2):
            joined = _joined(rows[index : lower + 1]) if lower < len(rows) else None
            if joined:
                rows[index : lower + 1] = [joined]
                break
        index += 1


def _joined(rows: Sequence[Row]) -> Row | None:
    """The first and last of some rows in one, with what stands between; None where nothing is parted, or cells are in the way."""
    lower = rows[-1]
    if not any(_may_be_rest(rest) for rest in lower):
        return None
    upper = [part for cell in rows[0] for part in _parts(cell, lower)]
    midway = [cell for row in rows[1:-1] for cell in row]
    beside = [*upper, *midway]
    if not any(_goes_on(cell, rest, beside) for rest in lower if _may_be_rest(rest) for cell in upper):
        return None
    cells = list(upper)
    for rest in lower:
        above = [cell for cell in upper if cell.overlap(rest) > 0]
        if len(above) > 1 or (above and above[0] not in cells):
            return None
        if above:
            cells[cells.index(above[0])] = Cell(join_lines([above[0].words, rest.words]))
        else:
            cells.append(rest)
    for cell in midway:
        if any(cell.overlap(other) > 0 for other in cells):
            return None
        cells.append(cell)
    return Row(sorted(cells, key=lambda cell: cell.x0))


def _may_be_rest(cell: Cell) -> bool:
    return cell.has_figures and len(cell.text) <= _LONGEST_REST


def _parts(cell: Cell, lower: Row) -> list[Cell]:
    """A cell parted where cells of the row below begin: columns may stand as near to one another as words."""
    starts = [at for at, word in enumerate(cell.words) if at and any(_is_under(rest, word.x0, cell) for rest in lower)]
    ends = [*starts, len(cell.words)]
    return [Cell(cell.words[start:end]) for start, end in zip([0, *starts], ends, strict=True)] if starts else [cell]


def _is_under(rest: Cell, x: float, cell: Cell) -> bool:
    return abs(rest.x0 - x) < _ALIGNED_CHARS * cell.char_width


def _goes_on(cell: Cell, rest: Cell, beside: Sequence[Cell]) -> bool:
    """Whether a cell ends with a piece whose rest stands right under it, and had no room beside it."""
    if not _is_under(rest, cell.x0, cell) or not abs(rest.top - cell.bottom) < _NEXT_LINE * cell.height:
        return False
    last, first = cell.words[-1], rest.words[0]
    limit = min((other.x0 for other in beside if other.x0 >= cell.x1), default=cell.x1)
    if cell.x1 + first.x1 - first.x0 < limit - _PADDING_CHARS * cell.char_width:
        return False
    # "70415" over "70822" are two numbers.
    if len(last.text) >= _LEAST_SHARE * len(first.text) and is_parted(last, first):
        return True
    return _PAIRS.fullmatch(f"{cell.text} {rest.text}") is not None
