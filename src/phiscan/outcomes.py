"""Which outcome each document error is; light enough for the parent of a run to import."""

from __future__ import annotations

from phiscan import errors
from phiscan.model import DocumentReport, Outcome

OUTCOMES: dict[type[errors.DocumentError], Outcome] = {
    errors.EncryptedDocumentError: Outcome.ENCRYPTED,
    errors.DamagedDocumentError: Outcome.DAMAGED,
    errors.EmptyDocumentError: Outcome.EMPTY,
    errors.NotPdfError: Outcome.NOT_PDF,
    errors.TooLargeError: Outcome.TOO_LARGE,
    errors.DocumentTimeoutError: Outcome.TIMED_OUT,
    errors.DocumentCrashError: Outcome.CRASHED,
    errors.UnreadableDocumentError: Outcome.UNREADABLE,
}

# With one of these a document's content is fully known: read, or there is nothing in it to read.
COMPLETE = frozenset({Outcome.SCANNED, Outcome.EMPTY, Outcome.NOT_PDF})


def failed(error: errors.DocumentError) -> DocumentReport:
    """The report of a document that could not be read."""
    return DocumentReport(outcome=OUTCOMES[type(error)], note=str(error))
