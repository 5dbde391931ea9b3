"""The layout reader: pdfplumber. The only module that imports it (and pdfminer's exceptions)."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from phiscan import errors
from phiscan.extract.raw import RawPage, RawWord, Rule, as_typed
from phiscan.model import BBox

# Their warnings quote what the document holds.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

# Glyphs nearer than this (of the font size) belong to one word; PDFium's own rule is about the same.
_WORD_GAP_EM = 0.2


class PlumberDocument:
    """An open document; `read(page_number)` gives one page. Close it."""

    def __init__(self, source: Path | bytes) -> None:
        try:
            self._pdf = pdfplumber.open(BytesIO(source) if isinstance(source, bytes) else source)
            self.page_count = len(self._pdf.pages)
        except OSError as exc:
            raise errors.UnreadableDocumentError(type(exc).__name__) from None
        except PdfminerException as exc:
            cause = exc.args[0] if exc.args else exc
            if isinstance(cause, PDFPasswordIncorrect):
                raise errors.EncryptedDocumentError("a password is needed") from None
            raise errors.DamagedDocumentError(type(cause).__name__) from None
        except (
            MalformedPDFException,
            ValueError,
            TypeError,
            KeyError,
            IndexError,
            AttributeError,
            AssertionError,
        ) as exc:
            raise errors.DamagedDocumentError(type(exc).__name__) from None

    def close(self) -> None:
        """Close the file."""
        self._pdf.close()

    def read(self, page_number: int) -> RawPage:
        """The words and rules of a page; raises `DamagedDocumentError` when pdfminer cannot read it."""
        try:
            page = self._pdf.pages[page_number - 1]
            try:
                return _raw_page(page_number, page)
            finally:
                page.close()
        except (MemoryError, RecursionError):
            raise
        except Exception as exc:  # noqa: BLE001 - pdfminer raises nearly anything on damaged pages
            raise errors.DamagedDocumentError(type(exc).__name__) from None


def _raw_page(page_number: int, page: Any) -> RawPage:
    words = page.dedupe_chars(tolerance=1).extract_words(
        x_tolerance_ratio=_WORD_GAP_EM, keep_blank_chars=False, use_text_flow=False
    )
    left, top = page.bbox[0], page.bbox[1]
    return RawPage(
        page_number,
        float(page.width),
        float(page.height),
        [
            RawWord(text, word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
            for word in words
            if (text := as_typed(word["text"]).strip())
        ],
        [Rule(e["x0"] - left, e["top"] - top, e["x1"] - left, e["bottom"] - top) for e in page.edges],
        tuple(BBox(i["x0"] - left, i["top"] - top, i["x1"] - left, i["bottom"] - top) for i in page.images),
        strokes=len(page.curves) + len(page.rects) + len(page.lines),
    )
