"""A folder of documents with their truth, from a seed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path
from random import Random

from benchmarks.unseen.families import Family, deal
from benchmarks.unseen.locate import located
from benchmarks.unseen.printers import PRINTERS
from benchmarks.unseen.writing import write
from phiscan.synthetic.truth import Record

# Turns: seven of twelve documents are English; one of four tells of nobody.
_TURNS = ("en", "fr", "en", "fr", "en", "fr", "en", "en", "fr", "en", "fr", "en")
_NOBODY_EVERY = 4


def generate(out: Path, documents: int, seed: int, half: str | None = None, edition: str | None = None) -> None:
    """Write PDFs and truth.jsonl; the same arguments give the same truth."""
    out.mkdir(parents=True, exist_ok=True)
    decks = _decks(seed, half, edition)
    dealt = {"en": 0, "fr": 0}
    with (out / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(documents):
            lang = _TURNS[number % len(_TURNS)]
            dealt[lang] += 1
            family = _next(decks, lang, negative=dealt[lang] % _NOBODY_EVERY == 0)
            pdf, record = document(family, f"{seed}:{number}")
            path = f"{number:05}.pdf"
            (out / path).write_bytes(pdf)
            truth.write(json.dumps(record.line(path), ensure_ascii=False) + "\n")


def _decks(seed: int, half: str | None, edition: str | None) -> dict[tuple[str, bool], Iterator[Family]]:
    """Families without end, by language and whether they are about nobody; what an edition lacks has no deck."""
    decks: dict[tuple[str, bool], Iterator[Family]] = {}
    for lang, negative in product(("en", "fr"), (False, True)):
        if dealt := deal(lang, negative=negative, half=half, edition=edition):
            decks[lang, negative] = cycle(_shuffled(dealt, f"{seed}:{lang}:{negative}"))
    if not decks:
        raise ValueError("no families to deal")
    return decks


def _next(decks: dict[tuple[str, bool], Iterator[Family]], lang: str, *, negative: bool) -> Family:
    """The next family of a kind; where there is none, of the language; else of any: an edition may be in the making."""
    nearest = min(decks, key=lambda kind: (kind[0] != lang, kind[1] != negative))
    return next(decks[nearest])


def document(family: Family, seed: str) -> tuple[bytes, Record]:
    """One document of a family and what it holds."""
    rng = Random(f"{seed}:{family.name}")
    printer = PRINTERS[family.printer]
    written = write(family, printer, rng)
    pdf = printer.print(written.source, written.look)
    record = Record(
        family.name, written.look.layout, family.lang, printer.producer, family.negative, tuple(written.subjects)
    )
    record.pages, places = located(pdf, written.values)
    for page_number, value in places:
        record.note(value, page_number)
    return pdf, record


def _shuffled(families: list[Family], seed: str) -> list[Family]:
    """In an order of chance, so that each comes before one comes again."""
    return Random(seed).sample(families, len(families))
