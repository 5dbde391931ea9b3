"""What was looked up once is remembered; that changes no result."""

from __future__ import annotations

import functools
import gc
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from phiscan.config import ScanConfig
from phiscan.detect.recognizers import names
from phiscan.languages import lexicon
from phiscan.model import DocumentRef
from phiscan.run.records import encode_report
from phiscan.scanning import Scanner

SAMPLES = Path(__file__).parents[2] / "sample_pdfs"
DOCUMENTS = 12

_WORDS = st.sampled_from(
    "Dr Mme Ana RUIZ Lopez-Garcia, MD NP, Jr. de née O'Brien Patient: Name DOB/Sex (first) D.O.B. Phone no. 12/03/1951 "
    "Referred by : Lane PA Nom d'usage Prénom Hospital and 's tel. :: --- M.".split()
)
_BLANKS = st.sampled_from((" ", " ", " ", "  ", "\t", "\n", ", ", "-"))
_TEXTS = st.lists(st.tuples(_WORDS, _BLANKS), max_size=14).map(lambda pairs: "".join(map("".join, pairs)))


def _forget(scanner: Scanner) -> None:
    """Empty every memory of the package but its word lists, which are read once."""
    scanner._detector._ner._cache.clear()
    for each in gc.get_objects():
        is_ours = isinstance(each, functools._lru_cache_wrapper) and (each.__module__ or "").startswith("phiscan.")
        if is_ours and each.cache_parameters()["maxsize"]:
            each.cache_clear()


def _reports(*, forgetting: bool) -> list[bytes]:
    scanner = Scanner(ScanConfig(ocr="off"))
    reports = []
    for path in sorted(SAMPLES.rglob("*.pdf"))[:DOCUMENTS]:
        if forgetting:
            _forget(scanner)
        reports.append(encode_report(scanner.scan(DocumentRef(path.name, path, path.stat().st_size, 0, "0" * 64))))
    return reports


def test_memory_changes_no_byte_of_a_report() -> None:
    """Documents read one after the other, and each by a worker that has seen nothing yet."""
    assert _reports(forgetting=False) == _reports(forgetting=True)


@given(_TEXTS, _TEXTS, _TEXTS)
def test_a_name_is_the_same_wherever_it_stands(before: str, text: str, behind: str) -> None:
    """What is remembered of a text holds of every place where it stands with the same few characters behind it."""
    whole = before + text + behind
    start, end = len(before), len(before) + len(text)
    asked = names.name_at(whole, start, end, sure=True)
    read = names._opening_name.__wrapped__(whole[start:], len(text), loose=False, sure=True)
    assert (asked is None) == (read is None)
    if asked and read:
        assert (asked.start, asked.end) == (read.start + start, read.end + start)
        assert (asked.words, asked.titled, asked.credential) == (read.words, read.titled, read.credential)


@given(_TEXTS)
def test_labels_do_not_reach_over_cells(text: str) -> None:
    """Labels read cell by cell are those of the whole text."""
    assert tuple(lexicon().labels(text)) == lexicon()._read_cell(text)
