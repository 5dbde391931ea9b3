"""Pages on their side or head: read as they would be turned to be read, with boxes where the words are seen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

from phiscan.extract.pdfium import PdfiumDocument
from tests.extract.drawing import HEIGHT, WIDTH, Sheet, draw, read

QUARTERS = (0, 90, 180, 270)


def words(sheet: Sheet) -> None:
    sheet.put(72, 100, "Patient name: Ana Ruiz")
    sheet.put(72, 130, "Date of birth")
    sheet.put(200, 130, "03/12/1951")


@pytest.mark.parametrize("of_page", QUARTERS)
@pytest.mark.parametrize("of_text", QUARTERS)
def test_text_is_read_however_it_is_turned(tmp_path: Path, of_page: int, of_text: int) -> None:
    """By the page's rotation, by its own, or by both."""

    def turned(sheet: Sheet) -> None:
        sheet.canvas.translate(WIDTH / 2, HEIGHT / 2)
        sheet.canvas.rotate(of_text)
        sheet.canvas.translate(-WIDTH / 2, -HEIGHT / 2)
        words(sheet)

    path = draw(tmp_path / "a.pdf", turned)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Rotate = of_page
        pdf.save(path)
    (page,) = read(path)
    assert page.text == "Patient name: Ana Ruiz\nDate of birth: 03/12/1951"
    with closing(PdfiumDocument(path)) as document:
        raw = document.read(1)
    assert (page.width_pt, page.height_pt) == (raw.width_pt, raw.height_pt)
    seen = {(word.text, *(round(side) for side in word[1:5])) for word in raw.words}
    assert {(word.text, *(round(side) for side in word.bbox)) for word in page.words} == seen


def test_a_page_with_a_word_on_its_side_stands_as_it_is(tmp_path: Path) -> None:
    """A note at the margin turns no page."""

    def noted(sheet: Sheet) -> None:
        words(sheet)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(300, -40, "Form 12")

    (page,) = read(draw(tmp_path / "a.pdf", noted))
    assert "Date of birth: 03/12/1951" in page.text.split("\n")
