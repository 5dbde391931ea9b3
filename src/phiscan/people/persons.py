"""What linking comes to: persons, practitioners, and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phiscan.entities import Category
from phiscan.model import Role, SensitiveText


@dataclass(frozen=True, slots=True)
class Person:
    """One person, as known from all documents; `birth_date` is ISO where it could be read, as printed elsewhere."""

    person_id: str
    name: SensitiveText
    birth_date: SensitiveText | None
    role: Role
    documents: int
    categories: tuple[Category, ...]
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class Practitioner:
    """One practitioner or member of staff, by name alone."""

    practitioner_id: str
    name: SensitiveText
    role: Role
    documents: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in a document, and the subject the document's findings give them."""

    person_id: str
    path: str
    subject: str


@dataclass(frozen=True, slots=True)
class Linked:
    """All persons, their mentions, and the practitioners; each in order of first appearance."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    practitioners: tuple[Practitioner, ...]
