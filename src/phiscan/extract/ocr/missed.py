"""Letters that an engine has left out: what is still there when the words that it read are painted over."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.shapes import darkness, paper_of, shapes_of

# Capitals and digits of type from 6 to 24 points.
_LOWEST_IN, _TALLEST_IN, _WIDEST_IN = 0.055, 0.24, 0.3
_THINNEST_IN = 0.01
# Fewer are dirt: a number of two digits with its unit, or a word, has more.
_LEAST_LETTERS = 3
# Points and accents stand so near to the letters.
_AROUND_IN = 0.07
_MARGIN_PX = 2


def left_out(image: Image.Image, words: Sequence[OcrWord], dpi: int) -> Image.Image | None:
    """The letters of a grey picture that are in none of the words, on blank paper; None where hardly one is."""
    painted = _without(image, words)
    page = np.asarray(painted)
    shapes = shapes_of(page < darkness(np.asarray(image)))
    tall = (shapes.height >= _LOWEST_IN * dpi) & (shapes.height <= _TALLEST_IN * dpi)
    letters = np.flatnonzero(tall & (shapes.width >= _THINNEST_IN * dpi) & (shapes.width <= _WIDEST_IN * dpi))
    if len(letters) < _LEAST_LETTERS:
        return None
    kept = np.full_like(page, paper_of(page))
    around = round(_AROUND_IN * dpi)
    for letter in letters:
        top, left = max(shapes.top[letter] - around, 0), max(shapes.x0[letter] - around, 0)
        part = slice(top, shapes.bottom[letter] + around), slice(left, shapes.x1[letter] + around)
        kept[part] = page[part]
    return Image.fromarray(kept)


def _without(image: Image.Image, words: Sequence[OcrWord]) -> Image.Image:
    image = image.copy()
    paper = paper_of(np.asarray(image))
    brush = ImageDraw.Draw(image)
    for word in words:
        left, top = word.x0 - _MARGIN_PX, word.top - _MARGIN_PX
        brush.rectangle((left, top, word.x1 + _MARGIN_PX, word.bottom + _MARGIN_PX), fill=paper)
    return image
