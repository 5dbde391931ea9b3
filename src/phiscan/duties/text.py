"""The duties as Markdown, and as lines for a terminal: what is due first, until when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from phiscan.duties.cells import WITHHELD
from phiscan.duties.counts import Exposed, Interval
from phiscan.duties.deadlines import Discovery
from phiscan.duties.judging import VERDICT_MEANINGS, Verdict

DISCLAIMER = (
    "This is no legal advice. It is what a program makes of counts and of rules written down as data. Whether a rule "
    "applies to you, and what you must do, is for counsel to say."
)
_HEAD = ("verdict", "deadline", "who must be told", "where", "people", "rule", "source")


def duties_text(table: pd.DataFrame, exposed: Exposed, discovery: Discovery) -> str:
    """The table of duties (of `duty_table`) as a Markdown page."""
    lines = [
        "# Duties to notify",
        "",
        DISCLAIMER,
        "",
        f"Discovered: {discovery}. People: {interval_text(exposed.people)}.",
        "",
        *duty_lines(table),
        "## What is asked",
        "",
        *_explained(table),
        "## Verdicts",
        "",
        *(f"- **{verdict}**: {meaning}" for verdict, meaning in VERDICT_MEANINGS.items()),
        "",
        *_counted(discovery),
    ]
    return "\n".join(lines)


def duty_lines(table: pd.DataFrame) -> list[str]:
    """The duties as a Markdown table, by verdict; places where nothing is due as one line."""
    ranked = sorted(records(table), key=lambda row: list(Verdict).index(Verdict(row["verdict"])))
    pressing = [row for row in ranked if row["verdict"] not in (Verdict.NOT_DUE, Verdict.NOT_IN_FORCE)]
    lines = markdown(_HEAD, (_cells(row) for row in pressing)) if pressing else ["Nothing is due by these counts.", ""]
    for row in ranked:
        if row["verdict"] in (Verdict.NOT_DUE, Verdict.NOT_IN_FORCE) and not row["place"]:
            lines.append(f"- {row['verdict']}: {row['rule']}, {row['addressee']} ({row['reason']})")
    for rule, places in _quiet_places(ranked).items():
        lines.append(f"- {Verdict.NOT_DUE}: {rule}, in {', '.join(places)}")
    return [*lines, ""] if lines[-1] else lines


def records(table: pd.DataFrame) -> list[dict[str, str]]:
    """The rows as dictionaries of text."""
    return [{str(name): str(value) for name, value in row.items()} for row in table.to_dict("records")]


def people_text(row: dict[str, str]) -> str:
    """The people of a row: "480 to 530", or one number."""
    lower, best, upper = row["people_lower"], row["people_best"], row["people_upper"]
    if lower == upper:
        return best
    return f"{lower} to {upper}, most likely {best}"


def interval_text(people: Interval) -> str:
    """An interval in words."""
    if people.lower == people.upper:
        return f"{people.best:,}"
    return f"{people.lower:,} to {people.upper:,}, most likely {people.best:,}"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a Markdown table; bars in cells are escaped."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in (head, *rows)]
    return [lines[0], "|" + "---|" * len(head), *lines[1:], ""]


def _cells(row: dict[str, str]) -> tuple[str, ...]:
    people = people_text(row)
    if row["verdict"] == Verdict.TREAT_AS_DUE and WITHHELD not in people:
        people += f": treat as {row['threshold']} or more"
    where = row["place"] or "all"
    return row["verdict"], row["deadline"], row["addressee"], where, people, row["rule"], row["citation"]


def _quiet_places(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    quiet: dict[str, list[str]] = {}
    for row in rows:
        if row["verdict"] == Verdict.NOT_DUE and row["place"]:
            quiet.setdefault(row["rule"], []).append(f"{row['place']} ({people_text(row)})")
    return quiet


def _explained(table: pd.DataFrame) -> Iterator[str]:
    for row in records(table.drop_duplicates("rule")):
        yield f"### {row['rule']} ({row['regime']})"
        yield ""
        yield f"- To {row['addressee']}: {row['duty']}."
        if row["applies_if"]:
            yield f"- Yours only if {row['applies_if']}."
        if row["condition"]:
            yield f"- {row['condition'][:1].upper()}{row['condition'][1:]}."
        noun = "person" if row["threshold"] == "1" else "people"
        yield f"- Triggered by {row['threshold']} {noun} or more{_each(table, row)}."
        url = f", {row['url']}" if row["url"] else ""
        yield f"- {row['citation']}{url}; compared on {row['checked']}; from {row['source']}."
        yield ""


def _each(table: pd.DataFrame, row: dict[str, str]) -> str:
    places = table.loc[table["rule"] == row["rule"], "place"]
    return " in a place on its own" if (places != "").any() else ""


def _counted(discovery: Discovery) -> Iterator[str]:
    yield "Days are calendar days; the day of discovery is not counted."
    if discovery.at is None:
        yield "The time of discovery is not given, so hours run from the start of that day: the true end is later."
    yield ""
