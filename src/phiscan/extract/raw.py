"""What a reader gives to the layout: words and ruling lines, placed on the page as displayed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from phiscan.model import BBox

# One character for what typesetters draw in several ways; values are compared and matched as typed.
_AS_TYPED = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": "", "\ufeff": "", "\u00ad": "-",
        "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2019": "'", "\u02bc": "'", "\u2018": "'",
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u2002": " ",
        "\ufffe": "-", "\u0002": "-",
    }
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class RawWord(NamedTuple):
    """A word and its box in points from the top-left corner of the displayed page.

    `confidence` is that of the OCR engine that read it, 0 to 1; None where the document says the word itself.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float | None = None


class Rule(NamedTuple):
    """A straight ruling line: horizontal when top == bottom, vertical when x0 == x1 (nearly)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as a reader sees it, in no promised order.

    `pictures` are the boxes of its images, and `strokes` counts its drawn paths (text may be drawn as outlines).
    `picture_keys` say which pictures are the same, "" where that is not known and None for a drawing without any.
    `turned` is by how many degrees counter-clockwise its text stands as displayed: 0 where it can be read.
    `drawings` are the boxes of paths and forms of so many bars or squares that they may be a barcode, each with its key.
    `hidden` are words that cannot be seen, which are not among `words`; `failed_redactions` counts boxes over such.
    """

    page_number: int
    width_pt: float
    height_pt: float
    words: list[RawWord]
    rules: list[Rule] = field(default_factory=list)
    pictures: tuple[BBox, ...] = ()
    picture_keys: tuple[str | None, ...] = ()
    strokes: int = 0
    drawings: tuple[tuple[BBox, str], ...] = ()
    hidden: tuple[RawWord, ...] = ()
    failed_redactions: int = 0
    turned: int = 0


def as_typed(text: str) -> str:
    """Text with ligatures, exotic spaces, dashes and quotes as a keyboard gives them, no control characters."""
    if text.isascii():
        return _CONTROL.sub("", text) if not text.isprintable() else text
    return _CONTROL.sub("", text.translate(_AS_TYPED))
