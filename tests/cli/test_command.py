"""The command as a user meets it: outputs, one clear line for each mistake, documented exit codes, no leak."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from phiscan.errors import ExitCode
from tests.extract.drawing import Sheet, draw
from tests.leaks import leaks

ROOT = Path(__file__).parents[2]
NAME, BIRTH = "Zyxgrond Quillbert", "03/12/1951"


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two readable documents and a damaged one that quotes a name."""
    folder = tmp_path_factory.mktemp("dump")

    def page(sheet: Sheet) -> None:
        sheet.put(72, 100, f"Patient: {NAME}")
        sheet.put(72, 120, "MRN: A-104422")
        sheet.put(72, 140, "=cmd|' /C calc'!A0")

    draw(folder / "a.pdf", page)
    (folder / "sub").mkdir()
    draw(folder / "sub" / "b.pdf", page)
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.4\n" + NAME.encode() + b"\nnothing else")
    return folder


def phiscan(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "phiscan", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "HOME": str(cwd), "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def scanned(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    cwd = tmp_path_factory.mktemp("cwd")
    return phiscan("scan", dump, "--out", "exposure", "--workers", "1", cwd=cwd), cwd / "exposure"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_scan_leaves_its_inventory(scanned: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    """Each document has a row; the exit code says that one could not be read."""
    result, out = scanned
    assert result.returncode == ExitCode.INCOMPLETE, result.stderr
    assert [(row["path"], row["outcome"], row["subjects"]) for row in rows(out / "inventory.csv")] == [
        ("a.pdf", "scanned", "1"),
        ("damaged.pdf", "damaged", "0"),
        ("sub/b.pdf", "scanned", "1"),
    ]
    assert rows(out / "inventory.csv")[2]["duplicate_of"] == "a.pdf"
    assert "Ledger" in result.stdout
    assert "documents/s" in result.stderr


def test_no_value_leaves_by_default(scanned: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    """Not on the terminal, not in any file, not in any common encoding or unkeyed digest."""
    result, out = scanned
    assert leaks(out, (NAME, "A-104422")) == []
    for part in (*NAME.split(), "104422"):
        assert part not in result.stdout + result.stderr
        assert all(part.encode() not in path.read_bytes() for path in out.rglob("*") if path.is_file())


def test_masked_paths_are_an_option(dump: Path, tmp_path: Path) -> None:
    """A path that names nobody stays; one that does is masked in every file, and the outputs hold no encoding of it."""
    folder = tmp_path / "named"
    folder.mkdir()
    (folder / f"{NAME}.pdf").write_bytes((dump / "a.pdf").read_bytes())
    result = phiscan("scan", folder, "--out", "out", "--mask-paths", "--quiet", "--workers", "1", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (ExitCode.COMPLETE, "")
    assert leaks(tmp_path / "out", (NAME, "A-104422")) == []


def test_reveal_is_explicit(dump: Path, tmp_path: Path) -> None:
    """With --reveal the values are there, and the files are still the owner's alone."""
    result = phiscan("scan", dump, "--out", "clear", "--reveal", "--quiet", "--workers", "1", cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (ExitCode.INCOMPLETE, "", "")
    assert NAME in {row["value"] for row in rows(tmp_path / "clear" / "findings.csv")}
    assert all(path.stat().st_mode & 0o77 == 0 for path in (tmp_path / "clear").rglob("*"))


MISTAKES: dict[str, tuple[list[str], ExitCode, str]] = {
    "missing path": (["scan", "nowhere"], ExitCode.USAGE, "no such file or folder: nowhere"),
    "nothing to scan": (["scan", "empty"], ExitCode.USAGE, "no PDFs found in empty"),
    "output is a file": (["scan", "DUMP", "--out", "file.txt"], ExitCode.OUTPUT_FAILED, "is a file, not a folder"),
    "output inside the source": (["scan", "DUMP", "--out", "DUMP/out"], ExitCode.USAGE, "is inside of"),
    "unknown reader": (["scan", "DUMP", "--reader", "acrobat"], ExitCode.BAD_CONFIG, "unknown reader 'acrobat'"),
    "unknown entity type": (["scan", "DUMP", "--entity", "SHOE_SIZE"], ExitCode.BAD_CONFIG, "unknown entity type 'SHOE_SIZE'"),
    "broken TOML": (["scan", "DUMP", "--config", "broken.toml"], ExitCode.BAD_CONFIG, "broken.toml is not valid TOML"),
    "not a PDF": (["scan", "file.txt"], ExitCode.USAGE, "no PDFs found in file.txt"),
    "text for a list": (["scan", "DUMP", "--config", "list.toml"], ExitCode.BAD_CONFIG, "entities must be a list of texts"),
    "half a worker": (["scan", "DUMP", "--config", "half.toml"], ExitCode.BAD_CONFIG, "workers must be a whole number"),
    "no such number": (["scan", "DUMP", "--config", "nan.toml"], ExitCode.BAD_CONFIG, "timeout_s must be a number"),
    "folder to explain": (["explain", "empty"], ExitCode.USAGE, "empty is a folder"),
    "dump over a file": (["synth", "file.txt"], ExitCode.OUTPUT_FAILED, "cannot write in file.txt"),
    "unknown setting": (["scan", "DUMP", "--config", "odd.toml"], ExitCode.BAD_CONFIG, "unknown setting 'colour'"),
    "missing config": (["scan", "DUMP", "--config", "none.toml"], ExitCode.BAD_CONFIG, "cannot read none.toml"),
    "folder as config": (["scan", "DUMP", "--config", "empty"], ExitCode.BAD_CONFIG, "cannot read empty"),
    "missing model": (["scan", "DUMP", "--model", "xx_none"], ExitCode.BAD_CONFIG, "no spaCy pipeline 'xx_none'"),
    "missing recognizers": (["scan", "DUMP", "--recognizers", "no.yaml"], ExitCode.BAD_CONFIG, "no recognizer file at no.yaml"),
    "odd recognizers": (["scan", "DUMP", "--recognizers", "odd.yaml"], ExitCode.BAD_CONFIG, "not a Presidio recognizer file"),
    "impossible number": (["scan", "DUMP", "--workers", "0"], ExitCode.BAD_CONFIG, "workers must be a whole number of at least 1"),
    "no number": (["scan", "DUMP", "--workers", "many"], ExitCode.USAGE, "Invalid value for '--workers'"),
    "unknown option": (["scan", "DUMP", "--shout"], ExitCode.USAGE, "No such option"),
    "unknown command": (["scam"], ExitCode.USAGE, "No such command"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_has_one_clear_line_and_its_exit_code(dump: Path, tmp_path: Path, mistake: str) -> None:
    """No traceback, no value, nothing written."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "broken.toml").write_text("workers = = 2")
    (tmp_path / "odd.toml").write_text("colour = 'red'")
    (tmp_path / "list.toml").write_text("entities = 'PERSON'")
    (tmp_path / "half.toml").write_text("workers = 2.5")
    (tmp_path / "nan.toml").write_text("timeout_s = nan")
    (tmp_path / "odd.yaml").write_text("- 1\n- 2\n")
    arguments, code, line = MISTAKES[mistake]
    result = phiscan(*(each.replace("DUMP", str(dump)) for each in arguments), cwd=tmp_path)
    assert (result.returncode, line in result.stderr) == (code, True), result.stderr
    assert "Traceback" not in result.stderr
    assert len([each for each in result.stderr.splitlines() if each.startswith("phiscan:")]) == 1
    if code is ExitCode.USAGE:
        assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "exposure" / "inventory.csv").exists()
    assert not (dump / "out").exists()


def test_help_is_quick_to_import(tmp_path: Path) -> None:
    """`--help` loads neither pandas nor spaCy nor Presidio."""
    code = (
        "import sys, phiscan.cli; print(sorted({'pandas','spacy','presidio_analyzer','pdfplumber'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
    assert "Usage" in phiscan("--help", cwd=tmp_path).stdout


NO_SOCKETS = """
import sys
def hook(event, args):
    if event.startswith("socket."):
        with open({log!r}, "a") as log:
            log.write(event + "\\n")
        raise RuntimeError("a socket was opened")
sys.addaudithook(hook)
"""


def test_a_run_opens_no_socket(dump: Path, tmp_path: Path) -> None:
    """Neither the parent nor a worker: the hook is in every Python process of the run."""
    site = tmp_path / "site"
    site.mkdir()
    log = tmp_path / "sockets"
    (site / "sitecustomize.py").write_text(NO_SOCKETS.format(log=str(log)))
    probe = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        env={**os.environ, "PYTHONPATH": str(site)}, capture_output=True, check=False,
    )  # fmt: skip
    assert probe.returncode != 0, "the hook does not bite"
    log.unlink()
    path = os.pathsep.join((str(site), str(ROOT / "src")))
    result = phiscan("scan", dump, "--out", "out", "--workers", "2", cwd=tmp_path, PYTHONPATH=path)
    assert result.returncode == ExitCode.INCOMPLETE, result.stderr
    assert not log.exists()


def test_a_script_without_a_main_guard_may_call_the_library(dump: Path, tmp_path: Path) -> None:
    """Workers do not run the user's script again."""
    script = tmp_path / "script.py"
    script.write_text(
        "import phiscan\n"
        f"scan = phiscan.scan({str(dump)!r}, out='exposure', key_file='key')\n"
        "print(len(scan.inventory), type(scan.findings).__name__)\n"
        f"print(len(phiscan.scan_pdf({str(dump / 'a.pdf')!r}).subjects))\n"
    )
    result = subprocess.run(
        [sys.executable, script.name], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert (result.returncode, result.stdout.split()) == (0, ["3", "DataFrame", "1"]), result.stderr


def test_a_full_disk_is_one_clear_error(dump: Path, tmp_path: Path) -> None:
    """A file size limit stands in for the disk: nothing that looks like a result is left."""
    code = (
        "import resource, runpy, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))\n"
        f"sys.argv = ['phiscan', 'scan', {str(dump)!r}, '--out', 'out', '--workers', '1', '--quiet']\n"
        "runpy.run_module('phiscan', run_name='__main__')\n"
    )
    environment = {**os.environ, "HOME": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == ExitCode.OUTPUT_FAILED, result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out" / "inventory.csv").exists()


def test_an_interrupted_run_says_how_to_go_on(dump: Path, tmp_path: Path) -> None:
    """Ctrl-C: exit code 130, one line, and the same command finishes the work."""
    command = [sys.executable, "-m", "phiscan", "scan", str(dump), "--out", "out", "--workers", "1", "--quiet"]
    environment = {**os.environ, "HOME": str(tmp_path)}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "out" / ".phiscan" / "journal.jsonl").exists():
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (
        ExitCode.INTERRUPTED,
        "phiscan: interrupted; the same command goes on where it stopped\n",
    )
    assert phiscan("scan", dump, "--out", "out", "--workers", "1", cwd=tmp_path).returncode == ExitCode.INCOMPLETE
