"""What a path gives away: names and dates in it, of the document's persons and of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from phiscan.aggregate.exposure import exposure_of
from phiscan.model import (
    NO_PAGE,
    Basis,
    Channel,
    DocumentRef,
    DocumentReport,
    Entry,
    Finding,
    Outcome,
    Role,
    SensitiveText,
    Span,
)  # fmt: skip
from phiscan.people import path_findings, with_file_name

NOTHING = DocumentReport(Outcome.ENCRYPTED)

# What is found in a path of a document of which nothing else is known.
SHOWN = {
    "SMITH_JOHN_19510312_INR.pdf": [("PERSON", "SMITH_JOHN"), ("DATE_OF_BIRTH", "19510312")],
    "2017/Smith, John/INR 2017-05-04.pdf": [("PERSON", "Smith, John"), ("DATE_TIME", "2017-05-04")],
    "Dr_Okonkwo/SmithJohn 03-12-1951.pdf": [
        ("PERSON", "Okonkwo"),
        ("PERSON", "SmithJohn"),
        ("DATE_OF_BIRTH", "03-12-1951"),
    ],
    "dupont marie ddn 12.03.1951.pdf": [("PERSON", "dupont marie"), ("DATE_OF_BIRTH", "12.03.1951")],
    "DIALLO-JEANLUC-1971-11-26-INR.PDF": [("PERSON", "DIALLO-JEANLUC"), ("DATE_OF_BIRTH", "1971-11-26")],
    "GUPTA PIOTR DOB 20080906 INR.pdf": [("PERSON", "GUPTA PIOTR"), ("DATE_OF_BIRTH", "20080906")],
}
# What is in none of them.
NAMELESS = [
    "inr_report_000035.pdf",
    "Lab Panel 12345678.pdf",
    "2016/03/price_list_000001.pdf",
    "Annual Report.pdf",
    "John.pdf",
    "BILAN SANGUIN.pdf",
]


def person(value: str, subject: str, role: Role = Role.PATIENT, kind: str = "PERSON") -> Finding:
    return Finding(1, kind, SensitiveText(value), Span(0, 1), None, "test", Basis.LABEL, role=role, subject=subject)


def shown(path: str, report: DocumentReport = NOTHING) -> list[tuple[str, str]]:
    return [(each.entity_type, each.value.reveal()) for each in path_findings(path, report)]


@pytest.mark.parametrize(("path", "found"), SHOWN.items())
def test_a_name_and_its_dates(path: str, found: list[tuple[str, str]]) -> None:
    """By a common given name, a title, or a birth date beside it."""
    assert shown(path) == found


@pytest.mark.parametrize("path", NAMELESS)
def test_ordinary_file_names_name_nobody(path: str) -> None:
    """Everyday words, numbers, a given name alone."""
    assert shown(path) == []


def test_a_person_of_the_document_is_known_under_any_form() -> None:
    """Run together, cut to an initial; the date is a birth date because the document says so."""
    findings = (person("Al Masri, Samir", "s2"), person("04/05/2001", "s2", kind="DATE_OF_BIRTH"))
    found = path_findings("ALMASRI_S_20010405_000038.pdf", DocumentReport(Outcome.SCANNED, findings=findings))
    assert [(each.entity_type, each.value.reveal(), each.subject) for each in found] == [
        ("PERSON", "ALMASRI_S", "s2"),
        ("DATE_OF_BIRTH", "20010405", "s2"),
    ]
    assert {each.page_number for each in found} == {NO_PAGE}
    assert {each.channel for each in found} == {Channel.FILENAME}


def test_a_number_of_the_document_is_known_again() -> None:
    """A record number in the file name is the person's of the document."""
    findings = (person("Ana Ruiz", "s1"), person("H0012345", "s1", kind="MEDICAL_RECORD_NUMBER"))
    assert shown("scan_H0012345.pdf", DocumentReport(Outcome.SCANNED, findings=findings)) == [
        ("MEDICAL_RECORD_NUMBER", "H0012345")
    ]


def test_a_file_that_cannot_be_opened_is_exposed_by_its_name() -> None:
    """An encrypted file has a level when its name shows somebody, and none at all when it does not."""
    for path, exposure in (("SMITH_JOHN_19510312.pdf", "moderate"), ("inr_report.pdf", None)):
        entry = with_file_name(Entry(DocumentRef(path, Path(path), 1, 0, "00"), NOTHING))
        assert exposure_of(entry.report) == exposure


def test_each_copy_is_judged_by_its_own_name() -> None:
    """Two paths with the same bytes: one shows a name, the other does not."""
    named, other = (
        with_file_name(Entry(DocumentRef(path, Path(path), 1, 0, "00"), NOTHING))
        for path in ("SMITH_JOHN.pdf", "x.pdf")
    )
    assert (len(named.report.findings), len(other.report.findings)) == (1, 0)


def test_only_the_types_that_were_asked_for() -> None:
    """`entities` holds for file names too."""
    entry = Entry(DocumentRef("SMITH_JOHN_19510312.pdf", Path("x"), 1, 0, "00"), NOTHING)
    assert [each.entity_type for each in with_file_name(entry, ("PERSON",)).report.findings] == ["PERSON"]
