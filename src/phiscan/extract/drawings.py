"""What is drawn on a page beside its text: ruling lines, pictures, and what may be a barcode.

With `pdfium`, `hidden`, `covers`, `clips` and `codes` the only modules that import pypdfium2.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from phiscan.extract.codes import code_key_of, is_code_path
from phiscan.extract.frame import Frame
from phiscan.extract.raw import Rule
from phiscan.model import BBox

# Boxes thinner than this are ruling lines.
_RULE_PT = 2.0
_MOST_OBJECTS = 20_000
_MOST_KEYED_BYTES = 1 << 20
_MOST_ANNOTATIONS = 200
# Links and popups show no picture, and a field's is a button's.
_WITHOUT_PICTURES = frozenset({pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP, pdfium_c.FPDF_ANNOT_WIDGET})
# What PDFium writes its answers into: one set for a process, which has one thread.
_EDGES = tuple(ctypes.c_float() for _ in range(4))
_RECTANGLE = pdfium_c.FS_RECTF()


@dataclass(slots=True)
class Drawing:
    """The ruling lines, the boxes of the pictures and what they are known by, what may be a code, and how many paths are drawn."""

    rules: list[Rule] = field(default_factory=list)
    pictures: list[BBox] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    drawings: list[tuple[BBox, str]] = field(default_factory=list)
    strokes: int = 0


def drawn_on(objects: Sequence[tuple[Any, int]], frame: Frame) -> Drawing:
    """What the objects of a page draw; text is passed over."""
    found = Drawing()
    for obj, kind in objects:
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT or (bounds := _bounds(obj)) is None:
            continue
        box = frame.place(*bounds)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            found.strokes += 1
            found.rules += edges(*box)
            if is_code_path(obj):
                found.drawings.append((BBox(*box), ""))
        elif kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM):
            is_form = kind == pdfium_c.FPDF_PAGEOBJ_FORM
            found.pictures.append(BBox(*box))
            found.keys.append(_form_key(obj) if is_form else _picture_key(obj))
            if is_form and (code := code_key_of(obj)) is not None:
                found.drawings.append((BBox(*box), code))
    return found


def pinned_pictures(page: pdfium.PdfPage, frame: Frame) -> Iterator[BBox]:
    """Where annotations (stamps, mostly) show a picture."""
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        try:
            if (
                pdfium_c.FPDFAnnot_GetSubtype(annotation) not in _WITHOUT_PICTURES
                and _shows_picture(annotation)
                and pdfium_c.FPDFAnnot_GetRect(annotation, _RECTANGLE)
            ):
                sides = (_RECTANGLE.left, _RECTANGLE.bottom, _RECTANGLE.right, _RECTANGLE.top)
                yield BBox(*frame.place(*sides))
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)


def _shows_picture(annotation: Any) -> bool:
    for index in range(min(pdfium_c.FPDFAnnot_GetObjectCount(annotation), _MOST_ANNOTATIONS)):
        each = pdfium_c.FPDFAnnot_GetObject(annotation, index)
        kind = pdfium_c.FPDFPageObj_GetType(each)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE or (kind == pdfium_c.FPDF_PAGEOBJ_FORM and _form_key(each) == ""):
            return True
    return False


def _picture_key(picture: Any) -> str:
    """A digest of the picture as it is stored; "" for one that is too large to be worth it."""
    size = pdfium_c.FPDFImageObj_GetImageDataRaw(picture, None, 0)
    if not 0 < size <= _MOST_KEYED_BYTES:
        return ""
    buffer = (ctypes.c_ubyte * size)()
    pdfium_c.FPDFImageObj_GetImageDataRaw(picture, buffer, size)
    return hashlib.blake2b(buffer, digest_size=16).hexdigest()


def _form_key(form: Any) -> str | None:
    """Unknown for a form with a picture in it; None for one of text and lines."""
    for index in range(min(pdfium_c.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)):
        kind = pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFFormObj_GetObject(form, index))
        if kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM):
            return ""
    return None


def _bounds(obj: Any) -> tuple[float, float, float, float] | None:
    if not pdfium_c.FPDFPageObj_GetBounds(obj, *_EDGES):
        return None
    left, bottom, right, top = _EDGES
    return left.value, bottom.value, right.value, top.value


def edges(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    """The ruling lines of a drawn box: one when it is thin, else its four sides."""
    if bottom - top <= _RULE_PT:
        middle = (top + bottom) / 2
        return [Rule(x0, middle, x1, middle)] if x1 - x0 > _RULE_PT else []
    if x1 - x0 <= _RULE_PT:
        middle = (x0 + x1) / 2
        return [Rule(middle, top, middle, bottom)]
    return [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]
