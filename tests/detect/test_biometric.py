"""BIOMETRIC: records, not examinations."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import BiometricRecognizer
from tests.detect.finding import values

HITS = {
    "Fingerprint ID: FP-00912": "FP-00912",
    "Voice print ID: VP/2017/33": "VP/2017/33",
    "Retina scan: RS48812.": "RS48812",
    "Biometric template\t9f8a7b6c5d4e3f": "9f8a7b6c5d4e3f",
    "Empreinte digitale : ED-4471": "ED-4471",
    "Empreinte n° BIO26-W371288": "BIO26-W371288",
    "Donnée biométrique\nBIO26-T656315": "BIO26-T656315",
}
MISSES = {
    "Fingerprint: taken": "an event",
    "Fingerprint: 03/12/2017": "a date",
    "fingerprint clearance required": "a sentence",
    "Retina scan: normal": "a finding",
    "Biometric screening 2017": "a programme",
}


@pytest.mark.parametrize("text", HITS)
def test_a_record_is_found(text: str) -> None:
    """The number or template behind its label."""
    assert values(BiometricRecognizer(), text) == [HITS[text]]


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_words_of_biometry_alone_expose_nothing(text: str, reason: str) -> None:
    """That a fingerprint was taken identifies nobody."""
    assert values(BiometricRecognizer(), text) == [], reason
