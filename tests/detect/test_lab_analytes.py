"""The table of analytes, and finding their names in text."""

from __future__ import annotations

import csv
import time
from importlib import resources

import pytest

from phiscan.detect.recognizers.analytes import mentions, named
from phiscan.detect.recognizers.lab_names import parted_from_leader


def _rows() -> list[dict[str, str]]:
    table = resources.files("phiscan.detect.recognizers").joinpath("analytes.csv").read_text("utf-8")
    return list(csv.DictReader(table.splitlines()))


def _check_digit(number: str) -> int:
    """LOINC's mod 10: the digits at odd places from the right, as one number, doubled; then the others."""
    backwards = number[::-1]
    doubled = str(2 * int(backwards[0::2]))
    return -sum(int(digit) for digit in doubled + backwards[1::2]) % 10


def test_every_loinc_code_has_its_check_digit() -> None:
    """A mistyped code would name another analyte."""
    codes = [row["loinc"].split("-") for row in _rows() if row["loinc"]]
    assert [number for number, digit in codes if _check_digit(number) != int(digit)] == []


def test_no_loinc_code_stands_twice() -> None:
    """One code, one row."""
    codes = [row["loinc"] for row in _rows() if row["loinc"]]
    assert len(codes) == len(set(codes)) > 100


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("PT/INR", "PT/INR"),
        ("I.N.R.", "I.N.R."),
        ("Hemoglobin A1c", "Hemoglobin A1c"),
        ("THYREOSTIMULINE", "THYREOSTIMULINE"),
        ("cholestérol HDL", "cholestérol HDL"),
        ("25-OH Vitamin D", "25-OH Vitamin D"),
    ],
)
def test_the_longest_name_is_found(text: str, printed: str) -> None:
    """Whatever accents, case and dots it is printed with."""
    (mention,) = mentions(text)
    assert text[mention.start : mention.end] == printed


@pytest.mark.parametrize("text", ["the alt key", "k and na", "low iron. Total cost", "Subsodium"])
def test_words_that_only_look_like_names(text: str) -> None:
    """Abbreviations need their capitals, names their word boundaries, and a sentence ends a name."""
    assert [text[m.start : m.end] for m in mentions(text) if m.loinc(None) != "2498-4"] == []


@pytest.mark.parametrize(("unit", "loinc"), [("%", "770-8"), ("G/L", "751-8"), ("x10E3/uL", "751-8"), (None, "")])
def test_the_unit_decides_between_analytes_of_one_name(unit: str | None, loinc: str) -> None:
    """Neutrophils are counted and given as a share."""
    mention = named("Polynucléaires neutrophiles")
    assert mention is not None
    assert mention.loinc(unit) == loinc


def test_a_leader_costs_no_square_of_its_length() -> None:
    """Dots to write on fill lines of forms: those that lead to no value are looked at once."""
    started = time.process_time()
    assert parted_from_leader("." * 20_000 + "1") == ("." * 20_000 + "1", "")
    assert time.process_time() - started < 0.5
    assert parted_from_leader("Glucose ........ H") == ("Glucose", "H")
