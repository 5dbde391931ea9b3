"""Why mentions of people in a finished run were, or were not, put together."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pandas as pd

from phiscan.finished.opened import opened
from phiscan.people import Linker
from phiscan.vault import KeySource

COLUMNS = ("one", "other", "verdict", "why", "bits", "agreement")


def explain_people(
    out: str | os.PathLike[str], one: str, other: str | None = None, *, key: KeySource | None = None
) -> pd.DataFrame:
    """A row for each compared pair of mentions between two persons of the run in `out`, or within one person.

    Mentions are shown by the first document that makes each, as the outputs show paths; values are not shown. No rows: the two
    have nothing in common by which they would be compared. Raises a `RunError`; the vault's key is needed.
    """
    with opened(Path(out), key or KeySource()) as vault:
        linker = Linker(vault.corrections)
        for entry in vault.entries():
            shown = vault.shown.get(entry.ref.path, entry.ref.path)
            linker.add(replace(entry, ref=replace(entry.ref, path=shown)))
        rows = [tuple(getattr(each, column) for column in COLUMNS) for each in linker.explained(one, other)]
    return pd.DataFrame(rows, columns=list(COLUMNS))
