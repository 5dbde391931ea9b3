"""The floor: PDFium's text of each page, and nothing done with it (pypdfium2, one process)."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.process import peak_mb
from benchmarks.records import truth_documents


def read(location: Path) -> int:
    """Read the whole text of each page of a PDF; how many pages."""
    document = pdfium.PdfDocument(location)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pages = len(document)
    document.close()
    return pages


def main() -> None:
    """Read DUMP, print the measurements as JSON; OUT stays without a record."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("dump", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    locations = [args.dump / document["path"] for document in truth_documents(args.dump)]
    began = time.perf_counter()
    pages = sum(read(location) for location in locations)
    args.out.write_text("", encoding="utf-8")
    print(json.dumps({"start_s": 0, "work_s": time.perf_counter() - began, "pages": pages, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main()
