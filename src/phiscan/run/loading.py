"""Importing what is needed later while workers start: pandas and Splink take a second, and this process has nothing to do."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread

# What a run ends with.
TABLES = ("phiscan.summarize", "phiscan.releasing", "phiscan.people.linkage")


def load_meanwhile(modules: Sequence[str] = TABLES) -> None:
    """Begin to import these modules, and return. What fails here fails again, and is told, where it is imported to be used."""
    Thread(target=_load, args=(modules,), daemon=True).start()


def _load(modules: Sequence[str]) -> None:
    for module in modules:
        with suppress(Exception):
            import_module(module)
