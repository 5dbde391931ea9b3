"""Finds the owner of each attribute among the cast of one document, and says by which rule."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from phiscan.model import Finding
from phiscan.people.blocks import Blocks
from phiscan.people.cast import Cast, Character, Family
from phiscan.people.kinds import (
    OWN,
    SINGLE,
    SUBJECTS,
    families_of,
    is_contact,
    is_financial,
    is_nobodys,
    said_role,
    usual_family,
)
from phiscan.people.mailboxes import named_by
from phiscan.people.places import Lines, Place, place_of, same_line
from phiscan.people.rosters import Appearance, Roster
from phiscan.people.rules import Rule

Owner = tuple[Character | None, Rule]
# By these only a finding's place spoke for the person.
_WEAK = frozenset({Rule.BLOCK, Rule.ONLY, Rule.NEAREST, Rule.EARLIER})
_NUMBERS = frozenset({"PHONE_NUMBER", "FAX_NUMBER"})
_LEAST_DIGITS = 7


class Desk:
    """The owners of a document's findings."""

    def __init__(self, cast: Cast, findings: Sequence[Finding], lines: Lines) -> None:
        self._cast = cast
        self._lines = lines
        self._by_place: dict[Place, list[Appearance]] = defaultdict(list)
        self._others: dict[Place, list[Finding]] = defaultdict(list)
        for finding in sorted(findings, key=lambda each: (place_of(each), each.span)):
            who = cast.who(finding)
            if who:
                self._by_place[place_of(finding)].append(Appearance(finding, who))
            else:
                self._others[place_of(finding)].append(finding)
        self._blocks = Blocks(findings, cast, lines)
        self._last = self._last_by_page()
        self._rosters: dict[Place, Roster] = {}
        self._only = {family: self._only_one(family) for family in Family}
        self._first = next((who for who in cast.characters if who.subject == self._first_subject()), None)
        self._many = {kind for kind in SINGLE if self._values(findings, kind) > self._patients()}

    def owners(self, findings: Sequence[Finding]) -> list[Owner]:
        """Whose each finding is, None when nobody's or when it cannot be told, and the rule; in the same order."""
        told: dict[int, Owner] = {}
        for finding in sorted(findings, key=lambda each: (place_of(each), each.span)):
            owner = told[id(finding)] = self._owner(finding)
            self._blocks.note(finding, owner[0])
        self._house_numbers(findings, told)
        return [told[id(finding)] for finding in findings]

    def _owner(self, finding: Finding) -> Owner:
        if finding.entity_type == "PERSON":
            return self._cast.who(finding), Rule.NAME
        if is_nobodys(finding):
            return None, Rule.KIND if finding.role is None else Rule.LABEL
        if finding.entity_type == "EMAIL_ADDRESS" and (named := named_by(finding, self._cast.characters)):
            return named, Rule.MAILBOX
        return self._beside(finding) or (
            self._contact(finding) if is_contact(finding) and said_role(finding) is None else self._elsewhere(finding)
        )

    def _beside(self, finding: Finding) -> Owner | None:
        """By what stands on its line: the row's patient, a name, or something else of a patient's."""
        families = families_of(finding)
        if is_contact(finding) and (other := self._relative_before(finding)):
            return other, Rule.LINE
        if Family.PATIENT in families and (row := self._roster(finding).owner(finding)):
            return row, Rule.ROW
        here = [each for each in self._by_place.get(place_of(finding), ()) if each.who.family in families]
        line = [each for each in here if same_line(finding, each.finding)]
        left = [each for each in line if each.finding.span <= finding.span]
        if left:
            between = self._blocks.organization_between(left[-1].finding, finding) if is_contact(finding) else False
            return (None, Rule.ORGANIZATION) if between else (left[-1].who, Rule.LINE)
        if is_contact(finding):
            return self._company(finding) if said_role(finding) is None else None
        right = next((each.who for each in line if each.who.family is Family.PATIENT), None)
        return (right, Rule.LINE) if right else None

    def _relative_before(self, finding: Finding) -> Character | None:
        """The relative whose name is the last before a contact on its line: the parent in the row of a child."""
        if Family.RELATIVE not in families_of(finding):
            return None
        named = [
            each
            for each in self._by_place.get(place_of(finding), ())
            if each.finding.span <= finding.span and self._lines.together(each.finding, finding)
        ]
        return named[-1].who if named and named[-1].who.family is Family.RELATIVE else None

    def _company(self, finding: Finding) -> Owner | None:
        """A contact on the line of a patient's birth date or number, before it: "born 1951; phone ..."."""
        who = self._blocks.owner_beside(finding, OWN)
        return (who, Rule.BESIDE) if who else None

    def _contact(self, finding: Finding) -> Owner:
        who, rule = self._blocks.owner(finding)
        return who, rule

    def _elsewhere(self, finding: Finding) -> Owner:
        family = usual_family(finding)
        if finding.entity_type in self._many and said_role(finding) is None:
            nearest = self._before(finding, SUBJECTS)
            if nearest:
                return nearest, Rule.SECOND if nearest.family is Family.RELATIVE else Rule.NEAREST
        if only := self._only.get(family):
            return only, Rule.LABEL if said_role(finding) else Rule.ONLY
        if is_financial(finding) and family is Family.PATIENT and self._first:
            return self._first, Rule.FIRST
        return self._nearest(finding, family)

    def _nearest(self, finding: Finding, family: Family) -> Owner:
        if before := self._before(finding, frozenset({family})):
            return before, Rule.NEAREST
        here = [each for each in self._by_place.get(place_of(finding), ()) if each.who.family is family]
        if here and all(each.who is here[0].who for each in here):
            return here[0].who, Rule.ONLY
        earlier = None if family is Family.PRACTICE else self._earlier(finding, family)
        return (earlier, Rule.EARLIER) if earlier else (None, Rule.NOBODY_NEAR)

    def _before(self, finding: Finding, families: frozenset[Family]) -> Character | None:
        """The last of these named before the finding; where several are named on one line, the one in its column."""
        here = [each for each in self._by_place.get(place_of(finding), ()) if each.who.family in families]
        before = [each for each in here if each.finding.span <= finding.span]
        if not before:
            return None
        return self._lines.in_column(finding, [(each.finding, each.who) for each in before])

    def _earlier(self, finding: Finding, family: Family) -> Character | None:
        attachment, channel, page_number = place_of(finding)
        pages, last = self._last.get((attachment, channel, family), ((), ()))
        position = bisect_left(pages, page_number)
        return last[position - 1] if position else None

    def _house_numbers(self, findings: Sequence[Finding], told: dict[int, Owner]) -> None:
        """A number of the letterhead, met again under a name, is still the letterhead's."""
        numbers = [each for each in findings if each.entity_type in _NUMBERS]
        houses = {_digits(each) for each in numbers if told[id(each)][0] is None} - {""}
        for each in numbers:
            who, rule = told[id(each)]
            if who and rule in _WEAK and said_role(each) is None and _digits(each) in houses:
                told[id(each)] = (None, Rule.ELSEWHERE)

    def _roster(self, finding: Finding) -> Roster:
        place = place_of(finding)
        if place not in self._rosters:
            patients = [each for each in self._by_place.get(place, ()) if each.who.family is Family.PATIENT]
            self._rosters[place] = Roster(patients, self._others.get(place, ()), self._lines)
        return self._rosters[place]

    def _only_one(self, family: Family) -> Character | None:
        members = [who for who in self._cast.characters if who.family is family]
        return members[0] if len(members) == 1 else None

    def _patients(self) -> int:
        return sum(1 for who in self._cast.characters if who.family is Family.PATIENT)

    def _first_subject(self) -> str:
        places = sorted(self._by_place)
        named = (each.who for place in places for each in self._by_place[place])
        return next((who.subject for who in named if who.family is Family.PATIENT), "")

    def _values(self, findings: Sequence[Finding], kind: str) -> int:
        return len({each.value.reveal() for each in findings if each.entity_type == kind})

    def _last_by_page(self) -> dict[tuple[str, str, Family], tuple[list[int], list[Character]]]:
        """For each family: the pages that name one of it, in order, and the last one named on each."""
        last: dict[tuple[str, str, Family], dict[int, Character]] = {}
        for (attachment, channel, page_number), appearances in self._by_place.items():
            for each in appearances:
                last.setdefault((attachment, channel, each.who.family), {})[page_number] = each.who
        return {key: (sorted(pages), [pages[number] for number in sorted(pages)]) for key, pages in last.items()}


def _digits(finding: Finding) -> str:
    """The number without country and area; "" where it is too short to be told from another."""
    digits = "".join(filter(str.isdigit, finding.value.reveal()))
    return digits[-_LEAST_DIGITS:] if len(digits) >= _LEAST_DIGITS else ""
