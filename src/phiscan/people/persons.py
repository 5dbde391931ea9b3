"""What linking comes to: persons, practitioners, where they are mentioned, what disagrees, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phiscan.entities import Category
from phiscan.model import Role, SensitiveText
from phiscan.people.consistency import Disagreement
from phiscan.people.corrections import Applied
from phiscan.people.counts import Count
from phiscan.people.estimate import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, as known from all documents; `birth_date` is ISO where it could be read, as printed elsewhere.

    `minor` and `over_89` are at the last date of care; None where no age is known. `country` is ISO 3166-1, `state` a
    US state, both "" where no address says. `deceased` is what a document says; `no_address`: none gives an address.
    `unresolved`: a name that fits others, joined to none of them; in all likelihood nobody new.
    """

    person_id: str
    name: SensitiveText
    birth_date: SensitiveText | None
    role: Role
    documents: int
    categories: tuple[Category, ...]
    first_date: date | None
    last_date: date | None
    birth_year: int | None
    state: str
    country: str
    minor: bool | None
    over_89: bool | None
    deceased: bool
    no_address: bool
    unresolved: bool


@dataclass(frozen=True, slots=True)
class Practitioner:
    """One practitioner or member of staff, by number or name (see `practitioners`)."""

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
class Review:
    """A value on which a document disagrees with the others of its person; `path` is the first that says so."""

    person_id: str
    path: str
    told: Disagreement


@dataclass(frozen=True, slots=True)
class Linked:
    """All persons, their mentions, and the practitioners; each in order of first appearance.

    `reviews` are what somebody should look at; `estimate` is of all documents, where only a sample was read.
    """

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    practitioners: tuple[Practitioner, ...]
    count: Count
    reviews: tuple[Review, ...] = ()
    estimate: Estimate | None = None
    corrections: tuple[Applied, ...] = ()
