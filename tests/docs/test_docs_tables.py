"""What is documented is what the code does."""

import re
from pathlib import Path

import pytest
from benchmarks.make_docs import DOCS, EXIT_MEANINGS, OUTCOME_MEANINGS, SETTING_MEANINGS, TABLES, rendered

from phiscan.aggregate import columns
from phiscan.config import load_config
from phiscan.duties import read_rules
from phiscan.entities import ENTITY_TYPES
from phiscan.errors import ExitCode
from phiscan.model import Outcome

ROOT = DOCS.parent
PAGES = sorted(path.name for path in DOCS.glob("*.md"))


@pytest.mark.parametrize("name", PAGES)
def test_tables_are_those_of_the_code(name):
    """`make docs` would change nothing."""
    text = (DOCS / name).read_text(encoding="utf-8")
    assert text == rendered(text)


def test_every_table_has_its_place():
    """Each table is in exactly one page."""
    made = [name for page in PAGES for name in re.findall(r"<!-- made: (\w+) -->", (DOCS / page).read_text())]
    assert sorted(made) == sorted(TABLES)


def test_every_word_has_a_meaning():
    """No outcome, exit code or setting without its line."""
    assert set(OUTCOME_MEANINGS) == set(Outcome)
    assert set(EXIT_MEANINGS) == set(ExitCode)
    load_config(None, **dict.fromkeys(SETTING_MEANINGS))


def test_every_column_and_type_is_in_the_docs():
    """A reader finds each by its name."""
    outputs = (DOCS / "outputs.md").read_text(encoding="utf-8")
    tables = (columns.FINDINGS, columns.INVENTORY_START, columns.INVENTORY_END, columns.PERSONS)
    assert all(f"`{column.name}`" in outputs for table in tables for column in table)
    types = (DOCS / "entity-types.md").read_text(encoding="utf-8")
    assert all(f"`{entity.name}`" in types for entity in ENTITY_TYPES)


@pytest.mark.parametrize("page", [*(f"docs/{name}" for name in PAGES), "README.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(page):
    """Relative links name files that exist."""
    source = ROOT / page
    links = re.findall(r"\]\((?!https?:)([^)#]+)", source.read_text(encoding="utf-8"))
    assert not [link for link in links if not (source.parent / link).exists()]


def test_the_example_configuration_is_valid(tmp_path, monkeypatch):
    """What configuration.md shows can be copied."""
    block = re.search(r"```toml\n(.*?)```", (DOCS / "configuration.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("badge_numbers.yaml").write_text("recognizers: []\n")
    Path("phiscan.toml").write_text(block[1])
    config = load_config(Path("phiscan.toml"))
    assert (config.reader, config.timeout_s) == ("pdfplumber", 60)


def test_the_example_rule_is_valid(tmp_path):
    """What duties.md shows can be copied."""
    block = re.search(r"```toml\n(.*?)```", (DOCS / "duties.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "texas.toml").write_text(block[1])
    assert read_rules([tmp_path / "texas.toml"])[-1].id == "texas-attorney-general"
