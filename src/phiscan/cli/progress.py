"""Progress on stderr: a bar on a terminal, a line now and then elsewhere. Counts only."""

from __future__ import annotations

import time
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from phiscan.model import Outcome
from phiscan.run.progress import Progress as RunProgress
from phiscan.run.progress import Silent

_LINE_EVERY_S = 5.0
_FINE = frozenset({Outcome.SCANNED, ""})


def progress_for(*, quiet: bool) -> RunProgress:
    """A bar, lines, or nothing, as the terminal and the user want it."""
    console = Console(stderr=True)
    if quiet:
        return Silent()
    return Bar(console) if console.is_terminal else Lines(console)


class _Counts:
    """What has been told so far, and how fast it goes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self.listed = self.documents = self.scanned = self.pages = self.findings = self.problems = 0

    def add(self, outcome: str, pages: int, findings: int, *, scanned: bool) -> None:
        self.documents += 1
        self.scanned += scanned
        self.pages += pages
        self.findings += findings
        self.problems += outcome not in _FINE

    def words(self) -> str:
        """Speeds and counts as one phrase."""
        seconds = max(self._clock() - self._began, 1e-3)
        return (
            f"{self.scanned / seconds:.1f} documents/s, {self.pages / seconds:.1f} pages/s, "
            f"{self.findings} findings, {self.problems} problems"
        )

    def left_s(self) -> float | None:
        """Seconds that remain at this speed."""
        if not self.scanned:
            return None
        return (self.listed - self.documents) * (self._clock() - self._began) / self.documents


class Bar:
    """A bar with speeds and the time left."""

    def __init__(self, console: Console) -> None:
        self._counts = _Counts()
        self._bar = Progress(
            TextColumn("scanning"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[words]}"),
            TimeRemainingColumn(),
            console=console,
        )

    def started(self, documents: int) -> None:
        """So many documents are listed."""
        self._counts.listed = documents
        self._task = self._bar.add_task("scan", total=documents, words="")
        self._bar.start()

    def finished(self, outcome: str, pages: int, findings: int, *, scanned: bool) -> None:
        """A document has its outcome."""
        self._counts.add(outcome, pages, findings, scanned=scanned)
        self._bar.update(self._task, advance=1, words=self._counts.words())

    def ended(self) -> None:
        """The run is over."""
        self._bar.stop()


class Lines:
    """A plain line every few seconds, and one at the end."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._counts = _Counts(clock)
        self._told_at = clock()

    def started(self, documents: int) -> None:
        """So many documents are listed."""
        self._counts.listed = documents
        self._say(f"{documents} documents listed")

    def finished(self, outcome: str, pages: int, findings: int, *, scanned: bool) -> None:
        """A document has its outcome."""
        self._counts.add(outcome, pages, findings, scanned=scanned)
        if self._clock() - self._told_at >= _LINE_EVERY_S:
            self._told_at = self._clock()
            self._tell()

    def ended(self) -> None:
        """The run is over."""
        self._tell()

    def _tell(self) -> None:
        left = self._counts.left_s()
        rest = f", {left:.0f} s left" if left else ""
        self._say(f"{self._counts.documents}/{self._counts.listed} documents, {self._counts.words()}{rest}")

    def _say(self, line: str) -> None:
        self._console.print(line, highlight=False, markup=False, soft_wrap=True)
