"""OCR page by page: the pages that need it are read by it, the others are not, and each failure is said."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.extract.document import NO_ENGINE, NO_WORDS, OVER_BUDGET
from phiscan.extract.ocr import OcrEngine, OcrWord, engine_for
from phiscan.extract.ocr.reading import read_picture
from phiscan.model import Page, UnreadPage
from phiscan.scanning import Scanner
from phiscan.source import list_documents, with_digest
from tests.extract.drawing import READERS, Sheet, draw, picture_of


class Recited:
    """An engine that reads the same words off every picture, and keeps the pictures."""

    name = "recited"
    upright = 0.8

    def __init__(self, *words: OcrWord, fails: bool = False) -> None:
        self._words = list(words)
        self._fails = fails
        self.pictures: list[Image.Image] = []

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        self.pictures.append(image)
        if self._fails:
            raise errors.DamagedDocumentError("OCR: recited ended with 1")
        return self._words

    def read_scattered(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        return []


WORD = OcrWord("Ruiz", 300.0, 250.0, 360.0, 280.0, 0.9)


def pages(path: Path, engine: OcrEngine | None, **settings: object) -> list[Page | UnreadPage]:
    config = ScanConfig(**settings)  # type: ignore[arg-type]
    with open_document(path, config, engines=lambda *_: engine) as document:
        return list(document.pages())


def letter(sheet: Sheet) -> None:
    for line in range(30):
        sheet.put(72, 100 + 20 * line, "Dear colleague, thank you for sending this patient to us for advice")


def stamp(sheet: Sheet) -> None:
    sheet.put(400, 40, "RECEIVED 03/04/2017")


def over(*layers: object) -> object:
    def page(sheet: Sheet) -> None:
        for layer in layers:
            layer(sheet)  # type: ignore[operator]

    return page


@pytest.mark.parametrize("reader", READERS)
def test_only_pages_that_need_it_are_read_by_ocr(tmp_path: Path, reader: str) -> None:
    """A letter is not; its scan is, and a scan under a stamp, whose text is kept; a scan under its own text is not."""
    scan = picture_of(letter)
    path = draw(tmp_path / "a.pdf", letter, scan, over(scan, stamp), over(scan, letter))  # type: ignore[arg-type]
    engine = Recited(WORD)
    read = pages(path, engine, reader=reader)
    assert len(engine.pictures) == 2
    words = [{(word.text, word.confidence) for word in page.words} for page in read if isinstance(page, Page)]
    assert words[1] == {("Ruiz", 0.9)}
    assert words[2] == {("Ruiz", 0.9), ("RECEIVED", None), ("03/04/2017", None)}
    assert all(confidence is None for _, confidence in words[0] | words[3])


def test_a_card_pasted_into_a_letter_is_read(tmp_path: Path) -> None:
    """A picture of a thirteenth of the page, with text on it that the letter does not say."""
    card = picture_of(letter)

    def page(sheet: Sheet) -> None:
        for line in range(10):
            sheet.put(72, 100 + 20 * line, "Please find the insurance card of the patient below")
        sheet.canvas.saveState()
        sheet.canvas.translate(100, 100)
        sheet.canvas.scale(0.4, 0.3)
        card(sheet)
        sheet.canvas.restoreState()

    (read,) = pages(draw(tmp_path / "a.pdf", page), Recited(WORD))
    assert isinstance(read, Page)
    assert {word.text for word in read.words if word.confidence is not None} == {"Ruiz"}


def test_off_and_force(tmp_path: Path) -> None:
    """Off reads what text there is; force reads every page by OCR, instead of its text."""
    path = draw(tmp_path / "a.pdf", letter, over(picture_of(letter), stamp))  # type: ignore[arg-type]
    engine = Recited(WORD)
    assert [len(page.words) > 1 for page in pages(path, engine, ocr="off") if isinstance(page, Page)] == [True, True]
    assert not engine.pictures
    assert [page.text for page in pages(path, engine, ocr="force") if isinstance(page, Page)] == ["Ruiz", "Ruiz"]


@pytest.mark.parametrize(
    ("engine", "settings", "reason"),
    [
        (None, {}, NO_ENGINE),
        (Recited(), {}, NO_WORDS),
        (Recited(fails=True), {}, "OCR: recited ended with 1"),
        (Recited(WORD), {"ocr_max_pages": 0}, OVER_BUDGET),
        (Recited(WORD), {"max_image_pixels": 1000}, "over max_image_pixels"),
    ],
)
def test_a_scan_that_is_not_read_says_why(
    tmp_path: Path, engine: OcrEngine | None, settings: dict[str, object], reason: str
) -> None:
    """No engine, no words, a dying engine, the page budget, a giant picture: unread, and the stamp is kept."""
    path = draw(tmp_path / "a.pdf", picture_of(letter))
    assert pages(path, engine, **settings) == [UnreadPage(1, reason)]
    if reason not in (NO_WORDS, "over max_image_pixels"):
        stamped = draw(tmp_path / "b.pdf", over(picture_of(letter), stamp))  # type: ignore[arg-type]
        text, unread = pages(stamped, engine, **settings)
        assert isinstance(text, Page)
        assert text.text == "RECEIVED 03/04/2017"
        assert unread == UnreadPage(1, reason)


def engines() -> Sequence[object]:
    reason = "Tesseract with English and French is not installed here"
    absent = pytest.mark.skipif(shutil.which("tesseract") is None, reason=reason)
    return pytest.param("tesseract", marks=absent), "rapidocr"


@pytest.mark.parametrize("engine", engines())
def test_a_scan_is_read_where_its_words_stand(tmp_path: Path, engine: str) -> None:
    """Skewed and sideways: laid out as meant, boxes on the page as displayed, findings of the channel ocr."""

    def page(sheet: Sheet) -> None:
        sheet.font("Helvetica", 14)
        sheet.put(72, 100, "Patient: Ana Ruiz")
        sheet.put(72, 130, "Date of birth: 03/12/1951")
        for line in range(8):
            sheet.put(72, 200 + 30 * line, "This page was scanned askew and on its side")

    path = draw(tmp_path / "a.pdf", picture_of(page, degrees=92))
    listed = with_digest(list_documents([path])[0], lambda *_: None)
    report = Scanner(ScanConfig(ocr_engine=engine)).scan(listed)
    assert (report.outcome, report.pages, report.pages_ocr) == ("scanned", 1, 1)
    (birth,) = (finding for finding in report.findings if finding.entity_type == "DATE_OF_BIRTH")
    assert (birth.value.reveal(), birth.channel) == ("03/12/1951", "ocr")
    assert birth.bbox is not None
    assert birth.bbox.bottom - birth.bbox.top > 2 * (birth.bbox.x1 - birth.bbox.x0)


def test_an_engine_that_was_named_and_is_missing_is_an_error() -> None:
    """Not a page unread here and there: the run cannot do what it was asked to."""
    with pytest.raises(errors.MissingExtraError, match="tesseract"):
        engine_for("tesseract", ("xx",))


def test_what_stands_on_one_typewritten_line_is_one_cell(tmp_path: Path) -> None:
    """Engines box the ink, and typewriter type leaves much blank beside a point: still no gap between columns."""

    def page(sheet: Sheet) -> None:
        sheet.font("Courier", 10)
        sheet.put(72, 100, "Ne le 11 jul. 1978")

    advance, line = 6 * 200 / 72, (90 * 200 / 72, 103 * 200 / 72)
    places = (("Ne", 0), ("le", 3), ("11", 6), ("jul.", 9), ("1978", 14))
    words = [
        OcrWord(text, 200 + at * advance, line[0], 200 + (at + len(text)) * advance, line[1], 0.9)
        for text, at in places
    ]
    (read,) = pages(draw(tmp_path / "a.pdf", picture_of(page)), Recited(*words))
    assert isinstance(read, Page)
    assert read.text == "Ne le 11 jul. 1978"


class Unsure:
    """An engine that reads anything, and is surer of the second way up."""

    name = "unsure"

    def __init__(self, upright: float) -> None:
        self.upright = upright
        self.read_so_far = 0

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        self.read_so_far += 1
        return [WORD._replace(confidence=0.82 if self.read_so_far == 1 else 0.99)]

    def read_scattered(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        return []


@pytest.mark.parametrize(("upright", "confidence"), [(0.93, 0.99), (0.8, 0.82)])
def test_an_engine_says_how_sure_it_is_of_text_upside_down(upright: float, confidence: float) -> None:
    """Below that the other way up is read too, and the surer one kept: RapidOCR is .83 sure of what stands on its head."""
    reading = read_picture(Image.new("L", (400, 300), 255), Unsure(upright), 200)
    assert reading.words[0].confidence == confidence
