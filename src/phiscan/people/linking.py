"""Across documents: which subjects are the same person.

The rule: the same name (in any order and case, accents and middle initials aside) and the same
birth date are one person; so is the one whose name only leaves words out or cuts them to initials,
where that fits one person of the birth date. A subject without a birth date is the one person of
that name; where there are several, or none, all such subjects of the name are a person of their own.

Birth dates are compared without the century: forms with two-digit years would else part one
person in two, and two people of one name born on one day a century apart do not turn up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from phiscan.entities import Category, category_of
from phiscan.model import Entry, Finding, Role, SensitiveText
from phiscan.people.dates import BIRTH_PIVOT, has_full_year, parse_date
from phiscan.people.names import Name, compatible, fold, parse_name
from phiscan.people.parts import WholeNames
from phiscan.people.persons import Linked, Mention, Person, Practitioner

SUBJECT_ROLES = frozenset({Role.PATIENT, Role.RELATIVE})
PRACTICE_ROLES = frozenset({Role.PRACTITIONER, Role.STAFF})

# A name's key and a birth date's.
Key = tuple[str, str]

_CATEGORY_BITS = {category: 1 << position for position, category in enumerate(Category)}


@dataclass(slots=True, eq=False)
class _Known:
    """What is kept of one identity (a name and a birth date) while documents stream by."""

    name: str
    birth_date: str
    role: Role
    categories: int = 0
    first_date: date | None = None
    last_date: date | None = None

    def learn(self, person: _Subject, language: str) -> None:
        """Add what one more document shows of the person."""
        self.role = _leading((self.role, person.role))
        self.categories |= person.categories
        for printed in person.dates:
            if day := parse_date(printed, language):
                self.first_date = min(self.first_date or day, day)
                self.last_date = max(self.last_date or day, day)


@dataclass(slots=True)
class _Subject:
    """One subject of one document."""

    role: Role | None = None
    names: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    categories: int = 0

    @property
    def name(self) -> str:
        """The fullest of the names, the first of equals."""
        return max(self.names, key=lambda name: len(parse_name(name).full))

    @property
    def birth(self) -> str:
        """The birth date printed most often, the first of equals; empty when there is none."""
        return Counter(self.births).most_common(1)[0][0] if self.births else ""


class Linker:
    """Takes entries one by one and keeps a small key for each subject, never a report."""

    def __init__(self) -> None:
        self._known: dict[Key, _Known] = {}
        self._practice: dict[str, _Known] = {}
        self._practice_documents: Counter[str] = Counter()
        self._mentions: list[tuple[_Known, str, str]] = []

    def add(self, entry: Entry) -> int:
        """Take note of the entry's persons; the number of subjects (patients, members, relatives) in it."""
        language = entry.report.language
        subjects = 0
        practice = set()
        for subject, person in _subjects(entry.report.findings).items():
            if person.role in SUBJECT_ROLES:
                subjects += 1
                self._mentions.append((self._subject(person, language), entry.ref.path, subject))
            elif person.role in PRACTICE_ROLES:
                practice.add(self._practitioner(person))
        self._practice_documents.update(practice)
        return subjects

    def linked(self) -> Linked:
        """The persons of all entries so far."""
        groups = self._groups()
        ids = {id(known): f"P{number:06d}" for number, group in enumerate(groups, 1) for known in group}
        mentions = [Mention(ids[id(known)], path, subject) for known, path, subject in self._mentions]
        documents = Counter(person_id for person_id, _ in {(each.person_id, each.path) for each in mentions})
        persons = (_person(ids[id(group[0])], group, documents[ids[id(group[0])]]) for group in groups)
        return Linked(tuple(persons), tuple(mentions), tuple(self._practitioners()))

    def _subject(self, person: _Subject, language: str) -> _Known:
        birth_key, birth_date = _birth(person.birth, language)
        key = (parse_name(person.name).key, birth_key)
        known = self._known.setdefault(key, _Known(person.name, birth_date, person.role or Role.PATIENT))
        if has_full_year(person.birth):
            known.birth_date = birth_date
        known.learn(person, language)
        return known

    def _practitioner(self, person: _Subject) -> str:
        key = parse_name(person.name).key
        known = self._practice.setdefault(key, _Known(person.name, "", person.role or Role.PRACTITIONER))
        known.role = _leading((known.role, person.role))
        return key

    def _groups(self) -> list[list[_Known]]:
        """The identities of each person, in order of first appearance."""
        owners = self._owners()
        dated: dict[str, set[Key]] = {}
        for name_key, birth_key in self._known:
            if birth_key:
                dated.setdefault(name_key, set()).add(owners.get((name_key, birth_key), (name_key, birth_key)))
        groups: dict[Key, list[_Known]] = {}
        for key, known in self._known.items():
            namesakes = dated.get(key[0], set()) if not key[1] else set()
            owner = next(iter(namesakes)) if len(namesakes) == 1 else owners.get(key, key)
            groups.setdefault(owner, []).append(known)
        return list(groups.values())

    def _owners(self) -> dict[Key, Key]:
        """For identities under a shortened name: the one of that birth date under the name in full."""
        by_birth: dict[str, list[Key]] = {}
        for key in self._known:
            by_birth.setdefault(key[1], []).append(key)
        owners: dict[Key, Key] = {}
        for birth_key, keys in by_birth.items():
            if birth_key and len(keys) > 1:
                owners |= _shortened({key: parse_name(self._known[key].name) for key in keys})
        return owners

    def _practitioners(self) -> Iterable[Practitioner]:
        for number, (key, known) in enumerate(self._practice.items(), 1):
            documents = self._practice_documents[key]
            yield Practitioner(f"D{number:06d}", SensitiveText(known.name), known.role, documents)


def _subjects(findings: Sequence[Finding]) -> dict[str, _Subject]:
    """The named subjects of one document, in order of first appearance."""
    names = WholeNames(findings)
    subjects: dict[str, _Subject] = {}
    for finding in findings:
        if finding.subject is not None:
            _note(subjects.setdefault(finding.subject, _Subject()), finding, names)
    return {subject: person for subject, person in subjects.items() if person.names}


def _note(person: _Subject, finding: Finding, names: WholeNames) -> None:
    person.categories |= _CATEGORY_BITS[category_of(finding.entity_type)]
    match finding.entity_type:
        case "PERSON":
            person.names.append(names.usual(finding))
            person.role = _leading((person.role, finding.role))
        case "DATE_OF_BIRTH":
            person.births.append(finding.value.reveal())
        case "DATE_TIME":
            person.dates.append(finding.value.reveal())
        case "LAB_RESULT" if finding.detail and "date" in finding.detail:
            person.dates.append(finding.detail["date"].reveal())


def _shortened(names: Mapping[Key, Name]) -> dict[Key, Key]:
    """For each name that is one other name with words left out or cut to initials: that other's key."""
    owners: dict[Key, Key] = {}
    whole: list[Key] = []
    for key in sorted(names, key=lambda each: -len(names[each].full)):
        fitting = [each for each in whole if compatible(names[each], names[key])]
        if len(fitting) == 1:
            owners[key] = fitting[0]
        else:
            whole.append(key)
    return owners


def _leading(roles: Iterable[Role | None]) -> Role:
    """The first of the roles in the order of `Role`: a patient who is somewhere a relative is a patient."""
    order = list(Role)
    return min((role for role in roles if role), key=order.index)


def _birth(printed: str, language: str) -> Key:
    """A birth date's key (without the century) and its form to show."""
    if not printed:
        return "", ""
    day = parse_date(printed, language, pivot=BIRTH_PIVOT)
    if day is None:
        return fold(printed), printed
    return day.isoformat()[2:], day.isoformat()


def _person(person_id: str, group: list[_Known], documents: int) -> Person:
    categories = 0
    for known in group:
        categories |= known.categories
    birth_date = next((known.birth_date for known in group if known.birth_date), None)
    return Person(
        person_id=person_id,
        name=SensitiveText(group[0].name),
        birth_date=SensitiveText(birth_date) if birth_date else None,
        role=_leading(known.role for known in group),
        documents=documents,
        categories=tuple(category for category, bit in _CATEGORY_BITS.items() if categories & bit),
        first_date=min((known.first_date for known in group if known.first_date), default=None),
        last_date=max((known.last_date for known in group if known.last_date), default=None),
    )
