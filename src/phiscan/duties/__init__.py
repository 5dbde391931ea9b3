"""Counts -> which duties to notify follow, and until when. Rules are data; nothing here is legal advice."""

from phiscan.duties.brief import brief_text
from phiscan.duties.counts import Exposed, Interval
from phiscan.duties.deadlines import Discovery
from phiscan.duties.judging import VERDICT_MEANINGS, Duty, Verdict, duties_of
from phiscan.duties.rules import Rule, built_in_rules, read_rules
from phiscan.duties.table import DUTY_COLUMNS, duty_table
from phiscan.duties.text import DISCLAIMER, duties_text, people_text, records

__all__ = [
    "DISCLAIMER",
    "DUTY_COLUMNS",
    "VERDICT_MEANINGS",
    "Discovery",
    "Duty",
    "Exposed",
    "Interval",
    "Rule",
    "Verdict",
    "brief_text",
    "built_in_rules",
    "duties_of",
    "duties_text",
    "duty_table",
    "people_text",
    "read_rules",
    "records",
]
