"""Dates in the forms people print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.people.dates import BIRTH_PIVOT, parse_date

FORMS = {
    ("03/12/1951", "en"): date(1951, 3, 12),
    ("03/12/1951", "fr"): date(1951, 12, 3),
    ("03/12/1951", "und"): date(1951, 3, 12),
    ("25/03/1951", "en"): date(1951, 3, 25),
    ("03.12.1951", "en"): date(1951, 12, 3),
    ("3-12-51", "en"): date(1951, 3, 12),
    ("1951-03-12", "fr"): date(1951, 3, 12),
    ("19510312", "en"): date(1951, 3, 12),
    ("03121951", "en"): date(1951, 3, 12),
    ("March 12, 1951", "en"): date(1951, 3, 12),
    ("12-MAR-1951", "en"): date(1951, 3, 12),
    ("Mon, Mar 12th 1951", "en"): date(1951, 3, 12),
    ("12 août 1951", "fr"): date(1951, 8, 12),
    ("1er févr. 1951", "fr"): date(1951, 2, 1),
    ("12 juillet 1951", "fr"): date(1951, 7, 12),
    ("03/12/2017 10:45 AM", "en"): date(2017, 3, 12),
    ("2017-03-12T10:45:00", "en"): date(2017, 3, 12),
    ("12/03/2017 à 8h30", "fr"): date(2017, 3, 12),
}

NO_DATES = {
    "31/31/1951": "no such day",
    "02/30/1951": "no such day of the month",
    "1951": "a year",
    "March 1951": "a month",
    "12 jui 1951": "June or July",
    "12345678901": "a number",
    "": "nothing",
}


@pytest.mark.parametrize(("form", "expected"), FORMS.items(), ids=[text for text, _ in FORMS])
def test_a_date_is_read_in_the_order_of_its_language(form, expected):
    """Each printed form is one calendar date; the language decides between day and month."""
    assert parse_date(*form) == expected


@pytest.mark.parametrize("text", NO_DATES, ids=NO_DATES.values())
def test_what_is_no_date_is_none(text):
    """Nothing is guessed."""
    assert parse_date(text, "en") is None


def test_a_two_digit_birth_year_is_of_the_last_century_unless_recent():
    """Patients are more often old than newborn."""
    assert parse_date("03/12/25", "en", pivot=BIRTH_PIVOT) == date(1925, 3, 12)
    assert parse_date("03/12/12", "en", pivot=BIRTH_PIVOT) == date(2012, 3, 12)


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31)))
def test_numeric_forms_survive_the_round_trip(day):
    """What was printed month first in English, or day first in French, comes back."""
    assert parse_date(day.strftime("%m/%d/%Y"), "en") == day
    assert parse_date(day.strftime("%d/%m/%Y"), "fr") == day
    assert parse_date(day.isoformat(), "fr") == day
