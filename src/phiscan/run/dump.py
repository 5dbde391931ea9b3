"""A whole run: list, scan what is not finished, keep each result, make the tables."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.engines import engine_name
from phiscan.model import DocumentRef, Entry
from phiscan.run.executor import Executor, PoolExecutor
from phiscan.run.journal import FOLDER, PATH_KEY, Journal
from phiscan.run.listing import write_listing
from phiscan.run.loading import load_meanwhile
from phiscan.run.progress import Progress, Silent
from phiscan.run.sampling import split, with_left_out
from phiscan.run.worker import MakeScan, scanner
from phiscan.source import Listed, document_at, list_documents, with_digest
from phiscan.vault import KEY_BYTES, AuditLog, KeySource, has_run_key

if TYPE_CHECKING:
    from phiscan.people import Correction
    from phiscan.summarize import Scan

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def scan(
    paths: Paths,
    out: str | os.PathLike[str] | None = None,
    *,
    config: ScanConfig | None = None,
    reveal: bool = False,
    mask_paths: bool = False,
    fresh: bool = False,
    sample: int | None = None,
    corrections: str | os.PathLike[str] | None = None,
    key_file: str | os.PathLike[str] | None = None,
    key: KeySource | None = None,
    progress: Progress | None = None,
    make_scan: MakeScan = scanner,
) -> Scan:
    """Scan folders and files in a pool of processes; write the outputs into `out` if it is given.

    A run into the same `out` under the same configuration goes on where an earlier one was stopped;
    `fresh` starts anew. With `sample`, so many documents are drawn and read; all are listed. `corrections` is a
    file that says who is whom. Values are masked unless `reveal`, which the folder's audit log notes; with `mask_paths`
    so are paths and names of attachments, by pseudonyms whose map is in the vault. The vault of
    the run is encrypted with the key in `key_file` (made on first use), or where `key` says. Raises a
    `RunError`: what a document holds never does.
    """
    config = on_this_machine(config or ScanConfig())
    corrected = _corrections(Path(corrections)) if corrections is not None else ()
    folder = Path(out) if out is not None else None
    listed, left_out = split(list_documents(_as_paths(paths)), sample)
    if folder is not None:
        _check_apart(_as_paths(paths), folder)
    with ExitStack() as stack:
        users_key = _users_key(key or KeySource(file=Path(key_file) if key_file else None), folder, fresh=fresh)
        place = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="phiscan-")))
        journal = stack.enter_context(Journal(place, users_key=users_key, described=config.described(), fresh=fresh))
        if folder is not None and reveal:
            AuditLog(folder).write("scan --reveal: all values, in the outputs")
        run = Run(journal, PoolExecutor(config, journal.key, make_scan, documents=len(listed)), progress or Silent())
        load_meanwhile()
        refs = run.finish(listed)
        from phiscan.people import check_names, with_file_name
        from phiscan.releasing import check_outputs
        from phiscan.report import PathMasks, released
        from phiscan.summarize import summarize, write_outputs

        shown = chain((ref.path for ref in refs), (each.path for each in left_out))
        masks = PathMasks(journal.key, shown) if mask_paths else None
        read = (with_file_name(entry, config.entities) for entry in run.entries(refs))
        entries = with_left_out(read, left_out)
        if masks is not None:
            check_names(corrected, frozenset(masks.shown.values()))
        if folder is not None:
            write_listing(folder, journal.key, refs, masks.shown if masks else None)
        result = summarize(map(masks.entry, entries) if masks else entries, reveal=reveal, corrections=corrected)
    if folder is not None:
        with released(folder) as waiting:
            write_outputs(result, waiting, config=config, reveal=reveal, mask_paths=mask_paths)
            if not reveal:
                check_outputs(waiting, masks)
    # Not before: other workers remember other texts, and the same documents give the same files.
    return replace(result, summary=result.summary | {"memory": run.memory})


def on_this_machine(config: ScanConfig) -> ScanConfig:
    """The configuration with the OCR engine that "auto" means here: engines read differently, so it is in the fingerprint."""
    if config.ocr == "off":
        return config
    return replace(config, ocr_engine=engine_name(config.ocr_engine, config.ocr_languages))


def scan_pdf(path: str | os.PathLike[str], *, config: ScanConfig | None = None, reveal: bool = False) -> Scan:
    """Scan one PDF in this process: no worker, so `timeout_s` and `memory_mb` are not enforced."""
    from phiscan.people import with_file_name
    from phiscan.summarize import summarize

    config = config or ScanConfig()
    ref = with_digest(document_at(Path(path)), lambda *_: None)
    entry = with_file_name(Entry(ref, scanner(config)(ref)), config.entities)
    return summarize([entry], reveal=reveal)


class Run:
    """The listed documents against the journal: what is finished, what remains, and that it adds up."""

    def __init__(self, journal: Journal, executor: Executor, progress: Progress) -> None:
        self._journal = journal
        self._executor = executor
        self._progress = progress
        self._memory: Counter[str] = Counter()

    @property
    def memory(self) -> dict[str, int]:
        """How often texts were looked up that might have been seen before, and how often they had been; of this run, not of the documents."""
        return {"asked": self._memory["asked"], "answered": self._memory["answered"]}

    def finish(self, listed: Sequence[Listed]) -> list[DocumentRef]:
        """Scan what is not in the journal; every listed document, in order. Counts in memory: paths and digests."""
        refs: list[DocumentRef] = []
        self._progress.started(len(listed))
        try:
            for ref, done in self._executor.scan(self._remaining(listed, refs)):
                self._journal.commit(content_key(ref), done.sealed, done.outcome)
                self._memory += Counter(asked=done.asked, answered=done.recalled)
                self._progress.finished(done.outcome, done.pages, done.findings, scanned=True)
            self._journal.flush()
        finally:
            self._progress.ended()
        lost = sum(1 for ref in refs if not self._journal.has(content_key(ref)))
        if lost or len(refs) != len(listed):
            raise errors.LostDocumentsError(f"{len(listed)} listed, {len(refs) - lost} accounted for")
        return refs

    def _remaining(self, listed: Sequence[Listed], refs: list[DocumentRef]) -> Iterator[DocumentRef]:
        """The documents to scan, each content once; fills `refs` with all of them on the way."""
        sent: set[str] = set()
        for each in listed:
            ref = with_digest(each, self._journal.known_digest)
            refs.append(ref)
            self._journal.note_path(ref)
            key = content_key(ref)
            if key in sent or self._journal.has(key):
                self._progress.finished("", 0, 0, scanned=False)
            else:
                sent.add(key)
                yield ref

    def entries(self, refs: Sequence[DocumentRef]) -> Iterator[Entry]:
        """The ledger of these documents."""
        return entries_of(self._journal, refs)


def entries_of(journal: Journal, refs: Sequence[DocumentRef]) -> Iterator[Entry]:
    """The ledger: each path with its content's report and the first path with the same content."""
    first: dict[str, str] = {}
    for ref in refs:
        key = content_key(ref)
        original = first.setdefault(key, ref.path)
        yield Entry(ref, journal.report(key), original if original != ref.path else None)


def content_key(ref: DocumentRef) -> str:
    """What a document's result is kept under: its digest; its path where the bytes could not be read."""
    return ref.sha256 or PATH_KEY + ref.path


def _corrections(path: Path) -> Sequence[Correction]:
    from phiscan.people import read_corrections

    return read_corrections(path)


def _as_paths(paths: Paths) -> list[Path]:
    if isinstance(paths, str | os.PathLike):
        return [Path(paths)]
    return [Path(path) for path in paths]


def _users_key(source: KeySource, out: Path | None, *, fresh: bool) -> bytes:
    """The key that wraps the run's: none is asked for where nothing is kept. It never lies in what it guards.

    One is made on first use; not where a vault waits for the one that is lost, which a new one would not open.
    """
    if out is None:
        return os.urandom(KEY_BYTES)
    if source.file is not None and source.file.resolve().is_relative_to(out.resolve()):
        raise errors.ConfigError((f"the key file {source.file} is inside of the output folder {out}: keep them apart",))
    return source.load(make=fresh or not has_run_key(out / FOLDER))


def _check_apart(sources: Sequence[Path], out: Path) -> None:
    """Outputs never land in what is scanned: the next scan would scan them, and sources are read-only."""
    target = out.resolve()
    if target.exists() and not target.is_dir():
        raise errors.OutputError(f"{out} is a file, not a folder")
    for source in sources:
        if source.is_dir() and target.is_relative_to(source.resolve()):
            raise errors.SourceError(f"the output folder {out} is inside of {source}, which is scanned")
