"""`phiscan people explain`: why mentions were, or were not, put together. Plain lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from phiscan.cli.exits import exit_codes
from phiscan.cli.options import KeyFile, Keyring, key_source

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Ask about the people of a finished scan.")


@app.callback()
def _root() -> None:
    pass


@app.command()
def explain(
    one: Annotated[str, typer.Argument(metavar="ID", help="A person's id in subjects.csv.", show_default=False)],
    other: Annotated[str | None, typer.Argument(metavar="[ID]", help="Another's: why are they two?")] = None,
    out: Annotated[Path, typer.Option(help="Output folder of the finished scan.")] = Path("exposure"),
    key_file: KeyFile = None,
    keyring: Keyring = False,
) -> None:
    """Say why mentions are one person, or why two persons are not one. Shows paths and what agrees, no value.

    Exit codes: 0 said; 2 no finished scan, or no such person; 3 no key, or another's; 5 internal error.
    """
    with exit_codes():
        from phiscan.finished import explain_people

        table = explain_people(out, one, other, key=key_source(key_file, keyring))
        for row in table.itertuples():
            typer.echo(f"{row.one}  |  {row.other}")
            typer.echo(f"    {row.verdict}: {row.why}")
            if str(row.agreement):
                typer.echo(f"    {row.bits:+.1f} bits: {row.agreement}")
        if table.empty:
            only = "one record: all its mentions are alike" if other is None else "nothing in common to compare them by"
            typer.echo(only)
