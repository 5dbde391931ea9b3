"""PERSON: names with the role of who bears them.

Evidence, strongest first: a label ("Patient:", "Ordering physician:"), company in running text ("Dr. Adams",
"Jane Adams, NP", "her daughter Anne", "Dear Maria,"), a place (above an address, beside a birth date). Names
that are known already and met again, and what only the model sees, are added by the detection.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.meetings import members
from phiscan.detect.recognizers.names import Named
from phiscan.detect.recognizers.outsiders import is_outsider
from phiscan.detect.recognizers.person_beside import (
    doing_patients,
    entry_writers,
    is_beside_patients,
    note_writers,
    whose_room,
)
from phiscan.detect.recognizers.person_cited import cited_names, is_author, is_scholar
from phiscan.detect.recognizers.person_labels import labelled_names
from phiscan.detect.recognizers.person_lists import listed_names
from phiscan.detect.recognizers.person_places import placed_names
from phiscan.detect.recognizers.person_prose import prose_names
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import fold
from phiscan.model import Role


class PersonRecognizer(Recognizer):
    """Names from labels, running text and places on the page; `detail` says when a label asks for a part only."""

    ENTITIES = ("PERSON",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Names in `text`; overlapping ones are left to the caller's order of evidence."""
        told = [
            replace(each, role=_told_role(text, each))
            for each in chain(
                labelled_names(text),
                prose_names(text),
                placed_names(text),
                cited_names(text),
                members(text),
                listed_names(text),
                entry_writers(text),
                whose_room(text),
                doing_patients(unwrapped(text)),
                note_writers(text),
            )
        ]
        outside = {_shown(text, each) for each in told if each.role is Role.OTHER and each.name.whole}
        for named in told:
            # A lawyer signs what he writes.
            signs = named.role is Role.STAFF and not named.name.credential and _shown(text, named) in outside
            yield self.result(
                "PERSON",
                named.name.start,
                named.name.end,
                basis=named.basis,
                score=named.score,
                role=Role.OTHER if signs else named.role,
                detail={"part": named.part} if named.part else None,
            )


def _told_role(text: str, named: Named) -> Role | None:
    if _is_other(text, named):
        return Role.OTHER
    return Role.PATIENT if named.role is None and is_beside_patients(text, named.name) else named.role


def _is_other(text: str, named: Named) -> bool:
    return is_outsider(text, named) or is_author(text, named.name.start, named.name.end) or is_scholar(text, named.name)


def _shown(text: str, named: Named) -> str:
    return fold(" ".join(text[named.name.start : named.name.end].split()))
