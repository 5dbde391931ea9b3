"""The table of `phiscan explain`: a row for what was found, for what was not believed, and for each unread page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from phiscan.aggregate.columns import EVIDENCE, Verdict
from phiscan.aggregate.tables import SCORE_DECIMALS, Display, edges, frame, page_of
from phiscan.model import Finding, UnreadPage


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding, or a suppressed one with its `reason`, and the evidence for it."""

    finding: Finding
    reason: str = ""
    label: str = ""
    stands: str = ""
    model: str = ""
    rule: str = ""
    why: str = ""


def evidence_table(explained: Iterable[Explained], unread: Iterable[UnreadPage], display: Display) -> pd.DataFrame:
    """A row each, by page and position; unread pages last. Values as `display` shows them."""
    rows = [_row(each, display) for each in sorted(explained, key=_order)]
    rows += [_unread_row(page) for page in unread]
    return frame(EVIDENCE, rows)


def _order(each: Explained) -> tuple[str | int, ...]:
    found = each.finding
    place = (found.attachment or "", found.page_number, found.channel, found.span.start, found.span.end)
    return (*place, bool(each.reason), found.entity_type, found.recognizer, each.reason)


def _row(each: Explained, display: Display) -> tuple[str | float | None, ...]:
    found = each.finding
    return (
        page_of(found),
        found.attachment,
        Verdict.NOT_BELIEVED if each.reason else Verdict.FOUND,
        found.entity_type,
        display.value(found),
        each.reason or None,
        found.basis,
        None if found.score is None else round(found.score, SCORE_DECIMALS),
        found.recognizer,
        each.model or None,
        each.label or None,
        each.stands or None,
        found.role,
        each.why or None,
        found.subject,
        each.rule or None,
        found.channel,
        found.span.start,
        found.span.end,
        *edges(found.bbox),
    )


def _unread_row(page: UnreadPage) -> tuple[str | float | None, ...]:
    row: list[str | float | None] = [None] * len(EVIDENCE)
    row[0], row[1], row[2], row[5] = page_of(page), page.attachment, Verdict.UNREAD, page.reason
    return tuple(row)
