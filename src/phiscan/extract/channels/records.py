"""Files of records as lines: each value under the name of its column or key, a blank line behind each record."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from phiscan.extract.channels.markup import in_words
from phiscan.languages import lexicon

_SEPARATORS = ";\t|,"
_DEEPEST = 64


def table_lines(said: str) -> list[str] | None:
    """The rows of a file of separated values whose first line names its columns; None where it does not."""
    head = said.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    try:
        rows = list(csv.reader(said.splitlines(), delimiter=separator))
    except csv.Error:
        return None
    names = [" ".join(cell.strip("\ufeff ").split()) for cell in rows[0]] if rows else []
    if len(names) < 2 or not any(lexicon().labels(name) or lexicon().labels(in_words(name)) for name in names):
        return None
    lines: list[str] = []
    for row in rows[1:]:
        if len(row) > len(names):
            return None
        lines += [f"{in_words(name)}: {cell.strip()}" for name, cell in zip(names, row, strict=False) if cell.strip()]
        lines.append("")
    return lines


def json_lines(said: str) -> list[str] | None:
    """The values of a JSON file under their keys; None where it is none."""
    try:
        return list(_values("", json.loads(said), 0))
    except (ValueError, RecursionError):
        return None


def _values(name: str, value: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _values(in_words(key), each, depth + 1)
        yield ""
    elif isinstance(value, list):
        for each in value:
            yield from _values(name, each, depth + 1)
    elif value is not None and str(value).strip():
        yield f"{name}: {' '.join(str(value).split())}" if name else str(value)
