"""`make people`: are people put together rightly, is their number inside the bounds, and what does it cost? Into docs/people.md."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.people.examination import Result, examinations
from benchmarks.people.names import examination_names
from benchmarks.people.scale import Cost, measured
from benchmarks.people.tables import write_rows

SEEDS = range(1000, 1020)
PEOPLE, DOCUMENTS = 2000, 6000
SCALE_SEED = 2000
SIZES = ((10_000, 4_741), (100_000, 47_414), (316_363, 150_000), (316_363, 15_800))


def main() -> None:
    """Print the examination and the cost, and keep them in the documentation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many dumps are examined")
    parser.add_argument("--after", type=int, default=0, help="how many of the first seeds are left out")
    parser.add_argument("--sizes", default="1,2,3,4", help="which of the large dumps, by comma; none for an empty text")
    options = parser.parse_args()
    if options.seeds:
        print(f"Examination: {DOCUMENTS:,} documents of {PEOPLE:,} people, names of Faker")
        results = list(examinations(SEEDS[options.after :][: options.seeds], PEOPLE, DOCUMENTS, examination_names()))
        show(results)
        write_rows("seeds", [_seed_row(each) for each in results], keys=1)
    for number in filter(None, options.sizes.split(",")):
        cost = measured(*SIZES[int(number) - 1], SCALE_SEED)
        row = _size_row(cost)
        print(" | ".join(row), flush=True)
        write_rows("sizes", [row], keys=2)


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


def _seed_row(each: Result) -> list[str]:
    pairs, count = each.pairs, each.count
    shares = [f"{share:.4f}" for share in (pairs.precision, pairs.recall, pairs.f1)]
    numbers = [f"{number:,}" for number in (each.read, count.lower, count.best, count.upper)]
    return [str(each.seed), *shares, *numbers, f"{each.off:+.2%}{'' if each.inside else ', outside'}"]


def _size_row(cost: Cost) -> list[str]:
    numbers = [f"{number:,}" for number in (cost.documents, cost.people, cost.lower, cost.best, cost.upper)]
    off = f"{cost.best / cost.people - 1:+.2%}"
    return [*numbers, off, f"{cost.cpu_seconds:.0f}", f"{cost.seconds:.0f}", f"{cost.peak_gb:.1f}"]


if __name__ == "__main__":
    main()
