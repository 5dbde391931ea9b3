"""The nouns of phiscan: frozen values that every stage passes on, and nothing else.

Frames and units: `page_number` counts from 1, and is `NO_PAGE` for what stands on none (a file name, metadata); a `BBox` is in points from the top-left corner
of the page as displayed (rotation applied), as in pdfplumber; a `Span` is half-open and counts
code points of `Page.text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

# The page number of what belongs to the document and to no page of it; tables show it as missing.
NO_PAGE = 0

T = TypeVar("T", bound=tuple[Any, ...])


class Outcome(StrEnum):
    """How the reading of one document ended; each listed document has exactly one."""

    SCANNED = "scanned"
    PARTLY_SCANNED = "partly-scanned"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    NOT_PDF = "not-pdf"
    TOO_LARGE = "too-large"
    TIMED_OUT = "timed-out"
    CRASHED = "crashed"
    UNREADABLE = "unreadable"
    NOT_SAMPLED = "not-sampled"


class Channel(StrEnum):
    """Where in the document a text came from."""

    TEXT = "text"
    OCR = "ocr"
    FORM = "form"
    ANNOTATION = "annotation"
    METADATA = "metadata"
    ATTACHMENT = "attachment"
    FILENAME = "filename"
    HIDDEN = "hidden"
    PICTURE = "picture"


class Role(StrEnum):
    """Who a person is in the document, or whose an attribute is."""

    PATIENT = "patient"
    PRACTITIONER = "practitioner"
    RELATIVE = "relative"
    STAFF = "staff"
    OTHER = "other"


class Basis(StrEnum):
    """What a finding rests on, strongest first."""

    CHECKSUM = "checksum"
    LABEL = "label"
    PATTERN = "pattern"
    MODEL = "model"


class SensitiveText:
    """A value of a person. It shows itself only through `reveal()`, and cannot be pickled.

    It is no dataclass on purpose: pretty-printers and `asdict` look inside those.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value in clear."""
        return self._value

    def __repr__(self) -> str:
        return "<withheld>"

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SensitiveText) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a SensitiveText does not leave its process; encode the report instead")


# Of these three there are hundreds on a page: tuples are made in half of the time that frozen dataclasses take.


def many(kind: type[T], rows: Iterable[Iterable[Any]]) -> Iterator[T]:
    """Named tuples of rows that have a value for each of their fields, in a third of the time that calling the class takes."""
    return map(partial(tuple.__new__, kind), rows)


class Span(NamedTuple):
    """Half-open range of characters in `Page.text`: start included, end not."""

    start: int
    end: int


class BBox(NamedTuple):
    """A box in points from the page's top-left corner: x0 <= x1, top <= bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: BBox) -> BBox:
        """The smallest box around both."""
        return BBox(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document as the source lists it: where it is and what its bytes are, not what it says.

    `path` is relative to the scanned folder, with `/`; `location` is where to open it.
    `sha256` is empty when the bytes could not be read (`problem` then names the error's type).
    """

    path: str
    location: Path
    size_bytes: int
    modified_ns: int
    sha256: str
    problem: str | None = None


class Word(NamedTuple):
    """A word on the page and its place in `Page.text`.

    An `echo` is a second placing of a word: a column's heading repeated before each of its cells.
    What is found in echoes alone has been found already. `confidence` is that of the OCR engine that
    read the word, 0 to 1; None where the document says it itself.
    """

    text: str
    bbox: BBox
    span: Span
    echo: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as recognizers see it.

    `text` is the *reading text*: one line a row of the page, cells parted by a tab, a label on
    the same line as its value wherever the value stood. `words` are in the order of their spans.
    `attachment` is the embedded file it is a page of, None for the document itself. `faces` are those in its pictures.
    """

    page_number: int
    width_pt: float
    height_pt: float
    text: str
    words: tuple[Word, ...]
    channel: Channel = Channel.TEXT
    attachment: str | None = None
    faces: tuple[BBox, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page that could not be read, and the type of what stopped it.

    With an `attachment`, a page of that embedded file; under `NO_PAGE`, the whole of it.
    """

    page_number: int
    reason: str
    attachment: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of a person (or practice) at one place.

    `score` is a probability where one is known, else None. `detail` holds the named parts of a
    composite value (of a LAB_RESULT: analyte, loinc, value, unit, range, flag, date).
    `subject` names the person within this document ("s1"), None when it is nobody's.
    """

    page_number: int
    entity_type: str
    value: SensitiveText
    span: Span
    bbox: BBox | None
    recognizer: str
    basis: Basis
    score: float | None = None
    role: Role | None = None
    subject: str | None = None
    detail: Mapping[str, SensitiveText] | None = None
    channel: Channel = Channel.TEXT
    attachment: str | None = None

    def of(self, subject: str, role: Role | None) -> Finding:
        """The same finding as this person's: nearly every finding is told, and `replace` takes twice the time."""
        return Finding(
            self.page_number,
            self.entity_type,
            self.value,
            self.span,
            self.bbox,
            self.recognizer,
            self.basis,
            self.score,
            role,
            subject,
            self.detail,
            self.channel,
            self.attachment,
        )


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """All that is known of one document's content; the same for every path with these bytes.

    `attachments` are the embedded files, "name (type)"; `failed_redactions` counts what covers text that is still there.

    Each page counts once: read as text, read by OCR (all or a part of it), blank, or unread (all or a part of it).

    `suppressed` counts what was found and not believed, by "ENTITY_TYPE: reason".
    """

    outcome: Outcome
    pages: int = 0
    pages_read: int = 0
    pages_ocr: int = 0
    pages_blank: int = 0
    pages_unread: int = 0
    language: str = ""
    attachments: tuple[str, ...] = ()
    failed_redactions: int = 0
    note: str = ""
    suppressed: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: a listed path, the report of its bytes, and the first path with the same bytes."""

    ref: DocumentRef
    report: DocumentReport
    duplicate_of: str | None = None
