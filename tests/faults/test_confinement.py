"""What a worker may still do to the machine while it reads what strangers wrote."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from phiscan.config import ScanConfig
from phiscan.model import DocumentRef, DocumentReport, Outcome
from phiscan.run.dump import scan
from phiscan.run.worker import Scan

TRIES = ("read", "scratch", "write", "append", "remove", "program", "connect", "signal", "abstract")
REFUSED = {"write", "append", "remove", "program", "connect", "signal", "abstract"}
# Refused by kernels that know of them.
FROM_ABI_6 = {"signal", "abstract"}


def make_scan(config: ScanConfig) -> Scan:
    """Does what the document's file name says, and notes what the system says to it."""

    def obey(ref: DocumentRef) -> DocumentReport:
        try:
            _attempt(ref.location)
        except OSError as exc:
            return DocumentReport(Outcome.CRASHED, note=type(exc).__name__)
        return DocumentReport(Outcome.SCANNED, note="done")

    return obey


def _attempt(place: Path) -> None:
    match place.stem:
        case "read":
            place.read_bytes()
        case "scratch":
            with tempfile.NamedTemporaryFile() as file:
                file.write(b"notes")
        case "write":
            (place.parent / "left-behind").write_bytes(b"x")
        case "append":
            with place.open("ab") as stream:
                stream.write(b"x")
        case "remove":
            place.unlink()
        case "program":
            code = f"open({str(place.parent / 'left-behind')!r}, 'w')"
            ended = subprocess.run([sys.executable, "-c", code], stderr=subprocess.DEVNULL, check=False)
            if ended.returncode:
                raise PermissionError
        case "connect":
            socket.create_connection(("127.0.0.1", int(place.read_text().split()[1])), timeout=5).close()
        case "signal":
            os.kill(os.getppid(), 0)
        case "abstract":
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
                client.connect(f"\0{place.read_text().split()[1]}")


def supported() -> int:
    """The version of Landlock's interface here; from 4 on it has rules for the network, from 6 on for signals and sockets."""
    if sys.platform != "linux":
        return 0
    import landlockpy

    return int(landlockpy.abi_version())


@pytest.mark.skipif(supported() < 4, reason="this system has no Landlock with rules for the network")
def test_a_worker_reads_everything_and_writes_in_its_scratch_folder_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor do programs it starts write, nor does it connect to anybody; the scratch folder is gone after the run."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    dump = tmp_path / "dump"
    dump.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind(f"\0{server.getsockname()[1]}")
        abstract.listen()
        for name in TRIES:
            (dump / f"{name}.pdf").write_text(f"{name} {server.getsockname()[1]}")
        result = scan(dump, config=ScanConfig(workers=1), make_scan=make_scan)
    outcomes = {Path(row.path).stem: row.note for row in result.inventory.itertuples()}
    refused = REFUSED if supported() >= 6 else REFUSED - FROM_ABI_6
    assert outcomes == {name: "PermissionError" if name in refused else "done" for name in TRIES}
    assert sorted(os.listdir(dump)) == sorted(f"{name}.pdf" for name in TRIES)
    assert not any(scratch.iterdir())
