"""Names that a form asks for in parts ("Last name: ..", "First name: .."), put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phiscan.model import Finding, Role
from phiscan.people.places import place_of

# In the order of a name. A birth name stands for the last name where there is none.
PARTS = ("first_name", "middle_name", "last_name", "maiden_name")
# The parts of one name are on neighbouring lines of a form, one field between them at most.
PARTS_REACH_PT = 60.0


class WholeNames:
    """For each PERSON finding of a document, the name it is, or is a part of."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._runs: dict[int, dict[str, str]] = {}
        for run in _runs(findings):
            parts = {_part(finding): finding.value.reveal() for finding in run}
            self._runs |= {id(finding): parts for finding in run}

    def usual(self, finding: Finding) -> str:
        """The name as it is used: without the birth name where there is another."""
        parts = self._runs.get(id(finding))
        if parts is None:
            return finding.value.reveal()
        left_out = "maiden_name" if "last_name" in parts else ""
        return " ".join(parts[part] for part in PARTS if part in parts and part != left_out)

    def birth_name(self, finding: Finding) -> str:
        """The birth name a form asks for beside another last name; "" without one."""
        parts = self._runs.get(id(finding), {})
        return parts["maiden_name"] if "maiden_name" in parts and "last_name" in parts else ""

    def every(self, finding: Finding) -> str:
        """The name with all that is known of it: any form of it is this with words left out."""
        parts = self._runs.get(id(finding))
        return finding.value.reveal() if parts is None else " ".join(parts[part] for part in PARTS if part in parts)


def _part(finding: Finding) -> str:
    part = finding.detail.get("part") if finding.detail else None
    return part.reveal() if part else ""


def _runs(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """The parts of one name each: neighbours of one role, no part twice."""
    parts = [each for each in findings if each.entity_type == "PERSON" and _part(each) in PARTS]
    run: list[Finding] = []
    for finding in sorted(parts, key=lambda each: (place_of(each), each.span)):
        if run and not _continues(run, finding):
            yield run
            run = []
        run.append(finding)
    if run:
        yield run


def _continues(run: list[Finding], finding: Finding) -> bool:
    last = run[-1]
    return (
        place_of(last) == place_of(finding)
        and (last.role or Role.OTHER) == (finding.role or Role.OTHER)
        and _part(finding) not in {_part(each) for each in run}
        and _near(last, finding)
    )


def _near(one: Finding, other: Finding) -> bool:
    if one.bbox is None or other.bbox is None:
        return True
    return abs(other.bbox.top - one.bbox.top) <= PARTS_REACH_PT
