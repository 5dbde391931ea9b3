"""One document, explained: the evidence for each finding, and the reason against what was not believed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from phiscan import errors
from phiscan.aggregate import Explained, evidence_table
from phiscan.config import ScanConfig
from phiscan.detect import REASON_NOBODY, Detector, Evidence, Trace, evidence_for, without_impersonal
from phiscan.entities import BY_NAME
from phiscan.extract import open_document
from phiscan.model import Basis, DocumentReport, Finding, Outcome, Page, UnreadPage
from phiscan.people import CALLED, Breaks, Place, Told, path_findings, place_of_page, tell
from phiscan.report import display_for
from phiscan.source import document_at


def explain(
    path: str | os.PathLike[str],
    *,
    page: int | None = None,
    entity_type: str | None = None,
    reveal: bool = False,
    config: ScanConfig | None = None,
) -> pd.DataFrame:
    """A row for each finding of one PDF, each candidate that was not believed, each page that was not read.

    `page` and `entity_type` choose rows; the whole document is read all the same, for it says whose is what. Values
    are masked unless `reveal`. Raises a `SourceError` where there is no such file or page, a `ConfigError` where
    there is no such entity type, and a `DocumentError` where the document cannot be read.
    """
    location, config = Path(path), config or ScanConfig()
    document_at(location)
    if entity_type and entity_type not in BY_NAME and not config.recognizers:
        raise errors.ConfigError((f"unknown entity type '{entity_type}'",))
    explanation = _Explanation(config)
    explanation.read(location, page)
    rows = [each for each in explanation.rows() if page in (None, each.finding.page_number)]
    wanted = [each for each in rows if entity_type in (None, each.finding.entity_type)]
    unread = [each for each in explanation.unread if page in (None, each.page_number)]
    return evidence_table(wanted, unread, display_for(reveal=reveal))


class _Explanation:
    """Reads a document as a scan does, and keeps what a scan only counts."""

    def __init__(self, config: ScanConfig) -> None:
        self._config = config
        self._trace = Trace()
        self._findings: list[Finding] = []
        self._evidence: dict[int, Evidence] = {}
        self._breaks: dict[Place, Breaks] = {}
        self._name = ""
        self.unread: list[UnreadPage] = []

    def read(self, location: Path, wanted: int | None) -> None:
        """All pages; evidence is looked for on the `wanted` one, or on all."""
        detector = Detector(self._config)
        self._name = location.name
        with open_document(location, self._config) as document, detector.document(self._trace) as detection:
            if wanted is not None and not 1 <= wanted <= document.page_count:
                raise errors.SourceError(f"{location} has {document.page_count} pages: there is no page {wanted}")
            for page in document.pages():
                if isinstance(page, Page):
                    self._add(page, detection.detect(page), seen=wanted in (None, page.page_number))
                else:
                    self.unread.append(page)

    def _add(self, page: Page, findings: Sequence[Finding], *, seen: bool) -> None:
        self._breaks[place_of_page(page)] = Breaks.of(page.text)
        self._findings += findings
        for finding in findings if seen else ():
            self._evidence[id(finding)] = evidence_for(page, finding)

    def rows(self) -> Iterator[Explained]:
        """What was found in the document and in its file name, then what was not believed."""
        told = tell(self._findings, self._breaks)
        report = DocumentReport(Outcome.SCANNED, findings=tuple(each.finding for each in told))
        named = path_findings(self._name, report)
        believed = {id(each) for each in without_impersonal([*report.findings, *named])[0]}
        for finding, each in zip(self._findings, told, strict=True):
            reason = "" if id(each.finding) in believed else REASON_NOBODY
            yield self._explained(each, reason, self._evidence.get(id(finding), Evidence()))
        yield from (Explained(each) for each in named)
        for suppression in self._trace.suppressions:
            yield Explained(suppression.finding, suppression.reason, model=self._model(suppression.finding))

    def _explained(self, told: Told, reason: str, evidence: Evidence) -> Explained:
        return Explained(
            told.finding,
            reason,
            label=evidence.label,
            stands=evidence.stands,
            model=self._model(told.finding),
            rule="" if reason else told.rule,
            why=(self._trace.why(told.finding) if told.why == CALLED else "") or told.why,
        )

    def _model(self, finding: Finding) -> str:
        return self._config.model if finding.basis is Basis.MODEL else ""
