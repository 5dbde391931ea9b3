"""An address whose parts have fields of their own: "Street: 7 Oak St | City: Macon | State: GA | ZIP: 31201".

The parts of two addresses may take turns, as in the boxes of a claim form: each street has the first town, state and
ZIP code behind it that no street before it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from phiscan.detect.fields import Field
from phiscan.detect.recognizers.address_words import address_words
from phiscan.languages import fold

_PARTS = frozenset({"address2", "city", "state", "zip"})
# The town stands at most so many lines, and fields, behind the street.
_MOST_LINES, _MOST_FIELDS = 6, 12
_LONGEST_STREET = 60
_STREET = re.compile(r"(?=[^\n\t]*[^\W\d_]{3}|P\.? ?O\.?)[^\W_][^\n\t:@]{3,}")
_NO_STREET = re.compile(r"(?:same|see|idem|none|unknown|homeless|as above|n/?a|identique|inconnue?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d")
_UNIT = re.compile(r"[^\n\t:]{1,24}")
_TOWN = re.compile(
    r"(?:F ?- ?)?(?:\d{5} )?[^\W\d_][^\n\t:\d]{1,40}?(?:,? (?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:,? \d{5}(?:-\d{4})?)?)?"
)
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_WITH_ZIP = re.compile(r"(?<!\d)\d{5}(?:-\d{4})?(?!\d)")
_WITH_STATE = re.compile(r"[ ,][A-Z]{2}\Z")


@dataclass(slots=True)
class Parts:
    """A street's field, and the parts found for it: the name of each with its span, in the order of the text."""

    street: Field
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def named(self, text: str) -> Mapping[str, str]:
        """The parts as printed, by their names, in the order of an address."""
        order = ("street", "unit", "city", "state", "postal_code")
        return {name: text[slice(*self.spans[name])] for name in order if name in self.spans}

    def span(self, fields: Sequence[Field]) -> tuple[int, int]:
        """From the street to the last part where no other field's value stands between; else the street."""
        start, end = self.spans["street"]
        last = max(stop for _, stop in self.spans.values())
        own = set(self.spans.values())
        between = (each for each in fields if end < each.start < last and not _is_within(each, own))
        return (start, end) if any(between) else (start, last)


def in_one_line(parts: Mapping[str, str]) -> str:
    """An address of named parts as an envelope has it: "7 Oak St, Macon, GA 31201", "7 rue Haute, 74000 Annecy"."""
    town = ("state", "postal_code") if "state" in parts else ("postal_code", "city")
    first = [name for name in ("street", "unit", "city") if name not in town]
    last = " ".join(parts[name] for name in town if name in parts)
    return ", ".join([*(parts[name] for name in first if name in parts), *([last] if last else [])])


def addresses_in_parts(text: str, fields: Sequence[Field]) -> Iterator[Parts]:
    """The addresses of `fields` whose street and town have fields of their own."""
    waiting: list[tuple[int, Parts]] = []
    for index, each in enumerate(fields if any(each.name == "city" for each in fields) else ()):
        if each.name == "address" and (street := _street(text, each)):
            waiting.append((index, Parts(each, {"street": street})))
        elif each.name in _PARTS:
            _give(text, each, [parts for at, parts in waiting if _is_near(parts.street, each, index - at)])
    for _, parts in waiting:
        if "city" in parts.spans and ({"postal_code", "state"} & set(parts.spans) or _says_where(text, parts)):
            yield parts


def _street(text: str, each: Field) -> tuple[int, int] | None:
    """The street in a field that has no town behind it."""
    match = _STREET.fullmatch(text[each.start : each.end].rstrip(" ,."))
    if match is None or match.end() > _LONGEST_STREET or _NO_STREET.match(match[0]):
        return None
    zips = [zip_ for zip_ in _WITH_ZIP.finditer(match[0]) if zip_.start()]
    return None if zips else (each.start, each.start + match.end())


def _is_near(street: Field, each: Field, fields: int) -> bool:
    holders = {street.label.holder, each.label.holder} - {None}
    return len(holders) < 2 and fields <= _MOST_FIELDS and each.line - street.line <= _MOST_LINES


def _give(text: str, each: Field, waiting: Sequence[Parts]) -> None:
    """Give a field's part to the first of the streets that lacks it."""
    value = text[each.start : each.end].rstrip(" ,.")
    name = _part(each, value)
    for parts in waiting if name else ():
        if name not in parts.spans and (name != "state" or "city" in parts.spans):
            parts.spans[name] = (each.start, each.start + len(value))
            return


def _part(each: Field, value: str) -> str:
    """What a value is, by its form more than by its heading: a state and a ZIP code stand in one another's column at times."""
    if each.name == "address2":
        return "unit" if _UNIT.fullmatch(value) else ""
    if _ZIP.fullmatch(value):
        return "postal_code"
    if each.name == "city":
        return "city" if _TOWN.fullmatch(value) else ""
    return "state" if _is_state(value) else ""


def _is_state(value: str) -> bool:
    state, _, zip_ = value.rpartition(" ") if _DIGITS.search(value) else (value, "", "")
    words = address_words("en")
    known = fold(state) in words["states"] or state.title() in words["state_names"]
    return known and (not zip_ or _ZIP.fullmatch(zip_) is not None)


def _says_where(text: str, parts: Parts) -> bool:
    """Whether the town stands with its ZIP code or state."""
    town = text[slice(*parts.spans["city"])]
    return _WITH_ZIP.search(town) is not None or _WITH_STATE.search(town) is not None


def _is_within(each: Field, spans: set[tuple[int, int]]) -> bool:
    return any(start <= each.start < end for start, end in spans)
