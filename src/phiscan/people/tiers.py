"""From evidence to a verdict on a pair: which evidence joins two records, and what keeps them apart whatever else agrees.

First the vetoes: a birth date, a government number, Jr and Sr, given names, the sex. Then the tiers, strongest first. Address,
telephone and e-mail never join by themselves: households, clinics and twins share them. They decide between namesakes, and
stand beside a name.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from phiscan.people.scoring import Pairs

Where = npt.NDArray[np.bool_]

# Odds of eight to one, of so many subjects as there are, that they are one person.
ENOUGH_BITS = 3.0
# A birth date that is only nearly the same, with nothing but the name beside it.
ENOUGH_NEARLY_BITS = 5.0
# Another family name: the same given name and birth date, and whatever else there is.
ENOUGH_RENAMED_BITS = 6.0
# Two mentions of a name without birth dates: at least as likely one person's as two.
ENOUGH_NAME_BITS = 0.0


class Verdict(IntEnum):
    """What the evidence on a pair comes to. Above zero: it joins, the strongest first; below: it keeps apart."""

    NUMBER = 1
    BIRTH = 2
    NEARLY = 3
    CONTACT = 4
    INITIAL = 5
    NAME = 6
    FITS = 7
    NOTHING = 0
    BIRTH_DIFFERS = -1
    GOVERNMENT_DIFFERS = -2
    SUFFIX_DIFFERS = -3
    GIVEN_DIFFERS = -4
    SEX_DIFFERS = -5
    RECORD_DIFFERS = -6

    @property
    def meaning(self) -> str:
        """As `phiscan people explain` says it."""
        return _MEANINGS[self]


_MEANINGS = {
    Verdict.NUMBER: "one number of a person, and names that can be one person's",
    Verdict.BIRTH: "one birth date, and names that can be one person's",
    Verdict.NEARLY: "birth dates of which one is the other misread, one name, and enough beside it",
    Verdict.CONTACT: "one name and one address, telephone, e-mail or member number; a birth date is missing",
    Verdict.INITIAL: "an initial or a surname alone that fits one person only",
    Verdict.NAME: "one name, and a birth date is missing: joined where it fits one person only",
    Verdict.FITS: "a name or initial that fits, and nothing beside it: joined to nobody, and counted as nobody new",
    Verdict.NOTHING: "too little in common",
    Verdict.BIRTH_DIFFERS: "the birth dates differ",
    Verdict.GOVERNMENT_DIFFERS: "government numbers differ",
    Verdict.SUFFIX_DIFFERS: "Jr and Sr, or I, II, III, differ",
    Verdict.GIVEN_DIFFERS: "the given names differ",
    Verdict.SEX_DIFFERS: "the sex differs",
    Verdict.RECORD_DIFFERS: "record numbers differ",
}


def verdicts(pairs: Pairs) -> npt.NDArray[np.int8]:
    """The verdict on each pair."""
    evidence = _Evidence(pairs)
    ruled = np.zeros(len(pairs), dtype=np.int8)
    for verdict, where in reversed([*_vetoes(evidence), *_tiers(evidence)]):
        ruled[where] = verdict
    return ruled


class _Evidence:
    """What agrees in each pair, in the words of the tiers."""

    def __init__(self, pairs: Pairs) -> None:
        at = pairs.at
        self.bits = pairs.weight_bits
        self.family = at("family", "same", "other way round", "misprint", "shared")
        self.given = at("given", "same", "other way round", "nickname", "misprint", "another of them", "short form")
        self.given_same = at("given", "same", "misprint", "nickname")
        self.initial = at("given", "initial")
        self.surname_alone = at("given", "not compared") & at("family", "same")
        self.name = self.family & self.given
        self.whole_name = at("family", "same", "other way round") & at("given", "same", "other way round")
        self.middle_differs = at("middle", "different")
        self.birth = at("birth", "same")
        self.nearly = at("birth", "day and month swapped", "one digit")
        self.undated = at("birth", "not compared")
        self.government = at("government", "same", "one digit")
        self.record = at("record", "same")
        numbers = at("phone", "same", "one digit") | at("member", "same", "one digit")
        self.contact = numbers | at("email", "same") | at("address", "same")
        self.begins_alike = at("given", "begins alike")
        self.given_differs = at("given", "different") | self.begins_alike
        self.pairs = pairs


def _vetoes(on: _Evidence) -> list[tuple[Verdict, Where]]:
    at = on.pairs.at
    number = on.government | on.record
    return [
        (Verdict.GOVERNMENT_DIFFERS, at("government", "different")),
        (Verdict.BIRTH_DIFFERS, at("birth", "different")),
        (Verdict.SUFFIX_DIFFERS, at("suffix", "different")),
        # A pet name that no list has, where a number, the family name and the birth date are the same, or a contact.
        (Verdict.GIVEN_DIFFERS, on.given_differs & ~(number & on.family & (on.birth | (on.undated & on.contact)))),
        (Verdict.SEX_DIFFERS, at("sex", "different") & ~(number & (on.birth | on.undated))),
        (
            Verdict.RECORD_DIFFERS,
            at("record", "different") & ~on.government & ~(on.birth & on.whole_name & on.contact),
        ),
    ]


def _tiers(on: _Evidence) -> list[tuple[Verdict, Where]]:
    names = on.name | (on.family & (on.initial | on.surname_alone)) | (on.birth & on.family) | on.given_same
    enough = on.bits >= ENOUGH_BITS
    married = on.birth & ~on.family & on.given_same & (on.contact | (on.bits >= ENOUGH_RENAMED_BITS))
    return [
        (Verdict.NUMBER, (on.government | on.record) & names),
        (Verdict.BIRTH, on.birth & enough & (on.name | married)),
        (Verdict.NEARLY, on.nearly & on.name & enough & (on.contact | (on.bits >= ENOUGH_NEARLY_BITS))),
        (Verdict.CONTACT, on.undated & on.name & on.contact & ~on.middle_differs),
        (Verdict.INITIAL, on.birth & on.family & (on.initial | on.surname_alone) & enough),
        (Verdict.INITIAL, on.undated & on.family & on.initial & on.contact & ~on.middle_differs),
        (Verdict.NAME, on.undated & (on.whole_name | on.name & (on.bits >= ENOUGH_NAME_BITS)) & ~on.middle_differs),
        (Verdict.FITS, on.undated & on.family & (on.given | on.initial) & ~on.middle_differs),
    ]


def names_fit(pairs: Pairs) -> Where:
    """Pairs whose names can be one person's, whatever else is known."""
    on = _Evidence(pairs)
    return on.family & (on.given | on.initial)


def has_aid(pairs: Pairs) -> Where:
    """Pairs with a number or a contact in common: known again whatever their names and birth dates say."""
    on = _Evidence(pairs)
    return on.contact | on.record | on.government


def may_be_one(pairs: Pairs) -> Where:
    """Pairs that are one person if a document is wrong or somebody has several names: the lower bound takes them for one."""
    on = _Evidence(pairs)
    at = pairs.at
    beside = has_aid(pairs)
    # A pet name that is no short form, nor in any list, mostly begins as the name does.
    pet_name = on.birth & on.family & on.begins_alike
    apart = at("government", "different") | at("suffix", "different") | at("sex", "different")
    near = (on.birth | on.nearly) & (on.name | on.family & on.initial)
    misread = at("birth", "different") & on.whole_name & beside
    renamed = on.birth & on.given_same & beside
    undated = on.undated & on.name & ~on.middle_differs
    return ~apart & (pet_name | (~on.given_differs & (near | misread | renamed | undated)))
