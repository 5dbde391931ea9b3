"""A scanner that reads and detects nothing: quick to load, importable in a spawned worker."""

from __future__ import annotations

from phiscan.config import ScanConfig
from phiscan.extract import PageLedger, PageState, open_document
from phiscan.model import DocumentRef, DocumentReport, Outcome
from phiscan.run.worker import Scan
from phiscan.scanning import guarded


def make_scan(config: ScanConfig) -> Scan:
    """Opens each document and reads its pages."""

    def read(ref: DocumentRef) -> DocumentReport:
        ledger = PageLedger()
        with open_document(ref.location, config) as document:
            for page in document.pages():
                ledger.add(page)
            unread = ledger.count(PageState.UNREAD)
            return DocumentReport(
                Outcome.PARTLY_SCANNED if unread else Outcome.SCANNED,
                pages=document.page_count,
                pages_read=ledger.count(PageState.READ),
                pages_ocr=ledger.count(PageState.OCR),
                pages_blank=ledger.count(PageState.BLANK),
                pages_unread=unread,
                note=ledger.note,
            )

    return lambda ref: guarded(lambda: read(ref))
