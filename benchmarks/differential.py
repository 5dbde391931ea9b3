"""Do both readers read the same text off other people's PDFs? `python -m benchmarks.differential FOLDER`.

Each page is read by PDFium and by pdfplumber, and falls into one class. Prints a line for each document that differs, and
writes the pages of each class, by origin (FOLDER holds one folder for each), into docs/differential.md. Shows no text.
A run that was stopped goes on where it was, under the same `--out`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract.clock import OVER_PAGE_TIMEOUT, page_clock
from phiscan.extract.raw import RawPage
from phiscan.extract.readers import Readers, is_garbled
from phiscan.model import DocumentRef, DocumentReport, Outcome
from phiscan.run.dump import scan
from phiscan.run.worker import Scan
from phiscan.scanning import guarded

READERS = ("pdfium", "pdfplumber")
UNREAD, SLOW = "unread", "slow"
CLASSES = {
    "same": "the same words",
    "spacing": "the same characters, parted into words differently",
    "nearly": "at least nine in ten characters are the same",
    "unnamed": "one of them cannot name the glyphs, or gives each twice",
    "only-pdfium": "pdfplumber gives no text",
    "only-pdfplumber": "PDFium gives no text",
    "more-pdfium": "what pdfplumber gives is in what PDFium gives",
    "more-pdfplumber": "what PDFium gives is in what pdfplumber gives",
    "different": "none of these",
    "slow-pdfium": "PDFium took longer than the limit",
    "slow-pdfplumber": "pdfplumber took longer than the limit",
    "unread-pdfium": "PDFium cannot open the document or load the page",
    "unread-pdfplumber": "pdfplumber cannot open the document or read the page",
}
PAGE = Path("docs/differential.md")
# Of a document, and of a page by one reader; what is longer is a class of its own.
_TIMEOUT_S = 60.0
_PAGE_TIMEOUT_S = 5.0
_MOST_PAGES = 5
_NEARLY = 0.9
_WITHIN = 0.98


def classify(pdfium: RawPage | str, plumber: RawPage | str) -> str:
    """The class of a page as both read it; "unread" or "slow" where a reader could not."""
    if isinstance(pdfium, str):
        return f"{pdfium}-pdfium"
    if isinstance(plumber, str):
        return f"{plumber}-pdfplumber"
    one, other = _words(pdfium), _words(plumber)
    if one == other:
        return "same"
    letters, others = _characters(one), _characters(other)
    if not letters or not others:
        return "only-pdfplumber" if not letters else "only-pdfium"
    if is_garbled(pdfium) != is_garbled(plumber):
        return "unnamed"
    return _of_characters(letters, others)


def _of_characters(letters: Counter[str], others: Counter[str]) -> str:
    shared = (letters & others).total()
    if shared == letters.total() == others.total():
        return "spacing"
    if shared >= _NEARLY * max(letters.total(), others.total()):
        return "nearly"
    if shared >= _WITHIN * others.total():
        return "more-pdfium"
    return "more-pdfplumber" if shared >= _WITHIN * letters.total() else "different"


def make_scan(config: ScanConfig) -> Scan:
    """Compares instead of scanning; the classes of a document's pages go into its note."""
    return lambda ref: guarded(lambda: _compared(ref))


def _compared(ref: DocumentRef) -> DocumentReport:
    opened = [_opened(ref.location, name) for name in READERS]
    counts: Counter[str] = Counter()
    pages = max((readers.page_count for readers in opened if readers), default=0)
    for page_number in range(1, min(pages, _MOST_PAGES) + 1):
        pdfium, plumber = (_read(readers, page_number) for readers in opened)
        if pdfium != UNREAD or plumber != UNREAD:
            counts[classify(pdfium, plumber)] += 1
    for readers in opened:
        if readers:
            readers.close()
    note = " ".join(f"{name}={count}" for name, count in sorted(counts.items()))
    return DocumentReport(Outcome.SCANNED if pages else Outcome.DAMAGED, pages=pages, note=note)


def _opened(location: Path, name: str) -> Readers | None:
    try:
        return Readers(location, name)
    except errors.DocumentError:
        return None


def _read(readers: Readers | None, page_number: int) -> RawPage | str:
    if readers is None or page_number > readers.page_count:
        return UNREAD
    try:
        with page_clock(_PAGE_TIMEOUT_S):
            return readers.read(page_number)[0]
    except errors.DocumentError as exc:
        return SLOW if str(exc) == OVER_PAGE_TIMEOUT else UNREAD


def _words(raw: RawPage) -> Counter[str]:
    return Counter(word.text for word in raw.words)


def _characters(words: Counter[str]) -> Counter[str]:
    return Counter(chain.from_iterable(word * count for word, count in words.items()))


def table(classes: dict[str, Counter[str]]) -> str:
    """Pages of each class by origin, as a Markdown table."""
    origins = sorted(classes)
    lines = [f"| pages | {' | '.join(origins)} | all |", f"|---|{'---:|' * (len(origins) + 1)}"]
    for name, meaning in CLASSES.items():
        counts = [classes[origin][name] for origin in origins]
        if any(counts):
            cells = " | ".join(str(count) for count in (*counts, sum(counts)))
            lines.append(f"| `{name}`: {meaning} | {cells} |")
    return "\n".join(lines)


@dataclass(slots=True)
class Compared:
    """The classes of all pages by origin, a line for each document with another class than `same`, and the outcomes."""

    classes: dict[str, Counter[str]] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)


def compare(folder: Path, workers: int | None, *, out: Path | None = None, sample: int | None = None) -> Compared:
    """Compare the readers on the documents of a folder, or on a random sample of them."""
    # By its module's name: a worker cannot import what is in `__main__`.
    from benchmarks.differential import make_scan as compares

    config = ScanConfig(workers=workers, timeout_s=_TIMEOUT_S)
    compared = Compared()
    key_file = out.with_suffix(".key") if out else None
    inventory = scan(folder, out, config=config, make_scan=compares, sample=sample, key_file=key_file).inventory
    for path, note, outcome in zip(inventory["path"], inventory["note"], inventory["outcome"], strict=True):
        if outcome == Outcome.NOT_SAMPLED:
            continue
        compared.outcomes[outcome] += 1
        counts = compared.classes.setdefault(str(path).split("/")[0], Counter())
        if outcome == Outcome.SCANNED:
            parts = (part.split("=") for part in str(note).split() if "=" in part)
            found = {name: int(count) for name, count in parts if name in CLASSES}
            counts.update(found)
            compared.listed += [f"{path}: {note}"] if set(found) - {"same"} else []
    return compared


def page(compared: Compared) -> str:
    """The Markdown page."""
    pages = sum((counts for counts in compared.classes.values()), Counter())
    alike = sum(pages[name] for name in ("same", "spacing", "nearly"))
    unopened = compared.outcomes.total() - compared.outcomes[Outcome.SCANNED]
    return f"""# Two readers on other people's PDFs

The first {_MOST_PAGES} pages of each of {compared.outcomes.total()} documents of public PDF test collections, many of them broken on
purpose, read by PDFium and by pdfplumber with {_PAGE_TIMEOUT_S:.0f} s a page and reader. Made by `python -m benchmarks.differential FOLDER`
(`make differential`), which also lists the documents that differ. {unopened} documents neither of them opens: they are
locked, cut short, or no PDF.

{table(compared.classes)}

{alike} of {pages.total()} pages say the same, or nine tenths of it.
"""


def main() -> None:
    """Compare the readers on FOLDER; print each document that differs, then the table; write docs/differential.md."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--sample", type=int, default=None, help="compare so many documents, drawn at random")
    parser.add_argument("--out", type=Path, default=None, help="a folder for what is done, to go on there when stopped")
    parser.add_argument("--page", type=Path, default=PAGE)
    args = parser.parse_args()
    compared = compare(args.folder, args.workers, out=args.out, sample=args.sample)
    print("\n".join(compared.listed))
    print(table(compared.classes))
    args.page.write_text(page(compared), encoding="utf-8")


if __name__ == "__main__":
    main()
