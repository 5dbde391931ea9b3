"""Rules of one's own: read, judged like the others, and refused with all faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from phiscan import errors
from phiscan.duties import Discovery, Verdict, built_in_rules, duties_of, read_rules
from tests.duties.crowds import exposed, people

OWN = """
[[rule]]
id = "texas-attorney-general"
regime = "Texas"
addressee = "the Attorney General"
duty = "notice by the form on the web site"
citation = "Tex. Bus. & Com. Code 521.053(i)"
checked = 2026-01-31
in_force = 2023-09-01
per = "state"
places = ["TX"]
categories = ["health", "government_id"]
at_least = 250
deadline = { days = 30 }
"""


def test_a_rule_of_ones_own_is_judged_like_the_others(tmp_path: Path) -> None:
    """Its threshold, its place, its deadline; where it came from is said."""
    (tmp_path / "texas.toml").write_text(OWN)
    rules = read_rules([tmp_path / "texas.toml"])
    assert rules[:-1] == built_in_rules()
    for count, expected in ((249, Verdict.NOT_DUE), (250, Verdict.DUE)):
        duty = duties_of(exposed(people(count, "TX"), people(900, "CA")), rules, Discovery.parse("2024-03-01"))[-1]
        assert (duty.place, duty.people.best, duty.verdict) == ("TX", count, expected)
        assert duty.rule.source == "texas.toml"
    assert duty.deadline == "2024-03-31"


FAULTS = {
    "no list": ('name = "x"', "a rule file is a list of"),
    "broken": ("[[rule]", "is not valid TOML"),
    "unknown key": (OWN + "colour = 'red'", "unknown key 'colour'"),
    "no threshold": (OWN.replace("at_least = 250", ""), "one of at_least and more_than"),
    "two thresholds": (OWN + "more_than = 3", "one of at_least and more_than"),
    "odd threshold": (OWN.replace("250", '"many"'), "must be a whole number"),
    "odd deadline": (OWN.replace("{ days = 30 }", "{ moons = 2 }"), "deadline must be one of days, hours"),
    "negative deadline": (OWN.replace("days = 30", "days = -1"), "deadline must be one of"),
    "unknown category": (OWN.replace('"health"', '"gossip"'), "unknown category 'gossip'"),
    "odd place": (OWN.replace('"state"', '"street"'), "per must be one of all, state, country"),
    "no citation": (OWN.replace("citation", "condition"), "citation must be a text"),
    "no date": (OWN.replace("2026-01-31", '"lately"'), "checked must be a date"),
    "known id": (OWN.replace("texas-attorney-general", "hipaa-media"), "rule 'hipaa-media' is there twice"),
    "unknown other": (OWN + 'unless_due = "nothing"', "unless_due names no rule before it"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_refused(tmp_path: Path, fault: str) -> None:
    """One line says what to mend."""
    content, said = FAULTS[fault]
    (tmp_path / "own.toml").write_text(content)
    with pytest.raises(errors.ConfigError, match=said):
        read_rules([tmp_path / "own.toml"])


def test_all_faults_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    """No mending one by one."""
    (tmp_path / "a.toml").write_text(OWN.replace("at_least = 250", "").replace("citation", "url"))
    with pytest.raises(errors.ConfigError) as caught:
        read_rules([tmp_path / "a.toml", tmp_path / "missing.toml"])
    assert len(caught.value.faults) == 3
