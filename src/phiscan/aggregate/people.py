"""The tables of persons, of the documents that name them, and of practitioners."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

import pandas as pd

from phiscan.aggregate.columns import DISAGREEMENTS, PERSONS, PRACTITIONERS, SUBJECT_DOCUMENTS
from phiscan.aggregate.tables import Display, frame
from phiscan.model import Role, SensitiveText

# Within a cell: a comma would make every reader of CSV quote it, and no category holds a semicolon.
CATEGORY_SEPARATOR = ";"


class PersonLike(Protocol):
    """What this stage asks of a person; the people stage has one."""

    @property
    def person_id(self) -> str: ...
    @property
    def name(self) -> SensitiveText: ...
    @property
    def birth_date(self) -> SensitiveText | None: ...
    @property
    def role(self) -> Role: ...
    @property
    def documents(self) -> int: ...
    @property
    def categories(self) -> Iterable[str]: ...
    @property
    def first_date(self) -> date | None: ...
    @property
    def last_date(self) -> date | None: ...
    @property
    def birth_year(self) -> int | None: ...
    @property
    def state(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def minor(self) -> bool | None: ...
    @property
    def over_89(self) -> bool | None: ...
    @property
    def deceased(self) -> bool: ...
    @property
    def no_address(self) -> bool: ...
    @property
    def unresolved(self) -> bool: ...


class PractitionerLike(Protocol):
    """What this stage asks of a practitioner."""

    @property
    def practitioner_id(self) -> str: ...
    @property
    def name(self) -> SensitiveText: ...
    @property
    def role(self) -> Role: ...
    @property
    def documents(self) -> int: ...


class MentionLike(Protocol):
    """What this stage asks of a mention of a person in a document."""

    @property
    def person_id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def subject(self) -> str: ...


class ToldLike(Protocol):
    """What this stage asks of a disagreement."""

    @property
    def field(self) -> str: ...
    @property
    def value(self) -> SensitiveText: ...
    @property
    def difference(self) -> str: ...
    @property
    def documents(self) -> int: ...
    @property
    def usual_documents(self) -> int: ...


class ReviewLike(Protocol):
    """What this stage asks of a disagreement and its place."""

    @property
    def person_id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def told(self) -> ToldLike: ...


def person_table(persons: Iterable[PersonLike], display: Display) -> pd.DataFrame:
    """One row a person."""
    return frame(PERSONS, (_person_row(person, display) for person in persons))


def subject_document_table(mentions: Sequence[MentionLike]) -> pd.DataFrame:
    """One row for each person, document and subject: persons in order of first appearance, their documents likewise."""
    order: dict[str, int] = {}
    for mention in mentions:
        order.setdefault(mention.person_id, len(order))
    by_person = sorted(mentions, key=lambda mention: order[mention.person_id])
    return frame(SUBJECT_DOCUMENTS, ((mention.person_id, mention.path, mention.subject) for mention in by_person))


def disagreement_table(reviews: Iterable[ReviewLike], display: Display) -> pd.DataFrame:
    """One row for each value that a document of a person does not share with the others."""
    rows = (
        (
            review.person_id,
            review.told.field,
            display.other(review.told.value),
            review.told.difference,
            review.told.documents,
            review.told.usual_documents,
            review.path,
        )
        for review in reviews
    )
    return frame(DISAGREEMENTS, rows)


def practitioner_table(practitioners: Iterable[PractitionerLike], display: Display) -> pd.DataFrame:
    """One row a practitioner."""
    rows = ((each.practitioner_id, display.name(each.name), each.role, each.documents) for each in practitioners)
    return frame(PRACTITIONERS, rows)


def _person_row(person: PersonLike, display: Display) -> tuple[str | float | None, ...]:
    return (
        person.person_id,
        display.name(person.name),
        None if person.birth_date is None else display.birth_date(person.birth_date),
        person.role,
        person.documents,
        CATEGORY_SEPARATOR.join(person.categories),
        _shown(person.first_date, display),
        _shown(person.last_date, display),
        None if person.birth_year is None else display.birth_year(person.birth_year, over_89=bool(person.over_89)),
        person.state or None,
        person.country or None,
        person.minor,
        person.over_89,
        person.deceased,
        person.no_address,
        person.unresolved,
    )


def _shown(day: date | None, display: Display) -> str | None:
    return None if day is None else display.event_date(day.isoformat())
