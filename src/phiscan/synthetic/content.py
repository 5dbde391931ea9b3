"""What a document says, apart from how it looks: blocks of text and values that any style can draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from phiscan.synthetic.truth import Subject, Value

Piece = str | Value


@dataclass(frozen=True, slots=True)
class Title:
    """The document's heading."""

    text: Piece


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside of the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values; a style puts a label left of, above, or in a box with its value."""

    rows: Sequence[tuple[str, Piece]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with headings."""

    headings: Sequence[Piece]
    rows: Sequence[Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph: words and values in running text."""

    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stand under one another: a letterhead, an address, a signature."""

    lines: Sequence[Sequence[Piece]]


Block = Title | Section | Fields | Grid | Prose | Lines


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document: its blocks, who it is about, and what stands at the head and foot of every page."""

    family: str
    lang: str
    blocks: Sequence[Block]
    subjects: tuple[Subject, ...] = ()
    running: Sequence[Piece] = ()

    @property
    def negative(self) -> bool:
        """Whether it is about no patient."""
        return not self.subjects


def text_of(piece: Piece) -> str:
    """The printed text of a piece."""
    return piece if isinstance(piece, str) else piece.text
