"""How pages that two readers read are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.differential import CLASSES, SLOW, UNREAD, classify, compare
from benchmarks.differential import page as report
from tests.extract.drawing import draw

from phiscan.extract.raw import RawPage, RawWord

PAIRS = {
    "same": ("Patient Ana Ruiz", "Ana Ruiz Patient"),
    "spacing": ("Patient Ana", "Pat ientAna"),
    "nearly": ("Patient Ana Ruiz was seen", "Patient Ana Ruiz was seem"),
    "unnamed": ("Patient Ana", "\ue001\ue002\ue003\ue004\ue005 Ana"),
    "only-pdfium": ("Patient", ""),
    "only-pdfplumber": ("", "Patient"),
    "more-pdfium": ("Patient Ana Ruiz", "Ruiz"),
    "more-pdfplumber": ("Ruiz", "Patient Ana Ruiz"),
    "different": ("Patient", "xyzxyzxyz"),
    "slow-pdfium": (SLOW, "Patient"),
    "slow-pdfplumber": ("Patient", SLOW),
    "unread-pdfium": (UNREAD, "Patient"),
    "unread-pdfplumber": ("Patient", UNREAD),
}


def page(text: str) -> RawPage | str:
    if text in (SLOW, UNREAD):
        return text
    return RawPage(1, 612, 792, [RawWord(word, 0, 0, 10, 10) for word in text.split()])


@pytest.mark.parametrize(("name", "pair"), PAIRS.items())
def test_each_class_has_its_pages(name: str, pair: tuple[str, str]) -> None:
    """Every class that the table lists can be reached."""
    assert set(PAIRS) == set(CLASSES)
    assert classify(page(pair[0]), page(pair[1])) == name


def test_every_document_of_a_folder_is_compared(tmp_path: Path) -> None:
    """One that both readers read alike, one without pages to compare, one that neither opens: a page of the report each."""
    (tmp_path / "dump" / "house").mkdir(parents=True)
    draw(tmp_path / "dump" / "house" / "a.pdf", lambda sheet: sheet.put(72, 100, "Patient: Ana Ruiz"))
    (tmp_path / "dump" / "house" / "b.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    compared = compare(tmp_path / "dump", 1)
    assert compared.outcomes == {"scanned": 1, "damaged": 1}
    assert compared.classes["house"] == {"same": 1}
    assert "1 of 1 pages say the same" in report(compared)
