"""Which values may be somebody's name by their words alone."""

from __future__ import annotations

import pytest

from phiscan.detect.likely_names import is_likely_name

NAMES = {
    "Ana Ruiz": "a given name and no common word",
    "Oyelaran Bhattacharya": "names that no list has",
    "Ana Price": "a common word beside a given name",
    "Arthur Pierre-Jean": "given names that are common words, too",
    "Priscille Blanc-Petit": "common words that are one name",
    "MARK MASON": "capitals of a form",
    "MacDonald Ana": "capitals inside of a name",
    "Rush J": "an author of a paper",
    "de Bellecombe A": "an author with a particle",
    "C. du Bois": "an initial and a common word",
    "Ruiz": "a surname alone",
}
NO_NAMES = {
    "Client Price": "a heading",
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


def test_the_model_alone_must_be_surer() -> None:
    """Half of the words may be common only where more than the model says who is called so."""
    assert is_likely_name("Florentine Rice", called=True)
    assert not is_likely_name("Florentine Rice", called=False)
