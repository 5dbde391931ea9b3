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
    person: Annotated[str | None, typer.Option(help="Of this person only: an id of subjects.csv.")] = None,
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


def verify(
    exposure: Exposure,
    paths: Annotated[list[Path], typer.Argument(help="The dump, named as for the scan.", show_default=False)],
    key_file: KeyFile = None,
    keyring: Keyring = False,
) -> None:
    """Compare a dump with what was scanned: which documents are new, gone or changed, as CSV. Reads every byte.

    Exit codes: 0 all is as it was; 1 something changed, be it in the dump, the manifest or the audit log; 2 no
    finished scan or dump; 3 paths are masked, and there is no key, or another's; 5 internal error.
    """
    with exit_codes():
        from phiscan.finished import verify as run
        from phiscan.report import csv_text

        verified = run(exposure, paths, key=key_source(key_file, keyring))
        typer.echo(csv_text(verified.changes), nl=False)
        if verified.is_same:
            typer.echo("nothing has changed: each document has the bytes that were scanned", err=True)
        if not verified.manifest_is_whole:
            typer.echo("manifest.csv is not what the scan wrote: its Merkle root differs", err=True)
        if not verified.log_is_whole:
            typer.echo("a line of audit.jsonl was changed or taken out", err=True)
    exit_with(ExitCode.COMPLETE if verified.is_same else ExitCode.INCOMPLETE)


def diff(
    first: Annotated[Path, typer.Argument(help="Output folder of a finished scan.", show_default=False)],
    second: Annotated[Path, typer.Argument(help="Output folder of a later one.", show_default=False)],
    key_file: KeyFile = None,
    keyring: Keyring = False,
) -> None:
    """Say which documents and people are new, gone or changed from one finished scan to another, as CSV.

    Exit codes: 0 nothing differs; 1 something does; 2 no finished scan; 5 internal error.
    """
    with exit_codes():
        from phiscan.finished import diff as run
        from phiscan.report import csv_text

        difference = run(first, second, key=key_source(key_file, keyring))
        typer.echo(csv_text(difference.rows), nl=False)
        if not difference.names_compared:
            typer.echo("without the key of both, people with no document in common count as gone and new", err=True)
    exit_with(ExitCode.COMPLETE if difference.rows.empty else ExitCode.INCOMPLETE)
