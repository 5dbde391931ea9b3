"""Form fields: what was typed, chosen or ticked is read once, with its label."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from phiscan.extract.channels.forms import field_words
from phiscan.model import NO_PAGE, Channel, Page
from phiscan.scanning import Scanner
from tests.channels.building import appearance, drawn, widget
from tests.channels.scanned import found, scan
from tests.extract.drawing import HEIGHT, WIDTH, Sheet, read

NAMES = {
    "form1[0].#subform[0].txtPatientDOB[0]": "Patient DOB",
    "last_name": "last name",
    "Date of Birth": "Date of Birth",
}


def form(path: Path, **fields: tuple[float, float, str, str]) -> Path:
    """A form: for each field x, y, the printed label left of it and the value."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    for name, (x, y, label, value) in fields.items():
        canvas.drawString(x - 120, HEIGHT - y - 12, label)
        canvas.acroForm.textfield(name=name, tooltip=name, value=value, x=x, y=HEIGHT - y - 16, width=200, height=16)
    canvas.save()
    return path


def form_pages(path: Path) -> list[Page]:
    return [page for page in read(path) if page.channel is Channel.FORM]


def own(page: Page) -> list[str]:
    return [word.text for word in page.words if not word.echo]


def test_a_value_stands_beside_its_printed_label(tmp_path: Path) -> None:
    """The printed words are there for their meaning: they are not read twice."""
    path = form(tmp_path / "a.pdf", field1=(200, 100, "Date of birth", "03/12/1951"))
    (page,) = form_pages(path)
    assert page.text == "Date of birth: 03/12/1951" or page.text == "Date of birth\t03/12/1951"
    assert own(page) == ["03/12/1951"]


def test_the_name_of_a_field_is_its_label_where_none_is_printed(tmp_path: Path) -> None:
    """And not where one is."""
    path = form(
        tmp_path / "a.pdf", birth_date=(200, 100, "", "03/12/1951"), insured_name=(200, 140, "Patient", "Ana Ruiz")
    )
    (page,) = form_pages(path)
    assert "birth_date: 03/12/1951" in page.text
    assert "insured" not in page.text


@pytest.mark.parametrize(("name", "words"), NAMES.items())
def test_the_names_of_fields_field_words(name: str, words: str) -> None:
    """As people would write them."""
    assert field_words(name) == words


def test_a_value_that_is_printed_too_is_read_once(tmp_path: Path) -> None:
    """A form flattened by halves: the page has the text, and the field still holds it."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.drawString(202, HEIGHT - 112, "Ana Ruiz")
    canvas.acroForm.textfield(name="patient", value="Ana Ruiz", x=200, y=HEIGHT - 116, width=200, height=16)
    canvas.save()
    assert form_pages(path) == []


def test_a_ticked_box_says_what_is_printed_beside_it(tmp_path: Path) -> None:
    """Under the name of its field; a box that is not ticked says nothing."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(WIDTH, HEIGHT), invariant=1)
    for y, text, checked in ((100, "Atrial fibrillation", True), (130, "Asthma", False)):
        canvas.acroForm.checkbox(name=text, tooltip="Indication", checked=checked, x=100, y=HEIGHT - y, size=12)
        canvas.drawString(120, HEIGHT - y + 2, text)
    canvas.save()
    (page,) = form_pages(tmp_path / "a.pdf")
    assert page.text == "Indication: Atrial fibrillation"


def test_a_field_on_no_page_is_read(tmp_path: Path) -> None:
    """It has a name, a value, and no widget; so it stands on no page."""
    path = form(tmp_path / "a.pdf", seen=(200, 100, "Sex", "F"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="date_of_birth", V="03/12/1951")
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))
        pdf.save()
    assert [(page.page_number, page.text) for page in form_pages(path)][1:] == [(NO_PAGE, "date of birth: 03/12/1951")]


def test_a_field_tree_that_loops_ends(tmp_path: Path) -> None:
    """A kid that is its own parent."""
    path = form(tmp_path / "a.pdf", seen=(200, 100, "Sex", "F"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        field = pdf.make_indirect(pikepdf.Dictionary(T="loop"))
        field.Kids = pikepdf.Array([field])
        field.Parent = field
        pdf.Root.AcroForm.Fields.append(field)
        pdf.save()
    assert len(form_pages(path)) == 1


def test_findings_in_a_form_say_so(tmp_path: Path, scanner: Scanner) -> None:
    """The channel is `form`, and there is one of each."""
    path = form(tmp_path / "a.pdf", f1=(200, 100, "Patient", "Ana Ruiz"), f2=(200, 130, "Date of birth", "03/12/1951"))
    assert found(scan(scanner, path)) == [("PERSON", "Ana Ruiz", "form"), ("DATE_OF_BIRTH", "03/12/1951", "form")]


def printed(*places: tuple[float, float, str]) -> Callable[[Sheet], None]:
    def page(sheet: Sheet) -> None:
        for x, y, text in places:
            sheet.put(x, y, text)

    return page


TEXT_FIELD = {"FT": pikepdf.Name.Tx, "T": "field"}


@pytest.mark.parametrize(
    "entries",
    [
        {"V": "03/12/1951"},
        {"RV": "<body><p>03/12/1951</p></body>"},
        {"AP": b"/Tx BMC BT /F 10 Tf 2 6 Td (03/12/1951) Tj ET EMC"},
    ],
    ids=["value", "rich", "drawn"],
)
def test_a_widget_that_no_form_lists_is_read(tmp_path: Path, entries: dict[str, object]) -> None:
    """Programs that merge pages lose the list of fields; some write the value as rich text, or only draw it."""
    with drawn(tmp_path / "a.pdf", printed((72, 100, "Date of birth"))) as pdf:
        if isinstance(drawing := entries.get("AP"), bytes):
            entries = {"AP": pikepdf.Dictionary(N=appearance(pdf, drawing))}
        widget(pdf, (160, 90, 260, 106), **TEXT_FIELD, **entries)
    (page,) = form_pages(tmp_path / "a.pdf")
    assert (page.page_number, own(page)) == (1, ["03/12/1951"])


def test_a_field_whose_widget_is_on_no_page_is_read(tmp_path: Path) -> None:
    """It has a place, but no page shows it there."""
    with drawn(tmp_path / "a.pdf") as pdf:
        entries = {"FT": pikepdf.Name.Tx, "T": "date_of_birth", "V": "03/12/1951", "Rect": [1, 1, 99, 20]}
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(pikepdf.Dictionary(**entries))])
    assert [(page.page_number, page.text) for page in form_pages(tmp_path / "a.pdf")] == [
        (NO_PAGE, "date of birth: 03/12/1951")
    ]


PIECES = {
    "03121951": (14, tuple("03121951"), ""),
    "03/12/1951": (30, ("03", "12", "1951"), "/"),
    "1951-3-12": (30, ("1951", "3", "12"), ""),
    "219-09-9998": (40, ("219", "09", "9998"), "-"),
    "217-555-0142": (40, ("217", "555", "0142"), "-"),
}


@pytest.mark.parametrize(("whole", "pieces"), PIECES.items())
def test_a_value_in_several_fields_is_one(
    tmp_path: Path, whole: str, pieces: tuple[float, tuple[str, ...], str]
) -> None:
    """A box for each character, or a field each for day, month and year, with separators printed between them or not."""
    width, texts, separator = pieces
    gaps = [(160 + (width + 6) * at - 4, 100, separator) for at in range(1, len(texts)) if separator]
    with drawn(tmp_path / "a.pdf", printed((72, 100, "Number"), *gaps)) as pdf:
        for at, text in enumerate(texts):
            x = 160 + (width + 6) * at
            widget(pdf, (x, 90, x + width, 104), **{**TEXT_FIELD, "V": text})
    (page,) = form_pages(tmp_path / "a.pdf")
    assert own(page) == [whole]


def test_fields_that_only_stand_beside_each_other_are_several(tmp_path: Path) -> None:
    """Doses of two digits; and two lines of a table."""
    with drawn(tmp_path / "a.pdf", printed((72, 100, "Dose"))) as pdf:
        for x, y, text in ((160, 90, "10"), (190, 90, "15"), (160, 120, "2017")):
            widget(pdf, (x, y, x + 24, y + 14), **{**TEXT_FIELD, "V": text})
    (page,) = form_pages(tmp_path / "a.pdf")
    assert own(page) == ["10", "15", "2017"]


# Where captions are printed: each x, y and text; the box that is ticked; and what that says.
CAPTIONS = {
    "right": ([(135, 100, "Male"), (204, 100, "Female")], (190, 92), "Female"),
    "left": ([(120, 100, "Male"), (190, 100, "Female")], (146, 92), "Male"),
    "question": ([(72, 100, "Has diabetes?"), (164, 100, "Yes"), (204, 100, "No")], (150, 92), "Yes"),
    "under": ([(70, 116, "Type 2"), (106, 116, "diabetes"), (200, 116, "Asthma")], (100, 92), "Type 2 diabetes"),
}


@pytest.mark.parametrize(("captions", "ticked", "said"), CAPTIONS.values(), ids=CAPTIONS)
def test_a_ticked_box_says_its_caption_on_whichever_side(
    tmp_path: Path, captions: list[tuple[float, float, str]], ticked: tuple[float, float], said: str
) -> None:
    """The side that is nearer, the right one in doubt; under it where nothing stands on its line."""
    x, y = ticked
    with drawn(tmp_path / "a.pdf", printed(*captions)) as pdf:
        states = pikepdf.Dictionary(One=appearance(pdf, b"0 0 5 5 re f"), Off=appearance(pdf, b""))
        state = {"AS": pikepdf.Name.One, "AP": pikepdf.Dictionary(N=states)}
        widget(pdf, (x, y, x + 10, y + 10), FT=pikepdf.Name.Btn, T="Answer", **state)
    (page,) = form_pages(tmp_path / "a.pdf")
    assert page.text == f"Answer: {said}"


@pytest.mark.parametrize("prefix", ["xfa:", "", "data-1:"])
def test_xfa_in_one_stream_is_read_under_any_prefix(tmp_path: Path, prefix: str) -> None:
    """And without a field in the form."""
    data = f"<xdp><{prefix}datasets><form><birthDate>1951-03-12</birthDate></form></{prefix}datasets></xdp>"
    with drawn(tmp_path / "a.pdf") as pdf:
        pdf.Root.AcroForm = pikepdf.Dictionary(XFA=pdf.make_stream(data.encode()))
    assert [page.text for page in form_pages(tmp_path / "a.pdf")] == ["birth Date: 1951-03-12"]
