"""Marks that engines leave out, where the picture shows them: the point of 3.2 read as 32, the place of an @.

Nothing is guessed. A decimal mark is put into a number where the ink shows as many digits as were read, and one dot between
two of them, on the line; one that an engine says is taken out where the two digits stand too near for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.shapes import Shapes, darkness, shapes_of

_DIGITS = re.compile(r"[0-9]{2,5}", re.ASCII)
_DECIMAL = re.compile(r"([0-9]{1,4})[.,]([0-9]{1,4})", re.ASCII)
# As shares of the height of the digits: digits are of one height; a dot is no larger than this, dirt is smaller, and a dot
# stands on the line in a gap that two digits alone do not have; a comma reaches under the line and is taller than wide.
_DIGIT = 0.8
_DOT, _DIRT, _GAP = 0.36, 0.1, 0.28
_COMMA, _PIECE = 0.52, 0.2
# Between two digits that stand nearer there is no mark.
_NO_GAP, _BARE = 0.18, 0.07
_ON_LINE = 0.15
_COMMA_UNDER, _COMMA_TALL = 0.09, 1.1
# The parts of an address stand nearer to its @ than so many of their characters.
_AT_GAP_CHARS = 1.2


def with_marks(words: Sequence[OcrWord], image: Image.Image) -> list[OcrWord]:
    """The words of a grey picture, with the decimal marks that it shows, and addresses in one piece."""
    page = np.asarray(image)
    ink = darkness(page)
    return _joined_at([_pointed(word, page, ink) for word in words])


def _pointed(word: OcrWord, page: np.ndarray, ink: float) -> OcrWord:
    """The word with the decimal mark that the picture shows in it, without one that it does not."""
    decimal = _DECIMAL.fullmatch(word.text)
    if not decimal and not _DIGITS.fullmatch(word.text):
        return word
    x0, x1 = max(int(word.x0) - 1, 0), int(word.x1) + 2
    digits = _digits(shapes_of(page[max(int(word.top) - 1, 0) : int(word.bottom) + 2, x0:x1] < ink))
    if decimal:
        whole, places = decimal.groups()
        return word._replace(text=whole + places) if digits.are_near(len(whole), len(whole + places)) else word
    found = digits.mark(len(word.text))
    return word._replace(text=word.text[: found[0]] + found[1] + word.text[found[0] :]) if found else word


@dataclass(frozen=True, slots=True)
class _Digits:
    """The shapes of a number, which of them are digits, from the left, and how tall those are."""

    shapes: Shapes
    numbers: np.ndarray
    tall: float

    def gap(self, before: int) -> float:
        """What is blank behind so many digits."""
        left, right = self.numbers[before - 1], self.numbers[before]
        return float(self.shapes.x0[right] - self.shapes.x1[left])

    def are_near(self, before: int, count: int) -> bool:
        """Whether there are so many digits, and no mark fits in behind the first of them."""
        whole = len(self.numbers) == len(self.shapes) == count
        return whole and self.gap(before) < _NO_GAP * self.tall and self._is_bare(before - 1)

    def _is_bare(self, digit: int) -> bool:
        """Whether no mark hangs at a digit: it reaches no further down or across than others."""
        box, widths, bottoms = self.numbers[digit], self.shapes.width[self.numbers], self.shapes.bottom[self.numbers]
        under = self.shapes.bottom[box] - np.median(bottoms)
        return bool(under <= _BARE * self.tall and self.shapes.width[box] <= np.median(widths) + _BARE * self.tall)

    def _is_under_ink(self, dot: int) -> bool:
        """Whether more ink stands over a dot, which then is a piece of a broken digit."""
        shapes = self.shapes
        over = (shapes.x0 < shapes.x1[dot]) & (shapes.x1 > shapes.x0[dot]) & (shapes.height >= _PIECE * self.tall)
        return bool(np.delete(over, [dot, *self.numbers]).any())

    def mark(self, count: int) -> tuple[int, str] | None:
        """Behind which digit the one dot among so many digits stands, and which mark it is; None where there is none."""
        if not count or len(self.numbers) != count:
            return None
        shapes, tall = self.shapes, self.tall
        line = float(np.median(shapes.bottom[self.numbers]))
        dots = np.flatnonzero(_are_dots(shapes, tall, line))
        if len(dots) != 1:
            return None
        dot = int(dots[0])
        if self._is_under_ink(dot):
            return None
        before = int((shapes.x0[self.numbers] < shapes.x0[dot]).sum())
        if not 0 < before < count or self.gap(before) < _GAP * tall:
            return None
        is_comma = (
            shapes.bottom[dot] - line > _COMMA_UNDER * tall and shapes.height[dot] > _COMMA_TALL * shapes.width[dot]
        )
        return before, "," if is_comma else "."


def _digits(shapes: Shapes) -> _Digits:
    tall = float(shapes.height.max()) if len(shapes) else 0.0
    numbers = np.flatnonzero(shapes.height >= _DIGIT * tall)
    return _Digits(shapes, numbers[np.argsort(shapes.x0[numbers])], tall)


def _are_dots(shapes: Shapes, tall: float, line: float) -> np.ndarray:
    """Which shapes are dots on the line of digits so tall."""
    large = (shapes.width <= _DOT * tall) & (
        shapes.height <= np.where(shapes.bottom - line > _COMMA_UNDER * tall, _COMMA, _DOT) * tall
    )
    small = (shapes.width >= _DIRT * tall) & (shapes.height >= _DIRT * tall)
    low = (shapes.bottom >= line - _ON_LINE * tall) & (shapes.top <= line)
    return np.asarray(large & small & low)


def _joined_at(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words, with what stands on both sides of an @ joined to it."""
    out: list[OcrWord] = []
    for word in words:
        last = out[-1] if out else None
        if last and (last.text.endswith("@") or word.text.startswith("@")) and _touches(last, word):
            confidence = min(last.confidence, word.confidence)
            box = last.x0, min(last.top, word.top), word.x1, max(last.bottom, word.bottom)
            out[-1] = OcrWord(last.text + word.text, *box, confidence)
        else:
            out.append(word)
    return out


def _touches(before: OcrWord, word: OcrWord) -> bool:
    width = (before.x1 - before.x0 + word.x1 - word.x0) / (len(before.text) + len(word.text))
    return (
        before.top < word.bottom and word.top < before.bottom and -width < word.x0 - before.x1 < _AT_GAP_CHARS * width
    )
