"""What outputs show of a value: nothing but a name's initials, or all of it when that was asked for.

A mask has a fixed length: it tells neither how long a value is nor how it ends.
"""

from __future__ import annotations

import json
import re

from phiscan.model import Finding, SensitiveText

MASK = "***"
# What a mask looks like: that of a value, or of a name.
MASK_PATTERN = re.compile(r"[^\W\d_]?\*{3}(?: [^\W\d_]?\*{3})*")
# Of a result with a known analyte, what was measured is no secret of the person; what came out is.
OPEN_RESULT_DETAILS = frozenset({"analyte", "loinc", "unit", "reveals"})
# Which part of a name a form asked for: our word, not the person's.
OPEN_NAME_DETAILS = frozenset({"part"})
# What sort of secret it is: our word too.
OPEN_CREDENTIAL_DETAILS = frozenset({"kind"})
# What a date is of: our word.
OPEN_DATE_DETAILS = frozenset({"event"})


def initials(name: str) -> str:
    """ "John Smith" to "J*** S***": one mask a word, whatever its length."""
    return " ".join(_initial(word) for word in name.split()) or MASK


def _initial(word: str) -> str:
    return word[0].upper()[0] + MASK if word[0].isalpha() else MASK


class Masked:
    """Shows what a value is, never the value."""

    def value(self, finding: Finding) -> str:
        """Initials of a person's name; a fixed mask for anything else."""
        return self.name(finding.value) if finding.entity_type == "PERSON" else MASK

    def detail(self, finding: Finding) -> str:
        """The named parts, masked but for those that say what a known analyte measures.

        An analyte without a LOINC code is text off the page, so it is masked too.
        """
        return _json(finding, _open_details(finding))

    def name(self, name: SensitiveText) -> str:
        """The initials."""
        return initials(name.reveal())

    def birth_date(self, birth_date: SensitiveText) -> str:
        """A fixed mask."""
        return MASK

    def other(self, value: SensitiveText) -> str:
        """A fixed mask."""
        return MASK

    def birth_year(self, year: int, *, over_89: bool) -> int | None:
        """The year, but of those over 89, whose age it would tell: 45 CFR 164.514(b)(2)(i)(C)."""
        return None if over_89 else year

    def event_date(self, iso_date: str) -> str:
        """The year: all that 45 CFR 164.514(b)(2) lets stand of a date."""
        return iso_date[:4]


class Clear:
    """Shows everything: only where the user asked for it."""

    def value(self, finding: Finding) -> str:
        """The value as printed."""
        return finding.value.reveal()

    def detail(self, finding: Finding) -> str:
        """The named parts as printed."""
        return _json(finding, frozenset(finding.detail or ()))

    def name(self, name: SensitiveText) -> str:
        """The name as printed."""
        return name.reveal()

    def birth_date(self, birth_date: SensitiveText) -> str:
        """The birth date."""
        return birth_date.reveal()

    def other(self, value: SensitiveText) -> str:
        """The value."""
        return value.reveal()

    def birth_year(self, year: int, *, over_89: bool) -> int | None:
        """The year."""
        return year

    def event_date(self, iso_date: str) -> str:
        """The date."""
        return iso_date


MASKED = Masked()
CLEAR = Clear()


def display_for(*, reveal: bool) -> Masked | Clear:
    """How values are shown."""
    return CLEAR if reveal else MASKED


def _open_details(finding: Finding) -> frozenset[str]:
    if finding.entity_type == "PERSON":
        return OPEN_NAME_DETAILS
    if finding.entity_type == "CREDENTIAL":
        return OPEN_CREDENTIAL_DETAILS
    if finding.entity_type == "DATE_TIME":
        return OPEN_DATE_DETAILS
    known = finding.detail is not None and len(finding.detail.get("loinc", "")) > 0
    return OPEN_RESULT_DETAILS if known and finding.entity_type == "LAB_RESULT" else frozenset()


def _json(finding: Finding, shown: frozenset[str]) -> str:
    if not finding.detail:
        return ""
    parts = {key: text.reveal() if key in shown else MASK for key, text in finding.detail.items() if len(text)}
    return json.dumps(parts, ensure_ascii=False)
