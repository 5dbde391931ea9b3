"""What `phiscan duties` prints: what is due first, a line each."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import typer

from phiscan.duties import DISCLAIMER, Verdict, people_text, records


def show(table: pd.DataFrame, out: Path) -> None:
    """Print the duties by verdict, then where to read more; places where nothing is due in one line a rule."""
    rows = records(table)
    for verdict in Verdict:
        quiet: dict[str, list[str]] = {}
        for row in rows:
            if row["verdict"] != verdict:
                continue
            if verdict is Verdict.NOT_DUE and row["place"]:
                quiet.setdefault(row["rule"], []).append(f"{row['place']} ({people_text(row)})")
            else:
                typer.echo(_line(row))
        for rule, places in quiet.items():
            typer.echo(f"{verdict}  {rule} in {', '.join(places)}")
    typer.echo(DISCLAIMER)
    typer.echo(f"More in {out / 'duties.md'}; the brief is {out / 'brief.md'}")


def _line(row: dict[str, str]) -> str:
    until = f" {row['deadline']}" if row["deadline"] else ""
    where = f" in {row['place']}" if row["place"] else ""
    return (
        f"{row['verdict']}{until}  {row['addressee']}{where}: {people_text(row)} people "
        f"({row['rule']}, {row['citation']}; {row['reason']})"
    )
