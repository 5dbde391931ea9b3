"""DEVICE_ID of an implant's or meter's UDI: its serial number told by its issuer's form, GS1's with a check digit.

The part that names the model, (01), is everybody's; what tells one device from another is the serial behind (21).
Serial numbers behind a label of their own are among the identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.identifier_checks import gtin_valid
from phiscan.model import Basis, Role

_CHECK_SCORE = 0.99
_PATTERN_SCORE = 0.85
# GS1: (01) the GTIN; (11) made, (17) expires, (10) lot, (21) serial, (240) more, in any order (21 CFR 801.40).
_PART = r"\((?:10|11|17|240)\) ?[\w./-]{1,20}[ \n]?"
_GS1 = re.compile(
    rf"\(01\) ?(?P<gtin>\d{{14}})[ \n]?(?:{_PART}){{0,4}}\(21\) ?(?P<serial>[\w./-]{{1,20}})(?:[ \n]?{_PART}){{0,4}}",
    re.ASCII,
)
# HIBCC: +, issuer and item, then $$ with lot or serial. ICCBBA: =/ item =, serial.
_HIBC = re.compile(r"(?<!\S)\+[A-Z][A-Z0-9]{5,22}/\$\$?\+?[A-Z0-9./$+-]{4,40}", re.ASCII)


class DeviceRecognizer(Recognizer):
    """Unique device identifiers with a serial number."""

    ENTITIES = ("DEVICE_ID",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The identifiers of `text`, each with its parts."""
        for match in _GS1.finditer(text) if "(21)" in text else ():
            if gtin_valid(match["gtin"]):
                detail = {"model": match["gtin"], "serial": match["serial"]}
                end = match.start() + len(match.group().rstrip(" \n."))
                yield self._device((match.start(), end), Basis.CHECKSUM, detail)
        for match in _HIBC.finditer(text) if "/$" in text else ():
            yield self._device(match.span(), Basis.PATTERN, {})

    def _device(self, span: tuple[int, int], basis: Basis, detail: dict[str, str]) -> RecognizerResult:
        score = _CHECK_SCORE if basis is Basis.CHECKSUM else _PATTERN_SCORE
        return self.result("DEVICE_ID", *span, basis=basis, score=score, role=Role.PATIENT, detail=detail or None)
