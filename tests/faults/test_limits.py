"""Every limit is reached by something, and ends as an outcome that says which limit it was."""

from __future__ import annotations

import signal
import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from benchmarks.reading import make_scan

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract import embedded, open_document
from phiscan.extract.channels import channels
from phiscan.extract.clock import page_clock
from phiscan.model import NO_PAGE, Page, UnreadPage
from phiscan.run.dump import scan
from tests.channels.building import annotate, drawn, embed
from tests.extract.drawing import Sheet, draw, picture_of
from tests.faults.bombs import BOMBS, exploding_stream

SMALL = {
    "exploding-stream": ("too-large", "bytes after decompression"),
    "exploding-twice": ("too-large", "bytes after decompression"),
    "exploding-objects": ("too-large", "bytes after decompression"),
    "million-pages": ("too-large", "pages"),
    "giant-picture": ("partly-scanned", "unread pages: 1 (over max_image_pixels)"),
    "knotted-trees": ("scanned", ""),
    "nothing-shown": ("scanned", ""),
    "endless-streams": ("damaged", "no reader can open it"),
    "looping-form": ("crashed", "a library gave up, as under memory_mb"),
}


def test_bombs_end_as_outcomes(tmp_path: Path) -> None:
    """A run over all of them ends by itself, with a row for each, and the limit that stopped it in its note."""
    for name, make in BOMBS.items():
        (tmp_path / "dump").mkdir(exist_ok=True)
        (tmp_path / "dump" / f"{name}.pdf").write_bytes(make())
    config = ScanConfig(workers=2, timeout_s=20, memory_mb=1024, max_inflated_bytes=16 * 1024 * 1024)
    result = scan(tmp_path / "dump", config=config, make_scan=make_scan)
    table = result.inventory.assign(note=result.inventory["note"].fillna(""))
    rows = {Path(row.path).stem: (row.outcome, row.note) for row in table.itertuples()}
    assert set(rows) == set(BOMBS)
    assert {name: rows[name] for name in SMALL} == SMALL
    assert {rows[name][0] for name in set(rows) - set(SMALL)} <= {"scanned", "partly-scanned"}


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_bytes_after_decompression(tmp_path: Path, reader: str) -> None:
    """The limit is of the largest stream; one just under it is read."""
    (tmp_path / "a.pdf").write_bytes(exploding_stream(megabytes=2))
    with pytest.raises(errors.TooLargeError, match="bytes after decompression"):
        open_document(tmp_path / "a.pdf", ScanConfig(reader=reader, max_inflated_bytes=2 * 1024 * 1024 - 1))
    open_document(tmp_path / "a.pdf", ScanConfig(reader=reader, max_inflated_bytes=2 * 1024 * 1024)).close()


def test_bytes_after_decompression_of_what_is_embedded(tmp_path: Path) -> None:
    """A file inside of the file, and one behind a password, is looked at like the file itself."""
    with drawn(tmp_path / "a.pdf") as pdf:
        embed(pdf, "inner.pdf", exploding_stream(megabytes=2))
    with open_document(tmp_path / "a.pdf", ScanConfig(max_inflated_bytes=1_000_000)) as document:
        (unread,) = (page for page in document.pages() if isinstance(page, UnreadPage))
    assert (unread.attachment, unread.reason) == ("inner.pdf", "bytes after decompression")
    (tmp_path / "passwords").write_text("sesame")
    with pikepdf.open(BytesIO(exploding_stream(megabytes=2))) as pdf:
        pdf.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(user="sesame", owner="owner"))
    with pytest.raises(errors.TooLargeError, match="bytes after decompression"):
        open_document(tmp_path / "b.pdf", ScanConfig(max_inflated_bytes=1_000_000, passwords=tmp_path / "passwords"))


def test_files_and_annotations_behind_the_most_are_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those before are read; the ledger says that there are more."""
    monkeypatch.setattr(embedded, "_MOST_FILES", 2)
    monkeypatch.setattr(channels, "MOST_MARKS", 2)
    with drawn(tmp_path / "a.pdf") as pdf:
        for number in range(3):
            embed(pdf, f"{number}.txt", b"Patient: Ana Ruiz", "text/plain")
            annotate(pdf, "Text", (500, 40, 520, 60), Contents=f"note {number}")
    with open_document(tmp_path / "a.pdf", ScanConfig()) as document:
        pages = list(document.pages())
    assert [page.text for page in pages if isinstance(page, Page) and page.channel == "annotation"] == [
        "note 0\nnote 1"
    ]
    assert [page.attachment for page in pages if isinstance(page, Page) and page.attachment] == ["0.txt", "1.txt"]
    unread = [(page.page_number, page.attachment) for page in pages if isinstance(page, UnreadPage)]
    assert unread == [(1, None), (NO_PAGE, "2.txt")]


def test_a_page_that_takes_too_long_is_unread_and_the_next_is_read(tmp_path: Path) -> None:
    """page_timeout_s: here OCR sleeps."""

    class Sleeper:
        name = "sleeper"

        def read(self, image: object, dpi: int) -> list[object]:
            time.sleep(30)
            return []

    def words(sheet: Sheet) -> None:
        sheet.put(72, 100, "Patient: Ana Ruiz")

    path = draw(tmp_path / "a.pdf", picture_of(words), words)
    config = ScanConfig(page_timeout_s=0.8)
    with open_document(path, config, engines=lambda *_: Sleeper()) as document:  # type: ignore[arg-type,return-value]
        pages = list(document.pages())
    assert {page.reason for page in pages if isinstance(page, UnreadPage)} == {"over page_timeout_s"}
    assert {page.page_number for page in pages if isinstance(page, UnreadPage)} == {1}
    assert [page.text for page in pages if isinstance(page, Page)] == ["Patient: Ana Ruiz"]


def test_the_clock_interrupts_what_swallows_errors() -> None:
    """Libraries catch Exception broadly: the alarm is none."""

    def stubborn() -> None:
        while True:
            try:
                time.sleep(0.001)
            except Exception:  # noqa: BLE001 - what a PDF library does
                continue

    with pytest.raises(errors.DamagedDocumentError, match="page_timeout_s"), page_clock(0.05):
        stubborn()


def test_the_clock_leaves_nothing_behind() -> None:
    """No alarm rings after the page, and who listened for one before listens again."""
    before = signal.getsignal(signal.SIGALRM)
    with page_clock(0.05):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before
