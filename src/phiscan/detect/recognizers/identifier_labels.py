"""Identifiers that are known by their label: which fields hold them, and what their characters must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from phiscan.detect.recognizers.identifier_checks import (
    card_valid,
    dea_valid,
    itin_valid,
    luhn_valid,
    nir_valid,
    npi_valid,
    ssn_valid,
)
from phiscan.detect.recognizers.identifier_forms import HICN, MBI
from phiscan.model import Role


@dataclass(frozen=True, slots=True)
class Labelled:
    """An identifier known by its label: the field, what its characters must be, and its check if it has one."""

    field: str
    entity_type: str
    shape: re.Pattern[str]
    check: Callable[[str], bool] | None = None
    # Without a right check the label alone still makes it one.
    check_decides: bool = False
    role: Role | None = Role.PATIENT
    # Whose label it must be: "patient", "organization".
    holder: str | None = None


_ANY = re.compile(r"(?=(?:\D*\d){2})[A-Za-z0-9*][A-Za-z0-9 ./*-]{2,28}")
_LONG = re.compile(r"(?=(?:\D*\d){3})[A-Za-z0-9*][A-Za-z0-9 ./*:-]{3,28}")
_SSN = re.compile(r"\d{3}[- ]?\d{2}[- ]?\d{4}|[Xx*#•]{3}[- ]?[Xx*#•]{2}[- ]?\d{4}")
_ITIN = re.compile(r"9\d{2}[- ]?\d{2}[- ]?\d{4}")
_DASHED = re.compile(r"\d{3}-\d{2}-\d{4}")
_CARD = re.compile(r"\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}|\d{4}[ -]?\d{6}[ -]?\d{4,5}")
_NIR = re.compile(r"[1-478][ .]?\d{2}[ .]?\d{2}[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}(?:[ ./-]{0,3}\d{2})?")
# A wrong key, or some digits only: the label says what it is meant to be.
_SPACED_NIR = re.compile(r"[1-478](?:[ .]?\d){9,14}")
_RPPS = re.compile(r"\d(?: ?\d){10}")
_NINE = re.compile(r"\d ?[\dAB](?: ?\d){7}")
_BARE = re.compile(r"[A-Z]{0,4}-?\d{6,12}(?:[ -]\d{2})?|\d{3}-\d{3}-\d{3}")
_GROUP = re.compile(r"(?=[^\n]*\d)(?:[A-Z]{1,4} )?[A-Za-z0-9][A-Za-z0-9./-]{2,20}")

# Of several of one field, the first whose shape and check fit.
LABELLED: tuple[Labelled, ...] = (
    Labelled("ssn", "US_ITIN", _ITIN, itin_valid, True),
    Labelled("ssn", "US_SSN", _SSN),
    Labelled("ssn_last", "US_SSN", re.compile(r"[Xx*#•-]{0,8}\d{4}")),
    Labelled("itin", "US_ITIN", _ITIN, itin_valid, True),
    Labelled("itin", "US_SSN", _SSN),
    # A practice's number is no person's; a practitioner's own may be.
    Labelled("tax_id", "US_ITIN", _DASHED, itin_valid, True),
    Labelled("tax_id", "US_SSN", _DASHED, ssn_valid, True),
    Labelled("nir", "FR_NIR", _NIR, nir_valid),
    Labelled("nir", "FR_NIR", _SPACED_NIR),
    # "Matricule" beside a birth date, in a house of its own.
    Labelled("nir", "MEDICAL_RECORD_NUMBER", re.compile(r"[A-Z]{0,3}-?\d{4,9}")),
    # "Ins." is an insurance in English.
    Labelled("nir", "HEALTH_PLAN_ID", re.compile(r"[A-Z]{2,4}-?\d{6,12}")),
    Labelled("mrn", "MEDICAL_RECORD_NUMBER", _ANY),
    Labelled("mbi", "US_MBI", MBI),
    Labelled("mbi", "US_HICN", HICN),
    Labelled("mbi", "HEALTH_PLAN_ID", _LONG),
    Labelled("hicn", "US_MBI", MBI),
    Labelled("hicn", "US_HICN", _LONG),
    # "Patient: 00123456", "Insurance: HPX345678": a number where a name is asked for.
    Labelled("name", "MEDICAL_RECORD_NUMBER", _BARE, holder="patient"),
    Labelled("name", "HEALTH_PLAN_ID", _BARE, holder="organization"),
    Labelled("name", "HEALTH_PLAN_ID", _BARE, holder="insured"),
    Labelled("plan_id", "US_MBI", MBI),
    Labelled("plan_id", "US_HICN", HICN),
    Labelled("plan_id", "HEALTH_PLAN_ID", _LONG),
    Labelled("account", "ACCOUNT_NUMBER", _LONG),
    Labelled("accession", "ACCESSION_NUMBER", _LONG),
    Labelled("file", "ACCESSION_NUMBER", _LONG),
    Labelled("reference", "ACCESSION_NUMBER", _LONG),
    Labelled("range", "ACCESSION_NUMBER", re.compile(r"[A-Z]{1,4}-?\d{5,14}|\d{7,14}")),
    Labelled("claim", "CLAIM_NUMBER", _LONG),
    Labelled("group", "GROUP_NUMBER", _GROUP),
    Labelled("device", "DEVICE_ID", _ANY),
    Labelled("driver_license", "US_DRIVER_LICENSE", _LONG),
    Labelled("passport", "US_PASSPORT", re.compile(r"[A-Z]?\d{8,9}")),
    Labelled("card", "CREDIT_CARD", _CARD, card_valid, True),
    Labelled("npi", "US_NPI", re.compile(r"[12](?:[ .-]?\d){9}"), npi_valid, True, Role.PRACTITIONER),
    Labelled("dea", "US_DEA", re.compile(r"[A-Z][A-Z9][ -]?\d{7}"), dea_valid, True, Role.PRACTITIONER),
    Labelled("license", "US_NPI", re.compile(r"[12]\d{9}"), npi_valid, True, Role.PRACTITIONER),
    Labelled("license", "LICENSE_NUMBER", _LONG, role=Role.PRACTITIONER),
    Labelled("rpps", "FR_RPPS", _RPPS, luhn_valid, True, Role.PRACTITIONER),
    Labelled("login", "FR_RPPS", _RPPS, luhn_valid, True, Role.PRACTITIONER),
    # "Identifiant" in the practitioner's part of a form.
    Labelled("login", "FR_ADELI", _NINE, role=Role.PRACTITIONER),
    # "Identifiant" beside a birth date is the patient's.
    Labelled("login", "MEDICAL_RECORD_NUMBER", _BARE),
    Labelled("adeli", "FR_ADELI", _NINE, role=Role.PRACTITIONER),
    Labelled("finess", "FR_FINESS", _NINE, luhn_valid, role=Role.OTHER),
)
FIELDS = frozenset(each.field for each in LABELLED)
BY_FIELD = {name: tuple(each for each in LABELLED if each.field == name) for name in sorted(FIELDS)}
