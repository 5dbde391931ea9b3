"""Rows of ruled tables whose cells take several lines, put together: each cell is one, however its lines lie to its neighbours'.

What rules frame is one row: a value wrapped over three lines beside others centred on one. Only wrapped lines are joined:
a list keeps its lines, and so do the caption and the value of a form's box.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from phiscan.extract.cells import Cell, Row, char_width
from phiscan.extract.parted import is_parted, join_lines
from phiscan.extract.raw import RawWord, Rule
from phiscan.extract.rules import Rules

_SAME_PT, _JOINT_PT = 1.5, 4.0
_NARROWEST_PT = 8.0
_LEAST_COLUMNS, _MOST_LINES, _FEW_LINES = 2, 6, 3
# Blank between two words, and what a cell keeps free at its right edge.
_BLANK_CHARS, _PADDING_PT = 0.4, 2.0
_SAME_LINE = 0.5
# Stands for a row in the rows of its page, until it is put there.
_PLACEHOLDER = re.compile("\ue000([0-9]+)")


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a ruled table: its upper and lower edge, and the edges of its columns from left to right."""

    top: float
    bottom: float
    edges: tuple[float, ...]


class Grids:
    """The rows of a page that rules frame and that take several lines; `words` are the page's, each of them by one word.

    The words come `in_order`: of each band, only those at its height are looked at.
    """

    def __init__(self, words: Sequence[RawWord], rules: Rules) -> None:
        self._rows: list[Row] = []
        middles = list(map(_middle, words))
        stand_ins: list[RawWord] = []
        taken: set[int] = set()
        for band in _bands(rules):
            beside = words[bisect_right(middles, band.top) : bisect_left(middles, band.bottom)]
            inside = [each for each in (*beside, *stand_ins) if id(each) not in taken and _is_within(each, band)]
            row = _joined(inside, band) if len(inside) > 1 else None
            if row:
                taken.update(map(id, inside))
                stand_ins.append(self._placeholder(row, band))
                self._rows.append(row)
        self.words = [word for word in (*words, *stand_ins) if id(word) not in taken]

    def _placeholder(self, row: Row, band: Band) -> RawWord:
        middle, height = (band.top + band.bottom) / 2, min(cell.words[0].bottom - cell.words[0].top for cell in row)
        text = f"\ue000{len(self._rows)}"
        return RawWord(text, band.edges[0], middle - height / 2, band.edges[-1], middle + height / 2)

    def put_back(self, rows: list[Row]) -> None:
        """Put the rows in the places of the words that stood for them: changes `rows` in place."""
        if not self._rows:
            return
        for index, row in enumerate(rows):
            for cell in row:
                numbers = [found[1] for word in cell.words if (found := _PLACEHOLDER.fullmatch(word.text))]
                if numbers:
                    others = [other for other in row if other is not cell]
                    rest = [word for word in cell.words if not _PLACEHOLDER.fullmatch(word.text)]
                    cells = [each for number in numbers for each in self._rows[int(number)]]
                    all_cells = [*others, *cells, *([Cell(rest)] if rest else [])]
                    rows[index] = Row(sorted(all_cells, key=lambda c: c.x0))
                    break


def _bands(rules: Rules) -> Iterator[Band]:
    """The rows of tables as their rules frame them; the lower ones first where one lies in another."""
    if not rules.horizontal and not rules.vertical:
        return
    lines = _lines_of(rules.horizontal)
    found = {*_between_verticals(rules.vertical), *_between_pieces(lines), *_crossed(lines, rules.vertical)}
    yield from sorted(found, key=lambda band: (band.bottom - band.top, band.top, band.edges))


def _between_verticals(vertical: Sequence[Rule]) -> Iterator[Band]:
    """Rows whose columns are parted by rules of the row's height."""
    groups: list[list[Rule]] = []
    for rule in sorted(vertical, key=lambda r: (r.top, r.bottom, r.x0)):
        near = next((group for group in reversed(groups[-4:]) if _is_beside(group[0], rule)), None)
        if near is None:
            groups.append([rule])
        else:
            near.append(rule)
    for group in groups:
        edges = _edges(rule.x0 for rule in group)
        if len(edges) > _LEAST_COLUMNS:
            yield Band(group[0].top, group[0].bottom, edges)


def _is_beside(one: Rule, other: Rule) -> bool:
    return abs(one.top - other.top) < _SAME_PT and abs(one.bottom - other.bottom) < _SAME_PT


def _lines_of(horizontal: Sequence[Rule]) -> list[list[Rule]]:
    """Rules at one height."""
    lines: list[list[Rule]] = []
    for rule in horizontal:
        if lines and rule.top - lines[-1][0].top < _SAME_PT:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def _crossed(lines: Sequence[Sequence[Rule]], vertical: Sequence[Rule]) -> Iterator[Band]:
    """Rows between two rules that go through, whose columns are parted by rules that run on."""
    for upper, lower in pairwise(lines) if len(vertical) > _LEAST_COLUMNS else ():
        top, bottom = upper[0].top, lower[0].top
        x0 = max(min(rule.x0 for rule in line) for line in (upper, lower)) - _JOINT_PT
        x1 = min(max(rule.x1 for rule in line) for line in (upper, lower)) + _JOINT_PT
        edges = _edges(
            rule.x0
            for rule in vertical
            if x0 < rule.x0 < x1 and rule.top < top + _SAME_PT and rule.bottom > bottom - _SAME_PT
        )
        if len(edges) > _LEAST_COLUMNS:
            yield Band(top, bottom, edges)


def _between_pieces(lines: Sequence[Sequence[Rule]]) -> Iterator[Band]:
    """Rows between rules that are drawn cell by cell, in a table without vertical ones."""
    drawn = [(line[0].top, _edges_of(line)) for line in lines]
    for (top, edges), (bottom, others) in pairwise((top, edges) for top, edges in drawn if edges):
        alike = len(edges) == len(others) and all(abs(a - b) < _JOINT_PT for a, b in zip(edges, others, strict=True))
        if alike:
            yield Band(top, bottom, edges)


def _edges_of(line: Sequence[Rule]) -> tuple[float, ...]:
    """The edges of the columns over which a line was drawn piece by piece; none where pieces are missing."""
    pieces = sorted(line, key=lambda r: (r.x0, r.x1))
    if len(pieces) < _LEAST_COLUMNS or any(abs(b.x0 - a.x1) > _JOINT_PT for a, b in pairwise(pieces)):
        return ()
    return _edges([*(piece.x0 for piece in pieces), pieces[-1].x1])


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for x in sorted(places):
        if not edges or x - edges[-1] > _NARROWEST_PT:
            edges.append(x)
    return tuple(edges)


def _is_within(word: RawWord, band: Band) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return band.edges[0] < x < band.edges[-1] and band.top < y < band.bottom


def _joined(words: Sequence[RawWord], band: Band) -> Row | None:
    """The cells of a band, each of one column, where some of them are wrapped; None where nothing is, or may be."""
    columns: list[list[list[RawWord]]] = []
    for left, right in pairwise(band.edges):
        inside = [word for word in words if left < (word.x0 + word.x1) / 2 < right]
        if any(word.x0 < left - _SAME_PT or word.x1 > right + _SAME_PT for word in inside):
            return None
        columns.append(_lines(inside))
    counts = [len(lines) for lines in columns if lines]
    if len(counts) < _LEAST_COLUMNS or min(counts) != 1 or not 1 < max(counts) <= _MOST_LINES:
        return None
    middle = (band.top + band.bottom) / 2
    # Beside values in the middle of their row nothing is a caption at the top of its box.
    captioned = not all(_is_in_middle(lines, middle) for lines in columns if len(lines) == 1)
    wrapped = [
        _is_wrapped(lines, edges, captioned=captioned)
        for lines, edges in zip(columns, pairwise(band.edges), strict=True)
    ]
    if not any(len(lines) > 1 and whole for lines, whole in zip(columns, wrapped, strict=True)):
        return None
    if not all(
        whole or _is_centred(lines, middle, captioned=captioned) for lines, whole in zip(columns, wrapped, strict=True)
    ):
        return None
    return Row([Cell(join_lines(lines)) for lines in columns if lines])


def _lines(words: Sequence[RawWord]) -> list[list[RawWord]]:
    lines: list[list[RawWord]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        if lines and abs(_middle(word) - _middle(lines[-1][0])) < _SAME_LINE * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: (w.x0, w.x1, w.text)) for line in lines]


def _is_wrapped(lines: Sequence[Sequence[RawWord]], edges: tuple[float, float], *, captioned: bool) -> bool:
    """Whether the lines of a column go on in one another: no caption, no list, no room for the next line's first word."""
    left, right = edges
    if _has_field(lines, captioned=captioned):
        # "Office phone /" over "Fax" is one label.
        return Cell(join_lines(lines)).label is not None
    padding = max(_PADDING_PT, min((line[0].x0 - left for line in lines), default=0.0))
    for line, following in pairwise(lines):
        if is_parted(line[-1], following[0]):
            continue
        room = right - padding - line[-1].x1 - _BLANK_CHARS * char_width(line)
        if following[0].x1 - following[0].x0 < room:
            return False
    return True


def _has_field(lines: Sequence[Sequence[RawWord]], *, captioned: bool) -> bool:
    """Whether several lines begin with a caption, where there are any, or one of them with a label that is marked as one."""
    if len(lines) < _LEAST_COLUMNS:
        return False
    cells = [Cell(list(line)) for line in lines]
    if captioned and cells[0].opens_with_label:
        return True
    return any(":" in cell.text and cell.opens_with_label for cell in cells)


def _is_centred(lines: Sequence[Sequence[RawWord]], middle: float, *, captioned: bool) -> bool:
    """Whether a few lines without a label stand in the middle of their row's height."""
    few = len(lines) <= _FEW_LINES and not _has_field(lines, captioned=captioned)
    return few and _is_in_middle(lines, middle)


def _is_in_middle(lines: Sequence[Sequence[RawWord]], middle: float) -> bool:
    height = lines[0][0].bottom - lines[0][0].top
    return abs((_middle(lines[0][0]) + _middle(lines[-1][0])) / 2 - middle) < _SAME_LINE * height


def _middle(word: RawWord) -> float:
    return (word.top + word.bottom) / 2
