"""From a template to blocks: alternatives are chosen, labels worded, placeholders filled.

<a|b|>          one of these (also over lines, also one in the other)
@dob            one of the wordings of a label
{p.dob}         a value
# title  ## section  ~ right  ^ small  / line of its own  - bullet  --- rule  === page
:: label = value      a field; fields that follow each other are a group
!head org       letterhead       !to p      addressee       %table roster 30   a table
%running text   page header      %foot text page footer     %landscape    %boxed
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from phiscan.synthetic.truth import Value

_ALTERNATIVES = re.compile(r"<([^<>]*)>")
_LABEL = re.compile(r"@([a-z]+)")
_PLACE = re.compile(r"\{([^{}]+)\}")
KINDS = {"# ": "title", "## ": "section", "~ ": "right", "^ ": "small", "/ ": "line", "- ": "bullet"}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, and the value that it is a part of."""

    text: str
    value: Value | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row; columns that are to stand right."""

    heads: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    right: frozenset[int] = frozenset()
    title: str = ""


@dataclass(slots=True)
class Block:
    """One thing on the page."""

    kind: str
    runs: Runs = ()
    fields: list[tuple[str, Runs]] = field(default_factory=list)
    table: Table | None = None


@dataclass(slots=True)
class Draft:
    """A document that was not laid out yet."""

    blocks: list[Block] = field(default_factory=list)
    running: Runs = ()
    foot: Runs = ()
    landscape: bool = False
    boxed: bool = False


class Source(Protocol):
    """What fills the places of a template."""

    rng: Random

    def label(self, key: str) -> str:
        """A wording."""

    def runs(self, place: str) -> Runs:
        """What stands at a place."""

    def tables(self, order: str) -> list[Table]:
        """The tables of an order such as "roster 30"."""


def choose(template: str, rng: Random) -> str:
    """The template with its alternatives chosen."""
    while _ALTERNATIVES.search(template):
        template = _ALTERNATIVES.sub(lambda match: rng.choice(match[1].split("|")), template)
    return template


def fill(text: str, source: Source) -> Runs:
    """A line with its labels and values."""
    text = _LABEL.sub(lambda match: source.label(match[1]), text)
    runs: list[Run] = []
    for number, piece in enumerate(_PLACE.split(text)):
        runs.extend(source.runs(piece) if number % 2 else [Run(piece)] if piece else [])
    return tuple(runs)


def draft(template: str, source: Source) -> Draft:
    """The blocks of a template."""
    made = Draft()
    for kind, text in _lines(choose(template, source.rng)):
        if kind == "directive":
            _direct(made, text, source)
        elif kind == "field":
            label, _, value = text.partition(" = ")
            if not made.blocks or made.blocks[-1].kind != "fields":
                made.blocks.append(Block("fields"))
            made.blocks[-1].fields.append((_plain(fill(label, source)), fill(value, source)))
        elif kind == "table":
            made.blocks.extend(Block("table", table=table) for table in source.tables(text))
        elif kind != "gap":
            made.blocks.append(Block(kind, fill(text, source)))
    return made


def _direct(made: Draft, text: str, source: Source) -> None:
    name, _, rest = text.partition(" ")
    if name == "running":
        made.running = fill(rest, source)
    elif name == "foot":
        made.foot = fill(rest, source)
    elif name == "boxed":
        made.boxed = True
    else:
        made.landscape = True


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _lines(template: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each block; lines of a paragraph are joined."""
    held: list[str] = []
    for line in [*template.splitlines(), ""]:
        found = _line(line.strip())
        if found is None:
            held.append(line.strip())
            continue
        if held:
            yield "text", " ".join(held)
            held = []
        yield found


def _line(line: str) -> tuple[str, str] | None:
    if not line:
        return "gap", ""
    if line in ("---", "==="):
        return ("rule" if line == "---" else "page"), ""
    for prefix, kind in {**KINDS, ":: ": "field", "%table ": "table", "!head ": "head", "!to ": "to"}.items():
        if line.startswith(prefix):
            rest = line.removeprefix(prefix)
            return kind, f"{{{rest}.{kind}}}" if kind in ("head", "to") else rest
    return ("directive", line[1:]) if line.startswith("%") else None
