"""Runs the measuring commands one after the other and keeps what they print: `python -m benchmarks.measure` writes docs/measurements.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PAGE = Path("docs/measurements.md")
_HEAD = """# Measurements

What the measuring commands printed on one machine with two cores. Times differ from machine to machine: look at the
ratios. Accuracy on synthetic documents says that nothing is broken, not how well a dump of unknown origin is read:
the detector and these documents come from the same house.

Made by `make measure`.
"""
# Title, module and arguments of each; `make` has a target of the same name.
_COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Against the plain pdfplumber and Presidio pipeline (`make bench`)", ("benchmarks.bench",)),
    ("`sample_pdfs/` against its truth (`make accuracy-of`)", ("benchmarks.accuracy", "sample_pdfs")),
    ("Do both readers find the same? (`make readers`)", ("benchmarks.readers",)),
    ("Memory over 2,000 documents (`make memory`)", ("benchmarks.memory",)),
)


def main() -> None:
    """Run each command; its output goes into the page as it is."""
    parts = [_HEAD]
    for title, (module, *arguments) in _COMMANDS:
        ran = subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True)
        parts.append(f"## {title}\n\n```\n{ran.stdout.strip()}\n```\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main()
