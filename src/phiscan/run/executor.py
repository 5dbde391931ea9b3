"""Where documents are scanned: in this process (the reference) or in a pool of processes.

One seam: documents in, (document, result) out, in whatever order they finish. The pool kills and
replaces a worker that hangs, dies or eats memory; the only module that imports pebble.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
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
    """In `workers` processes, each under `timeout_s` and `memory_mb`."""

    def __init__(self, config: ScanConfig, key: bytes, make_scan: MakeScan = worker.scanner) -> None:
        self._config, self._key, self._make_scan = config, key, make_scan
        self._workers = config.workers or os.cpu_count() or 1

    def scan(self, refs: Iterable[DocumentRef]) -> Iterator[tuple[DocumentRef, Done]]:
        """Each document with its result, in order of completion."""
        queue = iter(refs)
        running: dict[Future[Any], DocumentRef] = {}
        with _main_module_hidden(), TemporaryDirectory(prefix="phiscan-") as scratch, self._pool(scratch) as pool:
            while True:
                for ref in islice(queue, _AHEAD * self._workers - len(running)):
                    running[pool.schedule(worker.work, args=(ref,), timeout=self._config.timeout_s)] = ref
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    ref = running.pop(future)
                    yield ref, self._result(future)

    def _result(self, future: Future[Any]) -> Done:
        try:
            result = future.result()
        except TimeoutError:
            return self._failed(errors.DocumentTimeoutError(f"over {self._config.timeout_s:g} s"))
        except ProcessExpired as exc:
            return self._failed(errors.DocumentCrashError(f"worker ended with {exc.exitcode}"))
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
