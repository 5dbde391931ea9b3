"""What one document says of each of its subjects, as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from phiscan.entities import Category, category_of
from phiscan.model import Finding, Role
from phiscan.people.dates import parse_date
from phiscan.people.names import parse_name
from phiscan.people.parts import WholeNames

SUBJECT_ROLES = frozenset({Role.PATIENT, Role.RELATIVE})
PRACTICE_ROLES = frozenset({Role.PRACTITIONER, Role.STAFF})
# Numbers that one person has, and no other; what they are worth as evidence is `tiers`' to say.
IDENTIFIERS = frozenset(
    {
        "US_SSN",
        "US_ITIN",
        "US_PASSPORT",
        "US_DRIVER_LICENSE",
        "FR_NIR",
        "US_MBI",
        "US_HICN",
        "MEDICAL_RECORD_NUMBER",
        "HEALTH_PLAN_ID",
        "US_NPI",
        "FR_RPPS",
        "FR_ADELI",
    }
)
_RANK = {role: rank for rank, role in enumerate(Role)}
CATEGORY_BITS: Mapping[Category, int] = {category: 1 << position for position, category in enumerate(Category)}


@dataclass(slots=True)
class Subject:
    """One subject of one document. All values as printed, in the order of the document."""

    role: Role | None = None
    names: list[str] = field(default_factory=list)
    birth_names: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    sexes: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    ages: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    over_89: bool = False
    deceased: bool = False
    categories: int = 0

    @property
    def name(self) -> str:
        """The fullest of the names, the first of equals."""
        if len(self.names) == 1:
            return self.names[0]
        return max(self.names, key=lambda name: len(parse_name(name).full))

    @property
    def birth(self) -> str:
        """The birth date printed most often, the first of equals; empty when there is none."""
        if len(self.births) < 2:
            return self.births[0] if self.births else ""
        return Counter(self.births).most_common(1)[0][0]

    def days(self, language: str) -> Iterable[date]:
        """The dates of care that can be read."""
        return (day for printed in self.dates if (day := parse_date(printed, language)))


def subjects_of(findings: Sequence[Finding]) -> dict[str, Subject]:
    """The named subjects of one document by their label ("s1"), in order of first appearance."""
    names = WholeNames(findings)
    subjects: dict[str, Subject] = {}
    for finding in findings:
        if finding.subject is not None:
            _note(subjects.setdefault(finding.subject, Subject()), finding, names)
    return {label: subject for label, subject in subjects.items() if subject.names}


def leading(roles: Iterable[Role | None]) -> Role:
    """The first of the roles in the order of `Role`: a patient who is somewhere a relative is a patient."""
    return min((role for role in roles if role), key=_RANK.__getitem__)


def categories_of(bits: int) -> tuple[Category, ...]:
    """The categories behind a sum of `CATEGORY_BITS`, in the order of the catalogue."""
    return tuple(category for category, bit in CATEGORY_BITS.items() if bits & bit)


def _note(subject: Subject, finding: Finding, names: WholeNames) -> None:
    subject.categories |= CATEGORY_BITS[category_of(finding.entity_type)]
    if finding.entity_type == "PERSON":
        subject.names.append(names.usual(finding))
        if birth_name := names.birth_name(finding):
            subject.birth_names.append(birth_name)
        if subject.role is not finding.role:
            subject.role = leading((subject.role, finding.role))
    elif finding.entity_type in IDENTIFIERS:
        subject.identifiers.append((finding.entity_type, finding.value.reveal()))
    elif take := _TAKES.get(finding.entity_type):
        take(subject, finding)


def _birth(subject: Subject, finding: Finding) -> None:
    subject.births.append(finding.value.reveal())
    subject.sexes += _part(finding, "sex")


def _event(subject: Subject, finding: Finding) -> None:
    subject.dates.append(finding.value.reveal())
    subject.deceased = subject.deceased or _part(finding, "event") == ["death"]


def _result(subject: Subject, finding: Finding) -> None:
    subject.dates += _part(finding, "date")


def _old(subject: Subject, finding: Finding) -> None:
    subject.over_89 = True


def _part(finding: Finding, name: str) -> list[str]:
    part = finding.detail.get(name) if finding.detail else None
    return [part.reveal()] if part else []


def _into(name: str) -> Callable[[Subject, Finding], None]:
    def take(subject: Subject, finding: Finding) -> None:
        getattr(subject, name).append(finding.value.reveal())

    return take


_TAKES: Mapping[str, Callable[[Subject, Finding], None]] = {
    "DATE_OF_BIRTH": _birth,
    "DATE_TIME": _event,
    "LAB_RESULT": _result,
    "AGE": _into("ages"),
    "AGE_OVER_89": _old,
    "STREET_ADDRESS": _into("addresses"),
    "PHONE_NUMBER": _into("phones"),
    "EMAIL_ADDRESS": _into("emails"),
}
