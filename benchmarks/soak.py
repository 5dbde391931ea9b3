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
    """The end of a tenth of the documents: when, what parent and largest worker held, and the processor time of all."""

    at_s: float
    documents: int
    parent_mb: float
    worker_mb: float
    processor_s: float


class Watch:
    """A run's progress, noted at its first document and at the end of each tenth."""

    def __init__(
        self, look: Callable[[], tuple[float, float, float]], clock: Callable[[], float] = time.perf_counter
    ) -> None:
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


def resident() -> tuple[float, float, float]:
    """Megabytes that this process and the largest of its children hold, and the processor seconds of all of them."""
    here = psutil.Process()
    own_mb, own_s = _held(here)
    children = [_held(child) for child in here.children(recursive=True)]
    return own_mb, max((mb for mb, _ in children), default=0.0), own_s + sum(seconds for _, seconds in children)


def _held(process: psutil.Process) -> tuple[float, float]:
    try:
        spent = process.cpu_times()
        return process.memory_info().rss / 1024**2, spent.user + spent.system
    except psutil.NoSuchProcess:
        return 0.0, 0.0


def goals(tenths: Sequence[Tenth], *, by_processor: bool = False) -> list[Goal]:
    """Speed of the last tenth against the first, and what the processes held at most.

    `by_processor` takes the speed from processor time: what else the machine does changes little of it.
    """
    measure = "processor second" if by_processor else "s"
    last, first = (_rate(ends, by_processor=by_processor) for ends in (tenths[-2:], tenths[:2]))
    return [
        Goal(f"documents/{measure}, last tenth against the first", last / first, STEADY),
        Goal("parent at most, MB", max(each.parent_mb for each in tenths), PARENT_MB, at_least=False),
        Goal("largest worker at most, MB", max(each.worker_mb for each in tenths), WORKER_MB, at_least=False),
        Goal("worker: last tenth against the second", tenths[-1].worker_mb / tenths[2].worker_mb, 1.1, at_least=False),
    ]


def _rate(ends: Sequence[Tenth], *, by_processor: bool) -> float:
    spent = [each.processor_s if by_processor else each.at_s for each in ends]
    return (ends[1].documents - ends[0].documents) / (spent[1] - spent[0])


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
    print(f"{'documents':>10}{'seconds':>10}{'processor s':>13}{'parent MB':>11}{'worker MB':>11}")
    for each in tenths:
        seconds, processor_s = each.at_s - tenths[0].at_s, each.processor_s - tenths[0].processor_s
        print(f"{each.documents:10}{seconds:10.1f}{processor_s:13.1f}{each.parent_mb:11.0f}{each.worker_mb:11.0f}")
    rows = goals(tenths)
    show([*rows, goals(tenths, by_processor=True)[0]])
    raise SystemExit(not all(goal.is_met for goal in rows))


if __name__ == "__main__":
    main()
