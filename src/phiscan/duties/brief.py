"""The breach brief: what authorities and counsel ask first, on one page. No value, and no path, of anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from phiscan.duties.cells import SMALL, UNDER, WITHHELD, cell, shown
from phiscan.duties.counts import CATEGORY_SEPARATOR, Exposed
from phiscan.duties.deadlines import Discovery
from phiscan.duties.rules import Rule
from phiscan.duties.text import DISCLAIMER, duty_lines, interval_text, markdown

_BY_HAND = (
    "How the breach was discovered, and how long the documents were open",
    "Who may have got them, and whether they were acquired or viewed",
    "Contact point or data protection officer",
    "Likely consequences",
    "Measures taken and proposed",
)
_MARKS = (
    ("minor", "under 18 years"),
    ("over_89", "over 89 years"),
    ("deceased", "deceased, as a document says"),
    ("no_address", "without an address (substitute notice)"),
)
_UNKNOWN, _ABROAD = "unknown", "abroad"


def brief_text(
    exposed: Exposed, table: pd.DataFrame, rules: Sequence[Rule], discovery: Discovery, *, reveal: bool = False
) -> str:
    """The brief as Markdown. Counts under five by place and category are hidden unless `reveal`."""
    sections = (
        ("People", _people(exposed, reveal)),
        ("Documents", _ledger(exposed)),
        ("Categories of data", _categories(exposed, reveal)),
        ("By State and category", _by_state(exposed, reveal)),
        ("Dates", _dates(exposed, discovery)),
        ("Duties", iter(duty_lines(table))),
        ("Method", _method(exposed, rules)),
        ("Limits", _limits(exposed)),
        ("To be filled in by hand", (f"- {line}:" for line in _BY_HAND)),
    )
    lines = ["# Breach brief", "", DISCLAIMER, ""]
    for title, content in sections:
        lines += [f"## {title}", "", *content, ""]
    return "\n".join(_without_double_gaps(lines))


def _people(exposed: Exposed, reveal: bool) -> Iterator[str]:
    yield f"- people whose data is exposed: {interval_text(exposed.people)}"
    yield f"- told apart by what documents say of them, and counted below: {len(exposed.told_apart):,}"
    for role, count in sorted(_counted(exposed.told_apart, "role").items()):
        yield f"- of these, with the role {role or _UNKNOWN}: {cell(count, reveal=reveal)}"
    for column, words in _MARKS:
        if column in exposed.subjects.columns:
            marked = int((exposed.told_apart[column].astype(str) == "True").sum())
            yield f"- {words}: {cell(marked, reveal=reveal)}"
    yield f"- practitioners named, not counted above: {exposed.summary.get('practitioners', 0):,}"


def _ledger(exposed: Exposed) -> Iterator[str]:
    summary = exposed.summary
    rows = [(outcome, f"{count:,}") for outcome, count in summary["outcomes"].items()]
    yield from markdown(("outcome", "documents"), [*rows, ("listed", f"{summary['documents']:,}")])
    yield f"- copies of another document: {summary['duplicates']:,}"
    counted = sorted(name for name in summary if name.startswith("pages_"))
    pages = ", ".join(f"{name.removeprefix('pages_')} {summary[name]:,}" for name in counted)
    yield f"- pages: {summary['pages']:,} ({pages})"
    yield f"- personal data records (findings): {summary['findings']:,}"
    levels = ", ".join(f"{level} {count:,}" for level, count in summary["exposure"].items())
    yield f"- documents by exposure: {levels}"


def _categories(exposed: Exposed, reveal: bool) -> Iterator[str]:
    counts = {category: len(exposed.with_any([category])) for category in _known_categories(exposed)}
    cells = shown(counts, reveal=reveal)
    yield from markdown(("category", "people"), ((category, cells[category]) for category in counts))
    entities = exposed.summary["entities"]
    yield from markdown(("entity type", "findings"), ((name, f"{count:,}") for name, count in entities.items()))


def _by_state(exposed: Exposed, reveal: bool) -> Iterator[str]:
    places = exposed.by_place(exposed.told_apart, "state")
    abroad = len(exposed.told_apart) - sum(places.values())
    if set(places) <= {""}:
        yield "No document says in which State of the United States a person lives."
        return
    names = [*sorted(place for place in places if place), *([""] if "" in places else [])]
    everywhere = shown(places | ({_ABROAD: abroad} if abroad else {}), reveal=reveal)
    columns = {"people": everywhere}
    for category in _known_categories(exposed):
        found = exposed.by_place(exposed.with_any([category]), "state")
        columns[category] = shown({place: found.get(place, 0) for place in places}, reveal=reveal)
    rows = ((name or _UNKNOWN, *(cells[name] for cells in columns.values())) for name in names)
    yield from markdown(("State", *columns), rows)
    if abroad:
        yield f"- known to live outside of the United States: {everywhere[_ABROAD]}"
    if not reveal:
        yield (
            f"- `{UNDER}` stands for one to {SMALL - 1} people; `{WITHHELD}` for a count from which one of those could "
            "be worked out."
        )


def _dates(exposed: Exposed, discovery: Discovery) -> Iterator[str]:
    yield f"- discovered: {discovery}"
    years = [
        str(day)[:4]
        for column in ("first_date", "last_date")
        for day in exposed.subjects[column].fillna("")
        if str(day)[:4].isdigit()
    ]
    if years:
        yield f"- dates tied to people in the documents: {min(years)} to {max(years)}"


def _method(exposed: Exposed, rules: Sequence[Rule]) -> Iterator[str]:
    yield "phiscan read the documents, found personal data in them, and told people apart by what they say of them."
    yield ""
    for name, version in (exposed.summary.get("versions") or {}).items():
        yield f"- {name}: {version}"
    for name, fact in (exposed.summary.get("evidence") or {}).items():
        yield f"- {name.replace('_', ' ')}: {fact}"
    for source in dict.fromkeys(rule.source for rule in rules):
        checked = sorted(rule.checked for rule in rules if rule.source == source)
        yield f"- rules of {source}: {len(checked)}, compared with their sources on {checked[0].isoformat()} or later"


def _limits(exposed: Exposed) -> Iterator[str]:
    unread = exposed.summary["exposure"].get(_UNKNOWN, 0)
    yield "- A detector is no proof: what it did not find may still be there, and some of what it found may be wrong."
    yield f"- {unread:,} documents could not be read to the end; what they hold is unknown, not nothing."
    yield "- The number of people is an estimate: one person under two names counts twice, two under one name once."
    yield "- Bounds are on all people; a State's or a category's share of the doubt is taken to be that of its count."
    yield "- The State of a person is that of the addresses in the documents, not of the residence today."


def _known_categories(exposed: Exposed) -> list[str]:
    found = {
        category
        for listed in exposed.subjects["categories"].fillna("")
        for category in str(listed).split(CATEGORY_SEPARATOR)
        if category
    }
    return sorted(found)


def _counted(table: pd.DataFrame, column: str) -> dict[str, int]:
    counts: dict[Any, Any] = table[column].fillna("").astype(str).value_counts().to_dict()
    return {str(value): int(count) for value, count in counts.items()}


def _without_double_gaps(lines: Sequence[str]) -> Iterator[str]:
    before = None
    for line in lines:
        if line or before:
            yield line
        before = line
