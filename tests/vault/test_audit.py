"""The audit log: who, when, what; appended only; a changed line shows."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from phiscan import errors
from phiscan.vault import AuditLog


def test_a_line_says_who_when_and_what(tmp_path: Path) -> None:
    """The account is the operating system's, the time is UTC, the file is the owner's."""
    AuditLog(tmp_path).write("reveal: subjects, 3 rows")
    event = json.loads((tmp_path / "audit.jsonl").read_text())
    assert event["what"] == "reveal: subjects, 3 rows"
    assert f"uid {os.getuid()}" in event["who"]
    assert datetime.fromisoformat(event["at"]).tzname() == "UTC"
    assert (tmp_path / "audit.jsonl").stat().st_mode & 0o777 == 0o600


def test_earlier_lines_stay_as_they_are(tmp_path: Path) -> None:
    """Each write leaves all bytes before it alone."""
    log = AuditLog(tmp_path)
    before = b""
    for number in range(4):
        log.write(f"event {number}")
        now = log.path.read_bytes()
        assert now.startswith(before)
        before = now
    assert len(before.splitlines()) == 4


def test_a_changed_or_missing_line_shows(tmp_path: Path) -> None:
    """Each line carries the digest of the one before."""
    log = AuditLog(tmp_path)
    assert log.is_whole()
    for number in range(3):
        log.write(f"event {number}")
    assert log.is_whole()
    lines = log.path.read_bytes().splitlines(keepends=True)
    for tampered in ([lines[0].replace(b"event 0", b"event 9"), *lines[1:]], lines[1:], [lines[0], lines[2]], [b"?\n"]):
        log.path.write_bytes(b"".join(tampered))
        assert not log.is_whole()


def test_a_log_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """Nothing may be shown then."""
    (tmp_path / "audit.jsonl").mkdir()
    with pytest.raises(errors.OutputError, match="cannot write the audit log"):
        AuditLog(tmp_path).write("reveal")
