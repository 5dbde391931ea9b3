"""Paths and forms that may be a barcode: many bars or squares, and no curve. With `pdfium` and its helpers a module that imports pypdfium2."""

from __future__ import annotations

import ctypes
import hashlib
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium_c

# A Code 128 of a few characters has twenty bars, the smallest QR code some hundred squares. A rectangle has five segments.
_LEAST_SHAPES, _SEGMENTS = 20, 5
_MOST_SHAPES = 4000
# So many of the first segments are looked at, and of the first shapes are kept to know the drawing by.
_LOOKED_AT, _KEPT = 12, 200
_EDGES = tuple(ctypes.c_float() for _ in range(4))


def is_code_path(path: Any) -> bool:
    """Whether a path is made of many shapes with straight sides."""
    count = pdfium_c.FPDFPath_CountSegments(path)
    if count < _LEAST_SHAPES * _SEGMENTS:
        return False
    kinds = [pdfium_c.FPDFPathSegment_GetType(pdfium_c.FPDFPath_GetPathSegment(path, at)) for at in range(_LOOKED_AT)]
    return pdfium_c.FPDF_SEGMENT_BEZIERTO not in kinds and kinds.count(pdfium_c.FPDF_SEGMENT_MOVETO) > 1


def code_key_of(form: Any) -> str | None:
    """What a form is known by that may be a barcode; None for any other."""
    count = min(pdfium_c.FPDFFormObj_CountObjects(form), _MOST_SHAPES)
    inside = (pdfium_c.FPDFFormObj_GetObject(form, index) for index in range(count))
    paths = [each for each in inside if pdfium_c.FPDFPageObj_GetType(each) == pdfium_c.FPDF_PAGEOBJ_PATH]
    shapes = sum(1 for path in paths if 0 < pdfium_c.FPDFPath_CountSegments(path) <= _SEGMENTS + 1)
    if shapes < _LEAST_SHAPES and not any(map(is_code_path, paths)):
        return None
    digest = hashlib.blake2b(digest_size=16)
    for path in islice(paths, _KEPT):
        pdfium_c.FPDFPageObj_GetBounds(path, *_EDGES)
        digest.update(repr([pdfium_c.FPDFPath_CountSegments(path), *(edge.value for edge in _EDGES)]).encode())
    return digest.hexdigest()
