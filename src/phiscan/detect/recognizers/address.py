"""STREET_ADDRESS: postal addresses as printed, from the number in the street to the ZIP code or country.

Grammars of the US and of France, and forms of their neighbours, over one to four lines; under an address label any country's. A street alone
counts for less, a town alone only under its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.address_abroad import addresses_abroad
from phiscan.detect.recognizers.address_apart import parts_apart
from phiscan.detect.recognizers.address_fr import french_addresses
from phiscan.detect.recognizers.address_parts import addresses_in_parts
from phiscan.detect.recognizers.address_us import us_addresses
from phiscan.detect.recognizers.address_words import Place
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.97
_WHOLE_SCORE = 0.92
_STREET_SCORE = 0.65
# A line that goes on an address: a postal code of any country with a town, or a country alone.
_LAST_LINE = re.compile(
    r"(?:[A-Z]{1,2}[- ])?(?:[^\W\d_][^\n\t:]{1,30}[ ,]+)?(?:\d{4,6}(?:[- ]\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)"
    r"(?:[ ,]+[^\W\d_][^\n\t:]{1,40})?(?=[\t\n]|\Z)"
)
_DATE_OR_PHONE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{3}[-. ]\d{4}|@")
_MOST_LINES = 3
_LONGEST_REST, _LONGEST_LINE = 50, 90
# "MAC address: 00:1B:44:11:3A:B7" has no word that could name a street.
_STREET_WORD = re.compile(r"[^\W\d_]{3}")
_ADDRESS_FIELDS = frozenset({"address", "address2", "city", "zip"})


class AddressRecognizer(Recognizer):
    """Postal addresses of the US and France by their grammar, others by their label."""

    ENTITIES = ("STREET_ADDRESS",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The addresses of `text`, in order, not overlapping."""
        every = read_fields(text)
        fields = [field for field in every if _ADDRESS_FIELDS.intersection(field.label.fields)]
        parted = list(addresses_in_parts(text, every)) if fields else []
        for parts in parted:
            yield self.result(
                "STREET_ADDRESS",
                *parts.span(every),
                basis=Basis.LABEL,
                score=_LABEL_SCORE,
                role=parts.street.role,
                detail=parts.named(text),
            )
        in_parts = [span for parts in parted for span in parts.spans.values()]
        taken = 0
        in_order = sorted(_found(text, fields), key=lambda each: (each.place.start, -each.place.end))
        places = [found.place for found in in_order]
        for found in in_order:
            place = found.place
            if any(start < place.end and place.start < end for start, end in in_parts):
                continue
            if place.start < taken or not (place.whole or found.field or place.street):
                continue
            taken = place.end
            yield self.result(
                "STREET_ADDRESS",
                place.start,
                place.end,
                basis=Basis.LABEL if found.field else Basis.PATTERN,
                score=_LABEL_SCORE if found.field else _WHOLE_SCORE if place.whole else _STREET_SCORE,
                role=found.field.role if found.field else _role_at(text, place),
                detail=parts_apart(text, place, places) if place.street else None,
            )


@dataclass(frozen=True, slots=True)
class _Found:
    place: Place
    field: Field | None


def _found(text: str, fields: list[Field]) -> Iterator[_Found]:
    spans = []
    prose = unwrapped(text)
    for place in (*us_addresses(prose), *french_addresses(prose), *addresses_abroad(prose)):
        field = next((each for each in fields if each.start <= place.start < each.end), None)
        if place.whole or place.street or field:
            spans.append((place.start, place.end))
            yield _Found(_to_the_end(text, place, field), field)
    for field in fields:
        if not any(start < field.end and field.start < end for start, end in spans):
            place_there = _labelled(text, field)
            if place_there:
                yield _Found(place_there, field)


def _to_the_end(text: str, place: Place, field: Field | None) -> Place:
    """A street at the start of an address label's value goes on to the end of it: "10 High St, London SW1A 2AA"."""
    rest = text[place.end : field.end] if field else ""
    if place.whole or field is None or place.start != field.start or rest[:1] != "," or len(rest) > _LONGEST_REST:
        return place
    return _labelled(text, field) or place


def _labelled(text: str, field: Field) -> Place | None:
    """The value of an address label in no grammar known here: its cell, and the lines that go on with it."""
    value = text[field.start : field.end].rstrip(" ,.")
    if not (value[:1].isupper() or value[:1].isdigit()) or len(value) > _LONGEST_LINE:
        return None
    if not any(c.isdigit() for c in value) or (not _STREET_WORD.search(value) and field.name != "zip"):
        return None
    if _DATE_OR_PHONE.search(value) or field.name == "address2":
        return None
    end = field.start + len(value)
    for _ in range(_MOST_LINES):
        match = _LAST_LINE.match(text, end + 1) if text[end : end + 1] == "\n" else None
        if match is None:
            break
        end = match.end()
    return Place(field.start, end, whole=True, street=False)


def _role_at(text: str, place: Place) -> Role | None:
    """Whose heading or field the address stands in, where one says so."""
    for field in read_fields(text):
        if field.start <= place.start < field.end:
            return field.role
    return None
