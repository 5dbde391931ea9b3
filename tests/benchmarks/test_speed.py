"""Speed is a promise: it may not fall unseen, and a long run is measured by its tenths."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.guard import MAY_FALL, recorded, reports, times_plain
from benchmarks.soak import TENTHS, Watch, goals

SAMPLE = Path(__file__).parents[2] / "sample_pdfs"


@pytest.mark.slow
def test_phiscan_has_not_become_slow() -> None:
    """Not a third below the recorded ratio to the plain pipeline, by processor time on a few reports."""
    assert times_plain(reports(SAMPLE, 8)) > (1 - MAY_FALL) * recorded()


@pytest.mark.parametrize("slowing", [1.0, 2.0])
def test_a_run_that_slows_down_is_seen(slowing: float) -> None:
    """By its last tenth against its first; a steady one passes."""
    now = [0.0]
    watch = Watch(lambda: (100.0, 200.0), lambda: now[0])
    watch.started(1000)
    for number in range(1000):
        now[0] += 0.01 * (slowing if number >= 900 else 1.0)
        watch.finished("scanned", 1, 1, scanned=True)
    watch.ended()
    assert len(watch.tenths) == TENTHS + 1
    assert [goal.is_met for goal in goals(watch.tenths)] == [slowing == 1.0, True, True, True]


def test_a_worker_that_grows_is_seen() -> None:
    """What it holds at the end is compared with the second tenth: at first it only warms up."""
    held, now = [100.0], [0.0]
    watch = Watch(lambda: (100.0, held[0]), lambda: now[0])
    watch.started(100)
    for _ in range(100):
        held[0] += 1.0
        now[0] += 1.0
        watch.finished("scanned", 1, 1, scanned=True)
    assert not goals(watch.tenths)[-1].is_met
