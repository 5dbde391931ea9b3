"""A page read by OCR, alone or together with what its text says: words of both meet in one layout."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from phiscan.extract.layout import lay_out
from phiscan.extract.ocr.engine import OcrEngine, OcrWord
from phiscan.extract.ocr.reading import Reading, read_picture
from phiscan.extract.raw import RawPage, RawWord, Rule, as_typed
from phiscan.model import BBox, Channel, Page

_POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page drawn in grey; `left_pt` and `top_pt` say where on the page its top-left corner is."""

    image: Image.Image
    dpi: int
    left_pt: float
    top_pt: float

    def on_page(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box in pixels as a box in points of the page."""
        scale = _POINTS_AN_INCH / self.dpi
        left, above = self.left_pt, self.top_pt
        return x0 * scale + left, top * scale + above, x1 * scale + left, bottom * scale + above

    def in_picture(self, box: RawWord | BBox) -> tuple[float, float, float, float]:
        """A box of the page in pixels of the picture."""
        scale = self.dpi / _POINTS_AN_INCH
        x0, x1 = (box.x0 - self.left_pt) * scale, (box.x1 - self.left_pt) * scale
        return x0, (box.top - self.top_pt) * scale, x1, (box.bottom - self.top_pt) * scale


def read_scan(raw: RawPage, drawn: Drawn, engine: OcrEngine) -> Page | None:
    """The page as OCR reads it, whatever its text says; None where no word was found.

    Laid out as it was meant to be read, upright and level; the boxes are where the words stand on the page.
    """
    reading = read_picture(drawn.image, engine, drawn.dpi)
    if not reading.words:
        return None
    width, height = (side * _POINTS_AN_INCH / drawn.dpi for side in reading.straight.image.size)
    scale = _POINTS_AN_INCH / drawn.dpi
    words = [
        _placed(word, word.x0 * scale, word.top * scale, word.x1 * scale, word.bottom * scale) for word in reading.words
    ]
    rules = [Rule(*(side * scale for side in rule)) for rule in reading.ruled.rules]
    page = lay_out(RawPage(raw.page_number, width, height, _typed(words), rules), Channel.OCR)
    back = [word._replace(bbox=_before(word.bbox, reading, drawn)) for word in page.words]
    return replace(page, width_pt=raw.width_pt, height_pt=raw.height_pt, words=tuple(back))


def read_rest(raw: RawPage, drawn: Drawn, engine: OcrEngine) -> Page:
    """The page's text and, among it, what OCR reads in the places where no text is.

    The page's channel is that of its text; a word's confidence tells which words OCR has read.
    """
    reading = read_picture(_without(drawn, raw.words), engine, drawn.dpi)
    found = [_placed(word, *drawn.on_page(*_upright(word, reading))) for word in reading.words]
    rules = [Rule(*drawn.on_page(*reading.straight.box_before(*rule))) for rule in reading.ruled.rules]
    return lay_out(replace(raw, words=[*raw.words, *_typed(found)], rules=[*raw.rules, *rules]))


def _without(drawn: Drawn, words: list[RawWord]) -> Image.Image:
    """The picture with the words painted over."""
    image = drawn.image.copy()
    brush = ImageDraw.Draw(image)
    for word in words:
        brush.rectangle(drawn.in_picture(word), fill=255)
    return image


def _upright(word: OcrWord, reading: Reading) -> tuple[float, float, float, float]:
    return reading.straight.box_before(word.x0, word.top, word.x1, word.bottom)


def _before(box: BBox, reading: Reading, drawn: Drawn) -> BBox:
    """A box in points of the straight picture as a box of the page."""
    scale = drawn.dpi / _POINTS_AN_INCH
    pixels = reading.straight.box_before(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)
    return BBox(*(round(side, 2) for side in drawn.on_page(*pixels)))


def _placed(word: OcrWord, x0: float, top: float, x1: float, bottom: float) -> RawWord:
    return RawWord(as_typed(word.text), x0, top, x1, bottom, word.confidence)


def _typed(words: list[RawWord]) -> list[RawWord]:
    return [word for word in words if word.text]
