"""One document, one seam, two readers and OCR.

`auto` reads with PDFium and turns to pdfplumber where it matters: for a page whose glyphs PDFium
could not name (more than one character in twenty), or drew doubled, or could not load at all, and
for a document that PDFium cannot open. Ruling lines come from either reader. What is printed on a page and
no text says is read by OCR.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from phiscan import errors
from phiscan.config import ScanConfig, passwords_in
from phiscan.extract.channels import Channels, are_available, as_printed
from phiscan.extract.clock import page_clock
from phiscan.extract.embedded import Embedded
from phiscan.extract.inflation import check_inflation
from phiscan.extract.need import Need, need_of
from phiscan.extract.ocr import OcrEngine, engine_for
from phiscan.extract.ocr.ink import LOOK_DPI
from phiscan.extract.ocr.scanned import Drawn, read_rest, read_scan
from phiscan.extract.qpdf import unlocked
from phiscan.extract.raw import RawPage
from phiscan.extract.readers import Readers
from phiscan.extract.sideways import lay_out_upright
from phiscan.model import Page, UnreadPage

_HEADER_WITHIN = 1024
# A file of at most so many bytes is read at once; a larger one only where a reader looks.
_AT_ONCE_BYTES = 16 << 20
# The shares of `timeout_s` after which no further page is begun, by OCR or at all: a long document is read in part, not timed out.
_OCR_SHARE, _SHARE = 0.8, 0.9
_LEAST_S = 0.01
OCR_IS_OFF = "a picture without text; OCR is off"
NO_ENGINE = "a picture without text; no OCR engine is installed"
OVER_BUDGET = "over ocr_max_pages"
OUT_OF_TIME_FOR_OCR = "no time left for OCR: raise timeout_s"
OUT_OF_TIME = "no time left: raise timeout_s"
# qpdf leaves a page empty whose content it does not find: not everything that looks blank is.
LOST = "nothing is left of it after repair"
WRONG_PASSWORDS = "none of the listed passwords opens it"
NO_WORDS = "a picture in which OCR found no words"


# The engine of this name for these languages; None where there is none.
Engines = Callable[[str, tuple[str, ...]], OcrEngine | None]


def open_document(location: Path, config: ScanConfig, *, engines: Engines = engine_for) -> Document:
    """Open a PDF for reading. Raises a `DocumentError`; never writes. `engines` gives the OCR engine when asked."""
    return _opened(_source(location), config, engines, Embedded(config))


def _opened(source: Path | bytes, config: ScanConfig, engines: Engines, embedded: Embedded) -> Document:
    check_inflation(source, config.max_inflated_bytes)
    readers, was_locked = _readers(source, config)
    _check_pages(readers, config)
    document = Document(readers, config, engines, embedded)
    if document.uncounted_pages:
        document.close()
        readers = readers.mended()
        _check_pages(readers, config)
        document = Document(readers, config, engines, embedded)
    document.was_locked = was_locked
    return document


def _check_pages(readers: Readers, config: ScanConfig) -> None:
    if readers.page_count > config.max_pages:
        readers.close()
        raise errors.TooLargeError("pages")


def _readers(source: Path | bytes, config: ScanConfig) -> tuple[Readers, bool]:
    """The readers of a document, and whether one of the listed passwords was needed."""
    try:
        return Readers(source, config.reader), False
    except errors.EncryptedDocumentError:
        passwords = passwords_in(config.passwords)
        copy = unlocked(source, passwords)
        if copy is None and passwords:
            raise errors.EncryptedDocumentError(WRONG_PASSWORDS) from None
        if copy is None:
            raise
        check_inflation(copy, config.max_inflated_bytes)
        return Readers(copy, config.reader), True


class Document:
    """Pages of an open PDF, one at a time. Use as a context manager."""

    def __init__(self, readers: Readers, config: ScanConfig, engines: Engines, embedded: Embedded) -> None:
        self._readers = readers
        self._config = config
        self._engines = engines
        self._embedded = embedded
        self._ocr_pages = 0
        self._channels = Channels(readers.source, faces=config.faces != "off" and are_available())
        self._readers.layers_off = self._channels.has_layers_off
        # Pages that the tree holds and does not count: readers stop before them.
        self.uncounted_pages = 0 if readers.is_repaired else max(self._channels.page_count - readers.page_count, 0)
        self.failed_redactions = 0
        self.was_locked = False
        self.page_count = readers.page_count
        self.is_repaired = readers.is_repaired

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every reader that was opened."""
        self._readers.close()
        self._channels.close()

    def pages(self) -> Iterator[Page | UnreadPage]:
        """Each page in order: laid out, or unread with the reason; both, where a part of it could not be read.

        After each page comes what lies over it; after the last, what stands on no page, and what is embedded.
        """
        for page_number in range(1, self.page_count + 1):
            if self._left_s(_SHARE) > 0:
                yield from self._read(page_number)
            else:
                yield UnreadPage(page_number, OUT_OF_TIME)
        yield from self._channels.of_document()
        for attachment in self._channels.attachments():
            yield from self._embedded.pages(attachment, self._open_inner)

    @property
    def attachments(self) -> tuple[str, ...]:
        """The embedded files that `pages()` has met, at any depth: name and type."""
        return self._embedded.met

    def _open_inner(self, data: bytes, embedded: Embedded) -> Document:
        return _opened(data, self._config, self._engines, embedded)

    def _read(self, page_number: int) -> list[Page | UnreadPage]:
        """What became of a page, and what lies over it."""
        raw = RawPage(page_number, 0.0, 0.0, [])
        page: Page | None = None
        read: list[Page | UnreadPage]
        try:
            with self._page_clock():
                raw, garbled = self._readers.read(page_number)
                page = lay_out_upright(raw)
                need = self._need(raw, garbled=garbled)
                if need is not Need.NOTHING and not (raw.words and not garbled and self._config.ocr == "off"):
                    page = self._by_ocr(raw, need)
                    raw = as_printed(raw, page)
                read = [page] if page.words or not self.is_repaired else [UnreadPage(page_number, LOST)]
        except errors.DamagedDocumentError as exc:
            unread = UnreadPage(page_number, str(exc) or type(exc).__name__)
            read = [page, unread] if page and page.words else [unread]
        self.failed_redactions += raw.failed_redactions
        return [*read, *self._over(raw)]

    def _left_s(self, share: float) -> float:
        """Seconds of this share of the document's time that are left."""
        return share * self._config.timeout_s - (time.monotonic() - self._embedded.began_s)

    def _page_clock(self) -> AbstractContextManager[None]:
        """Ends a page when its time is over, or that of the document."""
        page_s, left_s = self._config.page_timeout_s, self._left_s(_SHARE)
        return page_clock(page_s) if page_s < left_s else page_clock(max(left_s, _LEAST_S), OUT_OF_TIME)

    def _over(self, raw: RawPage) -> list[Page | UnreadPage]:
        """What lies over a page."""
        read: list[Page | UnreadPage] = []
        try:
            with self._page_clock():
                for page in self._channels.of_page(raw, lambda dpi: self._draw(raw, dpi)):
                    read.append(page)
        except errors.DamagedDocumentError as exc:
            read.append(UnreadPage(raw.page_number, str(exc)))
        return read

    def _need(self, raw: RawPage, *, garbled: bool) -> Need:
        if garbled or self._config.ocr == "force":
            return Need.WHOLE
        return need_of(raw, lambda: self._draw(raw, LOOK_DPI))

    def _by_ocr(self, raw: RawPage, need: Need) -> Page:
        """The page with what OCR reads on it. Raises `DamagedDocumentError` with the reason when that is nothing."""
        engine = self._engine()
        if self._ocr_pages >= self._config.ocr_max_pages:
            raise errors.DamagedDocumentError(OVER_BUDGET)
        if self._left_s(_OCR_SHARE) < 0:
            raise errors.DamagedDocumentError(OUT_OF_TIME_FOR_OCR)
        self._ocr_pages += 1
        drawn = self._draw(raw, self._config.ocr_dpi)
        if need is Need.REST:
            return read_rest(raw, drawn, engine)
        page = read_scan(raw, drawn, engine)
        if page is None:
            raise errors.DamagedDocumentError(NO_WORDS)
        return page

    def _engine(self) -> OcrEngine:
        if self._config.ocr == "off":
            raise errors.DamagedDocumentError(OCR_IS_OFF)
        engine = self._engines(self._config.ocr_engine, self._config.ocr_languages)
        if engine is None:
            raise errors.DamagedDocumentError(NO_ENGINE)
        return engine

    def _draw(self, raw: RawPage, dpi: int) -> Drawn:
        return self._readers.draw(raw.page_number, dpi, self._config.max_image_pixels)


def _source(location: Path) -> Path | bytes:
    """The bytes of a small file, which is opened and read once; where a large one is. Raises when it is no PDF."""
    try:
        with open(location, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(-1 if size <= _AT_ONCE_BYTES else _HEADER_WITHIN)
    except OSError as exc:
        raise errors.UnreadableDocumentError(type(exc).__name__) from None
    if not data:
        raise errors.EmptyDocumentError("no bytes")
    if data.find(b"%PDF-", 0, _HEADER_WITHIN) < 0:
        raise errors.NotPdfError("no %PDF- header")
    return data if size <= _AT_ONCE_BYTES else location
