"""The cast of one document: its persons, each under all the forms of name they appear in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from phiscan.entities import Category, category_of
from phiscan.model import NO_PAGE, Basis, Finding, Role
from phiscan.people.dates import parse_date
from phiscan.people.names import Name, compatible, covers, fold, parse_name, surname
from phiscan.people.parts import WholeNames
from phiscan.people.places import place_of, same_line


class Family(StrEnum):
    """Roles between which a person's name may move within one document."""

    PATIENT = "patient"
    RELATIVE = "relative"
    PRACTICE = "practice"
    UNPLACED = "unplaced"


_ADDRESSED_SCORE = 0.8
# A name of so many words is told from another.
_WHOLE_NAME = 2
# The next line begins at most so many heights of a name's box below it.
_NEXT_LINE = 2.2

# Why a person has a role, as `phiscan explain` says it.
CALLED = "a label, title or word beside the name"
FIRST_NAMED = "the first person named without a role"
ADDRESSED_TOO = "an address below the name, as below the first person's"

_FAMILIES = {
    Role.PATIENT: Family.PATIENT,
    Role.RELATIVE: Family.RELATIVE,
    Role.PRACTITIONER: Family.PRACTICE,
    Role.STAFF: Family.PRACTICE,
    Role.OTHER: Family.UNPLACED,
}


# Who is placed first: staff may turn out to be the patient ("entered by"), and names without a role join whom they can be.
_PLACING = {
    Role.PATIENT: 0,
    Role.PRACTITIONER: 0,
    Role.RELATIVE: 0,
    Role.STAFF: 1,
    Role.OTHER: 2,
    None: 2,
}


def family_of(role: Role | None) -> Family:
    """The family of a role; a person without one is unplaced."""
    return _FAMILIES[role] if role else Family.UNPLACED


@dataclass(slots=True, eq=False)
class Character:
    """One person of the document; `birth` is the birth date printed on the line of the name."""

    role: Role | None
    birth: str | None
    subject: str = ""
    why: str = ""
    names: list[Name] = field(default_factory=list)

    @property
    def family(self) -> Family:
        """The family of the role."""
        return family_of(self.role)

    def admits(self, name: Name, family: Family, birth: str | None) -> bool:
        """Whether a name in that role, with that birth date beside it, can be this person's."""
        return (
            family in (self.family, Family.UNPLACED)
            and (self.birth is None or birth is None or self.birth == birth)
            and all(compatible(name, known) for known in self.names)
        )

    def learn(self, name: Name, birth: str | None) -> None:
        """Take a name that was admitted; names that another holds in full say nothing more."""
        self.birth = self.birth or birth
        if not any(covers(known, name) for known in self.names):
            self.names = [known for known in self.names if not covers(name, known)] + [name]


class Cast:
    """Groups the PERSON findings of one document into persons, "s1", "s2".. in order of first appearance."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.characters: list[Character] = []
        self._by_word: dict[str, list[Character]] = {}
        self._roles: dict[tuple[Name, Family, str | None], Character] = {}
        self._who: dict[int, Character] = {}
        lines, names = _Lines(findings), WholeNames(findings)
        named = [finding for finding in findings if finding.entity_type == "PERSON"]
        # Names with a role first: a name without one then joins the person it can only be.
        for finding in sorted(named, key=lambda each: _PLACING[each.role]):
            name = parse_name(names.every(finding))
            if name.full or name.initials:
                self._who[id(finding)] = self._character(name, finding.role, lines.birth(finding))
        self._promote(named, lines)
        self._name_relatives(named)
        for who in self.characters:
            who.role = who.role or Role.OTHER
        self._number(named)

    def who(self, finding: Finding) -> Character | None:
        """The person a PERSON finding names; None for any other finding."""
        return self._who.get(id(finding))

    def _character(self, name: Name, role: Role | None, birth: str | None) -> Character:
        key = (name, family_of(role), birth)
        if key not in self._roles:
            self._roles[key] = self._join(name, role, birth)
        return self._roles[key]

    def _join(self, name: Name, role: Role | None, birth: str | None) -> Character:
        family = family_of(role)
        near = {id(who): who for word in name.full for who in self._by_word.get(word, ())}.values()
        matches = [who for who in near if who.admits(name, family, birth)]
        # A lone surname, or a name without a role, must not choose between two persons.
        vague = len(name) == 1 or family is Family.UNPLACED
        patients = [who for who in matches if who.family is Family.PATIENT]
        if role is Role.STAFF and (same := self._subject_named(name)):
            matches = [same]
        if vague and len(matches) > 1 and len(patients) == 1 and role is None:
            # "Mr. Smith" in a letter about a Smith is the patient, not the daughter.
            matches = patients
        elif vague and len(matches) > 1 and role is None:
            # Nor in a letter to a Smith: who is addressed has no role yet.
            unplaced = [who for who in matches if who.family is Family.UNPLACED]
            matches = unplaced if len(unplaced) == 1 else matches
        if matches and not (vague and len(matches) > 1):
            who = matches[0]
        else:
            who = Character(role=role, birth=birth, why=CALLED if role else "")
            self.characters.append(who)
        if role is Role.PRACTITIONER and who.role is Role.STAFF:
            who.role = role
        who.learn(name, birth)
        for word in name.full:
            known = self._by_word.setdefault(word, [])
            known += [who] if who not in known else []
        return who

    def _subject_named(self, name: Name) -> Character | None:
        """The patient or relative of exactly this name: who signs or writes as somebody does, and is one."""
        if len(name.full) < _WHOLE_NAME:
            return None
        near = self._by_word.get(name.full[0], ())
        return next(
            (
                who
                for who in near
                if who.family in (Family.PATIENT, Family.RELATIVE) and any(name.full == n.full for n in who.names)
            ),
            None,
        )

    def _promote(self, named: list[Finding], lines: _Lines) -> None:
        """Persons of no known role who are patients by what stands on the line of their name.

        A birth date makes a patient. Where nobody is called one, so does a record or government
        number; and so does being the first whose role is open in a document with birth date or health data.
        """
        unplaced = [each for each in named if (who := self.who(each)) and who.family is Family.UNPLACED]
        self._make_patients((each for each in unplaced if lines.birth(each)), "a birth date on the line")
        if any(who.family is Family.PATIENT for who in self.characters):
            return
        self._make_patients((each for each in unplaced if lines.personal(each)), "a number of a person's on the line")
        if any(who.family is Family.PATIENT for who in self.characters):
            return
        # Without birth date or health data on the page, whom a letter addresses or a title names; not what is only written
        # like a name.
        told = {id(self.who(each)) for each in unplaced if each.role is Role.OTHER and each.basis is not Basis.MODEL}
        open_roles = [
            each
            for each in unplaced
            if each.role is None
            and id(self.who(each)) not in told
            and (lines.speaks_of_somebody(each) or each.score is None or each.score >= _ADDRESSED_SCORE)
        ]
        alone = len({id(self.who(each)) for each in unplaced}) == 1
        self._make_patients(open_roles[:1] or (unplaced if alone and lines.any_birth else []), FIRST_NAMED)
        # A sheet of cards or labels is addressed to one person after the other.
        if open_roles and lines.addressed(open_roles[0]):
            self._make_patients((each for each in open_roles[1:] if lines.addressed(each)), ADDRESSED_TOO)

    def _make_patients(self, named: Iterable[Finding], why: str) -> None:
        for finding in named:
            if who := self.who(finding):
                who.role, who.why = Role.PATIENT, why

    def _name_relatives(self, named: list[Finding]) -> None:
        """Whoever bears the surname of the one patient, and no role, is family: the parent a bill goes to.

        So is who signs or accepts as staff does: a practitioner is told by title or credential.
        """
        patients = [who for who in self.characters if who.family is Family.PATIENT]
        if len(patients) != 1:
            return
        surnames = {surname(each.value.reveal()) for each in named if self.who(each) is patients[0]} - {""}
        for finding in named:
            who = self.who(finding)
            may_be = who is not None and (who.family is Family.UNPLACED or who.role is Role.STAFF)
            if who and may_be and surname(finding.value.reveal()) in surnames:
                who.role, who.why = Role.RELATIVE, "the patient's surname"

    def _number(self, named: list[Finding]) -> None:
        numbers = count(1)
        for finding in named:
            who = self.who(finding)
            if who and not who.subject:
                who.subject = f"s{next(numbers)}"


class _Lines:
    """What stands on the line of a name."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._by_place: dict[tuple[str, str, int], list[Finding]] = {}
        self._addresses: dict[tuple[str, str, int], list[Finding]] = {}
        self.any_birth = False
        self._speaking: set[tuple[str, int]] = set()
        for finding in findings:
            birth = finding.entity_type == "DATE_OF_BIRTH"
            self.any_birth = self.any_birth or birth
            if birth or category_of(finding.entity_type) is Category.HEALTH:
                self._speaking.add((finding.attachment or "", finding.page_number))
            if birth or finding.entity_type == "PERSON" or _is_personal(finding):
                self._by_place.setdefault(place_of(finding), []).append(finding)
            if finding.entity_type == "STREET_ADDRESS":
                self._addresses.setdefault(place_of(finding), []).append(finding)

    def speaks_of_somebody(self, finding: Finding) -> bool:
        """Whether a birth date or health data stand on the finding's page, whatever channel they came by; or anywhere, of no page."""
        if finding.page_number == NO_PAGE:
            return bool(self._speaking)
        return (finding.attachment or "", finding.page_number) in self._speaking

    def birth(self, finding: Finding) -> str | None:
        """The one birth date on the finding's line, comparable, where the line names one person only."""
        births = [each for each in self._beside(finding) if each.entity_type == "DATE_OF_BIRTH"]
        return _birth_key(births[0].value.reveal()) if len(births) == 1 else None

    def personal(self, finding: Finding) -> bool:
        """Whether a number of the person's own stands beside the name, and no other name."""
        return bool(self._beside(finding))

    def addressed(self, finding: Finding) -> bool:
        """Whether an address begins right below the name, at the same margin."""
        return any(_stands_over(finding, each) for each in self._addresses.get(place_of(finding), ()))

    def _beside(self, finding: Finding) -> list[Finding]:
        here = self._by_place.get(place_of(finding), ())
        line = [each for each in here if each is not finding and same_line(finding, each)]
        line = [each for each in line if family_of(each.role) is not Family.PRACTICE]
        return [] if any(each.entity_type == "PERSON" for each in line) else line


def _stands_over(name: Finding, address: Finding) -> bool:
    box, below = name.bbox, address.bbox
    if box is None or below is None:
        return False
    height_pt = box.bottom - box.top
    return abs(below.x0 - box.x0) <= height_pt and 0 < below.top - box.top <= _NEXT_LINE * height_pt


def _is_personal(finding: Finding) -> bool:
    own = finding.entity_type in ("MEDICAL_RECORD_NUMBER", "HEALTH_PLAN_ID", "US_MBI")
    return own or category_of(finding.entity_type) is Category.GOVERNMENT_ID


def _birth_key(printed: str) -> str:
    """Equal for one date in two prints: century and order of day and month aside."""
    day = parse_date(printed)
    if day is None:
        return fold(printed)
    first, second = sorted((day.month, day.day))
    return f"{day.year % 100:02} {first} {second}"
