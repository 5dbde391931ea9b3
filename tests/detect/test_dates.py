"""The grammar of printed dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.recognizers.dates import compact_date, read_dates

HITS = {
    "03/12/1951": {date(1951, 3, 12), date(1951, 12, 3)},
    "28/03/1979": {date(1979, 3, 28)},
    "3/12/51": {date(1951, 3, 12), date(1951, 12, 3), date(2051, 3, 12), date(2051, 12, 3)},
    "1951-03-12": {date(1951, 3, 12)},
    "1951/03/12": {date(1951, 3, 12)},
    "12.03.1951": {date(1951, 3, 12), date(1951, 12, 3)},
    "07 . 03 . 1958": {date(1958, 3, 7), date(1958, 7, 3)},
    "22|8|1923": {date(1923, 8, 22)},
    "28 03 1979": {date(1979, 3, 28)},
    "12 Mar 1951": {date(1951, 3, 12)},
    "12-MAR-1951": {date(1951, 3, 12)},
    "12MAR1951": {date(1951, 3, 12)},
    "March 12, 1951": {date(1951, 3, 12)},
    "Mar. 12th, 1951": {date(1951, 3, 12)},
    "12th of March, 1951": {date(1951, 3, 12)},
    "Jan 20th '23": {date(1923, 1, 20), date(2023, 1, 20)},
    "1951-Mar-12": {date(1951, 3, 12)},
    "1er avril 2021": {date(2021, 4, 1)},
    "28 mars 1979": {date(1979, 3, 28)},
    "12 févr. 1951": {date(1951, 2, 12)},
    "12 AOUT 1951": {date(1951, 8, 12)},
    "12 AOÛT 1951": {date(1951, 8, 12)},
    "14 Juillet 1977": {date(1977, 7, 14)},
    "14 juin 1977": {date(1977, 6, 14)},
}
IN_CONTEXT = {
    "DOB03/12/51 M": "03/12/51",
    "2017-09-12T08:30:00": "2017-09-12",
    "06/24/17-0932": "06/24/17",
    "on 09/08/2017 at 10:15": "09/08/2017",
    "le 12/09/2017 à 07h49": "12/09/2017",
    "March\n12, 1951": "March\n12, 1951",
}
MISSES = {
    "03/1951": "no day",
    "March 1951": "no day",
    "March 12": "no year",
    "13/25/1951": "a date in neither order",
    "31/02/1951": "no such day",
    "1.2.17": "a version",
    "10.12.2017.4": "a longer dotted number",
    "192.168.10.12": "an IP address",
    "01.02.03.04.05": "a telephone number",
    "01 23 45 67 89": "a telephone number",
    "555-12-1951": "an identifier",
    "LOT-12-03-2017": "an identifier",
    "17-0912-0034": "an accession number",
    "120/80/2017": "no month of 120",
    "$12.03.1951": "an amount",
    "70 bis rue du 8-Mai-1945": "an address",
    "12, avenue du 11 Novembre 1918": "an address",
    "28031979": "digits without a label",
    "X12/03/1951": "part of a word",
    "Summary 12, 1951": "no month",
    "may 500 1951": "no day",
}


@pytest.mark.parametrize("text", HITS)
def test_a_date_keeps_every_reading(text: str) -> None:
    """The whole date is spanned, and every day it may mean is kept."""
    (found,) = read_dates(text)
    assert text[found.start : found.end] == text
    assert set(found.readings) == HITS[text]


@pytest.mark.parametrize("text", IN_CONTEXT)
def test_a_date_is_found_without_what_stands_around_it(text: str) -> None:
    """Labels and times are no part of a date."""
    assert [text[each.start : each.end] for each in read_dates(text)] == [IN_CONTEXT[text]]


@pytest.mark.parametrize("text", MISSES)
def test_what_is_no_full_date_is_left_alone(text: str) -> None:
    """Partial dates and parts of other numbers are no dates."""
    assert read_dates(text) == (), MISSES[text]


@given(
    st.dates(date(1880, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%m-%d-%Y", "%Y-%m-%d", "%d.%m.%Y", "%B %d, %Y"]),
)
def test_a_printed_date_may_mean_the_day_it_was_made_of(day: date, form: str) -> None:
    """Whatever the form, the day is among the readings."""
    text = f"seen {day.strftime(form)} here"
    (found,) = read_dates(text)
    assert day in found.readings
    assert text[found.start : found.end] == day.strftime(form)


@given(st.text(alphabet="0123456789/.- \n\tmarchjuilletT", max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    """Any text is read without error, left to right."""
    ends = 0
    for found in read_dates(text):
        assert ends <= found.start < found.end <= len(text)
        assert found.readings
        ends = found.end


def test_digits_in_boxes_are_a_date_where_one_is_asked_for() -> None:
    """Eight digits, parted or not, in either order."""
    for text in ("28031979", "2 8 0 3 1 9 7 9", "|2|8|0|3|1979|", "28 03 79", "19790328"):
        found = compact_date(text, 0, len(text))
        assert found is not None, text
        assert date(1979, 3, 28) in found.readings
    assert compact_date("123456789", 0, 9) is None
