"""What the reading of unlisted labels is trained on."""

from __future__ import annotations

from pathlib import Path
from random import Random

from models.label_examples import of_dump, of_phrases, phrases, reworded

from phiscan.detect.learned_labels import CLASSES, NOTHING
from phiscan.synthetic import synthesize


def test_every_listed_phrase_asks_for_a_class() -> None:
    """What the reading does not tell apart asks for nothing; so do the words of business papers."""
    asked = {each.words: each.asks for each in phrases()}
    assert set(asked.values()) <= set(CLASSES)
    assert (asked["attending physician"], asked["date of birth"], asked["invoice no."]) == (
        "name/practitioner",
        "birth_date",
        NOTHING,
    )


def test_other_wordings_are_drawn_by_the_seed_alone() -> None:
    """The same phrase makes the same wordings, so that training gives the same weights."""
    made = [[reworded("attending physician", Random(seed)) for seed in range(20)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 3


def test_cells_of_a_dump_ask_for_what_the_truth_has_there(tmp_path: Path) -> None:
    """Labels beside birth dates and numbers are seen, and those that ask for nothing; phrases get values of such cells."""
    synthesize(tmp_path / "dump", documents=6, seed=3)
    seen = [each for _, each in of_dump(tmp_path / "dump")]
    asks = {each.asks for each in seen}
    assert {"birth_date", "mrn", NOTHING} <= asks <= set(CLASSES)
    made = list(of_phrases(list(phrases(["en"]))[:40], [(each, 1.0) for each in seen]))
    assert made
    assert {each.asks for each in made} <= asks
