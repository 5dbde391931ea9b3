"""What an entity type says of whose it can be."""

from __future__ import annotations

from phiscan.entities import Category, category_of
from phiscan.model import Finding, Role
from phiscan.people.cast import Family, family_of

PRACTICE_NUMBERS = frozenset({"US_NPI", "US_DEA", "LICENSE_NUMBER", "FR_RPPS", "FR_ADELI"})
NOBODYS = frozenset({"HEALTHCARE_ORGANIZATION", "FR_FINESS", "IP_ADDRESS", "MAC_ADDRESS"})
# What a person has one of: a second one is another person's.
SINGLE = frozenset({"DATE_OF_BIRTH", "US_SSN", "FR_NIR"})
# What names a person as surely as the name; what stands on a line with one is the same person's.
OWN = frozenset({"DATE_OF_BIRTH", "MEDICAL_RECORD_NUMBER", "US_SSN", "FR_NIR", "US_HICN", "US_MBI"})

SUBJECTS = frozenset({Family.PATIENT, Family.RELATIVE})
_ANYONE = frozenset(Family)
_ONE = {family: frozenset({family}) for family in Family}
# A web address with so many digits is of a record, not of a house.
RECORD_DIGITS = 5


def is_contact(finding: Finding) -> bool:
    """Address, telephone, fax, e-mail."""
    return category_of(finding.entity_type) is Category.CONTACT


def is_financial(finding: Finding) -> bool:
    """Card, bank account."""
    return category_of(finding.entity_type) is Category.FINANCIAL


def is_nobodys(finding: Finding) -> bool:
    """Whether what it is, or a label over it, keeps it from being a person's."""
    if finding.entity_type in NOBODYS or (finding.role is Role.OTHER and is_contact(finding)):
        return True
    return finding.entity_type == "URL" and sum(map(str.isdigit, finding.value.reveal())) < RECORD_DIGITS


def said_role(finding: Finding) -> Role | None:
    """The role that stood with a finding. "Insurance" over a member number says where it is from, not whose it is."""
    return None if finding.role is Role.OTHER else finding.role


def families_of(finding: Finding) -> frozenset[Family]:
    """Whose it can be."""
    role = said_role(finding)
    if role:
        return _ONE[family_of(role)]
    if finding.entity_type in PRACTICE_NUMBERS:
        return _ONE[Family.PRACTICE]
    return _ANYONE if is_contact(finding) else SUBJECTS


def usual_family(finding: Finding) -> Family:
    """Whose it is where nothing else is known."""
    role = said_role(finding)
    if role:
        return family_of(role)
    return Family.PRACTICE if finding.entity_type in PRACTICE_NUMBERS else Family.PATIENT
