"""Label words: found in any case, with or without accents, and not where they are part of something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.languages import fold, language_of, lexicon, name_words
from phiscan.model import Role

WHOLE = {
    "Tél. patient :": (("phone",), Role.PATIENT),
    "LastName": (("last_name",), None),
    "PtID": (("mrn",), Role.PATIENT),
    "date_of_birth": (("birth_date",), None),
    "Date of Birth": (("birth_date",), None),
    "DOB/Age/Sex:": (("birth_date", "age", "sex"), None),
    "D.O.B.": (("birth_date",), None),
    "I.P.P. :": (("mrn",), None),
    "Date of birth -": (("birth_date",), None),
    "Ordering physician's phone no.": (("phone",), Role.PRACTITIONER),
    "Emergency Contact": (("name",), Role.RELATIVE),
    "Patient": (("name",), Role.PATIENT),
    "1a. INSURED'S I.D. NUMBER (For Program in Item 1)": (("plan_id",), None),
    "Patient (DOB)": (("name", "birth_date"), Role.PATIENT),
    "Patient (né(e) le)": (("name", "birth_date"), Role.PATIENT),
    "Date of birth (DOB)": (("birth_date",), None),
    "Date of birth (MM/DD/YYYY):": (("birth_date",), None),
    "Date de naissance du patient :": (("birth_date",), Role.PATIENT),
    "DATE DE NAISSANCE": (("birth_date",), None),
    "Né(e) le :": (("birth_date",), None),
    "Prénom(s) de naissance": (("first_name",), None),
    "N° SS": (("nir",), None),
    "Med. Rec. No.": (("mrn",), None),
    "Account Number": (("account",), None),
}
NOT_WHOLE = {
    "John Smith": "no label word",
    "Date of birth: 03/12/1951": "holds its value",
    "PAT-TROIS": "a label word inside a longer word is none",
    "Patient was seen today": "a sentence that opens with a label word",
    "": "nothing",
}


@pytest.mark.parametrize("text", WHOLE)
def test_a_cell_that_is_a_label(text: str) -> None:
    """Wordings of labels are recognised with what they ask for and whose it is."""
    label = lexicon().whole(text)
    assert label is not None
    assert (label.fields, label.role) == WHOLE[text]


@pytest.mark.parametrize(("text", "reason"), NOT_WHOLE.items())
def test_a_cell_that_is_none(text: str, reason: str) -> None:
    """Values and sentences are not taken for labels."""
    assert lexicon().whole(text) is None, reason


def test_labels_in_a_line_are_found_with_their_values_start() -> None:
    """Several labels on a line, marked or not, from left to right."""
    text = "Patient Name: Ana Ruiz DOB: 1/2/1950 MRN# 123"
    found = [(label.fields[0], text[label.value_start :].split()[0]) for label in lexicon().labels(text)]
    assert found == [("name", "Ana"), ("birth_date", "1/2/1950"), ("mrn", "123")]


@given(st.text(max_size=200))
def test_labels_never_overlap(text: str) -> None:
    """Whatever the text, labels come in order and apart, inside of it."""
    labels = lexicon().labels(text)
    ends = [0, *(label.end for label in labels)]
    assert all(0 <= label.start < label.end <= label.value_start <= len(text) for label in labels)
    assert all(end <= label.start for end, label in zip(ends, labels, strict=False))


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded words can be compared with folded words."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The patient was seen in the clinic and is well on this dose.", "en"),
        ("Le patient a été vu dans le service pour une consultation avec son fils.", "fr"),
        ("Der Patient ist nicht in der Klinik und wurde mit dem Auto zu uns gebracht.", "de"),
        ("2.4 98 mg/dL", "und"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    """A text in a language that is not supported is said to be so."""
    assert language_of(text) == language


def test_label_words_are_no_names() -> None:
    """The words of forms are refused as names."""
    assert {"patient", "page", "naissance", "inr"} <= name_words().not_names
