"""DATE_TIME: what a date is of, where its label says so."""

from phiscan.detect.recognizers.base import DETAIL_KEY
from phiscan.detect.recognizers.date_time import DateTimeRecognizer

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
