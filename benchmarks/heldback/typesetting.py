"""Blocks through Typst: kerned, justified, hyphenated where it likes; it says itself on which page a value came."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst

from benchmarks.heldback.markup import Block, Draft, Run, Runs, Table
from benchmarks.heldback.style import FONT_FOLDER, Style
from phiscan.synthetic.truth import Value

_FACES = {
    "Times-Roman": "Libertinus Serif",
    "Helvetica": "Bitstream Vera Sans",
    "Courier": "DejaVu Sans Mono",
    "Vera": "New Computer Modern",
}
_HEAD = """#let v(i, t) = [#metadata(i)<v>#t]
#set document(date: none)
#set page(width: {width}pt, height: {height}pt, margin: {margin}pt, header: [{running}], footer: [{foot} #h(1fr) #context counter(page).display()])
#set text(font: "{face}", size: {size}pt, lang: "{lang}", hyphenate: false)
#set par(justify: {justify})
#set table(inset: 3pt, stroke: {stroke})
"""
_TAIL = "\n#context [#metadata(query(<v>).map(e => (e.value, e.location().page())))<pages>]\n"
_STROKES = {"grid": "0.5pt", "lines": "(bottom: 0.4pt)", "plain": "none", "head": "none", "zebra": "none"}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONT_FOLDER)])


def typeset(draft: Draft, style: Style, lang: str, note: Callable[[Value, int], None]) -> tuple[bytes, int]:
    """The PDF and the number of its pages."""
    script = Script(style)
    body = "\n".join(script.block(block) for block in draft.blocks)
    size = style.paper[::-1] if draft.landscape else style.paper
    head = _HEAD.format(
        width=size[0], height=size[1], margin=style.margin, face=_FACES[style.face], size=style.size, lang=lang,
        running=script.text(draft.running), foot=script.text(draft.foot),
        justify=str(style.seed % 2 == 0).lower(), stroke=_STROKES[style.table],
    )  # fmt: skip
    with TemporaryDirectory() as folder:
        main = Path(folder) / "main.typ"
        main.write_text(head + body + _TAIL, encoding="utf-8")
        compiler = typst.Compiler(main, folder, _fonts())
        pdf = compiler.compile(format="pdf", pdf_tags=style.seed % 3 == 0)
        places = json.loads(compiler.query("<pages>", field="value", one=True))
    for number, page in places:
        note(script.values[number], page)
    return cast(bytes, pdf), max([1, *(page for _, page in places)])


class Script:
    """Typst source of blocks; values are numbered as they come."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.values: list[Value] = []

    def text(self, runs: Runs) -> str:
        """Runs, each as a string that no sign of Typst can escape."""
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        parts = "#linebreak()".join(
            f"#{json.dumps(part, ensure_ascii=False)}" if part else "" for part in run.text.split("\n")
        )
        if run.value is None:
            return parts
        self.values.append(run.value)
        return f"#v({len(self.values) - 1})[{parts}]"

    def block(self, block: Block) -> str:
        """A block and the gap after it."""
        text = self.text(block.runs)
        if block.kind == "fields":
            return self._fields(block)
        if block.kind == "table" and block.table:
            return self._table(block.table)
        shapes = {
            "title": f'#align({"center" if self.style.centred else "left"})[#text(size: 1.5em, weight: "bold"{", tracking: 2pt" if self.style.spaced else ""})[{text}]]',
            "section": f'#block(above: 1.2em, below: 0.6em)[#text(size: 1.1em, weight: "bold")[{text}]]',
            "right": f"#align(right)[{text}]",
            "small": f"#block[#text(size: 0.8em)[{text}]]",
            "bullet": f"#list[{text}]",
            "rule": "#line(length: 100%, stroke: 0.5pt)",
            "page": "#pagebreak()",
            "head": f"#align({ {'centre': 'center', 'two': 'left'}.get(self.style.head, self.style.head) })[{text}]\n#line(length: 100%, stroke: 0.4pt)",
            "to": f"#pad(left: {50 if self.style.seed % 2 else 0}%, y: 1em)[{text}]",
            "line": f"#block(above: 0.6em, below: 0.6em)[{text}]",
        }
        return shapes.get(block.kind, f"#par[{text}]")

    def _fields(self, block: Block) -> str:
        cells = [(self._label(label), self.text(value)) for label, value in block.fields]
        kind = self.style.fields
        if kind in ("above", "below"):
            boxes = [
                f"[#text(size: 0.7em)[{label}]#linebreak(){value}]"
                if kind == "above"
                else f"[{value}#linebreak()#text(size: 0.7em)[{label}]]"
                for label, value in cells
            ]
            stroke = "0.5pt" if kind == "above" else "(bottom: 0.3pt)"
            return (
                f"#grid(columns: (1fr,) * {2 + self.style.seed % 2}, inset: 4pt, stroke: {stroke}, {', '.join(boxes)})"
            )
        if kind in ("inline", "lines"):
            glue = " #h(1.5em) " if kind == "inline" else " #linebreak() "
            return "#par(justify: false)[" + glue.join(f'{label}#h(0.3em)#" "{value}' for label, value in cells) + "]"
        flat = ", ".join(f"[{label}], [{value}]" for label, value in cells)
        if kind == "two":
            return f"#grid(columns: (auto, 1fr, auto, 1fr), column-gutter: 8pt, row-gutter: 6pt, {flat})"
        if kind in ("right", "dots"):
            fill = "#box(width: 1fr, repeat[.])" if kind == "dots" else "#h(1fr)"
            return "\n".join(f"#block(above: 0.6em, below: 0.6em)[{label} {fill} {value}]" for label, value in cells)
        if kind == "grid":
            return f"#grid(columns: (auto, 1fr), inset: 4pt, stroke: 0.5pt, {flat})"
        return f"#grid(columns: (auto, 1fr), column-gutter: 14pt, row-gutter: 6pt, {flat})"

    def _label(self, label: str) -> str:
        shown = f"#{json.dumps(label + self.style.mark, ensure_ascii=False)}"
        return f'#text(weight: "bold")[{shown}]' if self.style.label_bold else shown

    def _table(self, table: Table) -> str:
        aligns = ", ".join("right" if at in table.right else "left" for at in range(len(table.heads)))
        heads = ", ".join(f'[#text(weight: "bold")[{self.text(head)}]]' for head in table.heads)
        rows = ",\n".join(", ".join(f"[{self.text(cell)}]" for cell in row) for row in table.rows)
        size = "0.75em" if len(table.heads) > 5 else "0.92em"
        fill = "(_, y) => if calc.odd(y) { luma(240) }" if self.style.table == "zebra" else "none"
        title = (
            f'#block(sticky: true)[#text(weight: "bold")[#{json.dumps(table.title, ensure_ascii=False)}]]\n'
            if table.title
            else ""
        )
        return f"{title}#text(size: {size})[#table(columns: {len(table.heads)}, align: ({aligns},), fill: {fill}, table.header({heads}),\n{rows})]"
