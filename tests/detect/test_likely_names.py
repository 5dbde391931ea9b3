"""Which values may be somebody's name by their words alone."""

from __future__ import annotations

import pytest

from phiscan.detect.likely_names import is_likely_name, may_be_name, opens_with_given_name

NAMES = {
    "Ana Ruiz": "a given name and no common word",
    "Oyelaran Bhattacharya": "names that no list has",
    "Ana Price": "a common word beside a given name",
    "Arthur Pierre-Jean": "given names that are common words, too",
    "Priscille Blanc-Petit": "common words that are one name",
    "MARK MASON": "capitals of a form",
    "MacDonald Ana": "capitals inside of a name",
    "Tan Gallet": "a common word that may be a name, beside one that is no word",
    "Fang Hu": "a common word that is a name elsewhere",
    "Rush J": "an author of a paper",
    "de Bellecombe A": "an author with a particle",
    "C. du Bois": "an initial and a common word",
    "Ruiz": "a surname alone",
}
NO_NAMES = {
    "Client Price": "a heading",
    "DAILY QC": "a word of forms that some are called",
    "Red Elk": "two common words",
    "January": "a month that some are called",
    "Trend": "a common word alone",
    "Price": "a surname that is a common word, alone",
    "Career Opportunities": "a common word and the plural of another",
    "CPM": "letters that nobody can say",
    "BioVal de Sambre": "written as companies are",
    "de l'IFSI": "what a school's director is of",
    "Self-Determination Act": "a law",
    "Levetiracetam Oral Solution": "a drug",
}


@pytest.mark.parametrize("value", NAMES)
def test_a_name_is_likely(value: str) -> None:
    """Who is called so by more than the model is somebody."""
    assert is_likely_name(value, called=True), NAMES[value]


@pytest.mark.parametrize("value", NO_NAMES)
def test_words_are_not(value: str) -> None:
    """What a label has beside it is not always a name."""
    assert not is_likely_name(value, called=True), NO_NAMES[value]


@pytest.mark.parametrize(
    ("value", "may_be"), [("Fang Hu", True), ("Red Elk", True), ("Client Price", False), ("Fang", False)]
)
def test_common_words_may_be_a_name(value: str, *, may_be: bool) -> None:
    """Several are, beside something else that is somebody's, where none is a word of forms."""
    assert may_be_name(value) is may_be


OPENING = {
    "Ana Ruiz": True,
    "RUIZ Ana": True,
    "Ruiz, Ana": True,
    "Yaourt, Pêche Ana": False,
    "Amphi Ana Nightingale": False,
    "Mann-Whitney U": False,
    "Ana": False,
}


@pytest.mark.parametrize("value", OPENING)
def test_a_given_name_stands_where_names_have_it(value: str) -> None:
    """First, last, or behind the comma."""
    assert opens_with_given_name(value) is OPENING[value]


def test_the_model_alone_must_be_surer() -> None:
    """Half of the words may be common only where more than the model says who is called so."""
    assert is_likely_name("Florentine Rice", called=True)
    assert not is_likely_name("Florentine Rice", called=False)
