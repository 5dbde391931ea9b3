"""Within one document: which findings are of the same person.

Persons come first (`cast`); then each attribute goes to a person, by the first of these that applies:

1. The role that stood with the finding limits who it can be; without one, health data and
   identifiers are a patient's (or relative's), practice numbers a practitioner's, contacts anyone's.
2. A person on the same line of the page (a row of a roster).
3. A contact without a role: the person named before it on the page, near it unless it has a label.
4. The document's patient, where there is exactly one.
5. The nearest suitable person before it on the page, the page's only one, the last of an earlier page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from phiscan.entities import Category, category_of
from phiscan.model import Basis, Finding
from phiscan.people.cast import Cast, Character, Family, family_of
from phiscan.people.places import place_of, same_line

PRACTICE_NUMBERS = frozenset({"US_NPI", "US_DEA", "LICENSE_NUMBER", "FR_RPPS", "FR_ADELI"})
NOBODYS = frozenset({"HEALTHCARE_ORGANIZATION", "FR_FINESS", "IP_ADDRESS"})
# Address, phone, fax and e-mail of a letter's head: half a dozen lines at most.
CONTACT_REACH_PT = 90.0

_SUBJECTS = frozenset({Family.PATIENT, Family.RELATIVE})


@dataclass(frozen=True, slots=True)
class _Appearance:
    """A person's name at one place."""

    finding: Finding
    who: Character


def attribute(findings: Sequence[Finding]) -> list[Finding]:
    """The same findings, in the same order, each with its `subject` and `role` where they could be told."""
    cast = Cast(findings)
    desk = _Desk(cast, findings)
    return [_told(finding, cast.who(finding) or desk.owner(finding)) for finding in findings]


def _told(finding: Finding, who: Character | None) -> Finding:
    if who is None:
        return finding
    role = who.role if finding.entity_type == "PERSON" else finding.role or who.role
    return replace(finding, subject=who.subject, role=role)


class _Desk:
    """Finds the owner of an attribute among the cast of one document."""

    def __init__(self, cast: Cast, findings: Sequence[Finding]) -> None:
        self._by_place: dict[tuple[str, str, int], list[_Appearance]] = {}
        self._cast = cast
        for finding in findings:
            if who := cast.who(finding):
                self._by_place.setdefault(place_of(finding), []).append(_Appearance(finding, who))
        for appearances in self._by_place.values():
            appearances.sort(key=lambda each: each.finding.span)
        self._last = self._last_by_page()
        self._only = {family: self._only_one(family) for family in Family}

    def owner(self, finding: Finding) -> Character | None:
        """Whose the finding is; None when nobody's, or when it cannot be told."""
        if finding.entity_type in NOBODYS or finding.entity_type == "PERSON":
            return None
        families = _families(finding)
        here = [each for each in self._by_place.get(place_of(finding), ()) if each.who.family in families]
        if beside := _on_the_line(finding, here):
            return beside
        if category_of(finding.entity_type) is Category.CONTACT and finding.role is None:
            return _named_before(finding, here)
        family = family_of(finding.role) if finding.role else _default_family(finding)
        return self._only.get(family) or self._nearest(finding, family)

    def _only_one(self, family: Family) -> Character | None:
        members = [who for who in self._cast.characters if who.family is family]
        return members[0] if len(members) == 1 else None

    def _nearest(self, finding: Finding, family: Family) -> Character | None:
        here = [each for each in self._by_place.get(place_of(finding), ()) if each.who.family is family]
        before = [each for each in here if each.finding.span <= finding.span]
        if before:
            return before[-1].who
        if here and all(each.who is here[0].who for each in here):
            return here[0].who
        return None if family is Family.PRACTICE else self._earlier(finding, family)

    def _earlier(self, finding: Finding, family: Family) -> Character | None:
        attachment, channel, page_number = place_of(finding)
        pages, last = self._last.get((attachment, channel, family), ((), ()))
        position = bisect_left(pages, page_number)
        return last[position - 1] if position else None

    def _last_by_page(self) -> dict[tuple[str, str, Family], tuple[list[int], list[Character]]]:
        """For each family: the pages that name one of it, in order, and the last one named on each."""
        last: dict[tuple[str, str, Family], dict[int, Character]] = {}
        for (attachment, channel, page_number), appearances in self._by_place.items():
            for each in appearances:
                last.setdefault((attachment, channel, each.who.family), {})[page_number] = each.who
        return {key: (sorted(pages), [pages[number] for number in sorted(pages)]) for key, pages in last.items()}


def _families(finding: Finding) -> frozenset[Family]:
    if finding.role:
        return frozenset({family_of(finding.role)})
    if finding.entity_type in PRACTICE_NUMBERS:
        return frozenset({Family.PRACTICE})
    if category_of(finding.entity_type) is Category.CONTACT:
        return frozenset(Family)
    return _SUBJECTS


def _default_family(finding: Finding) -> Family:
    return Family.PRACTICE if finding.entity_type in PRACTICE_NUMBERS else Family.PATIENT


def _on_the_line(finding: Finding, here: list[_Appearance]) -> Character | None:
    """The person on the finding's own line: the nearest to its left, else a patient to its right."""
    line = [each for each in here if same_line(finding, each.finding)]
    left = [each for each in line if each.finding.span <= finding.span]
    if left:
        return left[-1].who
    return next((each.who for each in line if each.who.family is Family.PATIENT), None)


def _named_before(finding: Finding, here: list[_Appearance]) -> Character | None:
    before = [each for each in here if each.finding.span <= finding.span]
    if not before:
        return None
    last = before[-1]
    if finding.basis is Basis.LABEL:
        return last.who
    if finding.bbox is None or last.finding.bbox is None:
        return None
    distance_pt = finding.bbox.top - last.finding.bbox.bottom
    return last.who if distance_pt <= CONTACT_REACH_PT else None
