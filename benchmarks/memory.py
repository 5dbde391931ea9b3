"""Does memory grow with the dump? Samples the parent and the workers of one scan: `python -m benchmarks.memory`."""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.command import PHISCAN, scan_arguments, synthesize

DOCUMENTS = 2000
SEED = 20171006
SAMPLE_S = 1.0
LINES = 20


@dataclass(frozen=True, slots=True)
class Sample:
    """Resident memory at one moment."""

    at_s: float
    parent_mb: float
    workers_mb: tuple[float, ...]


def samples(command: list[str], *, every_s: float = SAMPLE_S) -> Iterator[Sample]:
    """Run a command; the memory of its first process and of those it started, every so often."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            try:
                parent = psutil.Process(process.pid)
                workers = tuple(_resident_mb(child) for child in parent.children(recursive=True))
                yield Sample(time.perf_counter() - began, _resident_mb(parent), workers)
            except psutil.NoSuchProcess:
                break
            time.sleep(every_s)


def _resident_mb(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1024**2
    except psutil.NoSuchProcess:
        return 0.0


def show(taken: list[Sample]) -> None:
    """Print some twenty of the samples, and the peaks."""
    print(f"{'seconds':>8}{'parent MB':>11}{'largest worker MB':>19}")
    for sample in taken[:: max(1, len(taken) // LINES)]:
        print(f"{sample.at_s:8.0f}{sample.parent_mb:11.0f}{max(sample.workers_mb, default=0.0):19.0f}")
    half = len(taken) // 2
    for name, part in (("first half", taken[:half]), ("second half", taken[half:])):
        parent = max((sample.parent_mb for sample in part), default=0.0)
        worker = max((max(sample.workers_mb, default=0.0) for sample in part), default=0.0)
        print(f"peak in the {name}: parent {parent:.0f} MB, worker {worker:.0f} MB")


def main() -> None:
    """Make a dump, scan it, print the memory of parent and workers over time."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--dump", type=Path, help="use this dump rather than a new one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = args.dump or Path(folder) / "dump"
        synthesize(dump, args.documents, seed=SEED)
        scan = scan_arguments(dump, Path(folder) / "exposure", "--workers", str(args.workers))
        show(list(samples([*PHISCAN, *scan])))


if __name__ == "__main__":
    main()
