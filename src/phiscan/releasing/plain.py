"""Outputs that are no tables of documents: the summary of a scan, its duties and the breach brief.

They are made of counts and of words of phiscan and its rules. A text in the summary is one of these, or it is not released; a line of
the others, the words of the rules set aside, is given to phiscan's own recognizers, as any document would be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from phiscan.errors import LeakError
from phiscan.people import Action, Cause
from phiscan.report import PathMasks

# What code calls an outcome, a level, a count; an entity type, and the reason why one was not believed.
_KEY = re.compile(r"[a-z]+(?:[_-][a-z0-9]+)*|[A-Z][A-Z0-9_]*(?:: [a-z][a-z' ,;:()-]*)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WORDS = frozenset({"clear", "masked", *map(str, Action), *map(str, Cause)})
_PERSON = re.compile(r"[PD][0-9A-Z]{6,10}")
_SUBJECT = re.compile(r"#s\d+\Z")
# What the user's configuration calls the model and the rules, no document.
_VERSIONS = "versions"
_CORRECTIONS = "corrections"
_NAMED = frozenset({"one", "other"})


def check_summary(path: Path, masks: PathMasks | None) -> None:
    """Look at each key and text of a summary. Raises `LeakError`, which names the entry."""
    for entry, content in json.loads(path.read_text(encoding="utf-8")).items():
        if entry != _VERSIONS and not all(_is_own(entry, key, text, masks) for key, text in _texts(entry, content)):
            raise LeakError(_said(f"{path.name} shows a text that is not phiscan's own in '{entry}'"))


def check_texts(folder: Path, own: Collection[str]) -> None:
    """Look at each line of the texts and tables in a folder, without the words in `own`. Raises `LeakError`, which names the line."""
    # What is heavy is loaded only where there is something to look at.
    from phiscan.detect import OutputCheck

    check = OutputCheck()
    words = sorted({each for text in own for each in (text, text.replace("|", "\\|"))} - {""}, key=len, reverse=True)
    for path in sorted(folder.iterdir()):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for word in words:
                line = line.replace(word, " ")
            if found := check.found(line):
                raise LeakError(_said(f"{path.name} shows {' and '.join(found)} in line {number}"))


def _texts(key: str, content: Any) -> Iterator[tuple[str, str]]:
    """Each text with the key that it stands under; keys with themselves."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield name, name
            yield from _texts(name, value)
    elif isinstance(content, list):
        for value in content:
            yield from _texts(key, value)
    elif isinstance(content, str):
        yield key, content


def _is_own(entry: str, key: str, text: str, masks: PathMasks | None) -> bool:
    if key == text:
        return _KEY.fullmatch(text) is not None
    if entry == _CORRECTIONS and key in _NAMED:
        return masks is None or bool(_PERSON.fullmatch(text)) or masks.names_nobody(_SUBJECT.sub("", text))
    return text in _WORDS or _DIGEST.fullmatch(text) is not None


def _said(what: str) -> str:
    return f"the outputs were not released: {what}; please report it"
