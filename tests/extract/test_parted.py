"""Dates and numbers that a narrow column parts are read whole, without rules that frame their row."""

from __future__ import annotations

import pytest

from tests.extract.cells import read

HEADING = [(40.0, 0.0, "Name"), (130.0, 0.0, "DOB"), (180.0, 0.0, "Phone"), (250.0, 0.0, "Visit reason")]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (("19/07/199", "4"), "19/07/1994"),
        (("20-Aug-19", "49"), "20-Aug-1949"),
        (("1994-07-", "19"), "1994-07-19"),
    ],
    ids=["a figure too many", "with the name of the month", "the year first"],
)
def test_a_date_that_a_column_had_no_room_for(pieces: tuple[str, str], whole: str) -> None:
    """Its other cells stand midway between the two lines, or take two lines too."""
    dates = [(130.0, 2.0, pieces[0]), (130.0, 3.0, pieces[1])]
    midway = [(40.0, 2.5, "Ana Ruiz"), (180.0, 2.5, "217-523-4567"), (250.0, 2.5, "Pain")]
    wrapped = [(40.0, 2.0, "Ana"), (40.0, 3.0, "Ruiz"), (180.0, 2.5, "217-523-4567"), (250.0, 2.0, "Pain")]
    for cells in (midway, wrapped):
        assert f"Name: Ana Ruiz\tDOB: {whole}\tPhone: 217-523-4567" in read(*HEADING, *dates, *cells)


def test_pairs_of_a_telephone_number_that_go_on_below() -> None:
    """A narrow column parts them where there is a blank."""
    cells = [(40.0, 2.0, "Ana"), (40.0, 3.0, "Ruiz"), (180.0, 2.0, "04 37 57 36"), (180.0, 3.0, "27")]
    assert "Phone: 04 37 57 36 27" in read(*HEADING, *cells, (250.0, 2.0, "Pain"))


def test_numbers_below_one_another_stay_two() -> None:
    """Two records of five figures are no telephone number; a short date over a result has room for a year."""
    cells = [(40.0, 2.0, "Ana Ruiz"), (130.0, 2.0, "70415"), (180.0, 2.0, "217-523-4567"), (250.0, 2.0, "Pain")]
    below = [(40.0, 3.0, "Paul Roux"), (130.0, 3.0, "70822"), (180.0, 3.0, "217-523-4568"), (250.0, 3.0, "Pain")]
    text = read(*HEADING, *cells, *below)
    assert "70415\t" in text
    assert "70822\t" in text
    assert "12/03/20\t" in read((40.0, 0.0, "12/03/20"), (200.0, 0.0, "INR"), (40.0, 1.0, "15"))
