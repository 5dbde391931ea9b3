"""`phiscan people explain` over a finished run: from its vault, without a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from phiscan import errors
from phiscan.finished import explain_people
from tests.finished.runs import KEY, OTHER_KEY, finished
from tests.run.fakes import PLANTED


def test_two_persons_are_explained_by_their_ids(tmp_path: Path) -> None:
    """By the ids in subjects.csv; unknown ids and another key are refused; no name is shown."""
    out = finished(tmp_path, {"a.pdf": "one", "b.pdf": "two"})
    rows = (out / "subjects.csv").read_text(encoding="utf-8").splitlines()[1:]
    ids = [row.split(",")[0] for row in rows]
    table = explain_people(out, *ids[:2], key=KEY)
    assert table.columns.tolist() == ["one", "other", "verdict", "why", "bits", "agreement"]
    assert PLANTED not in table.to_csv()
    with pytest.raises(errors.SourceError):
        explain_people(out, "PAAAAAAAAAA", key=KEY)
    with pytest.raises(errors.KeyLostError):
        explain_people(out, ids[0], key=OTHER_KEY)
