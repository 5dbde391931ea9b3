"""Words to rows, rows to cells: what stands on one line, and where a wide gap or a rule parts it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

from phiscan.extract.raw import RawWord, Rule
from phiscan.languages import Label, lexicon
from phiscan.model import BBox

# Words are on one row when their middles are nearer than this share of the smaller height.
_SAME_ROW = 0.5
# A gap wider than so many characters parts two cells: a word space is 0.5 of a character in most
# fonts and 1.0 in typewriter fonts, two typewriter spaces are 2.0.
_CELL_GAP_CHARS = 1.7
# Pieces nearer than this (in characters), or overlapping, are one word that was drawn in parts.
_ONE_WORD_CHARS = 0.08
_LETTER_SPACED_LEAST = 4
# Pieces of one rule are nearer than this.
_RULE_GAP_PT = 2.0

T = TypeVar("T")


class lazy(Generic[T]):
    """`cached_property` without its lock, which takes longer than what is computed here."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, _: type | None = None) -> T:
        value = instance.__dict__[self._name] = self._compute(instance)
        return value


class Cell:
    """Words of one row that belong together. Coordinates as in `RawWord`."""

    def __init__(self, words: list[RawWord]) -> None:
        self.words = words
        self.x0 = words[0].x0
        self.x1 = max([word.x1 for word in words])
        self.top = min([word.top for word in words])
        self.bottom = max([word.bottom for word in words])
        # The words with single spaces.
        self.text = " ".join([word.text for word in words])

    @lazy
    def label(self) -> Label | None:
        """The label that the whole cell is, if it is one."""
        return lexicon().whole(self.text)

    @lazy
    def has_figures(self) -> bool:
        """Whether a digit stands in it."""
        return any(map(str.isdigit, self.text))

    @lazy
    def opens_with_label(self) -> bool:
        """Whether the cell reads "Label: value" (or is a label)."""
        return lexicon().opening(self.text)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @lazy
    def char_width(self) -> float:
        """Mean width of a character, in points."""
        return char_width(self.words)

    def overlap(self, other: Cell | Rule) -> float:
        """Shared horizontal extent in points; negative when there is a gap."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)


Row = list[Cell]


def char_width(words: Iterable[RawWord]) -> float:
    """Mean width of a character of these words, in points (at least a hundredth)."""
    width = 0.0
    count = 0
    for word in words:
        width += word.x1 - word.x0
        count += len(word.text)
    return max(width / count, 0.01) if count else 0.01


@dataclass(frozen=True, slots=True)
class Rules:
    """The ruling lines of a page, to ask what lies between two places."""

    vertical: tuple[Rule, ...]
    horizontal: tuple[Rule, ...]
    _vertical_x: tuple[float, ...]
    _horizontal_y: tuple[float, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Rules:
        """Sorted by place; slanted lines are left out."""
        unique = {Rule(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)) for x0, top, x1, bottom in rules}
        vertical = sorted((r for r in unique if abs(r.x1 - r.x0) < 1 and r.bottom - r.top > 3), key=lambda r: r.x0)
        horizontal = sorted((r for r in unique if abs(r.bottom - r.top) < 1 and r.x1 - r.x0 > 3), key=lambda r: r.top)
        return cls(tuple(vertical), tuple(horizontal), tuple(r.x0 for r in vertical), tuple(r.top for r in horizontal))

    def parts_columns(self, x_left: float, x_right: float, y: float) -> bool:
        """Whether a vertical rule stands between two x at this height."""
        if x_right < x_left:
            return False
        first, last = bisect_left(self._vertical_x, x_left - 1), bisect_right(self._vertical_x, x_right + 1)
        return any(rule.top <= y <= rule.bottom for rule in self.vertical[first:last])

    def end_between(self, upper: Cell, lower: Cell) -> bool:
        """Whether the frame around one cell ends over another that has a frame of its own: two tables."""
        if upper.bottom > lower.top or not self.vertical:
            return False
        return self._frames(upper) and self._frames(lower) and not self._framed_through(upper, lower)

    def _frames(self, cell: Cell) -> bool:
        y = (cell.top + cell.bottom) / 2
        at = bisect_right(self._vertical_x, cell.x0 + 1)
        return any(rule.top <= y <= rule.bottom for rule in self.vertical[:at])

    def _framed_through(self, upper: Cell, lower: Cell) -> bool:
        """Whether rules left of two cells cover every height between them, a point or two aside."""
        spans = sorted(
            (rule.top, rule.bottom) for rule in self.vertical[: bisect_right(self._vertical_x, upper.x0 + 1)]
        )
        reached = upper.bottom
        for top, bottom in spans:
            if top <= reached + _RULE_GAP_PT:
                reached = max(reached, bottom)
        return reached >= lower.top - _RULE_GAP_PT

    def right_of(self, cell: Cell) -> float:
        """Where the nearest vertical rule to the right of a cell stands; infinite without one."""
        y = (cell.top + cell.bottom) / 2
        at = bisect_left(self._vertical_x, cell.x1 - 1)
        return next((rule.x0 for rule in self.vertical[at:] if rule.top <= y <= rule.bottom), float("inf"))

    def parts_rows(self, y_top: float, y_bottom: float, x0: float, x1: float) -> bool:
        """Whether a horizontal rule lies between two heights over most of an extent."""
        first, last = bisect_left(self._horizontal_y, y_top), bisect_right(self._horizontal_y, y_bottom)
        middle = (x0 + x1) / 2
        return any(rule.x0 <= middle <= rule.x1 for rule in self.horizontal[first:last])

    def underlines(self, caption: Cell, value: Cell | None = None) -> bool:
        """Whether a short rule of its own lies right over a caption (and under a value): a line to write on."""
        slack = 0.6 * caption.height
        first = bisect_left(self._horizontal_y, caption.top - slack)
        last = bisect_right(self._horizontal_y, caption.top + slack)
        for rule in self.horizontal[first:last]:
            own = rule.x0 - 3 <= caption.x0 and caption.overlap(rule) > 0 and not self._goes_on(rule)
            if own and (value is None or (value.overlap(rule) > 0 and -slack < rule.top - value.bottom < 1.5 * slack)):
                return True
        return False

    def _goes_on(self, rule: Rule) -> bool:
        """Whether another rule continues it, or a vertical one meets it: a table's border, not a line to write on."""
        same = [other for other in self.horizontal if other is not rule and abs(other.top - rule.top) < 1]
        if any(-1 < other.x0 - rule.x1 < 3 or -1 < rule.x0 - other.x1 < 3 for other in same):
            return True
        return any(
            min(abs(other.x0 - rule.x0), abs(other.x0 - rule.x1)) < 2 and other.top - 2 <= rule.top <= other.bottom + 2
            for other in self.vertical
        )

    def box(self, cell: Cell) -> BBox | None:
        """The ruled box around a cell: the nearest rules on all four sides, None where one is missing."""
        x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
        at = bisect_right(self._vertical_x, cell.x0 + 1)
        left = next((r.x0 for r in reversed(self.vertical[:at]) if r.top <= y <= r.bottom), None)
        at = bisect_left(self._vertical_x, cell.x1 - 1)
        right = next((r.x0 for r in self.vertical[at:] if r.top <= y <= r.bottom), None)
        at = bisect_right(self._horizontal_y, y)
        over = next((r.top for r in reversed(self.horizontal[:at]) if r.x0 <= x <= r.x1), None)
        under = next((r.top for r in self.horizontal[at:] if r.x0 <= x <= r.x1), None)
        if left is None or right is None or over is None or under is None:
            return None
        return BBox(left, over, right, under)


def in_order(words: Iterable[RawWord]) -> list[RawWord]:
    """Words from top to bottom by their middles, then from left to right: what parts a page into regions and rows."""
    return sorted(words, key=lambda w: (w.top + w.bottom, w.x0, w.text))


def rows_of(words: Sequence[RawWord], rules: Rules) -> list[Row]:
    """The page's rows from top to bottom, each a list of cells from left to right. The words come `in_order`."""
    return [_cells(line, rules) for line in _lines(words)]


def _lines(words: Sequence[RawWord]) -> list[list[RawWord]]:
    lines: list[list[RawWord]] = []
    middle = height = 0.0
    for word in words:
        own_middle, own_height = (word.top + word.bottom) / 2, word.bottom - word.top
        if lines and own_middle - middle <= _SAME_ROW * min(height, own_height):
            line = lines[-1]
            line.append(word)
            middle += (own_middle - middle) / len(line)
            height = max(height, own_height)
        else:
            lines.append([word])
            middle, height = own_middle, own_height
    return [sorted(line, key=lambda w: (w.x0, w.x1, w.text)) for line in lines]


def _cells(line: list[RawWord], rules: Rules) -> Row:
    words = _join_letters(_join_pieces(line, rules))
    cells: list[list[RawWord]] = [[words[0]]]
    for word in words[1:]:
        before = cells[-1][-1]
        gap = word.x0 - before.x1
        middle = (word.top + word.bottom) / 2
        # A colon far behind its label, in a column of colons, is the label's.
        wide = gap > _CELL_GAP_CHARS * char_width((before, word)) and word.text != ":"
        if wide or rules.parts_columns(before.x1, word.x0, middle):
            cells.append([word])
        else:
            cells[-1].append(word)
    return [Cell(cell) for cell in cells]


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
    touches = -0.5 * char_width((before,)) < gap < _ONE_WORD_CHARS * char_width((before, word))
    return touches and abs(before.bottom - word.bottom) < 0.25 * (before.bottom - before.top)


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
