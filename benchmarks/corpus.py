"""Outcomes on third-party PDFs, by origin: `python -m benchmarks.corpus FOLDER` writes docs/third_party.md.

FOLDER holds one folder for each origin. The tables count, and show no value; of damaged files the page says why no page of
them is read. A run that was stopped goes on where it was, under the same `--out`.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import psutil

from benchmarks.reading import make_scan
from phiscan.config import ScanConfig
from phiscan.extract.document import NO_WORDS
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

_PICTURES = """Of the pages of one picture "in which OCR found no words", two hold some, in letters of a millimetre and less; the
others are photographs, colours and patterns (38 of 53 were looked at). They are unread all the same: phiscan cannot tell.
"""

_EXPLAINED = """Documents that no reader opens go through qpdf. A repaired copy without pages, or a page that repair left empty, is
not taken for blank: the one is damaged, the other unread.
"""

_HEAD = """# Third-party PDFs

Outcomes on public PDF test collections (not part of this repository), by origin and reader. Many
are broken, encrypted or hostile on purpose. Each file has one outcome; the run ends by itself.
Made by `python -m benchmarks.corpus FOLDER` (`make corpus`) with a time limit of {timeout_s} s a document, with OCR the
default one. Documents are read and not searched; where nothing else is said, without OCR (scans count as unread) and
without passwords.
"""
# In `note`: "unread pages: 2, 5-9 (why), 3 (why); unread in attachments: 1 (why)".
_UNREAD = re.compile(r"(\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*) \(([^)]+)\)")
_ATTACHED = "unread in attachments"
# Where an inventory says what memory its run took.
_HELD = "held"


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


def outcomes(folder: Path, config: ScanConfig, title: str, out: Path | None = None) -> pd.DataFrame:
    """The inventory of the folder under this configuration; prints what memory the parent held."""
    watched = Watched()
    place = out / title.replace(" ", "-") if out else None
    key_file = out / "key" if out else None
    inventory = scan(folder, place, config=config, make_scan=make_scan, progress=watched, key_file=key_file).inventory
    inventory.attrs[_HELD] = f"The parent held {watched}."
    print(f"{title}: {len(inventory)} files. {inventory.attrs[_HELD]}", flush=True)
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
        yield f"Pages: {', '.join(parts)}. {inventory.attrs.get(_HELD, '')}".rstrip() + "\n"
        yield from unread(inventory)
    if any(inventory["note"].str.contains(NO_WORDS, regex=False).any() for inventory in inventories.values()):
        yield _PICTURES
    yield f"## Before repair\n\n{BEFORE}\n{_EXPLAINED}"
    yield from damaged(next(iter(inventories.values())))


def unread(inventory: pd.DataFrame) -> Iterator[str]:
    """A table of why pages are unread, and what is attached."""
    pages: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for note in inventory.loc[inventory["outcome"] == Outcome.PARTLY_SCANNED, "note"]:
        of_pages, _, of_files = str(note).partition(_ATTACHED)
        counted = [(why, _count(numbers)) for numbers, why in _UNREAD.findall(of_pages)]
        counted += [(f"{why}, attached", int(number)) for number, why in _UNREAD.findall(of_files)]
        for why, count in counted:
            pages[why] += count
            files[why] += 1
    if pages:
        yield "| unread, as the note says | pages or attached files | in files |\n|---|---:|---:|"
        for reason, count in sorted(pages.items(), key=lambda each: (-each[1], each[0])):
            yield f"| {reason} | {count} | {files[reason]} |"
        yield ""


def _count(numbers: str) -> int:
    """How many pages "2, 5-9" are."""
    ends = ([int(end) for end in each.split("-")] for each in numbers.split(", "))
    return sum(each[-1] - each[0] + 1 for each in ends)


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
    parser.add_argument("--ocr", action="store_true", help="once more with OCR: some hundred pages more")
    parser.add_argument("--passwords", type=Path, help="once more with this list of passwords, one a line")
    parser.add_argument("--out", type=Path, default=None, help="a folder for what is done, to go on there when stopped")
    parser.add_argument("--page", type=Path, default=PAGE)
    args = parser.parse_args()
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
    base = ScanConfig(ocr="off", timeout_s=TIMEOUT_S, workers=args.workers)
    configs = {f"Reader {reader}": replace(base, reader=reader) for reader in READERS}
    if args.passwords:
        configs["Reader auto, with passwords"] = replace(base, passwords=args.passwords)
    if args.ocr:
        configs["Reader auto, with OCR"] = replace(base, ocr="auto", timeout_s=ScanConfig().timeout_s)
    inventories = {title: outcomes(args.folder, config, title, args.out) for title, config in configs.items()}
    args.page.write_text("\n".join(page(inventories)).rstrip() + "\n", encoding="utf-8")
    print(f"wrote {args.page}")


if __name__ == "__main__":
    main()
