"""What matching patterns takes of a page, and what a memory of lines could save of it: `python -m benchmarks.matching`.

All calls of `re` while a dump is read are kept, and done again by themselves. Of those that look through a whole text, what
they find line by line says whether lines stand for themselves; then lines in which a pattern found nothing before, digits all
alike, are left out: no memory of lines can leave out more.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.command import synthesize

_METHODS = ("finditer", "search", "match", "fullmatch", "findall", "sub", "split")
_WHOLE = 200
_FROM_END_TO_END = ((), (0, sys.maxsize))
_DIGITS = str.maketrans("123456789", "000000000")

# A pattern, the method asked of it, and its arguments.
Call = tuple["re.Pattern[str]", str, tuple[Any, ...]]


class Recorded:
    """A pattern that keeps what is asked of it in `calls`, while that is a list."""

    calls: list[Call] | None = None

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._pattern, name)
        return self._recording(name, asked) if name in _METHODS else asked

    def _recording(self, name: str, asked: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*args: Any) -> Any:
            if Recorded.calls is not None:
                Recorded.calls.append((self._pattern, name, args))
            return asked(*args)

        return ask


@dataclass
class Whole:
    """The searches of one pattern through whole texts: their time, and that on lines not known to hold nothing."""

    spent_s: float = 0.0
    left_s: float = 0.0
    is_of_lines: bool = True
    fruitless: set[str] = field(default_factory=set)

    def search(self, pattern: re.Pattern[str], text: str) -> None:
        """One more."""
        found, spent_s = _timed(lambda: [match.span() for match in pattern.finditer(text)])
        ends = [-1, *(match.start() for match in re.finditer(r"\n", text)), len(text)]
        lines = [(before + 1, min(end + 1, len(text))) for before, end in pairwise(ends)]
        folded = [text[start:end].translate(_DIGITS) for start, end in lines]
        new = list(_runs(line for line, key in zip(lines, folded, strict=True) if key not in self.fruitless))
        again, left_s = _timed(lambda: [match.span() for run in new for match in pattern.finditer(text, *run)])
        self.is_of_lines = self.is_of_lines and found == again
        self.spent_s += spent_s
        self.left_s += left_s
        starts = [start for start, _ in again]
        for (start, end), key in zip(lines, folded, strict=True):
            if not any(start <= at < end for at in starts):
                self.fruitless.add(key)


def _runs(lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines that follow each other as one stretch."""
    run: tuple[int, int] | None = None
    for start, end in lines:
        if run is not None and run[1] == start:
            run = (run[0], end)
            continue
        if run is not None:
            yield run
        run = (start, end)
    if run is not None:
        yield run


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.thread_time()
    return work(), time.thread_time() - began


def _again(call: Call) -> object:
    pattern, name, args = call
    done = getattr(pattern, name)(*args)
    return list(done) if name == "finditer" else done


def record(dump: Path, documents: int, *, mixed: bool) -> tuple[list[Call], float, int]:
    """The calls of `re` while the second half of the documents is read, the seconds that took, and how many they are."""
    compile_pattern = re.compile

    def recorded(pattern: Any, flags: int = 0) -> Any:
        return Recorded(compile_pattern(getattr(pattern, "_pattern", pattern), flags))

    import presidio_analyzer  # noqa: F401 - what is not ours compiles its patterns before

    re.compile = recorded
    from benchmarks.guard import reports
    from benchmarks.serial import refs
    from phiscan.config import ScanConfig
    from phiscan.scanning import Scanner

    listed = list(refs(dump))[:documents] if mixed else reports(dump, documents)
    scanner = Scanner(ScanConfig())
    scanner.load()
    half = len(listed) // 2
    for ref in listed[:half]:
        scanner.scan(ref)
    calls: list[Call] = []
    Recorded.calls = calls
    began = time.thread_time()
    for ref in listed[half:]:
        scanner.scan(ref)
    spent_s = time.thread_time() - began
    Recorded.calls = None
    re.compile = compile_pattern
    return [call for call in calls if isinstance(call[0].pattern, str)], spent_s, len(listed) - half


def main() -> None:
    """Print milliseconds of processor time a document."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=800, help="of the dump; a quarter of them are INR reports")
    parser.add_argument("--mixed", action="store_true", help="all documents of the dump, not its INR reports alone")
    parser.add_argument("--dump", type=Path, help="use this dump (with its truth.jsonl) rather than a new one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = args.dump or Path(folder) / "dump"
        synthesize(dump, args.documents, seed=1)
        calls, spent_s, documents = record(dump, args.documents, mixed=args.mixed)
    wholes: dict[re.Pattern[str], Whole] = defaultdict(Whole)
    matching_s = 0.0
    for call in calls:
        pattern, name, given = call
        matching_s += _timed(partial(_again, call))[1]
        if name in ("finditer", "search", "findall") and len(given[0]) > _WHOLE and given[1:] in _FROM_END_TO_END:
            wholes[pattern].search(pattern, given[0])
    clock_s = _timed(lambda: [_timed(str) for _ in calls])[1]
    apart = [each for each in wholes.values() if each.is_of_lines]
    rows = {
        "all of a document, while calls are kept": spent_s,
        "all calls of `re`": matching_s - clock_s,
        "searches through whole texts": sum(each.spent_s for each in wholes.values()),
        "- by patterns for which a line stands for itself": sum(each.spent_s for each in apart),
        "- - on lines in which they are not known to find nothing": sum(each.left_s for each in apart),
    }
    print(f"{len(calls) / documents:.0f} calls of `re` a document\n\n| of a document | ms |\n|---|---:|")
    for name, seconds in rows.items():
        print(f"| {name} | {1000 * seconds / documents:.2f} |")


if __name__ == "__main__":
    main()
