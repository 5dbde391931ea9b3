"""What `phiscan explain` prints: for each finding what it is, what it rests on, and whose it is. Plain lines."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import typer

from phiscan.aggregate.columns import Verdict

_INDENT = "    "


def show(table: pd.DataFrame) -> None:
    """Print the evidence, page by page."""
    for page_number, rows in table[table["verdict"] != Verdict.UNREAD].groupby("page_number", sort=False):
        typer.echo(f"page {page_number}")
        for row in rows.itertuples():
            for line in _lines(row):
                typer.echo(line)
    for row in table[table["verdict"] == Verdict.UNREAD].itertuples():
        typer.echo(f"page {row.page_number} was not read: {row.reason}")
    found = int((table["verdict"] == Verdict.FOUND).sum())
    against = int((table["verdict"] == Verdict.NOT_BELIEVED).sum())
    typer.echo(f"{found} findings, {against} not believed")


def is_complete(table: pd.DataFrame) -> bool:
    """Whether every page that was asked for was read."""
    return not bool((table["verdict"] == Verdict.UNREAD).any())


def _lines(row: object) -> Iterator[str]:
    get = _Row(row)
    yield f"  {get('entity_type')}  {get('value')}{get('reason', '  NOT BELIEVED: {}')}"
    yield _INDENT + "".join(
        (
            get("basis"),
            get("label", ' "{}"'),
            get("stands", ", {}"),
            get("score", ", score {}"),
            get("recognizer", ", by {}"),
            get("model", " ({})"),
            get("x0", ", at {:.0f}"),
            get("top", ",{:.0f} pt"),
        )
    )
    if not get("reason"):
        whose = f"{get('role', '{} ')}{get('subject')}".strip() if get("subject") else "nobody"
        why = get("why", "; that role: {}") if get("entity_type") == "PERSON" else ""
        yield f"{_INDENT}whose: {whose}{get('rule', ', {}')}{why}"


class _Row:
    """The cells of a row as text: empty where missing, else in their pattern."""

    def __init__(self, row: object) -> None:
        self._row = row

    def __call__(self, name: str, pattern: str = "{}") -> str:
        value = getattr(self._row, name)
        return "" if pd.isna(value) else pattern.format(value)
