"""Documents about nobody: the numbers of an invoice and the figures of a leaflet are no person's.

What is asked is of the whole document, when it has been read: is there a patient, a birth date, a number
that only people have? Where there is none, reference numbers, health data or names that only the model gives are
not believed by themselves; numbers and health data together may be somebody's results without a name, and are.
A name counts only where its words may be one ("Client Price" names nobody), a birth date or record number by
itself only with something else that is somebody's: of pages about people hardly any has one alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from phiscan.detect.likely_names import has_given_name, is_likely_name, may_be_name, opens_with_given_name
from phiscan.entities import Category, category_of
from phiscan.model import Basis, Channel, Finding, Role

REASON = "nobody in the document"
# Each is somebody's for sure.
_SURE = frozenset("US_SSN US_HICN US_MBI US_PASSPORT US_DRIVER_LICENSE FR_NIR CREDIT_CARD".split())
# Any of these is somebody's beside something else that may be.
_PERSONAL = frozenset("DATE_OF_BIRTH MEDICAL_RECORD_NUMBER US_ITIN".split())
_THINGS = frozenset({"DEVICE_ID", "VEHICLE_ID"})
# Of these an invoice may have one: "Compte client : C803205".
_OF_CUSTOMERS = frozenset({"MEDICAL_RECORD_NUMBER", "US_ITIN"})
_NUMBERS = frozenset("HEALTH_PLAN_ID ACCOUNT_NUMBER ACCESSION_NUMBER CLAIM_NUMBER GROUP_NUMBER".split()) | _THINGS
# Of health data only what was measured is somebody's for sure: brochures name diagnoses, ages and drugs.
_MEASURED = "LAB_RESULT"
_HEALTH = frozenset("LAB_RESULT DIAGNOSIS MEDICATION PROCEDURE AGE AGE_OVER_89".split())
# What a tube, a meter or a stay goes by, where the name is left out; a price list has policies and groups, too.
_OF_RESULTS = _NUMBERS - {"HEALTH_PLAN_ID", "GROUP_NUMBER", "VEHICLE_ID"}
_OF_REPORT = frozenset({"date", "flag", "range"})
_LEAST_RESULTS = 3
# Near one of these a name in a sentence is somebody's: "Anna S., 34 years old", "Mr. Otte's INR was 2.9".
_OF_SOMEBODY = frozenset("AGE AGE_OVER_89 LAB_RESULT".split())
_NEAR_CHARACTERS = 60
# Where somebody wrote onto the page, or what somebody covered: no manual's example stands there.
_BY_HAND = frozenset({Channel.FORM, Channel.ANNOTATION, Channel.HIDDEN})
_PATIENTS = (Role.PATIENT, Role.RELATIVE)


def without_impersonal(findings: Sequence[Finding]) -> tuple[list[Finding], Counter[str]]:
    """The findings of a document that are somebody's or stand for themselves, and a count of the others by reason."""
    if _tell_of_somebody(findings):
        return list(findings), Counter()
    types = {finding.entity_type for finding in findings}
    if types & _OF_RESULTS and _are_reported(findings):
        doubted = [each for each in findings if _is_no_name(each)]
    else:
        doubted = [each for each in findings if _is_doubtful(each, findings)]
    gone = {id(each) for each in doubted}
    return [each for each in findings if id(each) not in gone], Counter(
        f"{each.entity_type}: {REASON}" for each in doubted
    )


def _are_reported(findings: Sequence[Finding]) -> bool:
    """Whether results are a report's: several, or one with its day, range or flag; a manual shows one or two without."""
    results = [each for each in findings if each.entity_type == _MEASURED]
    return len(results) >= _LEAST_RESULTS or any(_OF_REPORT & (each.detail or {}).keys() for each in results)


def _tell_of_somebody(findings: Sequence[Finding]) -> bool:
    """Whether there is a patient or relative by a name that is one, a number that is sure, or two things that are somebody's.

    A patient's name that no label gives, or that has no known given name in it, is such a thing: whoever is the first
    with a title may be the patient of a letter, or who checks the fire extinguishers.
    """
    types = {finding.entity_type for finding in findings}
    patients = [each for each in findings if _is_somebody(each)]
    named = [each for each in patients if not _is_no_name(each)]
    if types & _SURE or any(_is_surely_named(each) for each in named) or _has_several_births(findings):
        return True
    if any(each.entity_type in _PERSONAL and each.channel in _BY_HAND for each in findings):
        return True
    if _MEASURED in types or len(types & (_NUMBERS - _THINGS)) > 1:
        named = named or [each for each in patients if may_be_name(each.value.reveal())]
    personal = types & _PERSONAL | ({"PERSON"} if named else set())
    if not personal or len(personal) > 1:
        return bool(personal)
    beside = [each for each in findings if _may_be_somebodys(each, with_names="DATE_OF_BIRTH" in personal)]
    # A number more makes no person of a customer's: an invoice has many.
    return any(each.entity_type not in _NUMBERS for each in beside) or (bool(beside) and not personal <= _OF_CUSTOMERS)


def _has_several_births(findings: Sequence[Finding]) -> bool:
    """Whether more than one birth date is there: a list of people, whatever they are called."""
    births = {each.value.reveal() for each in findings if each.entity_type == "DATE_OF_BIRTH"}
    return len(births) > 1


def _is_surely_named(finding: Finding) -> bool:
    return finding.basis is Basis.LABEL and has_given_name(finding.value.reveal())


def _may_be_somebodys(finding: Finding, *, with_names: bool) -> bool:
    """Whether it makes what may be somebody's so: health data, a number, a patient's contact; anybody's name, of a birth date."""
    if finding.entity_type == "PERSON":
        by_more = finding.basis is not Basis.MODEL and has_given_name(finding.value.reveal())
        return with_names and by_more and finding.role in (Role.OTHER, None)
    if category_of(finding.entity_type) is Category.CONTACT:
        return finding.role in _PATIENTS
    return finding.entity_type in (_NUMBERS - _THINGS) | _HEALTH


def _is_doubtful(finding: Finding, findings: Sequence[Finding]) -> bool:
    if finding.entity_type in _NUMBERS | _HEALTH | _PERSONAL:
        return True
    return _is_no_name(finding) or _is_only_written_so(finding) or _is_guessed(finding, findings)


def _is_only_written_so(finding: Finding) -> bool:
    """Several words that are written as a patient's name is ("Named Entity"), none a given name, and called so by no label."""
    value = finding.value.reveal()
    return _is_somebody(finding) and finding.basis is Basis.PATTERN and " " in value and not has_given_name(value)


def _is_no_name(finding: Finding) -> bool:
    if finding.entity_type != "PERSON":
        return False
    value = finding.value.reveal()
    if finding.basis is Basis.LABEL and finding.role not in _PATIENTS and not (" " in value or has_given_name(value)):
        return True  # who does something goes by more than one word, or a title: the next label is one
    return not is_likely_name(value, called=finding.basis is not Basis.MODEL)


def _is_guessed(finding: Finding, findings: Sequence[Finding]) -> bool:
    """A name on the model's word alone, a patient's as well, and no age or result near it.

    What has a known given name is not on the model's word alone: the speaker of an agenda, the owner of a guideline.
    """
    if finding.entity_type != "PERSON" or finding.basis is not Basis.MODEL:
        return False
    if opens_with_given_name(finding.value.reveal()):
        return False
    return not any(each.entity_type in _OF_SOMEBODY and _are_near(each, finding) for each in findings)


def _are_near(one: Finding, other: Finding) -> bool:
    """Whether they stand in one sentence, more or less."""
    if (one.page_number, one.channel, one.attachment) != (other.page_number, other.channel, other.attachment):
        return False
    return max(one.span.start, other.span.start) - min(one.span.end, other.span.end) <= _NEAR_CHARACTERS


def _is_somebody(finding: Finding) -> bool:
    return finding.entity_type == "PERSON" and finding.role in _PATIENTS
