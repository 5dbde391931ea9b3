"""Documents that were scanned or faxed: the page is a picture, and its words are nowhere as text."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from phiscan.synthetic import sheet
from phiscan.synthetic.families import Case, identity, inr_report
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper
from phiscan.synthetic.scans import CLEAN, FAX, NOISY, TURNED, Machine, pictures, scanned
from phiscan.synthetic.truth import Record

_CARD_KEYS = ("patient", "birth", "member")
_TYPED_KEYS = ("phone", "address")
_CARD_WIDTH, _CARD_HEIGHT = 300.0, 130.0
_CHANNEL = "ocr"


def _scan(name: str, machine: Machine) -> Kind:
    def make(case: Case, record: Record) -> bytes:
        document = sheet.draw(inr_report(case), case.house, record, case.dice)
        record.entities = [(page_number, value, _CHANNEL) for page_number, value, _ in record.entities]
        return scanned(document, machine, case.dice)

    return Kind(name, make)


def _mixed(case: Case, record: Record) -> bytes:
    """A typed page with the picture of a card pasted into it."""
    paper = Paper(case, record)
    paper.heading("PATIENT REGISTRATION" if case.house.lang == "en" else "FICHE D'INSCRIPTION")
    for label, piece in identity(case, *_TYPED_KEYS):
        paper.put(MARGIN, paper.y, f"{label}:")
        paper.put(MARGIN + 150, paper.y, piece)
        paper.y += 45
    buffer = BytesIO()
    _card(case, record).save(buffer, "JPEG", quality=CLEAN.quality or 75)
    place = paper.height - paper.y - _CARD_HEIGHT
    paper.canvas.drawImage(ImageReader(buffer), MARGIN, place, _CARD_WIDTH, _CARD_HEIGHT)
    return paper.finished()


def _card(case: Case, record: Record) -> Image.Image:
    """The picture of a card with what it says."""
    card = Paper(case, record)
    card.y = 30
    for label, piece in identity(case, *_CARD_KEYS):
        card.put(20, card.y, f"{label}:", channel=_CHANNEL)
        card.put(150, card.y, piece, channel=_CHANNEL)
        card.y += 30
    (picture,) = pictures(card.finished(), CLEAN, case.dice)
    scale = CLEAN.dpi / 72
    return picture.crop((0, 0, int(_CARD_WIDTH * scale), int(_CARD_HEIGHT * scale)))


def _repairable(case: Case, record: Record) -> bytes:
    """A document cut off before its table of objects: qpdf finds them all the same."""
    document = sheet.draw(inr_report(case), case.house, record, case.dice)
    return document[: document.rindex(b"\nxref")] + b"\n%%EOF\n"


SCANS = (
    _scan("scan", CLEAN),
    _scan("scan-noisy", NOISY),
    _scan("scan-rotated", TURNED),
    _scan("fax", FAX),
    Kind("mixed", _mixed),
    Kind("repairable", _repairable),
)
