"""Labels that ask for several numbers at once: "MRN / Account: 0012345 / 98765432", or for a name, an address and a number below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.lines import line_end

# What parts the values, the surest first.
_PARTED_BY = (re.compile(r" ?[|;] ?| / "), re.compile(r" ?/ ?"), re.compile(r", ?"), re.compile(r" +"))
_OPENS_WITH_NUMBER = re.compile(r" *(?:[A-Z#]{1,4} )?\S*\d")
_FIRST_FIGURE = re.compile(r"(?<= )[A-Z]{0,4}-?\d")
# A member's or record's number alone on its line; ten digits may be a telephone's.
_NUMBER_LINE = re.compile(r"(?:[A-Z]{1,4}-?\d{6,12}|\d{7,9}|\d{11,12})[A-Z]?")
_GOES_ON = re.compile(r" [^\W\d_]{2}")
_LEAST_ASKED = 3
_NUMBERS = frozenset({"plan_id", "mrn", "account"})


def piece_for(text: str, field: Field, name: str) -> Field:
    """The field with the part of its value that is `name`'s, where its label asks for several; with all of it where none can be told."""
    names = field.label.fields
    if len(set(names)) < len(names) or len(names) < 2:
        return field
    for mark in _PARTED_BY:
        spans = list(_parted(text, field, mark))
        if len(spans) == len(names) and all(
            _OPENS_WITH_NUMBER.match(text, *span) for asked, span in zip(names, spans, strict=True) if asked != "name"
        ):
            start, end = spans[names.index(name)]
            return replace(field, start=start, end=end)
    return _behind_name(text, field, name)


def _behind_name(text: str, field: Field, name: str) -> Field:
    """What stands behind the words of a name, where a label asks for that and a number: "Name / MRN: Ruiz, Ana 5617862 03/12/51"."""
    first = _FIRST_FIGURE.search(text, field.start, field.end)
    if field.label.fields[0] != "name" or name == "name" or first is None or len(field.label.fields) != 2:
        return field
    return replace(field, start=first.start())


def _parted(text: str, field: Field, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = field.start
    for match in mark.finditer(text, field.start, field.end):
        yield start, match.start()
        start = match.end()
    yield start, field.end


def is_whole(text: str, field: Field, span: tuple[int, int]) -> bool:
    """Whether a number is all of the value, where its label asks for other things too: "6294 King Dr" is no member's number."""
    return len(field.label.fields) < 2 or _GOES_ON.match(text, span[1], field.end) is None


def listed_below(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The numbers that stand alone under a label that asks for several things, on a line of their own: the label's name for each."""
    fields = read_fields(text)
    for field in fields:
        names = [name for name in field.label.fields if name in _NUMBERS]
        if len(field.label.fields) < _LEAST_ASKED or not names:
            continue
        at = line_end(text, field.end) + 1
        for _ in range(len(field.label.fields)):
            end = line_end(text, min(at, len(text)))
            if any(at <= other.label.start < end for other in fields):
                break
            if _NUMBER_LINE.fullmatch(text, at, end):
                yield names[0], (at, end)
                break
            at = end + 1
