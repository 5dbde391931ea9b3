"""Outcomes on third-party PDFs, by origin: `python -m benchmarks.corpus FOLDER` writes docs/third_party.md.

FOLDER holds one folder for each origin. The table counts; it names no file and shows no value.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from benchmarks.command import Ran, phiscan, scan_arguments
from phiscan.model import Outcome

PAGE = Path("docs/third_party.md")
READERS = ("pdfium", "pdfplumber")
# Malformed on purpose, some of them for ever: nothing good comes after this long.
TIMEOUT_S = 30

_HEAD = """# Third-party PDFs

Outcomes on public PDF test collections (not part of this repository), by origin and reader. Many
are broken, encrypted or hostile on purpose. Each file has one outcome; the run ends by itself.
Made by `python -m benchmarks.corpus FOLDER` with a time limit of {timeout_s} s a document.
"""


def outcomes(folder: Path, reader: str, workers: int) -> tuple[pd.DataFrame, Ran]:
    """The inventory of the folder by one reader."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "exposure"
        options = ("--reader", reader, "--workers", str(workers), "--timeout-s", str(TIMEOUT_S))
        ran = phiscan(*scan_arguments(folder, out, *options))
        inventory = pd.read_csv(out / "inventory.csv", keep_default_na=False)
    inventory["origin"] = inventory["path"].str.split("/").str[0]
    return inventory, ran


def page(inventories: dict[str, pd.DataFrame]) -> Iterator[str]:
    """The lines of the Markdown page."""
    yield _HEAD.format(timeout_s=TIMEOUT_S)
    for reader, inventory in inventories.items():
        counts = pd.crosstab(inventory["origin"], inventory["outcome"])
        shown = [str(outcome) for outcome in Outcome if outcome in counts.columns]
        yield f"## Reader {reader}\n"
        yield f"| origin | files | {' | '.join(shown)} |"
        yield f"|---|{'---:|' * (len(shown) + 1)}"
        for origin, row in counts[shown].iterrows():
            yield _line(str(origin), [int(count) for count in row])
        yield _line("all", [int(count) for count in counts[shown].sum()]) + "\n"


def _line(name: str, counts: list[int]) -> str:
    return f"| {name} | {' | '.join(str(count) for count in (sum(counts), *counts))} |"


def main() -> None:
    """Scan FOLDER with both readers and write the table of outcomes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--page", type=Path, default=PAGE)
    args = parser.parse_args()
    inventories = {}
    for reader in READERS:
        inventories[reader], ran = outcomes(args.folder, reader, args.workers)
        print(f"{reader}: {len(inventories[reader])} files in {ran.wall_s:.0f} s")
    args.page.write_text("\n".join(page(inventories)).rstrip() + "\n", encoding="utf-8")
    print(f"wrote {args.page}")


if __name__ == "__main__":
    main()
