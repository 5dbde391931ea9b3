"""Errors to one clear line on stderr and the documented exit code. No traceback ever reaches a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import typer

from phiscan import errors
from phiscan.errors import ExitCode
from phiscan.outcomes import OUTCOMES

# Typer raises click's errors, from a place that changed between its versions; this one it names itself.
_UsageError: type[Any] = typer.BadParameter.__mro__[1]


@contextmanager
def usage_errors() -> Iterator[None]:
    """Turn a command that cannot be understood into a line and an exit code; help that nobody asked for stays whole."""
    try:
        yield
    except _UsageError as exc:
        message = exc.format_message().rstrip(".")
        where = exc.ctx.command_path if exc.ctx else "phiscan"
        typer.echo(message if "\n" in message else f"phiscan: {message} (see {where} --help)", err=True)
        sys.exit(ExitCode.USAGE)
    except typer.Abort:
        _say("interrupted")
        sys.exit(ExitCode.INTERRUPTED)


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turn what is raised inside into a line and an exit code."""
    try:
        yield
    except errors.ConfigError as exc:
        for fault in exc.faults:
            _say(fault)
        exit_with(exc.exit_code)
    except errors.RunError as exc:
        _say(str(exc))
        exit_with(exc.exit_code)
    except KeyboardInterrupt:
        _say("interrupted; the same command goes on where it stopped")
        exit_with(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        exit_with(ExitCode.OUTPUT_FAILED)
    except (typer.Exit, typer.Abort):
        raise
    except Exception as exc:  # noqa: BLE001 - the last border: the type and the place, never a message with a value
        _say(f"internal error: {type(exc).__name__}{_place(exc)}; please report it")
        exit_with(ExitCode.INTERNAL)


@contextmanager
def unread_document(path: Path) -> Iterator[None]:
    """Turn the error of the one document asked for into a line with its outcome."""
    try:
        yield
    except errors.DocumentError as exc:
        cause = f" ({exc})" if str(exc) else ""
        _say(f"{path} was not read: {OUTCOMES[type(exc)]}{cause}")
        exit_with(ExitCode.INCOMPLETE)


def exit_with(code: ExitCode) -> NoReturn:
    """End the command."""
    raise typer.Exit(int(code))


def _say(line: str) -> None:
    typer.echo(f"phiscan: {line}", err=True)


def _place(exc: Exception) -> str:
    trace = exc.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else ""
