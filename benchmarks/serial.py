"""phiscan on one document after the other in this process: what one worker does, without the run around it."""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.process import peak_mb
from benchmarks.records import Record, finding_record, truth_documents, write_records
from phiscan.config import ScanConfig
from phiscan.model import DocumentRef, DocumentReport, Entry
from phiscan.people import with_file_name
from phiscan.run.worker import settle
from phiscan.scanning import Scanner
from phiscan.synthetic.hard import PASSWORD_FILE


def refs(dump: Path) -> Iterator[DocumentRef]:
    """The documents that the dump's truth names."""
    for document in truth_documents(dump):
        location = dump / document["path"]
        if location.is_file():
            stat = location.stat()
            digest = hashlib.sha256(location.read_bytes()).hexdigest()
            yield DocumentRef(document["path"], location, stat.st_size, stat.st_mtime_ns, digest)


def passwords_of(dump: Path) -> Path | None:
    """The list that opens the locked documents of a synthetic dump, where it has one."""
    places = (dump / PASSWORD_FILE, dump / "hard" / PASSWORD_FILE)
    return next((place for place in places if place.is_file()), None)


def reports(dump: Path, config: ScanConfig) -> Iterator[tuple[str, DocumentReport]]:
    """Each document's path and report."""
    scanner = Scanner(config)
    for ref in refs(dump):
        yield ref.path, _report(scanner, ref)


def _report(scanner: Scanner, ref: DocumentRef) -> DocumentReport:
    """The document's report, with what its path shows."""
    return with_file_name(Entry(ref, scanner.scan(ref))).report


def records(scanned: Iterable[tuple[str, DocumentReport]]) -> list[Record]:
    """All that was found."""
    return [finding_record(path, finding) for path, report in scanned for finding in report.findings]


def main() -> None:
    """Scan DUMP, leave the records in OUT, print the measurements as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("dump", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reader", default="auto")
    args = parser.parse_args()
    began = time.perf_counter()
    scanner = Scanner(ScanConfig(reader=args.reader))
    scanner.load()
    settle()
    listed = list(refs(args.dump))
    started = time.perf_counter()
    scanned = [(ref.path, _report(scanner, ref)) for ref in listed]
    ended = time.perf_counter()
    write_records(records(scanned), args.out)
    pages = sum(report.pages - report.pages_unread for _, report in scanned)
    print(json.dumps({"start_s": started - began, "work_s": ended - started, "pages": pages, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main()
