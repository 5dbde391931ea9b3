"""Blocks onto pages."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.heldback import fields, grid
from benchmarks.heldback.markup import Block, Draft, Run, Runs
from benchmarks.heldback.sheet import Mark, Sheet
from benchmarks.heldback.style import Style
from phiscan.synthetic.truth import Value


def lay_out(
    draft: Draft, style: Style, note: Callable[[Value, int], None]
) -> tuple[list[list[Mark]], tuple[float, float]]:
    """The marks of each page, and the size of the pages."""
    sheet = Sheet(style, note, landscape=draft.landscape)
    sheet.repeat = lambda: _repeat(sheet, draft)
    sheet.page()
    for block in draft.blocks:
        sheet.group()
        _draw(sheet, block)
    return sheet.finished(), (sheet.width, sheet.height)


def _repeat(sheet: Sheet, draft: Draft) -> None:
    small = max(sheet.style.size - 2, 6.5)
    if draft.running and len(sheet.pages) > 1:
        sheet.line(draft.running, sheet.style.margin, sheet.style.margin - 10, small)
        sheet.rule(sheet.style.margin, sheet.style.margin - 6, sheet.inner)
        sheet.y += 4
    if draft.foot:
        sheet.group()
        sheet.line(draft.foot, sheet.style.margin, sheet.height - sheet.style.margin + 8, small)
    sheet.group()
    number = [Run(f"{len(sheet.pages)}" if sheet.style.seed % 2 else f"- {len(sheet.pages)} -")]
    sheet.line(
        number,
        sheet.width - sheet.style.margin - sheet.measure(number, small),
        sheet.height - sheet.style.margin + 8,
        small,
    )


def _draw(sheet: Sheet, block: Block) -> None:
    if block.kind == "fields":
        fields.draw(sheet, block.fields)
    elif block.kind == "table" and block.table:
        grid.draw(sheet, block.table)
    elif block.kind in ("title", "section"):
        _title(sheet, block)
    elif block.kind == "head":
        _head(sheet, block.runs)
    elif block.kind == "rule":
        sheet.rule(sheet.style.margin, sheet.y + 2, sheet.inner)
        sheet.y += 8
    elif block.kind == "page":
        sheet.page()
    else:
        _text(sheet, block)


def _title(sheet: Sheet, block: Block) -> None:
    style = sheet.style
    size = style.size * (1.5 if block.kind == "title" else 1.1)
    spacing = 2.2 if style.spaced and block.kind == "title" else 0.0
    lines = sheet.wrap(block.runs, sheet.inner * (0.75 if spacing else 1.0), size, bold=True)
    sheet.need(len(lines) * size * 1.3 + sheet.leading * 2)
    sheet.y += size * 0.4
    for line in lines:
        across = sheet.measure(line, size, bold=True) + spacing * sum(len(run.text) for run in line)
        x = style.margin + (sheet.inner - across) / 2 if style.centred and block.kind == "title" else style.margin
        sheet.line(line, x, sheet.y + size, size, bold=True, spacing=spacing)
        sheet.y += size * 1.3
    sheet.y += size * 0.3


def _head(sheet: Sheet, runs: Runs) -> None:
    """A letterhead: the first line large, at the left, in the middle, at the right, or in two columns."""
    lines = sheet.wrap(runs, sheet.inner)
    where = sheet.style.head
    top, bottom = sheet.y, sheet.y
    for number, line in enumerate(lines):
        size = sheet.style.size * (1.35 if number == 0 else 0.95)
        across = sheet.measure(line, size, bold=number == 0)
        if where == "two" and number == 1:
            bottom, sheet.y = sheet.y, top
        left = where == "left" or (where == "two" and number == 0)
        x = sheet.style.margin + (0 if left else (sheet.inner - across) / (2 if where == "centre" else 1))
        sheet.line(line, x, sheet.y + size, size, bold=number == 0)
        sheet.y += size * 1.3
    sheet.y = max(sheet.y, bottom) + 3
    sheet.rule(sheet.style.margin, sheet.y, sheet.inner)
    sheet.y += sheet.leading * 0.7


def _text(sheet: Sheet, block: Block) -> None:
    style = sheet.style
    size = max(style.size - 1.5, 6.5) if block.kind == "small" else style.size
    indent = {"bullet": 14.0, "to": sheet.inner * (0.5 if style.seed % 2 else 0.0)}.get(block.kind, 0.0)
    lines = sheet.wrap(block.runs, sheet.inner - indent, size)
    sheet.need(min(len(lines), 30) * size * 1.28)
    if block.kind == "bullet":
        sheet.line([Run("-" if style.seed % 2 else "•")], style.margin + 4, sheet.y + size, size)
    for line in lines:
        x = style.margin + indent
        if block.kind == "right":
            x = sheet.width - style.margin - sheet.measure(line, size)
        sheet.line(line, x, sheet.y + size, size)
        sheet.y += size * 1.28
    sheet.y += size * {"text": 0.7, "to": 1.2}.get(block.kind, 0.2)
