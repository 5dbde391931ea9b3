"""Recall and precision of phiscan on a dump with truth: `python -m benchmarks.accuracy DUMP [--list]`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Record, truth_documents, truth_records
from benchmarks.scoring import Scores, score, table
from benchmarks.serial import passwords_of, records, reports
from benchmarks.whose import score_attribution
from phiscan.config import READERS, ScanConfig


def main() -> None:
    """Scan DUMP one document after the other and score what was found against its truth.jsonl."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("dump", type=Path)
    parser.add_argument("--reader", choices=READERS, default="auto")
    parser.add_argument("--list", action="store_true", help="list what was missed and what is false (synthetic values)")
    parser.add_argument("--whose", action="store_true", help="list what was given to the wrong person")
    parser.add_argument("--type", help="list this entity type only")
    parser.add_argument("--by", choices=("family", "layout", "lang", "producer"), help="a table for each of these")
    args = parser.parse_args()
    documents = list(truth_documents(args.dump))
    truth = list(truth_records(documents))
    found = records(reports(args.dump, ScanConfig(passwords=passwords_of(args.dump), reader=args.reader)))
    scores = score(truth, found)
    for value in sorted({str(document.get(args.by)) for document in documents}) if args.by else ():
        paths = {document["path"] for document in documents if str(document.get(args.by)) == value}
        print(f"\n{args.by} {value}, {len(paths)} documents")
        print(table(score(_within(truth, paths), _within(found, paths))))
    print(f"\n{len(documents)} documents")
    print(table(scores))
    whose = score_attribution(truth, found)
    print(f"\n{whose}")
    for text in whose.wrong if args.whose else ():
        print(text)
    if args.list or args.type:
        _list(scores, args.type)


def _within(kept: Iterable[Record], paths: set[str]) -> list[Record]:
    return [record for record in kept if record.path in paths]


def _list(scores: Scores, entity_type: str | None) -> None:
    for title, listed in (("missed", scores.missed), ("false", scores.false)):
        for record in sorted(listed, key=lambda each: (each.entity_type, each.path, each.page_number, each.value)):
            if entity_type in (None, record.entity_type):
                extra = " ".join(f"{key}={value}" for key, value in record.detail.items())
                place = f"{record.path}:{record.page_number}"
                print(f"{title:7}{record.entity_type:24}{record.role:13}{record.value!r:40} {place} {extra}")


if __name__ == "__main__":
    main()
