"""From words on a page to the reading text, in which a label stands next to its value.

    words -> regions -> rows of cells -> units (label with value, row of a table, cell) -> reading order -> Page

Cells of a row are parted by a tab, rows by a line end. Every word keeps its box and its span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain

from phiscan.extract.cells import Row
from phiscan.extract.centred import join_centred
from phiscan.extract.columns import part_at_columns
from phiscan.extract.exported import exported_records
from phiscan.extract.grids import Grids
from phiscan.extract.heading_columns import part_at_headings
from phiscan.extract.headings import (
    Extent,
    absorb_headings,
    absorb_straddlers,
    completed,
    has_glued_dates,
    heads_list,
    heads_pair,
    heads_rows,
    join_broken_words,
    join_second_lines,
)
from phiscan.extract.hundredths import hundredths
from phiscan.extract.order import in_reading_order
from phiscan.extract.parted import join_parted
from phiscan.extract.raw import RawPage, RawWord
from phiscan.extract.regions import regions
from phiscan.extract.rows import in_order, rows_of
from phiscan.extract.rules import Rules
from phiscan.extract.tables import Table
from phiscan.extract.towns import join_towns
from phiscan.extract.two_lines import two_line_records
from phiscan.extract.units import Pairing, Piece, Unit
from phiscan.extract.wraps import join_wrapped
from phiscan.model import BBox, Channel, Page, Span, Word, many

# A rule drawn with characters, as line printers do; what is underlined to be written on stays.
_LEAST_DRAWN = 8
_DRAWN_RULE = re.compile(rf"[-=*~#─═]{{{_LEAST_DRAWN},}}")
# Dots are to be written on too; over most of a line of their own they are a rule.
_DOTS = re.compile(rf"[.·…]{{{_LEAST_DRAWN},}}")
_DRAWN_SHARE = 0.5


def lay_out(raw: RawPage, channel: Channel = Channel.TEXT) -> Page:
    """The page with its reading text; the same words give the same page, in whatever order they came."""
    written = [word for word in raw.words if word.text.strip() and not _is_drawn(word.text)]
    words = in_order([word for word in written if not _is_dotted_rule(word, raw.width_pt, written)])
    rules = Rules.of(raw.rules)
    grids = Grids(words, rules)
    parts = regions(in_order(grids.words)) if words else []
    rows = [row for region in parts for row in in_reading_order(_units(region, rules, grids))]
    text, placed = _write(rows)
    return Page(raw.page_number, raw.width_pt, raw.height_pt, text, placed, channel)


def _is_drawn(text: str) -> bool:
    return len(text) >= _LEAST_DRAWN and _DRAWN_RULE.fullmatch(text) is not None


def _is_dotted_rule(word: RawWord, page_width: float, words: list[RawWord]) -> bool:
    """Whether a word is a row of dots across the page, alone on its line."""
    if word.x1 - word.x0 < _DRAWN_SHARE * page_width or not _DOTS.fullmatch(word.text):
        return False
    middle = (word.top + word.bottom) / 2
    return not any(other is not word and other.top < middle < other.bottom for other in words)


def _units(words: list[RawWord], rules: Rules, grids: Grids) -> list[list[Unit]]:
    lines = rows_of(words, rules)
    exported = exported_records(lines)
    rows = _joined([row for index, row in enumerate(lines) if index not in exported], rules, grids)
    units, has_table = _paired(rows, rules)
    units += [[unit] for unit in exported.values()]
    units = [row for row in units if row]
    return sorted(units, key=lambda row: row[0].top) if has_table or exported else units


def _joined(lines: Sequence[Row], rules: Rules, grids: Grids) -> list[Row]:
    """Lines as rows of whole cells: parted where columns are, joined where cells and headings take several lines."""
    rows = part_at_headings(part_at_columns(lines))
    grids.put_back(rows)
    join_centred(rows)
    join_parted(rows)
    absorb_headings(rows)
    absorb_straddlers(rows)
    join_second_lines(rows)
    join_broken_words(rows)
    join_towns(rows, rules)
    join_wrapped(rows, rules)
    return rows


def _paired(rows: list[Row], rules: Rules) -> tuple[list[list[Unit]], bool]:
    """The units of rows, labels with their values, and whether there is a table among them."""
    pairing = Pairing(rows, rules)
    boxed = pairing.pair_boxes()
    for index, paired in chain(pairing.pair_straddled().items(), pairing.pair_captions().items()):
        boxed.setdefault(index, []).extend(paired)
    records = two_line_records(rows, rules, pairing)
    units: list[list[Unit]] = []
    has_table = False
    for index, row in enumerate(rows):
        if index in records:
            units.append([records[index]])
            continue
        units += [[unit] for unit in (*boxed.get(index, ()), *pairing.pair_underlined(index))]
        if all(pairing.used(cell) for cell in row):
            continue
        table = _table(rows, index, rules, pairing)
        units += _table_units(table) if table else [pairing.units(index)]
        has_table = has_table or table is not None
    return units, has_table


def _table(rows: list[Row], index: int, rules: Rules, pairing: Pairing) -> Table | None:
    """The table that a row heads, its cells marked as used; None where it heads none."""
    heading = _heading(rows, index, rules) if not any(pairing.used(cell) for cell in rows[index]) else None
    table = Table(rows, index, *heading, rules, pairing) if heading else None
    if table is None or not table.members:
        return None
    pairing.take(*rows[index])
    for member in table.taken:
        pairing.take(*rows[member])
    return table


def _table_units(table: Table) -> list[list[Unit]]:
    if table.is_blocks:
        return [[unit] for unit in table.block_units()]
    return [[table.heading_unit()], *([table.unit(member)] for member in table.members)]


def _heading(rows: list[Row], index: int, rules: Rules) -> tuple[Row, Sequence[Extent] | None] | None:
    """The row as a table's heading, blanks for the columns it leaves out, which are told then; None when it is none."""
    if has_glued_dates(rows[index]):
        return None
    whole = completed(rows, index)
    if whole:
        return whole
    heads = (
        rows[index].is_heading or heads_rows(rows, index) or heads_list(rows, index) or heads_pair(rows, index, rules)
    )
    return (rows[index], None) if heads else None


def _write(rows: list[list[Unit]]) -> tuple[str, tuple[Word, ...]]:
    """The reading text of units and its words: those of a page are hundreds, so all are made in a few steps."""
    pieces = _pieces(rows)
    if not pieces:
        return "", ()
    raw, befores, echoes = zip(*pieces, strict=True)
    texts, *edges, confidences = zip(*raw, strict=True)
    written = list(chain.from_iterable(zip(befores, texts, strict=True)))
    ends = list(accumulate(map(len, written)))
    spans = many(Span, zip(ends[0::2], ends[1::2], strict=True))
    placed = hundredths(list(chain.from_iterable(edges)))
    columns = (placed[at : at + len(pieces)] for at in range(0, len(placed), len(pieces)))
    boxes = many(BBox, zip(*columns, strict=True))
    return "".join(written), tuple(many(Word, zip(texts, boxes, spans, echoes, confidences, strict=True)))


def _pieces(rows: list[list[Unit]]) -> list[Piece]:
    """The words of units, each with what parts it from the word before: a line, a cell, a blank."""
    pieces: list[Piece] = []
    for row in rows:
        single = all(len(unit.lines) == 1 for unit in row)
        for place, unit in enumerate(row):
            for number, line in enumerate(unit.lines):
                opening = "\t" if single and place and not number else "\n"
                first = line[0]
                pieces.append(Piece(first.word, opening if pieces else "", first.echo))
                pieces += line[1:]
    return pieces
