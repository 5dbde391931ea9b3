"""The exposure level: what is found together decides."""

import pytest

from phiscan.aggregate.exposure import EXPOSURE_RULES, Exposure, exposure_of, level_of
from phiscan.entities import BY_NAME, Category
from phiscan.model import Basis, DocumentReport, Finding, Outcome, Role, SensitiveText, Span


def finding(entity_type, role=Role.PATIENT, subject="s1"):
    """A finding of this type."""
    return Finding(
        page_number=1,
        entity_type=entity_type,
        value=SensitiveText("value"),
        span=Span(0, 5),
        bbox=None,
        recognizer="test",
        basis=Basis.LABEL,
        role=role,
        subject=subject,
    )


def report(*findings, outcome=Outcome.SCANNED):
    """A document with these findings."""
    return DocumentReport(outcome, pages=1, pages_read=1, findings=findings)


LEVELS = {
    (): Exposure.NONE,
    ("HEALTHCARE_ORGANIZATION", "DATE_TIME", "URL"): Exposure.NONE,
    ("PERSON",): Exposure.LOW,
    ("LAB_RESULT", "AGE"): Exposure.LOW,
    ("PERSON", "PHONE_NUMBER"): Exposure.MODERATE,
    ("PERSON", "DATE_OF_BIRTH"): Exposure.MODERATE,
    ("PERSON", "LAB_RESULT"): Exposure.HIGH,
    ("PERSON", "HEALTH_PLAN_ID"): Exposure.HIGH,
    ("DATE_OF_BIRTH", "DIAGNOSIS"): Exposure.HIGH,
    ("US_SSN",): Exposure.HIGH,
    ("PERSON", "US_SSN", "LAB_RESULT"): Exposure.CRITICAL,
    ("PERSON", "FR_NIR"): Exposure.CRITICAL,
    ("PERSON", "CREDIT_CARD"): Exposure.CRITICAL,
    ("A_TYPE_OF_THE_USER",): Exposure.LOW,
}


@pytest.mark.parametrize(("types", "level"), LEVELS.items(), ids=["+".join(types) or "nothing" for types in LEVELS])
def test_the_combination_decides(types, level):
    """Identity with health data is worse than either; a government number makes it critical."""
    assert exposure_of(report(*map(finding, types))) is level


def test_a_practice_exposes_no_patient():
    """A brochure with the doctor's name, phone and NPI, and a letterhead, is clean."""
    assert (
        exposure_of(
            report(
                finding("PERSON", Role.PRACTITIONER),
                finding("PHONE_NUMBER", Role.PRACTITIONER),
                finding("US_NPI", Role.PRACTITIONER),
                finding("STREET_ADDRESS", None, None),
            )
        )
        is Exposure.NONE
    )


@pytest.mark.parametrize("outcome", set(Outcome) - {Outcome.SCANNED})
def test_a_document_not_read_never_looks_clean(outcome):
    """Unread, or read in part with nothing found so far: the exposure is unknown, not none."""
    assert exposure_of(report(outcome=outcome)) is None


def test_part_of_a_document_can_expose():
    """What was found on the pages that were read counts."""
    part = report(finding("PERSON"), finding("LAB_RESULT"), outcome=Outcome.PARTLY_SCANNED)
    assert exposure_of(part) is Exposure.HIGH


def test_rules_speak_of_known_types_and_categories_strongest_first():
    """The rule is data: no typing error in it, and the first match is the strongest."""
    known = set(BY_NAME) | set(Category)
    assert all(rule.needs <= known for rule in EXPOSURE_RULES)
    order = [list(Exposure).index(rule.level) for rule in EXPOSURE_RULES]
    assert order == sorted(order, reverse=True)


def test_more_findings_never_lower_the_level():
    """Adding any one thing to any rule's needs leaves the level or raises it."""
    levels = list(Exposure)
    for rule in EXPOSURE_RULES:
        for extra in set(BY_NAME) | set(Category):
            assert levels.index(level_of(rule.needs | {extra})) >= levels.index(level_of(rule.needs))
