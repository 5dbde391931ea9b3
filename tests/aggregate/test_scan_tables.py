"""The tables of a scan: columns, dtypes, order, masking; from entries made by hand."""

import gc
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from phiscan import errors
from phiscan.aggregate import columns
from phiscan.config import ScanConfig
from phiscan.entities import ENTITY_TYPES
from phiscan.model import Basis, BBox, DocumentRef, DocumentReport, Entry, Finding, Outcome, Role, SensitiveText, Span
from phiscan.summarize import Scan, summarize, write_outputs

VALUES = ("John Smith", "SMITH, JOHN", "03/12/1951", "7.77", "5.5-9.9", "05/06/2017", "Jane Roe", "555-0100")


def finding(entity_type, value, start, role=Role.PATIENT, subject="s1", **more):
    """A finding at this place of the page's text."""
    return Finding(
        page_number=1,
        entity_type=entity_type,
        value=SensitiveText(value),
        span=Span(start, start + len(value)),
        bbox=BBox(72.123456, 100.0, 90.5, 110.0),
        recognizer="test",
        basis=Basis.LABEL,
        role=role,
        subject=subject,
        **more,
    )


def lab_result(**parts):
    """A lab result with these parts."""
    detail = {key: SensitiveText(value) for key, value in parts.items()}
    return finding("LAB_RESULT", parts["value"], 50, detail=detail, score=0.91234567)


REPORT = DocumentReport(
    Outcome.SCANNED,
    pages=1,
    pages_read=1,
    language="en",
    findings=(
        lab_result(
            analyte="INR", loinc="6301-6", value="7.77", unit="{INR}", range="5.5-9.9", flag="H", date="05/06/2017"
        ),
        finding("PERSON", "John Smith", 0),
        finding("DATE_OF_BIRTH", "03/12/1951", 20),
        finding("PERSON", "Jane Roe", 80, Role.PRACTITIONER, "s2"),
        finding("PHONE_NUMBER", "555-0100", 90, None, None),
        finding("MY_TYPE", "555-0100", 99, None, None),
    ),
)


def entry(path, report=REPORT, duplicate_of=None):
    """A listed document."""
    return Entry(DocumentRef(path, Path("/dump") / path, 1234, 0, "ab" * 32), report, duplicate_of)


ENTRIES = (
    entry("a/one.pdf"),
    entry("a/two.pdf", duplicate_of="a/one.pdf"),
    entry("b.pdf", DocumentReport(Outcome.DAMAGED, note="PdfiumError")),
)


@pytest.fixture
def scan():
    """The scan of the entries, masked."""
    return summarize(ENTRIES)


FINDINGS = (
    "path page_number channel attachment entity_type role subject value detail score basis recognizer "
    "start end x0 top x1 bottom"
)
INVENTORY_START = "path sha256 size_bytes outcome pages pages_read pages_ocr language subjects exposure"
INVENTORY_END = "duplicate_of note pages_blank pages_unread attachments failed_redactions"
SUMMARY = "documents outcomes pages pages_read pages_ocr pages_blank pages_unread findings entities subjects practitioners exposure duplicates suppressed people corrections sample"


def test_findings_have_the_documented_columns(scan):
    """Names and order are a promise."""
    assert " ".join(scan.findings.columns) == FINDINGS


def test_inventory_has_one_count_a_type_and_users_types_last(scan):
    """Catalogue types in their order, then the user's, between `exposure` and `duplicate_of`."""
    counts = [entity.name.lower() for entity in ENTITY_TYPES]
    expected = [*INVENTORY_START.split(), *counts, "my_type", *INVENTORY_END.split()]
    assert list(scan.inventory.columns) == expected
    assert scan.inventory["my_type"].tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("table", "described"),
    [
        ("findings", columns.FINDINGS),
        ("inventory", columns.INVENTORY_START),
        ("inventory", columns.INVENTORY_END),
        ("subjects", columns.PERSONS),
        ("subject_documents", columns.SUBJECT_DOCUMENTS),
        ("practitioners", columns.PRACTITIONERS),
    ],
)
@pytest.mark.parametrize("entries", [ENTRIES, ()], ids=["full", "empty"])
def test_dtypes_do_not_depend_on_the_content(entries, table, described):
    """An empty scan has the same columns and dtypes as a full one."""
    frame = getattr(summarize(entries), table)
    for column in described:
        expected = column.categories() if column.dtype == "category" else column.dtype
        assert frame[column.name].dtype == expected, column.name


def test_rows_follow_the_listing_then_the_page(scan):
    """The order of recognizers does not show."""
    backwards = replace(REPORT, findings=REPORT.findings[::-1])
    turned = summarize((entry("a/one.pdf", backwards), entry("a/two.pdf", backwards, "a/one.pdf"), ENTRIES[2]))
    pd.testing.assert_frame_equal(scan.findings, turned.findings)
    assert scan.findings["path"].drop_duplicates().tolist() == ["a/one.pdf", "a/two.pdf"]
    assert scan.findings["start"].tolist()[:6] == [0, 20, 50, 80, 90, 99]


def test_a_duplicate_is_reported_under_its_own_path(scan):
    """Who holds the path needs the findings there; the person has two documents."""
    assert scan.findings["path"].value_counts().to_dict() == {"a/one.pdf": 6, "a/two.pdf": 6}
    assert scan.subjects["documents"].tolist() == [2]
    assert scan.inventory["duplicate_of"].isna().tolist() == [True, False, True]


def test_exposure_can_be_compared(scan):
    """`inventory.exposure >= "high"` is the question people ask; unknown is neither."""
    assert (scan.inventory["exposure"] >= "high").tolist() == [True, True, False]
    assert scan.inventory["exposure"].isna().tolist() == [False, False, True]


def test_default_tables_show_no_value(scan):
    """Nothing of a person in any cell, nor in what a notebook prints."""
    shown = "".join(
        table.to_csv()
        for table in (scan.inventory, scan.findings, scan.subjects, scan.subject_documents, scan.practitioners)
    )
    shown += repr(scan) + json.dumps(scan.summary)
    assert not [value for value in VALUES if value in shown]
    assert shown.count("1951") == 1, "the year of birth, once"


def test_masked_values_keep_what_a_reader_needs(scan):
    """Initials of names, what was measured, the year of care."""
    rows = scan.findings.set_index("entity_type")
    assert rows.loc["PERSON", "value"].tolist()[:2] == ["J*** S***", "J*** R***"]
    assert set(rows.loc["DATE_OF_BIRTH", "value"]) == {"***"}
    assert json.loads(rows.loc["LAB_RESULT", "detail"].iloc[0]) == {
        "analyte": "INR",
        "loinc": "6301-6",
        "value": "***",
        "unit": "{INR}",
        "range": "***",
        "flag": "***",
        "date": "***",
    }
    assert scan.subjects[["name", "birth_date", "first_date", "last_date"]].iloc[0].tolist() == [
        "J*** S***",
        "***",
        "2017",
        "2017",
    ]


def test_revealed_values_are_those_of_the_document():
    """`reveal` is explicit, and then nothing is masked."""
    scan = summarize(ENTRIES, reveal=True)
    assert scan.findings["value"].tolist()[:2] == ["John Smith", "03/12/1951"]
    assert scan.subjects.iloc[0][["name", "birth_date", "first_date"]].tolist() == [
        "John Smith",
        "1951-03-12",
        "2017-05-06",
    ]
    assert scan.practitioners["name"].tolist() == ["Jane Roe"]
    assert not scan.findings.astype("string").isin(["***"]).any().any()


def test_the_summary_adds_up(scan):
    """Each document is in one outcome and one exposure level, unknown included."""
    assert scan.summary["documents"] == sum(scan.summary["outcomes"].values()) == 3
    assert sum(scan.summary["exposure"].values()) == 3
    assert scan.summary["exposure"] == {"high": 2, "unknown": 1}
    assert scan.summary["findings"] == sum(scan.summary["entities"].values()) == 12
    assert (scan.summary["subjects"], scan.summary["practitioners"], scan.summary["duplicates"]) == (1, 1, 1)
    assert " ".join(scan.summary) == SUMMARY


def test_what_was_not_believed_is_counted():
    """By type and reason, over all documents."""
    report = replace(REPORT, suppressed={"PERSON: eponym": 2, "IP_ADDRESS: no host's address": 1})
    scan = summarize([entry("a.pdf", report), entry("b.pdf", replace(report, suppressed={"PERSON: eponym": 1}))])
    assert scan.summary["suppressed"] == {"PERSON: eponym": 3, "IP_ADDRESS: no host's address": 1}


def test_an_empty_scan_is_a_scan():
    """No document: tables without rows, and a summary of zeros."""
    scan = summarize(())
    assert isinstance(scan, Scan)
    assert scan.summary["documents"] == 0
    assert repr(scan) == "<Scan: 0 documents, 0 findings, 0 subjects>"


def test_outputs_are_written_the_same_twice(scan, tmp_path):
    """The same entries give the same bytes, in eight files."""
    write_outputs(scan, tmp_path / "one", config=ScanConfig(timeout_s=9))
    write_outputs(summarize(iter(ENTRIES)), tmp_path / "two", config=ScanConfig(timeout_s=9))
    names = {
        "inventory.csv",
        "findings.csv",
        "subjects.csv",
        "subject_documents.csv",
        "practitioners.csv",
        "manifest.csv",
        "disagreements.csv",
        "summary.json",
    }
    assert {path.name for path in (tmp_path / "one").iterdir()} == names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert (
        json.loads((tmp_path / "one" / "summary.json").read_text())["versions"]["config"]
        == ScanConfig(timeout_s=9).fingerprint()
    )


def test_a_type_that_turns_up_late_is_counted_from_the_start():
    """Documents before the first finding of a user's type count none of it."""
    clean = DocumentReport(Outcome.SCANNED, pages=1, pages_read=1)
    scan = summarize([entry("a.pdf", clean), entry("b.pdf", clean), entry("c.pdf")])
    assert scan.inventory["my_type"].tolist() == [0, 0, 1]


def test_documents_of_a_person_stand_together():
    """One patient's two documents, with another's between them."""
    other = replace(REPORT, findings=(finding("PERSON", "Ana Cruz", 0),))
    scan = summarize([entry("a.pdf"), entry("b.pdf", other), entry("c.pdf")])
    first, second = scan.subjects["person_id"]
    assert scan.subject_documents[["person_id", "path"]].to_numpy().tolist() == [
        [first, "a.pdf"],
        [first, "c.pdf"],
        [second, "b.pdf"],
    ]


def test_the_collector_of_cycles_is_on_again_afterwards() -> None:
    """Whether the tables were made, or what gives the documents failed."""

    def failing() -> Iterator[Entry]:
        assert not gc.isenabled()
        raise errors.SourceError("gone")
        yield

    summarize([])
    assert gc.isenabled()
    with pytest.raises(errors.SourceError):
        summarize(failing())
    assert gc.isenabled()
