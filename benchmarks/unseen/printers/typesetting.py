"""Through Typst: columns, boxes, leaders, headers on each page, kerned proportional type."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst

from benchmarks.unseen.look import Look
from benchmarks.unseen.printers.base import Printer
from benchmarks.unseen.printers.faces import FOLDERS

FACES = ("Libertinus Serif", "New Computer Modern", "Bitstream Vera Sans", "Lato", "Caladea")
_TYPEWRITER = "DejaVu Sans Mono"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[*map(str, FOLDERS)])


def escape(text: str) -> str:
    """Strings, which no sign of Typst can leave; lines stay lines."""
    return "#linebreak();".join(
        f"#{json.dumps(part, ensure_ascii=False)};" if part else "" for part in text.split("\n")
    )


def typeset(source: str, look: Look) -> bytes:
    """The PDF of a source under the house's prelude."""
    # The typewriter face comes seldom.
    face = FACES[look.font % len(FACES)] if look.font % 11 else _TYPEWRITER
    head = (
        f'#let look = (fields: "{look.fields}", table: "{look.table}", colon: "{look.colon}", shade: rgb("{look.shade}"))\n'
        f'#set page(paper: "{"us-letter" if look.letter else "a4"}", margin: {look.margin}cm)\n'
        f'#set text(font: "{face}", size: {look.size}pt, tracking: {look.tracking}pt, hyphenate: false)\n'
        f"#set par(justify: {str(look.justify).lower()}, leading: {0.5 + look.font % 4 / 10}em)\n"
    )
    with TemporaryDirectory() as folder:
        main = Path(folder) / "main.typ"
        main.write_text(head + _prelude() + source, encoding="utf-8")
        return cast(bytes, typst.Compiler(main, folder, _fonts()).compile(format="pdf"))


@cache
def _prelude() -> str:
    return (files("benchmarks.unseen") / "printers" / "prelude.typ").read_text(encoding="utf-8")


TYPST = Printer("typst", escape, typeset)
