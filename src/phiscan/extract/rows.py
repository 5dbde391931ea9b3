"""Words to rows, rows to cells: what stands on one line, and where a wide gap or a rule parts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from phiscan.extract.cells import Cell, Row, char_width, width_of_two
from phiscan.extract.raw import RawWord
from phiscan.extract.rules import Rules

# Words are on one row when their middles are nearer than this share of the smaller height.
_SAME_ROW = 0.5
# A gap wider than so many characters parts two cells: a word space is 0.5 of a character in most
# fonts and 1.0 in typewriter fonts, two typewriter spaces are 2.0.
_CELL_GAP_CHARS = 1.7
# Pieces nearer than this (in characters), or overlapping, are one word that was drawn in parts.
_ONE_WORD_CHARS = 0.08
_LETTER_SPACED_LEAST = 4
# What tells the order of words on a line: x0, x1, text.
_FROM_LEFT = itemgetter(1, 3, 0)


def in_order(words: Iterable[RawWord]) -> list[RawWord]:
    """Words from top to bottom by their middles, then from left to right: what parts a page into regions and rows."""
    return sorted(words, key=lambda w: (w.top + w.bottom, w.x0, w.text))


def rows_of(words: Sequence[RawWord], rules: Rules) -> list[Row]:
    """The page's rows from top to bottom, each a list of cells from left to right. The words come `in_order`."""
    return [_cells(line, rules) for line in _lines(words)]


def _lines(words: Sequence[RawWord]) -> list[list[RawWord]]:
    lines: list[list[RawWord]] = []
    line: list[RawWord] = []
    middle = height = 0.0
    for word in words:
        _, _, top, _, bottom, _ = word
        own_middle, own_height = (top + bottom) / 2, bottom - top
        if line and own_middle - middle <= _SAME_ROW * min(height, own_height):
            line.append(word)
            middle += (own_middle - middle) / len(line)
            height = max(height, own_height)
        else:
            line = [word]
            lines.append(line)
            middle, height = own_middle, own_height
    return [sorted(line, key=_FROM_LEFT) for line in lines]


def _cells(line: list[RawWord], rules: Rules) -> Row:
    words = _join_letters(_join_pieces(line, rules))
    cells: list[list[RawWord]] = [[words[0]]]
    for word in words[1:]:
        before = cells[-1][-1]
        gap = word.x0 - before.x1
        middle = (word.top + word.bottom) / 2
        # A colon far behind its label, in a column of colons, is the label's.
        wide = gap > _CELL_GAP_CHARS * width_of_two(before, word) and word.text != ":"
        if wide or rules.parts_columns(before.x1, word.x0, middle):
            cells.append([word])
        else:
            cells[-1].append(word)
    return Row([Cell(cell) for cell in cells])


def _join_pieces(line: list[RawWord], rules: Rules) -> list[RawWord]:
    """One word for pieces that touch: text drawn in shuffled order comes in pieces."""
    joined = [line[0]]
    for word in line[1:]:
        before = joined[-1]
        if _same_place(before, word):
            continue
        if _is_continued(before, word) and not rules.parts_columns(
            before.x1 - 1, word.x0 + 1, (word.top + word.bottom) / 2
        ):
            joined[-1] = merged(before, word)
        else:
            joined.append(word)
    return joined


def _same_place(one: RawWord, other: RawWord) -> bool:
    """Drawn twice for a bold look or a shadow."""
    return one.text == other.text and abs(one.x0 - other.x0) < 1.5 and abs(one.top - other.top) < 1.5


def _is_continued(before: RawWord, word: RawWord) -> bool:
    """Whether a piece touches the one before it and stands on the same line of the same size."""
    gap = word.x0 - before.x1
    # Most end here: it is asked of all neighbours.
    if gap >= _ONE_WORD_CHARS * width_of_two(before, word):
        return False
    return -0.5 * char_width((before,)) < gap and abs(before.bottom - word.bottom) < 0.25 * _height(before)


def merged(one: RawWord, other: RawWord) -> RawWord:
    """Two pieces of a word as one."""
    return RawWord(
        one.text + other.text,
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
        _lower(one.confidence, other.confidence),
    )


def _lower(one: float | None, other: float | None) -> float | None:
    known = [each for each in (one, other) if each is not None]
    return min(known, default=None)


def _join_letters(line: list[RawWord]) -> list[RawWord]:
    """Letter-spaced words put together: runs of single characters, parted where the gap is wider."""
    if sum([len(word.text) == 1 for word in line]) < _LETTER_SPACED_LEAST:
        return line
    out: list[RawWord] = []
    run: list[RawWord] = []
    for word in [*line, None]:
        if word is not None and len(word.text) == 1 and (not run or word.x0 - run[-1].x1 < 3 * _height(word)):
            run.append(word)
            continue
        out += _spelled(run) if len(run) >= _LETTER_SPACED_LEAST else run
        run = [word] if word is not None and len(word.text) == 1 else []
        if word is not None and not run:
            out.append(word)
    return out


def _height(word: RawWord) -> float:
    return word.bottom - word.top


def _spelled(run: list[RawWord]) -> list[RawWord]:
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 2]
    words = [run[0]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > 1.6 * usual + 0.5:
            words.append(letter)
        else:
            words[-1] = merged(words[-1], letter)
    return words
