"""Form fields: what was typed, chosen or ticked is read once, with its label."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from phiscan.extract.channels.forms import field_words
from phiscan.model import NO_PAGE, Channel, Page
from phiscan.scanning import Scanner
from tests.channels.scanned import found, scan
from tests.extract.drawing import HEIGHT, WIDTH, read

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
