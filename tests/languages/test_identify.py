"""Which language a document is in: told for those that are not read, and never wrongly for those that are."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.config import ScanConfig
from phiscan.languages import LANGUAGES, UNDETERMINED, is_supported, language_of
from phiscan.model import DocumentRef, DocumentReport
from phiscan.scanning import Scanner
from tests.extract.drawing import Sheet, draw

SAMPLES = tomllib.loads(Path(__file__).with_name("samples.toml").read_text("utf-8"))
TEXTS = [(language, kind) for language, kinds in SAMPLES.items() for kind in kinds]
NOTE = "language not supported: language-neutral recognizers only"


@pytest.mark.parametrize(("language", "kind"), TEXTS)
def test_letters_and_forms_of_many_languages_are_told(language: str, kind: str) -> None:
    """A letter of sixty words and a form of thirty tell their language, by words or by script."""
    assert language_of(SAMPLES[language][kind]) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Compte rendu\nPatient : LE GALL Yann\nNé le 03/04/1951\nINR 2,4 (cible 2 - 3)\nPrescripteur : Dr De Santis", "fr"),
        ("Patient: Van der Berg, Anna\nDOB: 04/03/1951\nMD: Dos Santos\nINR 2.4\nAddress: 4 Los Olivos Ave, El Paso", "en"),
        ("Results\nµ-globulin α1 β2 γ μg/L Δ μmol/L α β γ\nPatient: EXAMPLE, Carla\nTest date", "en"),
        ("Consent for treatment. You have the right to ask questions.\n患者同意书 本人同意治疗", "en"),
        ("2.4 98 mg/dL", UNDETERMINED),
        ("ROUX Anne\nLE GALL Yann\nVAN DER BERG Anna\nDE SANTIS Carla", UNDETERMINED),
        ("", UNDETERMINED),
    ],
)  # fmt: skip
def test_short_and_mixed_texts_are_not_misnamed(text: str, language: str) -> None:
    """Particles of names, Greek letters of units and a translation beside do not make a text another language's."""
    assert language_of(text) == language


def test_a_table_that_repeats_a_label_keeps_its_language() -> None:
    """A label that another language shares, in each of fifty rows, does not outvote the rest."""
    rows = "\n".join("Client: Winterbourne	Telephone: (970) 555-0100" for _ in range(50))
    assert language_of(f"Active patient list of the clinic, printed by the office\n{rows}") == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    """Whatever the text, the answer is a code that somebody can read."""
    code = language_of(text)
    assert code in LANGUAGES or code == UNDETERMINED or not is_supported(code)


def test_a_long_text_is_told_in_no_time() -> None:
    """A hundred thousand characters take less than a second, in any script."""
    started = time.process_time()
    for text in ("la " * 33_000, "Ж" * 100_000, "x" * 100_000, "μ a" * 33_000):
        language_of(text)
    assert time.process_time() - started < 1


def _scan(path: Path, text: str) -> DocumentReport:
    def page(sheet: Sheet) -> None:
        for row, line in enumerate(text.splitlines()):
            sheet.put(60, 60 + 16 * row, line.replace("\t", "    "))

    draw(path, page)
    ref = DocumentRef(path=path.name, location=path, size_bytes=path.stat().st_size, modified_ns=0, sha256="0" * 64)
    return Scanner(ScanConfig()).scan(ref)


@pytest.mark.parametrize("language", ["de", "it", "pt", "nl", "sv"])
def test_a_document_in_a_language_that_is_not_read_says_so(language: str, tmp_path: Path) -> None:
    """The report names the language, notes that it is not supported, and still has what no language is needed for."""
    neutral = "jutta.muster@example.org +49 221 4710 1234\nDE89 3704 0044 0532 0130 00 https://klinik.example.org"
    report = _scan(tmp_path / "brief.pdf", f"{SAMPLES[language]['form']}\n{neutral}")
    assert (report.language, report.note) == (language, NOTE)
    assert {"EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "URL"} <= {each.entity_type for each in report.findings}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_in_a_supported_language_has_no_note(language: str, tmp_path: Path) -> None:
    """Nothing is noted where the language is read."""
    report = _scan(tmp_path / "report.pdf", SAMPLES[language]["form"])
    assert (report.language, report.note) == (language, "")
