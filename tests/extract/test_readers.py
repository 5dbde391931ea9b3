"""`--reader auto`: PDFium, and pdfplumber where PDFium's page is not to be relied on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from phiscan import errors
from phiscan.extract.raw import RawPage, RawWord
from phiscan.extract.readers import Reader, Readers

GOOD = ("Patient:", "Ana", "Ruiz")
Give = Callable[[], RawPage]


def page(*texts: str) -> RawPage:
    words = [RawWord(text, 72.0 + 60 * place, 100.0, 110.0 + 60 * place, 110.0) for place, text in enumerate(texts)]
    return RawPage(1, 612.0, 792.0, words)


def unloadable() -> RawPage:
    raise errors.DamagedDocumentError("PdfiumError")


class Fake:
    """A document of one page in a library's hands."""

    def __init__(self, give: Give, pages: int = 1) -> None:
        self.page_count = pages
        self._give = give

    def read(self, page_number: int) -> RawPage:
        return self._give()

    def close(self) -> None:
        """Nothing to close."""


class Faked(Readers):
    """Readers of the choice `auto` that are fakes, or fail to open; nothing can be repaired. Keeps who was asked."""

    def __init__(self, **fakes: Fake | errors.DocumentError) -> None:
        self._fakes = fakes
        self.asked: list[str] = []
        super().__init__(Path("a.pdf"), "auto")

    def _reader(self, name: str) -> Reader:
        self.asked.append(name)
        fake = self._fakes[name]
        if isinstance(fake, errors.DocumentError):
            raise fake
        return fake

    def _repair(self) -> bool:
        return False


def words(readers: Readers) -> tuple[str, ...]:
    return tuple(word.text for word in readers.read(1)[0].words)


def test_a_sound_page_never_meets_pdfplumber() -> None:
    """Its import and its parsing are what makes it slow."""
    readers = Faked(pdfium=Fake(lambda: page(*GOOD)))
    assert (words(readers), set(readers.asked)) == (GOOD, {"pdfium"})


@pytest.mark.parametrize(
    "give",
    [
        lambda: page("Patient:", "\ufffd\ufffd\ufffd", "Ruiz"),
        lambda: page("Patient:", "\ue001\ue002\ue003", "Ruiz"),
        lambda: page("PPaattiieenntt", "AAnnaa", "RRuuiizz"),
        unloadable,
    ],
    ids=["no names for glyphs", "private glyphs", "doubled glyphs", "no page"],
)
def test_a_page_pdfium_cannot_give_comes_from_pdfplumber(give: Give) -> None:
    """Broken or doubled glyphs, or a page that does not load."""
    assert words(Faked(pdfium=Fake(give), pdfplumber=Fake(lambda: page(*GOOD)))) == GOOD


def test_where_both_fail_the_better_stands() -> None:
    """A page half of whose glyphs have names is not given up; one that neither loads is unread."""
    half = ("Patient:", "\ufffd\ufffd\ufffd")
    assert words(Faked(pdfium=Fake(lambda: page(*half)), pdfplumber=Fake(unloadable))) == half
    with pytest.raises(errors.DamagedDocumentError):
        Faked(pdfium=Fake(unloadable), pdfplumber=Fake(unloadable)).read(1)


def test_a_document_pdfium_cannot_open_comes_from_pdfplumber() -> None:
    """And is damaged, not empty, when pdfplumber finds no page in it."""
    damaged = errors.DamagedDocumentError("PdfiumError")
    assert words(Faked(pdfium=damaged, pdfplumber=Fake(lambda: page(*GOOD)))) == GOOD
    with pytest.raises(errors.DamagedDocumentError):
        Faked(pdfium=damaged, pdfplumber=Fake(unloadable, pages=0))


@pytest.mark.parametrize("line", ["........", "________", "----------------"])
def test_lines_to_write_on_are_no_doubled_glyphs(line: str) -> None:
    """A form of dotted leaders is no garbled page: it needs neither pdfplumber nor OCR."""
    readers = Faked(pdfium=Fake(lambda: page("Name", line, "Born", line)))
    assert words(readers) == ("Name", line, "Born", line)
    assert set(readers.asked) == {"pdfium"}
