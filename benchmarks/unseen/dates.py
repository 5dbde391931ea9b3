"""Dates as printed: patterns of yyyy yy Month MONTH Mon MON mm m dd d, names of months in the language."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(),
}
PATTERNS = {
    "en": ("mm/dd/yyyy", "mm/dd/yyyy", "m/d/yyyy", "mm/dd/yy", "Mon d, yyyy", "dd-Mon-yyyy", "Month d, yyyy",
           "mm-dd-yyyy", "yyyy-mm-dd", "dd MON yyyy", "MON dd, yyyy", "m/d/yy"),
    "fr": ("dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yy", "dd.mm.yyyy", "d Month yyyy", "dd-mm-yyyy", "dd Mon yyyy", "d MONTH yyyy"),
}  # fmt: skip
_TOKEN = re.compile(r"yyyy|yy|Month|MONTH|Mon|MON|mm|m|dd|d")


def printed(day: date, pattern: str, lang: str) -> str:
    """A day in a pattern; the first of a month in French is "1er" where the month is a word."""
    month, short = _MONTHS[lang][day.month - 1], _SHORT[lang][day.month - 1]
    first = "1er" if lang == "fr" and day.day == 1 and "onth" in pattern.lower() else str(day.day)
    parts = {
        "yyyy": f"{day.year:04}", "yy": f"{day.year % 100:02}", "Month": month, "MONTH": month.upper(), "Mon": short,
        "MON": short.upper(), "mm": f"{day.month:02}", "m": str(day.month), "dd": f"{day.day:02}", "d": first,
    }  # fmt: skip
    return _TOKEN.sub(lambda match: parts[match[0]], pattern)


def before(day: date, years: int) -> date:
    """The same day so many years ago (the 28th for a 29 February)."""
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)
