"""DATE_TIME: every full date that is nobody's birth date; the date alone, without its time."""

from __future__ import annotations

from collections.abc import Iterator

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.birth_date import read_births
from phiscan.detect.recognizers.dates import PrintedDate, compact_date, read_dates
from phiscan.detect.recognizers.service_dates import service_dates
from phiscan.languages import fold
from phiscan.model import Basis

_LABEL_SCORE = 0.95
_PATTERN_SCORE = 0.85
# The two columns of a claim's dates.
_PERIOD = frozenset({"from", "to", "du", "au"})
# Of the labels of a date, those of a death: the person is deceased.
_DEATH = frozenset({"date of death", "deceased", "date de deces", "decede le", "decedee le", "deces"})


class DateTimeRecognizer(Recognizer):
    """Dates of events: visits, tests, orders, letters."""

    ENTITIES = ("DATE_TIME",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Full dates in `text` but for birth dates."""
        births = {birth.date.start for birth in read_births(text)}
        labelled = dict(_labelled(text))
        deaths = {field.start: field.end for field in read_fields(text) if _said(text, field) in _DEATH}
        plain = {date.start: date for date in (*service_dates(text), *(date for date in labelled.values() if date))}
        for date in [*read_dates(text), *plain.values()]:
            if date.start not in births:
                known = date.start in labelled
                yield self.result(
                    "DATE_TIME",
                    date.start,
                    date.end,
                    basis=Basis.LABEL if known else Basis.PATTERN,
                    score=_LABEL_SCORE if known else _PATTERN_SCORE,
                    detail={"event": "death"} if any(s <= date.start < e for s, e in deaths.items()) else None,
                )


def _labelled(text: str) -> Iterator[tuple[int, PrintedDate | None]]:
    """Where the value of a date label begins, and the date that only the label shows to be one ("02 11 17")."""
    for field in read_fields(text):
        if field.name == "date" or _said(text, field) in _PERIOD:
            dates = [date for date in read_dates(text) if field.start <= date.start < field.end]
            if dates:
                yield dates[0].start, None
            elif compact := _compact(text, field):
                yield compact.start, compact


def _said(text: str, field: Field) -> str:
    return fold(text[field.label.start : field.label.end]).strip()


def _compact(text: str, field: Field) -> PrintedDate | None:
    """Numbers in boxes that fill the whole value of a date label."""
    date = compact_date(text, field.start, field.end)
    return date if date and (date.start, date.end) == (field.start, field.end) else None
