"""Recall by channel on a hard dump: `python -m benchmarks.channels [DUMP]` (without one, a dump is made).

A value counts once a document, type and channel; it is found where a finding of its type says it in its channel.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.normalise import normal, same
from benchmarks.records import truth_documents
from benchmarks.serial import passwords_of, reports
from phiscan.config import ScanConfig
from phiscan.model import DocumentReport, Finding
from phiscan.synthetic import synthesize
from phiscan.synthetic.hard import KINDS

_DOCUMENTS_A_KIND, _SEED = 12, 41


def main() -> None:
    """Scan the dump, print a line a kind and channel, then the failed redactions and the outcomes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("dump", type=Path, nargs="?")
    parser.add_argument("--list", action="store_true", help="list what was missed (synthetic values)")
    args = parser.parse_args()
    if args.dump:
        _measure(args.dump, listed=args.list)
        return
    with tempfile.TemporaryDirectory() as folder:
        synthesize(Path(folder) / "dump", documents=_DOCUMENTS_A_KIND * len(KINDS), seed=_SEED, hard=True)
        _measure(Path(folder) / "dump", listed=args.list)


def _measure(dump: Path, *, listed: bool) -> None:
    config = ScanConfig(passwords=passwords_of(dump))
    there: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    boxes = Counter[str]()
    wrong = []
    scanned = dict(reports(dump, config))
    for document in truth_documents(dump):
        report = scanned[document["path"]]
        boxes["there"] += document["failed_redactions"]
        boxes["counted"] += report.failed_redactions
        if report.outcome != document["outcome"]:
            wrong.append(f"{document['path']}: {report.outcome} instead of {document['outcome']}")
        for entity in _distinct(document):
            row = (document["kind"], entity["channel"])
            there[row] += 1
            if _is_found(entity, report):
                found[row] += 1
            elif listed:
                print(f"missed {entity['entity_type']} {entity['text']!r} in {document['path']}")
    print(f"{'kind':14}{'channel':14}{'there':>7}{'found':>7}{'recall':>8}")
    for row in sorted(there):
        print(f"{row[0]:14}{row[1]:14}{there[row]:>7}{found[row]:>7}{found[row] / there[row]:>8.3f}")
    print(f"failed redactions: {boxes['counted']} counted, {boxes['there']} there")
    print("\n".join(wrong) or "every outcome is the truth's")


def _distinct(document: dict[str, Any]) -> list[dict[str, Any]]:
    by_key = {(each["channel"], each["entity_type"], each["text"]): each for each in document["entities"]}
    return list(by_key.values())


def _is_found(entity: dict[str, Any], report: DocumentReport) -> bool:
    return any(
        finding.channel == entity["channel"]
        and finding.entity_type == entity["entity_type"]
        and _says(finding, entity["text"])
        for finding in report.findings
    )


def _says(finding: Finding, text: str) -> bool:
    kind = finding.entity_type
    return same(kind, normal(kind, text), normal(kind, finding.value.reveal()))


if __name__ == "__main__":
    main()
