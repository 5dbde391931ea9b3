"""The OCR engine that "auto" means on a machine is part of what a run promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.engines import engine_name, tesseract_with
from phiscan.run.dump import scan
from tests.run.fakes import dump, make_scan


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    tesseract_with.cache_clear()
    yield
    tesseract_with.cache_clear()


def install(folder: Path, *languages: str) -> None:
    """A program that says it is Tesseract with these languages."""
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text("#!/bin/sh\nprintf 'List of available languages:\\n" + "\\n".join(languages) + "\\n'\n")
    program.chmod(0o755)


def test_auto_is_tesseract_where_it_has_the_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And RapidOCR where one is missing; an engine that was named is the one that was named."""
    install(tmp_path / "bin", "eng", "fra", "osd")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    assert engine_name("auto", ("en", "fr")) == "tesseract"
    assert engine_name("auto", ("en", "de_nowhere")) == "rapidocr"
    assert engine_name("rapidocr", ("en", "fr")) == "rapidocr"


def test_a_run_does_not_go_on_with_another_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They read differently: the error says which it was; without OCR nobody minds."""
    folder = dump(tmp_path / "dump", {"a.pdf": "one"})
    install(tmp_path / "bin", "eng", "fra")
    key_file = tmp_path / "key"
    with_it, without_it = f"{tmp_path / 'bin'}:/bin:/usr/bin", str(tmp_path / "empty")
    for ocr, refused in (("auto", True), ("off", False)):
        out, config = tmp_path / f"out-{ocr}", ScanConfig(workers=1, ocr=ocr)
        tesseract_with.cache_clear()
        monkeypatch.setenv("PATH", with_it)
        scan(folder, out, config=config, key_file=key_file, make_scan=make_scan)
        tesseract_with.cache_clear()
        monkeypatch.setenv("PATH", without_it)
        if refused:
            with pytest.raises(errors.ResumeError, match="ocr_engine: tesseract then, rapidocr now"):
                scan(folder, out, config=config, key_file=key_file, make_scan=make_scan)
        else:
            scan(folder, out, config=config, key_file=key_file, make_scan=make_scan)
