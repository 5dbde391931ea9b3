"""The held-back documents say of themselves what they print."""

import json
import re
import unicodedata
from collections import Counter

import pypdfium2
import pytest
from benchmarks.heldback.generate import generate
from benchmarks.heldback.people import data, names
from stdnum import iban, luhn
from stdnum.fr import nir
from stdnum.us import itin

DOCUMENTS = 90


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    """A folder of documents."""
    folder = tmp_path_factory.mktemp("heldback")
    generate(folder, DOCUMENTS, 3)
    return folder


@pytest.fixture(scope="module")
def truth(dump):
    """The lines of its truth."""
    return [json.loads(line) for line in (dump / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def texts_of(truth, entity_type, role=None):
    """All values of a type."""
    return [
        entity["text"]
        for document in truth
        for entity in document["entities"]
        if entity["entity_type"] == entity_type and role in (None, entity["role"])
    ]


def squeezed(text):
    """Without spaces, and without the hyphens that a line end may have cost."""
    return re.sub(r"[\s\u00ad\ufffe-]", "", unicodedata.normalize("NFKC", text))


def test_the_same_seed_gives_the_same_bytes(dump, tmp_path):
    """Else the figures of two runs would not be of the same examination."""
    generate(tmp_path, DOCUMENTS, 3)
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert again == {path.name: path.read_bytes() for path in dump.iterdir()}


def test_another_seed_gives_other_documents(tmp_path, dump):
    """A fresh examination is one number away."""
    generate(tmp_path, 3, 4)
    assert (tmp_path / "00000.pdf").read_bytes() != (dump / "00000.pdf").read_bytes()


def test_every_value_is_printed_on_its_page(dump, truth):
    """Truth is what a reader of the page can see, where it says."""
    for document in truth:
        with pypdfium2.PdfDocument(dump / document["path"]) as pdf:
            assert len(pdf) == document["pages"]
            pages = [squeezed(page.get_textpage().get_text_range()) for page in pdf]
        for entity in document["entities"]:
            page = pages[entity["page_number"] - 1]
            parts = entity["text"].replace(", ", " ").split()
            assert all(squeezed(part) in page for part in parts), (document["path"], entity["entity_type"])


def test_a_fifth_of_each_language_tells_of_nobody(truth):
    """Precision is measured on documents without persons too."""
    for lang in ("en", "fr"):
        of_lang = [document for document in truth if document["lang"] == lang]
        assert len(of_lang) >= DOCUMENTS // 3
        assert sum(document["negative"] for document in of_lang) * 5 >= len(of_lang)


def test_a_negative_holds_nothing_of_a_person(truth):
    """Only an organisation's name, address, telephone, and dates."""
    of_nobody = {
        "HEALTHCARE_ORGANIZATION",
        "STREET_ADDRESS",
        "PHONE_NUMBER",
        "FAX_NUMBER",
        "URL",
        "EMAIL_ADDRESS",
        "DATE_TIME",
    }
    for document in truth:
        if document["negative"]:
            assert not document["subjects"]
            assert {entity["entity_type"] for entity in document["entities"]} <= of_nobody
            assert all(entity["role"] is None for entity in document["entities"])


def test_a_value_of_a_patient_names_a_subject_of_the_document(truth):
    """Whose a value is can be scored."""
    for document in truth:
        known = {subject["subject"] for subject in document["subjects"]}
        for entity in document["entities"]:
            theirs = entity["role"] in ("patient", "relative")
            assert (entity["subject"] in known) if theirs else entity["subject"] is None


def test_check_digits_are_right(truth):
    """A checksum must not be the reason why a value is missed."""
    assert all(luhn.is_valid("80840" + number) for number in texts_of(truth, "US_NPI"))
    assert all(nir.is_valid(number) for number in texts_of(truth, "FR_NIR"))
    assert all(itin.is_valid(number) for number in texts_of(truth, "US_ITIN"))
    assert all(iban.is_valid(number) for number in texts_of(truth, "IBAN_CODE"))
    assert all(luhn.is_valid(number.replace(" ", "")) for number in texts_of(truth, "CREDIT_CARD"))
    assert all(luhn.is_valid(number) for number in texts_of(truth, "FR_RPPS") + texts_of(truth, "FR_FINESS"))
    assert texts_of(truth, "US_NPI")
    assert texts_of(truth, "FR_NIR")


def test_families_and_producers_are_many(truth):
    """No layout decides the figures alone."""
    for lang, least in (("en", 14), ("fr", 10)):
        positives = [document for document in truth if document["lang"] == lang and not document["negative"]]
        assert len({document["family"] for document in positives}) >= least
    assert max(Counter(document["family"] for document in truth).values()) < DOCUMENTS / 10
    assert {document["producer"] for document in truth} == {"reportlab", "fpdf2", "typst"}


def test_names_and_wordings_are_many():
    """At least 300 given and 400 family names, and six wordings of each label, in each language."""
    for lang in ("en", "fr"):
        assert len({*names(lang, "female"), *names(lang, "male")}) >= 300
        assert len(set(names(lang, "family"))) >= 400
        assert all(len(set(wordings.split("|"))) >= 6 for wordings in data(f"words_{lang}")["labels"].values())
