"""Presidio and spaCy as a worker imports them: without what they do meanwhile for nothing, a sixth of the time it takes to start.

Presidio compiles the patterns of all its recognizers to see whether they are valid, 160 of them, four with each top-level
domain; spaCy loads its own command line, to offer `spacy.info`. Both are as ever for what comes after.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMAND_LINE = "spacy.cli"
_CHECKING = "presidio_analyzer.pattern"


def import_lightly() -> None:
    """Import Presidio, and spaCy with it, unless somebody has."""
    if "spacy" in sys.modules or "presidio_analyzer" in sys.modules:
        return
    with _without_command_line(), _patterns_unchecked():
        import_module("presidio_analyzer")


@contextmanager
def _without_command_line() -> Iterator[None]:
    """An empty package stands for spaCy's command line until spaCy is there; who asks for it then, gets the real one."""
    stand_ins = {_COMMAND_LINE: ModuleType(_COMMAND_LINE), f"{_COMMAND_LINE}.info": ModuleType(f"{_COMMAND_LINE}.info")}
    stand_ins[_COMMAND_LINE].__path__ = []
    stand_ins[f"{_COMMAND_LINE}.info"].info = None  # type: ignore[attr-defined]
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        if (spacy := sys.modules.get("spacy")) is not None:
            _offer_later(spacy)


def _offer_later(spacy: ModuleType) -> None:
    """`spacy.cli` and `spacy.info`, imported when they are asked for."""

    def attribute(name: str) -> Any:
        if name == "cli":
            return import_module(_COMMAND_LINE)
        if name == "info":
            return import_module(f"{_COMMAND_LINE}.info").info
        raise AttributeError(f"module 'spacy' has no attribute {name!r}")

    for name in ("cli", "info"):
        vars(spacy).pop(name, None)
    spacy.__getattr__ = attribute  # type: ignore[method-assign]


@contextmanager
def _patterns_unchecked() -> Iterator[None]:
    """Patterns that Presidio compiles to see whether they are valid are not compiled."""
    regex: Any = import_module("regex")
    compiled = regex.compile

    def compile_unless_checking(pattern: Any, *args: Any, **kwargs: Any) -> Any:
        if sys._getframe(1).f_globals.get("__name__") == _CHECKING:
            return None
        return compiled(pattern, *args, **kwargs)

    regex.compile = compile_unless_checking
    try:
        yield
    finally:
        regex.compile = compiled
