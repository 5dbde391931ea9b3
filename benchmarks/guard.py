"""Has phiscan become slow? Its processor time against the plain pipeline's, on the same few reports, in one process.

Processor time, document by document in turn, of each document the least of a few times, and of all documents the
median of the ratios: neither a busy machine nor one layout that is slow to one of them changes much of it.
"""

from __future__ import annotations

import logging
import statistics
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.plain import analyze, plain_engine
from benchmarks.records import truth_documents
from benchmarks.serial import refs
from phiscan.config import ScanConfig
from phiscan.model import DocumentRef
from phiscan.scanning import Scanner

RECORDED = Path(__file__).with_name("recorded.toml")
# A third below what was recorded is no noise.
MAY_FALL = 1 / 3
_TIMES = 3


def recorded() -> float:
    """The ratio when it was last written down, on purpose."""
    return float(tomllib.loads(RECORDED.read_text("utf-8"))["times_plain"])


def reports(dump: Path, most: int) -> list[DocumentRef]:
    """The first INR reports of a dump."""
    paths = {document["path"] for document in truth_documents(dump) if document["family"] == "inr_report"}
    return [ref for ref in refs(dump) if ref.path in paths][:most]


def times_plain(documents: Sequence[DocumentRef]) -> list[float]:
    """How many times the plain pipeline's speed phiscan has, on each of these documents."""
    # It warns of every name for which it has no type.
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    engine, scanner = plain_engine(), Scanner(ScanConfig())
    scanner.load()

    def plain(ref: DocumentRef) -> None:
        for _ in analyze(engine, ref.path, ref.location):
            pass

    plain(documents[0])
    scanner.scan(documents[0])
    passes = [[(_seconds(plain, ref), _seconds(scanner.scan, ref)) for ref in documents] for _ in range(_TIMES)]
    return [min(theirs for theirs, _ in each) / min(ours for _, ours in each) for each in zip(*passes, strict=True)]


def _seconds(work: Callable[[DocumentRef], object], ref: DocumentRef) -> float:
    began = time.process_time()
    work(ref)
    return time.process_time() - began


def main() -> None:
    """Print the ratios on the reports of sample_pdfs/, and the one recorded."""
    ratios = times_plain(reports(Path("sample_pdfs"), 40))
    print(
        f"{statistics.median(ratios):.1f} times the plain pipeline, the median of {len(ratios)} reports; recorded {recorded()}"
    )
    print(f"from {min(ratios):.1f} to {max(ratios):.1f} times")


if __name__ == "__main__":
    main()
