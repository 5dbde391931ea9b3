"""Listing: everything that is a PDF, in a fixed order, nothing outside, nothing lost."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from phiscan import errors
from phiscan.source import list_documents, with_digest


def make(path: Path, data: bytes = b"%PDF-1.4") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def listed(*paths: Path) -> list[tuple[str, str | None]]:
    return [(each.path, each.problem) for each in list_documents(paths)]


def test_a_folder_is_searched_through(tmp_path: Path) -> None:
    """By name in any case, by first bytes, hidden or not, in the order of path parts; nothing else."""
    for name in ("b/1.PDF", "a.pdf", ".hidden/x.pdf", "no-suffix", "b.pdf", "b/0.pdf"):
        make(tmp_path / name)
    make(tmp_path / "notes.txt", b"plain text")
    make(tmp_path / "fake.pdf", b"not a pdf at all")
    assert [path for path, _ in listed(tmp_path)] == [
        ".hidden/x.pdf", "a.pdf", "b/0.pdf", "b/1.PDF", "b.pdf", "fake.pdf", "no-suffix",
    ]  # fmt: skip


def test_links_stay_in_their_tree(tmp_path: Path) -> None:
    """A link to a file inside is followed; one that leads out is listed as a problem; no loop hangs."""
    make(tmp_path / "outside.pdf")
    inside = make(tmp_path / "dump" / "a.pdf")
    (tmp_path / "dump" / "loop").symlink_to(tmp_path / "dump")
    (tmp_path / "dump" / "same.pdf").symlink_to(inside)
    (tmp_path / "dump" / "out.pdf").symlink_to(tmp_path / "outside.pdf")
    (tmp_path / "dump" / "gone.pdf").symlink_to(tmp_path / "nowhere")
    assert listed(tmp_path / "dump") == [
        ("a.pdf", None),
        ("gone.pdf", "broken symlink"),
        ("out.pdf", "symlink out of the tree"),
        ("same.pdf", None),
    ]


def test_special_files_are_never_opened(tmp_path: Path) -> None:
    """Opening a fifo would hang."""
    make(tmp_path / "a.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert listed(tmp_path) == [("a.pdf", None)]


def test_a_name_that_is_no_text_is_listed(tmp_path: Path) -> None:
    """Undecodable bytes are shown escaped, so that any file can hold the path."""
    name = os.fsdecode(b"caf\xe9.pdf")
    make(tmp_path / name)
    ((path, _),) = listed(tmp_path)
    assert path == "caf\\xe9.pdf"
    path.encode("utf-8")


def test_several_paths_are_told_apart(tmp_path: Path) -> None:
    """Each under its own name."""
    make(tmp_path / "one" / "a.pdf")
    make(tmp_path / "two" / "a.pdf")
    single = make(tmp_path / "single.pdf")
    assert [path for path, _ in listed(tmp_path / "one", tmp_path / "two", single)] == [
        "one/a.pdf",
        "single.pdf",
        "two/a.pdf",
    ]


def test_one_file(tmp_path: Path) -> None:
    """A file is listed by its name, whatever it holds."""
    assert listed(make(tmp_path / "a.pdf", b"")) == [("a.pdf", None)]


def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    """Each says which path."""
    with pytest.raises(errors.SourceError, match=r"no such file or folder: .*nowhere"):
        list_documents([tmp_path / "nowhere"])
    with pytest.raises(errors.SourceError, match="no PDFs found in"):
        list_documents([tmp_path])


def test_a_named_file_that_is_no_pdf_has_its_row_beside_others(tmp_path: Path) -> None:
    """Alone, it is an error: there is nothing to scan. A pipe is not opened."""
    notes = make(tmp_path / "notes.txt", b"plain text")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(errors.SourceError, match=r"no PDFs found in .*notes\.txt"):
        list_documents([notes])
    assert listed(make(tmp_path / "a.pdf"), notes, pipe) == [
        ("a.pdf", None),
        ("notes.txt", None),
        ("pipe", "no regular file"),
    ]


def test_size_and_digest(tmp_path: Path) -> None:
    """The document's bytes, read once; a digest that is known is not computed again."""
    make(tmp_path / "a.pdf", b"%PDF-1.4 hello")
    (each,) = list_documents([tmp_path])
    ref = with_digest(each, lambda *_: None)
    assert (ref.size_bytes, ref.sha256) == (14, hashlib.sha256(b"%PDF-1.4 hello").hexdigest())
    asked: list[tuple[str, int, int]] = []
    known = with_digest(each, lambda *key: asked.append(key) or "known")  # type: ignore[func-returns-value]
    assert known.sha256 == "known"
    assert asked == [("a.pdf", 14, ref.modified_ns)]


def test_a_file_that_vanished_keeps_its_row(tmp_path: Path) -> None:
    """It was listed: it is accounted for."""
    path = make(tmp_path / "a.pdf")
    (each,) = list_documents([tmp_path])
    path.unlink()
    ref = with_digest(each, lambda *_: None)
    assert (ref.sha256, ref.problem) == ("", "FileNotFoundError")
