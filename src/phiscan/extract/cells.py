"""Cells, and the rows they stand in: what the layout asks of them again and again is told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, Generic, TypeVar

from phiscan.extract.raw import RawWord, Rule
from phiscan.languages import Label, lexicon

# A row of so many labels may be a heading, and one of so large a share of labels and dates.
_LEAST_LABELS, _LABEL_SHARE = 2, 0.5
DATE = r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[ -][^\W\d_]{3,9}\.?[ -](?:\d{4}|\d\d)|[^\W\d_]{3,9}\.? \d{1,2},? (?:19|20)\d\d)(?: .{0,8})?"
_DATE_HEADING = re.compile(DATE)

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
        texts, _, tops, x1s, bottoms, _ = zip(*words, strict=True)
        self.x1: float = max(x1s)
        self.top: float = min(tops)
        self.bottom: float = max(bottoms)
        self.height: float = self.bottom - self.top
        # The words with single spaces.
        self.text = " ".join(texts)

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

    @lazy
    def char_width(self) -> float:
        """Mean width of a character, in points."""
        return char_width(self.words)

    def overlap(self, other: Cell | Rule) -> float:
        """Shared horizontal extent in points; negative when there is a gap."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)


class Row(tuple[Cell, ...]):
    """Cells that stand beside one another, from left to right; at least one. Coordinates as in `RawWord`."""

    @lazy
    def top(self) -> float:
        return min([cell.top for cell in self])

    @lazy
    def bottom(self) -> float:
        return max([cell.bottom for cell in self])

    @lazy
    def height(self) -> float:
        """The height of its tallest cell."""
        return max([cell.height for cell in self])

    @lazy
    def least_height(self) -> float:
        return min([cell.height for cell in self])

    @lazy
    def labels(self) -> tuple[Label, ...]:
        """The labels that whole cells are."""
        return tuple([cell.label for cell in self if cell.label])

    @lazy
    def has_marked(self) -> bool:
        """Whether one of these has a colon."""
        return any(label.marked for label in self.labels)

    @lazy
    def has_figures(self) -> bool:
        """Whether a digit stands in one of its cells."""
        return any(cell.has_figures for cell in self)

    @lazy
    def openings(self) -> int:
        """How many of its cells open with a label."""
        return sum([cell.opens_with_label for cell in self])

    @lazy
    def has_values(self) -> bool:
        """Whether a cell of it reads "Label: value"."""
        return self.openings > len(self.labels)

    @lazy
    def is_heading(self) -> bool:
        """Whether it is made of labels, none with its value."""
        labels = len(self.labels)
        if not labels or self.has_values or self._has_values_beside():
            return False
        dates = (
            sum(1 for cell in self if not cell.label and _DATE_HEADING.fullmatch(cell.text)) if self.has_figures else 0
        )
        if labels < _LEAST_LABELS and not (dates and labels + dates >= 3):
            return False
        return (
            labels + dates == len(self)
            or (labels >= 3 and (labels + dates) / len(self) > _LABEL_SHARE)
            or (labels == 2 and dates == 0 and len(self) == 3 and (not self[0].label or self[1].text.isalpha()))
        )

    def _has_values_beside(self) -> bool:
        """Whether its labels have their values beside them: "Name: | Ana Ruiz | Born: | 12/03/1951"."""
        return self.has_marked and any(
            left.label is not None and left.label.marked and right.label is None and not right.text.endswith(":")
            for left, right in pairwise(self)
        )

    def below(self, above: Row) -> float:
        """The gap between another row and this one under it; negative where they overlap."""
        return self.top - above.bottom


def width_of_two(one: RawWord, other: RawWord) -> float:
    """`char_width` of two words: it is asked of all neighbours."""
    text, x0, _, x1, _, _ = one
    other_text, other_x0, _, other_x1, _, _ = other
    count = len(text) + len(other_text)
    width = (x1 - x0 + (other_x1 - other_x0)) / count if count else 0.0
    return 0.01 if width < 0.01 else width


def char_width(words: Iterable[RawWord]) -> float:
    """Mean width of a character of these words, in points (at least a hundredth)."""
    width = 0.0
    count = 0
    for word in words:
        width += word.x1 - word.x0
        count += len(word.text)
    return max(width / count, 0.01) if count else 0.01
