"""The command: each of its commands is one library call. stdout is data, stderr is talk."""

from __future__ import annotations

import importlib.metadata
import logging
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from phiscan.cli import after, people
from phiscan.cli.exits import exit_codes, exit_with, unread_document, usage_errors
from phiscan.cli.options import KeyFile, Keyring, key_source
from phiscan.config import DEFAULT_MODEL, OCR, READERS, load_config
from phiscan.errors import ExitCode

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    # Locals in a traceback would show what a document holds.
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Says which PDF of a dump exposes whose personal and health data.",
)


app.command("duties")(after.duties)
app.add_typer(people.app, name="people")
app.command("verify")(after.verify)
app.command("diff")(after.diff)
app.command("reveal")(after.in_clear)
app.command("forget")(after.forget)


def main() -> None:
    """Entry point of the command."""
    logging.disable(logging.CRITICAL)
    with usage_errors():
        sys.exit(app(standalone_mode=False))


def _version(wanted: bool) -> None:
    if wanted:
        distributions = importlib.metadata.packages_distributions().get("phiscan", ["phiscan"])
        typer.echo(f"phiscan {importlib.metadata.version(distributions[0])}")
        raise typer.Exit


def by_comma(names: str | None) -> tuple[str, ...] | None:
    """The parts of "en, fr"."""
    return None if names is None else tuple(part.strip() for part in names.split(",") if part.strip())


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def scan(
    paths: Annotated[
        list[Path],
        # Whether they can be read is for the run to say, of each.
        typer.Argument(help="Folders (searched through) and PDFs.", show_default=False, readable=False),
    ],
    out: Annotated[Path, typer.Option(help="Folder for the results; a run stopped there goes on.")] = Path("exposure"),
    workers: Annotated[int | None, typer.Option(help="Processes; one a core if not given.")] = None,
    reader: Annotated[str | None, typer.Option(help=f"How pages are read: {', '.join(READERS)}.")] = None,
    model: Annotated[str | None, typer.Option(help=f"An installed spaCy pipeline, or {DEFAULT_MODEL}.")] = None,
    recognizers: Annotated[list[Path] | None, typer.Option(help="Presidio recognizers in YAML; repeatable.")] = None,
    passwords: Annotated[
        Path | None, typer.Option(help="File of passwords, one a line, tried on locked documents.")
    ] = None,
    entity: Annotated[list[str] | None, typer.Option(help="Report this entity type only; repeatable.")] = None,
    ocr: Annotated[str | None, typer.Option(help=f"Reading of scans: {', '.join(OCR)}.")] = None,
    ocr_languages: Annotated[str | None, typer.Option(help="Languages of scans, by comma.")] = None,
    ocr_dpi: Annotated[int | None, typer.Option(help="Resolution at which scans are read.")] = None,
    ocr_max_pages: Annotated[int | None, typer.Option(help="Pages of a document that OCR may read.")] = None,
    timeout_s: Annotated[float | None, typer.Option(help="Seconds a document may take.")] = None,
    page_timeout_s: Annotated[float | None, typer.Option(help="Seconds a page may take.")] = None,
    memory_mb: Annotated[int | None, typer.Option(help="Memory a worker may use.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings in TOML; options given here win.")] = None,
    key_file: KeyFile = None,
    keyring: Keyring = False,
    reveal: Annotated[bool, typer.Option("--reveal", help="Write values in clear. Mind where the results go.")] = False,
    mask_paths: Annotated[
        bool, typer.Option("--mask-paths", help="Name no person in paths; see docs/vault.md.")
    ] = False,
    sample: Annotated[
        int | None, typer.Option(min=1, help="Read so many documents, drawn at random; list all.")
    ] = None,
    corrections: Annotated[Path | None, typer.Option(help="A file that says who is whom; see docs/people.md.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget an earlier run in the output folder.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no summary; errors only.")] = False,
) -> None:
    """Scan PDFs; leave the exposure inventory, findings and subjects in the output folder.

    Exit codes: 0 every document was read; 1 some were not (see outcomes); 2 wrong usage; 3 wrong
    configuration; 4 outputs cannot be written; 5 internal error; 130 interrupted (the same command goes on).
    """
    settings: dict[str, Any] = {
        "workers": workers,
        "reader": reader,
        "model": model,
        "recognizers": recognizers or None,
        "passwords": passwords,
        "entities": entity or None,
        "ocr": ocr,
        "ocr_languages": by_comma(ocr_languages),
        "ocr_dpi": ocr_dpi,
        "ocr_max_pages": ocr_max_pages,
        "timeout_s": timeout_s,
        "page_timeout_s": page_timeout_s,
        "memory_mb": memory_mb,
    }
    with exit_codes():
        scan_config = load_config(config, **settings)
        from phiscan.cli.progress import progress_for
        from phiscan.cli.summary import is_complete, show
        from phiscan.run import scan as run

        result = run(
            paths,
            out,
            config=scan_config,
            reveal=reveal,
            mask_paths=mask_paths,
            fresh=fresh,
            key=key_source(key_file, keyring),
            sample=sample,
            corrections=corrections,
            progress=progress_for(quiet=quiet),
        )
        if not quiet:
            show(result.summary, out)
    exit_with(ExitCode.COMPLETE if is_complete(result.summary) else ExitCode.INCOMPLETE)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="One PDF.", show_default=False)],
    page: Annotated[int | None, typer.Option(help="This page only.")] = None,
    entity: Annotated[str | None, typer.Option("--type", help="This entity type only.")] = None,
    reveal: Annotated[bool, typer.Option("--reveal", help="Show values in clear.")] = False,
    reader: Annotated[str | None, typer.Option(help=f"How pages are read: {', '.join(READERS)}.")] = None,
    model: Annotated[str | None, typer.Option(help=f"An installed spaCy pipeline, or {DEFAULT_MODEL}.")] = None,
    recognizers: Annotated[list[Path] | None, typer.Option(help="Presidio recognizers in YAML; repeatable.")] = None,
    passwords: Annotated[
        Path | None, typer.Option(help="File of passwords, one a line, tried on locked documents.")
    ] = None,
    config: Annotated[Path | None, typer.Option(help="Settings in TOML; options given here win.")] = None,
) -> None:
    """Say what each finding of one PDF rests on and whose it is, and what was found and not believed.

    Exit codes: 0 every page was read; 1 the document, or a page of it, was not; 2 no such file or page, or wrong
    usage; 3 wrong configuration; 5 internal error.
    """
    with exit_codes():
        settings = load_config(config, reader=reader, model=model, recognizers=recognizers or None, passwords=passwords)
        from phiscan.cli.evidence import is_complete, show
        from phiscan.explaining import explain as run

        with unread_document(file):
            table = run(file, page=page, entity_type=entity, reveal=reveal, config=settings)
        show(table)
    exit_with(ExitCode.COMPLETE if is_complete(table) else ExitCode.INCOMPLETE)


@app.command()
def synth(
    out: Annotated[Path, typer.Argument(help="Folder to fill.", show_default=False)],
    documents: Annotated[int, typer.Option(min=1, help="How many PDFs.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 0,
    patients: Annotated[int | None, typer.Option(min=1, help="How many patients they are about.")] = None,
    lang: Annotated[str, typer.Option(help="Languages, by comma.")] = "en,fr",
    hard: Annotated[
        bool, typer.Option("--hard", help="Kinds that are hard to read instead: forms, attachments, hidden text, ...")
    ] = False,
) -> None:
    """Make a synthetic dump with its truth: nobody in it exists."""
    with exit_codes():
        from phiscan.synthetic import synthesize

        languages = by_comma(lang) or ()
        synthesize(out, documents=documents, seed=seed, patients=patients, languages=languages, hard=hard)
        typer.echo(f"{documents} documents and truth.jsonl in {out}")
