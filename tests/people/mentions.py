"""Documents of one patient each, in few words."""

from __future__ import annotations

from pathlib import Path

from phiscan.model import Basis, DocumentRef, DocumentReport, Entry, Finding, Outcome, Role, SensitiveText, Span
from phiscan.people import Linker
from phiscan.people.persons import Linked

KINDS = {
    "name": "PERSON",
    "birth": "DATE_OF_BIRTH",
    "ssn": "US_SSN",
    "nir": "FR_NIR",
    "mrn": "MEDICAL_RECORD_NUMBER",
    "member": "HEALTH_PLAN_ID",
    "phone": "PHONE_NUMBER",
    "email": "EMAIL_ADDRESS",
    "address": "STREET_ADDRESS",
    "day": "DATE_TIME",
}


def mention(path: str, name: str, birth: str = "", *, doctor: str = "", language: str = "en", **more: str) -> Entry:
    """A document of one patient: what it prints of each kind (see KINDS)."""
    printed = {"name": name, "birth": birth, **more}
    findings = [_finding(KINDS[kind], value) for kind, value in printed.items() if value]
    if doctor:
        findings.append(_finding("PERSON", doctor, Role.PRACTITIONER, "s2"))
    report = DocumentReport(Outcome.SCANNED, pages=1, pages_read=1, language=language, findings=tuple(findings))
    return Entry(DocumentRef(path, Path(path), 1, 0, path), report)


def link(*entries: Entry) -> Linked:
    """All of them, linked."""
    linker = Linker()
    for each in entries:
        linker.add(each)
    return linker.linked()


def together(linked: Linked, one: str, other: str) -> bool:
    """Whether two documents (by path) are of one person."""
    ids = {each.path: each.person_id for each in linked.mentions}
    return ids[one] == ids[other]


def _finding(entity_type: str, value: str, role: Role = Role.PATIENT, subject: str = "s1") -> Finding:
    return Finding(
        1, entity_type, SensitiveText(value), Span(0, 1), None, "test", Basis.LABEL, role=role, subject=subject
    )
