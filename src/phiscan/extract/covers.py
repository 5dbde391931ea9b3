"""What may keep a word of a page from being seen: shapes, pictures and annotations that are filled, and the paper.

With `hidden` and `pdfium` the only modules that import pypdfium2.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from phiscan.extract.frame import Box, Frame
from phiscan.extract.raw import RawWord

# Colours nearer than this in each of their parts, of 255, cannot be told apart.
_ALIKE = 24
# What is thinner or narrower than this in points is a ruling line and covers no word.
_COVER_PT = 4.0
_MOST_COVERS = 2000
# Red, green, blue, each of 255.
Colour = tuple[int, int, int]
PAPER: Colour = (255, 255, 255)
_PICTURES = frozenset({pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING})
# What PDFium writes its answers into: one set for a process, which has one thread.
_EDGES = tuple(ctypes.c_float() for _ in range(4))
_PARTS = tuple(ctypes.c_uint() for _ in range(4))
_RECTANGLE = pdfium_c.FS_RECTF()
_FILLED_ANNOTATIONS = frozenset(
    {
        pdfium_c.FPDF_ANNOT_SQUARE,
        pdfium_c.FPDF_ANNOT_CIRCLE,
        pdfium_c.FPDF_ANNOT_POLYGON,
        pdfium_c.FPDF_ANNOT_HIGHLIGHT,
        pdfium_c.FPDF_ANNOT_INK,
        pdfium_c.FPDF_ANNOT_LINE,
        pdfium_c.FPDF_ANNOT_POLYLINE,
        pdfium_c.FPDF_ANNOT_STAMP,
        pdfium_c.FPDF_ANNOT_FREETEXT,
        pdfium_c.FPDF_ANNOT_REDACT,
    }
)
# Behind every object of the page.
_MOST_OBJECTS_EVER = 1 << 30
_MODE, _STROKE, _WIDTH = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
_MATRIX = pdfium_c.FS_MATRIX()
_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Cover:
    """Something filled: its place among the page's objects, its box, and its colour; None for a picture's many."""

    order: int
    box: Box
    colour: Colour | None


_THE_PAPER = Cover(-1, (0.0, 0.0, 0.0, 0.0), PAPER)


def covers_of(page: pdfium.PdfPage, objects: Sequence[tuple[Any, int]], frame: Frame) -> list[Cover]:
    """Filled shapes, thick lines and pictures that are large enough to cover a word."""
    covers: list[Cover] = []
    for order, (each, kind) in enumerate(objects):
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            covers += _of_form(each, order, frame)
        elif cover := _cover(each, kind, order, _AS_IT_IS, frame):
            covers.append(cover)
    covers += _annotations(page, frame)
    # A drawing of thousands of shapes is a picture of its own, and covers no text on purpose.
    return covers if len(covers) <= _MOST_COVERS else []


def _cover(each: Any, kind: int, order: int, matrix: _Matrix, frame: Frame) -> Cover | None:
    colour = None
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        colour = _paint_of(each)
        if colour is None:
            return None
    elif kind not in _PICTURES:
        return None
    if not pdfium_c.FPDFPageObj_GetBounds(each, *_EDGES):
        return None
    left, bottom, right, top = _placed(matrix, *(edge.value for edge in _EDGES))
    if right - left < _COVER_PT or top - bottom < _COVER_PT:
        return None
    return Cover(order, frame.place(left, bottom, right, top), colour)


def _of_form(form: Any, order: int, frame: Frame) -> Iterator[Cover]:
    """What is filled inside of a form: an overlay with black boxes is one. Its own forms are not looked into."""
    if not pdfium_c.FPDFPageObj_GetMatrix(form, _MATRIX):
        return
    matrix = (_MATRIX.a, _MATRIX.b, _MATRIX.c, _MATRIX.d, _MATRIX.e, _MATRIX.f)
    for index in range(min(pdfium_c.FPDFFormObj_CountObjects(form), _MOST_COVERS)):
        each = pdfium_c.FPDFFormObj_GetObject(form, index)
        if cover := _cover(each, pdfium_c.FPDFPageObj_GetType(each), order, matrix, frame):
            yield cover


def _placed(matrix: _Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The box around a box that a matrix has moved."""
    if matrix == _AS_IT_IS:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    up = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(across), min(up), max(across), max(up)


def _annotations(page: pdfium.PdfPage, frame: Frame) -> Iterator[Cover]:
    """Annotations that may be filled: they are drawn over everything on the page."""
    for kind, box in _annotated(page, frame):
        if kind in _FILLED_ANNOTATIONS:
            yield Cover(_MOST_OBJECTS_EVER, box, None)


def _annotated(page: pdfium.PdfPage, frame: Frame) -> Iterator[tuple[int, Box]]:
    """The kind and place of each annotation."""
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), _MOST_COVERS)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        try:
            if pdfium_c.FPDFAnnot_GetRect(annotation, _RECTANGLE):
                box = (_RECTANGLE.left, _RECTANGLE.bottom, _RECTANGLE.right, _RECTANGLE.top)
                yield pdfium_c.FPDFAnnot_GetSubtype(annotation), frame.place(*box)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)


def _paint_of(path: Any) -> Colour | None:
    """The colour of a filled shape or of a line as thick as one; None for what covers nothing."""
    if not pdfium_c.FPDFPath_GetDrawMode(path, _MODE, _STROKE):
        return None
    if _MODE.value != pdfium_c.FPDF_FILLMODE_NONE:
        return fill_of(path)
    if _STROKE.value and pdfium_c.FPDFPageObj_GetStrokeWidth(path, _WIDTH) and _WIDTH.value >= _COVER_PT:
        return _colour_by(pdfium_c.FPDFPageObj_GetStrokeColor, path)
    return None


def marked_redactions(page: pdfium.PdfPage, frame: Frame) -> list[Box]:
    """Where somebody marked what is to be redacted, and nobody did it: the marks are taken away with the text."""
    return [box for kind, box in _annotated(page, frame) if kind == pdfium_c.FPDF_ANNOT_REDACT]


def holds(box: Box, word: RawWord) -> bool:
    x0, top, x1, bottom = box
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return x0 <= across <= x1 and top <= down <= bottom


def held_by(words: Sequence[RawWord], covers: Sequence[Cover]) -> list[Sequence[Cover]]:
    """For each word the covers that hold its middle, in their order."""
    if not covers or not words:
        return [()] * len(words)
    edges = np.array([each.box for each in covers])
    across = np.array([(word.x0 + word.x1) / 2 for word in words])[:, None]
    down = np.array([(word.top + word.bottom) / 2 for word in words])[:, None]
    inside = (edges[:, 0] <= across) & (across <= edges[:, 2]) & (edges[:, 1] <= down) & (down <= edges[:, 3])
    return [[covers[int(number)] for number in np.flatnonzero(row)] for row in inside]


def over(order: int | None, colour: Colour | None, held: Sequence[Cover]) -> Sequence[Cover]:
    """What may keep a word from being seen: drawn over it after it, or under it in its own colour.

    `order` is that of its text object; None where that is inside of another object.
    """
    after = [each for each in held if order is None or each.order > order]
    before = [each for each in held if order is None or each.order < order]
    ground = before[-1].colour if before else PAPER
    if colour is None or ground is None or not alike(colour, ground):
        return after
    return [*after, *(before[-1:] or [_THE_PAPER])]


def fill_of(each: Any) -> Colour | None:
    """The colour something is filled with, black where it is not known; None where nothing shows of it."""
    return _colour_by(pdfium_c.FPDFPageObj_GetFillColor, each)


def _colour_by(ask: Any, each: Any) -> Colour | None:
    red, green, blue, alpha = _PARTS
    if not ask(each, red, green, blue, alpha):
        return (0, 0, 0)
    return (red.value, green.value, blue.value) if alpha.value else None


def alike(one: Colour, other: Colour) -> bool:
    return abs(one[0] - other[0]) < _ALIKE and abs(one[1] - other[1]) < _ALIKE and abs(one[2] - other[2]) < _ALIKE
