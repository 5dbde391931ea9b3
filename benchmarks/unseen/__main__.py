"""The command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.unseen.families import HALVES, editions
from benchmarks.unseen.generate import generate


def main() -> None:
    """Write documents and truth."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unseen", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=HALVES, help="only families of this half")
    parser.add_argument("--edition", choices=editions(), help="only families of this edition")
    chosen = parser.parse_args()
    generate(chosen.out, chosen.documents, chosen.seed, chosen.half, chosen.edition)


if __name__ == "__main__":
    main()
