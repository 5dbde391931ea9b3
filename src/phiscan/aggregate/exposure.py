"""How bad it is that a document is exposed: a rule on what is found together, as data.

What makes protected health information is a combination: who it is, and something of their health
or of the identifiers that open doors. So the rule asks for things *found together in one document*.
A practice's own data (a practitioner's name, numbers and phone, a letterhead) exposes no patient
and does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from phiscan.entities import Category, category_of
from phiscan.model import DocumentReport, Finding, Outcome, Role


class Exposure(StrEnum):
    """Levels, mildest first."""

    NONE = "none"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class ExposureRule:
    """A level, and the entity types or categories that must all be there for it."""

    level: Exposure
    needs: frozenset[str]
    meaning: str


def _rule(level: Exposure, needs: tuple[str, ...], meaning: str) -> ExposureRule:
    return ExposureRule(level, frozenset(needs), meaning)


# The first rule whose needs are all met decides; the strongest come first.
EXPOSURE_RULES: tuple[ExposureRule, ...] = (
    _rule(Exposure.CRITICAL, ("PERSON", Category.GOVERNMENT_ID), "a named person's government number"),
    _rule(Exposure.CRITICAL, ("PERSON", Category.FINANCIAL), "a named person's card or bank account"),
    _rule(Exposure.CRITICAL, ("PERSON", Category.CREDENTIAL), "a named person's user name, password, PIN or key"),
    _rule(Exposure.CRITICAL, ("PERSON", Category.BIOMETRIC), "a named person's fingerprint or other biometric record"),
    _rule(Exposure.CRITICAL, ("DATE_OF_BIRTH", Category.GOVERNMENT_ID), "a government number and a birth date"),
    _rule(Exposure.HIGH, ("PERSON", Category.HEALTH), "a named person's health"),
    _rule(Exposure.HIGH, ("PERSON", Category.HEALTH_ID), "a named person's record, member or claim number"),
    _rule(Exposure.HIGH, ("DATE_OF_BIRTH", Category.HEALTH), "health data that a birth date leads back to a person"),
    _rule(Exposure.HIGH, (Category.CONTACT, Category.HEALTH), "health data that an address or phone leads back"),
    _rule(Exposure.HIGH, (Category.HEALTH_ID, Category.HEALTH), "health data that a record number leads back"),
    _rule(Exposure.HIGH, (Category.GOVERNMENT_ID,), "a government number"),
    _rule(Exposure.HIGH, (Category.CREDENTIAL,), "what opens an account or a system"),
    _rule(Exposure.HIGH, (Category.BIOMETRIC,), "a biometric record"),
    _rule(Exposure.MODERATE, ("PERSON", "DATE_OF_BIRTH"), "a named person's birth date"),
    _rule(Exposure.MODERATE, ("PERSON", Category.CONTACT), "a named person's address, phone or e-mail"),
    _rule(Exposure.MODERATE, (Category.FINANCIAL,), "a card or bank account"),
    _rule(Exposure.MODERATE, (Category.HEALTH_ID,), "a record, member or claim number"),
    _rule(Exposure.LOW, (Category.IDENTITY,), "a name, birth date or age alone"),
    _rule(Exposure.LOW, (Category.CONTACT,), "an address, phone or e-mail alone"),
    _rule(Exposure.LOW, (Category.HEALTH,), "health data of nobody named"),
    _rule(Exposure.LOW, (Category.OTHER,), "what a recognizer of yours looks for"),
)

_PRACTICE = frozenset({Role.PRACTITIONER, Role.STAFF})


def exposure_of(report: DocumentReport) -> Exposure | None:
    """The exposure of one document; None when it is unknown.

    It is unknown for a document that was not read, or read in part, and that shows nothing so far: neither may look
    clean. What a file name shows counts, whether or not the file could be opened.
    """
    level = level_of(_exposed(report.findings))
    return None if level is Exposure.NONE and report.outcome is not Outcome.SCANNED else level


def level_of(found: frozenset[str]) -> Exposure:
    """The level of entity types and categories found together."""
    return next((rule.level for rule in EXPOSURE_RULES if rule.needs <= found), Exposure.NONE)


def _exposed(findings: Iterable[Finding]) -> frozenset[str]:
    found: set[str] = set()
    for finding in findings:
        if _exposes(finding):
            found |= {finding.entity_type, category_of(finding.entity_type)}
    return frozenset(found)


def _exposes(finding: Finding) -> bool:
    if finding.role in _PRACTICE:
        return False
    nobodys_contact = category_of(finding.entity_type) is Category.CONTACT and finding.subject is None
    return not (nobodys_contact and finding.role is None)
