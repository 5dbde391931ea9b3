"""Documents about nobody: the numbers of an invoice and the figures of a leaflet are no person's.

What is asked is of the whole document, when it has been read: is there a patient, a birth date, a number
that only people have? Where there is none, reference numbers, health data or names that only the model gives are
not believed by themselves; numbers and health data together may be somebody's results without a name, and are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from phiscan.model import Basis, Finding, Role

REASON = "nobody in the document"
_PERSONAL = frozenset(
    "DATE_OF_BIRTH US_SSN US_ITIN US_HICN US_MBI US_PASSPORT US_DRIVER_LICENSE FR_NIR MEDICAL_RECORD_NUMBER CREDIT_CARD".split()
)
_NUMBERS = frozenset("HEALTH_PLAN_ID ACCOUNT_NUMBER ACCESSION_NUMBER CLAIM_NUMBER GROUP_NUMBER DEVICE_ID".split())
# Of health data only what was measured is somebody's for sure: brochures name diagnoses, ages and drugs.
_MEASURED = "LAB_RESULT"
_HEALTH = frozenset("LAB_RESULT DIAGNOSIS MEDICATION PROCEDURE AGE AGE_OVER_89".split())
# What a tube, a meter or a stay goes by, where the name is left out; a price list has policies and groups, too.
_OF_RESULTS = _NUMBERS - {"HEALTH_PLAN_ID", "GROUP_NUMBER"}
# Near one of these a name in a sentence is somebody's: "Anna S., 34 years old", "Mr. Otte's INR was 2.9".
_OF_SOMEBODY = frozenset("AGE AGE_OVER_89 LAB_RESULT".split())
_NEAR_CHARACTERS = 60


def without_impersonal(findings: Sequence[Finding]) -> tuple[list[Finding], Counter[str]]:
    """The findings of a document that are somebody's or stand for themselves, and a count of the others by reason."""
    if any(_is_somebody(finding) for finding in findings):
        return list(findings), Counter()
    types = {finding.entity_type for finding in findings}
    if types & _OF_RESULTS and _MEASURED in types:
        return list(findings), Counter()
    doubted = [each for each in findings if each.entity_type in _NUMBERS | _HEALTH or _is_guessed(each, findings)]
    gone = {id(each) for each in doubted}
    return [each for each in findings if id(each) not in gone], Counter(
        f"{each.entity_type}: {REASON}" for each in doubted
    )


def _is_guessed(finding: Finding, findings: Sequence[Finding]) -> bool:
    """A name on the model's word alone, no patient's by what stands around it, and no age or result near it."""
    if finding.entity_type != "PERSON" or finding.basis is not Basis.MODEL or _is_somebody(finding):
        return False
    return not any(each.entity_type in _OF_SOMEBODY and _are_near(each, finding) for each in findings)


def _are_near(one: Finding, other: Finding) -> bool:
    """Whether they stand in one sentence, more or less."""
    if (one.page_number, one.channel, one.attachment) != (other.page_number, other.channel, other.attachment):
        return False
    return max(one.span.start, other.span.start) - min(one.span.end, other.span.end) <= _NEAR_CHARACTERS


def _is_somebody(finding: Finding) -> bool:
    if finding.entity_type == "PERSON":
        return finding.role in (Role.PATIENT, Role.RELATIVE)
    return finding.entity_type in _PERSONAL
