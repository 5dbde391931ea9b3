"""A run: every document has one outcome, whoever scans it and however often the run is stopped."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.model import DocumentRef
from phiscan.run.dump import Run, scan
from phiscan.run.executor import PoolExecutor, SerialExecutor
from phiscan.run.journal import Journal
from phiscan.run.progress import Silent
from phiscan.run.records import decode_report
from phiscan.run.worker import Done
from phiscan.source import list_documents, with_digest
from phiscan.vault import unseal
from tests.run.fakes import PLANTED, cannot_start, dump, make_scan, never_starts, remembering, starts_at_the_third_try

KEY = b"k" * 32
OUTPUTS = (
    "inventory.csv",
    "findings.csv",
    "subjects.csv",
    "subject_documents.csv",
    "practitioners.csv",
    "manifest.csv",
    "disagreements.csv",
    "summary.json",
)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_bytes(KEY)
    return path


def outputs(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUTS}


def config(**settings: object) -> ScanConfig:
    return ScanConfig(**{"workers": 2, "timeout_s": 5.0} | settings)  # type: ignore[arg-type]


def test_serial_and_pool_give_the_same_reports(tmp_path: Path) -> None:
    """The seam's contract: an executor changes when a document is scanned, never what is found."""
    folder = dump(tmp_path / "dump", {f"{n:02}.pdf": f"person {n}" for n in range(9)})
    refs = [with_digest(listed, lambda *_: None) for listed in list_documents([folder])]
    results = []
    for executor in (SerialExecutor(config(), KEY, make_scan), PoolExecutor(config(), KEY, make_scan)):
        results.append({ref.path: decode_report(unseal(KEY, done.sealed)) for ref, done in executor.scan(refs)})
    assert results[0] == results[1]
    assert len(results[0]) == 9


def test_every_fate_of_a_worker_is_an_outcome(tmp_path: Path, key_file: Path) -> None:
    """A hang, a death, a memory hog and an unforeseen error cost one document each, and the run goes on."""
    orders = {
        "a.pdf": "fine",
        "b.pdf": "sleep 60",
        "c.pdf": "die",
        "d.pdf": "raise",
        "e.pdf": "hog",
        "f.pdf": "fine too",
    }
    folder = dump(tmp_path / "dump", orders)
    result = scan(
        folder, tmp_path / "out", config=config(timeout_s=4.0, memory_mb=512), key_file=key_file, make_scan=make_scan
    )
    assert dict(zip(result.inventory["path"], result.inventory["outcome"], strict=True)) == {
        "a.pdf": "scanned",
        "b.pdf": "timed-out",
        "c.pdf": "crashed",
        "d.pdf": "crashed",
        "e.pdf": "too-large",
        "f.pdf": "scanned",
    }
    assert sum(result.summary["outcomes"].values()) == len(orders)


def test_a_worker_killed_from_outside_costs_no_document(tmp_path: Path, key_file: Path) -> None:
    """Its document is read by another: kill -9 of a worker changes no outcome."""
    folder = dump(tmp_path / "dump", {"a.pdf": "fine", "b.pdf": "be killed once", "c.pdf": "fine too"})
    result = scan(folder, tmp_path / "out", config=config(), key_file=key_file, make_scan=make_scan)
    assert result.inventory["outcome"].tolist() == ["scanned"] * 3


def test_workers_killed_as_they_start_are_replaced(tmp_path: Path, key_file: Path) -> None:
    """No document is lost or called crashed for it."""
    folder = dump(tmp_path / "dump", {f"{n}.pdf": f"person {n}" for n in range(5)})
    result = scan(
        folder, tmp_path / "out", config=config(workers=1), key_file=key_file, make_scan=starts_at_the_third_try
    )
    assert result.inventory["outcome"].tolist() == ["scanned"] * 5


def test_where_no_worker_lives_the_run_ends(tmp_path: Path, key_file: Path) -> None:
    """With one error, not for ever, and no document is called crashed."""
    folder = dump(tmp_path / "dump", {"a.pdf": "fine", "b.pdf": "fine too"})
    with pytest.raises(errors.WorkersLostError):
        scan(folder, tmp_path / "out", config=config(), key_file=key_file, make_scan=never_starts)
    assert '"done"' not in (tmp_path / "out" / ".phiscan" / "journal.jsonl").read_text()


def test_a_model_that_is_missing_is_one_error(tmp_path: Path, key_file: Path) -> None:
    """Not a crashed document each."""
    folder = dump(tmp_path / "dump", {"a.pdf": "fine", "b.pdf": "fine too"})
    with pytest.raises(errors.MissingExtraError, match="no such model"):
        scan(folder, tmp_path / "out", config=config(), key_file=key_file, make_scan=cannot_start)


def test_the_number_of_workers_changes_no_byte(tmp_path: Path, key_file: Path) -> None:
    """1, 2 and 4 workers give identical outputs."""
    folder = dump(tmp_path / "dump", {f"{n % 5}/{n:02}.pdf": f"person {n % 7}" for n in range(20)})
    written = []
    for workers in (1, 2, 4):
        out = tmp_path / f"out{workers}"
        scan(folder, out, config=config(workers=workers), key_file=key_file, make_scan=make_scan)
        written.append(outputs(out))
    assert written[0] == written[1] == written[2]


def test_exact_copies_are_scanned_once_and_reported_for_each_path(tmp_path: Path, key_file: Path) -> None:
    """The first path is the original; each copy names it and has its findings."""
    folder = dump(tmp_path / "dump", {"b/2.pdf": "same", "a.pdf": "other", "b/1.pdf": "same"})
    seen: list[str] = []

    class Watching:
        def scan(self, refs: Iterable[DocumentRef]) -> Iterator[tuple[DocumentRef, Done]]:
            for ref, done in SerialExecutor(config(), journal.key, make_scan).scan(refs):
                seen.append(ref.path)
                yield ref, done

    with Journal(tmp_path / "out", users_key=KEY, described=config().described()) as journal:
        run = Run(journal, Watching(), Silent())
        entries = list(run.entries(run.finish(list_documents([folder]))))
    assert seen == ["a.pdf", "b/1.pdf"]
    assert [(e.ref.path, e.duplicate_of) for e in entries] == [
        ("a.pdf", None),
        ("b/1.pdf", None),
        ("b/2.pdf", "b/1.pdf"),
    ]
    assert entries[1].report.findings == entries[2].report.findings


def test_what_gets_lost_fails_the_run(tmp_path: Path) -> None:
    """An executor that forgets a document is found out."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one", "b.pdf": "two"})

    class Forgetful:
        def scan(self, refs: Iterable[DocumentRef]) -> Iterator[tuple[DocumentRef, Done]]:
            yield from list(SerialExecutor(config(), journal.key, make_scan).scan(refs))[1:]

    with (
        Journal(tmp_path / "out", users_key=KEY, described=config().described()) as journal,
        pytest.raises(errors.LostDocumentsError, match="2 listed, 1 accounted for"),
    ):
        Run(journal, Forgetful(), Silent()).finish(list_documents([folder]))


def test_a_resumed_run_reads_no_finished_document_again(tmp_path: Path, key_file: Path) -> None:
    """Neither to hash it nor to scan it: the second run finds the files gone from the disk's content, and does not mind."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one", "b.pdf": "two"})
    out = tmp_path / "out"
    scan(folder, out, config=config(), key_file=key_file, make_scan=make_scan)
    before = outputs(out)
    for path in folder.iterdir():
        status = path.stat()
        path.write_bytes(b"x" * status.st_size)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    scan(folder, out, config=config(), key_file=key_file, make_scan=make_scan)
    assert outputs(out) == before


def test_a_changed_document_is_scanned_again(tmp_path: Path, key_file: Path) -> None:
    """The journal is keyed by content."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one"})
    scan(folder, tmp_path / "out", config=config(), key_file=key_file, make_scan=make_scan)
    dump(folder, {"a.pdf": "another"})
    result = scan(folder, tmp_path / "out", config=config(), key_file=key_file, make_scan=make_scan, reveal=True)
    assert result.findings["value"].tolist() == [f"{PLANTED} another"]


def test_another_configuration_may_not_resume(tmp_path: Path, key_file: Path) -> None:
    """The error says what differs; `fresh` starts anew; the number of workers does not matter."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one"})
    out = tmp_path / "out"
    scan(folder, out, config=config(), key_file=key_file, make_scan=make_scan)
    with pytest.raises(errors.ResumeError, match=r"timeout_s: 5\.0 then, 7\.0 now"):
        scan(folder, out, config=config(timeout_s=7.0), key_file=key_file, make_scan=make_scan)
    scan(folder, out, config=config(workers=1), key_file=key_file, make_scan=make_scan)
    scan(folder, out, config=config(timeout_s=7.0), key_file=key_file, make_scan=make_scan, fresh=True)


def test_a_run_that_read_nothing_binds_nobody(tmp_path: Path, key_file: Path) -> None:
    """After a model that is not there, the same folder may be used with one that is."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one"})
    out = tmp_path / "out"
    with pytest.raises(errors.MissingExtraError):
        scan(folder, out, config=config(model="typo"), key_file=key_file, make_scan=cannot_start)
    assert len(scan(folder, out, config=config(), key_file=key_file, make_scan=make_scan).findings) == 1


def test_two_runs_do_not_share_an_output_folder(tmp_path: Path) -> None:
    """The second is told so."""
    described = config().described()
    with (
        Journal(tmp_path / "out", users_key=KEY, described=described),
        pytest.raises(errors.ResumeError, match="another run is writing"),
    ):
        Journal(tmp_path / "out", users_key=KEY, described=described)


def test_a_torn_journal_means_not_scanned(tmp_path: Path, key_file: Path) -> None:
    """Cut anywhere, the journal and records give the same outputs after a resume."""
    folder = dump(tmp_path / "dump", {f"{n}.pdf": f"person {n}" for n in range(6)})
    out = tmp_path / "out"
    scan(folder, out, config=config(workers=1), key_file=key_file, make_scan=make_scan)
    before = outputs(out)
    journal, records = out / ".phiscan" / "journal.jsonl", out / ".phiscan" / "records.bin"
    whole_journal, whole_records = journal.read_bytes(), records.read_bytes()
    dice = random.Random(3)
    for _ in range(4):
        journal.write_bytes(whole_journal[: dice.randrange(len(whole_journal))])
        records.write_bytes(whole_records[: dice.randrange(len(whole_records))])
        scan(folder, out, config=config(workers=1), key_file=key_file, make_scan=make_scan)
        assert outputs(out) == before


def test_a_lost_key_is_a_clear_error(tmp_path: Path, key_file: Path) -> None:
    """Another key cannot read the records, and says so; the outputs stay."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one"})
    out = tmp_path / "out"
    scan(folder, out, config=config(), key_file=key_file, make_scan=make_scan)
    before = outputs(out)
    other = tmp_path / "other-key"
    other.write_bytes(b"x" * 32)
    with pytest.raises(errors.KeyLostError, match="the key is another one"):
        scan(folder, out, config=config(), key_file=other, make_scan=make_scan)
    assert outputs(out) == before


def test_nothing_a_run_writes_holds_a_value(tmp_path: Path, key_file: Path) -> None:
    """Not in outputs, journal or records; not where an error's message quoted it."""
    folder = dump(tmp_path / "dump", {"a.pdf": "fine", "b.pdf": "raise"})
    out = tmp_path / "out"
    scan(folder, out, config=config(), key_file=key_file, make_scan=make_scan)
    written = [path for path in out.rglob("*") if path.is_file()]
    assert len(written) >= len(OUTPUTS) + 2
    for path in written:
        for part in PLANTED.split():
            assert part.encode() not in path.read_bytes()
            assert part.encode("utf-16-le") not in path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("place", ["dump/out", "dump"])
def test_outputs_do_not_land_in_what_is_scanned(tmp_path: Path, key_file: Path, place: str) -> None:
    """Sources are read-only, and the next scan would scan the outputs."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one"})
    with pytest.raises(errors.SourceError, match="inside of"):
        scan(folder, tmp_path / place, config=config(), key_file=key_file, make_scan=make_scan)
    assert sorted(path.name for path in folder.iterdir()) == ["a.pdf"]


KILLED = """
import sys
from pathlib import Path
from phiscan.config import ScanConfig
from phiscan.run.dump import scan
from tests.run.fakes import make_scan
scan(sys.argv[1], sys.argv[2], config=ScanConfig(workers=2), key_file=sys.argv[3], make_scan=make_scan)
"""


def test_killed_at_ten_random_moments_and_resumed(tmp_path: Path, key_file: Path) -> None:
    """kill -9 of the parent, again and again: the outputs are those of a run nobody disturbed, and no worker stays."""
    orders = {f"{n:03}.pdf": f"sleep 0.02 {n}" for n in range(150)}
    folder = dump(tmp_path / "dump", orders)
    scan(folder, tmp_path / "calm", config=ScanConfig(workers=2), key_file=key_file, make_scan=make_scan)
    out = tmp_path / "out"
    command = [sys.executable, "-c", KILLED, str(folder), str(out), str(key_file)]
    dice = random.Random(11)
    for _ in range(10):
        process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.5, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, cwd=Path(__file__).parents[2], check=True, timeout=60)
    assert outputs(out) == outputs(tmp_path / "calm")
    finished = [json.loads(line) for line in (out / ".phiscan" / "journal.jsonl").read_text().splitlines()]
    assert sum(1 for line in finished if "done" in line) == len(orders)


def test_a_run_tells_how_often_memory_answered(tmp_path: Path, key_file: Path) -> None:
    """In Python and on the terminal; not in the files, which are the same whichever worker remembers what."""
    folder = dump(tmp_path / "dump", {f"{n}.pdf": f"person {n}" for n in range(5)})
    out = tmp_path / "out"
    result = scan(folder, out, config=config(workers=1), key_file=key_file, make_scan=remembering)
    assert result.summary["memory"] == {"asked": 5, "answered": 4}
    assert "memory" not in json.loads((out / "summary.json").read_text())
