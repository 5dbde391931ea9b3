"""The Makefile's targets are the commands people are told to run."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = re.findall(r"^([a-z-]+):.*?## .*\n(\t.*)?", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_each_target_is_made_by_one_rule_with_commands() -> None:
    """A second rule of the same name would silently replace the first, a rule without commands does nothing."""
    assert {name: count for name, count in Counter(name for name, _ in RULES).items() if count > 1} == {}
    assert [name for name, commands in RULES if not commands] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_pages_tell_to_make_can_be_made(page: Path) -> None:
    """No page tells of a `make` target that is not there."""
    told = set(re.findall(r"(?:`|^|&& )make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert told - {name for name, _ in RULES} == set()
