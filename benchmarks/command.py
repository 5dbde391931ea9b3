"""The `phiscan` command as users run it, in a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from phiscan.errors import ExitCode

# The synthetic dump of the benchmarks.
DOCUMENTS = 220
SEED = 20171005

PHISCAN = (sys.executable, "-c", "import sys; from phiscan.cli import main; sys.exit(main())")
# Finding documents that cannot be read is no failure of the command.
_FINISHED = frozenset({ExitCode.COMPLETE, ExitCode.INCOMPLETE})


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command went: seconds, and the most memory of any one process of it."""

    wall_s: float
    peak_mb: float


def phiscan(*arguments: str | Path) -> Ran:
    """Run `phiscan ARGUMENTS`; raises `CalledProcessError` unless it finished."""
    began = time.perf_counter()
    ended = subprocess.run([*PHISCAN, *map(str, arguments)], stdout=subprocess.DEVNULL, check=False)
    wall_s = time.perf_counter() - began
    if ended.returncode not in _FINISHED:
        raise subprocess.CalledProcessError(ended.returncode, "phiscan")
    # Of all children so far; the largest is the one wanted if smaller ones ran before.
    return Ran(wall_s, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def scan_arguments(dump: Path, out: Path, *options: str) -> tuple[str, ...]:
    """`scan` of a dump, quiet, with a key of its own beside the output folder."""
    return ("scan", str(dump), "--out", str(out), "--key-file", str(out.with_name("key")), "--quiet", *options)


def synthesize(dump: Path, documents: int, *, seed: int) -> None:
    """Make a synthetic dump, unless it is there already."""
    if not (dump / "truth.jsonl").is_file():
        phiscan("synth", dump, "--documents", str(documents), "--seed", str(seed))
