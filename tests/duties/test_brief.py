"""What the brief and the table show: counts, sources, limits; small cells hidden, nothing to work them out from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.duties import (
    DISCLAIMER,
    DUTY_COLUMNS,
    Discovery,
    Exposed,
    Interval,
    brief_text,
    built_in_rules,
    duties_of,
    duties_text,
    duty_table,
)
from phiscan.duties.cells import SMALL, UNDER, WITHHELD, shown
from tests.duties.crowds import exposed, people

RULES = built_in_rules()
DAY = Discovery.parse("2017-10-05")
CROWD = exposed(
    people(600, "TX"),
    people(40, "CA"),
    people(3, "VT"),
    people(4, "CA", categories="financial;identity"),
    people(7),
    people(2, country="FR"),
    bounds=Interval(640, 656, 700),
)


def brief(crowd: Exposed, *, reveal: bool = False) -> str:
    table = duty_table(duties_of(crowd, RULES, DAY), reveal=reveal)
    return brief_text(crowd, table, RULES, DAY, reveal=reveal)


def state_row(text: str, state: str) -> list[str]:
    (line,) = re.findall(rf"^\| {state} \|(.*)\|$", text, re.MULTILINE)
    return [cell.strip() for cell in line.split("|")]


def test_the_brief_says_what_authorities_ask_first() -> None:
    """People with bounds, documents by outcome, categories, dates, duties, method, limits."""
    text = brief(CROWD)
    assert DISCLAIMER in text
    for line in (
        "- people whose data is exposed: 640 to 700, most likely 656",
        "| damaged | 1 |",
        "| listed | 7 |",
        "- pages: 9 (read 8)",
        "- personal data records (findings): 40",
        "| health | 652 |",
        "- discovered: 2017-10-05",
        "- dates tied to people in the documents: 2015 to 2017",
        "2017-12-04",
        "- config: f00d",
        "- 1 documents could not be read to the end; what they hold is unknown, not nothing.",
    ):
        assert line in text, line


def test_small_cells_are_hidden_unless_revealed() -> None:
    """Three people in Vermont, and four in California with financial data."""
    hidden, open_ = brief(CROWD), brief(CROWD, reveal=True)
    head = state_row(hidden, "State")
    assert state_row(hidden, "VT")[head.index("people")] == UNDER
    assert state_row(hidden, "CA")[head.index("financial")] == UNDER
    assert state_row(open_, "VT")[head.index("people")] == "3"
    assert state_row(open_, "CA")[head.index("financial")] == "4"
    assert "| financial | <5 |" in hidden
    assert "outside of the United States: <5" in hidden


def test_a_lone_small_cell_cannot_be_worked_out_from_the_total() -> None:
    """The smallest other count of the column is withheld too."""
    text = brief(exposed(people(600, "TX"), people(3, "VT"), people(7)))
    assert state_row(text, "VT")[0] == UNDER
    assert state_row(text, "unknown")[0] == WITHHELD
    assert state_row(text, "TX")[0] == "600"


@pytest.mark.parametrize("small", [(1, 1, 1), (4, 4)])
def test_small_cells_that_are_all_the_least_or_the_most_cannot_be_worked_out(small: tuple[int, ...]) -> None:
    """Three States with three people between them have one each: a total must not say so."""
    cells = shown({**{f"S{at}": count for at, count in enumerate(small)}, "TX": 9, "OK": 600})
    assert (cells["TX"], cells["OK"]) == (WITHHELD, "600")


def test_people_abroad_are_part_of_the_total() -> None:
    """One person in Vermont: neither the States nor those abroad give the number away."""
    text = brief(exposed(people(1, "VT"), people(600, "TX"), people(9, country="FR")))
    assert state_row(text, "VT")[0] == UNDER
    assert f"outside of the United States: {WITHHELD}" in text


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 30), max_size=8))
def test_no_small_count_is_shown_or_follows_from_a_total(counts: dict[str, int]) -> None:
    """What is hidden is never one cell alone with a count beside it; nothing small is ever a number."""
    cells = shown(counts)
    assert all(not text.isdigit() or int(text) == 0 or int(text) >= SMALL for text in cells.values())
    hidden = [label for label, text in cells.items() if not text.isdigit()]
    others = [label for label, count in counts.items() if count >= SMALL]
    if any(0 < count < SMALL for count in counts.values()) and others:
        assert len(hidden) >= 2
    assert shown(counts, reveal=True) == {label: str(count) for label, count in counts.items()}


def test_the_table_has_the_documented_columns_and_hides_small_places() -> None:
    """A row for each rule and place; Vermont's three are under five, all of its bounds too."""
    table = duty_table(duties_of(CROWD, RULES, DAY))
    assert list(table.columns) == [column.name for column in DUTY_COLUMNS]
    vermont = table[(table["rule"] == "hipaa-media") & (table["place"] == "VT")].iloc[0]
    assert vermont[["people_lower", "people_best", "people_upper"]].tolist() == [UNDER] * 3
    revealed = duty_table(duties_of(CROWD, RULES, DAY), reveal=True)
    assert revealed[revealed["place"] == "VT"].iloc[0]["people_best"] == "3"


@pytest.mark.parametrize("shown_", ["brief", "duties"])
def test_everything_says_it_is_no_legal_advice(shown_: str) -> None:
    """And the duties name the source of each rule, and when it was compared."""
    table = duty_table(duties_of(CROWD, RULES, DAY))
    text = brief(CROWD) if shown_ == "brief" else duties_text(table, CROWD, DAY)
    assert "no legal advice" in text
    if shown_ == "duties":
        assert all(rule.citation in text and rule.url in text for rule in RULES)
        assert f"compared on {RULES[0].checked.isoformat()}" in text


def test_an_interval_that_holds_the_threshold_says_so() -> None:
    """Texas 480 to 530: treat as over."""
    crowd = exposed(people(500, "TX"), bounds=Interval(480, 500, 530))
    text = duties_text(duty_table(duties_of(crowd, RULES, DAY)), crowd, DAY)
    assert "| TX | 480 to 530, most likely 500: treat as 501 or more |" in text


def test_nobody_exposed_is_nothing_due() -> None:
    """An empty table of subjects is a table."""
    table = duty_table(duties_of(exposed(), RULES, DAY))
    text = duties_text(table, exposed(), DAY)
    assert "Nothing is due by these counts." in text
    assert "No document says" in brief(exposed())
