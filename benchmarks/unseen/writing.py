"""From a template to source for a printer, with the values that it prints.

A template is a page in the markup of its printer (`.typ` Typst, `.html`, `.txt` lines, `.form` placed texts) with Jinja's
braces where values stand: `{{ p.dob }}` prints the birth date of the patient `p` and records it; `{{ p.no("...", "%###") }}`
prints a number by a pattern; `{{ L("DOB|Born") }}` is one of the wordings of a label. `World.words` lists all of them.
What no call printed is recorded nowhere: a template's own text names nobody and dates nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jinja2

from benchmarks.unseen import look as looks
from benchmarks.unseen.data import EDITIONS
from benchmarks.unseen.families import Family
from benchmarks.unseen.printers import Printer
from benchmarks.unseen.world import World
from phiscan.synthetic.truth import Subject, Value


@dataclass(frozen=True, slots=True)
class Written:
    """Source, and what it says of whom."""

    source: str
    look: looks.Look
    values: list[Value]
    subjects: list[Subject]


def write(family: Family, printer: Printer, rng: Random) -> Written:
    """Fill a family's template; the printer tells how values are escaped."""
    look = looks.draw(rng, family.lang)
    world = World(rng, family.country, printer.escape)
    template = _environment().from_string(_text(family.path))
    source = template.render(world.words() | {"layout": _naming(look), "look": look})
    return Written(source, look, world.values, world.subjects)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(EDITIONS),
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: value() if callable(value) else value,
        trim_blocks=True,
        lstrip_blocks=True,
        # "{#" begins code in Typst.
        comment_start_string="{%#",
        comment_end_string="#%}",
        autoescape=False,
    )


def _naming(look: looks.Look) -> Callable[[str], Any]:
    """`layout("...")` in a template: it arranges its labels itself, and calls that so."""

    def name(own: str) -> str:
        look.own = own
        return ""

    return name
