"""Relatives and friends in running text: "her daughter Anne", "spouse (Ana Ruiz)", "Paul Roux, époux", "her sons Ed and Al".

Where somebody's relation is spoken of ("her", "the patient's", "sa"), a first name will do; a bare "Wife" or "neighbour"
needs a whole name behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from phiscan.detect.fields import read_fields
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, is_given, name_at, name_ending_at
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.detect.recognizers.word_index import first_words, matches_at, places_of_words
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold, name_words
from phiscan.model import Basis, Role

_SCORE = 0.9
_COMPANY_SCORE = 0.84
_AND = re.compile(r",? ?(?:&|\band\b|\bet\b)\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Whose relation it is: "Ana's".
_OWNER = re.compile(r"[^\W\d_]+(?=['’][sS])")
_BEFORE = 40
# "Aunt Bea's lemon bars": so are dishes called.
_OWNS = re.compile(r"['’]s [A-Z]")
# "struck by a car driven by Ana Ruiz"
_DRIVEN = re.compile(r"\b(?:vehicle|car|truck|van|bus|taxi|cab|motorcycle|sedan|suv|ambulance) \Z", re.IGNORECASE)
# What parts the names of a list; the last one ends the list.
_AND_LIST = re.compile(r",? (?:and|et|&) |, ?")
_PIECE = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]*(?: [^\W\d_a-zà-ÿ][\w'’-]*){0,3}")
_SEEN = re.compile(
    r"(?:entretien|\bvue?(?:\(e\))?|reçue?(?:\(e\))?|examinée?(?:\(e\))?)\b[^\n:;]{0,40}\Z", re.IGNORECASE
)
# What a practitioner does, before who does it: "kinésithérapie conduite par", "40 séances chez". Soins "chez" are the patient's.
_THERAPIES = (
    r"(?:acupuncture|balnéothérapie|ergothérapie|kinésithérapie|kiné|orthophonie|orthoptie|ostéopathie|psychomotricité|"
    r"psychothérapie|rééducation|séances?)"
)
_CARES = rf"(?:{_THERAPIES}|injections?|massages?|pansements?|perfusions?|prélèvements?|soins|vaccinations?)"
_DONE = r"(?:assurée?|conduite?|dispensée?|effectuée?|faite?|menée?|pratiquée?|prodiguée?|réalisée?|suivie?)s?"
_CARE = re.compile(rf"\b{_CARES}(?: [^\W\d_-]+){{0,2}} \Z", re.IGNORECASE)
_TREATED = Sieved(
    rf"\b(?:{_THERAPIES} chez|{_CARES}(?: (?!par\b)[^\W\d_][\w'’-]*){{0,3}} (?:{_DONE} )?par) "
    r"(?=(?-i:M\.|Mme|Mlle|Madame|Monsieur) [^\W\d_])",
    re.IGNORECASE,
)
_CARE_SCORE = 0.9
# Who signs a contract: "Pour le partenaire,"; somebody's partner is "son partenaire".
_PARTNERS = ("le partenaire", "la partenaire", "les partenaire", "the partner", "un partenaire", "l'autre partenaire")
NAME_FIELDS = frozenset({"name", "last_name", "first_name", "maiden_name", "middle_name"})
# "Relationship: daughter" stands so near behind the name it is of.
_RELATIONS = ("relation", "rel.", "rel to", "reln", "lien", "parente", "kinship", "qualite", "nature")
_RELATION_FIELDS, _RELATION_LINES = 4, 3


def relatives(text: str) -> Iterator[Named]:
    """Names behind a relation, or with one behind them."""
    if places_of_words(text).keys() & first_words("relatives", "relative_adjectives"):
        yield from _behind(text)
        yield from _before(text)
    yield from _of_somebody(text)
    yield from _accompanying(text)
    yield from _listed(text)


def relation_before(text: str, at: int) -> bool:
    """Whether the word before `at` is a relation: "his wife Mrs. Smith"."""
    words = _WORD.findall(text, max(0, at - _BEFORE), at)
    return bool(words) and fold(words[-1]) in name_words().relatives


def relation_behind(text: str, name: Name) -> bool:
    """Whether a relation stands right behind a name: "Ana Ruiz (daughter)"."""
    opening = text[name.end : name.end + 2]
    return opening[:1] in (",", "\t", " ") and _apposition_pattern().match(text, name.end) is not None


def is_related(text: str, at: int) -> bool:
    """Whether the fields behind the label at `at` say how its bearer is related to the patient, before they name another."""
    fields = read_fields(text)
    here = bisect_right(fields, at, key=lambda each: each.label.start)
    line = fields[here - 1].line if here and fields[here - 1].label.start == at else text.count("\n", 0, at)
    for other in fields[here : here + _RELATION_FIELDS]:
        if other.name in NAME_FIELDS or other.line - line > _RELATION_LINES:
            return False
        label = fold(text[other.label.start : other.label.end])
        if label.startswith(_RELATIONS) or label == "rel":
            relation = _WORD.search(text, other.start, other.end)
            return relation is not None and fold(relation.group()) in name_words().relatives
    return False


def _behind(text: str) -> Iterator[Named]:
    firsts = first_words("possessives", "relatives", "relative_adjectives")
    owners = (match.start() for match in _OWNER.finditer(text))
    for match in matches_at(_relation_pattern(), text, firsts, owners):
        name = _name(text, match.end())
        if (
            name is None
            or name.titled == "practitioner"
            or name.credential
            or fold(match.group()).startswith(_PARTNERS)
            or not (match["whose"] or name.whole or (is_given(text, name) and not _OWNS.match(text, name.end)))
        ):
            continue
        yield Named(name, Role.RELATIVE, Basis.PATTERN, _SCORE)
        second = _AND.match(text, name.end) if match["plural"] else None
        other = _name(text, second.end()) if second else None
        if other is not None:
            yield Named(other, Role.RELATIVE, Basis.PATTERN, _SCORE)


def _of_somebody(text: str) -> Iterator[Named]:
    """ "la fille de Mme Roux, Line DIOP, a appelé": whose relative, then who it is."""
    for match in matches_at(_somebodys_pattern(), text, first_words("relatives", "relative_adjectives")):
        owner = _name(text, match.end())
        name = _name(text, owner.end + 2) if owner and text[owner.end : owner.end + 2] == ", " else None
        if name is not None and name.whole and not name.credential and name.titled != "practitioner":
            yield Named(name, Role.RELATIVE, Basis.PATTERN, _SCORE)


def _accompanying(text: str) -> Iterator[Named]:
    """ "lives with Ana Ruiz", "accompagnée de Paul ROUX": whole names of who is no nurse or doctor."""
    for match in matches_at(_company_pattern(), text, first_words("company")):
        if _DRIVEN.search(text, max(0, match.start() - _BEFORE), match.start()):
            continue
        name = _name(text, match.end())
        if name is None or name.credential or name.titled == "practitioner" or job_behind(text, name):
            continue
        if name.whole or is_given(text, name):
            # Who is there while a patient is seen, and no relative is said to be, cares for him.
            before = (text, max(0, match.start() - _BEFORE), match.start())
            cares = _CARE.search(*before) or (match.group().lower().startswith("en présence") and _SEEN.search(*before))
            yield Named(name, Role.PRACTITIONER if cares else Role.RELATIVE, Basis.PATTERN, _COMPANY_SCORE)


def treating(text: str) -> Iterator[Named]:
    """ "rééducation chez M. Roux", "soins infirmiers effectués par Mme Diop": who gives the care."""
    for match in _TREATED.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is not None and (name.whole or name.titled) and not job_behind(text, name):
            yield Named(name, name.credential or Role.PRACTITIONER, Basis.PATTERN, _CARE_SCORE)


def _listed(text: str) -> Iterator[Named]:
    """ "three children: Alan, Martine and Philip", "2 enfants (Maël et Enora)": given names."""
    for match in matches_at(_children_pattern(), text, first_words("children")):
        at: int | None = match.end()
        while at is not None:
            piece = _PIECE.match(text, at)
            name = name_at(text, at, piece.end(), sure=True) if piece else None
            if name is None or not (name.whole or is_given(text, name)):
                break
            yield Named(name, Role.RELATIVE, Basis.PATTERN, _COMPANY_SCORE)
            following = _AND_LIST.match(text, name.end)
            at = following.end() if following else None


def _name(text: str, at: int) -> Name | None:
    name = name_at(text, at, line_end(text, at), sure=True)
    return name if name is None or name.start == at or name.titled else None


def _before(text: str) -> Iterator[Named]:
    """ "Bob Smith (son)", "Paul Castelnau, son époux": the relation stands behind the name."""
    for match in _apposition_pattern().finditer(text):
        name = name_ending_at(text, match.start(), sure=True)
        if name is not None and (name.whole or (is_given(text, name) and "(" in match.group())):
            yield Named(name, Role.RELATIVE, Basis.PATTERN, _SCORE)


def _owners() -> str:
    return rf"(?:{alternatives('possessives')}|[^\W\d_]+['’]s)"


def _relation() -> str:
    return rf"(?:(?:{alternatives('relative_adjectives')})[ -]){{0,2}}(?:{alternatives('relatives')})"


@cache
def _relation_pattern() -> re.Pattern[str]:
    capital = r"(?=(?-i:[^\W\d_a-zà-ÿ]|d['’]))"
    adjectives = alternatives("relative_adjectives")
    return re.compile(
        rf"\b(?P<whose>{_owners()}\s)?{_relation()}(?P<plural>s?)\b(?:\s(?:{adjectives}))?"
        rf"(?:,?\s|\s\()(?:is |est |was |named |called |prénommée? |listed as |on (?:file|record) is |(?:est )?(?:notée?|désignée?) ?:? )?"
        rf"{capital}",
        re.IGNORECASE,
    )


@cache
def _somebodys_pattern() -> re.Pattern[str]:
    titles = alternatives("titles_person")
    return re.compile(rf"(?<!\w){_relation()} (?:de |of )(?=(?:{titles})\b\.? ?[^\W\d_])", re.IGNORECASE)


@cache
def _company_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{alternatives('company')})\s(?=[^\W\d_a-zà-ÿ]|d['’])")


@cache
def _apposition_pattern() -> re.Pattern[str]:
    whose = rf"(?:(?:{_owners()}|the|l['’])\s?)?"
    return re.compile(
        rf" ?\({whose}{_relation()}(?=[),;:/]| [-–(/]| d[eu'’]| of )|\t{_relation()}(?=[\t\n]|\Z)|"
        rf", \d{{1,3}}(?: ans| years? old| y/?o)?, {_relation()}\b|"
        rf", {whose}{_relation()} (?:of the |d[eu] (?:la |l['’])?)(?:{alternatives('people')}|blessée?|malade|résidente?|victime|injured|resident|victim)\b|"
        rf",? (?:lien|parenté|relation|relationship|rel\.?) ?: ?{_relation()}\b|, {whose}{_relation()}(?=[,.;)\n\t]|\Z)|"
        rf" (?:is|was|est) (?:{_owners()})\s{_relation()}\b|"
        rf"(?:,| (?:is|was))\s(?:also\s)?(?:listed|named|shown|recorded|identified|on file)\sas\s(?:{_owners()}\s|the\s)?{_relation()}\b",
        re.IGNORECASE,
    )


@cache
def _children_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('children')})(?: ?: | ?\(|, )(?=(?-i:[^\W\d_a-zà-ÿ]))", re.IGNORECASE)
