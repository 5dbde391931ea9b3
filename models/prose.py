"""Sober prose: the documentation inside of Python packages, which names methods after people but no people."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module

_MODULES = ("numpy", "numpy.linalg", "numpy.random", "numpy.fft", "pandas", "pandas.api.types", "decimal", "statistics", "email.message", "logging", "subprocess", "argparse", "datetime", "calendar", "zipfile", "sqlite3", "asyncio", "unittest", "typing", "urllib.request")  # fmt: skip
# References, authors and examples name people.
_NAMES_SOMEBODY = re.compile(
    r"\[\d+\]|et al|\b[A-Z]\. ?[A-Z]|>>>|author|http|[Jj]ohn|\b(?:Bob|Alice|Joe|Nick|Eric|Tom)\b"
)
_LEAST_WORDS = 6


def paragraphs() -> list[str]:
    """Paragraphs of docstrings, in a fixed order."""
    found = {text for module in _MODULES for doc in _docs(module) for text in re.split(r"\n\s*\n", doc)}
    tidy = {"\n".join(line.strip() for line in text.strip().splitlines()) for text in found}
    return sorted(text for text in tidy if len(text.split()) >= _LEAST_WORDS and not _NAMES_SOMEBODY.search(text))


def _docs(module: str) -> Iterator[str]:
    members = inspect.getmembers(import_module(module))
    for _, member in members:
        yield inspect.getdoc(member) or ""
        if inspect.isclass(member):
            yield from (inspect.getdoc(each) or "" for _, each in inspect.getmembers(member))
