"""Groups of labelled values, in the ways that forms and letterheads have."""

from __future__ import annotations

from benchmarks.heldback.markup import Run, Runs
from benchmarks.heldback.sheet import Sheet

Fields = list[tuple[str, Runs]]


def draw(sheet: Sheet, fields: Fields) -> None:
    """A group in the style of the document."""
    {
        "left": lambda: _column(sheet, fields, sheet.style.margin, sheet.inner),
        "two": lambda: _two(sheet, fields),
        "inline": lambda: _inline(sheet, fields),
        "lines": lambda: _lines(sheet, fields),
        "above": lambda: _boxes(sheet, fields, above=True),
        "below": lambda: _boxes(sheet, fields, above=False),
        "right": lambda: _far(sheet, fields, dots=False),
        "dots": lambda: _far(sheet, fields, dots=True),
        "grid": lambda: _grid(sheet, fields),
    }[sheet.style.fields]()
    sheet.y += sheet.leading * 0.5


def _label(sheet: Sheet, text: str) -> list[Run]:
    return [Run(text + ("" if text.endswith("?") else sheet.style.mark))]


def _column(sheet: Sheet, fields: Fields, x: float, across: float) -> None:
    """Labels in a column, values in the next."""
    bold = sheet.style.label_bold
    gap = min(max(sheet.measure(_label(sheet, label), bold=bold) for label, _ in fields) + 12, across * 0.5)
    for label, value in fields:
        names = sheet.wrap(tuple(_label(sheet, label)), gap - 6, bold=bold)
        lines = sheet.wrap(value, across - gap)
        sheet.need(max(len(names), len(lines)) * sheet.leading)
        sheet.group()
        for number, line in enumerate(names):
            sheet.line(line, x, sheet.y + sheet.style.size + number * sheet.leading, bold=bold)
        for number, line in enumerate(lines):
            sheet.line(line, x + gap, sheet.y + sheet.style.size + number * sheet.leading)
        sheet.y += max(len(names), len(lines)) * sheet.leading


def _two(sheet: Sheet, fields: Fields) -> None:
    """Two columns of such groups, side by side."""
    half = (len(fields) + 1) // 2
    if (
        max(sheet.measure((Run(word),)) for _, value in fields for run in value for word in run.text.split(" "))
        > sheet.inner * 0.3
    ):
        _column(sheet, fields, sheet.style.margin, sheet.inner)
        return
    sheet.need((half + 2) * sheet.leading * 1.3)
    top, page, bottoms = sheet.y, len(sheet.pages), []
    for number, part in enumerate((fields[:half], fields[half:])):
        if part:
            if len(sheet.pages) == page:
                sheet.y = top
            _column(sheet, part, sheet.style.margin + number * (sheet.inner / 2 + 6), sheet.inner / 2 - 8)
            bottoms.append(sheet.y)
    sheet.y = max(bottoms)


def _inline(sheet: Sheet, fields: Fields) -> None:
    """Label and value, one after the other along the line."""
    x = sheet.style.margin
    sheet.need(sheet.leading * 3)
    for label, value in fields:
        name = [*_label(sheet, label), Run(" ")]
        size = sheet.measure(name, bold=sheet.style.label_bold)
        room = size + sheet.measure(value)
        if x > sheet.style.margin and x + room > sheet.width - sheet.style.margin:
            x = sheet.style.margin
            sheet.y += sheet.leading * 1.15
            sheet.need(sheet.leading * 2)
        sheet.group()
        lines = sheet.wrap(value, max(sheet.inner - size, 90))
        sheet.line(name, x, sheet.y + sheet.style.size, bold=sheet.style.label_bold)
        for number, line in enumerate(lines):
            sheet.line(line, x + size, sheet.y + sheet.style.size + number * sheet.leading)
        sheet.y += (len(lines) - 1) * sheet.leading
        x += room + 20 if len(lines) == 1 else sheet.inner
    sheet.y += sheet.leading * 1.2


def _lines(sheet: Sheet, fields: Fields) -> None:
    """Each on a line of its own: the value right behind the label."""
    for label, value in fields:
        name = [*_label(sheet, label), Run(" ")]
        size = sheet.measure(name, bold=sheet.style.label_bold)
        lines = sheet.wrap(value, sheet.inner - size)
        sheet.need(len(lines) * sheet.leading)
        sheet.group()
        sheet.line(name, sheet.style.margin, sheet.y + sheet.style.size, bold=sheet.style.label_bold)
        for line in lines:
            sheet.line(line, sheet.style.margin + size, sheet.y + sheet.style.size)
            sheet.y += sheet.leading


def _far(sheet: Sheet, fields: Fields, *, dots: bool) -> None:
    """Values against a right edge; dots may lead there."""
    edge = sheet.style.margin + sheet.inner * (0.72 if sheet.style.seed % 2 else 1.0)
    for label, value in fields:
        name = _label(sheet, label)
        size = sheet.measure(name, bold=sheet.style.label_bold) + 8
        lines = sheet.wrap(value, edge - sheet.style.margin - size - 6)
        sheet.need(len(lines) * sheet.leading)
        sheet.group()
        sheet.line(name, sheet.style.margin, sheet.y + sheet.style.size, bold=sheet.style.label_bold)
        first = edge - sheet.measure(lines[0])
        count = int((first - sheet.style.margin - size - 4) / max(sheet.measure([Run(".")]), 1))
        if dots and count > 2:
            sheet.line([Run("." * count)], sheet.style.margin + size, sheet.y + sheet.style.size)
        for line in lines:
            sheet.line(line, edge - sheet.measure(line), sheet.y + sheet.style.size)
            sheet.y += sheet.leading


def _boxes(sheet: Sheet, fields: Fields, *, above: bool) -> None:
    """Boxes in rows with the label small on top, or lines with the label small below."""
    columns = 2 + sheet.style.seed % 3
    unit = sheet.inner / columns
    row: list[tuple[str, Runs, int]] = []
    for label, value in fields:
        wanted = max(sheet.measure(value), sheet.measure([Run(label)], sheet.style.size * 0.72)) + 12
        span = min(columns, int(wanted / unit) + 1)
        if row and sum(each[2] for each in row) + span > columns:
            _box_row(sheet, row, unit, above=above, stretch=columns)
            row = []
        row.append((label, value, span))
    if row:
        _box_row(sheet, row, unit, above=above, stretch=columns)


def _box_row(sheet: Sheet, row: list[tuple[str, Runs, int]], unit: float, *, above: bool, stretch: int) -> None:
    small = max(sheet.style.size * 0.72, 6.0)
    cells = [[label, sheet.wrap(value, span * unit - 8), span * unit] for label, value, span in row]
    deep = max(len(lines) for _, lines, _ in cells if isinstance(lines, list))
    height = small + deep * sheet.leading + 8
    sheet.need(height)
    x = sheet.style.margin
    for label, value, span in row:
        across = span * unit
        lines = sheet.wrap(value, across - 8)
        sheet.group()
        name_y = sheet.y + (small + 2 if above else deep * sheet.leading + small + 4)
        sheet.line([Run(label)], x + 3, name_y, small)
        for number, line in enumerate(lines):
            sheet.line(line, x + 4, sheet.y + (small + 4 if above else 0) + sheet.style.size + number * sheet.leading)
        if above:
            sheet.box(x, sheet.y, across, height)
        else:
            sheet.rule(x, sheet.y + deep * sheet.leading + 2, across - 10)
        x += across
    sheet.y += height if above else height + 3


def _grid(sheet: Sheet, fields: Fields) -> None:
    """A ruled table of labels on a shade and values."""
    name = min(max(sheet.measure([Run(label)], bold=True) for label, _ in fields) + 10, sheet.inner * 0.45)
    for label, value in fields:
        lines = sheet.wrap(value, sheet.inner - name - 8)
        names = sheet.wrap((Run(label),), name - 6, bold=True)
        height = max(len(lines), len(names)) * sheet.leading + 5
        sheet.need(height)
        sheet.group()
        sheet.fill(sheet.style.margin, sheet.y, name, height, 0.92)
        sheet.box(sheet.style.margin, sheet.y, name, height)
        sheet.box(sheet.style.margin + name, sheet.y, sheet.inner - name, height)
        for number, line in enumerate(names):
            sheet.line(line, sheet.style.margin + 4, sheet.y + sheet.style.size + 1 + number * sheet.leading, bold=True)
        for number, line in enumerate(lines):
            sheet.line(line, sheet.style.margin + name + 4, sheet.y + sheet.style.size + 1 + number * sheet.leading)
        sheet.y += height
