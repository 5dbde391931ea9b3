"""What it costs: findings of many documents to tables, in a process of its own: time, processor, peak memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

from benchmarks.people.examination import make
from benchmarks.people.names import examination_names
from phiscan.summarize import summarize

_KB_PER_GB = 1024**2


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one dump: making it (in no figure a user meets) and making tables of it, persons included."""

    documents: int
    people: int
    lower: int
    best: int
    upper: int
    seconds: float
    cpu_seconds: float
    making_cpu_seconds: float
    peak_gb: float


def measured(documents: int, people: int, seed: int) -> Cost:
    """The cost of a dump, in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.people.scale", str(documents), str(people), str(seed)]
    return Cost(**json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def _measure(documents: int, people: int, seed: int) -> Cost:
    dump = make(seed, people, documents, examination_names())
    making = time.process_time()
    for _ in dump.entries():
        pass
    making = time.process_time() - making
    began, cpu = time.perf_counter(), time.process_time()
    scan = summarize(dump.entries())
    count = scan.summary["people"]
    return Cost(
        documents,
        dump.named,
        count["lower"],
        count["best"],
        count["upper"],
        time.perf_counter() - began,
        time.process_time() - cpu,
        making,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_GB,
    )


if __name__ == "__main__":
    print(json.dumps(asdict(_measure(*map(int, sys.argv[1:4])))))
