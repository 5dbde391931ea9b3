"""BIOMETRIC: the number or template of a fingerprint, iris, face or voice, behind the words for it.

That somebody gave a fingerprint exposes nothing; what identifies the person is the record of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.model import Basis, Role

_SCORE = 0.95
# An identifier with a digit, or a template's hexadecimal or base64 characters.
_VALUE = re.compile(r"(?=[^\s]{0,79}\d)[A-Za-z0-9][A-Za-z0-9._:/+=-]{3,2000}")
_NUMBER_SIGN = re.compile(r"(?:n°|#|\b(?:no|id|number|num[ée]ro))\.?\Z", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\Z")


def _is_numbered(text: str, field: Field) -> bool:
    """Whether the label asks for a number: "Empreinte n° BIO26-W371288"."""
    return _NUMBER_SIGN.search(text, field.label.start, field.label.end) is not None


class BiometricRecognizer(Recognizer):
    """Records of a body: known by their label alone."""

    ENTITIES = ("BIOMETRIC",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The records of `text`."""
        for field in read_fields(text):
            if not field.has("biometric") or not (field.label.marked or field.next_cell or _is_numbered(text, field)):
                continue
            match = _VALUE.match(text, field.start, field.end)
            if match and not _DATE.match(match.group()):
                end = match.start() + len(match.group().rstrip(".:"))
                role = field.role or Role.PATIENT
                yield self.result("BIOMETRIC", match.start(), end, basis=Basis.LABEL, score=_SCORE, role=role)
