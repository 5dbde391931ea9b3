"""A scanner that reads and detects nothing: quick to load, importable in a spawned worker."""

from __future__ import annotations

from pathlib import Path

from phiscan.config import ScanConfig
from phiscan.extract import PageLedger, PageState, open_document
from phiscan.model import DocumentReport, Outcome, Page
from phiscan.run.worker import Scan
from phiscan.scanning import guarded


def make_scan(config: ScanConfig) -> Scan:
    """Reads all pages and channels of each document."""
    return lambda ref: guarded(lambda: read(ref.location, config))


def read(location: Path, config: ScanConfig) -> DocumentReport:
    """The report of a document's pages. Raises what the reading raises, and when a word is not at its span."""
    ledger = PageLedger()
    with open_document(location, config) as document:
        for page in document.pages():
            if isinstance(page, Page):
                assert all(page.text[w.span.start : w.span.end] == w.text for w in page.words), "a span is wrong"
            ledger.add(page)
        return DocumentReport(
            Outcome.SCANNED if ledger.is_whole else Outcome.PARTLY_SCANNED,
            pages=document.page_count,
            pages_read=ledger.count(PageState.READ),
            pages_ocr=ledger.count(PageState.OCR),
            pages_blank=ledger.count(PageState.BLANK),
            pages_unread=ledger.count(PageState.UNREAD),
            note="; ".join(filter(None, (ledger.note, ledger.attachment_note))),
        )
