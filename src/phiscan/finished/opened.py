"""A finished run: its folder, and its vault where the key is at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from phiscan import errors
from phiscan.model import DocumentRef, Entry
from phiscan.people import Correction, corrections_of, with_file_name
from phiscan.run.dump import entries_of
from phiscan.run.journal import FOLDER, Journal
from phiscan.run.listing import read_listing
from phiscan.vault import KeySource, open_run_key


@dataclass(frozen=True, slots=True)
class Vault:
    """An open vault: the documents of the run, and their reports."""

    journal: Journal
    refs: list[DocumentRef]
    shown: dict[str, str]
    corrections: Sequence[Correction] = ()

    def entries(self) -> Iterator[Entry]:
        """The ledger of the run, paths in clear."""
        entities = self.journal.described.get("entities")
        return (with_file_name(entry, entities) for entry in entries_of(self.journal, self.refs))


@contextmanager
def opened(out: Path, key: KeySource) -> Iterator[Vault]:
    """The vault of the finished run in `out`.

    Raises `SourceError` when no run was finished there, `KeyLostError` without its key or after `forget`.
    """
    corrections = corrections_of(summary(out).get("corrections", ()))
    users_key = key.load()
    if not (out / FOLDER).is_dir() or open_run_key(out / FOLDER, users_key) is None:
        raise errors.KeyLostError(f"{out} has no vault any more: values cannot be shown again")
    with Journal(out, users_key=users_key, described=None) as journal:
        refs, shown = read_listing(out, journal.key)
        yield Vault(journal, refs, shown, corrections)


def summary(out: Path) -> dict[str, Any]:
    """The summary of the finished run in `out`. Raises `SourceError` when there is none."""
    path = out / "summary.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise errors.SourceError(f"no run was finished in {out}: there is no {path.name}") from None
    except (OSError, ValueError) as exc:
        raise errors.SourceError(f"cannot read {path} ({type(exc).__name__})") from None
    if not isinstance(content, dict):
        raise errors.SourceError(f"{path} is no summary of phiscan")
    return content


def masks_paths(out: Path) -> bool:
    """Whether the outputs of the finished run in `out` mask paths."""
    masking = summary(out).get("masking")
    return isinstance(masking, dict) and masking.get("paths") == "masked"


def table(out: Path, name: str) -> pd.DataFrame:
    """A table of the finished run in `out`, as text; missing cells are empty. Raises `SourceError`."""
    path = out / f"{name}.csv"
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError:
        raise errors.SourceError(f"no run was finished in {out}: there is no {path.name}") from None
    except (OSError, ValueError) as exc:
        raise errors.SourceError(f"cannot read {path} ({type(exc).__name__})") from None
