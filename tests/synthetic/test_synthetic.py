"""Synthetic dumps: the same bytes every time, and a truth that is what is printed."""

from __future__ import annotations

import hashlib
import json
import random
import re
from pathlib import Path
from typing import Any

import phonenumbers
import pypdfium2
import pytest
from stdnum import luhn
from stdnum.fr import nir
from stdnum.us import ssn

from phiscan import errors
from phiscan.synthetic import make_sample, synthesize
from phiscan.synthetic.hard import KINDS
from phiscan.synthetic.people import make_doctor, make_person

ROOT = Path(__file__).parents[2]


def digest(folder: Path) -> dict[str, str]:
    """Every file under a folder with its SHA-256."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def truth(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def squeezed(text: str) -> str:
    """Without blanks, commas and hyphens of line ends: as a value reads wherever its lines break."""
    return re.sub(r"[\s,\u0002\ufffe-]", "", text)


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("synth") / "dump"
    synthesize(out, documents=150, seed=3, patients=20)
    return out


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """And another seed other ones."""
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        synthesize(tmp_path / name, documents=25, seed=seed)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


def test_the_sample_is_what_its_command_makes(tmp_path: Path) -> None:
    """sample_pdfs/ has not drifted from the code, and is small."""
    make_sample(tmp_path / "sample")
    kept = {name: value for name, value in digest(ROOT / "sample_pdfs").items() if name != "README.md"}
    made = digest(tmp_path / "sample")
    # Pictures of pages are not the same to the byte under another version of PDFium or Pillow.
    drawn = {
        name
        for name in made
        if name.split("/")[1:2] in (["scan"], ["scan-noisy"], ["scan-rotated"], ["fax"], ["mixed"])
    }
    assert len(drawn) == 5
    assert set(kept) == set(made)
    assert {name for name in made if kept[name] != made[name]} <= drawn
    assert sum(path.stat().st_size for path in (ROOT / "sample_pdfs").rglob("*") if path.is_file()) < 4_000_000


def test_every_value_of_the_truth_is_printed_on_its_page(dump: Path) -> None:
    """Found in the page's text by a reader that knows nothing of us."""
    for document in truth(dump):
        with pypdfium2.PdfDocument(dump / document["path"]) as pdf:
            assert len(pdf) == document["pages"]
            pages = [squeezed(page.get_textpage().get_text_bounded()) for page in pdf]
        for entity in document["entities"]:
            if entity["channel"] == "filename":
                continue
            if document["layout"].split("_")[0][-1] in "156":  # shuffled or rotated pages come in pieces
                continue
            assert squeezed(entity["text"]) in pages[entity["page_number"] - 1], (document["path"], entity)


def test_every_kind_is_there(dump: Path) -> None:
    """All families, both languages, both producers, several houses; negatives are about nobody."""
    documents = truth(dump)
    assert {"inr_report", "lab_panel", "letter", "claim", "intake", "roster", "biology"} <= {
        d["family"] for d in documents
    }
    assert {d["lang"] for d in documents} == {"en", "fr"}
    assert {d["producer"] for d in documents} == {"reportlab", "fpdf2"}
    assert len({d["layout"] for d in documents}) >= 12
    negatives = [d for d in documents if d["negative"]]
    assert 0.05 < len(negatives) / len(documents) < 0.25
    for document in negatives:
        assert not document["subjects"]
        assert not {e["entity_type"] for e in document["entities"]} & {
            "PERSON",
            "DATE_OF_BIRTH",
            "US_SSN",
            "LAB_RESULT",
        }


def test_a_patient_has_several_reports(dump: Path) -> None:
    """A person keeps the birth date from one document to the next, under names written in several ways."""
    births: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for document in truth(dump):
        for subject in document["subjects"]:
            births.setdefault(subject["subject"], set()).add(subject["birth_date"])
        for entity in document["entities"]:
            if entity["entity_type"] == "PERSON" and entity["role"] == "patient":
                names.setdefault(entity["subject"], set()).add(entity["text"])
    assert all(len(dates) == 1 for dates in births.values())
    assert max(len(written) for written in names.values()) >= 3


def test_numbers_pass_their_checks() -> None:
    """SSN areas, NPI and RPPS Luhn, NIR keys, valid telephone numbers."""
    dice = random.Random(5)
    for number in range(200):
        lang = "fr" if number % 2 else "en"
        person, doctor = make_person(dice, number, lang), make_doctor(dice, number, lang)
        assert ssn.is_valid(person.ssn)
        assert nir.is_valid(person.nir)
        assert luhn.is_valid("80840" + doctor.npi)
        assert luhn.is_valid(doctor.rpps)
        assert luhn.is_valid(doctor.finess)
        region = "FR" if lang == "fr" else "US"
        for digits in (person.phone, person.mobile, doctor.fax):
            assert phonenumbers.is_valid_number(phonenumbers.parse(digits, region)), digits


def test_bad_arguments_are_told_at_once(tmp_path: Path) -> None:
    """All faults in one error; a folder that holds something is left alone."""
    with pytest.raises(errors.ConfigError) as caught:
        synthesize(tmp_path / "x", documents=0, seed=1, languages=("en", "xx"))
    assert len(caught.value.faults) == 2
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(errors.OutputError, match="not empty"):
        synthesize(tmp_path, documents=1, seed=1)


def test_nothing_is_printed_beside_the_page(dump: Path) -> None:
    """What the truth says is printed can be seen, on rotated pages as well."""
    rotated = 0
    for document in truth(dump):
        with pypdfium2.PdfDocument(dump / document["path"]) as pdf:
            for page in pdf:
                rotated += page.get_rotation() != 0
                assert _all_inside(page, page.get_textpage()), document["path"]
    assert rotated


def _all_inside(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> bool:
    left, bottom, right, top = page.get_bbox()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    return all(left <= box[0] and bottom <= box[1] and box[2] <= right and box[3] <= top for box in boxes)


def test_every_hard_kind_is_made_in_turn(tmp_path: Path) -> None:
    """Each with something to find, in the channel it is about; the same seed gives the same bytes."""
    for name in ("a", "b"):
        synthesize(tmp_path / name, documents=2 * len(KINDS), seed=5, hard=True)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    documents = truth(tmp_path / "a")
    assert sorted(d["kind"] for d in documents) == sorted(2 * [kind.name for kind in KINDS])
    for document in documents:
        assert document["entities"]
        assert document["path"].startswith(document["kind"])
