"""The commands that ask something of a finished scan: each one library call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from phiscan.cli.exits import exit_codes, exit_with
from phiscan.cli.options import Exposure, KeyFile, Keyring, key_source
from phiscan.errors import ExitCode


def duties(
    exposure: Exposure,
    discovered: Annotated[str, typer.Option(help="2017-10-05, or 2017-10-05T14:30.", show_default=False)],
    rules: Annotated[list[Path] | None, typer.Option(help="A rule file of your own, in TOML; repeatable.")] = None,
    reveal: Annotated[bool, typer.Option("--reveal", help="Show counts under five; needs the key.")] = False,
    key_file: KeyFile = None,
    keyring: Keyring = False,
) -> None:
    """Say which duties to notify follow from a finished scan; write duties.csv, duties.md and brief.md. No legal advice.

    Exit codes: 0 said, whatever is due; 2 no finished scan; 3 no such date, rules or key; 4 cannot be written;
    5 internal error.
    """
    with exit_codes():
        from phiscan.cli.duties import show
        from phiscan.finished import duties as run

        found = run(exposure, discovered, rules=rules or (), reveal=reveal, key=key_source(key_file, keyring))
        show(found, exposure)


def in_clear(
    exposure: Exposure,
    table: Annotated[
        str,
        typer.Option(
            help="subjects, findings, inventory, subject_documents, practitioners; or paths: the masked ones."
        ),
    ] = "subjects",
    person: Annotated[str | None, typer.Option(help="Of this person only: P000001.")] = None,
    to: Annotated[Path | None, typer.Option(help="Write into this file (owner only) instead of printing.")] = None,
    key_file: KeyFile = None,
    keyring: Keyring = False,
) -> None:
    """Show a table of a finished scan in clear, as CSV. Needs the key; the audit log notes who looked at what.

    Exit codes: 0 shown; 2 no such folder, table or person; 3 no key, or another's; 4 cannot be written; 5 internal error.
    """
    with exit_codes():
        from phiscan.finished import reveal as run
        from phiscan.report import csv_text, write_csv

        rows = run(exposure, table, person=person, key=key_source(key_file, keyring))
        if to is not None:
            write_csv(rows, to)
        else:
            typer.echo(csv_text(rows), nl=False)


def forget(exposure: Exposure) -> None:
    """Destroy the vault of a finished scan, for good: what was found cannot be shown again. Outputs stay.

    Exit codes: 0 there is no vault any more; 1 neither, but the outputs hold values in clear (a scan with
    --reveal wrote them); 2 no finished scan, or one still going on; 4 it cannot be destroyed; 5 internal error.
    """
    with exit_codes():
        from phiscan.finished import forget as run

        forgotten = run(exposure)
        typer.echo("the vault is destroyed" if forgotten.had_vault else "there was no vault")
        if forgotten.outputs_in_clear:
            typer.echo(f"the outputs in {exposure} hold values in clear: remove them, or scan again", err=True)
    exit_with(ExitCode.INCOMPLETE if forgotten.outputs_in_clear else ExitCode.COMPLETE)
