"""Hidden text: what cannot be seen is said to be hidden, and is not read as ordinary text too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.model import Channel, Page
from phiscan.scanning import Scanner
from tests.channels import building
from tests.channels.scanned import found, scan
from tests.extract.drawing import HEIGHT, READERS, Sheet, draw

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "pdfs" / "x-ray"


def _shown(sheet: Sheet) -> None:
    sheet.put(72, 60, "Visible")


def unfilled(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(72, HEIGHT - 100)
    text.setTextRenderMode(3)
    text.textOut("Secret")
    sheet.canvas.drawText(text)


def white(sheet: Sheet) -> None:
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.put(72, 100, "Secret")


def off_page(sheet: Sheet) -> None:
    sheet.put(-300, 100, "Secret")


def outside_of_the_crop_box(sheet: Sheet) -> None:
    sheet.canvas.setCropBox((0, 100, 612, 792))
    sheet.put(72, 750, "Secret")


def under_a_picture(sheet: Sheet) -> None:
    sheet.put(72, 100, "Secret")
    sheet.canvas.drawImage(ImageReader(Image.new("RGB", (9, 9), "gray")), 60, HEIGHT - 110, 100, 30)


def blacked_out(sheet: Sheet) -> None:
    sheet.put(72, 100, "Secret")
    sheet.canvas.rect(60, HEIGHT - 110, 100, 30, fill=1)


def black_on_black(sheet: Sheet) -> None:
    sheet.canvas.rect(60, HEIGHT - 110, 100, 30, fill=1)
    sheet.put(72, 100, "Secret")


def white_on_black(sheet: Sheet) -> None:
    sheet.canvas.rect(60, HEIGHT - 110, 100, 30, fill=1)
    white(sheet)


def highlighted(sheet: Sheet) -> None:
    sheet.put(72, 100, "Secret")
    sheet.canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    sheet.canvas.rect(60, HEIGHT - 110, 100, 30, fill=1, stroke=0)


def shaded_before(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.8)
    sheet.canvas.rect(60, HEIGHT - 110, 100, 30, fill=1)
    sheet.canvas.setFillGray(0)
    sheet.put(72, 100, "Secret")


def text_layer_of_a_scan(sheet: Sheet) -> None:
    picture = Image.new("L", (612, 792), "white")
    picture.paste("black", (74, 94, 100, 99))
    sheet.canvas.drawImage(ImageReader(picture), 0, 0, 612, 792)
    unfilled(sheet)


def tiny(sheet: Sheet) -> None:
    sheet.font("Helvetica", 1)
    sheet.put(72, 100, "Secret")


def clipped(sheet: Sheet) -> None:
    _clip(sheet, 0, 0, 10, 10)


def clipped_to_nothing(sheet: Sheet) -> None:
    _clip(sheet, 0, 0, 0, 0)


def in_a_clip(sheet: Sheet) -> None:
    _clip(sheet, 60, HEIGHT - 120, 200, 50)


def _clip(sheet: Sheet, *box: float) -> None:
    sheet.canvas.saveState()
    outline = sheet.canvas.beginPath()
    outline.rect(*box)
    sheet.canvas.clipPath(outline, stroke=0, fill=0)
    sheet.put(72, 100, "Secret")
    sheet.canvas.restoreState()


def struck_out(sheet: Sheet) -> None:
    sheet.put(72, 100, "Secret")
    sheet.canvas.setLineWidth(16)
    sheet.canvas.line(60, HEIGHT - 97, 160, HEIGHT - 97)


def underlined(sheet: Sheet) -> None:
    sheet.put(72, 100, "Secret")
    sheet.canvas.setLineWidth(5)
    sheet.canvas.line(60, HEIGHT - 108, 160, HEIGHT - 108)


def under_an_overlay(sheet: Sheet) -> None:
    sheet.put(72, 100, "Secret")
    _overlay(sheet, 0, -20)


def beside_an_overlay(sheet: Sheet) -> None:
    sheet.put(72, 100, "Secret")
    _overlay(sheet, 200, 300)


def _overlay(sheet: Sheet, right: float, up: float) -> None:
    """A form with a box in it, drawn at another place than where it was made."""
    sheet.canvas.beginForm("boxes")
    sheet.canvas.rect(60, HEIGHT - 90, 100, 30, fill=1)
    sheet.canvas.endForm()
    sheet.canvas.saveState()
    sheet.canvas.translate(right, up)
    sheet.canvas.doForm("boxes")
    sheet.canvas.restoreState()


def on_a_small_page(sheet: Sheet) -> None:
    """A page of two inches, which is shown as large as any other."""
    sheet.canvas.setPageSize((150, 150))
    sheet.font("Helvetica", 1.2)
    sheet.canvas.drawString(72, 100, "Secret")


HIDDEN = [
    *(unfilled, white, off_page, outside_of_the_crop_box, under_a_picture, blacked_out, black_on_black),
    *(tiny, clipped, clipped_to_nothing, struck_out, under_an_overlay),
]
SEEN = [
    *(white_on_black, highlighted, shaded_before, text_layer_of_a_scan),
    *(in_a_clip, underlined, beside_an_overlay),
]


def pages(path: Path, reader: str = "auto") -> tuple[dict[str, list[str]], int]:
    """The words of each channel, and the failed redactions."""
    words: dict[str, list[str]] = {}
    with open_document(path, ScanConfig(reader=reader, ocr="off")) as document:
        for page in document.pages():
            if isinstance(page, Page):
                words.setdefault(page.channel, []).extend(word.text for word in page.words if not word.echo)
        return words, document.failed_redactions


def drawn(path: Path, way: Callable[[Sheet], None]) -> Path:
    def both(sheet: Sheet) -> None:
        _shown(sheet)
        way(sheet)

    return draw(path, both)


@pytest.mark.parametrize("way", HIDDEN, ids=lambda way: way.__name__)
@pytest.mark.parametrize("reader", READERS)
def test_a_hidden_word_is_in_its_channel_and_in_no_other(
    tmp_path: Path, reader: str, way: Callable[[Sheet], None]
) -> None:
    """Whichever reader reads the page."""
    words, _ = pages(drawn(tmp_path / "a.pdf", way), reader)
    assert words == {Channel.TEXT: ["Visible"], Channel.HIDDEN: ["Secret"]} or (
        # pdfplumber leaves out what lies off the page.
        reader == "pdfplumber" and words == {Channel.TEXT: ["Visible"]}
    )


@pytest.mark.parametrize("way", SEEN, ids=lambda way: way.__name__)
def test_a_word_that_can_be_seen_is_not_hidden(tmp_path: Path, way: Callable[[Sheet], None]) -> None:
    """White on black, under a highlighter, on a shade; and the text layer of a scan says what can be seen."""
    words, failed = pages(drawn(tmp_path / "a.pdf", way))
    assert words == {Channel.TEXT: ["Visible", "Secret"]}
    assert failed == 0


def test_small_letters_of_a_small_page_are_seen(tmp_path: Path) -> None:
    """It is shown as large as any other."""
    assert pages(draw(tmp_path / "a.pdf", on_a_small_page))[0] == {Channel.TEXT: ["Secret"]}


@pytest.mark.parametrize("way", [blacked_out, black_on_black, struck_out, under_an_overlay])
def test_boxes_over_text_are_failed_redactions(tmp_path: Path, way: Callable[[Sheet], None]) -> None:
    """One box, one failure; white text is hidden, but nobody drew a box."""
    assert pages(drawn(tmp_path / "a.pdf", way))[1] == 1
    assert pages(drawn(tmp_path / "b.pdf", white))[1] == 0


def test_an_annotation_over_text_is_a_failed_redaction(tmp_path: Path) -> None:
    """A black square somebody put upon the page can be taken off again; a note beside the text covers nothing."""
    for colour, hidden in (([0, 0, 0], ["Secret"]), (None, [])):
        entries = {"IC": colour} if colour else {}
        with building.drawn(tmp_path / "a.pdf", lambda sheet: sheet.put(72, 100, "Secret")) as pdf:
            building.annotate(pdf, "Square", (60, 80, 160, 110), C=[0, 0, 0], **entries)
        words, failed = pages(tmp_path / "a.pdf")
        assert words.get(Channel.HIDDEN, []) == hidden
        assert failed == len(hidden)


@pytest.mark.parametrize("drawn_black", [False, True])
def test_a_redaction_that_was_only_marked_has_failed(tmp_path: Path, *, drawn_black: bool) -> None:
    """The mark is a note: text under it is there, seen or not; one mark, one failure, and none where no text is."""
    with building.drawn(tmp_path / "a.pdf", lambda sheet: sheet.put(72, 100, "Secret")) as pdf:
        drawing = building.appearance(pdf, b"0 0 100 30 re f", 100, 30)
        entries = {"AP": pikepdf.Dictionary(N=drawing)} if drawn_black else {}
        building.annotate(pdf, "Redact", (60, 80, 160, 110), **entries)
        building.annotate(pdf, "Redact", (60, 280, 160, 310))
    words, failed = pages(tmp_path / "a.pdf")
    assert words[Channel.HIDDEN if drawn_black else Channel.TEXT] == ["Secret"]
    assert failed == 1


def test_a_layer_that_is_off_is_hidden(tmp_path: Path) -> None:
    """And one that is on is not."""
    for state, expected in (("OFF", Channel.HIDDEN), ("AS", Channel.HIDDEN), ("ON", Channel.TEXT)):
        path = draw(tmp_path / "a.pdf", lambda sheet: sheet.put(72, 100, "Visible"))
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="x"))
            listed: object = [layer]
            if state == "AS":
                # Off where it is looked at.
                layer.Usage = pikepdf.Dictionary(View=pikepdf.Dictionary(ViewState=pikepdf.Name.OFF))
                view = pikepdf.Name.View
                listed = [pikepdf.Dictionary(Event=view, OCGs=[layer], Category=[view])]
            pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary({f"/{state}": listed}))
            page = pdf.pages[0].obj
            page.Resources.Properties = pikepdf.Dictionary(L=layer)
            extra = pdf.make_stream(b"/OC /L BDC BT /F1 10 Tf 72 600 Td (Secret) Tj ET EMC")
            page.Contents = pikepdf.Array([page.Contents, extra])
            pdf.save(path)
        words, _ = pages(path)
        assert "Secret" in words[expected]


def test_what_is_under_a_box_is_found_under_its_visible_label(tmp_path: Path, scanner: Scanner) -> None:
    """The label beside the box says what was to be hidden; the inventory counts the box."""

    def form(sheet: Sheet) -> None:
        sheet.put(72, 100, "Date of birth:")
        sheet.put(150, 100, "03/12/1951")
        sheet.canvas.rect(146, HEIGHT - 104, 70, 14, fill=1)

    report = scan(scanner, draw(tmp_path / "a.pdf", form))
    assert found(report) == [("DATE_OF_BIRTH", "03/12/1951", "hidden")]
    assert report.failed_redactions == 1


def test_who_is_named_beside_hidden_text_is_not_hidden(tmp_path: Path, scanner: Scanner) -> None:
    """Names by label, met again and told by the model are found where they are seen, once."""

    def letter(sheet: Sheet) -> None:
        sheet.put(72, 100, "Patient: Ruiz, Ana")
        sheet.put(72, 120, "Ana Ruiz was seen today; her neighbour Paul Osei drove her here.")
        sheet.canvas.setFillColorRGB(1, 1, 1)
        sheet.put(72, 140, "Page 1 of 1")

    report = scan(scanner, draw(tmp_path / "a.pdf", letter))
    assert [(value, channel) for _, value, channel in found(report)] == [
        ("Ruiz, Ana", "text"),
        ("Ana Ruiz", "text"),
        ("Paul Osei", "text"),
    ]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the third-party PDFs are not here")
@pytest.mark.parametrize(
    ("name", "failed"),
    [("rectangles_yes.pdf", 3), ("rectangles_yes_2.pdf", 1), ("rectangles_no.pdf", 0), ("unfilled_rect.pdf", 0)]
    + [(f"no_bad_redactions.{each}.pdf", 0) for each in ("2.1", "3.2", "4.1", "6.2", "7.1")],
)
def test_redactions_of_court_documents(name: str, failed: int) -> None:
    """Those that freelawproject/x-ray calls bad, and those it calls good."""
    (path,) = CORPUS.glob(f"??????_{name}")
    assert pages(path)[1] == failed
