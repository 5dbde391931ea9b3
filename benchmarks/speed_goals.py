"""The goals of speed, each a ratio or a time of one run beside what was wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import phiscan, scan_arguments
from benchmarks.measured import Measured

TIMES_PLAIN = {"phm": 30.0, "mixed": 15.0}
TIMES_BARE = {"phm": 3.0, "mixed": 5.0}
TWO_WORKERS = 1.8
ONE_PDF_S = 3.0
HELP_S = 0.3
WORKER_MB = 500.0


@dataclass(frozen=True, slots=True)
class Goal:
    """What was measured and what was wanted: at least, or at most."""

    name: str
    measured: float
    wanted: float
    at_least: bool = True

    @property
    def is_met(self) -> bool:
        """Whether the measured figure is on the right side."""
        return self.measured >= self.wanted if self.at_least else self.measured <= self.wanted

    def __str__(self) -> str:
        side = ">=" if self.at_least else "<="
        return f"{self.name:58}{self.measured:9.2f}   {side}{self.wanted:6.1f}   {'met' if self.is_met else 'not met'}"


def against(dump: str, ours: Measured, plain: Measured, bare: Measured) -> Iterator[Goal]:
    """One dump's rows: against the plain pipeline, and against PDFium's bare text."""
    yield Goal(f"{dump}: pages/s, times the plain pipeline", ours.pages_per_s / plain.pages_per_s, TIMES_PLAIN[dump])
    yield Goal(f"{dump}: time, times bare PDFium text", bare.pages_per_s / ours.pages_per_s, TIMES_BARE[dump], False)
    yield Goal(f"{dump}: peak memory of the process, MB", ours.peak_mb, WORKER_MB, False)


def of_the_command(dump: Path, folder: Path) -> Iterator[Goal]:
    """Two workers against one (less the time that starting takes), one small PDF, `--help`."""
    one_pdf = next(dump.rglob("*.pdf"))
    alone_s = phiscan(*scan_arguments(one_pdf, folder / "alone", "--workers", "1")).wall_s
    one_s, two_s = (
        phiscan(*scan_arguments(dump, folder / f"workers{workers}", "--workers", str(workers))).wall_s - alone_s
        for workers in (1, 2)
    )
    yield Goal("two workers against one", one_s / two_s, TWO_WORKERS)
    yield Goal("`phiscan scan` of one PDF, seconds", alone_s, ONE_PDF_S, False)
    yield Goal("`phiscan --help`, seconds", min(phiscan("--help").wall_s for _ in range(3)), HELP_S, False)


def show(goals: Sequence[Goal]) -> None:
    """Print a row for each goal."""
    print(f"\n{'goal':58}{'measured':>9}   {'wanted':>8}")
    for goal in goals:
        print(goal)
