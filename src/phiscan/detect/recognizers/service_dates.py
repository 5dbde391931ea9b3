"""Dates of service as claims print them, six digits in a cell: "0300\\t85610\\t032618\\t1\\t48.00".

Six digits are a date there because the page asks for dates of service, and nearly all such cells of it are dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.dates import PrintedDate, compact_date
from phiscan.detect.sieve import Sieved

_ASKS = Sieved(
    r"\b(?:serv(?:ice)?\.? dates?|dates?(?:\(s\))? of service|statement covers period|dates? d(?:es|e) soins)",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?:(?<=[\t\n])|(?<=: ))(?:\d{6}|\d\d \d\d \d\d)(?=[\t\n]|\Z)")
_FEWEST = 2
# One number in thirty passes for a date: a page's cells must be dates together.
_SHARE = 0.8


def service_dates(text: str) -> Iterator[PrintedDate]:
    """The dates in cells of six digits, where a page's are dates of service."""
    if _ASKS.search(text) is None:
        return
    cells = list(_CELL.finditer(text))
    dates = [date for cell in cells if (date := compact_date(text, *cell.span()))]
    if len(dates) >= max(_FEWEST, _SHARE * len(cells)):
        yield from dates
