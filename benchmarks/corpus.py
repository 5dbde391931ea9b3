"""Outcomes on third-party PDFs, by origin: `python -m benchmarks.corpus FOLDER` writes docs/third_party.md.

FOLDER holds one folder for each origin. The table counts; it names no file and shows no value.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from benchmarks.reading import make_scan
from phiscan.config import ScanConfig
from phiscan.model import Outcome
from phiscan.run.dump import scan

PAGE = Path("docs/third_party.md")
READERS = ("auto", "pdfium", "pdfplumber")
# Malformed on purpose, some of them for ever: nothing good comes after this long.
TIMEOUT_S = 30
PAGES = {
    "pages_read": "read as text",
    "pages_ocr": "read by OCR",
    "pages_blank": "blank",
    "pages_unread": "unread",
    "pages": "all",
}
# The line "all" of this table before documents were repaired and pages looked at for ink (commit 2d1b0ad).
BEFORE = """| reader | files | scanned | partly-scanned | encrypted | damaged | empty | not-pdf | timed-out |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
| pdfium | 770 | 629 | 91 | 34 | 12 | 1 | 3 | 0 |
| pdfplumber | 770 | 621 | 87 | 31 | 18 | 9 | 3 | 1 |
"""

_EXPLAINED = """Documents that no reader opens go through qpdf. Of those left as `damaged` under `auto`, no reader sees a page
in the file or in a repaired copy of it (pdfplumber opens two of them, and sees none). A repaired copy without
pages, or a page that repair left empty, is not taken for blank: the one is damaged, the other unread.
"""

_HEAD = """# Third-party PDFs

Outcomes on public PDF test collections (not part of this repository), by origin and reader. Many
are broken, encrypted or hostile on purpose. Each file has one outcome; the run ends by itself.
Made by `python -m benchmarks.corpus FOLDER` (`make corpus`) with a time limit of {timeout_s} s a document. Documents are
read and not searched, without OCR and without passwords: scans count as unread.
"""


def outcomes(folder: Path, reader: str, workers: int) -> pd.DataFrame:
    """The inventory of the folder by one reader."""
    config = ScanConfig(reader=reader, ocr="off", timeout_s=TIMEOUT_S, workers=workers)
    return scan(folder, config=config, make_scan=make_scan).inventory


def page(inventories: dict[str, pd.DataFrame]) -> Iterator[str]:
    """The lines of the Markdown page."""
    yield _HEAD.format(timeout_s=TIMEOUT_S)
    for reader, inventory in inventories.items():
        origins = inventory["path"].str.split("/").str[0].rename("origin")
        counts = pd.crosstab(origins, inventory["outcome"].astype(str))
        shown = [str(outcome) for outcome in Outcome if outcome in counts.columns]
        yield f"## Reader {reader}\n"
        yield f"| origin | files | {' | '.join(shown)} |"
        yield f"|---|{'---:|' * (len(shown) + 1)}"
        for origin, row in counts[shown].iterrows():
            yield _line(str(origin), [int(count) for count in row])
        yield _line("all", [int(count) for count in counts[shown].sum()]) + "\n"
        parts = (f"{int(inventory[name].sum()):,} {meaning}" for name, meaning in PAGES.items())
        yield f"Pages: {', '.join(parts)}.\n"
    yield f"## Before repair\n\n{BEFORE}\n{_EXPLAINED}"


def _line(name: str, counts: list[int]) -> str:
    return f"| {name} | {' | '.join(str(count) for count in (sum(counts), *counts))} |"


def _damaged(inventory: pd.DataFrame) -> Iterator[tuple[str, str]]:
    damaged = inventory[inventory["outcome"] == Outcome.DAMAGED]
    yield from zip(damaged["path"].astype(str), damaged["note"].astype(str), strict=True)


def main() -> None:
    """Scan FOLDER with both readers and write the table of outcomes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--page", type=Path, default=PAGE)
    args = parser.parse_args()
    inventories = {}
    for reader in READERS:
        inventories[reader] = outcomes(args.folder, reader, args.workers)
        print(f"{reader}: {len(inventories[reader])} files")
        for path, note in _damaged(inventories[reader]):
            print(f"    damaged: {path} ({note})")
    args.page.write_text("\n".join(page(inventories)).rstrip() + "\n", encoding="utf-8")
    print(f"wrote {args.page}")


if __name__ == "__main__":
    main()
