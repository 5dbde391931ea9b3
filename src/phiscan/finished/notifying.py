"""The duties that follow from a finished run, written beside its other outputs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from phiscan.duties import Discovery, Exposed, brief_text, duties_of, duties_text, duty_table, read_rules
from phiscan.finished.opened import opened, summary, table
from phiscan.releasing import check_texts
from phiscan.report import released, write_csv, write_text
from phiscan.vault import AuditLog, KeySource


def duties(
    out: str | os.PathLike[str],
    discovered: str,
    *,
    rules: Sequence[str | os.PathLike[str]] = (),
    reveal: bool = False,
    key: KeySource | None = None,
) -> pd.DataFrame:
    """Which duties to notify follow from the finished run in `out`, were it a breach discovered on that day.

    `discovered` is a date, or a date and time, in ISO 8601. `rules` are rule files of your own, next to those of
    phiscan. Writes `duties.csv`, `duties.md` and `brief.md` into `out` and returns the table. Counts under five
    by place and category are hidden unless `reveal`, which needs the key and is noted in the audit log.
    What is written is looked at first: a value in it fails. Nothing of this is legal advice. Raises a `RunError`.
    """
    folder = Path(out)
    discovery = Discovery.parse(discovered)
    known = read_rules([Path(path) for path in rules])
    exposed = Exposed(table(folder, "subjects"), summary(folder))
    if reveal:
        with opened(folder, key or KeySource()):
            AuditLog(folder).write("duties --reveal: small counts, in the outputs")
    found = duty_table(duties_of(exposed, known, discovery), reveal=reveal)
    with released(folder) as waiting:
        write_csv(found, waiting / "duties.csv")
        write_text(duties_text(found, exposed, discovery), waiting / "duties.md")
        write_text(brief_text(exposed, found, known, discovery, reveal=reveal), waiting / "brief.md")
        check_texts(waiting, [text for rule in known for text in rule.texts()])
    return found
