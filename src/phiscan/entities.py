"""The catalogue of entity types: names, categories, meaning. Docs and columns are made from it.

Names are Presidio's where Presidio has one. User recognizers may add types of their own: those
fall in the category OTHER.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """What kind of exposure an entity type is; the exposure rule works on these."""

    IDENTITY = "identity"
    CONTACT = "contact"
    GOVERNMENT_ID = "government_id"
    HEALTH = "health"
    HEALTH_ID = "health_id"
    FINANCIAL = "financial"
    BIOMETRIC = "biometric"
    CREDENTIAL = "credential"
    ONLINE = "online"
    CONTEXT = "context"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EntityType:
    """One kind of finding: its name in every output, its category, one line of meaning."""

    name: str
    category: Category
    meaning: str


ENTITY_TYPES: tuple[EntityType, ...] = (
    EntityType("PERSON", Category.IDENTITY, "name of a person, with the role"),
    EntityType("DATE_OF_BIRTH", Category.IDENTITY, "a date with evidence that it is a birth date"),
    EntityType("AGE", Category.IDENTITY, "age of a person"),
    EntityType("AGE_OVER_89", Category.IDENTITY, "age of a person of 90 years or more"),
    EntityType("STREET_ADDRESS", Category.CONTACT, "postal address, street to ZIP code"),
    EntityType("PHONE_NUMBER", Category.CONTACT, "telephone number"),
    EntityType("FAX_NUMBER", Category.CONTACT, "fax number"),
    EntityType("EMAIL_ADDRESS", Category.CONTACT, "e-mail address"),
    EntityType("US_SSN", Category.GOVERNMENT_ID, "US social security number"),
    EntityType("US_ITIN", Category.GOVERNMENT_ID, "US individual taxpayer number"),
    EntityType("US_PASSPORT", Category.GOVERNMENT_ID, "US passport number"),
    EntityType("US_DRIVER_LICENSE", Category.GOVERNMENT_ID, "US driver's licence number"),
    EntityType("FR_NIR", Category.GOVERNMENT_ID, "French social security number (NIR, INS)"),
    EntityType("MEDICAL_RECORD_NUMBER", Category.HEALTH_ID, "medical record number, French IPP"),
    EntityType("HEALTH_PLAN_ID", Category.HEALTH_ID, "member, subscriber or policy number"),
    EntityType("US_MBI", Category.HEALTH_ID, "Medicare number since 2018 (MBI)"),
    EntityType(
        "US_HICN", Category.GOVERNMENT_ID, "Medicare number until 2019 (HICN): a social security number and a suffix"
    ),
    EntityType("ACCOUNT_NUMBER", Category.HEALTH_ID, "patient account, visit or encounter number; French NDA, IEP"),
    EntityType("ACCESSION_NUMBER", Category.HEALTH_ID, "accession, specimen, requisition or order number"),
    EntityType("CLAIM_NUMBER", Category.HEALTH_ID, "claim, authorisation or prescription number"),
    EntityType("GROUP_NUMBER", Category.HEALTH_ID, "health plan group number"),
    EntityType("VEHICLE_ID", Category.IDENTITY, "vehicle identification number (VIN) or licence plate"),
    EntityType("DEVICE_ID", Category.HEALTH_ID, "serial number or UDI of a meter, implant or other device"),
    EntityType("LAB_RESULT", Category.HEALTH, "an analyte with its value; unit, range, flag, date where printed"),
    EntityType("DIAGNOSIS", Category.HEALTH, "diagnosis or indication, with its code where printed"),
    EntityType("MEDICATION", Category.HEALTH, "a drug with its dose"),
    EntityType("PROCEDURE", Category.HEALTH, "a procedure: its code (CPT, HCPCS, CCAM, ICD-10-PCS) or its name"),
    EntityType("CREDIT_CARD", Category.FINANCIAL, "payment card number"),
    EntityType("IBAN_CODE", Category.FINANCIAL, "international bank account number"),
    EntityType("FACE", Category.IDENTITY, "full-face photograph"),
    EntityType("BIOMETRIC", Category.BIOMETRIC, "number or template of a fingerprint, iris, face or voice"),
    EntityType("CREDENTIAL", Category.CREDENTIAL, "user name, password, PIN, security answer, API key or private key"),
    EntityType("US_NPI", Category.CONTEXT, "US national provider identifier"),
    EntityType("US_DEA", Category.CONTEXT, "US prescriber's DEA number"),
    EntityType("LICENSE_NUMBER", Category.CONTEXT, "professional or other licence number"),
    EntityType("FR_RPPS", Category.CONTEXT, "French practitioner number (RPPS)"),
    EntityType("FR_ADELI", Category.CONTEXT, "French practitioner number (ADELI)"),
    EntityType("FR_FINESS", Category.CONTEXT, "French establishment number (FINESS)"),
    EntityType("IP_ADDRESS", Category.ONLINE, "IP address"),
    EntityType("MAC_ADDRESS", Category.ONLINE, "hardware address of a network card"),
    EntityType("URL", Category.ONLINE, "web address"),
    EntityType("DATE_TIME", Category.CONTEXT, "any other full date"),
    EntityType("HEALTHCARE_ORGANIZATION", Category.CONTEXT, "laboratory, clinic, hospital, insurer, supplier"),
)

BY_NAME: dict[str, EntityType] = {entity.name: entity for entity in ENTITY_TYPES}


def category_of(entity_type: str) -> Category:
    """The category of an entity type; OTHER for one a user's recognizer brought."""
    known = BY_NAME.get(entity_type)
    return known.category if known else Category.OTHER
