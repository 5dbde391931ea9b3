"""Within one document: which findings are of the same person.

Persons come first (`cast`); then each attribute goes to a person, by the first of these that applies (`desk`):

1. The role that stood with the finding limits who it can be; without one, health data and
   identifiers are a patient's (or relative's), practice numbers a practitioner's, contacts anyone's.
   Contacts that a label or the sentence calls an organisation's are nobody's.
2. An e-mail address that spells one person's name is theirs.
3. The patient of the same row of a roster; the person on the same line; what stands on a line with
   a patient's birth date or number is that patient's.
4. A contact without a role: the person or organisation named before it, in the block under the name.
5. The document's patient, where there is exactly one; a birth date under a relative's name is the
   relative's where the document has more birth dates than patients.
6. The nearest suitable person before it on the page, the page's only one, the last of an earlier page.

Last, a number that also stands where it is an organisation's (a letterhead) is nobody's wherever only its
place spoke for a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from phiscan.model import Finding
from phiscan.people.cast import Cast, Character
from phiscan.people.desk import Desk
from phiscan.people.kinds import said_role
from phiscan.people.places import Breaks, Lines, Place
from phiscan.people.rules import Rule, Told


def attribute(findings: Sequence[Finding], breaks: Mapping[Place, Breaks] | None = None) -> list[Finding]:
    """The same findings, in the same order, each with its `subject` and `role` where they could be told."""
    return [each.finding for each in tell(findings, breaks)]


def tell(findings: Sequence[Finding], breaks: Mapping[Place, Breaks] | None = None) -> list[Told]:
    """The same findings, in the same order, each with its `subject`, its `role` and the rule they were told by.

    `breaks` says where the lines and cells of each page's reading text end; without it, the boxes on the page decide.
    """
    cast = Cast(findings)
    owners = Desk(cast, findings, Lines(breaks or {})).owners(findings)
    return [_told(finding, who, rule) for finding, (who, rule) in zip(findings, owners, strict=True)]


def _told(finding: Finding, who: Character | None, rule: Rule) -> Told:
    if who is None:
        return Told(finding, rule)
    role = who.role if finding.entity_type == "PERSON" else said_role(finding) or who.role
    return Told(finding.of(who.subject, role), rule, who.why)
