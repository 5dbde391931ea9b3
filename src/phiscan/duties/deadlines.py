"""Until when: from the moment of discovery, as each rule counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from phiscan.errors import ConfigError

# The kinds of deadline, and whether each carries a number (1) or stands as `true` (0).
DEADLINES = {"days": 1, "hours": 1, "days_after_year": 1, "without_delay": 0, "none": 0}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A kind of `DEADLINES` and its amount: calendar days, hours, or days after the end of the calendar year."""

    kind: str
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Discovery:
    """When the breach was discovered: the day, and the time of that day where it is known (local, no zone)."""

    day: date
    at: time | None = None

    @classmethod
    def parse(cls, text: str) -> Discovery:
        """From ISO 8601: "2017-10-05" or "2017-10-05T14:30". Raises `ConfigError`."""
        try:
            if "T" not in text and " " not in text.strip():
                return cls(date.fromisoformat(text.strip()))
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            raise ConfigError((f"'{text}' is no date: write 2017-10-05, or 2017-10-05T14:30",)) from None
        return cls(moment.date(), moment.time())

    def __str__(self) -> str:
        return self.day.isoformat() if self.at is None else f"{self.day.isoformat()} {self.at:%H:%M}"


def ends(deadline: Deadline, discovery: Discovery) -> str:
    """The last day (ISO date), or the last moment where hours count; a text where no number does; empty for none.

    Days are calendar days after the day of discovery, which is not counted. Hours run from the start of
    the day where the time is not known: earlier than the truth, never later.
    """
    if deadline.kind == "days":
        return (discovery.day + timedelta(days=deadline.amount)).isoformat()
    if deadline.kind == "hours":
        start = datetime.combine(discovery.day, discovery.at or time())
        return (start + timedelta(hours=deadline.amount)).isoformat(sep=" ", timespec="minutes")
    if deadline.kind == "days_after_year":
        return (date(discovery.day.year, 12, 31) + timedelta(days=deadline.amount)).isoformat()
    return "without delay" if deadline.kind == "without_delay" else ""
