"""Tables of results under headings that nobody knows: what their cells are is told by the cells.

"Measurand: Glucose\tFinding here: 98\tDim.: mg/dL" says no more than "Glucose\t98\tmg/dL", and that is read by its shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.lab_headings import Cell, Kind, cells_of, is_billed, is_known_kind, named_in
from phiscan.detect.recognizers.lab_names import NO_ANALYTE, is_laboratory
from phiscan.languages import fold, lexicon

_ROW = re.compile(r"(?m)^(?=[^\n]*: )[^\n\t]+\t[^\n]+$")
# A heading is one of a table when so many rows have it.
_LEAST_ROWS = 2
_UNIT = re.compile(rf"(?:{grammar.NUMBER.pattern} ?)?(?:{grammar.LABORATORY_UNIT.pattern})", re.IGNORECASE)


@lru_cache(maxsize=4)
def muted(text: str) -> str:
    """`text` with blanks for the headings of such tables; of the same length."""
    rows = [cells_of(text, *match.span()) for match in _ROW.finditer(text)]
    times: Counter[str] = Counter()
    of_laboratory: Counter[str] = Counter()
    for row in rows:
        unknown = {cell.heading for cell in row if _is_unknown(cell)}
        times.update(unknown)
        of_laboratory.update(unknown if unknown and _is_laboratory(text, row) else ())
    told = {heading for heading, there in times.items() if there >= _LEAST_ROWS and 2 * of_laboratory[heading] >= there}
    blanked = [span for row in rows if not is_billed(row) for span in _headings(text, row, told)] if told else []
    characters = list(text) if blanked else []
    for start, end in blanked:
        characters[start:end] = " " * (end - start)
    return "".join(characters) or text


def _headings(text: str, row: Sequence[Cell], told: set[str]) -> Iterator[tuple[int, int]]:
    """Where the headings of a row stand that are in `told`, with their colons."""
    for cell in row:
        if cell.heading in told:
            yield max(text.rfind("\t", 0, cell.start), text.rfind("\n", 0, cell.start)) + 1, cell.start


def _is_unknown(cell: Cell) -> bool:
    heading = cell.heading
    return (
        cell.kind is Kind.OTHER
        and not is_known_kind(heading)
        and named_in(heading) is None
        and lexicon().whole(heading) is None
        and not NO_ANALYTE.search(fold(heading))
    )


def _is_laboratory(text: str, row: Sequence[Cell]) -> bool:
    """Whether a row has an analyte in a cell, or a unit or range of its own; a bill's has none."""
    contents = [text[cell.start : cell.end].strip() for cell in row]
    return not is_billed(row) and any(
        named(content) or is_laboratory(content) or _UNIT.fullmatch(content) or grammar.RANGE.fullmatch(content)
        for content in contents
        if content
    )
