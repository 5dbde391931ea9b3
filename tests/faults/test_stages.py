"""A fault at each stage, from the disk that a file lies on to the one that outputs go to, ends in the right outcome."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract import document as document_module
from phiscan.extract import open_document
from phiscan.extract.document import OUT_OF_TIME, OUT_OF_TIME_FOR_OCR
from phiscan.extract.ocr import OcrWord
from phiscan.extract.ocr.tesseract import Tesseract
from phiscan.extract.pdfium import PdfiumDocument
from phiscan.extract.raw import RawPage
from phiscan.model import DocumentRef, Page, UnreadPage
from phiscan.run.dump import scan
from phiscan.scanning import Scanner
from phiscan.source import list_documents, with_digest
from tests.channels.building import embed
from tests.extract.drawing import Sheet, draw, picture_of
from tests.run.fakes import dump, make_scan

NAME = "Ruiz"


def words(sheet: Sheet) -> None:
    sheet.put(72, 100, f"Patient: Ana {NAME}")


def listed(path: Path) -> DocumentRef:
    return with_digest(list_documents([path])[0], lambda *_: None)


class Slow:
    """An engine that takes a while for a page."""

    name = "slow"
    upright = 0.8

    def read(self, image: object, dpi: int) -> list[OcrWord]:
        time.sleep(1.8)
        return [OcrWord(NAME, 300, 250, 360, 280, 0.9)]

    def read_scattered(self, image: object, dpi: int) -> list[OcrWord]:
        return []


def test_a_scan_that_takes_too_long_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After four fifths of `timeout_s` no page more is begun by OCR; text is still read, and the ledger says which is not."""
    # There is time for text, however busy the machine is.
    monkeypatch.setattr(document_module, "_SHARE", 100.0)
    path = draw(tmp_path / "a.pdf", picture_of(words), picture_of(words), words)
    with open_document(path, ScanConfig(timeout_s=2), engines=lambda *_: Slow()) as document:
        pages = list(document.pages())
    # The engine's word is parted where the paper is blank, and this engine makes its word up.
    texts = ["".join(page.text.split()) for page in pages if isinstance(page, Page)]
    assert texts == [NAME, f"Patient:Ana{NAME}"]
    assert [page for page in pages if isinstance(page, UnreadPage)] == [UnreadPage(2, OUT_OF_TIME_FOR_OCR)]


def test_a_document_that_takes_too_long_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After nine tenths of `timeout_s` its pages are unread, and what was read before is kept; so inside of other documents."""
    read = PdfiumDocument.read

    def slowly(self: PdfiumDocument, page_number: int) -> RawPage:
        time.sleep(0.7)
        return read(self, page_number)

    monkeypatch.setattr(PdfiumDocument, "read", slowly)
    path = draw(tmp_path / "a.pdf", words, words, words, words)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        embed(pdf, "inner.pdf", path.read_bytes())
        pdf.save(path)
    with open_document(path, ScanConfig(timeout_s=2, ocr="off")) as document:
        pages = list(document.pages())
    read_ones = [page.page_number for page in pages if isinstance(page, Page)]
    assert read_ones in ([1], [1, 2])
    unread = [page for page in pages if isinstance(page, UnreadPage)]
    assert {page.reason for page in unread} == {OUT_OF_TIME}
    assert [(page.attachment, page.page_number) for page in unread] == [
        *((None, number) for number in range(len(read_ones) + 1, 5)),
        *(("inner.pdf", number) for number in range(1, 5)),
    ]


@pytest.mark.parametrize("stage", ["read", "draw"])
def test_a_reader_that_raises_what_nobody_foresaw_costs_its_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """It is crashed, not empty or clean; the note has the error's type and place, and not its message."""

    def raises(*_: object) -> None:
        raise LookupError(NAME)

    monkeypatch.setattr(PdfiumDocument, stage, raises)
    report = Scanner(ScanConfig()).scan(listed(draw(tmp_path / "a.pdf", picture_of(words))))
    assert report.outcome == "crashed"
    assert report.note.startswith(f"LookupError at {__name__}:")
    assert report.pages_read == 0


def test_a_page_that_no_reader_can_read_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are read, and the note says which was not, and why."""

    def damaged(self: object, page_number: int, known: object = PdfiumDocument.read) -> object:
        if page_number == 2:
            raise errors.DamagedDocumentError("PdfiumError")
        return known(self, page_number)  # type: ignore[operator]

    monkeypatch.setattr(PdfiumDocument, "read", damaged)
    report = Scanner(ScanConfig(reader="pdfium")).scan(listed(draw(tmp_path / "a.pdf", words, words, words)))
    assert (report.outcome, report.pages_read, report.pages_unread) == ("partly-scanned", 2, 1)
    assert report.note == "unread pages: 2 (PdfiumError)"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("kill -9 $$", "OCR: tesseract ended with -9"),
        ("exit 3", "OCR: tesseract ended with 3"),
        (None, "OCR: FileNotFoundError"),
    ],
)
def test_ocr_that_dies_costs_the_page(tmp_path: Path, script: str | None, reason: str) -> None:
    """Killed, failing or gone: the page is unread and says so, pages with text are read."""
    program = tmp_path / "tesseract"
    if script:
        program.write_text(f"#!/bin/sh\ncat >/dev/null\n{script}\n")
        program.chmod(0o755)
    engine = Tesseract(str(program), ("eng",))
    path = draw(tmp_path / "a.pdf", picture_of(words), words)
    with open_document(path, ScanConfig(), engines=lambda *_: engine) as document:
        pages = list(document.pages())
    assert [page.text for page in pages if isinstance(page, Page)] == [f"Patient: Ana {NAME}"]
    assert [page for page in pages if isinstance(page, UnreadPage)] == [UnreadPage(1, reason)]


def test_files_that_cannot_be_read_are_unreadable(tmp_path: Path) -> None:
    """One that is gone when its turn comes, one whose link leads nowhere, one the system refuses: said, never clean."""
    folder = dump(tmp_path / "dump", {"a.pdf": "fine", "b.pdf": "refused"})
    (folder / "c.pdf").symlink_to(tmp_path / "nowhere")
    gone = listed(draw(tmp_path / "gone.pdf", words))
    gone.location.unlink()
    report = Scanner(ScanConfig()).scan(gone)
    assert (report.outcome, report.note) == ("unreadable", "FileNotFoundError")
    (folder / "b.pdf").chmod(0)
    result = scan(folder, config=ScanConfig(workers=1), make_scan=make_scan)
    outcomes = dict(zip(result.inventory["path"], result.inventory["outcome"], strict=True))
    # Nothing is refused to root.
    assert outcomes == {
        "a.pdf": "scanned",
        "b.pdf": "scanned" if os.geteuid() == 0 else "unreadable",
        "c.pdf": "unreadable",
    }


@contextmanager
def disk_of(free_bytes: int) -> Iterator[None]:
    """No file may grow over so many bytes: what a full disk says, for this process and its workers."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (free_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("free_bytes", [20, 400, 2_000, 6_000])
def test_a_full_disk_stops_the_run_and_no_document_is_lost(tmp_path: Path, free_bytes: int) -> None:
    """At its key, its journal, its records or its outputs: one error, and with room again the run goes on to the same end."""
    folder = dump(tmp_path / "dump", {f"{n:02}.pdf": f"person {n}" for n in range(40)})
    key_file = tmp_path / "key"
    key_file.write_bytes(b"k" * 32)
    config = ScanConfig(workers=1)
    scan(folder, tmp_path / "calm", config=config, key_file=key_file, make_scan=make_scan)
    out = tmp_path / "out"
    with disk_of(free_bytes), pytest.raises(errors.OutputError):
        scan(folder, out, config=config, key_file=key_file, make_scan=make_scan)
    scan(folder, out, config=config, key_file=key_file, make_scan=make_scan)
    for name in ("inventory.csv", "findings.csv", "summary.json"):
        assert (out / name).read_bytes() == (tmp_path / "calm" / name).read_bytes()
