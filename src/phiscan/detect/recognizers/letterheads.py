"""Letterheads: what stands at the top of a page above an address and a telephone number is whose paper it is.

A practice or laboratory may be called anything ("PulsePoint"); its place says what it is. Where the name reads like a
person's (a given name, a title, a credential), it is one: a doctor's letter opens with the doctor.
"""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.detect.recognizers.address_fr import french_addresses
from phiscan.detect.recognizers.address_us import us_addresses
from phiscan.detect.recognizers.names import name_at
from phiscan.detect.recognizers.organization_words import tail_words
from phiscan.languages import fold, given_names, name_words

_LINES = 6
_NAME = re.compile(r"(?P<name>[^\W\d_a-zà-ÿ][^\n\t:;|@]{3,58}[^\s:;|@.,])(?=[\n\t])")
# A telephone, fax, e-mail or web address of the sender.
_REACHED = re.compile(r"(?:\d[\d .()/-]{6,}\d|www\.|https?:|@)")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 4


@lru_cache(maxsize=4)
def letterhead(text: str) -> tuple[int, int] | None:
    """The span of the organisation's name that opens a page, above or beside its address; None where none does."""
    match = _NAME.match(text)
    if match is None or _is_persons(text, *match.span("name")):
        return None
    lines = text.split("\n", _LINES)[:_LINES]
    head = "\n".join(lines)
    behind = match.end() + 1
    places = [place for place in (*us_addresses(head), *french_addresses(head)) if place.whole or place.street]
    starts = {place.start: place.end for place in places}
    end = starts.get(behind)
    if end is None or not _REACHED.search(head, end):
        return None
    return match.span("name")


def _is_persons(text: str, start: int, end: int) -> bool:
    """Whether a name reads like somebody's: titled, with a credential, or with a given name and no word of organisations."""
    name = name_at(text, start, end, sure=True)
    words = [fold(word) for word in _WORD.findall(text, start, end)]
    if name is not None and (name.titled or name.credential):
        return True
    organizations = name_words().organizations
    letters = sum(map(len, words))
    of_firms = any(word in organizations for word in words) or set(words) & tail_words()
    return letters < _LEAST_LETTERS or (not of_firms and any(word in given_names() for word in words))
