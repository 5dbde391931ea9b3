"""Shapes of ink in a picture: what is dark, and which dark pixels hang together.

The only module that uses OpenCV, which RapidOCR brings.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

# Darker than the paper (the median) by this share of the way to the darkest ink.
_INKED = 0.4
_LEAST_CONTRAST = 40
_DARKEST_PERCENT = 0.5


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
        # The first label is the paper's.
        mask: np.ndarray = np.concatenate(([False], chosen))[self.labels]
        return mask


def darkness(page: np.ndarray) -> float:
    """The grey value under which a pixel of a grey page is ink."""
    paper = float(np.median(page))
    contrast = paper - float(np.percentile(page, _DARKEST_PERCENT))
    return paper - max(_INKED * contrast, _LEAST_CONTRAST)


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
