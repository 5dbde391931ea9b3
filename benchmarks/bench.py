"""`make bench`: phiscan against the plain pipeline, on one synthetic dump, each in its own process.

Both read the same documents with the same spaCy model, one process each. Rates are of the work on
documents, without loading libraries and model; the whole command is timed too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import DOCUMENTS, SEED, phiscan, scan_arguments, synthesize
from benchmarks.plain import NAMES
from benchmarks.records import read_records, truth_documents, truth_records
from benchmarks.scoring import Scores, score, table

# What Presidio's default English recognizers can find, by our names.
PLAIN_TYPES = frozenset(
    {
        "CREDIT_CARD",
        "DATE_TIME",
        "EMAIL_ADDRESS",
        "IBAN_CODE",
        "IP_ADDRESS",
        "PERSON",
        "PHONE_NUMBER",
        "URL",
        "US_DRIVER_LICENSE",
        "US_ITIN",
        "US_PASSPORT",
        "US_SSN",
        *NAMES.values(),
    }
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One pipeline on the dump."""

    name: str
    start_s: float
    work_s: float
    pages: int
    peak_mb: float
    scores: Scores

    @property
    def pages_per_s(self) -> float:
        """Pages read a second of work."""
        return self.pages / self.work_s


def measure(name: str, module: str, dump: Path, folder: Path) -> Measured:
    """Run a pipeline's module on the dump, and score what it leaves."""
    out = folder / f"{name}.jsonl"
    ran = subprocess.run(
        [sys.executable, "-m", module, str(dump), str(out)], check=True, stdout=subprocess.PIPE, text=True
    )
    numbers = json.loads(ran.stdout.splitlines()[-1])
    scores = score(truth_records(truth_documents(dump)), read_records(out))
    return Measured(
        name=name,
        start_s=numbers["start_s"],
        work_s=numbers["work_s"],
        pages=numbers["pages"],
        peak_mb=numbers["peak_mb"],
        scores=scores,
    )


def show(plain: Measured, ours: Measured) -> None:
    """Print both, and the ratio."""
    for each in (plain, ours):
        print(f"\n{each.name}: {each.pages} pages, {each.pages_per_s:.1f} pages/s, peak {each.peak_mb:.0f} MB")
        print(f"start {each.start_s:.1f} s, work {each.work_s:.1f} s\n{table(each.scores)}")
    print(f"\n{'':26}{'plain':>9}{'phiscan':>9}{'ratio':>8}")
    _row("pages/s", plain.pages_per_s, ours.pages_per_s)
    _row("peak memory, MB", plain.peak_mb, ours.peak_mb)
    _row("F1, all types", plain.scores.total().f1, ours.scores.total().f1)
    _row("F1, types plain knows", plain.scores.total(PLAIN_TYPES).f1, ours.scores.total(PLAIN_TYPES).f1)


def _row(name: str, plain: float | None, ours: float | None) -> None:
    ratio = f"{ours / plain:8.2f}" if plain and ours else f"{'-':>8}"
    print(f"{name:26}{plain or 0.0:9.2f}{ours or 0.0:9.2f}{ratio}")


def main() -> None:
    """Make a dump, run both pipelines, print pages/s, peak memory, recall and precision, and the ratio."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--dump", type=Path, help="use this dump (with its truth.jsonl) rather than a new one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = args.dump or Path(folder) / "dump"
        if args.dump is None:
            synthesize(dump, args.documents, seed=args.seed)
        whole = phiscan(*scan_arguments(dump, Path(folder) / "exposure", "--workers", "1"))
        ours = measure("phiscan", "benchmarks.serial", dump, Path(folder))
        plain = measure("plain", "benchmarks.plain", dump, Path(folder))
    show(plain, ours)
    print(f"\nthe whole command with one worker: {whole.wall_s:.1f} s; its largest process: {whole.peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
