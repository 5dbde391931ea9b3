"""What `phiscan explain` prints: for each finding what it is, what it rests on, and whose it is. Plain lines."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import typer

from phiscan.aggregate.columns import Verdict
from phiscan.model import NO_PAGE

_INDENT = "    "


def show(table: pd.DataFrame) -> None:
    """Print the evidence, page by page."""
    seen = table[table["verdict"] != Verdict.UNREAD]
    places = [seen["attachment"].fillna(""), seen["page_number"].fillna(NO_PAGE)]
    for (attachment, page_number), rows in seen.groupby(places, sort=False):
        typer.echo(_place(str(attachment), int(str(page_number))))
        for row in rows.itertuples():
            for line in _lines(row):
                typer.echo(line)
    for row in table[table["verdict"] == Verdict.UNREAD].itertuples():
        get = _Row(row)
        typer.echo(f"{_place(get('attachment'), int(get('page_number') or NO_PAGE))} was not read: {get('reason')}")
    found = int((table["verdict"] == Verdict.FOUND).sum())
    against = int((table["verdict"] == Verdict.NOT_BELIEVED).sum())
    typer.echo(f"{found} findings, {against} not believed")


def _place(attachment: str, page_number: int) -> str:
    """ "page 3 of scan.pdf" """
    if page_number == NO_PAGE:
        return attachment or "the document itself"
    return f"page {page_number}" + (f" of {attachment}" if attachment else "")


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
