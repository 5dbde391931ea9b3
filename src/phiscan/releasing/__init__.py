"""Are the outputs masked? They are looked at as written, before anybody gets them."""

from __future__ import annotations

from pathlib import Path

from phiscan.releasing.plain import check_summary, check_texts
from phiscan.releasing.tables import check_tables
from phiscan.report import PathMasks

__all__ = ["check_outputs", "check_tables", "check_texts"]


def check_outputs(folder: Path, masks: PathMasks | None = None) -> None:
    """Look at every file that a scan has written into a folder.

    Raises `LeakError`, which names the file and the column or entry, never what stands there. `masks` are those of the run's
    paths; without them paths and names of attachments are in clear, as documented.
    """
    check_tables(folder, masks)
    check_summary(folder / "summary.json", masks)
