"""Tables on a sheet: widths by content, headings again on each page."""

from __future__ import annotations

from benchmarks.heldback.markup import Run, Runs, Table
from benchmarks.heldback.sheet import Sheet


def draw(sheet: Sheet, table: Table) -> None:
    """A table in the style of the document."""
    sheet.need(sheet.leading * 5)
    if table.title:
        sheet.group()
        sheet.line(
            [Run(table.title)], sheet.style.margin, sheet.y + sheet.style.size + 2, sheet.style.size * 1.1, bold=True
        )
        sheet.y += sheet.leading * 1.5
    size = _fitting(sheet, table)
    widths = _widths(sheet, table, size)
    _heads(sheet, table, widths, size)
    for number, row in enumerate(table.rows):
        height = _height(sheet, row, widths, size)
        if sheet.need(height):
            _heads(sheet, table, widths, size)
        sheet.group()
        if sheet.style.table == "zebra" and number % 2:
            sheet.fill(sheet.style.margin, sheet.y, sum(widths), height, 0.94)
        _row(sheet, row, widths, size, table.right)
        sheet.y += height
    if sheet.style.table in ("lines", "head"):
        sheet.rule(sheet.style.margin, sheet.y, sum(widths))
    sheet.y += sheet.leading * 0.8


def _natural(sheet: Sheet, table: Table, size: float) -> list[float]:
    columns = range(len(table.heads))
    return [
        max([sheet.measure(table.heads[at], size, bold=True)] + [sheet.measure(row[at], size) for row in table.rows])
        + 10
        for at in columns
    ]


def _fitting(sheet: Sheet, table: Table) -> float:
    """The size of letters at which the rows fit on one line each, if that is still legible."""
    size = sheet.style.size
    while size > 6.5 and sum(_natural(sheet, table, size)) > sheet.inner:
        size -= 0.5
    return size


def _widths(sheet: Sheet, table: Table, size: float) -> list[float]:
    widths = _natural(sheet, table, size)
    while sum(widths) > sheet.inner + 0.5:
        widest = widths.index(max(widths))
        widths[widest] -= min(sum(widths) - sheet.inner, max(widths[widest] * 0.1, 1.0))
    spare = sheet.inner - sum(widths)
    if sheet.style.seed % 3:
        widths = [each + spare / len(widths) for each in widths]
    return widths


def _height(sheet: Sheet, row: tuple[Runs, ...], widths: list[float], size: float) -> float:
    deep = max(len(sheet.wrap(cell, wide - 8, size)) for cell, wide in zip(row, widths, strict=True))
    return deep * size * 1.2 + (5 if sheet.style.table in ("grid", "lines") else 3)


def _heads(sheet: Sheet, table: Table, widths: list[float], size: float) -> None:
    height = size * 1.2 + 6
    total = sum(widths)
    sheet.group()
    if sheet.style.table in ("head", "grid", "zebra"):
        sheet.fill(sheet.style.margin, sheet.y, total, height, 0.85)
    x = sheet.style.margin
    for at, (head, wide) in enumerate(zip(table.heads, widths, strict=True)):
        start = x + wide - 4 - sheet.measure(head, size, bold=True) if at in table.right else x + 4
        sheet.line(head, start, sheet.y + size + 1, size, bold=True)
        if sheet.style.table == "grid":
            sheet.box(x, sheet.y, wide, height)
        x += wide
    if sheet.style.table in ("lines", "plain"):
        sheet.rule(sheet.style.margin, sheet.y + height - 1, total)
    sheet.y += height


def _row(sheet: Sheet, row: tuple[Runs, ...], widths: list[float], size: float, right: frozenset[int]) -> None:
    height = _height(sheet, row, widths, size)
    x = sheet.style.margin
    for at, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        for number, line in enumerate(sheet.wrap(cell, wide - 8, size)):
            start = x + wide - 4 - sheet.measure(line, size) if at in right else x + 4
            sheet.line(line, start, sheet.y + size + number * size * 1.2, size)
        if sheet.style.table == "grid":
            sheet.box(x, sheet.y, wide, height)
        x += wide
    if sheet.style.table == "lines":
        sheet.rule(sheet.style.margin, sheet.y + height, sum(widths))
