"""Locked documents: a listed password opens them, and shows nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from phiscan import errors
from phiscan.config import ScanConfig, load_config
from phiscan.detect import Detector
from phiscan.model import DocumentReport, Outcome
from phiscan.scanning import Scanner
from tests.channels.scanned import found, scan
from tests.extract.drawing import Sheet, draw

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


def patient(sheet: Sheet) -> None:
    sheet.put(72, 100, "Patient: Ana Ruiz")


def locked(path: Path, user: str, **how: object) -> Path:
    draw(path, patient)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user=user, owner="owner", **how))  # type: ignore[arg-type]
    return path


def scanned(path: Path, tmp_path: Path, *passwords: str) -> DocumentReport:
    (tmp_path / "passwords.txt").write_text("\n".join(passwords), encoding="utf-8")
    config = ScanConfig(passwords=tmp_path / "passwords.txt", ocr="off")
    return scan(Scanner(config, detector=Detector(config)), path)


@pytest.mark.parametrize("how", [{"R": 6}, {"R": 4}, {"R": 3, "aes": False, "metadata": False}], ids=["R6", "R4", "R3"])
def test_a_listed_password_opens_a_document(tmp_path: Path, how: dict[str, object]) -> None:
    """AES of 256 bits to RC4; the first of the list need not be the right one; the note says so without it."""
    report = scanned(locked(tmp_path / "a.pdf", "sesame", **how), tmp_path, "letmein", "sesame")
    assert (report.outcome, found(report)) == (Outcome.SCANNED, [("PERSON", "Ana Ruiz", "text")])
    assert report.note == "opened with a listed password"


def test_without_the_right_password_it_is_encrypted(tmp_path: Path) -> None:
    """Never empty, never damaged; the note says whether passwords were tried."""
    path = locked(tmp_path / "a.pdf", "sesame")
    for listed, note in ((("letmein",), "none of the listed passwords opens it"), ((), "a password is needed")):
        (place := tmp_path / f"{len(listed)} listed").mkdir()
        report = scanned(path, place, *listed)
        assert (report.outcome, report.note) == (Outcome.ENCRYPTED, note)


def test_a_document_that_only_its_owner_may_change_is_read(tmp_path: Path, scanner: Scanner) -> None:
    """It opens without a password."""
    report = scan(scanner, locked(tmp_path / "a.pdf", ""))
    assert (report.outcome, report.note) == (Outcome.SCANNED, "")


def test_passwords_are_in_no_description_of_the_configuration(tmp_path: Path) -> None:
    """The fingerprint covers the file's content, and its digest is slow to guess from."""
    (tmp_path / "a.txt").write_text("sesame\n")
    (tmp_path / "b.txt").write_text("sesame\nletmein\n")
    one, other = (load_config(None, passwords=tmp_path / name) for name in ("a.txt", "b.txt"))
    assert one.fingerprint() != other.fingerprint() != ScanConfig().fingerprint()
    described = json.dumps(one.described())
    assert "sesame" not in described
    assert str(tmp_path) not in described


def test_a_missing_list_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    """Told before anything is scanned."""
    with pytest.raises(errors.ConfigError, match="no password file"):
        ScanConfig(passwords=tmp_path / "none.txt")


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the third-party PDFs are not here")
def test_third_party_documents_open_with_their_passwords(tmp_path: Path) -> None:
    """Among them accents, a soft hyphen, and the normal form of RFC 4013."""
    passwords = json.loads((CORPORA / "pdf_passwords.json").read_text(encoding="utf-8"))
    tried = 0
    for name in passwords:
        for path in (CORPORA / "pdfs").glob(f"*/??????_{name}"):
            tried += 1
            assert scanned(path, tmp_path, *passwords.values()).outcome is not Outcome.ENCRYPTED, name
    assert tried >= 4
