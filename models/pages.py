"""Pages of drawn documents, read back by phiscan's own extraction, with their truth found in the text.

Two sources draw them: `phiscan.synthetic`, and the editions of `benchmarks.unseen` that examine no more.
"""

from __future__ import annotations

import json
import random
import re
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from benchmarks.unseen.generate import generate

from models.grammar import Piece
from models.names import Names
from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.model import Page
from phiscan.synthetic import synthesize

_LABELS = {
    "PERSON": "PERSON", "STREET_ADDRESS": "ADDRESS", "DATE_OF_BIRTH": "DATE", "DATE_TIME": "DATE",
    "HEALTHCARE_ORGANIZATION": "ORGANIZATION",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_KEPT = frozenset(
    "de du la le van von der den da di do dos al el bin jr sr ii iii md do née épouse dr mr mrs mme".split()
)
_DATE = re.compile(r"(?<![\d./-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2})(?![\d./-])")
_WINDOW = (1, 9)


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """Language and text of a page, and the labelled values that its document holds."""

    lang: str
    text: str
    values: tuple[tuple[str, str], ...]


def synthetic_pages(documents: int, seed: int) -> list[LabelledPage]:
    """The pages of a dump of `phiscan.synthetic`."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump"
        synthesize(dump, documents=documents, seed=seed)
        return _read(dump)


def unseen_pages(edition: str, documents: int, seed: int) -> list[LabelledPage]:
    """The pages of an edition of `benchmarks.unseen`: of one that is known, and examines no more."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), documents, seed, edition=edition)
        return _read(Path(folder))


def _read(dump: Path) -> list[LabelledPage]:
    truth = [json.loads(line) for line in (dump / "truth.jsonl").read_text("utf-8").splitlines()]
    return [page for document in truth for page in _pages(dump, document)]


def _pages(dump: Path, document: Mapping[str, Any]) -> Iterator[LabelledPage]:
    values = tuple(sorted({value for entity in document["entities"] for value in _values(entity)}))
    with open_document(dump / document["path"], ScanConfig()) as opened:
        for page in opened.pages():
            if isinstance(page, Page):
                yield LabelledPage(document["lang"], page.text, values)


def _values(entity: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A value with its label; one that is printed in parts, by its parts."""
    label, text = _LABELS.get(entity["entity_type"]), entity["text"]
    if label is None:
        return
    parts = text.split(", ") if (entity.get("detail") or {}).get("parts") else [text]
    yield from ((part, label) for part in parts)


def windows(page: LabelledPage, names: Names, dice: random.Random) -> Iterator[list[Piece]]:
    """A page in stretches of a few lines, its people renamed."""
    pieces = _renamed(_labelled(page), names, dice, page.lang)
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.label is None:
            for part in piece.text.splitlines(keepends=True):
                lines[-1].append(Piece(part))
                if part.endswith("\n"):
                    lines.append([])
        else:
            lines[-1].append(piece)
    at = 0
    while at < len(lines):
        count = dice.randrange(*_WINDOW)
        window = [piece for line in lines[at : at + count] for piece in line]
        if window:
            yield window
        at += count


def _labelled(page: LabelledPage) -> list[Piece]:
    text = page.text
    spans = [(start, end, label) for value, label in page.values for start, end in _places(text, value, label)]
    spans += [(match.start(), match.end(), "DATE") for match in _DATE.finditer(text)]
    spans += [(match.start(), match.end(), "ORGANIZATION") for match in _organizations().finditer(text)]
    pieces = []
    at = 0
    for start, end, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            pieces += [Piece(text[at:start]), Piece(text[start:end], label)]
            at = end
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]


def _places(text: str, value: str, label: str) -> list[tuple[int, int]]:
    """Where a value stands; of an address that is printed in parts, its street."""
    places = [(match.start(), match.end()) for match in _found(text, value)]
    if not places and label == "ADDRESS" and "," in value:
        places = [(match.start(), match.end()) for match in _found(text, value.partition(",")[0])]
    return places


@cache
def _organizations() -> re.Pattern[str]:
    """The organisations of the synthetic dumps, whose truth does not list them."""
    lists = tomllib.loads(resources.files("phiscan.synthetic").joinpath("names.toml").read_text("utf-8"))
    names = {
        name for key in ("en_places", "fr_places") for kind in ("organizations", "payers") for name in lists[key][kind]
    }
    return re.compile("|".join(re.escape(name) for name in sorted(names)), re.IGNORECASE)


def _found(text: str, value: str) -> Iterator[re.Match[str]]:
    pattern = r"[,]?\s+".join(re.escape(word.strip(",")) + ",?" for word in value.split())
    return re.finditer(rf"(?<!\w)(?:{pattern.removesuffix(',?')})(?!\w)", text)


def _renamed(pieces: list[Piece], names: Names, dice: random.Random, lang: str) -> list[Piece]:
    """The same page about other people: each word of a name becomes another, the same one all over the page."""
    renamed: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in _KEPT:
            return word
        draw = dice.choice([names.given, names.family])
        new = renamed.setdefault(word.lower(), draw(dice, lang).replace(" ", "-"))
        return new.upper() if word.isupper() else new.lower() if word.islower() else new

    return [Piece(_WORD.sub(other, piece.text), piece.label) if piece.label == "PERSON" else piece for piece in pieces]
