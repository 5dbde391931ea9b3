"""The readers of one document: which of them opens it, which of them reads a page, and who draws it.

In order: the readers of the configuration on the file as it is, then the same on a copy that qpdf has repaired. The
first that opens it and sees pages counts the pages; a page that it cannot read is tried with the next.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from phiscan import errors
from phiscan.extract.ocr.scanned import Drawn
from phiscan.extract.raw import RawPage, RawWord

if TYPE_CHECKING:
    from phiscan.extract.pdfium import PdfiumDocument

_NAMES = {"auto": ("pdfium", "pdfplumber"), "pdfium": ("pdfium",), "pdfplumber": ("pdfplumber",)}
_UNNAMED = re.compile(r"[\ufffd\ue000-\uf8ff]")
_UNNAMED_SHARE = 0.05
# "PPaattiieenntt"; a leader of dots and a line to write on ("......") are no glyphs drawn twice.
_DOUBLED = re.compile(r"(?!(\S)\1*\Z)(?:(\S)\2){3,}")
_LEAST_DOUBLED, _DOUBLED_SHARE = 6, 0.2


class Reader(Protocol):
    """An open document in one library's hands."""

    page_count: int

    def read(self, page_number: int) -> RawPage:
        """The words and rules of a page, counted from 1."""

    def close(self) -> None:
        """Let go of the file."""


class Readers:
    """An open document with every reader that may be asked about it. Close it."""

    def __init__(self, source: Path | bytes, choice: str) -> None:
        """Open with the readers of `choice`. Raises a `DocumentError` when none of them can, not even after repair."""
        self._names = _NAMES[choice]
        self._source = source
        self._open: dict[str, Reader] = {}
        self.is_repaired = False
        self.layers_off = False
        self.page_count = self._count_pages()

    def mended(self) -> Readers:
        """The readers of a copy that qpdf has mended; these, opened again, where it cannot."""
        if not self._repair():
            return self
        self.page_count = self._count_pages()
        return self

    @property
    def source(self) -> Path | bytes:
        """What is read: the file, or its repaired copy."""
        return self._source

    def close(self) -> None:
        """Close every reader that was opened."""
        for reader in self._open.values():
            reader.close()
        self._open.clear()

    def read(self, page_number: int) -> tuple[RawPage, bool]:
        """A page, and whether its text makes no sense. Raises `DamagedDocumentError` when no reader can read it."""
        failure: errors.DocumentError | None = None
        garbled: RawPage | None = None
        for name in self._names:
            try:
                raw = self._read(name, page_number)
            except errors.DocumentError as exc:
                failure = failure or exc
                continue
            if not is_garbled(raw):
                return raw, False
            garbled = garbled or raw
        if garbled is not None:
            return garbled, True
        raise errors.DamagedDocumentError(str(failure) or type(failure).__name__)

    def _read(self, name: str, page_number: int) -> RawPage:
        raw = self._reader(name).read(page_number)
        if name == "pdfium":
            return raw
        # Only PDFium can tell what is hidden.
        try:
            return _without(raw, self._pdfium().read(page_number))
        except errors.DocumentError:
            return raw

    def draw(self, page_number: int, dpi: int, max_pixels: int) -> Drawn:
        """The page in grey, by PDFium. Raises `DamagedDocumentError` when it cannot, or over `max_pixels`."""
        try:
            pdfium = self._pdfium()
        except errors.DocumentError as exc:
            raise errors.DamagedDocumentError(str(exc) or type(exc).__name__) from None
        return pdfium.draw(page_number, dpi, max_pixels)

    def _count_pages(self) -> int:
        """The pages that the first reader sees which sees any, in the file or in its repaired copy."""
        failures: list[errors.DocumentError] = []
        while True:
            for name in self._names:
                try:
                    if count := self._reader(name).page_count:
                        return count
                    failures.append(errors.EmptyDocumentError("no pages"))
                except errors.DocumentError as exc:
                    failures.append(exc)
            self.close()
            if self.is_repaired or not self._repair():
                raise _most_telling(failures)

    def _repair(self) -> bool:
        """Go on with a copy that qpdf has repaired; False where it could not."""
        from phiscan.extract.repair import repaired

        copy = repaired(self._source)
        if copy is not None:
            self._source, self.is_repaired = copy, True
        return copy is not None

    def _reader(self, name: str) -> Reader:
        if name == "pdfium":
            return self._pdfium()
        if name not in self._open:
            from phiscan.extract.plumber import PlumberDocument

            self._open[name] = PlumberDocument(self._source)
        return self._open[name]

    def _pdfium(self) -> PdfiumDocument:
        from phiscan.extract.pdfium import PdfiumDocument

        reader = self._open.get("pdfium")
        if not isinstance(reader, PdfiumDocument):
            reader = self._open["pdfium"] = PdfiumDocument(self._source)
        reader.layers_off = self.layers_off
        return reader


def _without(raw: RawPage, other: RawPage) -> RawPage:
    """The page without the words that another reader found hidden, and with them as hidden ones."""
    gone = [word for word in raw.words if any(_is_same(word, each) for each in other.hidden)]
    visible = [word for word in raw.words if word not in gone]
    return replace(raw, words=visible, hidden=tuple(gone), failed_redactions=other.failed_redactions)


def _is_same(word: RawWord, other: RawWord) -> bool:
    """Whether two readers mean one word: its middle lies in the other's box, and the one's text in the other's."""
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    inside = other.x0 - 1 <= across <= other.x1 + 1 and other.top - 1 <= down <= other.bottom + 1
    return inside and (word.text in other.text or other.text in word.text)


def is_garbled(raw: RawPage) -> bool:
    """Whether a page has glyphs that its fonts do not name, or each glyph twice."""
    text = " ".join(word.text for word in raw.words)
    unnamed = len(_UNNAMED.findall(text))
    doubled = sum(1 for word in raw.words if len(word.text) >= _LEAST_DOUBLED and _DOUBLED.fullmatch(word.text))
    return unnamed > _UNNAMED_SHARE * len(text) or doubled > _DOUBLED_SHARE * max(len(raw.words), 5)


def _most_telling(failures: list[errors.DocumentError]) -> errors.DocumentError:
    """A password that is missing explains more than what fails without it; damage more than a count of no pages."""
    for kind in (errors.EncryptedDocumentError, errors.UnreadableDocumentError, errors.DamagedDocumentError):
        for failure in failures:
            if isinstance(failure, kind):
                return failure
    return failures[0]
