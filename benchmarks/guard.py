"""Has phiscan become slow? Its processor time against the plain pipeline's, on the same few reports, in one process.

Processor time, document by document in turn, so that a busy machine changes little of the ratio.
"""

from __future__ import annotations

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


def recorded() -> float:
    """The ratio when it was last written down, on purpose."""
    return float(tomllib.loads(RECORDED.read_text("utf-8"))["times_plain"])


def reports(dump: Path, most: int) -> list[DocumentRef]:
    """The first INR reports of a dump."""
    paths = {document["path"] for document in truth_documents(dump) if document["family"] == "inr_report"}
    return [ref for ref in refs(dump) if ref.path in paths][:most]


def times_plain(documents: Sequence[DocumentRef]) -> float:
    """How many times the plain pipeline's speed phiscan has on these documents."""
    engine, scanner = plain_engine(), Scanner(ScanConfig())
    scanner.load()

    def plain(ref: DocumentRef) -> None:
        for _ in analyze(engine, ref.path, ref.location):
            pass

    plain(documents[0])
    scanner.scan(documents[0])
    spent = [(_seconds(plain, ref), _seconds(scanner.scan, ref)) for ref in documents]
    return sum(theirs for theirs, _ in spent) / sum(ours for _, ours in spent)


def _seconds(work: Callable[[DocumentRef], object], ref: DocumentRef) -> float:
    began = time.process_time()
    work(ref)
    return time.process_time() - began


def main() -> None:
    """Print the ratio on the reports of sample_pdfs/, and the one recorded."""
    documents = reports(Path("sample_pdfs"), 40)
    print(f"{times_plain(documents):.1f} times the plain pipeline on {len(documents)} reports; recorded {recorded()}")


if __name__ == "__main__":
    main()
