"""Pictures: barcodes are read and parsed, faces are seen; a picture with nothing in it costs nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.extract.channels import pictures
from phiscan.extract.channels.faces import are_available
from phiscan.extract.channels.payloads import payload_lines
from phiscan.scanning import Scanner
from tests.channels.building import annotate, appearance, drawn
from tests.channels.scanned import found, scan
from tests.extract.drawing import HEIGHT, Sheet, draw, rendered

GS = "\x1d"
# A payload, and the lines it gives. The first is the sample of the AAMVA standard, the second that of the agency.
PAYLOADS = {
    "@\n\x1e\rANSI 636000090001DL00310440ZV03190008DLDAQT64235789\nDCSSAMPLE\nDACMICHAEL\nDADJOHN\nDBB06061986\n"
    "DAG2300 WEST BROAD STREET\nDAIRICHMOND\nDAJVA\nDAK232690000  \nDCGUSA\r": [
        "Name: SAMPLE, MICHAEL JOHN",
        "Date of birth: 06/06/1986",
        "Address: 2300 WEST BROAD STREET, RICHMOND, VA 23269",
        "Driver's license number: T64235789",
    ],
    f"IS01{'0' * 22}S1277010115400329S21.2.250.1.213.1.4.8{GS}S3ANNE MARIE{GS}S4TESTDEUX{GS}S5FS631-08-2021S717000": [
        "N° de sécurité sociale: 277010115400329",
        "Prénom: ANNE MARIE",
        "Nom de naissance: TESTDEUX",
        "Date de naissance: 31-08-2021",
    ],
    f"DC04FR0000011A2B1A2BB201FRF0JEAN/PAUL{GS}F1DUPONT{GS}F231081951F3MF494500-6{GS}F5NF6310820211230\x1fSIGNATURE": [
        "Prénom: JEAN PAUL",
        "Nom: DUPONT",
        "Date de naissance: 31/08/1951",
    ],
    "MRN:12345678;NAME:RUIZ ANA|DOB:03/12/1951": ["MRN:12345678", "NAME:RUIZ ANA", "DOB:03/12/1951"],
    "DC04": ["DC04"],
    f"IS01{'0' * 22}": [],
}


@pytest.mark.parametrize(("payload", "lines"), PAYLOADS.items())
def test_payloads(payload: str, lines: list[str]) -> None:
    """Licences, INS, 2D-Doc; anything else at its separators; what is cut short gives what is there."""
    assert payload_lines(payload) == lines


def coded(text: str, kind: str) -> Callable[[Sheet], None]:
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    picture = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4))

    def page(sheet: Sheet) -> None:
        width, height = picture.size
        sheet.canvas.drawImage(ImageReader(picture), 72, HEIGHT - 300, width * 0.36, height * 0.36)

    return page


@pytest.mark.parametrize("kind", ["QRCode", "DataMatrix", "PDF417", "Code128", "Aztec"])
def test_a_barcode_is_read(tmp_path: Path, scanner: Scanner, kind: str) -> None:
    """With its place on the page."""
    report = scan(scanner, draw(tmp_path / "a.pdf", coded("Patient: Ana Ruiz", kind)))
    assert found(report) == [("PERSON", "Ana Ruiz", "picture")]
    box = report.findings[0].bbox
    assert box is not None
    assert 60 < box.x0 < 110
    assert 100 < box.top < box.bottom < 310


def test_a_picture_beside_the_page_is_not_looked_at(tmp_path: Path, scanner: Scanner) -> None:
    """Nobody sees it there; what is on the page is read."""
    picture = ImageReader(Image.new("L", (90, 90), 30))

    def page(sheet: Sheet) -> None:
        for x, y in ((-500, 300), (900, 300), (100, -500), (100, 1500)):
            sheet.canvas.drawImage(picture, x, y, 90, 90)
        sheet.put(72, 100, "Patient: Ana Ruiz")

    report = scan(scanner, draw(tmp_path / "a.pdf", page))
    assert (report.outcome, found(report)) == ("scanned", [("PERSON", "Ana Ruiz", "text")])


def shapes(kind: zxingcpp.BarcodeFormat) -> Iterator[tuple[float, float, float, float]]:
    """The dark squares of a code, or its bars: x, y, width, height."""
    modules = np.array(zxingcpp.write_barcode_to_image(zxingcpp.create_barcode("Patient: Ana Ruiz", kind), scale=1))
    is_bars = kind == zxingcpp.BarcodeFormat.Code128
    for row, line in enumerate(modules[:1] if is_bars else modules):
        for column, shade in enumerate(line):
            if shade == 0:
                yield (72 + column, 500, 1, 30) if is_bars else (72 + 3 * column, HEIGHT - 200 - 3 * row, 3, 3)


@pytest.mark.parametrize("kind", ["QRCode", "DataMatrix", "Code128"])
@pytest.mark.parametrize("inside", [False, True], ids=["page", "form"])
@pytest.mark.parametrize("in_one", [False, True], ids=["shapes", "path"])
def test_a_code_that_is_drawn_is_read(
    tmp_path: Path, scanner: Scanner, kind: str, *, inside: bool, in_one: bool
) -> None:
    """Producers draw them as rectangles or as one path, on the page or in a form; not as a picture."""

    def page(sheet: Sheet) -> None:
        canvas = sheet.canvas
        if inside:
            canvas.beginForm("code")
        path = canvas.beginPath()
        for box in shapes(getattr(zxingcpp.BarcodeFormat, kind)):
            if in_one:
                path.rect(*box)
            else:
                canvas.rect(*box, fill=1, stroke=0)
        canvas.drawPath(path, fill=1, stroke=0)
        if inside:
            canvas.endForm()
            canvas.doForm("code")

    assert found(scan(scanner, draw(tmp_path / "a.pdf", page))) == [("PERSON", "Ana Ruiz", "picture")]


@pytest.mark.parametrize("kind", ["QRCode", "PDF417", "Code128"])
def test_a_code_in_white_on_black_is_read(tmp_path: Path, scanner: Scanner, kind: str) -> None:
    """As print on a dark label is."""
    code = zxingcpp.create_barcode("Patient: Ana Ruiz", getattr(zxingcpp.BarcodeFormat, kind))
    picture = ImageOps.invert(Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4)).convert("L"))

    def page(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(picture), 72, HEIGHT - 300, picture.width * 0.36, picture.height * 0.36)

    assert ("PERSON", "Ana Ruiz", "picture") in found(scan(scanner, draw(tmp_path / "a.pdf", page)))


def card(sheet: Sheet) -> None:
    sheet.font("Helvetica", 16)
    for line, said in enumerate(
        ("Patient: Ana Ruiz", "Date of birth: 03/12/1951", "4202 Oak Street, Albany, NY 12207")
    ):
        sheet.put(10, 30 + 30 * line, said)


def test_a_picture_on_a_stamp_is_looked_at(tmp_path: Path, scanner: Scanner) -> None:
    """It is no part of the page's content, but of what everybody sees: a code on it is read, and what is written on it."""
    code = Image.fromarray(
        zxingcpp.write_barcode_to_image(zxingcpp.create_barcode("MRN:00482913", zxingcpp.BarcodeFormat.QRCode), scale=4)
    )
    label = Image.new("L", (1200, 500), 255)
    label.paste(code, (20, 20))
    words = rendered(card, dpi=216).crop((0, 0, 800, 400))
    label.paste(words, (400, 100))
    with drawn(tmp_path / "a.pdf", lambda sheet: sheet.put(72, 60, "Letter")) as pdf:
        picture = pikepdf.Stream(pdf, label.tobytes())
        picture.Subtype, picture.ColorSpace = pikepdf.Name.Image, pikepdf.Name.DeviceGray
        picture.Width, picture.Height, picture.BitsPerComponent = *label.size, 8
        stamp = appearance(pdf, b"q 400 0 0 167 0 0 cm /I Do Q", 400, 167)
        stamp.Resources.XObject = pikepdf.Dictionary(I=picture)
        annotate(pdf, "Stamp", (150, 300, 550, 467), AP=pikepdf.Dictionary(N=stamp))
    channels = {(value, channel) for _, value, channel in found(scan(scanner, tmp_path / "a.pdf"))}
    assert {("00482913", "picture"), ("03/12/1951", "ocr")} <= channels


def photograph(sheet: Sheet) -> None:
    data = resources.files("phiscan.synthetic.hard").joinpath("portrait.jpg").read_bytes()
    sheet.canvas.drawImage(ImageReader(BytesIO(data)), 400, HEIGHT - 200, 100, 100)


@pytest.mark.skipif(not are_available(), reason="the extra `faces` is not installed")
def test_a_face_is_found_where_it_is(tmp_path: Path, scanner: Scanner) -> None:
    """Full-face photographs are HIPAA's seventeenth identifier; nobody is told from another."""
    report = scan(scanner, draw(tmp_path / "a.pdf", photograph))
    assert found(report) == [("FACE", "a face", "picture")]
    box = report.findings[0].bbox
    assert box is not None
    assert 400 <= box.x0 < box.x1 <= 500
    assert 100 <= box.top < box.bottom <= 200


def test_faces_can_be_left_out(tmp_path: Path) -> None:
    """`faces = "off"`."""
    config = ScanConfig(faces="off")
    assert found(scan(Scanner(config, detector=Detector(config)), draw(tmp_path / "a.pdf", photograph))) == []


def test_a_letterhead_is_looked_at_once(tmp_path: Path, scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same picture of the same size on the next page, or in the next document, is known."""
    looks = []
    monkeypatch.setattr(pictures.Pictures, "_empty", type(pictures.Pictures._empty)())
    monkeypatch.setattr(pictures, "barcodes_in", lambda picture: looks.append(picture) or [])
    logo = ImageReader(Image.new("RGB", (40, 30), "teal"))

    def page(sheet: Sheet) -> None:
        sheet.canvas.drawImage(logo, 72, HEIGHT - 100, 80, 60)
        sheet.put(72, 200, "Nothing more")

    for name in ("a.pdf", "b.pdf"):
        scan(scanner, draw(tmp_path / name, page, page))
    assert len(looks) == 1
