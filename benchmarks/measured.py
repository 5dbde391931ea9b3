"""One pipeline on one dump, in a process of its own: how fast, how much memory, how right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.records import read_records, truth_documents, truth_records
from benchmarks.scoring import Scores, score
from phiscan.run.worker import THREAD_SETTINGS


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
        [sys.executable, "-m", module, str(dump), str(out)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        # One thread, as in a worker of phiscan's: one process against one process.
        env=os.environ | dict.fromkeys(THREAD_SETTINGS, "1"),
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
