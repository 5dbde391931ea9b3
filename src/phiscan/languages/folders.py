"""The language folders: which there are, and what their files hold.

A language is supported when it has a folder here with a `language.toml`; docs/languages.md says how to add one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


def _supported() -> tuple[str, ...]:
    """English first: where two languages give one phrase two meanings, the first one's holds."""
    folders = [each.name for each in resources.files(__package__).iterdir() if each.joinpath("language.toml").is_file()]
    return tuple(sorted(folders, key=lambda language: (language != "en", language)))


LANGUAGES = _supported()


@cache
def language_table(language: str, file: str) -> Mapping[str, Any]:
    """What one file of a language's folder holds, read once a process."""
    return tomllib.loads(resources.files(__package__).joinpath(language, f"{file}.toml").read_text("utf-8"))
