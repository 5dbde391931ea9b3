"""Breaks the sample PDFs at random and reads them: `python -m benchmarks.fuzz --minutes 10` (`make fuzz MINUTES=10`).

Each must end in an outcome that the reading foresees. One that crashes a worker, or that nobody foresaw, or that hangs, is kept
in OUT with its seed: make it a test in tests/property/test_mutated.py. Exits with 1 when there was one.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.mutations import mutated
from benchmarks.reading import make_scan
from benchmarks.restructured import restructured
from phiscan.config import ScanConfig
from phiscan.model import Outcome
from phiscan.run.dump import scan

BAD = (Outcome.CRASHED, Outcome.TIMED_OUT)
_BATCH = 100
_TIMEOUT_S = 60.0


def broken(sound: Sequence[bytes], seed: int) -> bytes:
    """One of the sound documents, broken: the even numbers as files, the odd ones inside."""
    data = sound[seed // 2 % len(sound)]
    return restructured(data, seed) if seed % 2 else mutated(data, sound, seed)


def batch(folder: Path, sound: list[bytes], first_seed: int) -> Iterator[tuple[int, bytes]]:
    """Write the next broken documents into a folder; their seeds and bytes."""
    for seed in range(first_seed, first_seed + _BATCH):
        data = broken(sound, seed)
        (folder / f"{seed}.pdf").write_bytes(data)
        yield seed, data


def main() -> None:
    """Break and read for so many minutes; print outcomes, keep what went wrong."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--samples", type=Path, default=Path("sample_pdfs"))
    parser.add_argument("--out", type=Path, default=Path("fuzz-out"))
    parser.add_argument("--workers", type=int, default=None)
    args = parser.parse_args()
    sound = [path.read_bytes() for path in sorted(args.samples.rglob("*.pdf")) if path.stat().st_size]
    config = ScanConfig(workers=args.workers, timeout_s=_TIMEOUT_S, ocr="off")
    outcomes: Counter[str] = Counter()
    ends, seed = time.monotonic() + 60 * args.minutes, args.seed
    while time.monotonic() < ends:
        with tempfile.TemporaryDirectory() as place:
            made = dict(batch(Path(place), sound, seed))
            found = scan(place, config=config, make_scan=make_scan).inventory
            for path, outcome, note in zip(found["path"], found["outcome"], found["note"], strict=True):
                outcomes[outcome] += 1
                if outcome in BAD:
                    args.out.mkdir(exist_ok=True)
                    (args.out / path).write_bytes(made[int(Path(path).stem)])
                    print(f"{path}: {outcome} ({note}), kept in {args.out}", flush=True)
        seed += _BATCH
    print(f"{outcomes.total()} documents, seeds {args.seed} to {seed - 1}: {dict(sorted(outcomes.items()))}")
    raise SystemExit(any(outcomes[bad] for bad in BAD))


if __name__ == "__main__":
    main()
