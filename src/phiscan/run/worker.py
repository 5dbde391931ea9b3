"""What happens in a worker process: limits first, then the scanner once, then document after document."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import os
import resource
import signal
import socket
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.languages import recalled
from phiscan.model import DocumentRef, DocumentReport
from phiscan.run.confinement import confine
from phiscan.run.records import encode_report
from phiscan.vault import seal

_PR_SET_PDEATHSIG = 1
# Libraries that would start a thread a core: workers are as many as cores.
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")

# Python's own are 700, 10, 10: it would look at some hundred documents' objects for one that is garbage.
_COLLECT = (20_000, 20, 50)

# One document to its report; made once a worker.
Scan = Callable[[DocumentRef], DocumentReport]
# Makes that from the configuration: `phiscan.scanning.Scanner(config).scan`, or a test's own.
MakeScan = Callable[[ScanConfig], Scan]


@dataclass(frozen=True, slots=True)
class Done:
    """A finished document: its report, sealed, the counts that progress shows, and how often memory was asked and answered."""

    sealed: bytes
    outcome: str
    pages: int
    findings: int
    recalled: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class CannotStart:
    """The worker has no scanner: the run cannot go on, whatever the document."""

    error: type[errors.RunError]
    message: str


def scanner(config: ScanConfig) -> Scan:
    """The real thing, loaded before the first document's clock starts; imports what is heavy."""
    from phiscan.run.importing import import_lightly

    import_lightly()
    from phiscan.scanning import Scanner

    ready = Scanner(config)
    ready.load()
    return ready.scan


def done(report: DocumentReport, key: bytes) -> Done:
    """A report as it leaves a process."""
    sealed = seal(key, encode_report(report))
    before, _Worker.recalled = _Worker.recalled, recalled()
    since = (now - then for now, then in zip(_Worker.recalled, before, strict=True))
    return Done(sealed, report.outcome, report.pages - report.pages_unread, len(report.findings), *since)


class _Worker:
    scan: Scan | None = None
    failure: CannotStart | None = None
    key = b""
    recalled = (0, 0)


def start(config: ScanConfig, key: bytes, make_scan: MakeScan, scratch: Path) -> None:
    """Prepare this process: limits, signals, confinement, then the scanner. Never raises: a task reports the failure."""
    # Until there is a scanner, all that is made stays: the collector would look through it in vain (a tenth of the time).
    gc.disable()
    for name in THREAD_SETTINGS:
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library warns of may quote the document.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    # urllib3, which spaCy and Presidio import, opens a socket to see whether there is IPv6.
    socket.has_ipv6 = False
    _die_with_parent()
    _limit_memory(config.memory_mb)
    confine(scratch)
    _Worker.key = key
    try:
        _Worker.scan = make_scan(config)
        settle()
    except errors.RunError as exc:
        _Worker.failure = CannotStart(type(exc), str(exc))
    except MemoryError:
        _Worker.failure = CannotStart(errors.MissingExtraError, "the model does not fit: raise memory_mb")


def settle() -> None:
    """What is loaded stays, and documents leave no cycles: the collector looks seldom, at the new alone (5 % of the time)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    gc.enable()


def work(ref: DocumentRef) -> Done | CannotStart:
    """Scan one document in a started worker."""
    if _Worker.scan is None:
        return _Worker.failure or CannotStart(errors.MissingExtraError, "the worker did not start")
    return done(_Worker.scan(ref), _Worker.key)


def _die_with_parent() -> None:
    """A killed parent leaves no worker behind (Linux; elsewhere a worker ends when its pipe closes)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory(memory_mb: int) -> None:
    """Heap and private mappings (RLIMIT_DATA): address space is no measure, libraries reserve much and use little."""
    limit = memory_mb * 1024 * 1024
    with contextlib.suppress(OSError, ValueError, OverflowError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
