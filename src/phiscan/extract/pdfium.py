"""The fast reader: PDFium through pypdfium2. With `hidden` and `covers` the only module that imports it.

The page's text comes in one call, then the boxes of each word's first and last character. PDFium is
not thread-safe: processes, not threads.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from phiscan import errors
from phiscan.extract.frame import Frame
from phiscan.extract.hidden import Sight
from phiscan.extract.ocr.scanned import Drawn
from phiscan.extract.raw import RawPage, RawWord, Rule, as_typed
from phiscan.model import BBox

_WORD = re.compile(r"[^\s\u00a0\u2002\u2009\u202f\x00]+")
# Boxes thinner than this are ruling lines.
_RULE_PT = 2.0
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_OBJECTS = 20_000
_MOST_KEYED_BYTES = 1 << 20
_MOST_RULES = 6000
# As deep as PDFium looks for pictures in forms in forms.
_DEEPEST_FORM = 8
_POINTS_AN_INCH = 72
# What PDFium writes its answers into: one set for a process, which has one thread.
_EDGES = tuple(ctypes.c_float() for _ in range(4))
_LOCKED = {
    pdfium_c.FPDF_ERR_PASSWORD: "a password is needed",
    pdfium_c.FPDF_ERR_SECURITY: "a way of encryption that no reader knows",
}


class PdfiumDocument:
    """An open document; `read(page_number)` gives one page. Close it."""

    def __init__(self, source: Path | bytes) -> None:
        try:
            self._pdf = pdfium.PdfDocument(source)
        except pdfium.PdfiumError as exc:
            if exc.err_code in _LOCKED:
                raise errors.EncryptedDocumentError(_LOCKED[exc.err_code]) from None
            raise errors.DamagedDocumentError("PdfiumError") from None
        except OSError as exc:
            raise errors.UnreadableDocumentError(type(exc).__name__) from None
        self.page_count = len(self._pdf)
        # Whether layers of the document are not shown: then it is asked of each word whether it is seen.
        self.layers_off = False

    def close(self) -> None:
        """Free PDFium's memory of the document."""
        self._pdf.close()

    def read(self, page_number: int) -> RawPage:
        """The words and rules of a page. Raises `DamagedDocumentError` when PDFium cannot load it."""
        try:
            page = self._pdf[page_number - 1]
        except pdfium.PdfiumError:
            raise errors.DamagedDocumentError("PdfiumError") from None
        with closing(page), closing(page.get_textpage()) as textpage:
            frame = frame_of(page)
            objects = list(_objects(page))
            seen = Sight(page, textpage, frame, list(_words(textpage, frame)), objects).look(layers_off=self.layers_off)
            rules, pictures, keys, strokes = _drawn(objects, frame)
            return RawPage(
                page_number,
                frame.width,
                frame.height,
                seen.visible,
                rules,
                pictures,
                keys,
                strokes,
                seen.hidden,
                seen.failed_redactions,
            )

    def draw(self, page_number: int, dpi: int, max_pixels: int) -> Drawn:
        """The page in grey, as displayed. Raises `DamagedDocumentError` when PDFium cannot draw it, or when it or a
        picture on it is of more than `max_pixels`.
        """
        try:
            page = self._pdf[page_number - 1]
            with closing(page):
                frame = frame_of(page)
                left, top, right, bottom = frame.place(*page.get_bbox())
                scale = dpi / _POINTS_AN_INCH
                if max((right - left) * (bottom - top) * scale**2, _largest_picture_px(page)) > max_pixels:
                    raise errors.DamagedDocumentError("over max_image_pixels")
                bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
                with closing(bitmap):
                    return Drawn(bitmap.to_pil().copy(), dpi, left, top)
        except (pdfium.PdfiumError, ValueError, ctypes.ArgumentError) as exc:
            raise errors.DamagedDocumentError(type(exc).__name__) from None


def frame_of(page: pdfium.PdfPage) -> Frame:
    """How the page is displayed."""
    # A box that the page inherits is no MediaBox to PDFium, but bounds the page all the same.
    return Frame(tuple(page.get_mediabox(fallback_ok=False) or page.get_bbox()), page.get_rotation())


def _words(textpage: pdfium.PdfTextPage, frame: Frame) -> Iterator[tuple[int, RawWord]]:
    """The words, each with the index of its first character."""
    count = pdfium_c.FPDFText_CountChars(textpage)
    if count <= 0:
        return
    text = _whole_text(textpage, count)
    box = pdfium_c.FS_RECTF()
    by_reference = ctypes.byref(box)
    char_box = pdfium_c.FPDFText_GetLooseCharBox
    handle = textpage.raw
    for match in _WORD.finditer(text):
        typed = as_typed(match.group())
        if not typed or not char_box(handle, match.start(), by_reference):
            continue
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if match.end() - match.start() > 1 and char_box(handle, match.end() - 1, by_reference):
            left, bottom = min(left, box.left), min(bottom, box.bottom)
            right, top = max(right, box.right), max(top, box.top)
        yield match.start(), RawWord(typed, *frame.place(left, bottom, right, top))


def _whole_text(textpage: pdfium.PdfTextPage, count: int) -> str:
    """The page's text, one code unit a character index, so that match positions are character indices."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(textpage, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="surrogatepass")
        # Two units that make one character shift what stands behind them.
        if len(text) == count and not _SURROGATE.search(text):
            return text
    return _each(textpage, count)


def _each(textpage: pdfium.PdfTextPage, count: int) -> str:
    """Character by character: where PDFium left some out of its text, positions would shift."""
    get = pdfium_c.FPDFText_GetUnicode
    return "".join(_character(get(textpage, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\x00"


_Drawn = tuple[list[Rule], tuple[BBox, ...], tuple[str | None, ...], int]


def _drawn(objects: Sequence[tuple[Any, int]], frame: Frame) -> _Drawn:
    """The ruling lines, the boxes of the pictures and what they are known by, and how many paths are drawn."""
    rules: list[Rule] = []
    pictures: list[BBox] = []
    keys: list[str | None] = []
    strokes = 0
    for obj, kind in objects:
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT or (bounds := _bounds(obj)) is None:
            continue
        box = frame.place(*bounds)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            strokes += 1
            rules += edges(*box)
        elif kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM):
            pictures.append(BBox(*box))
            keys.append(_picture_key(obj) if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE else _form_key(obj))
    # A drawing of thousands of strokes is no table.
    return rules if len(rules) <= _MOST_RULES else [], tuple(pictures), tuple(keys), strokes


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


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Any, int]]:
    """The objects on a page with their kinds; what is inside of a form is one object."""
    for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        obj = pdfium_c.FPDFPage_GetObject(page, index)
        yield obj, pdfium_c.FPDFPageObj_GetType(obj)


def _bounds(obj: Any) -> tuple[float, float, float, float] | None:
    if not pdfium_c.FPDFPageObj_GetBounds(obj, *_EDGES):
        return None
    left, bottom, right, top = _EDGES
    return left.value, bottom.value, right.value, top.value


def _largest_picture_px(page: pdfium.PdfPage) -> int:
    """The pixels of the largest picture, as its dictionary says them: nothing is decoded."""
    largest, width, height = 0, ctypes.c_uint(), ctypes.c_uint()
    for obj in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_FORM):
        if pdfium_c.FPDFImageObj_GetImagePixelSize(obj, width, height):
            largest = max(largest, width.value * height.value)
    return largest


def edges(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    """The ruling lines of a drawn box: one when it is thin, else its four sides."""
    if bottom - top <= _RULE_PT:
        middle = (top + bottom) / 2
        return [Rule(x0, middle, x1, middle)] if x1 - x0 > _RULE_PT else []
    if x1 - x0 <= _RULE_PT:
        middle = (x0 + x1) / 2
        return [Rule(middle, top, middle, bottom)]
    return [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]
