"""Overlaps, known names and the gate in front of the model."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.candidate import Candidate
from phiscan.detect.gate import unexplained
from phiscan.detect.known import KnownNames
from phiscan.detect.overlaps import resolve
from phiscan.model import Basis, Role

candidates = st.lists(
    st.builds(
        lambda kind, start, length, basis, score: Candidate(kind, start, start + length, "r", basis, score),
        st.sampled_from(["PERSON", "DATE_TIME", "US_SSN"]),
        st.integers(0, 40),
        st.integers(1, 12),
        st.sampled_from(list(Basis)),
        st.sampled_from([0.5, 0.7, 0.9]),
    ),
    max_size=15,
)


@given(candidates, st.randoms(use_true_random=False))
def test_what_stands_does_not_depend_on_who_came_first(found: list[Candidate], shuffle: random.Random) -> None:
    """A total order: shuffled candidates settle to the same findings."""
    again = list(found)
    shuffle.shuffle(again)
    assert resolve(found) == resolve(again)


@given(candidates)
def test_nothing_that_stands_overlaps(found: list[Candidate]) -> None:
    """One place, one finding; and where something was found, something stands."""
    settled = resolve(found)
    assert all(one.end <= other.start for one, other in pairwise(settled))
    assert bool(found) == bool(settled)


def test_better_evidence_wins() -> None:
    """A checked number beats a longer pattern."""
    checked = Candidate("US_NPI", 5, 15, "a", Basis.CHECKSUM, 0.99)
    pattern = Candidate("PHONE_NUMBER", 0, 20, "b", Basis.PATTERN, 0.99)
    assert resolve([pattern, checked]) == [checked]


def test_a_known_name_is_met_again() -> None:
    """In another order and case, with an initial or without; alone where no other capital stands beside it."""
    known = KnownNames()
    known.learn("Ruiz-Ortega, Ana", Role.PATIENT)
    text = "ANA RUIZ-ORTEGA\tpage 2. Ana M. Ruiz-Ortega is well. Ana smiles in Santa Ana Hospital."
    assert [(text[s:e], role) for s, e, role in known.mentions(text)] == [
        ("ANA RUIZ-ORTEGA", Role.PATIENT),
        ("Ana M. Ruiz-Ortega", Role.PATIENT),
        ("Ana", Role.PATIENT),
    ]


def test_an_initial_opens_a_known_name() -> None:
    """With its full stop or without, where it is the given name's; a name on the next line is told apart."""
    known = KnownNames()
    known.learn("Schneider, Bertha", Role.PRACTITIONER)
    text = "B Schneider\nB. Schneider\nC Schneider\nSchneider, Bertha\nSchneider, Bertha\n"
    assert [text[start:end] for start, end, _ in known.mentions(text)] == [
        "B Schneider",
        "B. Schneider",
        "Schneider",
        "Schneider, Bertha",
        "Schneider, Bertha",
    ]


def test_the_model_is_asked_only_about_what_nobody_explained() -> None:
    """Narrative with a capitalised word that no recognizer covers, and no common one."""
    text = "I spoke with Zoe Young about the next visit.\nTest: INR\tResult: 2.4\nNothing else to report at this time."
    (stretch,) = unexplained(text, [])
    assert stretch.is_narrative
    assert text[stretch.start : stretch.end] == "I spoke with Zoe Young about the next visit."
    at = text.index("Zoe")
    assert list(unexplained(text, [(at, at + 9)])) == []


def test_the_model_is_asked_about_a_line_with_a_given_name() -> None:
    """Outside of sentences a known given name is what makes it worth asking."""
    text = "Anaïs Quilleré\t204\nMain Menu\t17\nOrder Form\t18"
    assert [(text[each.start : each.end], each.is_narrative) for each in unexplained(text, [])] == [
        ("Anaïs Quilleré\t204", False)
    ]


def test_a_surname_shared_with_a_relative_is_the_patients() -> None:
    """ "Ms. Wright" in a letter about a Wright is the patient, not her daughter."""
    known = KnownNames()
    known.learn("Fatima Wright", Role.PATIENT)
    known.learn("Carol Wright", Role.RELATIVE)
    assert [role for _, _, role in known.mentions("Then Ms. Wright left.")] == [Role.PATIENT]


def test_a_birth_name_may_be_left_out_when_a_name_is_met_again() -> None:
    """ "née" is no word of a name: what follows the name in a sentence is not part of it."""
    known = KnownNames()
    known.learn("ROUX née DIOP Georgette", Role.PATIENT)
    text = "certifie que Madame ROUX Georgette, née le 18/03/1944, est venue"
    assert [text[start:end] for start, end, _ in known.mentions(text)] == ["ROUX Georgette"]


def test_a_surname_before_a_whole_name_is_somebody_else() -> None:
    """ "Mme Roux, Paul ROUX" names two: the comma parts them where the surname stands again behind it."""
    known = KnownNames()
    known.learn("Paul ROUX", Role.RELATIVE)
    text = "Le fils de Mme Roux, Paul ROUX, a écrit; ROUX, Paul a signé."
    assert [text[start:end] for start, end, _ in known.mentions(text)] == ["Paul ROUX", "ROUX, Paul"]
