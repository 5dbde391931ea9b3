"""Where one word ends and the next begins: told by the blank paper between letters, whatever the engine says.

Engines run words together ("30ans", "Mailclaims", two columns of figures) and take others apart ("O RDER"). A gap that is
wide for its line parts words, a gap as narrow as those between letters does not; of what is between, the engine decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
from PIL import Image

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.shapes import Shapes, darkness, shapes_of
from phiscan.extract.ocr.type import ASCENT, DESCENT, NARROW, Run, boundaries, size_of

# Gaps as shares of the size of type. A word space is 0.25 and more, and what letters leave blank beside them comes to it;
# between letters there is 0.1, in typewriter type more: so it is measured against the line's usual gap too.
_WIDE, _TIMES_USUAL = 0.22, 2.2
# What a 1 leaves blank beside it, as wide as the other digits that it is.
_BESIDE_ONE = 0.13
# No line leaves so much between the letters of a word, nor beside a point.
_COLUMN = 0.9
_NO_GAP, _TIMES_USUAL_AT_MOST, _NO_GAP_AT_MOST = 0.1, 1.3, 0.32
# What a letter takes beside its ink is half of the usual gap, and in letter-spaced lines no more than this.
_MOST_BESIDE = 0.12
# Engines place the end of a word up to so much beside it.
_OFF, _BESIDE = 0.6, 0.35
# What reaches between so much over and under the foot of a line's letters is its: a point does, and not the next line.
_BAND_OVER, _BAND_UNDER = 0.57, 0.05
# What is pale, as a share of the way from paper to ink; a stroke goes over a gap where so much of a row in it is pale.
_PALE, _CROSSED = 0.2, 0.5
# Ink no larger than this is dirt.
_DIRT = 0.08
# Shapes taller than so many lines are letters of several, run together.
_TALLEST = 1.4
# Words of one line: their middles are nearer than this share of their height.
_SAME_LINE = 0.35


@dataclass(frozen=True, slots=True)
class _Inked:
    """A word with the pieces of its ink, from the left."""

    word: OcrWord
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """What is inked of a line, what its letters stand on, the size of its type, and their usual gap as a share of the size."""

    runs: tuple[Run, ...]
    baseline: float
    size: float
    usual: float

    @property
    def wide(self) -> float:
        """The gap that parts words."""
        return max(_WIDE, _TIMES_USUAL * self.usual)

    @property
    def narrow(self) -> float:
        """The gap that parts none."""
        return min(max(_NO_GAP, _TIMES_USUAL_AT_MOST * self.usual), _NO_GAP_AT_MOST)

    def gap(self, place: int) -> float:
        """What is blank before a piece of ink, as a share of the size."""
        return (self.runs[place][0] - self.runs[place - 1][1]) / self.size

    @property
    def rows(self) -> slice:
        """The rows of the picture from the head of its letters to their foot."""
        return slice(max(round(self.baseline - ASCENT * self.size), 0), round(self.baseline))

    def boundary(self, x: float) -> int:
        """The piece of ink before which a word begins that the engine has begin about at `x`."""
        near = [place for place in range(1, len(self.runs)) if self._off(place, x) < _OFF]
        wide = [place for place in near if self.gap(place) >= self.wide]
        if wide:
            return min(wide, key=lambda place: self._off(place, x))
        if near:
            return max(near, key=self.gap)
        return min(range(len(self.runs) + 1), key=lambda place: self._off(place, x))

    def of(self, word: OcrWord, first: int, last: int) -> tuple[Run, ...]:
        """The pieces of ink from one to another that are the word's, and not beside it, where the engine has read nothing."""
        slack = _BESIDE * self.size
        return tuple(run for run in self.runs[first:last] if word.x0 - slack < sum(run) / 2 < word.x1 + slack)

    def _off(self, place: int, x: float) -> float:
        """How far a gap is from `x`, as a share of the size."""
        left = self.runs[place - 1][1] if place else self.runs[0][0]
        right = self.runs[place][0] if place < len(self.runs) else self.runs[-1][1]
        return max(left - x, x - right, 0.0) / self.size


def spaced(words: Sequence[OcrWord], image: Image.Image) -> list[OcrWord]:
    """The words of a grey picture with level lines, parted and joined as their ink is, in boxes of one height a line."""
    page = np.asarray(image)
    shapes = shapes_of(page < darkness(page))
    pale = page < darkness(page, _PALE)
    return [word for line in lines_of(words) for word in _spaced(line, shapes, pale)]


def lines_of(words: Sequence[OcrWord]) -> Iterator[list[OcrWord]]:
    """Runs of words that stand behind one another on one line, in the order in which they come."""
    line: list[OcrWord] = []
    for word in words:
        if line and not _goes_on(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _goes_on(before: OcrWord, word: OcrWord) -> bool:
    height = min(before.bottom - before.top, word.bottom - word.top)
    middles = abs(before.top + before.bottom - word.top - word.bottom) / 2
    return middles < _SAME_LINE * height and word.x0 > (before.x0 + before.x1) / 2


def _spaced(words: list[OcrWord], shapes: Shapes, pale: np.ndarray) -> list[OcrWord]:
    line = _line(words, shapes)
    if line is None:
        return words
    ends = [(before.x1 + after.x0) / 2 for before, after in pairwise(words)]
    places = [0, *(line.boundary(x) for x in ends), len(line.runs)]
    inked = [_once(_Inked(word, line.of(word, *place))) for word, place in zip(words, pairwise(places), strict=True)]
    if not all(each.runs for each in inked):
        return words
    return [
        _boxed(each, line) for each in _joined([part for each in inked for part in _parted(each, line, pale)], line)
    ]


def _line(words: list[OcrWord], shapes: Shapes) -> _Line | None:
    """The ink of a line; None where there is none, or its type has no size."""
    top, bottom = median(word.top for word in words), median(word.bottom for word in words)
    middle = (top + bottom) / 2
    within = (shapes.x1 > words[0].x0) & (shapes.x0 < words[-1].x1)
    tall = shapes.height > _TALLEST * (bottom - top)
    letters = np.flatnonzero(within & ~tall & (shapes.top < middle) & (shapes.bottom > middle))
    sizes = [size for word in words if (size := _size(word, shapes, letters))]
    if not sizes:
        return None
    size = median(sizes)
    baseline = float(np.median(shapes.bottom[letters]))
    band_top, band_bottom = baseline - _BAND_OVER * size, baseline + _BAND_UNDER * size
    ours = within & (shapes.top < band_bottom) & (shapes.bottom > band_top)
    ours &= (shapes.height > _DIRT * size) | (shapes.width > _DIRT * size)
    boxes = list(zip(shapes.x0[ours & ~tall].tolist(), shapes.x1[ours & ~tall].tolist(), strict=True))
    if (ours & tall).any():
        band = slice(max(round(band_top), 0), round(band_bottom))
        boxes += _columns(np.asarray(shapes.mask_of(ours & tall)[band].any(axis=0)))
    runs = [run for run in _runs(sorted(boxes)) if run[1] > words[0].x0 and run[0] < words[-1].x1]
    gaps = [(after[0] - before[1]) / size for before, after in pairwise(runs)]
    return _Line(tuple(runs), baseline, size, median(gaps) if gaps else _NO_GAP) if runs else None


def _size(word: OcrWord, shapes: Shapes, letters: np.ndarray) -> float | None:
    """The size of a word's type by how far its letters reach up and down."""
    middles = (shapes.x0[letters] + shapes.x1[letters]) / 2
    inside = letters[(middles > word.x0) & (middles < word.x1)]
    return size_of(word.text, float(shapes.bottom[inside].max() - shapes.top[inside].min())) if len(inside) else None


def _columns(inked: np.ndarray) -> list[Run]:
    """Where columns are inked."""
    edges = np.flatnonzero(np.diff(np.pad(inked, 1).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _runs(boxes: list[Run]) -> list[Run]:
    """The columns from the first to the last of shapes that stand over one another."""
    runs: list[Run] = []
    for x0, x1 in boxes:
        if runs and x0 < runs[-1][1]:
            runs[-1] = runs[-1][0], max(x1, runs[-1][1])
        else:
            runs.append((x0, x1))
    return runs


def _once(inked: _Inked) -> _Inked:
    """The word, a letter that was read as a large and a small one ("Ss") but stands there once."""
    text = inked.word.text
    twice = len(text) == 2 and text[0] != text[1] and text[0].lower() == text[1]
    return _Inked(inked.word._replace(text=text[0]), inked.runs) if twice and len(inked.runs) == 1 else inked


def _boxed(inked: _Inked, line: _Line) -> OcrWord:
    """The word in the box of what its letters take, as tall as its line, as readers of text give it to the layout."""
    top, bottom = line.baseline - ASCENT * line.size, line.baseline + DESCENT * line.size
    beside = min(line.usual / 2, _MOST_BESIDE) * line.size
    return inked.word._replace(x0=inked.runs[0][0] - beside, x1=inked.runs[-1][1] + beside, top=top, bottom=bottom)


def _joined(parts: Sequence[_Inked], line: _Line) -> list[_Inked]:
    """The words, those in one between which no more is blank than between letters; figures may have lost a mark."""
    out = [parts[0]]
    for part in parts[1:]:
        before = out[-1]
        gap = (part.runs[0][0] - before.runs[-1][1]) / line.size
        if gap <= line.narrow and before.word.text[-1].isalpha() and part.word.text[0].isalpha():
            confidence = min(before.word.confidence, part.word.confidence)
            word = before.word._replace(text=before.word.text + part.word.text, confidence=confidence)
            out[-1] = _Inked(word, before.runs + part.runs)
        else:
            out.append(part)
    return out


def _parted(whole: _Inked, line: _Line, pale: np.ndarray) -> list[_Inked]:
    """The words that a word is, by its gaps."""
    text, runs = whole.word.text, whole.runs
    if not any((after[0] - before[1]) / line.size >= line.wide for before, after in pairwise(runs)):
        return [whole]
    cuts = [
        (place, index)
        for place, index in boundaries(text, runs, line.size)
        if _is_wide(text, index, (runs[place][0] - runs[place - 1][1]) / line.size, line)
        and not _is_crossed(pale[line.rows, runs[place - 1][1] : runs[place][0]])
    ]
    pieces = pairwise([(0, 0), *cuts, (len(runs), len(text))])
    return [
        _Inked(whole.word._replace(text=text[index:last]), runs[place:end]) for (place, index), (end, last) in pieces
    ]


def _is_crossed(gap: np.ndarray) -> bool:
    """Whether a stroke goes over a gap, however pale: the arm of a T, the bar of an H."""
    return bool(gap.size) and float(gap.mean(axis=1).max()) >= _CROSSED


def _is_wide(text: str, index: int, gap: float, line: _Line) -> bool:
    """Whether so wide a gap before a character parts words; it says less beside a narrow one, and nothing beside a point."""
    sides = text[index - 1], text[index]
    if not all(map(str.isalnum, sides)):
        return gap >= _COLUMN
    beside = (max(line.usual, _BESIDE_ONE if side == "1" else 0.0) for side in sides if side in NARROW)
    return gap >= line.wide + sum(beside)
