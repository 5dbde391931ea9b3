"""`make people`: are people put together rightly, is their number inside the bounds, and what does it cost?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.people.examination import Result, examinations
from benchmarks.people.names import examination_names
from benchmarks.people.scale import measured

SEEDS = range(1000, 1020)
PEOPLE, DOCUMENTS = 2000, 6000
SCALE_SEED = 2000
SCALES = ((10_000, 4_741), (100_000, 47_414), (316_363, 150_000), (316_363, 15_800))


def main() -> None:
    """Print the examination and the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many dumps are examined")
    parser.add_argument("--no-scale", action="store_true", help="leave out the large dumps")
    options = parser.parse_args()
    print(f"Examination: {DOCUMENTS:,} documents of {PEOPLE:,} people, names of Faker")
    show(list(examinations(SEEDS[: options.seeds], PEOPLE, DOCUMENTS, examination_names())))
    if not options.no_scale:
        show_scale()


def show(results: Sequence[Result]) -> None:
    """One line a dump, and what is worst."""
    print(
        f"{'seed':>5}{'precision':>11}{'recall':>8}{'F1':>8}{'people':>8}{'lower':>7}{'best':>7}{'upper':>7}{'off':>8}"
    )
    for each in results:
        pairs, count = each.pairs, each.count
        print(
            f"{each.seed:5}{pairs.precision:11.4f}{pairs.recall:8.4f}{pairs.f1:8.4f}{each.read:8,}"
            f"{count.lower:7,}{count.best:7,}{count.upper:7,}{each.off:+8.2%}{'' if each.inside else '  outside'}"
        )
    print(
        f"least F1 {min(each.pairs.f1 for each in results):.4f}; number of people off by "
        f"{max(abs(each.off) for each in results):.2%} at most; inside the bounds in "
        f"{sum(each.inside for each in results)} of {len(results)}"
    )


def show_scale() -> None:
    """One line a size."""
    print(
        f"\n{'documents':>10}{'people':>9}{'lower':>9}{'best':>9}{'upper':>9}{'off':>8}{'s':>7}{'CPU s':>7}{'making':>8}{'GB':>6}"
    )
    for documents, people in SCALES:
        cost = measured(documents, people, SCALE_SEED)
        off = cost.best / cost.people - 1
        print(
            f"{documents:10,}{cost.people:9,}{cost.lower:9,}{cost.best:9,}{cost.upper:9,}{off:+8.2%}"
            f"{cost.seconds:7.0f}{cost.cpu_seconds:7.0f}{cost.making_cpu_seconds:8.0f}{cost.peak_gb:6.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
