"""One document, on any machine: read its pages, detect, say whose is what, report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.detect import Detector, without_impersonal
from phiscan.extract import Document, PageLedger, PageState, faces_are_available, open_document
from phiscan.languages import is_supported
from phiscan.model import Channel, DocumentRef, DocumentReport, Finding, Outcome, Page
from phiscan.outcomes import failed
from phiscan.people import Breaks, Place, attribute, path_findings, place_of_page, with_titles


class Scanner:
    """Turns documents into reports; holds what is loaded once a worker (the detector and its model)."""

    def __init__(self, config: ScanConfig, *, detector: Detector | None = None) -> None:
        self._config = config
        self._detector = detector or Detector(config)

    def load(self) -> None:
        """Load the model now instead of with the first narrative. Raises `MissingExtraError`."""
        self._detector.load()
        if self._config.faces == "force" and not faces_are_available():
            raise errors.MissingExtraError("faces need the extra: pip install 'phiscan-pdf[faces]'")

    def scan(self, ref: DocumentRef) -> DocumentReport:
        """The report of one document. Never raises for what a document holds."""
        return guarded(lambda: self._scan(ref))

    def _scan(self, ref: DocumentRef) -> DocumentReport:
        if ref.problem:
            raise errors.UnreadableDocumentError(ref.problem)
        if ref.size_bytes == 0:
            raise errors.EmptyDocumentError
        if ref.size_bytes > self._config.max_bytes:
            raise errors.TooLargeError("bytes")
        findings: list[Finding] = []
        ledger = PageLedger()
        breaks: dict[Place, Breaks] = {}
        metadata = ""
        with open_document(ref.location, self._config) as document, self._detector.document() as detection:
            for page in document.pages():
                ledger.add(page)
                if isinstance(page, Page):
                    metadata = page.text if page.channel is Channel.METADATA and page.attachment is None else metadata
                    found = detection.detect(page)
                    if found:
                        breaks[place_of_page(page)] = Breaks.of(page.text)
                    findings += found
            attributed = with_titles(attribute(findings, breaks), metadata)
            attributed = _with_attachment_names(attributed, document.attachments)
            # Who the file is named after is somebody; what the name shows is added for each path with these bytes.
            named = path_findings(ref.path, DocumentReport(Outcome.SCANNED, findings=tuple(attributed)))
            believed, impersonal = without_impersonal([*attributed, *named])
            return DocumentReport(
                outcome=Outcome.SCANNED if ledger.is_whole else Outcome.PARTLY_SCANNED,
                pages=document.page_count,
                pages_read=ledger.count(PageState.READ),
                pages_ocr=ledger.count(PageState.OCR),
                pages_blank=ledger.count(PageState.BLANK),
                pages_unread=ledger.count(PageState.UNREAD),
                language=detection.language,
                attachments=document.attachments,
                failed_redactions=document.failed_redactions,
                note=_note(document, ledger, detection.language),
                suppressed=dict(sorted((detection.suppressed + impersonal).items())),
                findings=tuple(each for each in believed if self._is_wanted(each) and not _is_of_path(each)),
            )

    def _is_wanted(self, finding: Finding) -> bool:
        """Asked last: what is not reported still tells whose is what, and that somebody is there."""
        return self._config.entities is None or finding.entity_type in self._config.entities


def _with_attachment_names(findings: list[Finding], attachments: Sequence[str]) -> list[Finding]:
    """The findings, and what the names of embedded files show."""
    for shown in attachments:
        name = shown.rpartition(" (")[0]
        report = DocumentReport(Outcome.SCANNED, findings=tuple(findings))
        findings = [*findings, *(replace(each, attachment=name) for each in path_findings(name, report))]
    return findings


def _is_of_path(finding: Finding) -> bool:
    """Whether it was found in the document's path, which other copies do not share."""
    return finding.channel is Channel.FILENAME and finding.attachment is None


def _note(document: Document, ledger: PageLedger, language: str) -> str:
    locked = "opened with a listed password" if document.was_locked else ""
    notes = (locked, _repair_note(document), ledger.note, ledger.attachment_note, _language_note(language))
    return "; ".join(filter(None, notes))


def guarded(scan: Callable[[], DocumentReport]) -> DocumentReport:
    """What `scan` returns, or the report of the error it raised: the one broad guard around a document.

    The note keeps the error's type, never its message: that may hold a person's name.
    """
    try:
        return scan()
    except errors.DocumentError as exc:
        return failed(exc)
    except MemoryError:
        return DocumentReport(outcome=Outcome.TOO_LARGE, note="memory")
    except RecursionError:
        return DocumentReport(outcome=Outcome.DAMAGED, note="RecursionError")
    except Exception as exc:  # noqa: BLE001 - the guard: a poisonous document must not end the run
        return DocumentReport(outcome=Outcome.CRASHED, note=_place(exc))


def _place(exc: Exception) -> str:
    trace = exc.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else ""
    return type(exc).__name__ + where


def _repair_note(document: Document) -> str:
    return "damaged; read after repair" if document.is_repaired else ""


def _language_note(language: str) -> str:
    return "" if is_supported(language) else "language not supported: language-neutral recognizers only"
