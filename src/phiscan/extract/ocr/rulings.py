"""What is on a page around its text: ruling lines, dots that lead from a label to its value, punched holes.

Engines read them as letters, and lose the letters that stand near them. They are painted over before; the layout is
given the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from phiscan.extract.ocr.shapes import Shapes, closed, darkness, paper_of, runs, shapes_of, widened
from phiscan.extract.raw import Rule
from phiscan.model import BBox

# Longer than the bars and stems of letters up to 36 points, and thinner than those of a letter so tall.
_LEAST_ACROSS_IN, _LEAST_DOWN_IN = 0.45, 0.3
_THICKEST_IN = 0.04
# A line that a scanner has broken goes on within this.
_BROKEN_IN = 0.1
# A point of 14-point type, how far from one leading dot to the next, and how long a row of them is at least.
_DOT_IN, _PITCH_IN = 0.035, 0.13
_LEAST_LEADER_IN = 0.45
# Of that many steps from dot to dot most are nearly alike.
_LEAST_STEPS, _UNEVEN, _MOST_EVEN = 5, 0.3, 0.75


# Blots: solid ink wider than a stroke of 36-point type and about as wide as tall, such as the holes of a punch.
_BLOT_IN, _LARGEST_BLOT_IN = 0.13, 0.5
_BLOT_SIDES = 2.0


@dataclass(frozen=True, slots=True)
class Ruled:
    """A picture without its ruling lines, leading dots and blots; the lines and the rows of dots, in pixels."""

    image: Image.Image
    rules: tuple[Rule, ...]
    leaders: tuple[BBox, ...] = ()


def without_rulings(image: Image.Image, dpi: int) -> Ruled:
    """A grey picture with level lines, its ruling lines, leading dots and blots painted over."""
    page = np.asarray(image)
    dark = page < darkness(page)
    across, rules = _lines(dark, dpi, down=False)
    down, others = _lines(dark, dpi, down=True)
    over = across | down
    rest = shapes_of(dark & ~over)
    dots = _leaders(rest, dpi)
    over |= rest.mask_of(dots) | _blots(rest, dpi)
    if not over.any():
        return Ruled(image, ())
    # A pixel more: the edges of a line are grey.
    painted = np.where(widened(over), np.uint8(paper_of(page)), page)
    return Ruled(Image.fromarray(painted), (*rules, *others), tuple(_rows(rest, dots, dpi)))


def _lines(dark: np.ndarray, dpi: int, *, down: bool) -> tuple[np.ndarray, list[Rule]]:
    """The pixels of the lines across or down a page, and the lines."""
    long = max(round((_LEAST_DOWN_IN if down else _LEAST_ACROSS_IN) * dpi), 2)
    shapes = shapes_of(runs(dark, 1, long) if down else runs(dark, long, 1))
    thin = (shapes.width if down else shapes.height) <= _THICKEST_IN * dpi
    boxes = zip(*(side[thin].tolist() for side in (shapes.x0, shapes.top, shapes.width, shapes.height)), strict=True)
    rules = [_middle(Rule(x0, top, x0 + width, top + height), down=down) for x0, top, width, height in boxes]
    return shapes.mask_of(thin), _mended(rules, _BROKEN_IN * dpi, down=down)


def _middle(box: Rule, *, down: bool) -> Rule:
    """The line in the middle of a thin box."""
    if down:
        return Rule((box.x0 + box.x1) / 2, box.top, (box.x0 + box.x1) / 2, box.bottom)
    return Rule(box.x0, (box.top + box.bottom) / 2, box.x1, (box.top + box.bottom) / 2)


def _mended(rules: Sequence[Rule], gap: float, *, down: bool) -> list[Rule]:
    """Pieces of one line put together."""
    along, beside = (1, 0) if down else (0, 1)
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule[beside] / gap), rule[along])):
        last = out[-1] if out else None
        if last and abs(last[beside] - rule[beside]) < gap / 2 and rule[along] - last[along + 2] < gap:
            out[-1] = Rule(last.x0, last.top, max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            out.append(rule)
    return [_middle(rule, down=down) for rule in out]


def _leaders(shapes: Shapes, dpi: int) -> np.ndarray:
    """Which shapes are of rows of dots near to one another."""
    most = max(_DOT_IN * dpi, 2)
    dots = shapes.mask_of((shapes.width <= most) & (shapes.height <= most))
    rows = runs(closed(dots, round(_PITCH_IN * dpi)), round(_LEAST_LEADER_IN * dpi), 1)
    leading = np.zeros(len(shapes) + 1, dtype=bool)
    leading[shapes.labels[rows & dots]] = True
    return leading[1:]


def _rows(shapes: Shapes, leading: np.ndarray, dpi: int) -> Iterator[BBox]:
    """The boxes of rows of leading dots; dots that are not evenly set are dirt."""
    if not leading.any():
        return
    rows = shapes_of(closed(shapes.mask_of(leading), round(_PITCH_IN * dpi)))
    for left, top, right, bottom in zip(rows.x0, rows.top, rows.x1, rows.bottom, strict=True):
        ours = leading & (shapes.x0 >= left) & (shapes.x1 <= right) & (shapes.top >= top) & (shapes.bottom <= bottom)
        steps = np.diff(np.sort(shapes.x0[ours]))
        if len(steps) < _LEAST_STEPS:
            continue
        usual = np.median(steps)
        if np.mean(np.abs(steps - usual) <= _UNEVEN * usual) >= _MOST_EVEN:
            yield BBox(float(left), float(top), float(right), float(bottom))


def _blots(shapes: Shapes, dpi: int) -> np.ndarray:
    """The pixels of blots: engines take them for letters ("@"), and the layout those for a column."""
    side = max(round(_BLOT_IN * dpi), 2)
    largest = (shapes.width <= _LARGEST_BLOT_IN * dpi) & (shapes.height <= _LARGEST_BLOT_IN * dpi)
    even = (shapes.width <= _BLOT_SIDES * shapes.height) & (shapes.height <= _BLOT_SIDES * shapes.width)
    candidates = np.flatnonzero(largest & even & (shapes.width >= side) & (shapes.height >= side))
    blots = np.zeros(len(shapes), dtype=bool)
    for shape in candidates:
        top, left = shapes.top[shape], shapes.x0[shape]
        box = slice(top, top + shapes.height[shape]), slice(left, left + shapes.width[shape])
        blots[shape] = bool(runs(shapes.labels[box] == shape + 1, side, side).any())
    return shapes.mask_of(blots)
