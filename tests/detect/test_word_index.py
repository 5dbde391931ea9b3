"""Patterns tried only where a first word of one stands find what they find everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.recognizers import (
    condition_names,
    person_described,
    person_jobs,
    person_letters,
    person_prose,
    person_relatives,
)
from phiscan.detect.recognizers.casing import folded
from phiscan.detect.recognizers.word_index import first_of, first_words, matches_at

PATTERNS = {
    "greeting": (person_letters._greeting_pattern, ("greeting",)),
    "closing": (person_letters._closing_pattern, ("closings",)),
    "header": (person_letters._header_pattern, ("headers",)),
    "undersigned": (person_letters._undersigned_pattern, ("undersigned",)),
    "call": (person_letters._call_pattern, ("call",)),
    "described": (person_described._described_pattern, ("people",)),
    "company": (person_relatives._company_pattern, ("company",)),
    "title": (person_prose._title_pattern, ("titles_practitioner", "titles_person")),
    "children": (person_relatives._children_pattern, ("children",)),
    "whose relative": (person_relatives._somebodys_pattern, ("relatives", "relative_adjectives")),
}
_WORDS = st.sampled_from(
    "Dear Sincerely, Best regards From: To: CC: à l'attention de: I, je soussigné(e) Please call contactez patient, named "
    "woman Ana's son épouse Her daughter, lives with vit avec Ana Ruiz nurse practitioner cardiologist aide-soignante "
    "PATIENT'S wife acute deep vein thrombosis diabète de type 2 asthma and (her mother) Dr. MME M. Mr Ruiz fille de Mme children: 2 enfants (Ana cadre de santé N° 12 _son".split()
)
_TEXTS = st.lists(st.tuples(_WORDS, st.sampled_from((" ", " ", "\n", "\t", "-", "'"))), max_size=24).map(
    lambda pairs: "".join(map("".join, pairs))
)


@given(_TEXTS)
def test_nothing_is_missed(text: str) -> None:
    """Spans are those of a search through the whole text."""
    for pattern, sections in PATTERNS.values():
        found = [match.span() for match in matches_at(pattern(), text, first_words(*sections))]
        assert found == [match.span() for match in pattern().finditer(text)]
    owners = (match.start() for match in person_relatives._OWNER.finditer(text))
    firsts = first_words("possessives", "relatives", "relative_adjectives")
    relations = matches_at(person_relatives._relation_pattern(), text, firsts, owners)
    assert [match.span() for match in relations] == [
        match.span() for match in person_relatives._relation_pattern().finditer(text)
    ]
    plain = folded(text)
    assert list(condition_names.condition_spans(text)) == [
        match.span() for match in condition_names._conditions().finditer(plain)
    ]


@given(_TEXTS, st.integers(0, 40), st.integers(0, 60))
def test_a_job_in_a_stretch_is_the_one_a_search_finds(text: str, low: int, length: int) -> None:
    """Words that the end of the stretch cuts included."""
    high = min(low + length, len(text))
    expected = person_jobs._pattern().search(text, low, high)
    found = next(person_jobs._named_jobs(text, low, high), None)
    assert (found and found.span()) == (expected and expected.span())


def test_a_phrase_without_a_word_at_its_start_is_refused() -> None:
    """It would never be found."""
    with pytest.raises(ValueError, match="no letter"):
        first_of(["son", "(his) son"])
