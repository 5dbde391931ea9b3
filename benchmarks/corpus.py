"""Outcomes on third-party PDFs, by origin: `python -m benchmarks.corpus FOLDER` writes docs/third_party.md.

FOLDER holds one folder for each origin. The tables count, and show no value; of damaged files the page says why no page of
them is read. A run that was stopped goes on where it was, under the same `--out`.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import psutil

from benchmarks.reading import make_scan
from phiscan.config import ScanConfig
from phiscan.model import Outcome
from phiscan.run.dump import scan
from phiscan.run.progress import Silent

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

# Why no page of a damaged file is read; more on it than on the file's name is known from looking at it.
REASONS = Path(__file__).with_name("damaged.toml")

_EXPLAINED = """Documents that no reader opens go through qpdf. A repaired copy without pages, or a page that repair left empty, is
not taken for blank: the one is damaged, the other unread.
"""

_HEAD = """# Third-party PDFs

Outcomes on public PDF test collections (not part of this repository), by origin and reader. Many
are broken, encrypted or hostile on purpose. Each file has one outcome; the run ends by itself.
Made by `python -m benchmarks.corpus FOLDER` (`make corpus`) with a time limit of {timeout_s} s a document. Documents are
read and not searched, without OCR and without passwords: scans count as unread.
"""


class Watched(Silent):
    """Keeps the parent's memory as the run goes on, in MB."""

    def __init__(self) -> None:
        self.taken_mb: list[float] = []

    def finished(self, outcome: str, pages: int, findings: int, *, scanned: bool) -> None:
        """A document more."""
        if scanned:
            self.taken_mb.append(float(psutil.Process().memory_info().rss) / 1024**2)

    def __str__(self) -> str:
        if not self.taken_mb:
            return "nothing was read"
        tenth, half, last = (self.taken_mb[int(share * (len(self.taken_mb) - 1))] for share in (0.1, 0.5, 1))
        return f"{tenth:.0f} MB after a tenth of the files, {half:.0f} after half, {last:.0f} at the end"


def outcomes(folder: Path, reader: str, workers: int, *, ocr: str = "off", out: Path | None = None) -> pd.DataFrame:
    """The inventory of the folder by one reader; prints what memory the parent held."""
    config = ScanConfig(reader=reader, ocr=ocr, timeout_s=TIMEOUT_S, workers=workers)
    watched = Watched()
    place = out / f"{reader}-{ocr}" if out else None
    key_file = out / "key" if out else None
    inventory = scan(folder, place, config=config, make_scan=make_scan, progress=watched, key_file=key_file).inventory
    print(f"{reader}, OCR {ocr}: {len(inventory)} files; the parent held {watched}", flush=True)
    return inventory


def page(inventories: dict[str, pd.DataFrame]) -> Iterator[str]:
    """The lines of the Markdown page."""
    yield _HEAD.format(timeout_s=TIMEOUT_S)
    for title, inventory in inventories.items():
        origins = inventory["path"].str.split("/").str[0].rename("origin")
        counts = pd.crosstab(origins, inventory["outcome"].astype(str))
        shown = [str(outcome) for outcome in Outcome if outcome in counts.columns]
        yield f"## {title}\n"
        yield f"| origin | files | {' | '.join(shown)} |"
        yield f"|---|{'---:|' * (len(shown) + 1)}"
        for origin, row in counts[shown].iterrows():
            yield _line(str(origin), [int(count) for count in row])
        yield _line("all", [int(count) for count in counts[shown].sum()]) + "\n"
        parts = (f"{int(inventory[name].sum()):,} {meaning}" for name, meaning in PAGES.items())
        yield f"Pages: {', '.join(parts)}.\n"
    yield f"## Before repair\n\n{BEFORE}\n{_EXPLAINED}"
    yield from damaged(next(iter(inventories.values())))


def damaged(inventory: pd.DataFrame) -> Iterator[str]:
    """A table of the damaged files: what is wrong with each, and what other programs do with it."""
    reasons: dict[str, str] = tomllib.loads(REASONS.read_text(encoding="utf-8"))["reasons"]
    paths = sorted(inventory.loc[inventory["outcome"] == Outcome.DAMAGED, "path"].astype(str))
    if paths:
        yield "## Damaged files\n\n| file | why no page of it is read |\n|---|---|"
    for path in paths:
        yield f"| `{path}` | {reasons.get(path, '**not looked at yet**')} |"


def _line(name: str, counts: list[int]) -> str:
    return f"| {name} | {' | '.join(str(count) for count in (sum(counts), *counts))} |"


def main() -> None:
    """Scan FOLDER with each reader and write the tables of outcomes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--ocr", action="store_true", help="once more with OCR: hours")
    parser.add_argument("--out", type=Path, default=None, help="a folder for what is done, to go on there when stopped")
    parser.add_argument("--page", type=Path, default=PAGE)
    args = parser.parse_args()
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
    inventories = {f"Reader {reader}": outcomes(args.folder, reader, args.workers, out=args.out) for reader in READERS}
    if args.ocr:
        inventories["Reader auto, with OCR"] = outcomes(args.folder, "auto", args.workers, ocr="auto", out=args.out)
    args.page.write_text("\n".join(page(inventories)).rstrip() + "\n", encoding="utf-8")
    print(f"wrote {args.page}")


if __name__ == "__main__":
    main()
