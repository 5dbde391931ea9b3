"""Does a long run stay fast and small? `make soak` scans 20,000 documents and looks at the tenths of the run."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

import phiscan
from benchmarks.command import synthesize
from benchmarks.speed_goals import WORKER_MB, Goal, show
from phiscan.run import Progress

DOCUMENTS = 20_000
SEED = 20171004
TENTHS = 10
PARENT_MB = 400.0
# The last tenth may be so much slower than the first.
STEADY = 0.9


@dataclass(frozen=True, slots=True)
class Tenth:
    """The end of a tenth of the documents: when, and what parent and largest worker held."""

    at_s: float
    documents: int
    parent_mb: float
    worker_mb: float


class Watch:
    """A run's progress, noted at its first document and at the end of each tenth."""

    def __init__(self, look: Callable[[], tuple[float, float]], clock: Callable[[], float] = time.perf_counter) -> None:
        self._look, self._clock = look, clock
        self.tenths: list[Tenth] = []
        self._documents = self._listed = 0

    def started(self, documents: int) -> None:
        """So many documents are listed."""
        self._listed = documents

    def finished(self, outcome: str, pages: int, findings: int, *, scanned: bool) -> None:
        """The first document ends the start of the workers; then each tenth is noted."""
        self._documents += 1
        if self._documents == 1 or self._documents * TENTHS // self._listed >= len(self.tenths):
            self.tenths.append(Tenth(self._clock(), self._documents, *self._look()))

    def ended(self) -> None:
        """Nothing more to note."""


def resident() -> tuple[float, float]:
    """Megabytes that this process and the largest of its children hold."""
    here = psutil.Process()
    children = [_resident_mb(child) for child in here.children(recursive=True)]
    return _resident_mb(here), max(children, default=0.0)


def _resident_mb(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1024**2
    except psutil.NoSuchProcess:
        return 0.0


def goals(tenths: Sequence[Tenth]) -> list[Goal]:
    """Speed of the last tenth against the first, and what the processes held at most."""
    return [
        Goal("documents/s, last tenth against the first", _rate(tenths[-2:]) / _rate(tenths[:2]), STEADY),
        Goal("parent at most, MB", max(each.parent_mb for each in tenths), PARENT_MB, at_least=False),
        Goal("largest worker at most, MB", max(each.worker_mb for each in tenths), WORKER_MB, at_least=False),
        Goal("worker: last tenth against the second", tenths[-1].worker_mb / tenths[2].worker_mb, 1.1, at_least=False),
    ]


def _rate(ends: Sequence[Tenth]) -> float:
    return (ends[1].documents - ends[0].documents) / (ends[1].at_s - ends[0].at_s)


def scan(dump: Path, folder: Path, workers: int | None) -> list[Tenth]:
    """Scan the dump in this process's pool; its tenths."""
    watch = Watch(resident)
    progress: Progress = watch
    config = phiscan.ScanConfig(workers=workers)
    phiscan.scan(dump, folder / "exposure", config=config, key_file=folder / "key", progress=progress)
    return watch.tenths


def main() -> None:
    """Make a dump, scan it, print the tenths and the goals; exit with 1 when the run slowed or grew."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--dump", type=Path, help="use this dump rather than a new one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = args.dump or Path(folder) / "dump"
        synthesize(dump, args.documents, seed=SEED)
        tenths = scan(dump, Path(folder), args.workers)
    print(f"{'documents':>10}{'seconds':>10}{'parent MB':>11}{'worker MB':>11}")
    for each in tenths:
        print(f"{each.documents:10}{each.at_s - tenths[0].at_s:10.1f}{each.parent_mb:11.0f}{each.worker_mb:11.0f}")
    rows = goals(tenths)
    show(rows)
    raise SystemExit(not all(goal.is_met for goal in rows))


if __name__ == "__main__":
    main()
