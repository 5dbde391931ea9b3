"""A folder of documents with their truth, from a seed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.heldback import drawing, style
from benchmarks.heldback.layout import lay_out
from benchmarks.heldback.markup import Draft, draft
from benchmarks.heldback.people import data
from benchmarks.heldback.typesetting import typeset
from benchmarks.heldback.world import World
from phiscan.synthetic.truth import Record

# One document of so many is of nobody.
NEGATIVE_EVERY = 4
_FRENCH_SHARE = 0.4


def generate(out: Path, documents: int, seed: int) -> None:
    """Write PDFs and truth.jsonl; the same arguments give the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    deals = {
        (lang, negative): _deal(seed, lang, negative=negative) for lang in ("en", "fr") for negative in (False, True)
    }
    lines = []
    for number in range(documents):
        lang = "fr" if int((number + 1) * _FRENCH_SHARE) > int(number * _FRENCH_SHARE) else "en"
        nth = int(number * _FRENCH_SHARE) if lang == "fr" else number - int(number * _FRENCH_SHARE)
        negative = nth % NEGATIVE_EVERY == NEGATIVE_EVERY - 1
        deal = deals[lang, negative]
        turn = nth // NEGATIVE_EVERY if negative else nth - nth // NEGATIVE_EVERY
        family, template = deal[turn % len(deal)]
        pdf, record = document(seed, number, lang, family, template, negative=negative, pool=documents)
        path = f"{number:05}.pdf"
        (out / path).write_bytes(pdf)
        lines.append(json.dumps(record.line(path), ensure_ascii=False) + "\n")
    (out / "truth.jsonl").write_text("".join(lines), encoding="utf-8")


def templates(lang: str, *, negative: bool) -> list[tuple[str, str]]:
    """The templates with the names of their families; a family may have several."""
    found = data(f"{'negatives' if negative else 'families'}_{lang}")["families"]
    return [(each["name"], each["text"]) for each in found]


def _deal(seed: int, lang: str, *, negative: bool) -> list[tuple[str, str]]:
    """The templates in an order of chance, so that each comes before one comes again."""
    dealt = templates(lang, negative=negative)
    Random(f"{seed}:{lang}:{negative}").shuffle(dealt)
    return dealt


def document(
    seed: int, number: int, lang: str, family: str, template: str, *, negative: bool, pool: int
) -> tuple[bytes, Record]:
    """One document and what it holds."""
    rng = Random(f"{seed}:document:{number}")
    looks = style.choose(rng, lang)
    world = World(rng, lang, str(seed), max(pool, 20))
    made = draft(template, world)
    if made.boxed:
        looks = replace(looks, fields=rng.choice(("above", "above", "below", "grid")))
    record = Record(family, looks.layout, lang, looks.producer, negative, ())
    pdf = _print(made, looks, lang, record, rng)
    record.subjects = () if negative else tuple(world.subjects.values())
    return pdf, record


def _print(made: Draft, looks: style.Style, lang: str, record: Record, rng: Random) -> bytes:
    if looks.producer == "typst":
        pdf, record.pages = typeset(made, looks, lang, record.note)
        return pdf
    pages, paper = lay_out(made, looks, record.note)
    record.pages = len(pages)
    writer: Any = drawing.by_fpdf2
    if looks.producer == "reportlab" or not (looks.face == "Vera" or drawing.latin(pages)):
        writer, record.producer = drawing.by_reportlab, "reportlab"
    return bytes(writer(pages, paper, rng))
