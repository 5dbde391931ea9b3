"""Listing folders and files. What cannot be listed is listed as a problem: nothing is lost in silence."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from phiscan import errors

_SUFFIX = ".pdf"
_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024
OUTSIDE = "symlink out of the tree"
SPECIAL = "no regular file"


@dataclass(frozen=True, slots=True)
class Listed:
    """A path to scan: `path` as outputs show it, relative with "/"; `problem` names why it cannot be opened."""

    path: str
    location: Path
    problem: str | None = None


def list_documents(paths: Sequence[Path]) -> list[Listed]:
    """All PDFs under these folders, and these files: by name (any case) or by their first bytes.

    The order is that of the path's parts, whatever the file system's. Links to files are followed when
    they stay in their tree; linked folders are not entered (inside the tree they are met anyway).
    With several paths each is shown under its own name. Raises `SourceError` when a path is missing,
    or no PDF at all is found. A file that is named and is none has its place when others are.
    """
    roots = [Path(path) for path in paths]
    for root in roots:
        if not os.path.lexists(root):
            raise errors.SourceError(f"no such file or folder: {shown(root)}")
    names = [""] if len(roots) == 1 else _distinct_names(roots)
    found = [listed for root, name in zip(roots, names, strict=True) for listed in _list_one(root, name)]
    if not any(_may_be_pdf(each) for each in found):
        raise errors.SourceError(f"no PDFs found in {', '.join(shown(root) for root in roots)}")
    return sorted(found, key=lambda listed: listed.path.split("/"))


def document_at(path: Path) -> Listed:
    """The one file at a path, PDF or not. Raises `SourceError` when there is none, or a folder."""
    if not os.path.lexists(path):
        raise errors.SourceError(f"no such file or folder: {shown(path)}")
    if path.is_dir():
        raise errors.SourceError(f"{shown(path)} is a folder: name one PDF")
    (listed,) = _list_one(path, "")
    return listed


def shown(path: Path | str) -> str:
    """A path as text that any file can hold: undecodable bytes as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _distinct_names(roots: Sequence[Path]) -> list[str]:
    names = [root.resolve().name or "root" for root in roots]
    return [
        name if names.count(name) == 1 else shown(root).strip("/").replace("../", "")
        for root, name in zip(roots, names, strict=True)
    ]


def _list_one(root: Path, name: str) -> Iterator[Listed]:
    if root.is_dir():
        yield from _walk(root, root.resolve(), f"{name}/" if name else "")
    else:
        path = f"{name}/{shown(root.name)}" if name and name != root.name else shown(root.name)
        # A pipe or device would be waited for.
        yield Listed(path, root, SPECIAL if root.exists() and not root.is_file() else None)


def _walk(folder: Path, root: Path, prefix: str) -> Iterator[Listed]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as exc:
        yield Listed(prefix or "./", folder, type(exc).__name__)
        return
    for entry in entries:
        path, location = prefix + shown(entry.name), Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(location, root, f"{path}/")
        elif entry.is_symlink():
            yield from _link(location, root, path)
        elif _is_regular(entry):
            yield from _file(location, path)


def _link(location: Path, root: Path, path: str) -> Iterator[Listed]:
    try:
        target = location.resolve(strict=True)
    except (OSError, RuntimeError):
        if _named_pdf(path):
            yield Listed(path, location, "broken symlink")
        return
    inside = target.is_relative_to(root)
    if target.is_dir():
        if not inside:
            yield Listed(f"{path}/", location, OUTSIDE)
    elif not inside:
        if _named_pdf(path):
            yield Listed(path, location, OUTSIDE)
    elif stat.S_ISREG(target.stat().st_mode):
        yield from _file(location, path)


def _file(location: Path, path: str) -> Iterator[Listed]:
    if _named_pdf(path):
        yield Listed(path, location)
        return
    try:
        with location.open("rb") as file:
            if _MAGIC in file.read(_MAGIC_WITHIN):
                yield Listed(path, location)
    except OSError as exc:
        # It may be a PDF: what cannot be looked into is said, not passed over.
        yield Listed(path, location, type(exc).__name__)


def _may_be_pdf(listed: Listed) -> bool:
    return listed.problem is not None or any(_file(listed.location, listed.path))


def _named_pdf(path: str) -> bool:
    return path.lower().endswith(_SUFFIX)


def _is_regular(entry: os.DirEntry[str]) -> bool:
    try:
        return stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
    except OSError:
        return True
