"""The journal of a run: what is finished, so that a killed run goes on where it was.

    OUT/.phiscan/vault.key       the key of this run, wrapped by the user's
    OUT/.phiscan/records.bin     reports, encrypted, one after the other
    OUT/.phiscan/journal.jsonl   a header, then a line a document: the line is the commit; paths are encrypted

A record reaches the disk before the line that names it. A torn last line, or a line whose record
is not all there, means "not scanned". Both files are append-only while a run goes on.
"""

from __future__ import annotations

import base64
import fcntl
import hmac
import json
import os
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from phiscan import errors
from phiscan.model import DocumentRef, DocumentReport
from phiscan.run.records import decode_report
from phiscan.vault import destroy_run_key, make_run_key, open_run_key, seal, unseal

VERSION = 2
FOLDER = ".phiscan"
# Begins the key of a document whose bytes could not be read.
PATH_KEY = "path:"
# Durable in batches: at most so many documents, or so many seconds, are scanned again after a kill.
_BATCH = 32
_BATCH_S = 0.5


class Journal:
    """The finished documents of a run, by the digest of their bytes. Use as a context manager.

    `users_key` wraps the run's own `key`, under which everything is sealed. `described` is the
    configuration, which must be the earlier one's; None takes a finished run as it is.
    """

    key: bytes
    # The configuration that the records were made under.
    described: dict[str, Any]

    def __init__(self, out: Path, *, users_key: bytes, described: dict[str, Any] | None, fresh: bool = False) -> None:
        self._places: dict[str, tuple[int, int]] = {}
        self._digests: dict[str, tuple[int, int, str]] = {}
        self._pending: list[tuple[bytes, dict[str, Any]]] = []
        self._differing: list[str] = []
        self._flushed_at = time.monotonic()
        self.described = described or {}
        self._header = {"journal": VERSION, "config": described}
        try:
            self._open(out / FOLDER, users_key, fresh=fresh)
        except OSError as exc:
            raise errors.OutputError(f"cannot write in {out}: {exc.strerror}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.flush()
        except errors.OutputError:
            if kind is None:
                raise
        finally:
            self._lines.close()
            self._records.close()

    def __len__(self) -> int:
        return len(self._places)

    def has(self, key: str) -> bool:
        """Whether a document with these bytes is finished."""
        return self._named(key) in self._places

    def known_digest(self, path: str, size_bytes: int, modified_ns: int) -> str | None:
        """The digest of a path that has not changed since it was scanned."""
        size, modified, digest = self._digests.get(path, (-1, -1, ""))
        return digest if (size, modified) == (size_bytes, modified_ns) else None

    def note_path(self, ref: DocumentRef) -> None:
        """Remember what a path's bytes are, so that a resumed run need not read them again."""
        if ref.sha256 and self.known_digest(ref.path, ref.size_bytes, ref.modified_ns) is None:
            self._digests[ref.path] = (ref.size_bytes, ref.modified_ns, ref.sha256)
            known = json.dumps([ref.path, ref.size_bytes, ref.modified_ns, ref.sha256]).encode()
            self._pending.append((b"", {"path": base64.b64encode(seal(self.key, known)).decode()}))

    def commit(self, key: str, sealed: bytes, outcome: str) -> None:
        """Keep a finished document. Raises `OutputError` when the disk is full."""
        name = self._named(key)
        self._places[name] = (self._end, len(sealed))
        self._pending.append((sealed, {"done": name, "at": self._end, "length": len(sealed), "outcome": outcome}))
        self._end += len(sealed)
        if len(self._pending) >= _BATCH or time.monotonic() - self._flushed_at > _BATCH_S:
            self.flush()

    def flush(self) -> None:
        """Make everything committed so far durable: records first, then the lines that name them."""
        pending, self._pending = self._pending, []
        self._flushed_at = time.monotonic()
        if not pending:
            return
        try:
            _append(self._records, b"".join(sealed for sealed, _ in pending))
            _append(self._lines, b"".join(_line(line) for _, line in pending))
        except OSError as exc:
            raise errors.OutputError(f"cannot write the journal: {exc.strerror}") from None

    def report(self, key: str) -> DocumentReport:
        """The report of a finished document. Raises `KeyLostError` under another key."""
        at, length = self._places[self._named(key)]
        self.flush()
        return decode_report(unseal(self.key, os.pread(self._records.fileno(), length, at)))

    def _named(self, key: str) -> str:
        """A key as it may be written: a digest of bytes as it is, a path (of what cannot be read) as a pseudonym."""
        if not key.startswith(PATH_KEY):
            return key
        return PATH_KEY + hmac.new(self.key, key.encode("utf-8", "surrogatepass"), "sha256").hexdigest()

    def _open(self, folder: Path, users_key: bytes, *, fresh: bool) -> None:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        self._lines = _private(folder / "journal.jsonl")
        self._records = _private(folder / "records.bin")
        _lock(self._lines, folder.parent)
        key = None if fresh else open_run_key(folder, users_key)
        if key is None:
            # Whatever lies there is of a run that is over: its key is gone, or goes now.
            destroy_run_key(folder)
            self._lines.truncate(0)
            self._records.truncate(0)
            key = make_run_key(folder, users_key)
        self.key = key
        kept = self._replay()
        if self._differing:
            self._check_resumable()
            kept = 0
        self._lines.truncate(kept)
        self._lines.seek(kept)
        self._end = max((at + length for at, length in self._places.values()), default=0)
        self._records.truncate(self._end)
        self._records.seek(self._end)
        if kept == 0:
            _append(self._lines, _line(self._header))

    def _replay(self) -> int:
        """Read the journal so far; the length of its sound part."""
        size = os.fstat(self._records.fileno()).st_size
        self._lines.seek(0)
        kept = 0
        for raw in self._lines:
            line = _parsed(raw)
            if line is None or not self._take(line, size, first=kept == 0):
                break
            kept += len(raw)
        return kept

    def _take(self, line: dict[str, Any], size: int, *, first: bool) -> bool:
        if first:
            self._check_header(line)
        elif "done" in line:
            if line["at"] + line["length"] > size:
                return False
            self._places[line["done"]] = (line["at"], line["length"])
        elif "path" in line:
            path, size_bytes, modified_ns, sha256 = json.loads(unseal(self.key, base64.b64decode(line["path"])))
            self._digests[path] = (size_bytes, modified_ns, sha256)
        return True

    def _check_header(self, line: dict[str, Any]) -> None:
        earlier = line.get("config")
        if line.get("journal") != VERSION or not isinstance(earlier, dict):
            raise errors.ResumeError("the output folder holds a run of another version of phiscan: use --fresh")
        now = json.loads(json.dumps(self._header["config"]))
        if now is None:
            self.described = earlier
            return
        self._differing = [
            f"{name}: {earlier.get(name)} then, {now.get(name)} now"
            for name in sorted(earlier.keys() | now.keys())
            if earlier.get(name) != now.get(name)
        ]

    def _check_resumable(self) -> None:
        """A run that finished no document (a model that is not there, say) may be started again otherwise."""
        if self._places:
            raise errors.ResumeError(
                f"the output folder holds a run under another configuration ({'; '.join(self._differing)}): "
                "use the same, another folder, or --fresh"
            )
        self._digests.clear()


def _private(path: Path) -> IO[bytes]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.fchmod(descriptor, 0o600)
    return os.fdopen(descriptor, "r+b", buffering=0 if path.suffix == ".bin" else -1)


def forget_records(out: Path) -> bool:
    """Destroy the vault of the run in `out`: its key first. Whether there was a key.

    Raises `ResumeError` while a run goes on there, `OutputError` when it cannot be done.
    """
    folder = out / FOLDER
    if not folder.is_dir():
        return False
    try:
        with _private(folder / "journal.jsonl") as lines:
            _lock(lines, out)
            had_key = destroy_run_key(folder)
            for path in sorted(folder.iterdir()):
                path.unlink()
        folder.rmdir()
    except OSError as exc:
        raise errors.OutputError(f"cannot destroy the vault in {folder}: {exc.strerror}") from None
    return had_key


def _lock(file: IO[bytes], out: Path) -> None:
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise errors.ResumeError(f"another run is writing in {out}") from None


def _append(file: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
    file.flush()
    os.fsync(file.fileno())


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _parsed(raw: bytes) -> dict[str, Any] | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        line = json.loads(raw)
    except ValueError:
        return None
    return line if isinstance(line, dict) else None
