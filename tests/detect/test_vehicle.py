"""VEHICLE_ID: identification numbers and plates."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from phiscan.detect.recognizers import VehicleRecognizer
from phiscan.detect.recognizers.identifier_checks import vin_valid
from tests.detect.finding import values

HITS = {
    "a rollover. Her vehicle license plate UTG 169, she said": "UTG 169",
    "the patient's vehicle, tag ZBK-9948, was towed": "ZBK-9948",
    "Bon de transport\nTaxi conventionné\nGJ-972-AG\nconducteur": "GJ-972-AG",
    "VIN: 1HGCM82633A004352": "1HGCM82633A004352",
    "her car (1M8GDM9AXKP042788) was": "1M8GDM9AXKP042788",
    "VIN: WVWZZZ1JZ3W386752": "WVWZZZ1JZ3W386752",
    "License plate: ABC 1234": "ABC 1234",
    "Plate no. 7XYZ123": "7XYZ123",
    "Plaque d'immatriculation : AB-123-CD": "AB-123-CD",
    "Immatriculation : AB-123-CD": "AB-123-CD",
    "au volant de sa Renault Clio AB-123-CD": "AB-123-CD",
    "Immatriculation du véhicule : 123 ABC 75": "123 ABC 75",
}
MISSES = {
    "RFID tag 4410 AB on the specimen": "no word of vehicles before it",
    "lot 1HGCM82633A004353": "check digit is wrong",
    "11111111111111111": "one digit, seventeen times",
    "12345678901234567": "no letter",
    "Réf AB-123-CD": "a reference: no word of vehicles before it",
    "License plate: none": "no plate",
    "Immatriculation : 2 55 08 14 168 025 38": "a person's number",
    "AI-123-OU": "letters that plates do not use",
}

_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))


@pytest.mark.parametrize("text", HITS)
def test_a_vehicle_is_found(text: str) -> None:
    """The number or plate alone."""
    assert values(VehicleRecognizer(), text) == [HITS[text]]


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_other_codes_are_left_alone(text: str, reason: str) -> None:
    """Order and lot numbers are no vehicles."""
    assert values(VehicleRecognizer(), text) == [], reason


@given(st.sampled_from(("1HGCM82633A004352", "1M8GDM9AXKP042788")), st.integers(0, 16), st.sampled_from("0123456789"))
def test_a_changed_digit_of_a_vin_is_refused(number: str, place: int, digit: str) -> None:
    """One wrong digit breaks the check."""
    was = _VALUES.get(number[place], number[place])
    assume(was != digit)
    assert vin_valid(number)
    assert not vin_valid(number[:place] + digit + number[place + 1 :])
