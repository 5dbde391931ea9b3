"""Files inside of files: read, or listed as unread; never deeper or larger than allowed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.extract import open_document
from phiscan.extract.channels.markup import markup_lines
from phiscan.model import DocumentReport, Outcome, Page, UnreadPage
from phiscan.scanning import Scanner
from tests.channels.building import annotate, drawn, embed
from tests.channels.scanned import found, scan
from tests.extract.drawing import Sheet, draw, rendered


def inner(sheet: Sheet) -> None:
    sheet.put(72, 100, "Patient: Ana Ruiz")


def holding(path: Path, *files: tuple[str, bytes, str]) -> Path:
    with drawn(path) as pdf:
        for name, data, media_type in files:
            embed(pdf, name, data, media_type)
    return path


def nested(tmp_path: Path, depth: int) -> Path:
    """A PDF in a PDF in a PDF .."""
    path = draw(tmp_path / "0.pdf", inner)
    for level in range(1, depth + 1):
        path = holding(tmp_path / f"{level}.pdf", (f"in{level}.pdf", path.read_bytes(), "application/pdf"))
    return path


def limited(scanner: Scanner, path: Path, **limits: int) -> DocumentReport:
    config = ScanConfig(**limits)  # type: ignore[arg-type]
    return scan(Scanner(config, detector=Detector(config)), path)


def test_a_pdf_inside_of_a_pdf_is_scanned(tmp_path: Path, scanner: Scanner) -> None:
    """Its findings say in which file and on which of its pages; its pages are none of the document's."""
    report = scan(scanner, nested(tmp_path, 2))
    (finding,) = report.findings
    assert (finding.channel, finding.attachment, finding.page_number) == ("attachment", "in2.pdf/in1.pdf", 1)
    assert (report.outcome, report.pages) == (Outcome.SCANNED, 1)
    assert report.attachments == ("in2.pdf (application/pdf)", "in2.pdf/in1.pdf (application/pdf)")


def test_depth_is_limited(tmp_path: Path, scanner: Scanner) -> None:
    """What is deeper is unread, and the ledger says which limit."""
    path = nested(tmp_path, 2)
    report = limited(scanner, path, max_attachment_depth=1)
    assert report.outcome is Outcome.PARTLY_SCANNED
    assert report.note == "unread in attachments: 1 (over max_attachment_depth)"
    assert limited(scanner, path, max_attachment_depth=2).outcome is Outcome.SCANNED
    assert limited(scanner, path, max_attachment_depth=0).attachments == ("in2.pdf (application/pdf)",)


def test_size_is_limited_after_unpacking(tmp_path: Path, scanner: Scanner) -> None:
    """A small file that unpacks to a hundred megabytes is not unpacked further than the limit."""
    with drawn(tmp_path / "a.pdf") as pdf:
        embed(pdf, "bomb.txt", b"0" * 100_000_000, "text/plain")
    assert (tmp_path / "a.pdf").stat().st_size < 200_000
    report = limited(scanner, tmp_path / "a.pdf", max_attachment_bytes=1_000_000)
    assert report.note == "unread in attachments: 1 (over max_attachment_bytes)"


def test_size_is_limited_over_all_of_them(tmp_path: Path, scanner: Scanner) -> None:
    """Two that fit alone do not fit together."""
    path = holding(tmp_path / "a.pdf", *((f"{n}.txt", b"Patient: Ana\n" * 50, "text/plain") for n in range(3)))
    assert limited(scanner, path, max_attachment_bytes=1500).note == (
        "unread in attachments: 1 (over max_attachment_bytes)"
    )


def test_other_kinds_are_listed_and_make_the_document_partly_scanned(tmp_path: Path, scanner: Scanner) -> None:
    """Nothing that was not read looks clean; the note holds no name, the inventory does, and the name is looked at."""
    report = scan(scanner, holding(tmp_path / "a.pdf", ("SMITH_JOHN.docx", b"\xd0\xcf\x11\xe0", "application/msword")))
    assert report.outcome is Outcome.PARTLY_SCANNED
    assert report.attachments == ("SMITH_JOHN.docx (application/msword)",)
    assert report.note == "unread in attachments: 1 (application/msword)"
    assert found(report) == [("PERSON", "SMITH_JOHN", "filename")]
    assert report.findings[0].attachment == "SMITH_JOHN.docx"


def test_text_and_markup_are_read(tmp_path: Path, scanner: Scanner) -> None:
    """A text file line by line; the elements of XML under their names."""
    path = holding(
        tmp_path / "a.pdf",
        ("a.txt", b"Patient: Ana Ruiz\n", "text/plain"),
        ("b.xml", b"<r><birthDate>1951-03-12</birthDate></r>", "application/xml"),
    )
    assert found(scan(scanner, path)) == [
        ("PERSON", "Ana Ruiz", "attachment"),
        ("DATE_OF_BIRTH", "1951-03-12", "attachment"),
    ]


RECORDS = {
    "a.csv": b'Patient Name,Date of Birth,Note\r\n"Ruiz, Ana",03/12/1951,\r\nJo Doe,04/05/1960,seen\r\n',
    "b.csv": b"\xef\xbb\xbfPatient Name;Date of Birth;Note\nRuiz, Ana;03/12/1951\nJo Doe;04/05/1960;seen",
    "c.tsv": b"patientName\tdateOfBirth\tNote\nRuiz, Ana\t03/12/1951\nJo Doe\t04/05/1960\tseen",
    "d.json": b'[{"patientName": "Ruiz, Ana", "dateOfBirth": "03/12/1951"}, {"patientName": "Jo Doe", "dateOfBirth": '
    b'"04/05/1960", "Note": ["seen"]}]',
}


@pytest.mark.parametrize(("name", "data"), RECORDS.items())
def test_records_are_read_under_the_names_of_their_columns(tmp_path: Path, name: str, data: bytes) -> None:
    """Whatever separates them; a blank line ends a record."""
    path = holding(tmp_path / "a.pdf", (name, data, "application/octet-stream"))
    with open_document(path, ScanConfig()) as document:
        (text,) = (page.text for page in document.pages() if isinstance(page, Page) and page.attachment)
    lines = text.lower().replace("dateof", "date of ").replace("patientname", "patient name").split("\n")
    assert lines[:7] == [
        *("patient name: ruiz, ana", "date of birth: 03/12/1951", ""),
        *("patient name: jo doe", "date of birth: 04/05/1960", "note: seen", ""),
    ]


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"one line, no records", b"Name,Date of birth\n1,2,3\n", b"{", b""])
def test_what_is_no_table_of_records_is_read_line_by_line(tmp_path: Path, data: bytes) -> None:
    """No known column, rows that are longer than the head, half a file."""
    for name in ("a.csv", "a.json"):
        path = holding(tmp_path / "a.pdf", (name, data + b"\nPatient: Ana Ruiz", "text/plain"))
        with open_document(path, ScanConfig()) as document:
            (text,) = (page.text for page in document.pages() if isinstance(page, Page) and page.attachment)
        assert text.endswith("Patient: Ana Ruiz")


def test_what_a_portfolio_says_of_its_files_is_read(tmp_path: Path) -> None:
    """Descriptions, subjects and senders stand beside the files, under the names the portfolio gives them."""
    with drawn(tmp_path / "a.pdf") as pdf:
        specification = embed(pdf, "mail.txt", b"Hello", "text/plain")
        specification.Desc = "Scan of Ana Ruiz"
        specification.CI = pikepdf.Dictionary(Subject=pikepdf.Dictionary(D="INR of Ana Ruiz"), From="ana@example.com")
    with open_document(tmp_path / "a.pdf", ScanConfig()) as document:
        said = [page.text for page in document.pages() if isinstance(page, Page) and page.channel == "metadata"]
    assert said == ["Scan of Ana Ruiz\nFrom: ana@example.com\nSubject: INR of Ana Ruiz"]


def test_a_file_under_the_key_of_another_system_is_read(tmp_path: Path, scanner: Scanner) -> None:
    """DOS, Mac and Unix had keys of their own before PDF 1.7."""
    with drawn(tmp_path / "a.pdf") as pdf:
        specification = embed(pdf, "a.txt", b"Patient: Ana Ruiz\n", "text/plain")
        specification.EF = pikepdf.Dictionary(DOS=specification.EF.F)
    assert found(scan(scanner, tmp_path / "a.pdf")) == [("PERSON", "Ana Ruiz", "attachment")]


def test_entities_of_xml_are_not_expanded() -> None:
    """A billion laughs are a line of text."""
    bomb = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><r><x>&b;</x><y>text</y></r>'
    assert markup_lines(bomb)[-1].endswith("text")
    assert "haha" not in "".join(markup_lines(bomb))


def test_a_locked_or_broken_file_inside_is_unread(tmp_path: Path, scanner: Scanner) -> None:
    """The document around it is read all the same."""
    sample = Path(__file__).parents[2] / "sample_pdfs" / "hard"
    for name, reason in (("encrypted.pdf", "encrypted"), ("damaged.pdf", "damaged")):
        report = scan(scanner, holding(tmp_path / "a.pdf", ("x.pdf", (sample / name).read_bytes(), "application/pdf")))
        assert report.note == f"unread in attachments: 1 ({reason})"


def test_a_file_pinned_to_a_page_is_read_once(tmp_path: Path, scanner: Scanner) -> None:
    """Though the document lists it too."""
    with drawn(tmp_path / "a.pdf") as pdf:
        specification = embed(pdf, "a.txt", b"Patient: Ana Ruiz\n", "text/plain")
        annotate(pdf, "FileAttachment", (500, 40, 520, 60), FS=specification)
    assert found(scan(scanner, tmp_path / "a.pdf")) == [("PERSON", "Ana Ruiz", "attachment")]


def test_a_name_tree_that_loops_ends(tmp_path: Path, scanner: Scanner) -> None:
    """A kid that is its own parent."""
    with drawn(tmp_path / "a.pdf") as pdf:
        embed(pdf, "a.txt", b"Patient: Ana Ruiz\n", "text/plain")
        tree = pdf.make_indirect(pdf.Root.Names.EmbeddedFiles)
        tree.Kids = pikepdf.Array([tree])
        pdf.Root.Names.EmbeddedFiles = tree
    assert len(scan(scanner, tmp_path / "a.pdf").findings) == 1


def pictured(fmt: str, mode: str = "L", *, pages: int = 1) -> bytes:
    """A scan of the inner page as a picture file."""
    image = rendered(inner_large, dpi=150)
    if mode == "RGBA":
        ink = image.point([255 - value for value in range(256)])
        image = Image.merge("RGBA", (*(Image.new("L", image.size, 0) for _ in range(3)), ink))
    buffer = BytesIO()
    more: dict[str, object] = {"save_all": True, "append_images": [image] * (pages - 1)} if pages > 1 else {}
    image.save(buffer, fmt, **more)
    return buffer.getvalue()


def inner_large(sheet: Sheet) -> None:
    sheet.font("Helvetica", 16)
    for line, said in enumerate(("Patient: Ana Ruiz", "Date of birth: 03/12/1951", "Address: 4202 Oak Street, Albany")):
        sheet.put(72, 100 + 40 * line, said)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("card.png", pictured("PNG")),
        ("card.jpg", pictured("JPEG")),
        ("fax", pictured("TIFF", pages=2)),
        ("seen-through.png", pictured("PNG", "RGBA")),
    ],
)
def test_a_picture_file_is_read_like_a_scan(tmp_path: Path, scanner: Scanner, name: str, data: bytes) -> None:
    """By OCR, whatever its name says; each page of a fax; its findings say in which file."""
    report = scan(scanner, holding(tmp_path / "a.pdf", (name, data, "image/x")))
    assert report.outcome is Outcome.SCANNED
    assert (name, "03/12/1951", "ocr") in {(f.attachment, f.value.reveal(), f.channel) for f in report.findings}
    assert {f.page_number for f in report.findings} == ({1, 2} if name == "fax" else {1})


def test_a_picture_file_over_a_limit_or_broken_is_unread(tmp_path: Path) -> None:
    """Nothing is decoded that is too large; what cannot be decoded is damaged."""
    data = pictured("PNG")
    for damage, limits, reason in (
        (data, {"max_image_pixels": 1000}, "over max_image_pixels"),
        (data[: len(data) // 2], {}, "damaged"),
        (data, {"ocr": "off"}, "a picture without text; OCR is off"),
    ):
        path = holding(tmp_path / "a.pdf", ("card.png", damage, "image/png"))
        with open_document(path, ScanConfig(**limits)) as document:  # type: ignore[arg-type]
            (unread,) = (page for page in document.pages() if isinstance(page, UnreadPage))
        assert (unread.attachment, unread.reason) == ("card.png", reason)
