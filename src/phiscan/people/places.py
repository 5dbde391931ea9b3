"""Where findings stand to one another."""

from __future__ import annotations

from phiscan.model import Finding

# Boxes of one line of text overlap by most of their height; those of neighbouring lines hardly.
LINE_OVERLAP = 0.5


def place_of(finding: Finding) -> tuple[str, str, int]:
    """Where spans can be compared: one page of one channel of one attachment."""
    return (finding.attachment or "", finding.channel.value, finding.page_number)


def same_line(one: Finding, other: Finding) -> bool:
    """Whether both stand on one line of the page."""
    if one.bbox is None or other.bbox is None or place_of(one) != place_of(other):
        return False
    shared_pt = min(one.bbox.bottom, other.bbox.bottom) - max(one.bbox.top, other.bbox.top)
    lower_pt = min(one.bbox.bottom - one.bbox.top, other.bbox.bottom - other.bbox.top)
    return shared_pt > 0 and shared_pt >= LINE_OVERLAP * lower_pt
