"""Which subjects are compared at all: those that share a key. Each key holds few, so the cost grows with the documents.

A true pair shares one unless its name is misprinted beyond recognition *and* its birth date is, and it has no number or
contact in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from phiscan.people.forms import skeleton
from phiscan.people.nicknames import other_forms
from phiscan.people.traits import Traits, is_loose

# Letters of a word that have to be right at one end, after look-alikes are made one: two of a short word, three of a long one.
SHORT, LONG = 2, 3
_SHORT_WORD, _LONG_WORD = 6, 5
# Words of a name that make keys: more are titles or another person's name.
MOST_WORDS = 5
# A key that more subjects share tells nothing of a person, and would cost the square of it.
MOST_IN_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one subject: those by which any two are compared, and those by which only loose ones are, with anyone."""

    of_all: Sequence[str] = ()
    of_loose: Sequence[str] = ()


def keys_of(every: Sequence[Traits]) -> tuple[list[Keys], int]:
    """The keys of each of the subjects that another shares, sorted; and how many keys were too common to use."""
    of_all, common = _shared([set(_keys(traits)) for traits in every])
    wanted = {key for traits in every if is_loose(traits) for key in _loose_keys(traits)}
    initials = {key for traits in every if len(traits.name.first) == 1 for key in _loose_keys(traits)}
    wanted = {key for key in wanted if not key.startswith("initial") or key in initials}
    of_loose, also = _shared([wanted.intersection(_loose_keys(traits)) for traits in every])
    return [Keys(*each) for each in zip(of_all, of_loose, strict=True)], common + also


def _shared(every: Sequence[Collection[str]]) -> tuple[list[list[str]], int]:
    counts = Counter(key for keys in every for key in keys)
    shared = [sorted(key for key in keys if 1 < counts[key] <= MOST_IN_BLOCK) for keys in every]
    return shared, sum(1 for count in counts.values() if count > MOST_IN_BLOCK)


def _keys(traits: Traits) -> Iterator[str]:
    ends = {end for word in traits.name.words[:MOST_WORDS] for end in _ends(skeleton(word))}
    if traits.birth:
        pair = name_pair(traits)
        for end in ends:
            yield f"birth {traits.birth[2:]} {end}"
        # A birth date misread: the year is right, or the day.
        yield f"year {traits.birth[2:4]} {pair}"
        yield f"day {traits.birth[4:]} {pair}"
    for kind, number in traits.identifiers:
        yield f"number {kind} {number}"
    for contact in (*traits.phones, *traits.emails, *traits.addresses):
        for end in ends:
            yield f"contact {contact} {end}"


def _loose_keys(traits: Traits) -> Iterator[str]:
    """The name either way round, with one end of one of its words left open, or but an initial; of a loose one also pet names."""
    name = traits.name
    family, given = skeleton(name.family_key), skeleton(name.first)
    for form in (name.first, *(other_forms(name.first) if is_loose(traits) else ())):
        yield f"name {_pair(form, name.family_key)}"
    if len(given) > 1:
        for end in _ends(given):
            yield f"given {family} {end}"
        for end in _ends(family):
            yield f"family {end} {given}"
    if given:
        yield f"initial {family} {given[0]}"


def _ends(word: str) -> Iterator[str]:
    """The beginning and the end of a word: a misprint spares one of them."""
    if len(word) <= _SHORT_WORD:
        yield from (f"{word[:SHORT]}-", f"-{word[-SHORT:]}")
    if len(word) >= _LONG_WORD:
        yield from (f"{word[:LONG]}-", f"-{word[-LONG:]}")


def name_pair(traits: Traits) -> str:
    """First given and family name, whichever is which, without what recognition confuses: the same for namesakes."""
    return _pair(traits.name.first, traits.name.family_key)


def _pair(first: str, family: str) -> str:
    return " ".join(sorted((skeleton(first), skeleton(family))))
