"""Values are in the vault alone: shown with the key, noted in the log, gone for good after `forget`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from phiscan import errors
from phiscan.finished import KeySource, diff, duties, forget, reveal, verify
from phiscan.run.dump import scan
from tests.finished.runs import CONFIG, KEY, OTHER_KEY, finished
from tests.run.fakes import PLANTED, dump, make_scan

ORDERS = {"a.pdf": "one", "b.pdf": "two", "copy.pdf": "one"}


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.suffix in (".csv", ".json")}


def log(out: Path) -> list[str]:
    path = out / "audit.jsonl"
    return [json.loads(line)["what"] for line in path.read_text().splitlines()] if path.exists() else []


def test_the_vault_shows_values_in_clear(tmp_path: Path) -> None:
    """The table is that of a scan with --reveal; the outputs stay masked."""
    out = finished(tmp_path, ORDERS)
    before = written(out)
    assert sorted(reveal(out, key=KEY)["name"]) == [f"{PLANTED} one", f"{PLANTED} two"]
    assert reveal(out, "findings", key=KEY)["value"].tolist() == [
        f"{PLANTED} one",
        f"{PLANTED} two",
        f"{PLANTED} one",
    ]
    assert written(out) == before
    assert all(PLANTED.encode() not in content for content in before.values())


def test_one_person_can_be_asked_for(tmp_path: Path) -> None:
    """Their row, their documents, their findings, and nobody else's."""
    out = finished(tmp_path, ORDERS)
    subjects = reveal(out, key=KEY)
    wanted = subjects[subjects["name"] == f"{PLANTED} two"]["person_id"].iloc[0]
    assert reveal(out, "findings", person=wanted, key=KEY)["path"].tolist() == ["b.pdf"]
    assert reveal(out, "inventory", person=wanted, key=KEY)["path"].tolist() == ["b.pdf"]
    with pytest.raises(errors.SourceError, match="no person 'P999999'"):
        reveal(out, "findings", person="P999999", key=KEY)


def test_each_look_is_in_the_audit_log(tmp_path: Path) -> None:
    """Who looked at what, and no value; a scan with --reveal is a look too; a failed look is none."""
    out = finished(tmp_path, ORDERS)
    assert log(out) == []
    reveal(out, "findings", key=KEY)
    with pytest.raises(errors.KeyLostError):
        reveal(out, key=OTHER_KEY)
    assert log(out) == ["reveal: findings, 3 rows"]
    finished(tmp_path, ORDERS, reveal=True)
    assert log(out) == ["reveal: findings, 3 rows", "scan --reveal: all values, in the outputs"]
    assert PLANTED.split()[0] not in (out / "audit.jsonl").read_text()


def test_without_the_log_nothing_is_shown(tmp_path: Path) -> None:
    """A log that cannot be written stops the look."""
    out = finished(tmp_path, ORDERS)
    (out / "audit.jsonl").mkdir()
    with pytest.raises(errors.OutputError, match="audit log"):
        reveal(out, key=KEY)


def test_a_lost_key_leaves_the_masked_outputs(tmp_path: Path) -> None:
    """The error says how to name the key; nothing on the disk has changed."""
    out = finished(tmp_path, ORDERS)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(errors.KeyLostError, match="--key-file, PHISCAN_KEY, --keyring"):
        reveal(out, key=OTHER_KEY)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_without_a_key_the_masked_outputs_can_still_be_asked(tmp_path: Path) -> None:
    """Duties, what changed, and what differs need none."""
    out = finished(tmp_path, ORDERS)
    no_key = KeySource(file=tmp_path / "lost")
    assert len(duties(out, "2017-10-05", key=no_key))
    assert verify(out, tmp_path / "dump", key=no_key).is_same
    assert diff(out, out, key=no_key).rows.empty
    assert not (tmp_path / "lost").exists()


def test_a_scan_that_goes_on_makes_no_new_key_in_place_of_a_lost_one(tmp_path: Path) -> None:
    """It would not open the vault, and only hide that the right one is lost; `fresh` makes one."""
    key_file = tmp_path / "key"
    listed, out = dump(tmp_path / "dump", ORDERS), tmp_path / "exposure"
    scan(listed, out, config=CONFIG, key_file=key_file, make_scan=make_scan)
    key_file.unlink()
    with pytest.raises(errors.KeyLostError, match="there is no key at"):
        scan(listed, out, config=CONFIG, key_file=key_file, make_scan=make_scan)
    assert not key_file.exists()
    scan(listed, out, config=CONFIG, key_file=key_file, make_scan=make_scan, fresh=True)
    assert len(reveal(out, key=KeySource(file=key_file)))


def test_the_key_does_not_lie_in_what_it_guards(tmp_path: Path) -> None:
    """Who gets the output folder would get the values."""
    for place in ("exposure/key", "exposure/.phiscan/key"):
        with pytest.raises(errors.ConfigError, match="inside of the output folder"):
            scan(
                dump(tmp_path / "dump", ORDERS),
                tmp_path / "exposure",
                config=CONFIG,
                key_file=tmp_path / place,
                make_scan=make_scan,
            )
    assert not (tmp_path / "exposure").exists()


def test_forget_leaves_nothing_to_open(tmp_path: Path) -> None:
    """No vault; the outputs as they were; and a copy of the sealed records opens no more, even with the key."""
    out = finished(tmp_path, ORDERS)
    before = written(out)
    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    (copy / ".phiscan" / "vault.key").unlink()
    assert forget(out).had_vault
    assert not (out / ".phiscan").exists()
    assert written(out) == before
    for folder in (out, copy):
        with pytest.raises(errors.KeyLostError, match="no vault any more"):
            reveal(folder, key=KEY)
    assert log(out) == ["forget: the vault was destroyed"]
    assert not forget(out).had_vault


def test_forget_needs_no_key_and_says_when_outputs_are_in_clear(tmp_path: Path) -> None:
    """A lost key must not keep a vault alive, and clear outputs are not the vault's."""
    assert not forget(finished(tmp_path, ORDERS)).outputs_in_clear
    assert forget(finished(tmp_path, ORDERS, reveal=True)).outputs_in_clear


def test_a_forgotten_run_can_be_scanned_anew(tmp_path: Path) -> None:
    """With a new key; the same outputs."""
    out = finished(tmp_path, ORDERS)
    before = written(out)
    forget(out)
    scan(tmp_path / "dump", out, config=CONFIG, key=OTHER_KEY, make_scan=make_scan)
    assert written(out) == before
    assert len(reveal(out, key=OTHER_KEY)) == 2


@pytest.mark.parametrize("ask", [lambda out: reveal(out, key=KEY), forget])
def test_a_folder_without_a_run_is_said_to_be_one(tmp_path: Path, ask: Callable[[Path], object]) -> None:
    """Nothing is made there, and nothing destroyed."""
    with pytest.raises(errors.SourceError, match="no run was finished in"):
        ask(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
