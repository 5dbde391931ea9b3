"""`--sample`: a random sample is read, everything is listed, and the number of people in all is estimated."""

from __future__ import annotations

from pathlib import Path

import pytest

from phiscan.config import ScanConfig
from phiscan.run.dump import scan
from phiscan.run.sampling import split
from phiscan.source import list_documents
from tests.run.fakes import dump, make_scan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return dump(tmp_path / "dump", {f"{n:02}.pdf": f"person {n}" for n in range(12)})


def test_a_sample_is_reproducible_and_part_of_every_larger_one(folder: Path) -> None:
    """Whoever takes more goes on with what was read."""
    listed = list_documents([folder])
    small, large = ({each.path for each in split(listed, size)[0]} for size in (4, 9))
    assert small < large
    assert len(small) == 4
    assert small == {each.path for each in split(listed[::-1], 4)[0]}


def test_a_sample_of_all_is_all(folder: Path) -> None:
    """No sample, or one as large as the listing, leaves nothing out."""
    listed = list_documents([folder])
    assert split(listed, None) == split(listed, 12) == (listed, [])


def test_all_documents_are_listed_and_a_sample_is_read(folder: Path, tmp_path: Path) -> None:
    """What was left out says so, has no exposure level, and the summary says that it was a sample."""
    settings = ScanConfig(workers=1)
    out, key = tmp_path / "out", tmp_path / "key"
    first = scan([folder], out, config=settings, sample=5, key_file=key, make_scan=make_scan)
    assert first.inventory["path"].tolist() == [f"{n:02}.pdf" for n in range(12)]
    assert first.summary["outcomes"] == {"not-sampled": 7, "scanned": 5}
    assert first.inventory.loc[first.inventory["outcome"] == "not-sampled", "exposure"].isna().all()
    assert (first.summary["sample"]["sampled"], first.summary["sample"]["listed"]) == (5, 12)
    whole = scan([folder], out, config=settings, key_file=key, make_scan=make_scan)
    assert whole.summary["sample"] is None
    assert whole.summary["outcomes"] == {"scanned": 12}
