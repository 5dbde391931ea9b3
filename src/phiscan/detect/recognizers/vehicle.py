"""VEHICLE_ID: identification numbers (VIN) by their check digit or label, licence plates by their label.

A French plate (AA-123-AA) needs a word of vehicles before it where it has no label: order numbers look like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.identifier_checks import vin_valid
from phiscan.detect.sieve import Sieved
from phiscan.model import Basis, Role

_CHECK_SCORE = 0.97
_LABEL_SCORE = 0.95
_PATTERN_SCORE = 0.7

# Seventeen characters without I, O, Q (ISO 3779), not digits alone.
_VIN = re.compile(r"(?<![\w-])(?=\d{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?![\w-])", re.ASCII)
# Registrations since 2009 (SIV), without I, O, U; and those before (FNI): 123 ABC 75.
_SIV = re.compile(r"(?<![\w-])[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![\w-])", re.ASCII)
_FRENCH = r"[A-HJ-NP-TV-Z]{2}[ -]?\d{3}[ -]?[A-HJ-NP-TV-Z]{2}|\d{1,4}[ -]?[A-Z]{2,3}[ -]?(?:\d{2}|2[AB])"
# Plates of the states: five to eight letters and digits in one to three groups.
_PLATE = re.compile(
    rf"(?:{_FRENCH}|(?=[A-Z0-9 ·-]{{0,8}}\d)[A-Z0-9]{{1,4}}[ ·-]?[A-Z0-9]{{2,5}}(?:[ -][A-Z0-9]{{1,3}})?)(?![\w-])",
    re.ASCII,
)
_NEAR = re.compile(
    r"(?:v[ée]hicule|voiture|automobile|immatricul|plaque|moto|scooter|camion|carte grise|license plate|licence plate|vehicle|"
    r"renault|peugeot|citro[ëe]n|dacia|clio|twingo)[^\n]*\Z",
    re.IGNORECASE,
)
# On a page about transport a plate stands alone.
_TRANSPORT = re.compile(r"\b(?:transport|ambulance|vsl|taxi|véhicule)", re.IGNORECASE)
_NEAR_REACH = 60
# In a sentence: "license plate UTG 169", "the vehicle's tag ZBK-9948".
_SAID = Sieved(
    r"\b(?:(?P<sure>(?i:licen[cs]e plate|plaque d'immatriculation|plaque minéralogique))|(?i:plates?|tag|plaque|immatriculée?))"
    r"(?: ?(?:no\.?|number|#|n°))?:?\s(?P<plate>(?=[A-Z0-9 -]{0,8}\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5}(?:-[A-Z0-9]{1,3})?)(?![\w-])",
    re.ASCII,
)
_SAID_SCORE = 0.85
_SHORTEST_PLATE = 5


class VehicleRecognizer(Recognizer):
    """Vehicles of persons: their numbers and plates."""

    ENTITIES = ("VEHICLE_ID",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The numbers and plates of `text`."""
        labelled = {}
        for field in read_fields(text):
            if (field.has("vehicle") or field.has("nir")) and (span := _labelled(text, field)):
                labelled[span[0]] = (span, field.role)
        for match in _VIN.finditer(text):
            if vin_valid(match.group()):
                _, role = labelled.pop(match.start(), (None, None))
                yield self.result("VEHICLE_ID", *match.span(), basis=Basis.CHECKSUM, score=_CHECK_SCORE, role=role)
        for span, role in labelled.values():
            role = role or Role.PATIENT
            yield self.result("VEHICLE_ID", *span, basis=Basis.LABEL, score=_LABEL_SCORE, role=role)
        for match in _SAID.finditer(text):
            start, end = match.span("plate")
            near = match["sure"] or _NEAR.search(text, max(0, match.start() - _NEAR_REACH), match.start())
            if near and start not in labelled and end - start >= _SHORTEST_PLATE:
                yield self.result("VEHICLE_ID", start, end, basis=Basis.PATTERN, score=_SAID_SCORE)
        for match in _SIV.finditer(text):
            near = _NEAR.search(text, max(0, match.start() - _NEAR_REACH), match.start())
            near = near or (_TRANSPORT.search(text) if _fills_cell(text, *match.span()) else None)
            if near and match.start() not in labelled:
                yield self.result("VEHICLE_ID", *match.span(), basis=Basis.PATTERN, score=_PATTERN_SCORE)


def _fills_cell(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("", "\n", "\t") and text[end : end + 1] in ("", "\n", "\t")


def _labelled(text: str, field: Field) -> tuple[int, int] | None:
    """A plate or number that opens the field; "immatriculation" heads social security numbers too."""
    shapes = (_SIV,) if field.name == "nir" else (_VIN, _SIV, _PLATE)
    start = field.start + len(text[field.start : field.end]) - len(text[field.start : field.end].lstrip(" .:#"))
    for shape in shapes:
        match = shape.match(text, start, field.end)
        if match and match.end() - match.start() >= _SHORTEST_PLATE:
            return match.span()
    return None
