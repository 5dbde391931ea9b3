"""Reports to bytes and back: what a worker hands over and the run keeps. Values leave a process only so."""

from __future__ import annotations

import json
from typing import Any

from phiscan.model import Basis, BBox, Channel, DocumentReport, Finding, Outcome, Role, SensitiveText, Span

VERSION = 1


def encode_report(report: DocumentReport) -> bytes:
    """A report as JSON. Holds values in clear: encrypt it before it leaves the process."""
    return json.dumps(
        {
            "v": VERSION,
            "outcome": report.outcome,
            "pages": report.pages,
            "pages_read": report.pages_read,
            "pages_ocr": report.pages_ocr,
            "pages_blank": report.pages_blank,
            "pages_unread": report.pages_unread,
            "language": report.language,
            "attachments": list(report.attachments),
            "failed_redactions": report.failed_redactions,
            "note": report.note,
            "suppressed": dict(report.suppressed),
            "findings": [_finding_to(finding) for finding in report.findings],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")


def decode_report(data: bytes) -> DocumentReport:
    """The report that `encode_report` was given."""
    record = json.loads(data.decode("utf-8", "surrogatepass"))
    if record.pop("v") != VERSION:
        raise ValueError("a record of another version")
    findings = tuple(_finding_from(each) for each in record.pop("findings"))
    attachments = tuple(record.pop("attachments"))
    return DocumentReport(outcome=Outcome(record.pop("outcome")), findings=findings, attachments=attachments, **record)


def _finding_to(finding: Finding) -> dict[str, Any]:
    box = finding.bbox
    return {
        "p": finding.page_number,
        "t": finding.entity_type,
        "x": finding.value.reveal(),
        "s": [finding.span.start, finding.span.end],
        "b": [box.x0, box.top, box.x1, box.bottom] if box else None,
        "n": finding.recognizer,
        "e": finding.basis,
        "c": finding.score,
        "r": finding.role,
        "w": finding.subject,
        "d": {key: value.reveal() for key, value in finding.detail.items()} if finding.detail else None,
        "h": finding.channel,
        "a": finding.attachment,
    }


def _finding_from(record: dict[str, Any]) -> Finding:
    detail = record["d"]
    return Finding(
        page_number=record["p"],
        entity_type=record["t"],
        value=SensitiveText(record["x"]),
        span=Span(*record["s"]),
        bbox=BBox(*record["b"]) if record["b"] else None,
        recognizer=record["n"],
        basis=Basis(record["e"]),
        score=record["c"],
        role=Role(record["r"]) if record["r"] else None,
        subject=record["w"],
        detail={key: SensitiveText(value) for key, value in detail.items()} if detail else None,
        channel=Channel(record["h"]),
        attachment=record["a"],
    )
