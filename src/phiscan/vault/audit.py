"""The audit log of a run: who looked at values, when, at what. It holds none of them.

    OUT/audit.jsonl    one line an event; each line carries the SHA-256 of the line before

The file is opened for appending only. A line that is changed or removed breaks the chain, but for the
last lines: who can write the folder can cut the log short, so keep a copy where that matters.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import pwd
from datetime import UTC, datetime
from pathlib import Path

from phiscan import errors

AUDIT_FILE = "audit.jsonl"
_START = "0" * 64


class AuditLog:
    """The log in an output folder."""

    def __init__(self, out: Path) -> None:
        self.path = out / AUDIT_FILE

    def write(self, what: str) -> None:
        """Add a line, on the disk before this returns. Raises `OutputError`: then nothing may be shown."""
        event = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "who": _who(), "what": what}
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "r+b", buffering=0) as file:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX)
                lines = file.read().splitlines()
                event["after"] = _digest(lines[-1]) if lines else _START
                file.write(json.dumps(event, ensure_ascii=False).encode() + b"\n")
                os.fsync(file.fileno())
        except OSError as exc:
            raise errors.OutputError(f"cannot write the audit log {self.path}: {exc.strerror}") from None

    def is_whole(self) -> bool:
        """Whether each line follows the one before; a log that is not there is whole."""
        expected = _START
        for line in self.path.read_bytes().splitlines() if self.path.exists() else ():
            try:
                event = json.loads(line)
            except ValueError:
                return False
            if not isinstance(event, dict) or event.get("after") != expected:
                return False
            expected = _digest(line)
        return True


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _who() -> str:
    """The account that runs this, as the operating system knows it (not as the environment says)."""
    try:
        return f"{pwd.getpwuid(os.getuid()).pw_name} (uid {os.getuid()})"
    except KeyError:
        return f"uid {os.getuid()}"
