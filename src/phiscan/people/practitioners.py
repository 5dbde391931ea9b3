"""Practitioners and staff across documents: known by a number of their practice (NPI, RPPS, ADELI), else by their name.

One number is one person, where the names can be one's: "Dr. A. Martin" and "Anne Martin" with one RPPS. One name with two numbers of
one kind is two. A name without a number is the first practitioner's of that name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from phiscan.model import Role, SensitiveText
from phiscan.people.ids import distinct_ids
from phiscan.people.kinds import PRACTICE_NUMBERS
from phiscan.people.names import compatible, parse_name
from phiscan.people.persons import Practitioner
from phiscan.people.subjects import Subject, leading
from phiscan.people.traits import normal_number


@dataclass(slots=True, eq=False)
class _Known:
    """What is kept of a practitioner; `place` is where the first mention stands (content, label)."""

    name: str
    role: Role
    place: tuple[str, str]
    numbers: dict[str, str] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)


class Practitioners:
    """All practitioners in order of first appearance."""

    def __init__(self) -> None:
        self._every: list[_Known] = []
        self._named: dict[str, list[_Known]] = {}
        self._numbered: dict[tuple[str, str], _Known] = {}

    def __len__(self) -> int:
        return len(self._every)

    def add(self, subject: Subject, path: str, place: tuple[str, str]) -> None:
        """Take note of a practitioner whom a document names."""
        numbers = _numbers(subject)
        known = self._by_number(subject, numbers) or self._by_name(subject, numbers) or self._new(subject, place)
        known.role = leading((known.role, subject.role or Role.PRACTITIONER))
        known.paths.add(path)
        for kind, number in numbers.items():
            known.numbers.setdefault(kind, number)
            self._numbered.setdefault((kind, number), known)

    def listed(self) -> Iterator[Practitioner]:
        """Each with an id of their own."""
        ids = distinct_ids("D", (each.place for each in self._every))
        for practitioner_id, each in zip(ids, self._every, strict=True):
            yield Practitioner(practitioner_id, SensitiveText(each.name), each.role, len(each.paths))

    def _by_number(self, subject: Subject, numbers: dict[str, str]) -> _Known | None:
        found = (self._numbered.get(number) for number in numbers.items())
        name = parse_name(subject.name)
        return next((each for each in found if each and compatible(name, parse_name(each.name))), None)

    def _by_name(self, subject: Subject, numbers: dict[str, str]) -> _Known | None:
        namesakes = self._named.get(parse_name(subject.name).key, ())
        return next((each for each in namesakes if not _differ(each.numbers, numbers)), None)

    def _new(self, subject: Subject, place: tuple[str, str]) -> _Known:
        known = _Known(subject.name, subject.role or Role.PRACTITIONER, place)
        self._every.append(known)
        self._named.setdefault(parse_name(subject.name).key, []).append(known)
        return known


def _numbers(subject: Subject) -> dict[str, str]:
    """The number of each kind; none of a kind of which a document gives several: one of them is another's."""
    told: dict[str, set[str]] = {}
    for kind, text in subject.identifiers:
        if kind in PRACTICE_NUMBERS and (number := normal_number(kind, text)):
            told.setdefault(kind, set()).add(number)
    return {kind: numbers.pop() for kind, numbers in told.items() if len(numbers) == 1}


def _differ(one: dict[str, str], other: dict[str, str]) -> bool:
    return any(one[kind] != other[kind] for kind in one.keys() & other.keys())
