"""Numbers of patients in lists that say nowhere what they are: of one form in one place of most records, and never the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from phiscan.detect.recognizers.patient_records import Record, read_records
from phiscan.detect.recognizers.word_index import words_in

_SHARE, _DISTINCT = 0.6, 0.95
# A number without a label of its own, or behind "N°": no date, time, amount, decimal, share or part of another.
_NUMBER = re.compile(
    r"(?<![\w./:,$€£°+-])(?:n° ?|#)?(?P<number>(?:[A-Z]{1,4}-?)?\d{4,12}(?:-\d{1,3})?)(?![\w/:%°]|[.,]\d|-\d| ?[€$])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "75012 Paris", "Macon, GA 31201"
_POSTAL = re.compile(r"\d{5}")
_TELEPHONE = 10
# A number stands on the line of the name, at most so many cells before or behind it, or on the next lines of the record.
_NEAR_CELLS, _NEAR_LINES = 2, 3
# Whose list it is says what its numbers count: a laboratory's requests, the customers of who delivers and bills.
_LABORATORY = frozenset(
    "accession analyseur analyzer automate echantillon echantillons paillasse prel prelevement specimen specimens tube tubes worklist".split()
)
_LEAST_WORDS = 2
_BUSINESS = frozenset(
    "account accounts acct balance compte comptes cust customer customers livraison livraisons manifest shipment shipped shipping solde".split()
)

# The line and the cell of a number, from those of the name, how many stand before it in the cell, and its form.
_Place = tuple[int, int, int, str]


def record_numbers(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The numbers of a list's patients, and of which type they are."""
    records = read_records(text)
    places: defaultdict[_Place, list[tuple[int, int]]] = defaultdict(list)
    for record in records:
        for place, span in _numbers(text, record):
            places[place].append(span)
    columns = [place for place, spans in places.items() if _is_column(text, spans, len(records))]
    if columns:
        nearest = min(columns, key=lambda place: (place[0], abs(place[1]), place))
        yield from ((_counted(words_in(text)), span) for span in places[nearest])


def _counted(words: frozenset[str]) -> str:
    if len(_LABORATORY & words) >= _LEAST_WORDS:
        return "ACCESSION_NUMBER"
    return "MEDICAL_RECORD_NUMBER" if _BUSINESS.isdisjoint(words) else "ACCOUNT_NUMBER"


def _numbers(text: str, record: Record) -> Iterator[tuple[_Place, tuple[int, int]]]:
    """The numbers about the name of a record, each with its place."""
    before = text.count("\t", record.start, record.name.start)
    at = record.start
    for line, words in enumerate(text[record.start : record.end].split("\n")[: 1 + _NEAR_LINES]):
        for cell, value in enumerate(words.split("\t")):
            apart = cell - before if line == 0 else cell
            own = line == 0 and apart == 0
            if abs(apart) <= _NEAR_CELLS and (own or ": " not in value):
                for order, match in enumerate(_NUMBER.finditer(value)):
                    number = match["number"]
                    if not (own or line == 0) and _POSTAL.fullmatch(number):
                        continue
                    start, end = match.span("number")
                    yield (line, apart, order, _DIGIT.sub("0", number)), (at + start, at + end)
            at += len(value) + 1


def _is_column(text: str, spans: list[tuple[int, int]], records: int) -> bool:
    """Whether numbers are those of most records, each another's, and neither years nor telephone numbers."""
    numbers = [text[start:end] for start, end in spans]
    different = len(set(numbers)) >= _DISTINCT * len(numbers)
    telephones = len(numbers[0]) == _TELEPHONE and numbers[0].isdigit()
    return len(numbers) >= _SHARE * records and different and not telephones and not all(map(_YEAR.fullmatch, numbers))
