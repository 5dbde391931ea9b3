"""Turned and skewed pictures: how lines of text lie in them, and the picture with its lines level.

Lines of text seen along their direction are rows of ink and rows of paper: the sum of squares of the ink a row is
largest where the direction is right (Postl's criterion, US patent 4,723,297, expired).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from phiscan.extract.ocr.shapes import paper_of, spread

# Scanners and faxes feed paper askew by up to this; a photograph may be worse.
_WIDEST_DEG = 6.0
_COARSE_DEG, _FINE_DEG = 0.5, 0.1
# Less than this costs no row of a letter page its line: 0.15 degrees over 8.5 inches are 1.6 points.
_LEVEL_DEG = 0.15
_DARKER = 60
_LONGEST_PX = 1000
_MOST_POINTS = 60_000
# At about 90 dpi: the gaps between letters close, those between lines do not; a word is seldom longer than 1.3 inches.
_SPREAD_PX = 5
_LONGEST_WORD_PX = 120
_TURNS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class Straight:
    """A picture with level lines, and the way back: x, y in it to x, y in the picture it was made from."""

    image: Image.Image
    back: tuple[float, float, float, float, float, float]

    def box_before(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom in the original picture of a box in the straight one.

        A box of a skewed word keeps its size: the box around its turned corners would reach into other lines.
        """
        a, b, c, d, e, f = self.back
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        middle_x, middle_y = a * x + b * y + c, d * x + e * y + f
        width, height = x1 - x0, bottom - top
        if abs(b) > abs(a):
            width, height = height, width
        return middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2


def straightened(image: Image.Image, turn: int) -> Straight:
    """The picture turned by `turn` degrees counter-clockwise (0, 90, 180, 270), then its skew taken out."""
    turned = image.transpose(_TURNS[turn]) if turn else image
    skew = skew_deg(turned)
    width, height = turned.size
    if abs(skew) < _LEVEL_DEG:
        return Straight(turned, _after_turn(turn, width, height, (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)))
    cosine, sine = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    x, y = width / 2, height / 2
    # Output to input, as Pillow wants it: a turn by the skew around the middle.
    level = (cosine, -sine, x - cosine * x + sine * y, sine, cosine, y - sine * x - cosine * y)
    straight = turned.transform(turned.size, Image.Transform.AFFINE, level, Image.Resampling.BILINEAR, fillcolor=255)
    return Straight(straight, _after_turn(turn, width, height, level))


def skew_deg(image: Image.Image) -> float:
    """By how many degrees the lines fall to the right, between -6 and 6; 0 where there are none."""
    xs, ys, _ = _ink(image)
    if len(xs) == 0:
        return 0.0
    coarse = _best(xs, ys, np.arange(-_WIDEST_DEG, _WIDEST_DEG + _COARSE_DEG / 2, _COARSE_DEG))
    return _best(xs, ys, np.arange(coarse - _COARSE_DEG, coarse + _COARSE_DEG + _FINE_DEG / 2, _FINE_DEG))


def lies_sideways(image: Image.Image) -> bool:
    """Whether the lines of text run up or down the picture.

    Letters run together into words sooner than lines into columns: spread the ink a little, and it has longer runs along
    the lines than across them (more than twice as long on pages of reports and tables). Ruling lines are left out.
    """
    small = image.copy()
    small.thumbnail((_LONGEST_PX, _LONGEST_PX))
    page = spread(np.asarray(small), _SPREAD_PX)
    dark = page < paper_of(page) - _DARKER
    return _mean_run(dark) < _mean_run(dark.T)


def _mean_run(dark: np.ndarray) -> float:
    """How long a run of ink along the rows is in which a dark pixel lies, in the mean, those of ruling lines left out."""
    edges = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8).ravel())
    lengths = np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)
    short = lengths[lengths < _LONGEST_WORD_PX].astype(np.float64)
    return float((short**2).sum() / short.sum()) if len(short) else 0.0


def _ink(image: Image.Image) -> tuple[np.ndarray, np.ndarray, tuple[int, int]]:
    """x and y of the dark pixels of the picture made smaller, at most so many, evenly chosen; its size."""
    small = image.copy()
    small.thumbnail((_LONGEST_PX, _LONGEST_PX))
    page = np.asarray(small)
    ys, xs = np.nonzero(page < paper_of(page) - _DARKER)
    step = max(1, len(xs) // _MOST_POINTS + 1)
    return xs[::step].astype(np.float64), ys[::step].astype(np.float64), small.size


def _best(xs: np.ndarray, ys: np.ndarray, angles: np.ndarray) -> float:
    """The angle of sharpest rows; of equals the one nearest to level."""
    return float(max(angles, key=lambda angle: (_sharpness(xs, ys, angle), -abs(angle))))


def _sharpness(xs: np.ndarray, ys: np.ndarray, angle_deg: float) -> float:
    rows = np.rint(ys - xs * math.tan(math.radians(angle_deg))).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float((counts.astype(np.float64) ** 2).sum())


def _after_turn(
    turn: int, width: int, height: int, level: tuple[float, ...]
) -> tuple[float, float, float, float, float, float]:
    """The way back through the levelling and then through the turn; `width` and `height` are of the turned picture."""
    a, b, c, d, e, f = level
    if turn == 0:
        return a, b, c, d, e, f
    if turn == 180:
        return -a, -b, width - c, -d, -e, height - f
    if turn == 90:  # the original's x is the turned picture's height minus y, its y the turned picture's x
        return -d, -e, height - f, a, b, c
    return d, e, f, -a, -b, width - c
