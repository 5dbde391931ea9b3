"""Boxes and buttons that are ticked: what is printed beside them, on whichever side this form prints it."""

from __future__ import annotations

from collections.abc import Sequence

from phiscan.extract.frame import Box
from phiscan.extract.raw import RawWord

# How far from its box a caption stands: on its line, and under it.
_REACH_PT, _UNDER_PT = 150.0, 16.0
# A caption on the right is the rule: one on the left has to be nearer by so much.
_NEARER_PT = 5.0
_MOST_WORDS = 8
_OVERLAP_PT = 1.0


def caption(box: Box, printed: Sequence[RawWord]) -> list[RawWord]:
    """The words that say what a box is for: those right of it, or left where these are nearer, else those under it."""
    x0, top, x1, bottom = box
    line = [word for word in printed if top <= (word.top + word.bottom) / 2 <= bottom]
    right = _run(sorted((word for word in line if word.x0 >= x1 - _OVERLAP_PT), key=lambda word: word.x0))
    left = _run(sorted((word for word in line if word.x1 <= x0 + _OVERLAP_PT), key=lambda word: -word.x1))[::-1]
    on_right = right[0].x0 - x1 if right else _REACH_PT + 1
    on_left = x0 - left[-1].x1 if left else _REACH_PT + 1
    if min(on_right, on_left) > _REACH_PT:
        return _under(box, printed) or right
    return right if on_right <= on_left + _NEARER_PT else left


def _under(box: Box, printed: Sequence[RawWord]) -> list[RawWord]:
    x0, _, x1, bottom = box
    below = [word for word in printed if 0 <= (word.top + word.bottom) / 2 - bottom <= _UNDER_PT]
    held = [word for word in below if word.x0 - _OVERLAP_PT <= (x0 + x1) / 2 <= word.x1 + _OVERLAP_PT]
    if not held:
        return []
    (first, *_) = sorted(held, key=lambda word: word.top)
    line = [word for word in below if abs(word.top - first.top) < (first.bottom - first.top) / 2]
    behind = _run(sorted((word for word in line if word.x0 >= first.x0), key=lambda word: word.x0))
    before = _run(sorted((word for word in line if word.x1 <= first.x1), key=lambda word: -word.x1))
    return [*before[:0:-1], *behind]


def _run(row: Sequence[RawWord]) -> list[RawWord]:
    """The words up to the first wide gap, from the box on."""
    taken: list[RawWord] = []
    for word in row[:_MOST_WORDS]:
        if taken and max(word.x0 - taken[-1].x1, taken[-1].x0 - word.x1) > word.bottom - word.top:
            break
        taken.append(word)
    return taken
