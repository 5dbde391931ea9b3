"""A page whose barcode names somebody: a licence, a French identity or proof of address, or a label with a number."""

from __future__ import annotations

import zxingcpp
from PIL import Image
from reportlab.lib.utils import ImageReader

from phiscan.synthetic.content import text_of
from phiscan.synthetic.families import Case
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper
from phiscan.synthetic.people import written_plainly
from phiscan.synthetic.truth import Record, Value

_GS, _US = "\x1d", "\x1f"
# Pixels a module, and how large a pixel is drawn.
_SCALE, _PIXEL_PT = 4, 0.36


def make(case: Case, record: Record) -> bytes:
    """One page with one code."""
    english = case.house.lang == "en"
    payload, code = (_licence(case, record), "PDF417") if english else _french(case, record)
    paper = Paper(case, record)
    paper.heading("COPY OF IDENTITY DOCUMENT" if english else "COPIE DE LA PIÈCE D'IDENTITÉ")
    picture = Image.fromarray(
        zxingcpp.write_barcode_to_image(
            zxingcpp.create_barcode(payload.encode(), getattr(zxingcpp.BarcodeFormat, code)), scale=_SCALE
        )
    )
    width, height = (side * _PIXEL_PT for side in picture.size)
    paper.canvas.drawImage(ImageReader(picture), MARGIN, paper.height - paper.y - height, width, height)
    return paper.finished()


def _note(case: Case, record: Record, text: str, entity_type: str) -> str:
    record.note(Value(text, entity_type, "patient", case.patient.key), 1, "picture")
    return text


def _licence(case: Case, record: Record) -> str:
    """AAMVA: the barcode on the back of a licence."""
    person = case.patient
    family, given = person.family.upper(), person.given.upper()
    street, _, town = person.address.upper().partition("\n")
    city, _, rest = town.partition(", ")
    state, _, code = rest.partition(" ")
    number = f"{written_plainly(family)[:1]}{case.dice.randrange(10**7, 10**8)}"
    _note(case, record, f"{family}, {given}", "PERSON")
    _note(case, record, f"{person.born:%m/%d/%Y}", "DATE_OF_BIRTH")
    _note(case, record, f"{street}, {city}, {state} {code}", "STREET_ADDRESS")
    _note(case, record, number, "US_DRIVER_LICENSE")
    elements = {
        "DAQ": number, "DCS": family, "DAC": given, "DBB": f"{person.born:%m%d%Y}", "DAG": street,
        "DAI": city, "DAJ": state, "DAK": f"{code}0000", "DCG": "USA",
    }  # fmt: skip
    body = "\n".join(key + value for key, value in elements.items())
    return f"@\n\x1e\rANSI 636000090001DL00310200DL{body}\r"


def _french(case: Case, record: Record) -> tuple[str, str]:
    """The DataMatrix of an INS, or a 2D-Doc."""
    person = case.patient
    family, given = (text_of(each).upper() for each in (person.family, person.given))
    _note(case, record, family, "PERSON")
    _note(case, record, given, "PERSON")
    if case.dice.random() < 0.5:
        _note(case, record, f"{person.born:%d-%m-%Y}", "DATE_OF_BIRTH")
        _note(case, record, person.nir, "FR_NIR")
        fields = f"S1{person.nir}S21.2.250.1.213.1.4.8{_GS}S3{given}{_GS}S4{family}{_GS}"
        return f"IS01{'0' * 22}{fields}S5{'F' if person.female else 'M'}S6{person.born:%d-%m-%Y}S775056", "DataMatrix"
    street, _, town = person.address.upper().partition("\n")
    postcode, _, place = town.partition(" ")
    _note(case, record, f"{person.born:%d/%m/%Y}", "DATE_OF_BIRTH")
    _note(case, record, f"{street}, {postcode} {place}", "STREET_ADDRESS")
    fields = f"62{family}{_GS}60{given}{_GS}69{person.born:%d%m%Y}22{street}{_GS}24{postcode}25{place}{_GS}26FR"
    return f"DC04FR0000011A2B1A2B0001FR{fields}{_US}{'A' * 103}", "DataMatrix"


BARCODE = Kind("barcode", make)
