"""Where on a page something is printed that its text does not say: a coarse look before OCR is paid for.

The page, drawn small, is cut into cells; a cell is inked when enough of it is unlike the paper.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PIL import Image

from phiscan.model import BBox

# Type of 6 points is still a grey line, and a page takes milliseconds.
LOOK_DPI = 72
_CELL_PX = 12
# Darker or lighter than the paper (the page's median) by so much of 255; a cell with less ink is dust.
_CONTRAST = 40
_LEAST_INK = 0.03


def inked_cells(image: Image.Image, words: Iterable[BBox], regions: Iterable[BBox]) -> int:
    """How many cells of the regions are inked beside the words; boxes are in pixels of the grey page `image`."""
    page = np.asarray(image, dtype=np.int16)
    dark = np.abs(page - np.median(page)) > _CONTRAST
    open_to_look = _mask(dark.shape, regions)
    for word in words:
        top, bottom, left, right = _slices(word, dark.shape)
        open_to_look[top:bottom, left:right] = False
    dark &= open_to_look
    rows, columns = dark.shape[0] // _CELL_PX, dark.shape[1] // _CELL_PX
    cells = dark[: rows * _CELL_PX, : columns * _CELL_PX].reshape(rows, _CELL_PX, columns, _CELL_PX)
    return int((cells.mean(axis=(1, 3)) > _LEAST_INK).sum())


def _mask(shape: tuple[int, ...], regions: Iterable[BBox]) -> np.ndarray:
    mask = np.zeros(shape, dtype=bool)
    for region in regions:
        top, bottom, left, right = _slices(region, shape)
        mask[top:bottom, left:right] = True
    return mask


def _slices(box: BBox, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """The rows and columns of a box, a pixel wider on each side, within the picture."""
    top, bottom = max(int(box.top) - 1, 0), min(int(box.bottom) + 2, shape[0])
    left, right = max(int(box.x0) - 1, 0), min(int(box.x1) + 2, shape[1])
    return top, max(bottom, top), left, max(right, left)
