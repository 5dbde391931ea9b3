"""Titles that are the name of the file a document was printed from: they show what a file name shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from phiscan.model import Basis, Channel, DocumentReport, Finding, Outcome, Span
from phiscan.people.filenames import path_findings

# "Title: Microsoft Word - RUIZ Ana INR.doc": what office programs and printer drivers leave.
_FILE = re.compile(
    r"^Title: (?:Microsoft (?:Office )?\w+ - )?(?P<name>.+)\.(?:docx?|rtf|odt|wpd|pages|xlsx?|ods|csv|pptx?|pdf|txt|html?|tiff?|jpe?g)$",
    re.IGNORECASE | re.MULTILINE,
)


def with_titles(findings: Sequence[Finding], metadata: str) -> list[Finding]:
    """The findings, and what the titles among the lines of a document's metadata show; spans are places in it.

    A file name tells a birth date from any date, and whose name it bears, better than the model does.
    """
    kept = list(findings)
    for shown in _shown(metadata, DocumentReport(Outcome.SCANNED, findings=tuple(findings))):
        there = [each for each in kept if _are_one(each, shown)]
        if all(each.basis is Basis.MODEL or each.entity_type == "DATE_TIME" for each in there):
            kept = [*(each for each in kept if each not in there), shown]
    return kept


def _shown(metadata: str, report: DocumentReport) -> Iterator[Finding]:
    for match in _FILE.finditer(metadata):
        offset = match.start("name")
        for each in path_findings(match["name"], report):
            span = Span(each.span.start + offset, each.span.end + offset)
            yield replace(each, channel=Channel.METADATA, span=span)


def _are_one(finding: Finding, shown: Finding) -> bool:
    """Whether a finding lies in the metadata where the other does."""
    if finding.channel is not Channel.METADATA or finding.attachment is not None:
        return False
    return finding.span.start < shown.span.end and shown.span.start < finding.span.end
