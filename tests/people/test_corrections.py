"""What somebody decided about who is whom: applied over the evidence, and said to be applied or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.people.mentions import link, mention, together

from phiscan import errors
from phiscan.people import Linker
from phiscan.people.corrections import Action, Correction, read_corrections
from phiscan.people.persons import Linked

DOCUMENTS = (
    mention("a", "Eve Dorn", "03/12/1951", mrn="5550001"),
    mention("b", "Eve Dorn", "03/12/1951"),
    mention("c", "Eve Dorn", "03/12/1951"),
    mention("d", "Ann Other", "01/02/1960"),
)


def corrected(*corrections: Correction) -> Linked:
    linker = Linker(corrections)
    for each in DOCUMENTS:
        linker.add(each)
    return linker.linked()


def test_a_merge_joins_what_the_evidence_keeps_apart() -> None:
    """By the ids that the table shows."""
    first, second = (person.person_id for person in link(*DOCUMENTS).persons)
    result = corrected(Correction(Action.MERGE, first, second))
    assert len(result.persons) == 1
    assert [each.applied for each in result.corrections] == [True]


def test_a_document_split_off_stands_alone() -> None:
    """The others stay together, whatever it has in common with them."""
    (first, _) = (person.person_id for person in link(*DOCUMENTS).persons)
    result = corrected(Correction(Action.SPLIT, first, "b"))
    assert together(result, "a", "c")
    assert not together(result, "a", "b")
    both = corrected(Correction(Action.SPLIT, first, "b"), Correction(Action.MERGE, "b", "c#s1"))
    assert together(both, "b", "c")


def test_a_correction_of_nobody_is_said_not_to_apply() -> None:
    """It changes nothing, and does not go unnoticed."""
    result = corrected(Correction(Action.MERGE, "PAAAAAAAAAA", "d"))
    assert len(result.persons) == 2
    assert [each.applied for each in result.corrections] == [False]


def test_a_file_is_read_or_all_its_faults_are_said(tmp_path: Path) -> None:
    """Line by line."""
    path = tmp_path / "who.csv"
    path.write_text("action,one,other\nmerge,P1,P2\nsplit,P1,a.pdf#s2\n", encoding="utf-8")
    assert read_corrections(path) == (Correction(Action.MERGE, "P1", "P2"), Correction(Action.SPLIT, "P1", "a.pdf#s2"))
    path.write_text("action,one,other\njoin,P1,P2\nsplit,P1,\n", encoding="utf-8")
    with pytest.raises(errors.ConfigError) as caught:
        read_corrections(path)
    assert len(caught.value.faults) == 2


def test_the_evidence_on_a_pair_is_told_in_words() -> None:
    """What was compared, how it came out, what was ruled; within a person and between two."""
    linker = Linker()
    for each in (
        *DOCUMENTS,
        mention("e", "Eve Dorn", "03/12/1957", mrn="5550001"),
        mention("f", "Eve Dorn", "11/30/1988"),
    ):
        linker.add(each)
    ids = {each.path: each.person_id for each in linker.linked().mentions}
    (within,) = linker.explained(ids["a"])
    assert (within.one, within.other, within.verdict) == ("a", "e", "number")
    assert "birth one digit" in within.agreement
    between = linker.explained(ids["a"], ids["f"])
    assert {each.verdict for each in between} <= {"birth_differs"}
    assert linker.explained(ids["a"], ids["d"]) == []
    assert not any("Dorn" in repr(each) or "1951" in repr(each) for each in (within, *between))
    with pytest.raises(errors.SourceError):
        linker.explained("PAAAAAAAAAA")
