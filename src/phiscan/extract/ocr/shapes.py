"""Shapes of ink in a picture: what is paper and what is dark, and which dark pixels hang together.

The only module that uses OpenCV, which RapidOCR brings.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

# Darker than the paper (the median) by this share of the way to the darkest ink.
_INKED = 0.4
_LEAST_CONTRAST = 40
_GREYS = 256
_DARKEST = 0.005
# So many shapes are faster painted each by itself than by a look at all of the page.
_MOST_ONE_BY_ONE = 100


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a mask, in arrays with one entry a shape: boxes in pixels, right and bottom not included."""

    labels: np.ndarray
    x0: np.ndarray
    top: np.ndarray
    width: np.ndarray
    height: np.ndarray

    def __len__(self) -> int:
        return len(self.x0)

    @property
    def x1(self) -> np.ndarray:
        """The right edges of the boxes."""
        return np.asarray(self.x0 + self.width)

    @property
    def bottom(self) -> np.ndarray:
        """The lower edges of the boxes."""
        return np.asarray(self.top + self.height)

    def mask_of(self, chosen: np.ndarray) -> np.ndarray:
        """A mask of the pixels of the shapes for which `chosen` holds."""
        picked = np.flatnonzero(chosen)
        if len(picked) > _MOST_ONE_BY_ONE:
            # The first label is the paper's.
            return np.asarray(np.concatenate(([False], chosen))[self.labels])
        mask = np.zeros(self.labels.shape, dtype=bool)
        for shape in picked:
            box = slice(self.top[shape], self.bottom[shape]), slice(self.x0[shape], self.x1[shape])
            mask[box] |= self.labels[box] == shape + 1
        return mask


def grey_at(page: np.ndarray, share: float) -> int:
    """The grey value that so large a share of the pixels of a page (8 bits) do not pass; a count is much faster than a sort."""
    counts = cv2.calcHist([np.ascontiguousarray(page)], [0], None, [_GREYS], [0, _GREYS]).ravel()
    return int(np.searchsorted(np.cumsum(counts), share * page.size))


def paper_of(page: np.ndarray) -> int:
    """The grey value of a page's paper: the median."""
    return grey_at(page, 0.5)


def darkness(page: np.ndarray, share: float | None = None) -> float:
    """The grey value under which a pixel of a grey page is ink; or darker than the paper by a share of the way to ink."""
    paper = paper_of(page)
    contrast = paper - grey_at(page, _DARKEST)
    return paper - (max(_INKED * contrast, _LEAST_CONTRAST) if share is None else share * contrast)


def spread(page: np.ndarray, side: int) -> np.ndarray:
    """The page with each pixel as dark as the darkest of the square around it."""
    return np.asarray(cv2.erode(page, np.ones((side, side), np.uint8)))


def shapes_of(mask: np.ndarray) -> Shapes:
    """The shapes of a mask; pixels that touch at a corner hang together."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    x0, top, width, height, _ = boxes[1:].T
    return Shapes(labels, x0, top, width, height)


def runs(mask: np.ndarray, across: int, down: int) -> np.ndarray:
    """The pixels of a mask that lie in a full rectangle of this size."""
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((down, across), np.uint8))
    return np.asarray(opened, dtype=bool)


def closed(mask: np.ndarray, across: int) -> np.ndarray:
    """The mask with gaps in its rows filled that are narrower than so many pixels."""
    filled = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, across), np.uint8))
    return np.asarray(filled, dtype=bool)


def widened(mask: np.ndarray) -> np.ndarray:
    """The mask and all pixels next to it."""
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)), dtype=bool)
