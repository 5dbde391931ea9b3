"""A folder of documents with their truth, from a seed."""

from __future__ import annotations

import json
from itertools import cycle
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
    decks = {
        (lang, negative): cycle(
            _shuffled(deal(lang, negative=negative, half=half, edition=edition), f"{seed}:{lang}:{negative}")
        )
        for lang in ("en", "fr")
        for negative in (False, True)
    }
    dealt = {"en": 0, "fr": 0}
    with (out / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(documents):
            lang = _TURNS[number % len(_TURNS)]
            dealt[lang] += 1
            family = next(decks[lang, dealt[lang] % _NOBODY_EVERY == 0])
            pdf, record = document(family, f"{seed}:{number}")
            path = f"{number:05}.pdf"
            (out / path).write_bytes(pdf)
            truth.write(json.dumps(record.line(path), ensure_ascii=False) + "\n")


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
