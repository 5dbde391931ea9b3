"""What the channels beside the text cost a page of text: `python -m benchmarks.channel_cost [--documents 40]`.

INR reports of one page, which have nothing but text, are scanned with all channels and with one of them left out, in turn,
in one process; processor time, of each document the least of a few times. The share is of the scan with all of them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.command import synthesize
from benchmarks.guard import reports
from phiscan.config import ScanConfig
from phiscan.extract.channels.channels import Channels
from phiscan.extract.channels.pictures import Pictures
from phiscan.extract.hidden import Seen, Sight
from phiscan.model import DocumentRef
from phiscan.run.worker import settle
from phiscan.scanning import Scanner

_TIMES = 14
GOAL = 0.05


def _nothing(*_: Any, **__: Any) -> Iterator[Any]:
    return iter(())


def _all_seen(sight: Sight, **_: Any) -> Seen:
    return Seen([word for _, word in sight._placed])


def _no_objects(channels: Channels, *_: Any, **__: Any) -> None:
    channels._objects, channels.has_layers_off, channels._pictures = None, False, Pictures(faces=False)


# What is replaced by what, to leave a channel out.
_Change = tuple[type, str, Callable[..., Any]]
LEFT_OUT: dict[str, tuple[_Change, ...]] = {
    "nothing (what is measured by mistake)": ((Channels, "attachments", Channels.attachments),),
    "hidden text": ((Sight, "look", _all_seen),),
    "barcodes and faces": ((Pictures, "page", lambda *_: None),),
    "forms, annotations": ((Channels, "of_page", _nothing),),
    "metadata": ((Channels, "of_document", _nothing),),
    "attachments": ((Channels, "attachments", lambda *_: []),),
    "all of them": ((Sight, "look", _all_seen), (Channels, "__init__", _no_objects), (Channels, "of_page", _nothing)),
}


@contextmanager
def _without(changes: Sequence[_Change]) -> Iterator[None]:
    with ExitStack() as stack:
        for owner, name, instead in changes:
            stack.enter_context(patch.object(owner, name, instead))
        yield


def costs(documents: Sequence[DocumentRef]) -> tuple[float, dict[str, float]]:
    """Milliseconds a document with all channels, and what each adds to what there is without it."""
    scanner = Scanner(ScanConfig())
    scanner.load()
    settle()
    ways: dict[str, tuple[_Change, ...]] = {"": (), **LEFT_OUT}
    least = {(way, ref.path): float("inf") for way in ways for ref in documents}
    for turn in range(_TIMES):
        for ref in documents:
            # The second scan of a document finds more of it in memory than the first; and no way comes always first.
            scanner.scan(ref)
            names = [*ways][turn % len(ways) :] + [*ways][: turn % len(ways)]
            for way, changes in ((name, ways[name]) for name in names):
                with _without(changes):
                    began = time.process_time()
                    scanner.scan(ref)
                    spent = time.process_time() - began
                least[way, ref.path] = min(least[way, ref.path], spent)
    totals = {way: 1000 * sum(least[way, ref.path] for ref in documents) / len(documents) for way in ways}
    return totals[""], {way: totals[""] - total for way, total in totals.items() if way}


def main() -> None:
    """Print what each channel costs a page, and the share."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=40)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump"
        synthesize(dump, 4 * args.documents, seed=1)
        page_ms, spent = costs(reports(dump, args.documents))
    print(
        f"{page_ms:.2f} ms of processor time a page with all channels\n\n| channels | ms a page | share |\n|---|---:|---:|"
    )
    for way, cost_ms in spent.items():
        print(f"| {way} | {cost_ms:.2f} | {100 * cost_ms / page_ms:.1f} % |")


if __name__ == "__main__":
    main()
