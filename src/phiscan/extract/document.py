"""One document, one seam, two readers.

`auto` reads with PDFium and turns to pdfplumber where it matters: for a page whose glyphs PDFium
could not name (more than one character in twenty), or drew doubled, or could not load at all, and
for a document that PDFium cannot open. Ruling lines come from either reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, Self

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage
from phiscan.model import Page, UnreadPage

_HEADER_WITHIN = 1024
_UNNAMED = re.compile(r"[\ufffd\ue000-\uf8ff]")
_UNNAMED_SHARE = 0.05
_DOUBLED = re.compile(r"(?:(\S)\1){3,}")
_DOUBLED_SHARE = 0.2
# A page without text that a picture covers is a scan: there is something to read, and it was not read.
_PICTURE_SHARE = 0.2
PICTURE = "a picture without text"


class Reader(Protocol):
    """An open document in one library's hands."""

    page_count: int

    def read(self, page_number: int) -> RawPage:
        """The words and rules of a page, counted from 1."""

    def close(self) -> None:
        """Let go of the file."""


def open_document(location: Path, config: ScanConfig) -> Document:
    """Open a PDF for reading. Raises a `DocumentError`; never writes."""
    _check_header(location)
    readers = {"auto": ("pdfium", "pdfplumber"), "pdfium": ("pdfium",), "pdfplumber": ("pdfplumber",)}[config.reader]
    document = Document(location, readers)
    if document.page_count == 0:
        document.close()
        raise errors.EmptyDocumentError("no pages")
    if document.page_count > config.max_pages:
        document.close()
        raise errors.TooLargeError("pages")
    return document


class Document:
    """Pages of an open PDF, one at a time. Use as a context manager."""

    def __init__(self, location: Path, readers: tuple[str, ...]) -> None:
        self._location = location
        self._names = readers
        self._open: dict[str, Reader] = {}
        self._first = self._open_first()
        self.page_count = self._first.page_count

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every reader that was opened."""
        for reader in self._open.values():
            reader.close()

    def pages(self) -> Iterator[Page | UnreadPage]:
        """Each page in order: laid out, or unread with the type of the error."""
        for page_number in range(1, self.page_count + 1):
            try:
                raw = self._read(page_number)
                if not raw.words and raw.image_share >= _PICTURE_SHARE:
                    yield UnreadPage(page_number, PICTURE)
                else:
                    yield lay_out(raw)
            except errors.DamagedDocumentError as exc:
                yield UnreadPage(page_number, str(exc) or type(exc).__name__)

    def _open_first(self) -> Reader:
        failure: errors.DocumentError | None = None
        for name in self._names:
            try:
                return self._reader(name)
            except errors.EncryptedDocumentError:
                raise
            except errors.DocumentError as exc:
                failure = failure or exc
        assert failure is not None
        raise failure

    def _read(self, page_number: int) -> RawPage:
        failure: errors.DamagedDocumentError | None = None
        best: RawPage | None = None
        for name in self._names:
            try:
                raw = self._reader(name).read(page_number)
            except errors.DamagedDocumentError as exc:
                failure = failure or exc
                continue
            if not _is_garbled(raw):
                return raw
            best = best or raw
        if best is not None:
            return best
        raise failure or errors.DamagedDocumentError("unread")

    def _reader(self, name: str) -> Reader:
        if name not in self._open:
            self._open[name] = _open_with(name, self._location)
        return self._open[name]


def _open_with(name: str, location: Path) -> Reader:
    if name == "pdfium":
        from phiscan.extract.pdfium import PdfiumDocument

        return PdfiumDocument(location)
    from phiscan.extract.plumber import PlumberDocument

    return PlumberDocument(location)


def _is_garbled(raw: RawPage) -> bool:
    text = " ".join(word.text for word in raw.words)
    unnamed = len(_UNNAMED.findall(text))
    doubled = sum(1 for word in raw.words if _DOUBLED.fullmatch(word.text))
    return unnamed > _UNNAMED_SHARE * len(text) or doubled > _DOUBLED_SHARE * max(len(raw.words), 5)


def _check_header(location: Path) -> None:
    try:
        with location.open("rb") as file:
            head = file.read(_HEADER_WITHIN)
    except OSError as exc:
        raise errors.UnreadableDocumentError(type(exc).__name__) from None
    if not head:
        raise errors.EmptyDocumentError("no bytes")
    if b"%PDF-" not in head:
        raise errors.NotPdfError("no %PDF- header")
