"""DATE_TIME: what a date is of, where its label says so."""

from phiscan.detect.recognizers.base import DETAIL_KEY
from phiscan.detect.recognizers.date_time import DateTimeRecognizer
from tests.detect.finding import values

DEATHS = {
    "Date of death: 03/12/2016": [{"event": "death"}],
    "Décédé le : 12/03/2016\nVu le : 01/02/2016": [{"event": "death"}, None],
    "Date of service: 03/12/2016": [None],
}


def test_a_date_under_a_label_of_death_says_so():
    """Persons said to be deceased are told apart in the table of persons: their heirs are notified."""
    for text, events in DEATHS.items():
        found = sorted(DateTimeRecognizer().find(text), key=lambda each: each.start)
        assert [each.recognition_metadata.get(DETAIL_KEY) for each in found] == events, text


def test_six_digits_are_dates_in_a_claims_cells():
    """Where the page asks for dates of service, and its cells of six digits are dates together."""
    rows = "0300\t041621\t48.00\n0301\t041721\t12.00\n"
    assert values(DateTimeRecognizer(), f"Code\tServ. date\tAmount\n{rows}") == ["041621", "041721"]
    assert values(DateTimeRecognizer(), f"Code\tItem\tAmount\n{rows}") == []
    assert values(DateTimeRecognizer(), "Serv. date\n0300\t041621\t48.00\n0301\t994721\t12.00\n") == []
