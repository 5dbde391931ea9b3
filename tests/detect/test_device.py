"""DEVICE_ID by its UDI."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.recognizers import DeviceRecognizer
from phiscan.detect.recognizers.base import DETAIL_KEY
from phiscan.detect.recognizers.identifier_checks import gtin_valid
from tests.detect.finding import values

GTIN = "10614141000415"
HITS = {
    f"UDI (01){GTIN}(21)10987654d321 implanted": f"(01){GTIN}(21)10987654d321",
    f"(01){GTIN}(17)141120(10)7654321D(21)A-9": f"(01){GTIN}(17)141120(10)7654321D(21)A-9",
    f"(01) {GTIN} (11) 141231 (21) 77.": f"(01) {GTIN} (11) 141231 (21) 77",
    "+H123PARTNO1234567890120/$$420020216LOT123456789012345": "+H123PARTNO1234567890120/$$420020216LOT123456789012345",
}
MISSES = {
    "(01)10614141000416(21)10987654d321": "check digit is wrong",
    f"(01){GTIN}(17)141120(10)7654321D": "a model and a lot: no serial number",
    "(01) first item (21) twenty-first item": "a list",
}


@pytest.mark.parametrize("text", HITS)
def test_a_device_is_found(text: str) -> None:
    """The identifier as a whole."""
    assert values(DeviceRecognizer(), text) == [HITS[text]]


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_what_names_no_single_device_is_left_alone(text: str, reason: str) -> None:
    """A model is everybody's."""
    assert values(DeviceRecognizer(), text) == [], reason


def test_the_parts_are_told() -> None:
    """Model and serial number."""
    (found,) = DeviceRecognizer().analyze(f"(01){GTIN}(21)A9", [])
    assert (found.recognition_metadata or {})[DETAIL_KEY] == {"model": GTIN, "serial": "A9"}


@given(st.integers(0, 13), st.integers(1, 9))
def test_a_changed_digit_of_a_gtin_is_refused(place: int, change: int) -> None:
    """One wrong digit breaks the check."""
    wrong = GTIN[:place] + str((int(GTIN[place]) + change) % 10) + GTIN[place + 1 :]
    assert gtin_valid(GTIN)
    assert not gtin_valid(wrong)
