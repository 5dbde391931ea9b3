"""`make calibration`: what scores mean and where thresholds lie, from held-back documents with known truth.

Writes `calibration.csv` (how many findings of each kind were right) and `thresholds.toml` (for each entity type the
highest score, up to a half, that still keeps the stated share of what is right) into the package. Those asked are
`benchmarks.heldback`, and the half of `benchmarks.unseen` that does not examine.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.heldback.generate import generate as generate_heldback
from benchmarks.records import truth_documents, truth_records
from benchmarks.reliability import Judged, judged
from benchmarks.serial import records, reports
from benchmarks.unseen.generate import generate as generate_unseen
from phiscan.config import ScanConfig
from phiscan.detect.calibration import Kind, fitted
from phiscan.model import Basis

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "phiscan"
# Of what is right and found, this much stays above the thresholds.
KEPT_RECALL = 0.995
# What is right more often than not is reported, however seldom it was met.
_HIGHEST = 0.5


def judge(folder: Path, *, documents: int, seed: int) -> list[Judged]:
    """What phiscan finds without thresholds in newly made documents, half of them of either collection."""
    generate_heldback(folder / "heldback", documents // 2, seed)
    generate_unseen(folder / "unseen", documents // 2, seed, "calibrating")
    return [*_judge(folder / "heldback"), *_judge(folder / "unseen")]


def _judge(dump: Path) -> Iterable[Judged]:
    found = records(reports(dump, ScanConfig(thresholds={})))
    return judged(truth_records(truth_documents(dump)), found)


def tally(rows: Iterable[Judged]) -> list[Kind]:
    """Right and found of each entity type, recognizer and basis, in order."""
    right: Counter[tuple[str, str, str]] = Counter()
    found: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        key = (row.record.entity_type, row.record.recognizer, row.record.basis)
        found[key] += 1
        right[key] += row.right
    return [Kind(key[0], key[1], Basis(key[2]), right[key], found[key]) for key in sorted(found)]


def thresholds(kinds: Sequence[Kind]) -> dict[str, float]:
    """For each type the highest score up to a half that keeps `KEPT_RECALL` of its right findings."""
    scores = fitted(kinds)
    return {
        name: _threshold([each for each in kinds if each.entity_type == name], scores)
        for name in sorted({each.entity_type for each in kinds})
    }


def _threshold(kinds: Sequence[Kind], scores: Mapping[tuple[str, str, Basis], float]) -> float:
    ranked = sorted((scores[each.entity_type, each.recognizer, each.basis], each.right) for each in kinds)
    may_go = (1 - KEPT_RECALL) * sum(right for _, right in ranked)
    for score, right in ranked:
        may_go -= right
        if may_go < 0:
            return min(score, _HIGHEST)
    return 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Judge, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1996)
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        kinds = tally(judge(Path(folder), documents=args.documents, seed=args.seed))
    with (PACKAGE / "detect" / "calibration.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["entity_type", "recognizer", "basis", "right", "found"])
        lines.writerows([each.entity_type, each.recognizer, each.basis, each.right, each.found] for each in kinds)
    text = "".join(f"{name} = {value:.4f}\n" for name, value in thresholds(kinds).items())
    head = f"# Written by `make calibration`: scores that keep {KEPT_RECALL:.1%} of what is right of each entity type, 0.5 at most.\n"
    (PACKAGE / "thresholds.toml").write_text(head + text, encoding="utf-8")
    print(head + text)


if __name__ == "__main__":
    main()
