"""Whether a text lies outside of what it is clipped to. With `hidden`, `covers` and `pdfium` the only modules that import pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

# Clips of more corners than a rectangle's, and more of them, are not looked at: such a text counts as seen.
_CORNERS, _MOST_CLIPS = 6, 8
_X, _Y = ctypes.c_float(), ctypes.c_float()
_EDGES = tuple(ctypes.c_float() for _ in range(4))


def is_clipped(text: Any, clip: Any) -> bool:
    """Whether no part of a text object is inside of one of the rectangles of its clip."""
    count = pdfium_c.FPDFClipPath_CountPaths(clip) if clip else 0
    if count <= 0 or not pdfium_c.FPDFPageObj_GetBounds(text, *_EDGES):
        return False
    left, bottom, right, top = (edge.value for edge in _EDGES)
    for number in range(min(count, _MOST_CLIPS)):
        corners = list(_corners(clip, number))
        if corners and not (
            min(right, max(x for x, _ in corners)) > max(left, min(x for x, _ in corners))
            and min(top, max(y for _, y in corners)) > max(bottom, min(y for _, y in corners))
        ):
            return True
    return False


def _corners(clip: Any, number: int) -> Iterator[tuple[float, float]]:
    count = pdfium_c.FPDFClipPath_CountPathSegments(clip, number)
    for index in range(count if count <= _CORNERS else 0):
        if pdfium_c.FPDFPathSegment_GetPoint(pdfium_c.FPDFClipPath_GetPathSegment(clip, number, index), _X, _Y):
            yield _X.value, _Y.value
