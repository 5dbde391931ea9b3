"""An address whose town stands apart from its street: in its column, under the next line of it, with others between.

Drawn: 7 Oak Street             7 Oak Street       (217) 555-0100
12-05-2019 / 07:41              Macon, GA 31201    F
Macon, GA 31201
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from phiscan.detect.recognizers.address_words import Place, address_words
from phiscan.detect.recognizers.lines import line_end

# The town stands at most so many lines below its street.
_MOST_LINES = 3
# Before a cell, what the layout or the form calls its column.
_CAPTION = r"(?:[^\n\t:\d]{1,40}: )?"


def parts_apart(text: str, street: Place, others: Sequence[Place]) -> Mapping[str, str] | None:
    """The parts of the address of a street that ends its cell, where a town alone in its cell follows in its column."""
    if street.whole or text[street.end : street.end + 1] not in ("\t", "\n"):
        return None
    column = text.count("\t", text.rfind("\n", 0, street.start) + 1, street.start)
    at = line_end(text, street.end) + 1
    for _ in range(_MOST_LINES):
        end = line_end(text, min(at, len(text)))
        cells = text[at:end].split("\t")
        town = _town().fullmatch(cells[column]) if column < len(cells) else None
        if any(at <= other.start < end and not (town and other.start >= at) for other in others):
            return None
        if town:
            named = ("city", "state", "postal_code")
            return {"street": text[street.start : street.end], **{name: town[name] for name in named}}
        at = end + 1
    return None


@cache
def _town() -> re.Pattern[str]:
    codes = "|".join(sorted(code.upper() for code in address_words("en")["states"]))
    return re.compile(
        rf"{_CAPTION}(?P<city>[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}}){{0,3}}),? (?P<state>{codes})\.?,? {{1,2}}(?P<postal_code>\d{{5}}(?:-\d{{4}})?) ?"
    )
