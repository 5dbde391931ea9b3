"""What a table by entity type does not say: shares of documents, of names in their role, of dates taken for births.

A document is complete when every identifier in it was found: all types but health data and context (see
`IDENTIFYING`). A document about nobody is clean when no name, birth date or identifier was found in it that is not
there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.normalise import normal, same, words
from benchmarks.records import Record
from phiscan.entities import BY_NAME, Category

IDENTIFYING = frozenset(Category) - {Category.HEALTH, Category.CONTEXT, Category.OTHER}
# What frightens somebody for nothing: contacts of a company in its brochure are not among them.
_FRIGHTENING = IDENTIFYING - {Category.CONTACT, Category.ONLINE}


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part} of {self.whole} ({self.part / self.whole:.3f})" if self.whole else "none"


def by_path(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each document."""
    grouped: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        grouped[record.path].append(record)
    return grouped


def complete_documents(
    documents: Iterable[Mapping[str, Any]], truth: Sequence[Record], found: Sequence[Record]
) -> Share:
    """Documents about somebody in which every identifier was found."""
    there, claims = by_path(truth), by_path(found)
    paths = [document["path"] for document in documents if not document["negative"]]
    return Share(sum(not _missed(there[path], claims[path]) for path in paths), len(paths))


def frightening_negatives(
    documents: Iterable[Mapping[str, Any]], truth: Sequence[Record], found: Sequence[Record]
) -> Share:
    """Documents about nobody with a name, birth date or identifier found that is not there."""
    there, claims = by_path(truth), by_path(found)
    paths = [document["path"] for document in documents if document["negative"]]
    return Share(sum(any(_false(there[path], claims[path])) for path in paths), len(paths))


def births_from_other_dates(truth: Sequence[Record], found: Sequence[Record]) -> Share:
    """Dates that are no births and were called one, by document and value."""
    there, claims = by_path(truth), by_path(found)
    dates = called = 0
    for path, records in there.items():
        births = {normal("DATE_OF_BIRTH", each.value) for each in records if each.entity_type == "DATE_OF_BIRTH"}
        others = {normal("DATE_TIME", each.value) for each in records if each.entity_type == "DATE_TIME"} - births
        claimed = {normal("DATE_OF_BIRTH", each.value) for each in claims[path] if each.entity_type == "DATE_OF_BIRTH"}
        dates += len(others)
        called += len(others & claimed)
    return Share(called, dates)


def right_roles(truth: Sequence[Record], found: Sequence[Record], role: str) -> Share:
    """Names of this role that were found, and found in it."""
    there, claims = by_path(truth), by_path(found)
    named = right = 0
    for path, records in there.items():
        for record in _distinct(each for each in records if each.entity_type == "PERSON" and each.role == role):
            roles = {claim.role for claim in claims[path] if claim.entity_type == "PERSON" and _is(record, claim)}
            named += bool(roles)
            right += role in roles
    return Share(right, named)


def token_f1(truth: Sequence[Record], found: Sequence[Record], entity_type: str) -> float | None:
    """F1 of the words of a type's values, by document; None where there are none."""
    there, claims = _tokens(truth, entity_type), _tokens(found, entity_type)
    shared = sum((words & claims[path]).total() for path, words in there.items())
    every = sum(words.total() for words in there.values()) + sum(words.total() for words in claims.values())
    return 2 * shared / every if every else None


def _tokens(records: Iterable[Record], entity_type: str) -> dict[str, Counter[str]]:
    """The words of a type in each document, a value once."""
    tokens: dict[str, Counter[str]] = defaultdict(Counter)
    for record in _distinct(each for each in records if each.entity_type == entity_type):
        tokens[record.path].update(words(record.value))
    return tokens


def _missed(there: Iterable[Record], found: Sequence[Record]) -> bool:
    wanted = (each for each in there if (known := BY_NAME.get(each.entity_type)) and known.category in IDENTIFYING)
    return any(not any(_is(record, claim) for claim in found) for record in wanted)


def _false(there: Sequence[Record], found: Iterable[Record]) -> Iterable[bool]:
    for claim in found:
        known = BY_NAME.get(claim.entity_type)
        if known and known.category in _FRIGHTENING:
            yield not any(_is(record, claim) for record in there)


def _is(record: Record, claim: Record) -> bool:
    kind = record.entity_type
    return claim.entity_type == kind and same(kind, normal(kind, record.value), normal(kind, claim.value))


def _distinct(records: Iterable[Record]) -> list[Record]:
    return list({(each.path, normal(each.entity_type, each.value)): each for each in records}.values())
