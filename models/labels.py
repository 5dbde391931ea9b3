"""`python -m models.labels`: train the reading of labels that no list knows (`phiscan.detect.learned_labels`)."""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.heldback.generate import generate as generate_heldback
from benchmarks.unseen.generate import generate as generate_unseen

from models.label_examples import Phrase, Seen, of_documents, of_phrases, phrases
from models.readings import Recipe, keep, train
from phiscan.detect.learned import Reading
from phiscan.detect.learned_labels import CLASSES, READING
from phiscan.detect.value_shapes import DATE, NAME, NUMBER
from phiscan.synthetic import synthesize

EDITIONS = ("first", "second")
_RECIPE = Recipe(rows=1 << 15, penalty=3e-5, steps=80)
# Chosen on documents read without a third of the listed phrases, which training had not seen either, and on the second
# edition, read by weights that had not seen it. Forms call patients and relatives by listed words nearly always.
THRESHOLDS = {"marked": 0.9, "bare": 0.95, DATE: 0.9, NAME: 0.85, "patient": 0.9, "relative": 0.9, NUMBER: 0.8}


def dumps(folder: Path, documents: int) -> list[Path]:
    """So many documents of each collection that development knows, newly made."""
    generate_heldback(folder / "heldback", documents, 77)
    for edition in EDITIONS:
        generate_unseen(folder / edition, documents, 5, edition=edition)
    synthesize(folder / "synthetic", documents=documents // 2, seed=9)
    return [folder / name for name in ("heldback", *EDITIONS, "synthetic")]


def trained(listed: Iterable[Phrase], seen: Sequence[tuple[Seen, float]], recipe: Recipe = _RECIPE) -> Reading:
    """The reading, with its thresholds."""
    examples = [each.example(weight) for each, weight in seen]
    examples += [each.example() for each in of_phrases(listed, seen)]
    return dataclasses.replace(train(examples, CLASSES, recipe), thresholds=THRESHOLDS)


def main() -> None:
    """Make documents, train, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300, help="of each collection")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = of_documents(dumps(Path(folder), args.documents))
    listed = list(phrases())
    described = {
        "phrases": len(listed),
        "cells": len(seen),
        "data": [
            "label lists of all languages",
            f"{args.documents} documents each of heldback, first, second edition; synthetic",
        ],
    }
    keep(READING, trained(listed, seen), described)


if __name__ == "__main__":
    main()
