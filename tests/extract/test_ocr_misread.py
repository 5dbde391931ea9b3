"""Words of labels that OCR misreads by a letter are read as meant; names, numbers and other words stay as they are."""

from __future__ import annotations

import pytest

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.misread import with_labels


def read(line: str) -> str:
    """A line as it is after; a tab is a wide gap."""
    words, x = [], 0.0
    for cell in line.split("\t"):
        for text in cell.split(" "):
            words.append(OcrWord(text, x, 100.0, x + 10.0 * len(text), 120.0, 0.9))
            x += 10.0 * len(text) + 6
        x += 100
    return " ".join(word.text for word in with_labels(words))


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("DO8: 03/12/1951", "DOB: 03/12/1951"),
        ("D0B 03/12/1951", "DOB 03/12/1951"),
        ("20-0ct-1926", "20-Oct-1926"),
        ("Patlent: Ana Ruiz", "Patient: Ana Ruiz"),
        ("Pat1ent Name\tAna Ruiz", "Patient Name Ana Ruiz"),
        ("Patjent Name\tAna Ruiz", "Patient Name Ana Ruiz"),
        ("Date of Blrth\t03/12/1951", "Date of Birth 03/12/1951"),
        ("Date of Biirth: 03/12/1951", "Date of Birth: 03/12/1951"),
        ("ADDRES5: 12 Oak Street", "ADDRESS: 12 Oak Street"),
        ("Te1ephone: 555-0123", "Telephone: 555-0123"),
        ("Date de naissamce : 03/12/1951", "Date de naissance : 03/12/1951"),
        ("Narne of Insured: Ana Ruiz", "Name of Insured: Ana Ruiz"),
    ],
)
def test_a_misread_word_of_a_label_is_read_as_meant(misread: str, meant: str) -> None:
    """A figure that looks like a letter, or one letter more, less or other, where a label comes of it."""
    assert read(misread) == meant


@pytest.mark.parametrize(
    "line",
    [
        "12 Birch Street",
        "Dr. Birtha Patiens",
        "Dr. Birtha\tPatiens",
        "seen by Mrs. Birtha today",
        "Room B05",
        "HBLD038 Couronne",
        "MRN: A0B1512",
        "Lot S15",
        "Vitamin B12 and T4",
        "Patients: 14",
        "Mr. Pations was seen",
        "Phane\tNaine",
    ],
)
def test_other_words_stay_as_they_are(line: str) -> None:
    """Streets, names and numbers that are a letter away from a word of labels; plurals; words that stand for no label."""
    assert read(line) == line.replace("\t", " ")
