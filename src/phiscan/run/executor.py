"""Where documents are scanned: in this process (the reference) or in a pool of processes.

One seam: documents in, (document, result) out, in whatever order they finish. The pool kills and
replaces a worker that hangs, dies or eats memory; the only module that imports pebble.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.model import DocumentRef
from phiscan.outcomes import failed
from phiscan.run import worker
from phiscan.run.worker import CannotStart, Done, MakeScan

# Enough that no worker waits for the parent, few enough that the parent holds little.
_AHEAD = 2
_STOP_S = 5.0
# Nothing finished for so much longer than a document may take: the pool waits for a dead worker. Starting takes a part of it.
_SILENCE_S = 60.0
# So many pools in a row that finish nothing are enough.
_MOST_FRUITLESS = 5


class _Work:
    """The documents that have no result yet; those given back come first."""

    def __init__(self, refs: Iterable[DocumentRef]) -> None:
        self._queue = iter(refs)
        self._given_back: list[DocumentRef] = []
        self._tried_again: set[DocumentRef] = set()
        self.finished = 0

    def __iter__(self) -> Iterator[DocumentRef]:
        return self

    def __next__(self) -> DocumentRef:
        return self._given_back.pop() if self._given_back else next(self._queue)

    def give_back(self, ref: DocumentRef) -> None:
        """A document that a pool did not finish."""
        self._given_back.append(ref)

    def may_be_tried_again(self, ref: DocumentRef) -> bool:
        """Whether a document's worker died for the first time: it may have been killed from outside."""
        first = ref not in self._tried_again
        self._tried_again.add(ref)
        return first


class Executor(Protocol):
    """Scans documents."""

    def scan(self, refs: Iterable[DocumentRef]) -> Iterator[tuple[DocumentRef, Done]]:
        """Each document with its result, in order of completion. Raises a `RunError` when nothing can be scanned."""


class SerialExecutor:
    """One after the other in this process; no limits can be enforced here."""

    def __init__(self, config: ScanConfig, key: bytes, make_scan: MakeScan = worker.scanner) -> None:
        self._config, self._key, self._make_scan = config, key, make_scan

    def scan(self, refs: Iterable[DocumentRef]) -> Iterator[tuple[DocumentRef, Done]]:
        """Each document with its result, in order."""
        scan = self._make_scan(self._config)
        for ref in refs:
            yield ref, worker.done(scan(ref), self._key)


class PoolExecutor:
    """In `workers` processes, each under `timeout_s` and `memory_mb`. What two workers died of is the document's.

    Starting one takes seconds: there are no more of them than the `documents` of the run, where that number is known.
    """

    def __init__(
        self, config: ScanConfig, key: bytes, make_scan: MakeScan = worker.scanner, *, documents: int | None = None
    ) -> None:
        self._config, self._key, self._make_scan = config, key, make_scan
        workers = config.workers or os.cpu_count() or 1
        self._workers = workers if documents is None else max(min(workers, documents), 1)

    def scan(self, refs: Iterable[DocumentRef]) -> Iterator[tuple[DocumentRef, Done]]:
        """Each document with its result, in order of completion. Raises `WorkersLostError` when no worker lives."""
        work = _Work(refs)
        fruitless = 0
        with _main_module_hidden(), TemporaryDirectory(prefix="phiscan-") as scratch:
            while True:
                finished = work.finished
                try:
                    with self._pool(scratch) as pool:
                        yield from self._until_done(pool, work)
                    return
                except BrokenProcessPool:
                    # A worker that dies before its first document takes pebble's whole pool with it.
                    fruitless = fruitless + 1 if work.finished == finished else 0
                    if fruitless >= _MOST_FRUITLESS:
                        raise errors.WorkersLostError(
                            "workers die before they read anything: is there memory?"
                        ) from None

    def _until_done(self, pool: Any, work: _Work) -> Iterator[tuple[DocumentRef, Done]]:
        """All of the work in one pool. Raises `BrokenProcessPool` when the pool is none any more."""
        running: dict[Future[Any], DocumentRef] = {}
        try:
            while True:
                for ref in islice(work, _AHEAD * self._workers - len(running)):
                    running[self._sent(pool, ref, work)] = ref
                if not running:
                    return
                done = wait(running, timeout=self._config.timeout_s + _SILENCE_S, return_when=FIRST_COMPLETED).done
                if not done:
                    raise BrokenProcessPool
                for future in done:
                    if isinstance(future.exception(), BrokenProcessPool):
                        raise BrokenProcessPool
                    ref = running.pop(future)
                    if isinstance(future.exception(), ProcessExpired) and work.may_be_tried_again(ref):
                        work.give_back(ref)
                    else:
                        work.finished += 1
                        yield ref, self._result(future)
        except BrokenProcessPool:
            for ref in running.values():
                work.give_back(ref)
            raise

    def _sent(self, pool: Any, ref: DocumentRef, work: _Work) -> Future[Any]:
        try:
            future: Future[Any] = pool.schedule(worker.work, args=(ref,), timeout=self._config.timeout_s)
        except RuntimeError as exc:
            work.give_back(ref)
            raise BrokenProcessPool from exc
        return future

    def _result(self, future: Future[Any]) -> Done:
        try:
            result = future.result()
        except TimeoutError:
            return self._failed(errors.DocumentTimeoutError(f"over {self._config.timeout_s:g} s"))
        except ProcessExpired as exc:
            return self._failed(errors.DocumentCrashError(_ended(exc.exitcode)))
        except MemoryError:
            return self._failed(errors.TooLargeError("memory"))
        except Exception as exc:  # noqa: BLE001 - whatever comes through the pipe is this document's, by type only
            return self._failed(errors.DocumentCrashError(type(exc).__name__))
        if isinstance(result, CannotStart):
            raise _run_error(result)
        assert isinstance(result, Done)
        return result

    def _failed(self, error: errors.DocumentError) -> Done:
        return worker.done(failed(error), self._key)

    @contextmanager
    def _pool(self, scratch: str) -> Iterator[Any]:
        # spawn: a fork of a process with threads may deadlock, and forkserver opens a socket.
        pool = ProcessPool(
            max_workers=self._workers,
            initializer=worker.start,
            initargs=(self._config, self._key, self._make_scan, Path(scratch)),
            context=multiprocessing.get_context("spawn"),
        )
        try:
            yield pool
            pool.close()
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.join(_STOP_S)


def _ended(exit_code: int) -> str:
    """How a worker ended: a library that gives up aborts, and what it lacks is nearly always memory."""
    if -exit_code == signal.SIGABRT:
        return "a library gave up, as under memory_mb"
    return f"worker ended with {exit_code}"


def _run_error(failure: CannotStart) -> errors.RunError:
    if issubclass(failure.error, errors.ConfigError):
        return failure.error((failure.message,))
    return failure.error(failure.message)


@contextmanager
def _main_module_hidden() -> Iterator[None]:
    """Keep spawned workers from running the user's script again: they need none of it."""
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name) for name in ("__file__", "__spec__") if hasattr(main, name)}
    if "__file__" in kept:
        del main.__file__
    main.__spec__ = None
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(main, name, value)
