"""A picture of a page to words: which way up it is, its skew, its words, and how sure the engine is of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from phiscan.extract.ocr.engine import OcrEngine, OcrWord
from phiscan.extract.ocr.marks import with_marks
from phiscan.extract.ocr.misread import with_labels
from phiscan.extract.ocr.missed import left_out
from phiscan.extract.ocr.rulings import Ruled, without_rulings
from phiscan.extract.ocr.spacing import lines_of, spaced
from phiscan.extract.ocr.straighten import Straight, lies_sideways, straightened
from phiscan.model import BBox

# Nobody looks for quarter turns above this, once both ways up have been read.
_LEGIBLE = 0.6
# Words below are specks, signatures and edges of photographs.
_LEAST_CONFIDENCE = 0.3
# Dirt before a word, where nothing on its line closes the quotation.
_QUOTES = "'\"‘’“`"
_SPECKS = re.compile(r"[.…·'`’,_~|¦]+")
# Leading dots: how far from one to the next, as a share of a line's height, and how many are a leader to the layout.
_DOT_APART, _LEAST_DOTS = 0.28, 4
_UPRIGHT_FIRST = (0, 180, 90, 270)
_SIDEWAYS_FIRST = (90, 270, 0, 180)


@dataclass(frozen=True, slots=True)
class Reading:
    """Words in pixels of a straight picture, that picture, and what of it the engine was given, with its ruling lines."""

    words: list[OcrWord]
    straight: Straight
    ruled: Ruled

    @property
    def confidence(self) -> float:
        """The mean over characters; 0 without words."""
        return confidence_of(self.words)


def read_picture(image: Image.Image, engine: OcrEngine, dpi: int) -> Reading:
    """The words of a grey picture, whichever way up it lies; of several ways the one the engine is surest of.

    Raises `DamagedDocumentError` when the engine fails on it.
    """
    turns = _SIDEWAYS_FIRST if lies_sideways(image) else _UPRIGHT_FIRST
    best = _turned(image, turns[0], engine, dpi)
    for tried, turn in enumerate(turns[1:], start=1):
        if best.confidence >= (engine.upright if tried == 1 else _LEGIBLE):
            break
        best = max(best, _turned(image, turn, engine, dpi), key=_weight)
    return _completed(best, engine, dpi)


def _turned(image: Image.Image, turn: int, engine: OcrEngine, dpi: int) -> Reading:
    straight = straightened(image, turn)
    ruled = without_rulings(straight.image, dpi)
    return Reading(_sure(engine.read(ruled.image, dpi), ruled.image), straight, ruled)


def _completed(reading: Reading, engine: OcrEngine, dpi: int) -> Reading:
    """The reading with the words that the engine finds where it has left letters out: a column beside a wider one, say.

    The leading dots that were painted over join the words: they say that a label and its value are one line.
    """
    if not reading.words:
        return reading
    rest = left_out(reading.ruled.image, reading.words, dpi)
    again = _sure(engine.read_scattered(rest, dpi), rest) if rest is not None else []
    return replace(reading, words=[*reading.words, *again, *_dotted(reading.ruled.leaders, reading.words)])


def _dotted(rows: Sequence[BBox], words: Sequence[OcrWord]) -> Iterator[OcrWord]:
    """Rows of leading dots as words of the lines that they stand in; a row beside no word leads nowhere."""
    for row in rows:
        middle = (row.top + row.bottom) / 2
        beside = [word for word in words if word.top < middle < word.bottom]
        if beside:
            line = min(beside, key=lambda word: max(row.x0 - word.x1, word.x0 - row.x1))
            dots = "." * max(round((row.x1 - row.x0) / (_DOT_APART * (line.bottom - line.top))), _LEAST_DOTS)
            yield OcrWord(dots, row.x0, line.top, row.x1, line.bottom, 1.0)


def _sure(words: list[OcrWord], image: Image.Image) -> list[OcrWord]:
    read = [word for line in lines_of(words) for word in _unquoted([word for word in line if _is_read(word)])]
    return with_labels(with_marks(spaced(read, image), image))


def _unquoted(line: list[OcrWord]) -> list[OcrWord]:
    """The words of a line, without a quotation mark that opens one of them and has no fellow."""
    if sum(word.text.count(mark) for word in line for mark in _QUOTES) != 1:
        return line
    return [word._replace(text=word.text.lstrip(_QUOTES)) if word.text[1:] else word for word in line]


def _is_read(word: OcrWord) -> bool:
    return word.confidence >= _LEAST_CONFIDENCE and not _SPECKS.fullmatch(word.text)


def confidence_of(words: Sequence[OcrWord]) -> float:
    """The mean confidence over the characters of words."""
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0


def _weight(reading: Reading) -> float:
    """How much was read, and how surely: what is read upside down is little and unsure."""
    return reading.confidence**2 * sum(word.confidence * len(word.text) for word in reading.words)
