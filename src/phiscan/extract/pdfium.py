"""The fast reader: PDFium through pypdfium2. With `drawings`, `codes`, `hidden`, `covers` and `clips` the only module that imports it.

The page's text comes in one call, then the boxes of each word's first and last character. PDFium is
not thread-safe: processes, not threads.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from phiscan import errors
from phiscan.extract.drawings import drawn_on, pinned_pictures
from phiscan.extract.frame import Frame
from phiscan.extract.hidden import Sight
from phiscan.extract.ocr.scanned import Drawn
from phiscan.extract.raw import RawPage, RawWord, as_typed

_WORD = re.compile(r"[^\s\u00a0\u2002\u2009\u202f\x00]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_OBJECTS = 20_000
_MOST_RULES = 6000
# As deep as PDFium looks for pictures in forms in forms.
_DEEPEST_FORM = 8
_POINTS_AN_INCH = 72
# So many words tell how a page's text is turned.
_SAMPLES = 5
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
            raise errors.DamagedDocumentError("no reader can open it") from None
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
            raise errors.DamagedDocumentError("no reader can load it") from None
        with closing(page), closing(page.get_textpage()) as textpage:
            frame = frame_of(page)
            objects = list(_objects(page))
            placed = list(_words(textpage, frame))
            seen = Sight(page, textpage, frame, placed, objects).look(layers_off=self.layers_off)
            drawn = drawn_on(objects, frame)
            pinned = list(pinned_pictures(page, frame))
            return RawPage(
                page_number,
                frame.width,
                frame.height,
                seen.visible,
                # A drawing of thousands of strokes is no table.
                drawn.rules if len(drawn.rules) <= _MOST_RULES else [],
                (*drawn.pictures, *pinned),
                (*drawn.keys, *("" for _ in pinned)),
                drawn.strokes,
                tuple(drawn.drawings),
                seen.hidden,
                seen.failed_redactions,
                _turned(textpage, placed, frame),
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


def _turned(textpage: pdfium.PdfTextPage, placed: Sequence[tuple[int, RawWord]], frame: Frame) -> int:
    """By how many degrees the text is turned counter-clockwise on the displayed page, where samples of it agree."""
    samples = placed[:: max(len(placed) // _SAMPLES, 1)]
    # PDFium gives the angle clockwise, as the page's rotation is.
    clockwise = {
        (round(math.degrees(pdfium_c.FPDFText_GetCharAngle(textpage, index)) / 90) * 90 + frame.rotation) % 360
        for index, _ in samples
    }
    return -clockwise.pop() % 360 if len(clockwise) == 1 else 0


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


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Any, int]]:
    """The objects on a page with their kinds; what is inside of a form is one object."""
    for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        obj = pdfium_c.FPDFPage_GetObject(page, index)
        yield obj, pdfium_c.FPDFPageObj_GetType(obj)


def _largest_picture_px(page: pdfium.PdfPage) -> int:
    """The pixels of the largest picture, as its dictionary says them: nothing is decoded."""
    largest, width, height = 0, ctypes.c_uint(), ctypes.c_uint()
    for obj in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_FORM):
        if pdfium_c.FPDFImageObj_GetImagePixelSize(obj, width, height):
            largest = max(largest, width.value * height.value)
    return largest
