"""Who somebody is of whom no rule says it: by what stands around the name, as learned from documents with truth.

Where a label, title, credential or job says it, it is not asked: on documents of unknown origin those are right more often.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from phiscan.detect.candidate import Candidate
from phiscan.detect.learned import reading
from phiscan.detect.surroundings import PLACES, Masked, Seen, Surroundings, features
from phiscan.entities import Category, category_of
from phiscan.languages import fold, remembered
from phiscan.model import Basis, Role

READING = "roles"
# What a span is that was taken for a name and is none.
NOBODY = "nobody"
# How a name without a role was found: by the model alone, or as titles and forms of names are written.
MODELLED, WRITTEN = "modelled", "written"
# The thresholds: of each role for a name of the model's, and one for any role of a name that is written as one.
THRESHOLDS = (*(str(role) for role in Role), WRITTEN)
CLASSES = (*(str(role) for role in Role), NOBODY)
_REMEMBERED = 1 << 12
_LONGEST = 64
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST = 1e-9
_MOST_PLACES = 3

# Says what weighed most for a role that was learned.
Why = Callable[[], str]
# Gives names of a page the roles that nothing has told: the text, the names, what else was found, the language.
Guess = Callable[[str, Sequence[Candidate], Sequence[Candidate], str], Iterable[tuple[Candidate, Why | None]]]


def with_learned_roles(
    text: str, names: Sequence[Candidate], settled: Sequence[Candidate], language: str
) -> Iterator[tuple[Candidate, Why | None]]:
    """The names; those without a role with the one that is likely enough, and what says why it is."""
    asked = asked_of(text, names, settled)
    learned = _learned(text, asked, [*settled, *names], language) if asked else {}
    for name in names:
        role, place = learned.get((name.start, name.end), (None, None))
        yield (name, None) if role is None or place is None else (replace(name, role=role), partial(_why, place, role))


def asked_of(text: str, names: Sequence[Candidate], settled: Sequence[Candidate]) -> list[Candidate]:
    """The names without a role, but for those that the document's cast knows better.

    It knows whoever has a patient's name or a birth date on the line, and the only name of a page with a birth date where no
    patient is told.
    """
    patients = [each for each in settled if each.entity_type == "PERSON" and each.role is Role.PATIENT]
    family = {word for each in patients for word in _words(text, each)}
    births = [each.start for each in settled if each.entity_type == "DATE_OF_BIRTH"]
    unsaid = [each for each in names if each.role is None]
    if births and not patients and len(unsaid) == 1:
        return []
    return [
        each
        for each in unsaid
        if family.isdisjoint(_words(text, each))
        and not any("\n" not in text[min(at, each.start) : max(at, each.start)] for at in births)
    ]


def _learned(
    text: str, asked: Sequence[Candidate], found: Sequence[Candidate], language: str
) -> dict[tuple[int, int], tuple[Role | None, Surroundings]]:
    """The role of each name that is likely enough, by its span, and what stands around it."""
    masked = Masked(text, [seen_of(each) for each in found], language)
    around = [masked.around(seen_of(each)) for each in asked]
    told = together([fold(" ".join(text[each.start : each.end].split())) for each in asked], map(_shares, around))
    roles = {
        (name.start, name.end): (likely_role(shares, place.how, reading(READING).thresholds), place)
        for name, place, shares in zip(asked, around, told, strict=True)
    }
    if any(is_of_a_patient(each) for each in found):
        return roles
    return {span: told for span, told in roles.items() if told[0] is not Role.PATIENT or told[1].how != MODELLED}


def is_of_a_patient(candidate: Candidate) -> bool:
    """Whether a page with this on it may be about a patient: one, a birth date, a record number, health data."""
    if candidate.entity_type == "PERSON":
        return candidate.role is Role.PATIENT
    own = candidate.entity_type in ("DATE_OF_BIRTH", "MEDICAL_RECORD_NUMBER")
    return own or category_of(candidate.entity_type) is Category.HEALTH


def seen_of(candidate: Candidate) -> Seen:
    """A candidate as its page's other names see it: a role that was not read but guessed is none."""
    is_modelled = candidate.basis is Basis.MODEL
    how = (
        "" if candidate.role is not None or candidate.entity_type != "PERSON" else MODELLED if is_modelled else WRITTEN
    )
    return Seen(candidate.entity_type, candidate.start, candidate.end, None if is_modelled else candidate.role, how)


def likely_role(shares: Mapping[str, float], how: str, thresholds: Mapping[str, float]) -> Role | None:
    """The likeliest role, where its probability reaches its threshold; none of what is likelier no name at all."""
    likeliest = max(CLASSES, key=lambda each: shares[each])
    if likeliest == NOBODY or shares[likeliest] < thresholds[WRITTEN if how == WRITTEN else likeliest]:
        return None
    return Role(likeliest)


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


def together(names: Sequence[str], shares: Iterable[Mapping[str, float]]) -> list[Mapping[str, float]]:
    """The probabilities for each name; a name that stands in several places is one person's: their geometric mean."""
    places: dict[str, list[Mapping[str, float]]] = defaultdict(list)
    for name, each in zip(names, shares, strict=True):
        places[name].append(each)
    means = {name: found[0] if len(found) == 1 else _mean(found) for name, found in places.items()}
    return [means[name] for name in names]


def _mean(shares: Sequence[Mapping[str, float]]) -> dict[str, float]:
    powers = {each: math.exp(sum(math.log(one[each] + _LEAST) for one in shares) / len(shares)) for each in shares[0]}
    whole = sum(powers.values())
    return {each: power / whole for each, power in powers.items()}
