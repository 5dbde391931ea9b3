"""`make bench`: phiscan against the plain pipeline, on one synthetic dump, each in its own process.

Both read the same documents with the same spaCy model, one process each. Rates are of the work on
documents, without loading libraries and model; the whole command is timed too.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path

from benchmarks import speed_goals
from benchmarks.command import DOCUMENTS, SEED, phiscan, scan_arguments, synthesize
from benchmarks.measured import Measured, measure
from benchmarks.plain import NAMES
from benchmarks.records import TRUTH_FILE, truth_documents
from benchmarks.scoring import table

LONG = 1000
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


def home_monitoring(dump: Path, part: Path) -> Path:
    """The weekly INR reports of a dump, linked into a dump of their own: what the leak of 2017 was made of."""
    reports = [document for document in truth_documents(dump) if document["family"] == "inr_report"]
    for document in reports:
        target = part / document["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(dump / document["path"], target)
    lines = "".join(json.dumps(document) + "\n" for document in reports)
    (part / TRUTH_FILE).write_text(lines, encoding="utf-8")
    return part


def three(dump: Path, folder: Path) -> tuple[Measured, Measured, Measured]:
    """phiscan, the plain pipeline and bare PDFium text on one dump."""
    folder.mkdir()
    modules = {"phiscan": "serial", "plain": "plain", "bare": "bare"}
    ours, plain, bare = (measure(name, f"benchmarks.{module}", dump, folder) for name, module in modules.items())
    return ours, plain, bare


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
        reports = home_monitoring(dump, Path(folder) / "reports")
        # Long enough that starting two workers on two cores, and linking persons, are a small part of it.
        long = Path(folder) / "long"
        synthesize(long, LONG, seed=args.seed)
        mixed, phm = three(dump, Path(folder) / "mixed"), three(reports, Path(folder) / "phm")
        rows = [
            *speed_goals.against("phm", *phm),
            *speed_goals.against("mixed", *mixed),
            *speed_goals.of_the_command(long, Path(folder)),
        ]
    show(mixed[1], mixed[0])
    print(f"\nthe whole command with one worker: {whole.wall_s:.1f} s; its largest process: {whole.peak_mb:.0f} MB")
    speed_goals.show(rows)


if __name__ == "__main__":
    main()
