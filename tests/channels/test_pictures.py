"""Pictures: barcodes are read and parsed, faces are seen; a picture with nothing in it costs nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from reportlab.lib.utils import ImageReader

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.extract.channels import pictures
from phiscan.extract.channels.faces import are_available
from phiscan.extract.channels.payloads import payload_lines
from phiscan.scanning import Scanner
from tests.channels.scanned import found, scan
from tests.extract.drawing import HEIGHT, Sheet, draw

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


def test_a_code_of_drawn_squares_is_read(tmp_path: Path, scanner: Scanner) -> None:
    """Producers draw them as rectangles, not as a picture."""
    code = zxingcpp.create_barcode("Patient: Ana Ruiz", zxingcpp.BarcodeFormat.QRCode)
    modules = np.array(zxingcpp.write_barcode_to_image(code, scale=1))

    def page(sheet: Sheet) -> None:
        for row, line in enumerate(modules):
            for column, shade in enumerate(line):
                if shade == 0:
                    sheet.canvas.rect(72 + 3 * column, HEIGHT - 200 - 3 * row, 3, 3, fill=1, stroke=0)

    assert found(scan(scanner, draw(tmp_path / "a.pdf", page))) == [("PERSON", "Ana Ruiz", "picture")]


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
