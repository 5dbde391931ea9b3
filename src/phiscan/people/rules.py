"""By which rule a finding was given to its person, or to nobody: said by `phiscan explain`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from phiscan.model import Finding


class Rule(StrEnum):
    """Why a finding is whose it is; one for each."""

    NAME = "the person's name"
    KIND = "nobody's: what it is"
    LABEL = "the label, heading or sentence says whose"
    ORGANIZATION = "an organisation's: named nearer than any person"
    MAILBOX = "the address spells the person's name"
    ROW = "in the row of the person"
    LINE = "on the line of the person's name"
    BESIDE = "beside a birth date or number of the person"
    BLOCK = "in the block under the person's name"
    ONLY = "the document's only one"
    FIRST = "the first patient: who pays or is paid"
    NEAREST = "the last one named before it"
    EARLIER = "the last one named on an earlier page"
    SECOND = "the other has a birth date of their own"
    ELSEWHERE = "the same number stands where it is nobody's"
    NOBODY_NEAR = "no person near"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its subject and role, the rule that gave them, and why the person has that role."""

    finding: Finding
    rule: Rule
    why: str = ""
