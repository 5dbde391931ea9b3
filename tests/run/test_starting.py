"""What a run costs before its first document and after its last."""

from __future__ import annotations

import subprocess
import sys

from phiscan.config import ScanConfig
from phiscan.run.executor import PoolExecutor
from tests.run.fakes import make_scan

HEAVY = {"pandas", "pyarrow", "splink", "duckdb", "spacy", "presidio_analyzer", "pdfplumber"}


def _loaded_by(statement: str) -> str:
    code = f"import sys\n{statement}\nprint(sorted({HEAVY!r} & set(sys.modules)))"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_a_worker_loads_no_tables_and_a_parent_no_model() -> None:
    """The package around both is light: each process loads what it uses, a worker when it makes its scanner."""
    assert _loaded_by("import phiscan.run.worker, phiscan.run.dump, phiscan.cli.progress") == "[]"


def test_a_worker_that_scans_loads_no_tables() -> None:
    """Tables, Splink and pdfplumber are for the parent and for odd pages."""
    loaded = _loaded_by(
        "from phiscan.config import ScanConfig; from phiscan.run.worker import scanner; scanner(ScanConfig())"
    )
    assert loaded == "['presidio_analyzer', 'spacy']"


def test_no_more_workers_start_than_there_are_documents() -> None:
    """One small PDF is one worker's."""
    for documents, workers in ((1, 1), (2, 2), (9, 3), (None, 3), (0, 1)):
        executor = PoolExecutor(ScanConfig(workers=3), b"k" * 32, make_scan, documents=documents)
        assert executor._workers == workers
