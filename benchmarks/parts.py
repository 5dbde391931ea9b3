"""Where the time goes: `make profile` samples the scan of a dump's INR reports by processor time, and prints the shares.

A sample counts for the first function on its way from the outside in that is one of `PARTS`.
"""

from __future__ import annotations

import argparse
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from benchmarks.command import synthesize
from benchmarks.guard import reports
from benchmarks.serial import refs
from phiscan.config import ScanConfig
from phiscan.languages import hit_rates
from phiscan.model import DocumentRef
from phiscan.run.records import encode_report
from phiscan.run.worker import settle
from phiscan.scanning import Scanner

# The outermost function of each part, by its qualified name; of recognizers, `find`.
PARTS = {
    "Readers.read": "PDFium: page, text, boxes of words, ruling lines",
    "lay_out": "layout: rows, tables, labels beside their values, reading text",
    "open_document": "document: opening, limits",
    "Document.close": "document: opening, limits",
    "Channels.of_page": "what lies over a page, metadata",
    "Channels.of_document": "what lies over a page, metadata",
    "Channels.attachments": "what lies over a page, metadata",
    "PersonRecognizer.find": "names of persons (reads the labelled fields first, which all recognizers share)",
    "LabResultRecognizer.find": "laboratory results",
    "DiagnosisRecognizer.find": "diagnoses, medications, procedures",
    "MedicationRecognizer.find": "diagnoses, medications, procedures",
    "ProcedureRecognizer.find": "diagnoses, medications, procedures",
    "IdentifierRecognizer.find": "identifiers",
    "Recognizer.analyze": "other recognizers",
    "PatternRecognizer.analyze": "Presidio's own recognizers",
    "Detection._modelled": "the model, and what it is asked about",
    "modelled_names": "the model, and what it is asked about",
    "Detection.detect": "detection: overlaps, known names, boxes and values of findings",
    "attribute": "whose is what (`people`)",
    "path_findings": "whose is what (`people`)",
    "encode_report": "report: encoding",
}
_EVERY_S = 0.001
_REST = "the rest"
# Of these the part is told by what they call, where that is a part.
_OUTER = frozenset({"Recognizer.analyze", "Detection.detect"})


def part_of(frame: FrameType | None) -> str:
    """The part that a stack is in."""
    names: list[str] = []
    while frame is not None:
        names.append(frame.f_code.co_qualname)
        frame = frame.f_back
    found = [name for name in reversed(names) if name in PARTS]
    inner = next((name for name in found if name not in _OUTER), None)
    return PARTS[inner or found[-1]] if found else _REST


def profile(documents: Sequence[DocumentRef], warm: int) -> tuple[Counter[str], float]:
    """Samples by part over the documents behind the first `warm`, and milliseconds of processor time a document."""
    scanner = Scanner(ScanConfig())
    scanner.load()
    settle()
    for ref in documents[:warm]:
        scanner.scan(ref)
    samples: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _, frame: samples.update([part_of(frame)]))
    signal.setitimer(signal.ITIMER_PROF, _EVERY_S, _EVERY_S)
    began = time.process_time()
    for ref in documents[warm:]:
        encode_report(scanner.scan(ref))
    spent_s = time.process_time() - began
    signal.setitimer(signal.ITIMER_PROF, 0)
    return samples, 1000 * spent_s / max(len(documents) - warm, 1)


def main() -> None:
    """Print the share of each part, and how often memory could answer."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=1200, help="of the dump; a quarter of them are INR reports")
    parser.add_argument("--mixed", action="store_true", help="all documents of the dump, not its INR reports alone")
    parser.add_argument("--dump", type=Path, help="use this dump (with its truth.jsonl) rather than a new one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = args.dump or Path(folder) / "dump"
        synthesize(dump, args.documents, seed=1)
        documents = list(refs(dump))[: args.documents] if args.mixed else reports(dump, args.documents)
        samples, document_ms = profile(documents, len(documents) // 10)
    print(
        f"{document_ms:.1f} ms of processor time a document; {samples.total()} samples\n\n| part | share |\n|---|---:|"
    )
    for part, count in samples.most_common():
        print(f"| {part} | {100 * count / samples.total():.0f} % |")
    print("\n| memory of | answered | asked a document |\n|---|---:|---:|")
    for name, rate, asked in hit_rates():
        print(f"| `{name}` | {100 * rate:.0f} % | {asked / len(documents):.0f} |")


if __name__ == "__main__":
    main()
