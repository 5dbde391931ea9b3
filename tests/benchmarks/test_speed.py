"""Speed is a promise: it may not fall unseen, and a long run is measured by its tenths."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest
from benchmarks.guard import MAY_FALL, recorded, reports, times_plain
from benchmarks.soak import TENTHS, Watch, goals, scan

SAMPLE = Path(__file__).parents[2] / "sample_pdfs"
ROUND = 20


def test_phiscan_has_not_become_slow() -> None:
    """Not a third below the recorded ratio to the plain pipeline, by processor time on a few reports."""
    assert statistics.median(times_plain(reports(SAMPLE, 8))) > (1 - MAY_FALL) * recorded()


def test_a_long_run_stays_fast_and_small(tmp_path: Path) -> None:
    """`make soak` in little: the same documents ten times over, each time other bytes, and equal work by processor time."""
    sound = sorted(SAMPLE.glob("201*/*/*.pdf"))[:ROUND]
    for number in range(TENTHS):
        for path in sound:
            copy = tmp_path / "dump" / f"{number}" / path.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes() + b"\n%% %d" % number)
    tenths = scan(tmp_path / "dump", tmp_path, 1)
    assert [each.documents for each in tenths] == [1, *range(len(sound), TENTHS * len(sound) + 1, len(sound))]
    first, second = (after.processor_s - before.processor_s for before, after in ((tenths[0], tenths[5]), tenths[5::5]))
    # Beside busy processes the same work takes a third more or less.
    assert second < 1.5 * first
    # The parent is this process, which holds what other tests have left; it loads pandas and Splink meanwhile.
    assert tenths[-1].parent_mb - tenths[0].parent_mb < 200
    assert not [str(goal) for goal in goals(tenths)[2:] if not goal.is_met]


@pytest.mark.parametrize("slowing", [1.0, 2.0])
def test_a_run_that_slows_down_is_seen(slowing: float) -> None:
    """By its last tenth against its first; a steady one passes."""
    now = [0.0]
    watch = Watch(lambda: (100.0, 200.0, now[0]), lambda: now[0])
    watch.started(1000)
    for number in range(1000):
        now[0] += 0.01 * (slowing if number >= 900 else 1.0)
        watch.finished("scanned", 1, 1, scanned=True)
    watch.ended()
    assert len(watch.tenths) == TENTHS + 1
    for by_processor in (False, True):
        met = [goal.is_met for goal in goals(watch.tenths, by_processor=by_processor)]
        assert met == [slowing == 1.0, True, True, True]


def test_a_worker_that_grows_is_seen() -> None:
    """What it holds at the end is compared with the second tenth: at first it only warms up."""
    held, now = [100.0], [0.0]
    watch = Watch(lambda: (100.0, held[0], now[0]), lambda: now[0])
    watch.started(100)
    for _ in range(100):
        held[0] += 1.0
        now[0] += 1.0
        watch.finished("scanned", 1, 1, scanned=True)
    assert not goals(watch.tenths)[-1].is_met
