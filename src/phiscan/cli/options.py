"""Options that several commands share, and the key they and the environment name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from phiscan.vault import KeySource

KEY_VARIABLE = "PHISCAN_KEY"

Exposure: TypeAlias = Annotated[Path, typer.Argument(help="Output folder of a finished scan.", show_default=False)]
KeyFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        envvar="PHISCAN_KEY_FILE",
        help=f"Key of the vault; ~/.config/phiscan/key if neither this, {KEY_VARIABLE} nor --keyring is given.",
    ),
]
Keyring: TypeAlias = Annotated[bool, typer.Option("--keyring", help="The key is in the system's keyring.")]


def key_source(key_file: Path | None, keyring: bool) -> KeySource:
    """The key as the command line and the environment name it; a file that is named counts first."""
    from phiscan.vault import KeySource

    return KeySource(file=key_file, text=os.environ.get(KEY_VARIABLE), keyring=keyring)
