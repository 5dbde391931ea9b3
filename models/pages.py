"""Pages of synthetic documents, drawn and read back by phiscan's own extraction, with their truth found in the text."""

from __future__ import annotations

import json
import random
import re
import tempfile
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from models.grammar import Piece
from models.names import Names
from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.model import Page
from phiscan.synthetic import synthesize

_LABELS = {"PERSON": "PERSON", "STREET_ADDRESS": "ADDRESS", "DATE_OF_BIRTH": "DATE"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_KEPT = frozenset(
    "de du la le van von der den da di do dos al el bin jr sr ii iii md do née épouse dr mr mrs mme".split()
)
_DATE = re.compile(r"(?<![\d./-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2})(?![\d./-])")
_WINDOW = (1, 9)


def read_pages(documents: int, seed: int) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Language, text and labelled values of each page of a synthetic dump."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump"
        synthesize(dump, documents=documents, seed=seed)
        truth = [json.loads(line) for line in (dump / "truth.jsonl").read_text("utf-8").splitlines()]
        return [page for document in truth for page in _pages(dump, document)]


def _pages(dump: Path, document: dict[str, object]) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    entities = document["entities"]
    assert isinstance(entities, list)
    with open_document(dump / str(document["path"]), ScanConfig()) as opened:
        for page in opened.pages():
            if isinstance(page, Page):
                there = [each for each in entities if each["page_number"] == page.page_number]
                values = [
                    (each["text"], _LABELS[each["entity_type"]]) for each in there if each["entity_type"] in _LABELS
                ]
                yield str(document["lang"]), page.text, values


def windows(page: tuple[str, str, list[tuple[str, str]]], names: Names, dice: random.Random) -> Iterator[list[Piece]]:
    """A page in stretches of a few lines, its people renamed."""
    lang, text, values = page
    pieces = _renamed(_labelled(text, values), names, dice, lang)
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


def _labelled(text: str, values: list[tuple[str, str]]) -> list[Piece]:
    spans = sorted((match.start(), match.end(), label) for value, label in values for match in _found(text, value))
    spans += [(match.start(), match.end(), "DATE") for match in _DATE.finditer(text)]
    spans += [(match.start(), match.end(), "ORGANIZATION") for match in _organizations().finditer(text)]
    pieces = []
    at = 0
    for start, end, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            pieces += [Piece(text[at:start]), Piece(text[start:end], label)]
            at = end
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]


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
