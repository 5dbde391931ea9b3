"""Which OCR engines this machine has. A run asks before it starts, the reading when a page needs one; nothing is loaded."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from importlib.util import find_spec

# ISO 639-1 to the names of Tesseract's language files, for the languages of Western Europe.
_FILES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "nl": "nld", "pt": "por"}
ENGLISH = _FILES["en"]
_PROBE_S = 20.0


@lru_cache(maxsize=4)
def tesseract_with(languages: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """Tesseract's executable and the names of its files for these languages; None when it or one of them is missing."""
    executable = shutil.which("tesseract")
    if executable is None:
        return None
    try:
        ran = subprocess.run([executable, "--list-langs"], capture_output=True, timeout=_PROBE_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    there = set(ran.stdout.decode("utf-8", "replace").split())
    files = tuple(_FILES.get(language, language) for language in languages)
    return (executable, files) if there.issuperset(files) else None


def engine_name(choice: str, languages: tuple[str, ...]) -> str:
    """The engine that "auto" means here: Tesseract, where it is installed with the languages, else RapidOCR; any other as it is.

    "auto" where there is none of them.
    """
    if choice != "auto":
        return choice
    if tesseract_with(languages) is not None:
        return "tesseract"
    return "rapidocr" if all(map(find_spec, ("rapidocr", "onnxruntime"))) else choice
