"""Numbers with a check survive however they are printed, and a changed digit is refused."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import luhn

from phiscan.detect.recognizers import AgeRecognizer, IdentifierRecognizer, PhoneRecognizer, VehicleRecognizer
from phiscan.detect.recognizers.identifier_checks import card_valid, dea_valid, hicn_valid, itin_valid, ssn_valid
from tests.detect.finding import values

IDENTIFIERS = IdentifierRecognizer()


def _types(text: str) -> set[str]:
    return {each.entity_type for each in IDENTIFIERS.find(text)}


def _changed(number: str, place: int, change: int) -> str:
    digits = [at for at, character in enumerate(number) if character.isdigit()]
    at = digits[place % len(digits)]
    return number[:at] + str((int(number[at]) + change) % 10) + number[at + 1 :]


changes = st.tuples(st.integers(0, 20), st.integers(1, 9))


@given(
    st.from_regex(r"(?:4[0-9]{3}|5[1-5][0-9]{2}|6011)[0-9]{11}", fullmatch=True), st.sampled_from((" ", "-")), changes
)
def test_a_card_survives_its_grouping_and_no_wrong_digit(stem: str, mark: str, change: tuple[int, int]) -> None:
    """Four groups of four, by the issuer's prefix and the check digit."""
    number = stem + luhn.calc_check_digit(stem)
    grouped = mark.join(number[at : at + 4] for at in range(0, 16, 4))
    assert card_valid(number)
    assert not card_valid(_changed(number, *change))
    assert "CREDIT_CARD" in _types(f"paid with {grouped}.")
    assert "CREDIT_CARD" not in _types(f"paid with {_changed(grouped, *change)}.")


@given(st.integers(100000, 999999), st.sampled_from("ABFGM"), st.sampled_from("ABCDEFG"), changes)
def test_a_dea_number_survives_no_wrong_digit(six: int, kind: str, initial: str, change: tuple[int, int]) -> None:
    """(d1+d3+d5) + 2(d2+d4+d6) ends in d7; of a doubled digit a change by five cannot be told."""
    assume(change[1] != 5)
    d = [int(character) for character in str(six)]
    number = f"{kind}{initial}{six}{(d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10}"
    assert dea_valid(number)
    assert not dea_valid(_changed(number, *change))
    assert _types(f"DEA: {number}") == {"US_DEA"}


@given(st.sampled_from(("01", "33", "69", "75", "92")), st.integers(100000, 999999), changes)
def test_a_finess_survives_no_wrong_digit(department: str, rest: int, change: tuple[int, int]) -> None:
    """By its form it needs its check digit, on a page that speaks of establishments."""
    stem = f"{department}{rest}"
    number = stem + luhn.calc_check_digit(stem)
    assert "FR_FINESS" in _types(f"établissement (finess)\n{number} Lyon")
    assert "FR_FINESS" not in _types(f"établissement (finess)\n{_changed(number, *change)} Lyon")


@given(st.integers(1, 899), st.integers(1, 99), st.integers(1, 9999), st.sampled_from("AMT"))
def test_a_medicare_number_is_its_workers_ssn(area: int, group: int, serial: int, suffix: str) -> None:
    """What could not be an SSN could not be a claim's either."""
    number = f"{area:03}-{group:02}-{serial:04}"
    assert hicn_valid(number + suffix) == ssn_valid(number)
    if ssn_valid(number):
        assert _types(f"HICN: {number}{suffix}") == {"US_HICN"}


@given(st.integers(900, 999), st.integers(0, 99), st.integers(1, 9999))
def test_an_itin_is_told_from_an_ssn_by_its_group(area: int, group: int, serial: int) -> None:
    """No number is both."""
    number = f"{area}-{group:02}-{serial:04}"
    assert not (itin_valid(number) and ssn_valid(number))
    assert ("US_ITIN" in _types(f"number {number} of")) == itin_valid(number)


@pytest.mark.parametrize("form", ["({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "1-{}-{}-{}", "+1 {} {} {}"])
@given(exchange=st.integers(200, 999), line=st.integers(0, 9999))
def test_a_telephone_number_survives_its_form(form: str, exchange: int, line: int) -> None:
    """Behind its label, whatever parts its groups."""
    assume(exchange % 100 != 11)
    number = form.format("217", exchange, f"{line:04}")
    assert values(PhoneRecognizer(), f"Phone: {number}") == [number]


@pytest.mark.parametrize("mark", [" ", ".", "-", ""])
@given(first=st.sampled_from("123456"), rest=st.integers(10000000, 99999999))
def test_a_french_number_survives_its_form(mark: str, first: str, rest: int) -> None:
    """Behind its label, in pairs or at a stretch."""
    pairs = [f"0{first}", *(str(rest)[at : at + 2] for at in range(0, 8, 2))]
    assert values(PhoneRecognizer(), f"Tél : {mark.join(pairs)}") == [mark.join(pairs)]


@given(st.integers(0, 120))
def test_every_age_is_found_and_those_over_89_apart(years: int) -> None:
    """In English and French, with its label and without."""
    wanted = "AGE_OVER_89" if years > 89 else "AGE"
    for text in (f"a {years}-year-old woman", f"une patiente de {years} ans,", f"Age: {years}", f"Âge : {years} ans"):
        assert {each.entity_type for each in AgeRecognizer().find(text)} == {wanted}, text


plates = st.from_regex(r"[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}", fullmatch=True)


@given(plates)
def test_a_french_plate_needs_a_word_of_vehicles(plate: str) -> None:
    """Order numbers are written like it."""
    assert values(VehicleRecognizer(), f"Immatriculation du véhicule : {plate}") == [plate]
    assert values(VehicleRecognizer(), f"Commande : {plate}") == []


@given(
    st.from_regex(r"(?:[A-Z]{1,3}-?)?[1-9][0-9]{6,9}", fullmatch=True),
    st.sampled_from((": ", "\t", "\n", " -: ", " ......... ")),
)
def test_a_labelled_number_is_found_whole(number: str, between: str) -> None:
    """Letters and dash included, wherever it stands to its label."""
    assert values(IDENTIFIERS, f"Chart number{between}{number}", "MEDICAL_RECORD_NUMBER") == [number]
