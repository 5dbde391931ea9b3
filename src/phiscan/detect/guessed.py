"""Who somebody is whom the model alone names: by what stands around the name, as learned from documents with truth.

Where a label, title, credential or job says it, it is not asked: on documents of unknown origin those are right more often.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from phiscan.detect.candidate import Candidate
from phiscan.detect.learned import reading
from phiscan.detect.surroundings import PLACES, Masked, Seen, Surroundings, features
from phiscan.languages import fold, remembered
from phiscan.model import Basis, Role

READING = "roles"
# What a span is that was taken for a name and is none.
NOBODY = "nobody"
# The threshold of the role behind a patient's.
NEXT = "next"
CLASSES = (*(str(role) for role in Role), NOBODY)
_REMEMBERED = 1 << 12
_LONGEST = 64
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST = 1e-9
_MOST_PLACES = 3

# Says what weighed most for a role that was learned.
Why = Callable[[], str]


def with_learned_roles(
    text: str, names: Sequence[Candidate], settled: Sequence[Candidate], language: str
) -> Iterator[tuple[Candidate, Why | None]]:
    """The names; those without a role with the one that is likely enough, and what says why it is."""
    left = _left_to_the_cast(text, names, settled)
    asked = [each for each, is_left in zip(names, left, strict=True) if not is_left]
    learned = _learned(text, asked, [*settled, *names], language) if asked else {}
    for name in names:
        role, place = learned.get((name.start, name.end), (None, None))
        yield (name, None) if role is None or place is None else (replace(name, role=role), partial(_why, place, role))


def _learned(
    text: str, asked: Sequence[Candidate], found: Sequence[Candidate], language: str
) -> dict[tuple[int, int], tuple[Role | None, Surroundings]]:
    """The role of each name that is likely enough, by its span, and what stands around it."""
    masked = Masked(text, [seen_of(each) for each in found], language)
    around = [masked.around(seen_of(each)) for each in asked]
    told = _together([fold(" ".join(text[each.start : each.end].split())) for each in asked], around)
    return {
        (name.start, name.end): (likely_role(shares, reading(READING).thresholds), place)
        for name, place, shares in zip(asked, around, told, strict=True)
    }


def _left_to_the_cast(text: str, names: Sequence[Candidate], settled: Sequence[Candidate]) -> list[bool]:
    """Of which names the document's cast knows better: they have a role, a patient's name, a birth date beside them.

    So does the only name without a role, where no patient is told.
    """
    patients = [each for each in settled if each.entity_type == "PERSON" and each.role is Role.PATIENT]
    family = {word for each in patients for word in _words(text, each)}
    births = [each.start for each in settled if each.entity_type == "DATE_OF_BIRTH"]
    is_alone = not patients and sum(each.role is None for each in names) == 1
    return [
        is_alone
        or each.role is not None
        or not family.isdisjoint(_words(text, each))
        or any("\n" not in text[min(at, each.start) : max(at, each.start)] for at in births)
        for each in names
    ]


def seen_of(candidate: Candidate) -> Seen:
    """A candidate as its page's other names see it: a role that was not read but guessed is none."""
    role = None if candidate.basis is Basis.MODEL else candidate.role
    return Seen(candidate.entity_type, candidate.start, candidate.end, role)


def likely_role(shares: Mapping[str, float], thresholds: Mapping[str, float]) -> Role | None:
    """The likeliest role, where its probability reaches its threshold and that of nobody does not reach its own.

    Of a patient who is not sure enough, the role that is next by far: it has so much of what is left.
    """
    if shares[NOBODY] >= thresholds[NOBODY]:
        return None
    role = max(Role, key=lambda each: shares[each])
    if shares[role] >= thresholds[role]:
        return role
    following = max((each for each in Role if each is not Role.PATIENT), key=lambda each: shares[each])
    is_next = role is Role.PATIENT and shares[following] >= thresholds[NEXT] * (1 - shares[role])
    return following if is_next else None


def _why(around: Surroundings, role: Role) -> str:
    """The places around a name whose words spoke most for a role; not the words."""
    weights: dict[str, float] = defaultdict(float)
    for feature, weight in reading(READING).evidence(features(around), role):
        weights[feature.partition(":")[0]] += weight
    most = sorted((place for place in weights if weights[place] > 0), key=lambda place: (-weights[place], place))
    return "learned: " + ", ".join(PLACES[place] for place in most[:_MOST_PLACES])


def _words(text: str, name: Candidate) -> set[str]:
    return {fold(word) for word in _WORD.findall(text, name.start, name.end)}


@remembered(_REMEMBERED, _LONGEST)
def _shares(around: Surroundings) -> dict[str, float]:
    return reading(READING).probabilities(features(around))


def _together(names: Sequence[str], around: Sequence[Surroundings]) -> list[dict[str, float]]:
    """The probabilities for each name; a name that stands in several places is one person's: their geometric mean."""
    places: dict[str, list[dict[str, float]]] = defaultdict(list)
    for name, each in zip(names, around, strict=True):
        places[name].append(_shares(each))
    means = {name: found[0] if len(found) == 1 else _mean(found) for name, found in places.items()}
    return [means[name] for name in names]


def _mean(shares: Sequence[Mapping[str, float]]) -> dict[str, float]:
    powers = {each: math.exp(sum(math.log(one[each] + _LEAST) for one in shares) / len(shares)) for each in shares[0]}
    whole = sum(powers.values())
    return {each: power / whole for each, power in powers.items()}
