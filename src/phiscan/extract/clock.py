"""The time one page may take: an alarm that interrupts whatever Python is doing.

It works in the main thread of a Unix process, which is where a worker reads. A library that hangs in C is interrupted when
it returns; one that never returns runs into `timeout_s`, and its process is killed.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from phiscan import errors

OVER_PAGE_TIMEOUT = "over page_timeout_s"
# Where a library swallows the first alarm, the next one comes.
_AGAIN_S = 1.0


class _Alarm(BaseException):
    """No `Exception`: the broad handlers of PDF libraries must let it through."""


@contextmanager
def page_clock(seconds: float, reason: str = OVER_PAGE_TIMEOUT) -> Iterator[None]:
    """Raise `DamagedDocumentError` with the reason when the body takes longer. Not to be nested."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S)
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    except _Alarm:
        raise errors.DamagedDocumentError(reason) from None


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _Alarm
