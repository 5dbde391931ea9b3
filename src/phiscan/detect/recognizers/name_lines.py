"""Two names that were read as one over a line end: "run by Ana Ruiz<line end>Paul Roux, MD"."""

from __future__ import annotations

from phiscan.detect.recognizers.names import Name, name_at


def on_first_line(name: Name, shown: str) -> Name:
    """The part of a name on its first line, where another whole name opens the next one of the text as `shown`."""
    return (_on_two_lines(name, shown) or (name, name))[0]


def on_last_line(name: Name, shown: str) -> Name:
    """The part of a name on its last line, where another ends the line above: "by Ana Ruiz<line end>Paul Roux, MD"."""
    return (_on_two_lines(name, shown) or (name, name))[1]


def _on_two_lines(name: Name, shown: str) -> tuple[Name, Name] | None:
    """Two whole names that were read as one over a line end."""
    end = shown.find("\n", name.start, name.end)
    if end < 0:
        return None
    above, below = name_at(shown, name.start, end, sure=True), name_at(shown, end + 1, name.end, sure=True)
    return (above, below) if above and below and above.whole and below.whole and below.end == name.end else None
