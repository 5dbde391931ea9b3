"""How much of a dump was seen before, and what goes between processes: `python -m benchmarks.bounds`.

A template's lines are the same in each of its documents, but what can be remembered by a line is bounded by how many lines
are. `benchmarks.matching` says what it would save of the patterns.
"""

from __future__ import annotations

import argparse
import gc
import pickle
import tempfile
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.command import synthesize
from benchmarks.guard import reports
from benchmarks.serial import refs
from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.model import DocumentRef, DocumentReport, Page, Word
from phiscan.run.records import decode_report, encode_report
from phiscan.run.worker import Done
from phiscan.scanning import Scanner
from phiscan.vault import KEY_BYTES, seal, unseal

# A part of a page by which it may be known again, and how many characters it has.
Part = tuple[Hashable, int]
_DIGITS = str.maketrans("123456789", "000000000")


def _lines(page: Page) -> Iterator[Part]:
    return ((line, len(line) + 1) for line in page.text.split("\n"))


def _folded(page: Page) -> Iterator[Part]:
    return ((line.translate(_DIGITS), len(line) + 1) for line in page.text.split("\n"))


def _cells(page: Page) -> Iterator[Part]:
    return ((cell, len(cell) + 1) for line in page.text.split("\n") for cell in line.split("\t"))


def _placed(page: Page) -> Iterator[Part]:
    """Lines by their words and how these stand to the first of them."""
    words = iter((*page.words, None))
    word, start = next(words), 0
    for line in page.text.split("\n"):
        end = start + len(line)
        row: list[Word] = []
        while word is not None and word.span.start < end:
            row.append(word)
            word = next(words)
        place = [(each.text, round(each.bbox.x0 - row[0].bbox.x0, 2)) for each in row]
        yield tuple(place), end - start + 1
        start = end + 1


KNOWN_BY = {
    "lines, by their text": _lines,
    "lines, all digits alike": _folded,
    "cells, by their text": _cells,
    "lines, by their words' places too": _placed,
}


def pages_of(documents: Sequence[DocumentRef]) -> Iterator[Page]:
    """The pages of the documents, read."""
    for ref in documents:
        with open_document(ref.location, ScanConfig()) as document:
            yield from (page for page in document.pages() if isinstance(page, Page))


def seen_before(pages: Sequence[Page], parts: Callable[[Page], Iterator[Part]]) -> tuple[float, float]:
    """Of the second half of the pages, the share of parts that an earlier page has, and of their characters."""
    seen: set[Hashable] = set()
    hits = asked = known = all_characters = 0
    for number, page in enumerate(pages):
        for key, characters in list(parts(page)):
            if 2 * number >= len(pages):
                asked, all_characters = asked + 1, all_characters + characters
                hits, known = hits + (key in seen), known + (key in seen) * characters
            seen.add(key)
    return hits / max(asked, 1), known / max(all_characters, 1)


def between(scanned: Sequence[DocumentReport]) -> Iterator[tuple[str, float, float]]:
    """What becomes of a report on its way from a worker to the tables: microseconds of processor time a report, and bytes."""
    key = bytes(KEY_BYTES)
    given: Sequence[Any] = scanned
    steps: dict[str, Callable[[Any], Any]] = {
        "written as JSON": encode_report,
        "encrypted": lambda data: seal(key, data),
        "pickled for the pipe": lambda data: pickle.dumps(Done(data, "scanned", 1, 1)),
        "read from the pipe": lambda data: pickle.loads(data).sealed,
        "decrypted": lambda data: unseal(key, data),
        "read from JSON": decode_report,
    }
    for name, work in steps.items():
        # As where tables are made.
        gc.disable()
        began = time.process_time()
        given = [work(each) for each in given]
        spent_s = time.process_time() - began
        gc.enable()
        sizes = [len(each) for each in given if isinstance(each, bytes)]
        yield name, 1e6 * spent_s / len(scanned), sum(sizes) / len(scanned)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=800, help="of the dump; a quarter of them are INR reports")
    parser.add_argument("--dump", type=Path, help="use this dump (with its truth.jsonl) rather than a new one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = args.dump or Path(folder) / "dump"
        synthesize(dump, args.documents, seed=1)
        chosen = {"INR reports": reports(dump, args.documents), "mixed dump": list(refs(dump))[: args.documents // 4]}
        pages = {name: list(pages_of(documents)) for name, documents in chosen.items()}
        scan = Scanner(ScanConfig()).scan
        scanned = [scan(ref) for ref in chosen["INR reports"]]
    print("| seen before | " + " | ".join(f"{name} | of characters" for name in pages) + " |\n|---|" + 4 * "---:|")
    for known_by, parts in KNOWN_BY.items():
        shares = (share for each in pages.values() for share in seen_before(each, parts))
        print(f"| {known_by} | " + " | ".join(f"{100 * share:.0f} %" for share in shares) + " |")
    print("\n| a report on its way | µs | bytes |\n|---|---:|---:|")
    for name, spent_us, size in between(scanned):
        print(f"| {name} | {spent_us:.0f} | {size:.0f} |")


if __name__ == "__main__":
    main()
