"""Do both readers find the same? `python -m benchmarks.readers [DUMP]` lists every value that differs."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.command import DOCUMENTS, SEED, synthesize
from benchmarks.normalise import normal
from benchmarks.records import Record
from benchmarks.serial import records, reports
from phiscan.config import ScanConfig

Value = tuple[str, str, str]


def values(found: list[Record]) -> set[Value]:
    """The distinct values: path, entity type, normal form."""
    return {(each.path, each.entity_type, normal(each.entity_type, each.value)) for each in found}


def share_that_differs(one: set[Value], other: set[Value]) -> float:
    """Values that one reader gives and the other does not, as a share of all."""
    return len(one ^ other) / len(one | other) if one | other else 0.0


def found_by(reader: str, dump: Path) -> set[Value]:
    """What is found with this reader for every page."""
    return values(records(reports(dump, ScanConfig(reader=reader))))


def main() -> None:
    """Scan a dump by PDFium and by pdfplumber; print what only one finds, and the share."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("dump", type=Path, nargs="?", help="a dump with truth.jsonl; a new synthetic one if not given")
    parser.add_argument("--at-most", type=float, default=1.0, help="exit with 1 when a larger share differs")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = args.dump or Path(folder)
        if args.dump is None:
            synthesize(dump, DOCUMENTS, seed=SEED)
        pdfium, pdfplumber = found_by("pdfium", dump), found_by("pdfplumber", dump)
    for path, entity_type, value in sorted(pdfium ^ pdfplumber):
        only = "pdfium" if (path, entity_type, value) in pdfium else "pdfplumber"
        print(f"only {only:11}{entity_type:24}{value!r:40}{path}")
    by_type = Counter(entity_type for _, entity_type, _ in pdfium ^ pdfplumber)
    print("\n" + "\n".join(f"{entity_type:24}{count:>6}" for entity_type, count in sorted(by_type.items())))
    share = share_that_differs(pdfium, pdfplumber)
    print(f"{len(pdfium ^ pdfplumber)} of {len(pdfium | pdfplumber)} values differ: {share:.2%}")
    raise SystemExit(share > args.at_most)


if __name__ == "__main__":
    main()
