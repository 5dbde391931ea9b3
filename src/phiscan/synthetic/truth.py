"""What a synthetic document holds, recorded as it is drawn, so that truth cannot drift from print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """A printed value with what it is and whose; the text is exactly as printed, newlines where lines break."""

    text: str
    entity_type: str
    role: str | None = None
    subject: str | None = None
    detail: Mapping[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A patient or relative of a document, under an id that is the same in the whole dump."""

    subject: str
    role: str
    name: str
    birth_date: str | None


@dataclass(slots=True)
class Record:
    """The truth of one document while it is being drawn."""

    family: str
    layout: str
    lang: str
    producer: str
    negative: bool
    subjects: tuple[Subject, ...]
    pages: int = 1
    kind: str = "plain"
    outcome: str = "scanned"
    failed_redactions: int = 0
    entities: list[tuple[int | None, Value, str]] = field(default_factory=list)

    def note(self, value: Value, page_number: int | None, channel: str = "text") -> None:
        """A value was drawn on a page (on none: None); the same value of the same person counts once a page and channel."""
        if (page_number, value, channel) not in self.entities:
            self.entities.append((page_number, value, channel))

    def line(self, path: str) -> dict[str, Any]:
        """The document's line of truth.jsonl."""
        return {
            "path": path,
            "kind": self.kind,
            "family": self.family,
            "layout": self.layout,
            "lang": self.lang,
            "producer": self.producer,
            "pages": self.pages,
            "negative": self.negative,
            "outcome": self.outcome,
            "failed_redactions": self.failed_redactions,
            "subjects": [
                {"subject": each.subject, "role": each.role, "name": each.name, "birth_date": each.birth_date}
                for each in self.subjects
            ],
            "entities": [
                {
                    "page_number": page_number,
                    "channel": channel,
                    "entity_type": value.entity_type,
                    "text": value.text.replace("\n", ", "),
                    "role": value.role,
                    "subject": value.subject,
                    "detail": dict(value.detail) if value.detail else None,
                }
                for page_number, value, channel in self.entities
            ],
        }
