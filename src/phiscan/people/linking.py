"""Across documents: which subjects are the same person.

While documents stream by, each subject becomes traits (what is compared) and a tally (what is shown); `linkage` then says who is
one person. See docs/people.md.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from phiscan import errors
from phiscan.model import Entry, Outcome, SensitiveText
from phiscan.outcomes import COMPLETE
from phiscan.people.consistency import disagreements
from phiscan.people.corrections import Correction, Corrector
from phiscan.people.estimate import Estimate, estimate_people
from phiscan.people.ids import distinct_ids
from phiscan.people.names import parse_name
from phiscan.people.persons import Linked, Mention, Person, Review
from phiscan.people.practitioners import Practitioners
from phiscan.people.records import Records
from phiscan.people.subjects import PRACTICE_ROLES, SUBJECT_ROLES, categories_of, subjects_of
from phiscan.people.tallies import ADULT_YEARS, OLD_YEARS, Tally, together
from phiscan.people.traits import traits_of

if TYPE_CHECKING:
    from phiscan.people.evidence import PairEvidence
    from phiscan.people.linkage import Linkage


class Linker:
    """Takes entries one by one and keeps what is compared of each subject, never a report."""

    def __init__(self, corrections: Sequence[Correction] = ()) -> None:
        self._records = Records()
        self._corrector = Corrector(corrections)
        self._practice = Practitioners()
        self._mentioned = array("q")
        self._mentions: list[tuple[str, str]] = []
        self._read = self._unread = self._left_out = 0

    def add(self, entry: Entry) -> int:
        """Take note of the entry's persons; the number of subjects (patients, members, relatives) in it."""
        content, language = entry.ref.sha256 or entry.ref.path, entry.report.language
        named = subjects_of(entry.report.findings)
        practice = {label: each for label, each in named.items() if each.role in PRACTICE_ROLES}
        for label, each in practice.items():
            self._practice.add(each, entry.ref.path, (content, label))
        practitioners = sorted({parse_name(each.name).key for each in practice.values()})
        subjects = [(label, each) for label, each in named.items() if each.role in SUBJECT_ROLES]
        for label, each in subjects:
            traits = traits_of(each, language, practitioners)
            alone = self._corrector.stands_alone(content, entry.ref.path, label)
            position = self._records.add(traits, Tally.of(each, language), (content, label), alone=alone)
            self._corrector.note(position, content, entry.ref.path, label, alone=alone)
            self._mentioned.append(position)
            self._mentions.append((entry.ref.path, label))
        if entry.report.outcome in COMPLETE:
            self._read += 1
        elif entry.report.outcome is Outcome.NOT_SAMPLED:
            self._left_out += 1
        else:
            self._unread += 1
        return len(subjects)

    def linked(self) -> Linked:
        """The persons of all entries so far. Raises `LinkingError`."""
        linkage = self._linkage()
        groups = linkage.groups()
        ids = self._ids(groups)
        owners = {position: person_id for person_id, group in zip(ids, groups, strict=True) for position in group}
        mentions = [
            Mention(owners[position], path, label)
            for position, (path, label) in zip(self._mentioned, self._mentions, strict=True)
        ]
        documents = Counter(person_id for person_id, _ in {(each.person_id, each.path) for each in mentions})
        whole = [together(self._records.every[position].tally for position in group) for group in groups]
        latest = max((each.last_date for each in whole if each.last_date), default=None)
        unresolved = linkage.clusters.open_groups()
        persons = [
            _person(person_id, tally, documents[person_id], latest, unresolved=group[0] in unresolved)
            for person_id, tally, group in zip(ids, whole, groups, strict=True)
        ]
        count = linkage.count(unread=self._unread, per_document=len(mentions) / max(1, self._read))
        return Linked(
            tuple(persons),
            tuple(mentions),
            tuple(self._practice.listed()),
            count,
            tuple(self._reviews(ids, groups)),
            self._estimate(person.documents for person in persons if not person.unresolved),
            self._corrector.applied(),
        )

    def explained(self, one: str, other: str | None = None) -> list[PairEvidence]:
        """The evidence on each compared pair of records between two persons, or within one, by their ids; corrections first.

        Raises `SourceError` for an id that no person has.
        """
        from phiscan.people.evidence import corrections_between, pair_evidence

        linkage = self._linkage()
        groups = linkage.groups()
        persons = dict(zip(self._ids(groups), groups, strict=True))
        for person_id in filter(None, (one, other)):
            if person_id not in persons:
                raise errors.SourceError(f"no person '{person_id}'")
        first = self._first_paths()
        paths = [first[position] for position in range(len(self._records.every))]
        these, those = persons[one], persons[other or one]
        said = corrections_between(self._corrector.forced(), self._corrector.alone, paths, these, those)
        return [*said, *pair_evidence(linkage, paths, these, those)]

    def _linkage(self) -> Linkage:
        # Splink and its database take a second to load: not in workers, not for --help.
        from phiscan.people.linkage import link

        return link(self._records.every, forced=self._corrector.forced(), alone=self._corrector.alone)

    def _ids(self, groups: Sequence[Sequence[int]]) -> list[str]:
        return list(distinct_ids("P", (self._records.every[group[0]].place for group in groups)))

    def _first_paths(self) -> dict[int, str]:
        first: dict[int, str] = {}
        for position, (path, _) in zip(self._mentioned, self._mentions, strict=True):
            first.setdefault(position, path)
        return first

    def _reviews(self, ids: Sequence[str], groups: Sequence[Sequence[int]]) -> Iterator[Review]:
        first = self._first_paths()
        for person_id, group in zip(ids, groups, strict=True):
            for each in disagreements(self._records.every, group):
                yield Review(person_id, first[each.record], each)

    def _estimate(self, documents: Iterable[int]) -> Estimate | None:
        sampled = self._read + self._unread
        if not self._left_out or not sampled:
            return None
        return estimate_people(documents, sampled=sampled, listed=sampled + self._left_out)


def _person(person_id: str, tally: Tally, documents: int, latest: date | None, *, unresolved: bool) -> Person:
    country, state = tally.residence
    years = tally.years(latest)
    return Person(
        person_id=person_id,
        name=SensitiveText(tally.name),
        birth_date=SensitiveText(tally.birth_date) if tally.birth_date else None,
        role=tally.role,
        documents=documents,
        categories=categories_of(tally.categories),
        first_date=tally.first_date,
        last_date=tally.last_date,
        birth_year=tally.birth_year,
        state=state,
        country=country,
        minor=None if years is None else years < ADULT_YEARS,
        over_89=True if tally.over_89 else None if years is None else years >= OLD_YEARS,
        deceased=tally.deceased,
        no_address=not tally.has_address,
        unresolved=unresolved,
    )
