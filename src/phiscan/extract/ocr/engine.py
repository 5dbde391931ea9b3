"""The seam of OCR: a grey picture in, words with boxes and confidences out. Tesseract and RapidOCR sit behind it.

Tesseract is used where its executable is installed with the languages asked for: it is about three times as fast.
RapidOCR needs nothing but pip.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Protocol

from PIL import Image

from phiscan import errors

_BACKENDS = ("tesseract", "rapidocr")


class OcrWord(NamedTuple):
    """A word and its box in pixels from the picture's top-left corner; `confidence` from 0 to 1.

    The box is that of a line of its type, from ascender to descender, whatever letters are in the word.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


class OcrEngine(Protocol):
    """Reads pictures of upright text.

    What it reads upside down it is less sure of than `upright`; text the right way up, but for bad scans, it is surer of.
    """

    name: str
    upright: float

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The words of a grey picture (mode L). Raises `DamagedDocumentError` when the engine fails on it."""

    def read_scattered(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The same of a picture with few words here and there: what `read` has left out of a page."""


@lru_cache(maxsize=4)
def engine_for(choice: str, languages: tuple[str, ...]) -> OcrEngine | None:
    """The engine of this name, or with "auto" the first that is installed; None when there is none.

    `languages` are ISO 639-1 codes, or names of Tesseract's language files. Raises `MissingExtraError` when
    an engine was named and is not there.
    """
    names = _BACKENDS if choice == "auto" else (choice,)
    for name in names:
        engine = _tesseract(languages) if name == "tesseract" else _rapidocr()
        if engine is not None:
            return engine
    if choice != "auto":
        raise errors.MissingExtraError(f"the OCR engine {choice} is not installed with {', '.join(languages)}")
    return None


def _tesseract(languages: tuple[str, ...]) -> OcrEngine | None:
    from phiscan.extract.ocr.tesseract import installed

    return installed(languages)


def _rapidocr() -> OcrEngine | None:
    from phiscan.extract.ocr.rapid import installed

    return installed()
