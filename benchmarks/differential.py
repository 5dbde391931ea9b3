"""Do both readers read the same text off other people's PDFs? `python -m benchmarks.differential FOLDER`.

Each page is read by PDFium and by pdfplumber, and falls into one class. Prints a line for each document that differs, and
the pages of each class, by origin (FOLDER holds one folder for each). Shows no text.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import chain
from pathlib import Path

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract.raw import RawPage
from phiscan.extract.readers import Readers, is_garbled
from phiscan.model import DocumentRef, DocumentReport, Outcome
from phiscan.run.dump import scan
from phiscan.run.worker import Scan
from phiscan.scanning import guarded

READERS = ("pdfium", "pdfplumber")
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
    "unread-pdfium": "PDFium cannot open the document or load the page",
    "unread-pdfplumber": "pdfplumber cannot open the document or read the page",
}
_TIMEOUT_S = 60.0
_MOST_PAGES = 10
_NEARLY = 0.9
_WITHIN = 0.98


def classify(pdfium: RawPage | None, plumber: RawPage | None) -> str:
    """The class of a page as both read it; None where a reader could not."""
    if pdfium is None or plumber is None:
        return "unread-pdfium" if pdfium is None else "unread-pdfplumber"
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
        if pdfium or plumber:
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


def _read(readers: Readers | None, page_number: int) -> RawPage | None:
    try:
        return readers.read(page_number)[0] if readers and page_number <= readers.page_count else None
    except errors.DocumentError:
        return None


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


def compare(folder: Path, workers: int | None) -> tuple[dict[str, Counter[str]], list[str]]:
    """The classes of all pages by origin, and a line for each document with another class than `same`."""
    # By its module's name: a worker cannot import what is in `__main__`.
    from benchmarks.differential import make_scan as compares

    config = ScanConfig(workers=workers, timeout_s=_TIMEOUT_S)
    classes: dict[str, Counter[str]] = {}
    listed = []
    inventory = scan(folder, config=config, make_scan=compares).inventory
    for path, note, outcome in zip(inventory["path"], inventory["note"], inventory["outcome"], strict=True):
        counts = classes.setdefault(str(path).split("/")[0], Counter())
        if outcome == Outcome.SCANNED:
            parts = (part.split("=") for part in str(note).split())
            found = {name: int(count) for name, count in parts if name in CLASSES}
            counts.update(found)
            listed += [f"{path}: {note}"] if set(found) - {"same"} else []
    return classes, listed


def main() -> None:
    """Compare the readers on FOLDER; print each document that differs, then the table."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=None)
    args = parser.parse_args()
    classes, listed = compare(args.folder, args.workers)
    print("\n".join(listed))
    print(table(classes))


if __name__ == "__main__":
    main()
