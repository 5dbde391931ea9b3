"""What a document says of itself: its title, its bookmarks, its scripts; never what programs say of themselves."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from phiscan.model import NO_PAGE, Channel, Page
from phiscan.scanning import Scanner
from tests.channels.building import drawn
from tests.channels.scanned import found, scan
from tests.extract.drawing import read


def lines(path: Path) -> list[str]:
    (page,) = (page for page in read(path) if page.channel is Channel.METADATA)
    assert page.page_number == NO_PAGE
    return page.text.split("\n")


def test_information_bookmarks_labels_and_scripts(tmp_path: Path) -> None:
    """A line each, the information under its keys; the producer and the dates are programs' own."""
    with drawn(tmp_path / "a.pdf") as pdf:
        pdf.docinfo["/Title"], pdf.docinfo["/PatientName"] = "INR of Ana Ruiz", "Ruiz, Ana"
        child = pdf.make_indirect(pikepdf.Dictionary(Title="Visit of Ana"))
        item = pdf.make_indirect(pikepdf.Dictionary(Title="Ruiz", First=child))
        item.Next = item
        pdf.Root.Outlines = pikepdf.Dictionary(First=item)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(P="RUIZ-")])
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Ana is here'); x = \"a\";")
    assert lines(tmp_path / "a.pdf") == [
        "Patient Name: Ruiz, Ana",
        "Title: INR of Ana Ruiz",
        "Ruiz",
        "Visit of Ana",
        "RUIZ-",
        "Ana is here",
    ]


def test_xmp_is_read_under_the_names_of_the_information(tmp_path: Path, scanner: Scanner) -> None:
    """The creator of XMP is the author; what both say is read once."""
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><r:Seq><r:li>Jane Okafor</r:li></r:Seq></dc:creator>'
        "</r:Description></r:RDF></x:xmpmeta>"
    )
    with drawn(tmp_path / "a.pdf") as pdf:
        pdf.docinfo["/Author"] = "Jane Okafor"
        pdf.Root.Metadata = pdf.make_stream(xmp.encode())
    assert lines(tmp_path / "a.pdf") == ["Author: Jane Okafor"]
    assert found(scan(scanner, tmp_path / "a.pdf")) == [("PERSON", "Jane Okafor", "metadata")]


def test_a_document_that_says_nothing_of_itself_has_no_metadata(tmp_path: Path) -> None:
    """What reportlab writes of itself is nobody's."""
    with drawn(tmp_path / "a.pdf"):
        pass
    assert [page.channel for page in read(tmp_path / "a.pdf")] == [Channel.TEXT]


def test_what_a_program_counts_in_xmp_is_no_result(tmp_path: Path, scanner: Scanner) -> None:
    """Numbers of pages and versions of PDF stand beside words, as results do."""
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:tpg="http://ns.adobe.com/xap/1.0/t/pg/"><tpg:NPages>2</tpg:NPages>'
        "<pdf:PDFVersion>1.7</pdf:PDFVersion></r:Description></r:RDF></x:xmpmeta>"
    )
    with drawn(tmp_path / "a.pdf") as pdf:
        pdf.Root.Metadata = pdf.make_stream(xmp.encode())
    assert not [each for each in found(scan(scanner, tmp_path / "a.pdf")) if each[2] == "metadata"]


def test_xfa_data_is_read_where_no_field_holds_it(tmp_path: Path) -> None:
    """The names of its elements are its labels."""
    data = b"<xfa:datasets xmlns:xfa='x'><xfa:data><form><birthDate>1951-03-12</birthDate></form></xfa:data></xfa:datasets>"
    with drawn(tmp_path / "a.pdf") as pdf:
        packets = [pikepdf.String("datasets"), pdf.make_stream(data)]
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=packets)
    pages = [page for page in read(tmp_path / "a.pdf") if isinstance(page, Page) and page.channel is Channel.FORM]
    assert [page.text for page in pages] == ["birth Date: 1951-03-12"]


def test_where_a_bookmark_leads_is_read(tmp_path: Path) -> None:
    """As of any other link."""
    with drawn(tmp_path / "a.pdf") as pdf:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="mailto:ana.ruiz@example.com")
        pdf.Root.Outlines = pikepdf.Dictionary(First=pdf.make_indirect(pikepdf.Dictionary(Title="Contact", A=action)))
    assert lines(tmp_path / "a.pdf") == ["Contact", "mailto:ana.ruiz@example.com"]


@pytest.mark.parametrize("packing", ["JBIG2Decode", "JPXDecode", "DCTDecode", "None"])
def test_a_script_packed_like_a_picture_says_nothing(tmp_path: Path, packing: str) -> None:
    """Some packings take a program that is not there: the pages are read all the same."""
    with drawn(tmp_path / "a.pdf") as pdf:
        script = pikepdf.Stream(pdf, b"alert('Patient: Ana Ruiz')")
        script.write(script.read_bytes(), filter=pikepdf.Name(f"/{packing}"))
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
    assert [page.text for page in read(tmp_path / "a.pdf")] == ["Date of birth"]


TITLES = {
    "Microsoft Word - RUIZ Ana INR 2017.doc": [("PERSON", "RUIZ Ana", "metadata")],
    "DUPONT_Marie_12-03-1951.pdf": [
        ("PERSON", "DUPONT_Marie", "metadata"),
        ("DATE_OF_BIRTH", "12-03-1951", "metadata"),
    ],
    "Microsoft Word - Notice of Privacy Practices.docx": [],
    "Price list of services.xls": [],
}


@pytest.mark.parametrize(("title", "expected"), TITLES.items())
def test_a_title_that_is_a_file_name_is_read_like_one(
    tmp_path: Path, scanner: Scanner, title: str, expected: list[tuple[str, str, str]]
) -> None:
    """Office programs and printer drivers leave the name of the file they printed; spans are places in the metadata."""
    with drawn(tmp_path / "a.pdf") as pdf:
        pdf.docinfo["/Title"] = title
    report = scan(scanner, tmp_path / "a.pdf")
    assert found(report) == expected
    (text,) = lines(tmp_path / "a.pdf")
    assert [text[each.span.start : each.span.end] for each in report.findings] == [value for _, value, _ in expected]


def test_a_name_that_a_title_says_in_words_is_found_once(tmp_path: Path, scanner: Scanner) -> None:
    """What is found in the metadata already is not found again as a file's name."""
    with drawn(tmp_path / "a.pdf") as pdf:
        pdf.docinfo["/Title"] = "Results of Mrs. Ana Ruiz - final.doc"
    assert [value for _, value, _ in found(scan(scanner, tmp_path / "a.pdf"))] == ["Ana Ruiz"]
