"""What changed: in the dump since the scan, in the records of the scan, between two scans."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from phiscan.finished import diff, verify
from phiscan.run.dump import scan
from phiscan.vault import KeySource
from tests.finished.runs import CONFIG, KEY, OTHER_KEY, finished
from tests.run.fakes import PLANTED, dump, make_scan

ORDERS = {"a.pdf": "one", "b.pdf": "two", "c/d.pdf": "three"}


def changes(out: Path) -> list[tuple[str, str]]:
    found = verify(out, out.parent / "dump").changes
    return list(zip(found["change"], found["path"], strict=True))


def test_an_untouched_dump_is_the_same(tmp_path: Path) -> None:
    """Touching a file's time changes no byte."""
    out = finished(tmp_path, ORDERS)
    os.utime(tmp_path / "dump" / "a.pdf", (1, 1))
    assert verify(out, tmp_path / "dump").is_same


def test_one_changed_byte_is_found(tmp_path: Path) -> None:
    """Of the same length, at the same time: only the digest tells."""
    out = finished(tmp_path, ORDERS)
    path = tmp_path / "dump" / "b.pdf"
    status = path.stat()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert changes(out) == [("changed", "b.pdf")]


def test_new_and_gone_documents_are_found(tmp_path: Path) -> None:
    """By path, as the scan named them."""
    out = finished(tmp_path, ORDERS)
    (tmp_path / "dump" / "a.pdf").unlink()
    dump(tmp_path / "dump", {"c/e.pdf": "four"})
    assert changes(out) == [("gone", "a.pdf"), ("new", "c/e.pdf")]


def test_a_manifest_that_was_edited_shows(tmp_path: Path) -> None:
    """A digest made to fit a changed file does not fit the root."""
    out = finished(tmp_path, ORDERS)
    path = out / "manifest.csv"
    path.write_text(path.read_text().replace("a.pdf", "z.pdf"))
    verified = verify(out, tmp_path / "dump")
    assert not verified.manifest_is_whole
    assert not verified.is_same


def test_an_audit_log_that_was_edited_shows(tmp_path: Path) -> None:
    """The chain of its lines is broken."""
    out = finished(tmp_path, ORDERS, reveal=True)
    assert verify(out, tmp_path / "dump").is_same
    path = out / "audit.jsonl"
    path.write_text(path.read_text().replace('"after": "0', '"after": "1'))
    assert not verify(out, tmp_path / "dump").log_is_whole


def test_the_manifest_names_what_made_it(tmp_path: Path) -> None:
    """Tool, configuration, model and rules; times in UTC; an outcome for each."""
    os.utime(dump(tmp_path / "dump", ORDERS) / "a.pdf", (1507161600, 1507161600))
    out = tmp_path / "exposure"
    scan(tmp_path / "dump", out, config=CONFIG, key=KEY, make_scan=make_scan)
    rows = pd.read_csv(out / "manifest.csv")
    assert rows.iloc[0][["path", "modified", "outcome"]].tolist() == ["a.pdf", "2017-10-05T00:00:00Z", "scanned"]
    summary = json.loads((out / "summary.json").read_text())
    assert set(summary["versions"]) == {"phiscan", "config", "model", "rules"}
    assert "unknown" not in summary["versions"]["model"]
    assert len(summary["evidence"]["merkle_root"]) == 64
    assert summary["evidence"]["manifest_rows"] == 3


def two_runs(tmp_path: Path, later: dict[str, str]) -> tuple[Path, Path]:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    return finished(tmp_path / "one", ORDERS), finished(tmp_path / "two", later)


def test_the_same_dump_twice_differs_in_nothing(tmp_path: Path) -> None:
    """Two runs, two keys of the run, one result."""
    found = diff(*two_runs(tmp_path, ORDERS), key=KEY)
    assert found.rows.empty
    assert found.names_compared


def test_documents_and_people_come_and_go(tmp_path: Path) -> None:
    """One document is gone with its person, one is new with another, one has one more copy."""
    runs = two_runs(tmp_path, {"a.pdf": "one", "b.pdf": "two", "copy.pdf": "two", "e.pdf": "five"})
    rows = diff(*runs, key=KEY).rows
    assert rows[["kind", "change"]].value_counts().to_dict() == {
        ("document", "gone"): 1,
        ("document", "new"): 2,
        ("person", "gone"): 1,
        ("person", "new"): 1,
        ("person", "changed"): 1,
    }
    assert rows[(rows["kind"] == "person") & (rows["change"] == "changed")]["differs"].tolist() == ["documents"]
    assert PLANTED.split()[0] not in rows.to_csv()


def test_a_changed_document_is_changed(tmp_path: Path) -> None:
    """Same path, other bytes; and the person named there is another."""
    rows = diff(*two_runs(tmp_path, ORDERS | {"a.pdf": "other"}), key=KEY).rows
    document = rows[rows["kind"] == "document"].iloc[0]
    assert document[["change", "first", "second", "differs"]].tolist() == ["changed", "a.pdf", "a.pdf", "sha256"]


@pytest.mark.parametrize(("key", "compared"), [(KEY, True), (OTHER_KEY, False)])
def test_people_without_a_common_document_are_compared_by_name_with_the_key(
    tmp_path: Path, key: KeySource, compared: bool
) -> None:
    """This week's letter to the same patient; without the key they count as gone and new, and that is said."""
    runs = two_runs(tmp_path, ORDERS | {"a.pdf": "one\n"})
    found = diff(*runs, key=key)
    people = found.rows[found.rows["kind"] == "person"]["change"].tolist()
    assert (found.names_compared, people) == (compared, [] if compared else ["gone", "new"])


def test_a_document_that_a_sample_left_out_is_not_new(tmp_path: Path) -> None:
    """It was listed and not read: nothing is said of its bytes."""
    out = finished(tmp_path, ORDERS)
    manifest = pd.read_csv(out / "manifest.csv", dtype=str, keep_default_na=False)
    manifest.loc[manifest["path"] == "b.pdf", ["sha256", "outcome"]] = "", "not-sampled"
    manifest.to_csv(out / "manifest.csv", index=False)
    assert changes(out) == []


def test_people_are_compared_as_corrections_made_them(tmp_path: Path) -> None:
    """Two merged in the first run are two in the second: one of them is new, whoever has the key."""
    (tmp_path / "1").mkdir()
    first = finished(tmp_path / "1", ORDERS)
    persons = (first / "subjects.csv").read_text(encoding="utf-8").splitlines()[1:]
    who = tmp_path / "who.csv"
    who.write_text("action,one,other\nmerge,{},{}\n".format(*(row.split(",")[0] for row in persons[:2])))
    (tmp_path / "2").mkdir()
    merged = finished(tmp_path / "2", ORDERS, corrections=who)
    for key in (KEY, OTHER_KEY):
        rows = diff(merged, first, key=key).rows
        assert rows[rows["kind"] == "person"]["change"].tolist().count("new") == 1
