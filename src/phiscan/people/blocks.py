"""Contacts without a role: whose block they stand in.

A block begins with a name, of a person or an organisation, and goes on with what was given to its owner. A contact
belongs to the name before it when it stands in the block: near its last line, a labelled one a little further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from phiscan.entities import Category, category_of
from phiscan.model import Basis, BBox, Finding
from phiscan.people.cast import Cast, Character, Family
from phiscan.people.kinds import is_contact, said_role
from phiscan.people.places import Lines, Place, aside_pt, place_of, same_line
from phiscan.people.rules import Rule

# Address, phone, fax and e-mail of a letter's head: half a dozen lines at most.
CONTACT_REACH_PT = 90.0
# What a form asks for under a practitioner's name; under a patient's it may go on to the end of the page.
LABELLED_REACH_PT = 240.0
# Blocks are flush left; a name in running text is not what the next line's number belongs to.
_FLUSH_PT = 30.0
# Rows of a list follow one another closely, and begin at one edge.
_LIST_PITCH_PT, _ALIGNED_PT = 24.0, 3.0
_ORGANIZATION = "HEALTHCARE_ORGANIZATION"


@dataclass(frozen=True, slots=True)
class _Head:
    """The name a block begins with; `who` is None for an organisation."""

    finding: Finding
    who: Character | None


class Blocks:
    """The blocks of a document, in reading order; told of each owner as it is found."""

    def __init__(self, findings: Sequence[Finding], cast: Cast, lines: Lines) -> None:
        self._heads: dict[Place, list[_Head]] = defaultdict(list)
        self._members: dict[Place, list[tuple[Finding, Character]]] = defaultdict(list)
        self._lines = lines
        for finding in sorted(findings, key=lambda each: each.span):
            who = cast.who(finding)
            if who or finding.entity_type == _ORGANIZATION:
                self._heads[place_of(finding)].append(_Head(finding, who))

    def note(self, finding: Finding, who: Character | None) -> None:
        """Remember whose a finding before this one is."""
        if who and category_of(finding.entity_type) is not Category.HEALTH:
            self._members[place_of(finding)].append((finding, who))

    def owner(self, finding: Finding) -> tuple[Character | None, Rule]:
        """Whose block the contact stands in."""
        before = [each for each in self._heads.get(place_of(finding), ()) if each.finding.span <= finding.span]
        if not before:
            return None, Rule.NOBODY_NEAR
        said = self._said_since(finding, before[-1].finding)
        if said:
            return said, Rule.BLOCK
        head = self._lines.in_column(finding, [(each.finding, each) for each in before])
        if head.who is None:
            return None, Rule.ORGANIZATION
        if finding.basis is not Basis.LABEL and _listed(head, before):
            return None, Rule.NOBODY_NEAR
        return (head.who, Rule.BLOCK) if self._reaches(finding, head, head.who) else (None, Rule.NOBODY_NEAR)

    def organization_between(self, name: Finding, finding: Finding) -> bool:
        """Whether an organisation is named between a name and a contact on one line."""
        heads = self._heads.get(place_of(finding), ())
        return any(
            each.who is None and name.span <= each.finding.span <= finding.span and same_line(each.finding, finding)
            for each in heads
        )

    def owner_beside(self, finding: Finding, kinds: frozenset[str]) -> Character | None:
        """The patient whose finding of these kinds stands on the contact's line, before it."""
        members = self._members.get(place_of(finding), ())
        line = [(each, who) for each, who in members if each.entity_type in kinds and same_line(each, finding)]
        owners = [who for each, who in line if each.span <= finding.span and who.family is Family.PATIENT]
        return owners[-1] if owners else None

    def _said_since(self, finding: Finding, name: Finding) -> Character | None:
        """Whose the contact right above is, where a word said so after the last name: "Residence: ..", "Telephone: .."."""
        members = [(each, who) for each, who in self._members.get(place_of(finding), ()) if name.span <= each.span]
        if not members or not is_contact(members[-1][0]) or said_role(members[-1][0]) is None:
            return None
        last, who = members[-1]
        return who if _below_pt(last, finding) <= CONTACT_REACH_PT / 2 else None

    def _reaches(self, finding: Finding, head: _Head, who: Character) -> bool:
        labelled = finding.basis is Basis.LABEL
        if finding.bbox is None or head.finding.bbox is None:
            return labelled
        if not labelled and who.family is Family.PRACTICE and not _flush(finding.bbox, head.finding.bbox):
            return False
        members = self._members.get(place_of(finding), ())
        bottoms = [each.bbox.bottom for each, owner in members if owner is who and each.bbox and _above(each, finding)]
        distance_pt = finding.bbox.top - max([*bottoms, head.finding.bbox.bottom])
        if labelled and who.family is not Family.PRACTICE:
            return True
        return distance_pt <= (LABELLED_REACH_PT if labelled else CONTACT_REACH_PT)


def _listed(head: _Head, before: Sequence[_Head]) -> bool:
    """Whether a name is the last of a list: right above it and flush with it stands another person's."""
    box = head.finding.bbox
    return box is not None and any(
        each.who is not head.who
        and each.who is not None
        and each.finding.bbox is not None
        and abs(each.finding.bbox.x0 - box.x0) <= _ALIGNED_PT
        and 0 < box.top - each.finding.bbox.top <= _LIST_PITCH_PT
        for each in before
    )


def _below_pt(one: Finding, other: Finding) -> float:
    return other.bbox.top - one.bbox.bottom if one.bbox and other.bbox else 0.0


def _above(one: Finding, other: Finding) -> bool:
    return one.span <= other.span and _aside(one.bbox, other.bbox) <= _FLUSH_PT


def _aside(one: BBox | None, other: BBox | None) -> float:
    return aside_pt(one, other) if one and other else 0.0


def _flush(one: BBox, other: BBox) -> bool:
    return abs(one.x0 - other.x0) <= _FLUSH_PT
