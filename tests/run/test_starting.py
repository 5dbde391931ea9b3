"""What a run costs before its first document and after its last."""

from __future__ import annotations

import subprocess
import sys

import pytest

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


# What a worker's imports leave out, and that it is there when it is asked for.
LEFT_OUT = {
    "'spacy.cli' in sys.modules": "False",
    "callable(__import__('spacy').info)": "True",
    "callable(__import__('spacy').cli.download)": "True",
    "hasattr(__import__('spacy'), 'nothing')": "False",
    "refused('(')": "True",
}


@pytest.mark.parametrize("question", LEFT_OUT)
def test_a_worker_imports_no_command_line_and_leaves_libraries_as_they_are(question: str) -> None:
    """spaCy's command line waits until it is asked for; Presidio checks the patterns that users bring."""
    code = (
        "import sys\nfrom phiscan.run.importing import import_lightly\nimport_lightly()\n"
        "from presidio_analyzer import Pattern\n"
        "def refused(pattern):\n"
        "    try:\n        Pattern('a', pattern, 0.5)\n"
        "    except ValueError:\n        return True\n"
        f"print({question})"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == LEFT_OUT[question]


def test_the_collector_works_again_when_a_worker_has_started() -> None:
    """It rests while a worker loads."""
    code = (
        "import gc\nfrom pathlib import Path\nfrom tempfile import mkdtemp\nfrom phiscan.config import ScanConfig\n"
        "from phiscan.run import worker\nfrom tests.run.fakes import make_scan\n"
        "def making(config):\n    print(gc.isenabled())\n    return make_scan(config)\n"
        "worker.start(ScanConfig(), b'k' * 32, making, Path(mkdtemp()))\nprint(gc.isenabled())"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["False", "True"]
