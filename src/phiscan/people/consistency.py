"""What the documents of one person do not agree on: a misread value, or two people taken for one. For somebody to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from phiscan.model import SensitiveText
from phiscan.people.births import Agreement, agreement
from phiscan.people.records import Record
from phiscan.people.traits import Traits

# A wrong digit, one left out or one too many.
_ONE_SLIP = 1


class Difference(StrEnum):
    """How a value differs from the person's usual one."""

    SWAPPED = "day and month swapped"
    ONE_DIGIT = "one digit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One value that differs from what most documents of the person say of the `field`; `record` is where it stands."""

    field: str
    value: SensitiveText
    difference: Difference
    documents: int
    usual_documents: int
    record: int


def disagreements(records: Sequence[Record], group: Sequence[int]) -> Iterator[Disagreement]:
    """What the records of one person disagree on, field by field; the value of most documents is held for right."""
    if len(group) < 2:
        return
    said: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], int] = {}
    for position in group:
        for field, value in _values(records[position].traits).items():
            said.setdefault(field, Counter())[value] += records[position].documents
            first.setdefault((field, value), position)
    for field, counts in said.items():
        usual, most = counts.most_common(1)[0]
        for value, documents in counts.items():
            if not _same(field, usual, value):
                difference = _difference(field, usual, value)
                yield Disagreement(
                    field, SensitiveText(_shown(field, value)), difference, documents, most, first[field, value]
                )


def _values(traits: Traits) -> Mapping[str, str]:
    """What must be the same in all documents of a person; several numbers of one kind as one value."""
    numbers: dict[str, list[str]] = {}
    for kind, number in traits.identifiers:
        numbers.setdefault(kind.lower(), []).append(number)
    values = {"birth_date": traits.birth, "sex": traits.sex, **{kind: " ".join(each) for kind, each in numbers.items()}}
    return {field: value for field, value in values.items() if value}


def _shown(field: str, value: str) -> str:
    return f"{value[:4]}-{value[4:6]}-{value[6:]}" if field == "birth_date" else value


def _same(field: str, usual: str, value: str) -> bool:
    """Years without a century agree with both; several numbers with any that has one of them."""
    if field == "birth_date":
        return usual[2:] == value[2:]
    return not set(usual.split()).isdisjoint(value.split())


def _difference(field: str, usual: str, value: str) -> Difference:
    if field == "birth_date":
        agreed = agreement(usual, value)
        return {Agreement.SWAPPED: Difference.SWAPPED, Agreement.ONE_DIGIT: Difference.ONE_DIGIT}.get(
            agreed, Difference.OTHER
        )
    if len(usual) == len(value):
        slips = sum(1 for one, other in zip(usual, value, strict=True) if one != other)
        return Difference.ONE_DIGIT if slips == _ONE_SLIP and field != "sex" else Difference.OTHER
    return Difference.OTHER
