"""The tables of what was measured in docs/people.md: a row is written anew, the others stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "people.md"


def write_rows(name: str, rows: Sequence[Sequence[str]], keys: int, page: Path = PAGE) -> None:
    """Put rows into the table between `<!-- measured: NAME -->` and `<!-- end -->`; the first `keys` cells say which row it is."""
    text = page.read_text(encoding="utf-8")
    table = re.search(rf"(?<=<!-- measured: {name} -->\n).*?(?=<!-- end -->)", text, re.DOTALL)
    if table is None:
        raise ValueError(f"{page} has no table '{name}'")
    head, rule, *lines = table[0].splitlines()
    kept = {tuple(_cells(line)[:keys]): line for line in lines}
    kept |= {tuple(row[:keys]): "| " + " | ".join(row) + " |" for row in rows}
    ordered = sorted(kept, key=lambda key: [int(cell.replace(",", "")) for cell in key])
    made = "\n".join([head, rule, *(kept[key] for key in ordered)]) + "\n"
    page.write_text(text[: table.start()] + made + text[table.end() :], encoding="utf-8")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
