"""Each built-in rule at its threshold, one below and one above; deadlines; intervals; places that are not known."""

from __future__ import annotations

from datetime import date

import pytest

from phiscan import errors
from phiscan.duties import Discovery, Duty, Exposed, Interval, Verdict, built_in_rules, duties_of
from tests.duties.crowds import exposed, people

IN_2017 = Discovery.parse("2017-10-05")
IN_2024 = Discovery.parse("2024-03-01T14:30")
RULES = built_in_rules()


def duties(crowd: Exposed, rule: str, discovery: Discovery = IN_2024) -> list[Duty]:
    return [duty for duty in duties_of(crowd, RULES, discovery) if duty.rule.id == rule]


def verdict(crowd: Exposed, rule: str, place: str = "", discovery: Discovery = IN_2024) -> Verdict:
    (duty,) = (duty for duty in duties(crowd, rule, discovery) if duty.place == place)
    return duty.verdict


# Rule, how many people leave it asleep, one more wakes it, where they live.
AT_THE_THRESHOLD = [
    ("hipaa-individuals", 0, 1, "TX", ""),
    ("hipaa-media", 500, 501, "TX", "TX"),
    ("hipaa-secretary", 499, 500, "TX", ""),
    ("hipaa-secretary-annual", 0, 1, "TX", ""),
    ("gdpr-authority", 0, 1, "TX", ""),
    ("gdpr-subjects", 0, 1, "TX", ""),
]


@pytest.mark.parametrize(("rule", "below", "least", "state", "place"), AT_THE_THRESHOLD)
def test_a_rule_is_due_from_its_threshold_on(rule: str, below: int, least: int, state: str, place: str) -> None:
    """At the threshold and one above it; one below, it is not."""
    assert next(each.threshold for each in RULES if each.id == rule) == least == below + 1
    assert verdict(exposed(people(least, state)), rule, place) is Verdict.DUE
    assert verdict(exposed(people(least + 1, state)), rule, place) is Verdict.DUE
    if below:
        assert verdict(exposed(people(below, state)), rule, place) is Verdict.NOT_DUE
    else:
        assert {duty.verdict for duty in duties(exposed(), rule)} == {Verdict.NOT_DUE}


@pytest.mark.parametrize("rule", ["france-incident", "france-hosting"])
def test_the_french_rules_want_people_in_france(rule: str) -> None:
    """One there is enough, two are; none, and somebody elsewhere, is not."""
    assert verdict(exposed(people(1, country="FR")), rule, "FR") is Verdict.DUE
    assert verdict(exposed(people(2, country="FR")), rule, "FR") is Verdict.DUE
    assert verdict(exposed(people(9, "TX")), rule, "FR") is Verdict.NOT_DUE


def test_every_rule_is_tested_at_its_threshold() -> None:
    """A rule that is added without a test fails here."""
    tested = {case[0] for case in AT_THE_THRESHOLD} | {"france-incident", "france-hosting"}
    assert {rule.id for rule in RULES} == tested


def test_the_annual_log_is_for_fewer_than_500() -> None:
    """499 go into the log, 500 to the Secretary at once: never both, never neither."""
    small, large = exposed(people(499, "TX")), exposed(people(500, "TX"))
    assert (verdict(small, "hipaa-secretary"), verdict(small, "hipaa-secretary-annual")) == (
        Verdict.NOT_DUE,
        Verdict.DUE,
    )
    assert (verdict(large, "hipaa-secretary"), verdict(large, "hipaa-secretary-annual")) == (
        Verdict.DUE,
        Verdict.NOT_DUE,
    )


def test_the_media_are_counted_state_by_state() -> None:
    """1,000 people in two States of 500 wake no newspaper; the Secretary counts them all."""
    crowd = exposed(people(500, "TX"), people(500, "CA"))
    assert {duty.verdict for duty in duties(crowd, "hipaa-media")} == {Verdict.NOT_DUE}
    assert verdict(crowd, "hipaa-secretary") is Verdict.DUE


def test_people_without_health_data_need_no_letter_under_article_34() -> None:
    """Contact data alone is no high risk by this rule; Art. 33 counts everybody."""
    crowd = exposed(people(3, categories="contact;identity"))
    assert verdict(crowd, "gdpr-subjects") is Verdict.NOT_DUE
    assert verdict(crowd, "gdpr-authority") is Verdict.DUE


INTERVALS = {
    "all under": (Interval(470, 480, 500), Verdict.NOT_DUE),
    "Texas 480 to 530": (Interval(480, 500, 530), Verdict.TREAT_AS_DUE),
    "just touching": (Interval(480, 490, 501), Verdict.TREAT_AS_DUE),
    "all over": (Interval(501, 510, 530), Verdict.DUE),
}


@pytest.mark.parametrize("case", INTERVALS)
def test_an_interval_that_holds_the_threshold_counts_as_over(case: str) -> None:
    """Texas 480 to 530: treat as over."""
    bounds, expected = INTERVALS[case]
    crowd = exposed(people(bounds.best, "TX"), bounds=bounds)
    (duty,) = duties(crowd, "hipaa-media")
    assert (duty.people, duty.verdict) == (bounds, expected)
    assert bool(duty.deadline) == (expected is not Verdict.NOT_DUE)


def test_people_of_unknown_state_leave_a_small_state_open() -> None:
    """499 in Texas and 2 of whom nobody knows: not over, and not safe either. One who lives abroad changes nothing."""
    assert verdict(exposed(people(499, "TX"), people(1)), "hipaa-media", "TX") is Verdict.NOT_DUE
    assert verdict(exposed(people(499, "TX"), people(2)), "hipaa-media", "TX") is Verdict.OPEN
    assert verdict(exposed(people(499, "TX"), people(9, country="FR")), "hipaa-media", "TX") is Verdict.NOT_DUE
    assert verdict(exposed(people(501)), "hipaa-media", "unknown") is Verdict.OPEN


def test_where_a_rule_is_due_in_its_only_place_the_unknown_do_not_matter() -> None:
    """One person in France and nine of whom nobody knows: due, and nothing is open."""
    crowd = exposed(people(1, country="FR"), people(9))
    assert [(duty.place, duty.verdict) for duty in duties(crowd, "france-incident")] == [("FR", Verdict.DUE)]


def test_a_state_nobody_knows_of_is_unknown() -> None:
    """A French region is no State; a code without a country is the United States'."""
    crowd = exposed(people(600, "IDF", country=""), people(501, "PR", country=""))
    assert verdict(crowd, "hipaa-media", "PR") is Verdict.DUE
    assert verdict(crowd, "hipaa-media", "unknown") is Verdict.OPEN


def test_tables_without_places_are_all_unknown() -> None:
    """Outputs of a run that does not say where people live."""
    crowd = exposed(people(600))
    bare = Exposed(crowd.subjects.drop(columns=["state", "country"]), crowd.summary)
    assert [duty.place for duty in duties(bare, "hipaa-media")] == ["unknown"]
    assert verdict(bare, "hipaa-secretary") is Verdict.DUE


def test_the_case_of_2017_ends_on_the_fourth_of_december() -> None:
    """Told on 5 October: 60 days later. The GDPR was not in force yet."""
    found = {
        duty.rule.id: (duty.verdict, duty.deadline) for duty in duties_of(exposed(people(501, "TX")), RULES, IN_2017)
    }
    for rule in ("hipaa-individuals", "hipaa-media", "hipaa-secretary"):
        assert found[rule] == (Verdict.DUE, "2017-12-04")
    assert found["gdpr-authority"] == found["gdpr-subjects"] == (Verdict.NOT_IN_FORCE, "")


DEADLINES = {
    ("hipaa-individuals", "2024-01-01"): "2024-03-01",
    ("hipaa-secretary-annual", "2017-10-05"): "2018-03-01",
    ("hipaa-secretary-annual", "2023-12-31"): "2024-02-29",
    ("gdpr-authority", "2024-03-01T14:30"): "2024-03-04 14:30",
    ("gdpr-authority", "2024-03-01"): "2024-03-04 00:00",
    ("gdpr-subjects", "2024-03-01"): "without delay",
}


@pytest.mark.parametrize(("rule", "discovered"), DEADLINES)
def test_deadlines_run_from_the_discovery(rule: str, discovered: str) -> None:
    """Calendar days after the day; hours after the hour, or after the start of the day; days after the year."""
    (duty,) = duties(exposed(people(3, "TX")), rule, Discovery.parse(discovered))
    assert duty.deadline == DEADLINES[rule, discovered]


@pytest.mark.parametrize(("day", "expected"), [("2018-05-24", Verdict.NOT_IN_FORCE), ("2018-05-25", Verdict.DUE)])
def test_a_rule_binds_from_its_first_day(day: str, expected: Verdict) -> None:
    """The GDPR applies from 25 May 2018 (Art. 99)."""
    assert verdict(exposed(people(1)), "gdpr-authority", discovery=Discovery.parse(day)) is expected


@pytest.mark.parametrize("text", ["", "yesterday", "2017-13-01", "05/10/2017", "2017-10-05T99:00"])
def test_what_is_no_date_is_said_to_be_none(text: str) -> None:
    """A deadline from a date misread would be worse than none."""
    with pytest.raises(errors.ConfigError, match="is no date"):
        Discovery.parse(text)


def test_a_discovery_shows_what_was_given() -> None:
    """With the time where there is one."""
    assert [str(each) for each in (IN_2017, IN_2024)] == ["2017-10-05", "2024-03-01 14:30"]


def test_every_rule_is_cited_and_dated() -> None:
    """Where to read it, when it was compared, and since when it binds."""
    for rule in RULES:
        assert rule.citation
        assert rule.url.startswith("https://")
        assert date(2026, 1, 1) <= rule.checked
        assert rule.in_force < rule.checked


def test_a_name_that_fits_others_is_in_the_upper_number_only() -> None:
    """An unresolved row is nobody new in all likelihood; it still may be, where it lives, and lifts what is at most."""
    named = people(499, "TX") + [row | {"unresolved": "True"} for row in people(2, "TX") + people(1, country="FR")]
    crowd = exposed(named, bounds=Interval(499, 499, 502))
    assert crowd.people == Interval(499, 499, 502)
    assert verdict(crowd, "hipaa-media", "TX") is Verdict.TREAT_AS_DUE
    assert verdict(crowd, "france-incident", "FR") is Verdict.TREAT_AS_DUE


def test_people_whom_no_row_shows_are_shared_out() -> None:
    """Rows are fewer than people where names hide some: each State has its share."""
    crowd = exposed(people(480, "TX"), people(480, "OK"), bounds=Interval(950, 1010, 1030))
    (oklahoma, texas) = duties(crowd, "hipaa-media")
    assert (texas.place, texas.people, texas.verdict) == ("TX", Interval(475, 505, 515), Verdict.TREAT_AS_DUE)
    assert oklahoma.people == texas.people
