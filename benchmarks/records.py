"""What was found and what is there, in one form: truth files, findings tables, and JSON lines in between.

A truth file (`truth.jsonl` in a dump) holds one JSON object a document: path, negative, outcome,
subjects, and entities, each with page_number, entity_type, text, role, subject and detail. All
persons in it are synthetic.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from phiscan.model import Finding

TRUTH_FILE = "truth.jsonl"


@dataclass(frozen=True, slots=True)
class Record:
    """One value of one type in one document."""

    path: str
    page_number: int
    entity_type: str
    value: str
    role: str = ""
    detail: Mapping[str, str] = field(default_factory=dict, compare=False)
    subject: str = field(default="", compare=False)
    score: float | None = field(default=None, compare=False)
    recognizer: str = field(default="", compare=False)
    basis: str = field(default="", compare=False)


def truth_documents(dump: Path) -> Iterator[dict[str, Any]]:
    """The documents of a dump's truth file, in its order."""
    with (dump / TRUTH_FILE).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def truth_records(documents: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
    """What is there, by the truth file."""
    for document in documents:
        for entity in document.get("entities", ()):
            detail = _texts(entity.get("detail"))
            # A name that a form asks for in parts stands in two places: each part is a value.
            values = str(entity["text"]).split(", ") if detail.get("parts") else [str(entity["text"])]
            for value in values:
                yield Record(
                    path=document["path"],
                    page_number=entity.get("page_number") or 0,
                    entity_type=entity["entity_type"],
                    value=value,
                    role=entity.get("role") or "",
                    detail=detail,
                    subject=entity.get("subject") or "",
                )


def finding_record(path: str, finding: Finding) -> Record:
    """What phiscan found, in clear."""
    detail = {key: text.reveal() for key, text in (finding.detail or {}).items()}
    return Record(
        path=path,
        page_number=finding.page_number,
        entity_type=finding.entity_type,
        value=finding.value.reveal(),
        role=finding.role or "",
        detail=detail,
        subject=finding.subject or "",
        score=finding.score,
        recognizer=finding.recognizer,
        basis=finding.basis,
    )


def write_records(records: Iterable[Record], path: Path) -> None:
    """Keep records as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(asdict(record)) + "\n" for record in records)


def read_records(path: Path) -> list[Record]:
    """Records as `write_records` left them."""
    with path.open(encoding="utf-8") as lines:
        return [Record(**json.loads(line)) for line in lines]


def _texts(detail: Mapping[str, Any] | None) -> dict[str, str]:
    return {key: str(value) for key, value in (detail or {}).items() if value not in (None, "")}
