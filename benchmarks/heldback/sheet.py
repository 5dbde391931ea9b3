"""Pages of drawn things, and the note of each value on the page where it was drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.heldback.markup import Run, Runs
from benchmarks.heldback.style import Style, width
from phiscan.synthetic.truth import Value

_ATOM = re.compile(r"\n| +|[^ \n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A text, a line or a filled box; y is counted from the top of the page."""

    x: float
    y: float
    text: str = ""
    face: str = ""
    size: float = 0.0
    spacing: float = 0.0
    across: float = 0.0
    down: float = 0.0
    grey: float | None = None


class Sheet:
    """A page after the other; what is drawn in one `group` stays together when order is shuffled."""

    def __init__(self, style: Style, note: Callable[[Value, int], None], *, landscape: bool) -> None:
        self.style = style
        self.note = note
        self.width, self.height = style.paper[::-1] if landscape else style.paper
        self.pages: list[list[list[Mark]]] = []
        self.y = 0.0
        self.repeat: Callable[[], None] | None = None

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.style.margin

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.style.size * 1.28

    def page(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = self.style.margin
        self.group()
        if self.repeat:
            self.repeat()
            self.group()

    def need(self, height: float) -> bool:
        """Begin a page if so much does not fit; whether one was begun."""
        if self.y + height <= self.height - self.style.margin - 14 or self.y < self.style.margin + 40:
            return False
        self.page()
        return True

    def group(self) -> None:
        """What follows belongs together."""
        self.pages[-1].append([])

    def measure(self, runs: Sequence[Run], size: float = 0.0, *, bold: bool = False) -> float:
        """How wide a line is."""
        face = self.style.bold if bold else self.style.face
        return sum(width(run.text, face, size or self.style.size) for run in runs)

    def line(
        self, runs: Sequence[Run], x: float, y: float, size: float = 0.0, *, bold: bool = False, spacing: float = 0.0
    ) -> None:
        """Draw a line of text with its baseline at y."""
        face = self.style.bold if bold else self.style.face
        size = size or self.style.size
        for piece in _pieces(runs, self.style.piecewise):
            text = "".join(run.text for run in piece)
            if text.strip():
                self.pages[-1][-1].append(Mark(x, y, text, face, size, spacing))
            x += width(text, face, size) + spacing * len(text)
        for run in runs:
            if run.value:
                self.note(run.value, len(self.pages))

    def rule(self, x: float, y: float, across: float, down: float = 0.0) -> None:
        """Draw a line."""
        self.pages[-1][-1].append(Mark(x, y, across=across, down=down))

    def box(self, x: float, y: float, across: float, down: float) -> None:
        """Draw a frame."""
        for args in ((x, y, across, 0.0), (x, y + down, across, 0.0), (x, y, 0.0, down), (x + across, y, 0.0, down)):
            self.rule(*args)

    def fill(self, x: float, y: float, across: float, down: float, grey: float) -> None:
        """Draw a shade."""
        self.pages[-1][-1].append(Mark(x, y, across=across, down=down, grey=grey))

    def wrap(self, runs: Runs, room: float, size: float = 0.0, *, bold: bool = False) -> list[list[Run]]:
        """Lines of text that fit into a width."""
        lines: list[list[Run]] = [[]]
        used = 0.0
        for chunk in _chunks(runs):
            if chunk[0].text == "\n":
                lines.append([])
                used = 0.0
                continue
            wide = self.measure(chunk, size, bold=bold)
            if used and used + wide > room and chunk[0].text.strip():
                lines.append([])
                used = 0.0
            if used or chunk[0].text.strip():
                lines[-1].extend(chunk)
                used += wide
        return [_merged(line) for line in lines]

    def finished(self) -> list[list[Mark]]:
        """The pages; groups in another order where the style says so."""
        rng = Random(self.style.seed)
        done = []
        for groups in self.pages:
            if self.style.shuffled:
                rng.shuffle(groups)
            done.append([mark for group in groups for mark in group])
        return done


def _chunks(runs: Runs) -> list[list[Run]]:
    """Words with what sticks to them; spaces and line ends alone."""
    chunks: list[list[Run]] = []
    open_word = False
    for run in runs:
        for part in _ATOM.findall(run.text):
            blank = not part.strip()
            if blank or not open_word:
                chunks.append([])
            chunks[-1].append(Run(part, run.value))
            open_word = not blank
    return chunks


def _merged(line: list[Run]) -> list[Run]:
    while line and not line[-1].text.strip():
        line.pop()
    merged: list[Run] = []
    for run in line:
        if merged and merged[-1].value is run.value:
            merged[-1] = Run(merged[-1].text + run.text, run.value)
        else:
            merged.append(run)
    return merged


def _pieces(runs: Sequence[Run], piecewise: str) -> list[list[Run]]:
    if piecewise == "line":
        return [list(runs)]
    if piecewise == "run":
        return [[run] for run in runs]
    return [[Run(part)] for run in runs for part in re.findall(r" +|[^ ]+", run.text)]
