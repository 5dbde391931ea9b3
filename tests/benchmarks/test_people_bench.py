"""The examination of linking: a dump in little is put together well, and its tables keep what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.people.examination import examine, make
from benchmarks.people.names import examination_names
from benchmarks.people.tables import write_rows


@pytest.mark.parametrize("seed", [11, 12])
def test_people_are_put_together_and_counted(seed: int) -> None:
    """Variants, misprints, namesakes, twins, married names: F1 0.98 at least, the number within two in a hundred and the bounds."""
    result = examine(make(seed, 500, 1500, examination_names()), seed)
    assert result.pairs.f1 >= 0.98
    assert abs(result.off) <= 0.02
    assert result.inside


def test_a_dump_is_the_same_for_the_same_seed() -> None:
    """And another for another."""
    names = examination_names()
    one, again, other = (
        [[each.value.reveal() for each in entry.report.findings] for entry in make(seed, 40, 120, names).entries()]
        for seed in (1, 1, 2)
    )
    assert one == again != other


def test_measured_rows_are_written_anew_and_others_stay(tmp_path: Path) -> None:
    """A row is known by its first cells; rows stand in the order of these numbers."""
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- measured: sizes -->\n| documents | off |\n|---|---|\n| 20,000 | +1 % |\n<!-- end -->\nz\n")
    write_rows("sizes", [["3,000", "+2 %"], ["20,000", "+3 %"]], 1, page)
    assert page.read_text().splitlines()[2:-1] == [
        "| documents | off |",
        "|---|---|",
        "| 3,000 | +2 % |",
        "| 20,000 | +3 % |",
        "<!-- end -->",
    ]
    with pytest.raises(ValueError, match="no table 'other'"):
        write_rows("other", [], 1, page)
