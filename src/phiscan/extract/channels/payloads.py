"""What the text of a barcode says of a person, as labelled lines.

- The barcode of US and Canadian licences: AAMVA DL/ID Card Design Standard 2020, annex D.
- 2D-Doc: ANTS (France Titres), spécifications techniques 3.1.3.
- The DataMatrix of an INS: Agence du Numérique en Santé, "Datamatrix INS".

Anything else is cut into lines at its separators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_GS, _RS, _US = "\x1d", "\x1e", "\x1f"
_AAMVA = re.compile(r"@\s*\x1e?\s*(?:ANSI |AAMVA)")
_ELEMENT = re.compile(r"(?:^|[\r\n]|DL|ID)(D[A-Z]{2})([^\r\n]*)")
_INS_HEADER = re.compile(r"IS01\d{22}")
_DOC_HEADER = re.compile(r"DC0([1-4])[0-9A-Z]{4}[0-9A-Z]{4}")
# Length of the header by version: 22, then a perimeter of two characters, then a country of two.
_DOC_HEADERS = {"1": 22, "2": 22, "3": 24, "4": 26}
# Identifiers of 2D-Doc by what they hold, and those of a fixed length: the others end at a group separator.
_DOC_NAMES = {
    **dict.fromkeys(("62", "72", "80", "B2", "F1", "L0", "13"), "Nom"),
    **dict.fromkeys(("60", "61", "73", "81", "B0", "B1", "F0", "L1", "12"), "Prénom"),
    **dict.fromkeys(("63", "B3"), "Nom d'usage"),
    **dict.fromkeys(("69", "75", "B7", "F2", "L2"), "Date de naissance"),
    "10": "Nom",
}
_DOC_STREETS, _DOC_POSTCODES, _DOC_TOWNS = ("22", "6U"), ("24", "6W"), ("25", "6X")
_DOC_LENGTHS = {
    **dict.fromkeys(("24", "6W", "78", "7A"), 5),
    **dict.fromkeys(("26", "6Y", "67", "65", "B5", "B9", "LA"), 2),
    **dict.fromkeys(("68", "76", "B6", "F3", "F5", "L7", "L8"), 1),
    **dict.fromkeys(("69", "75", "B7", "F2", "L2", "L9"), 8),
    "F6": 12,
}
_INS_LENGTHS = {"S1": 15, "S5": 1, "S6": 10, "S7": 5}
_INS_NAMES = {"S1": "N° de sécurité sociale", "S3": "Prénom", "S4": "Nom de naissance", "S6": "Date de naissance"}
_PARTS = re.compile(r"[\x1c-\x1f\r\n;|]+")


def payload_lines(text: str) -> list[str]:
    """The lines of a payload."""
    if _AAMVA.match(text):
        return list(_licence(text))
    if _INS_HEADER.match(text):
        return list(_ins(text[26:]))
    if header := _DOC_HEADER.match(text):
        return list(_two_d_doc(text[_DOC_HEADERS[header[1]] :].partition(_US)[0]))
    return [line.strip() for line in _PARTS.split(text) if line.strip()]


def _licence(text: str) -> Iterator[str]:
    fields = {match[1]: match[2].strip(" ,") for match in _ELEMENT.finditer(text)}
    given = " ".join(filter(None, (fields.get("DAC") or fields.get("DCT", ""), fields.get("DAD", ""))))
    if family := fields.get("DCS"):
        yield f"Name: {family}, {given}".rstrip(", ")
    if birth := fields.get("DBB"):
        yield f"Date of birth: {_licence_date(birth)}"
    if street := fields.get("DAG"):
        place = f"{fields.get('DAJ', '')} {fields.get('DAK', '')[:5]}".strip()
        yield "Address: " + ", ".join(filter(None, (street, fields.get("DAI", ""), place)))
    if number := fields.get("DAQ"):
        yield f"Driver's license number: {number}"


def _licence_date(digits: str) -> str:
    """MMDDCCYY in the United States, CCYYMMDD in Canada."""
    if re.fullmatch(r"(?:19|20)\d{6}", digits) and int(digits[4:6]) <= 12:
        return f"{digits[4:6]}/{digits[6:]}/{digits[:4]}"
    return f"{digits[:2]}/{digits[2:4]}/{digits[4:]}"


def _two_d_doc(message: str) -> Iterator[str]:
    fields = dict(_fields(message, _DOC_LENGTHS))
    for key, value in fields.items():
        if label := _DOC_NAMES.get(key):
            yield f"{label}: {_french_date(value) if 'Date' in label else value.replace('/', ' ')}"
    street, postcode, town = (
        next((fields[key] for key in keys if key in fields), "") for keys in (_DOC_STREETS, _DOC_POSTCODES, _DOC_TOWNS)
    )
    if street:
        yield "Adresse: " + ", ".join(filter(None, (street, f"{postcode} {town}".strip())))


def _ins(message: str) -> Iterator[str]:
    for key, value in _fields(message, _INS_LENGTHS):
        if label := _INS_NAMES.get(key):
            yield f"{label}: {value}"


def _fields(message: str, lengths: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Identifier and value of each field: of its fixed length, or up to a separator."""
    at = 0
    while at + 2 < len(message):
        key, at = message[at : at + 2], at + 2
        if key in lengths:
            end = at + lengths[key]
        else:
            ends = [place for mark in (_GS, _RS) if (place := message.find(mark, at)) >= 0]
            end = min(ends, default=len(message))
        yield key, message[at:end].strip()
        at = end
        while at < len(message) and message[at] in (_GS, _RS):
            at += 1


def _french_date(digits: str) -> str:
    return f"{digits[:2]}/{digits[2:4]}/{digits[4:]}" if re.fullmatch(r"\d{8}", digits) else digits
