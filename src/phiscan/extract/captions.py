"""Blocks of a form whose labels are printed small under their values, row by row.

    Ruiz, Ana        03/12/1951
    Patient name     Date of birth
    217-523-4567     H-20455
    Home phone       Chart no.

Where rows of labels and of values take turns, both readings are possible: what the labels ask for decides, then what
the block begins with, then which is nearer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from phiscan.extract.cells import Cell, Row

# A caption is printed so much smaller than its value.
_SMALLER = 0.88
_IN_LINE_PT = 5.0
_MOST_LINES = 3
# Rows further apart (in heights of the larger) are of different blocks.
_APART = 1.6
# Lines of one value: so near, and of one size.
_TIGHT, _ALIKE = 0.6, 0.85
_LEAST_CAPTIONS = 2

_DATE = re.compile(r"\d.*\d|[^\W\d_]{3,9}\.? \d", re.DOTALL)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SEX = re.compile(r"(?:m|f|h|male|female|masculin|f[ée]minin|homme|femme|other|unknown)\.?", re.IGNORECASE)
_DATES = frozenset({"birth_date", "date"})
_PHONES = frozenset({"phone", "fax"})
_NAMES = frozenset({"name", "last_name", "first_name"})
_NUMBERS = frozenset(
    "mrn account accession plan_id group claim ssn npi dea license driver_license passport device nir rpps adeli finess zip".split()
)
_LEAST_PHONE_DIGITS = 7


@dataclass(slots=True)
class _Block:
    """Rows that take turns: by index, the rows of captions, and the rows of values before each and behind the last."""

    captions: list[int]
    values: list[list[int]]


def captioned(rows: Sequence[Row]) -> Iterator[tuple[list[int], int]]:
    """The indices of rows of values, each with the index of the row of captions under it."""
    for block in _blocks(rows):
        if _stand_under(rows, block):
            yield from (
                (values, caption) for values, caption in zip(block.values, block.captions, strict=False) if values
            )


def _blocks(rows: Sequence[Row]) -> Iterator[_Block]:
    index = 0
    while index < len(rows):
        if not _is_caption_row(rows, index):
            index += 1
            continue
        block = _Block([index], [_values_above(rows, index)])
        while (last := block.captions[-1]) < len(rows):
            values = _values_below(rows, last)
            block.values.append(values)
            following = (values[-1] if values else last) + 1
            if not values or following >= len(rows) or _far(rows, following):
                break
            if not _is_caption_row(rows, following) and not _goes_on(rows, last, following):
                break
            block.captions.append(following)
        index = block.captions[-1] + 1
        yield block


def _is_caption_row(rows: Sequence[Row], index: int) -> bool:
    """Whether a row is mostly of labels, and smaller than those above and below it."""
    row = rows[index]
    if 2 * len(row.labels) < len(row) or any(cell.has_figures for cell in row if not cell.label):
        return False
    beside = [rows[at] for at in (index - 1, index + 1) if 0 <= at < len(rows) and not _far(rows, max(at, index))]
    return bool(beside) and all(row.height <= _SMALLER * other.least_height for other in beside)


def _goes_on(rows: Sequence[Row], caption: int, index: int) -> bool:
    """Whether a row is printed as the captions before it are, whatever it asks for ("Phone of contact")."""
    heights = rows[caption].height, rows[index].height
    return min(heights) > _ALIKE * max(heights) and not rows[index].has_figures


def _values_above(rows: Sequence[Row], caption: int) -> list[int]:
    taken: list[int] = []
    for index in range(caption - 1, max(-1, caption - 1 - _MOST_LINES), -1):
        if not _are_values(rows, index, caption) or _far(rows, index + 1, tight=bool(taken)):
            break
        taken.insert(0, index)
    return taken


def _values_below(rows: Sequence[Row], caption: int) -> list[int]:
    taken: list[int] = []
    for index in range(caption + 1, min(len(rows), caption + 1 + _MOST_LINES)):
        if not _are_values(rows, index, caption) or _far(rows, index, tight=bool(taken)):
            break
        taken.append(index)
    return taken


def _are_values(rows: Sequence[Row], index: int, caption: int) -> bool:
    """Whether the cells of a row are larger than the captions, begin where captions of some row do, and are no labels."""
    row = rows[index]
    if row.least_height * _SMALLER < rows[caption].height or row.has_marked:
        return False
    aligned = sum(1 for cell in row if any(abs(cell.x0 - other.x0) < _IN_LINE_PT for other in rows[caption]))
    return 2 * row.openings <= len(row) and 2 * aligned > len(row)


def _far(rows: Sequence[Row], index: int, *, tight: bool = False) -> bool:
    """Whether a row stands apart from the one above it; `tight` asks for lines of one value, alike and close."""
    above, row = rows[index - 1], rows[index]
    heights = above.height, row.height
    if tight and min(heights) < _ALIKE * max(heights):
        return True
    return row.below(above) > (_TIGHT if tight else _APART) * max(heights)


def _stand_under(rows: Sequence[Row], block: _Block) -> bool:
    """Whether the captions of a block stand under their values, not over them."""
    if sum(len(rows[caption]) for caption in block.captions) < _LEAST_CAPTIONS or not block.values[0]:
        return False
    if len(block.captions) == 1 and block.values[-1]:
        # One row of labels with rows below it heads a table.
        return False
    if _is_titled(rows, block):
        return False
    under = sum(_fit(rows, values, caption) for values, caption in zip(block.values, block.captions, strict=False))
    over = sum(_fit(rows, values, caption) for values, caption in zip(block.values[1:], block.captions, strict=False))
    if under != over:
        return under > over
    if not block.values[-1]:
        return True
    return _distance(rows, block, under=True) < _distance(rows, block, under=False)


def _is_titled(rows: Sequence[Row], block: _Block) -> bool:
    """Whether one cell stands over several captions, and under them as many cells as they are: a title over its form."""
    at, above = block.captions[0], block.values[0]
    if len(above) > 1 or len(rows[above[0]]) > 1 or rows[above[0]].has_figures:
        return False
    if at + 1 >= len(rows) or _far(rows, at + 1) or rows[at + 1].labels:
        return False
    return 1 < len(rows[at]) <= len(rows[at + 1])


def _distance(rows: Sequence[Row], block: _Block, *, under: bool) -> float:
    """Mean distance of the captions from the values over them, or from those under them."""
    if under:
        gaps = [
            rows[caption].below(rows[values[-1]])
            for values, caption in zip(block.values, block.captions, strict=False)
            if values
        ]
    else:
        gaps = [
            rows[values[0]].below(rows[caption])
            for values, caption in zip(block.values[1:], block.captions, strict=False)
            if values
        ]
    return mean(gaps) if gaps else float("inf")


def _fit(rows: Sequence[Row], values: Sequence[int], caption: int) -> int:
    """How many captions ask for what stands in their column, less those that ask for something else."""
    total = 0
    for cell in rows[caption]:
        over = [other for index in values for other in rows[index] if other.overlap(cell) > 0]
        if cell.label and over:
            total += _asks_for(cell, over[0])
    return total


def _asks_for(caption: Cell, value: Cell) -> int:
    field, text = caption.label.fields[0] if caption.label else "", value.text
    digits = sum(map(str.isdigit, text))
    wanted: bool | None = None
    if field in _DATES:
        wanted = digits > 0 and _DATE.search(text) is not None and digits <= 8 and "@" not in text
    elif field in _PHONES:
        wanted = digits >= _LEAST_PHONE_DIGITS and not _WORDS.search(text)
    elif field in _NAMES:
        wanted = not digits and _WORDS.search(text) is not None and _SEX.fullmatch(text) is None and "@" not in text
    elif field in _NUMBERS:
        wanted = digits > 1 and len(_WORDS.findall(text)) <= 2
    elif field == "sex":
        wanted = _SEX.fullmatch(text) is not None
    elif field == "email":
        wanted = "@" in text
    elif field == "address":
        wanted = digits > 0 and len(_WORDS.findall(text)) > 1
    return 0 if wanted is None else 1 if wanted else -1
