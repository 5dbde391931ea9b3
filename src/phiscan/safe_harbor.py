"""HIPAA's eighteen identifiers, 45 CFR 164.514(b)(2)(i), and the entity types that find each.

Without these eighteen, and without knowing better, data counts as de-identified: so this is what must be looked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from phiscan.model import Basis


@dataclass(frozen=True, slots=True)
class Identifier:
    """One of the eighteen: its letter and (shortened) wording in the rule, what finds it, on what grounds."""

    letter: str
    wording: str
    entity_types: tuple[str, ...]
    bases: tuple[Basis, ...]


_CHECK, _LABEL, _PATTERN, _MODEL = Basis.CHECKSUM, Basis.LABEL, Basis.PATTERN, Basis.MODEL

SAFE_HARBOR: tuple[Identifier, ...] = (
    Identifier("A", "Names", ("PERSON",), (_LABEL, _PATTERN, _MODEL)),
    Identifier(
        "B", "Geographic subdivisions smaller than a State: street, city, county, ZIP code",
        ("STREET_ADDRESS",), (_LABEL, _PATTERN),
    ),
    Identifier(
        "C", "All elements of dates (except year) for dates directly related to an individual; all ages over 89",
        ("DATE_OF_BIRTH", "DATE_TIME", "AGE_OVER_89"), (_LABEL, _PATTERN),
    ),
    Identifier("D", "Telephone numbers", ("PHONE_NUMBER",), (_LABEL, _PATTERN)),
    Identifier("E", "Fax numbers", ("FAX_NUMBER",), (_LABEL,)),
    Identifier("F", "Electronic mail addresses", ("EMAIL_ADDRESS",), (_LABEL, _PATTERN)),
    Identifier("G", "Social security numbers", ("US_SSN", "US_ITIN", "US_HICN", "FR_NIR"), (_CHECK, _LABEL, _PATTERN)),
    Identifier("H", "Medical record numbers", ("MEDICAL_RECORD_NUMBER",), (_LABEL,)),
    Identifier(
        "I", "Health plan beneficiary numbers", ("HEALTH_PLAN_ID", "US_MBI", "US_HICN", "GROUP_NUMBER"), (_LABEL, _PATTERN)
    ),
    Identifier(
        "J", "Account numbers",
        ("ACCOUNT_NUMBER", "CLAIM_NUMBER", "CREDIT_CARD", "IBAN_CODE"), (_CHECK, _LABEL, _PATTERN),
    ),
    Identifier(
        "K", "Certificate/license numbers",
        ("US_DRIVER_LICENSE", "US_PASSPORT", "LICENSE_NUMBER", "US_DEA", "US_NPI", "FR_RPPS", "FR_ADELI"),
        (_CHECK, _LABEL),
    ),
    Identifier(
        "L", "Vehicle identifiers and serial numbers, including license plate numbers",
        ("VEHICLE_ID",), (_CHECK, _LABEL, _PATTERN),
    ),
    Identifier("M", "Device identifiers and serial numbers", ("DEVICE_ID",), (_LABEL, _PATTERN)),
    Identifier("N", "Web Universal Resource Locators (URLs)", ("URL",), (_LABEL, _PATTERN)),
    Identifier("O", "Internet Protocol (IP) address numbers", ("IP_ADDRESS", "MAC_ADDRESS"), (_CHECK, _LABEL, _PATTERN)),
    Identifier("P", "Biometric identifiers, including finger and voice prints", ("BIOMETRIC",), (_LABEL, _PATTERN)),
    Identifier("Q", "Full face photographs and any comparable images", ("FACE",), (_MODEL,)),
    Identifier(
        "R", "Any other unique identifying number, characteristic, or code",
        ("ACCESSION_NUMBER", "CREDENTIAL"), (_CHECK, _LABEL, _PATTERN),
    ),
)  # fmt: skip
