"""One document: what limits its report, and what does not."""

from __future__ import annotations

from pathlib import Path

from phiscan.config import ScanConfig
from phiscan.model import DocumentRef, Outcome
from phiscan.scanning import Scanner
from tests.extract.drawing import Sheet, draw


def report(path: Path, **settings: object):
    """The report of a page with a patient, a birth date and a result."""

    def page(sheet: Sheet) -> None:
        for row, line in enumerate(("Patient: Odalys Brennecke", "DOB: 03/12/1951", "INR: 2.4")):
            sheet.put(60, 60 + 16 * row, line)

    draw(path, page)
    ref = DocumentRef(path.name, path, path.stat().st_size, 0, "0" * 64)
    return Scanner(ScanConfig(**settings)).scan(ref)


def test_only_the_wanted_types_are_reported_and_all_are_used(tmp_path: Path) -> None:
    """A result is reported as the patient's, though names and birth dates were not asked for."""
    (found,) = report(tmp_path / "a.pdf", entities=("LAB_RESULT",)).findings
    assert (found.entity_type, found.value.reveal(), found.subject) == ("LAB_RESULT", "2.4", "s1")


def test_a_threshold_is_for_its_type_alone(tmp_path: Path) -> None:
    """What is not sure enough is counted with its reason."""
    scanned = report(tmp_path / "a.pdf", thresholds={"LAB_RESULT": 1.0})
    assert {each.entity_type for each in scanned.findings} == {"PERSON", "DATE_OF_BIRTH"}
    assert scanned.suppressed == {"LAB_RESULT: score under the threshold": 1}


def test_a_file_over_max_bytes_is_too_large(tmp_path: Path) -> None:
    """One byte too many, and it is not opened; at the limit it is read."""
    report(tmp_path / "a.pdf")
    size = (tmp_path / "a.pdf").stat().st_size
    over = report(tmp_path / "a.pdf", max_bytes=size - 1)
    assert (over.outcome, over.note, over.findings) == (Outcome.TOO_LARGE, "bytes", ())
    assert report(tmp_path / "a.pdf", max_bytes=size).outcome is Outcome.SCANNED
