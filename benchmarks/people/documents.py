"""Entries as a scan would give them, made of people: findings without PDFs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.people.noise import printed_birth, printed_name, printed_number
from benchmarks.people.population import Somebody
from phiscan.model import (
    Basis,
    DocumentRef,
    DocumentReport,
    Entry,
    Finding,
    Outcome,
    Role,
    SensitiveText,
    Span,
)
from phiscan.synthetic.people import TODAY

# Shares of documents that print each; the layouts of phiscan.synthetic have as much on average.
BIRTH, MRN, ADDRESS, PHONE, EMAIL, SSN, DOCTOR = 0.88, 0.4, 0.4, 0.4, 0.05, 0.05, 0.7
UNREAD = 0.002
_WEEKS = 50


@dataclass(frozen=True, slots=True)
class Dump:
    """Documents about people: `whose[i]` is the number of the person of document i."""

    people: Sequence[Somebody]
    whose: Sequence[int]
    seed: int

    @property
    def named(self) -> int:
        """How many people some document names, read or not."""
        return len(set(self.whose))

    def owner(self, path: str) -> int:
        """Whose the document at a path is."""
        return self.whose[int(Path(path).stem)]

    def entries(self) -> Iterator[Entry]:
        """The documents as a scan gives them, in the order of their paths; the same at every call."""
        dice = random.Random(self.seed)
        for number, person in enumerate(self.whose):
            yield _entry(dice, number, self.people[person])


def deal(dice: random.Random, people: Sequence[Somebody], documents: int) -> Dump:
    """Documents dealt to people: each person has one at least, where there are enough."""
    whose = list(range(len(people)))[:documents]
    whose += [dice.randrange(len(people)) for _ in range(documents - len(whose))]
    dice.shuffle(whose)
    return Dump(people, whose, dice.randrange(2**31))


def _entry(dice: random.Random, number: int, one: Somebody) -> Entry:
    path = f"{number // 1000:04}/{number:07}.pdf"
    ref = DocumentRef(path, Path(path), 40_000, 0, f"{number:064x}")
    if dice.random() < UNREAD:
        return Entry(ref, DocumentReport(Outcome.DAMAGED))
    findings = tuple(_findings(dice, one))
    return Entry(ref, DocumentReport(Outcome.SCANNED, pages=1, pages_read=1, language="en", findings=findings))


def _findings(dice: random.Random, one: Somebody) -> Iterator[Finding]:
    yield _finding("PERSON", printed_name(dice, one))
    if dice.random() < BIRTH:
        yield _finding("DATE_OF_BIRTH", printed_birth(dice, one.born))
    if dice.random() < MRN:
        yield _finding("MEDICAL_RECORD_NUMBER", printed_number(dice, one.mrn))
    if dice.random() < ADDRESS:
        yield _finding("STREET_ADDRESS", one.address)
    if dice.random() < PHONE:
        yield _finding("PHONE_NUMBER", printed_number(dice, one.phone))
    if dice.random() < EMAIL:
        yield _finding("EMAIL_ADDRESS", one.email)
    if dice.random() < SSN:
        yield _finding("US_SSN", printed_number(dice, one.ssn))
    if dice.random() < DOCTOR:
        yield _finding("PERSON", f"Dr. {one.doctor}", Role.PRACTITIONER, "s2")
    day = TODAY - timedelta(weeks=dice.randrange(_WEEKS))
    yield _finding("DATE_TIME", f"{day:%m/%d/%Y}")
    yield _finding("LAB_RESULT", f"{dice.uniform(1.5, 4.5):.1f}")


def _finding(entity_type: str, value: str, role: Role = Role.PATIENT, subject: str = "s1") -> Finding:
    return Finding(
        1, entity_type, SensitiveText(value), Span(0, 1), None, "made", Basis.LABEL, role=role, subject=subject
    )
