"""What a worker may still do to the machine while it reads what strangers wrote."""

from __future__ import annotations

import os
import platform
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

FREE = ("read", "scratch", "pipe")
WRITING = ("write", "append", "remove", "program")
SOCKETS = ("connect", "datagram", "file-socket", "abstract", "pair", "program-datagram")


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
            _program(f"open({str(place.parent / 'left-behind')!r}, 'w')")
        case "pipe":
            _program("import os, subprocess; subprocess.run(['true'], stdin=subprocess.PIPE, check=True)")
        case "connect":
            socket.create_connection(("127.0.0.1", int(place.read_text().split()[1])), timeout=5).close()
        case "datagram":
            _send(("127.0.0.1", int(place.read_text().split()[1])))
        case "program-datagram":
            _program("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)")
        case "file-socket":
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
                client.connect(str(place.parent.parent / "socket"))
        case "pair":
            socket.socketpair()
        case "signal":
            os.kill(os.getppid(), 0)
        case "abstract":
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
                client.connect(f"\0{place.read_text().split()[1]}")


def _program(code: str) -> None:
    ended = subprocess.run([sys.executable, "-c", code], stderr=subprocess.DEVNULL, check=False)
    if ended.returncode:
        raise PermissionError


def _send(address: tuple[str, int]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", address)


def supported() -> int:
    """The version of Landlock's interface here; from 4 on it has rules for the network, from 6 on for signals and sockets."""
    if sys.platform != "linux":
        return 0
    import landlockpy

    return int(landlockpy.abi_version())


def refused() -> set[str]:
    """What the system refuses here: docs/security.md has the table."""
    sockets = set(SOCKETS) if platform.machine() in ("x86_64", "aarch64") else set()
    by_landlock = {4: {"connect"}, 6: {"signal", "abstract"}}
    return {*WRITING, *sockets}.union(*(names for since, names in by_landlock.items() if supported() >= since))


@pytest.mark.skipif(supported() < 4, reason="this system has no Landlock with rules for the network")
def test_a_worker_reads_everything_and_writes_in_its_scratch_folder_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor do programs it starts write, nor does it talk to anybody; the scratch folder is gone after the run."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    dump = tmp_path / "dump"
    dump.mkdir()
    tries = (*FREE, *WRITING, *SOCKETS, "signal")
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind(f"\0{server.getsockname()[1]}")
        abstract.listen()
        with socket.socket(socket.AF_UNIX) as of_a_file:
            of_a_file.bind(str(tmp_path / "socket"))
            of_a_file.listen()
            for name in tries:
                (dump / f"{name}.pdf").write_text(f"{name} {server.getsockname()[1]}")
            result = scan(dump, config=ScanConfig(workers=1), make_scan=make_scan)
    outcomes = {Path(row.path).stem: row.note for row in result.inventory.itertuples()}
    assert outcomes == {name: "PermissionError" if name in refused() else "done" for name in tries}
    assert sorted(os.listdir(dump)) == sorted(f"{name}.pdf" for name in tries)
    assert not any(scratch.iterdir())
