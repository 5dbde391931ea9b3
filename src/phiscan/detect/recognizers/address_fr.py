"""The grammar of French addresses: number, type and name of the street, complements, postal code, town, CEDEX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phiscan.detect.recognizers.address_words import INSIDE, Place, address_words, alternatives
from phiscan.languages import fold

_NUMBER = re.compile(
    r"\d{1,4}(?: ?[-/] ?\d{1,4})?(?: ?(?:bis|ter|quater|BIS|TER|QUATER|Bis|Ter|[A-Da-d])\b|, (?:bis|ter|quater|BIS|TER|QUATER)\b)?,? {1,2}"
    r"(?P<type>[^\W\d_][\w'’-]*)\.? "
)
# "28 ter GRANDE RUE": a street that has no other name.
_NAMELESS = re.compile(
    r"\d{1,4}(?: ?(?:bis|ter|quater|[A-D])\b)?,? {1,2}(?:grande?|petite|vieille|haute|basse|ancienne|nouvelle)[ '’-](?:rue|place|route|avenue|cour)(?!\w)",
    re.IGNORECASE,
)
# A letterhead's columns touch: "2 41 01 87 734 815 77 29 B rue Ambroise-Paré".
_BEHIND_NIR = re.compile(r" \d{3} \d{3} \d\d \Z")
# A street by these is one even without a town; "2 places", "1 passage par jour" are none.
_SURE = frozenset(
    "rue avenue av ave boulevard bd bld boul chemin impasse allee quai square faubourg ruelle sentier venelle".split()
)
_WORD = re.compile(r" ?(?P<word>[^\s,;()|•·]+)")
# "rue du 8 mai 1945", "place du 11-Novembre".
_DAY = re.compile(
    r" ?\d{1,2}(?:er)?[ -](?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)(?:[ -](?:18|19)\d\d)?(?!\w)",
    re.IGNORECASE,
)
_PARTICLES = frozenset("de du des la le les l d et aux au en sur sous a lès lez n°".split()) - {"a"}
_COUNTRY = "france"
_STOPS = frozenset(
    "tel telephone fax telecopie mail email courriel code dr docteur m mme mlle monsieur madame pr bp cs cedex apt appt bat esc "
    "chu ch hopital clinique reference references ref objet ne nee ipp nir ins sexe admis finess rpps siret".split()
)
_MOST_WORDS = 8
_LONGEST_PART = 48
_POST = r"(?:F ?- ?)?(?P<zip>(?:0[1-9]|[1-8]\d|9[0-8]) ?\d{3})(?!\d)"
_ANY_POST = re.compile(r"\d{2} ?\d{3}[ ,]{1,2}[^\W\d_]")
# "établissement support sis Le Moulin, 74100 Annemasse"
_SEATED = re.compile(r"(?<= )(?:demeurant|domicili[ée]e?|habitant|résidant|située?|sise?) ")
_CLAUSE = re.compile(r"[^\W\d_](?:(?! [-–—] )[^\n\t:,])+")
_TOWN = re.compile(rf"(?:,? ?\n|,? ?\t| ?(?:[,–—•|-]|--) ?| )?{_POST}(?:, ?| ?\n| - | )(?=[^\W\d_])")
_POST_AHEAD = re.compile(rf" ?{_POST}")
_BEHIND_TOWN = re.compile(
    r"(?: \d{1,2}(?:er|e|è|ème)?(?![\w./-]))?(?:[ ,]{1,2}cedex(?: \d{1,2}(?!\d))?)?(?:[ ,\n-]{1,3}France\b)?",
    re.IGNORECASE,
)


def french_addresses(text: str) -> Iterator[Place]:
    """French addresses in `text`; those that are neither `whole` nor `street` need a label to be believed."""
    types = address_words("fr")["street_types"]
    for match in _NUMBER.finditer(text):
        kind = fold(match["type"])
        inside = INSIDE.search(text, max(0, match.start() - 2), match.start())
        if kind in types and not (inside and not _BEHIND_NIR.search(text, max(0, match.start() - 12), match.start())):
            end = _name(text, match.end())
            if end is not None:
                end, whole = _onwards(text, end)
                yield Place(_first_part(text, match.start()), end, whole, street=kind in _SURE)
    for match in _NAMELESS.finditer(text):
        end, whole = _onwards(text, match.end())
        if whole:
            yield Place(_first_part(text, match.start()), end, whole=True, street=True)
    if _ANY_POST.search(text):
        yield from _without_number(text)


def _first_part(text: str, start: int) -> int:
    """Where an address begins whose street does at `start`: "Appt 14, 158 rue ...", "Rés. Les Glycines, 207 boulevard ..."."""
    before = _complement_before().search(text, max(0, start - _LONGEST_PART), start)
    return before.start("part") if before else start


def _without_number(text: str) -> Iterator[Place]:
    """ "Lieu-dit Le Bourg, 24000 Périgueux": at the start of a cell or clause, where a postal code follows."""
    for cell in _CLAUSE.finditer(text):
        seats = (each.start() for each in _SEATED.finditer(text, cell.start() + 1, cell.end()))
        for start in (cell.start(), *seats):
            match = _unnumbered().match(text, start)
            end = _name(text, match.end()) if match else None
            if match and end is not None:
                end, whole = _onwards(text, end)
                if whole:
                    yield Place(match.start("place"), end, whole=True, street=False)


def _name(text: str, at: int) -> int | None:
    """The end of a street's name: capitalised words and particles, its first word in any case; None for none."""
    end: int | None = None
    at -= 1
    after_particle = False
    for _ in range(_MOST_WORDS):
        if day := _DAY.match(text, at):
            return day.end()
        match = _WORD.match(text, at)
        if match is None or _POST_AHEAD.match(text, at):
            break
        word = match["word"]
        folded = fold(word).rstrip(".:")
        stops = folded in _STOPS or (folded == _COUNTRY and end is None)
        if (stops and not after_particle) or word.endswith(":"):
            break
        at = match.end()
        after_particle = folded in _PARTICLES
        if after_particle:
            continue
        if end is not None and not (word[0].isupper() or word[0].isdigit() or word[:2] in ("l'", "d'", "l’", "d’")):
            break
        end = match.end() if word[-1] not in "." or len(word) < 4 else match.end() - 1
    return end


def _onwards(text: str, at: int) -> tuple[int, bool]:
    for _ in range(3):
        complement = _complement().match(text, at)
        if complement is None:
            break
        at = complement.end()
    town = _TOWN.match(text, at)
    if town is None:
        return at, False
    end = _town_end(text, town.end())
    if end is None:
        return town.end("zip"), True
    behind = _BEHIND_TOWN.match(text, end)
    return behind.end() if behind else end, True


def _town_end(text: str, at: int) -> int | None:
    """The end of a town's name: words in the case of its first one, and the particles between them."""
    end: int | None = None
    upper = False
    for _ in range(6):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match["word"].rstrip(".:")
        folded = fold(word)
        if folded in _STOPS or folded == _COUNTRY or match["word"].endswith(":"):
            break
        at = match.end()
        if end is not None and folded in _PARTICLES:
            continue
        if not word[:1].isalpha() or not (word[0].isupper() or word[:2] in ("l'", "d'")):
            break
        if end is None:
            upper = len(word) > 1 and word.isupper()
        elif word.isupper() is not upper:
            break
        end = match.start("word") + len(word)
        if match["word"] != word:
            break
    return end


@cache
def _complement() -> re.Pattern[str]:
    words = alternatives(address_words("fr")["complements"])
    return re.compile(
        rf"(?:,? ?\n|, ?|,?\t| (?:[-–] )?)(?:\d{{1,2}}(?:er|e|è|ème|eme) [ée]tage|(?:{words}|b[âa]timent|r[ée]sidence|[ée]tage|entr[ée]e)\.? ?(?:n°|no)? ?"
        r"(?:\d[\w-]{0,5}|[A-Z]\d{0,4})(?![\w:])|(?:r[ée]sidence|lieu-dit|lotissement|immeuble|hameau|rue|avenue|boulevard|chemin|all[ée]e|impasse|route|quai|sentier) "
        r"[^\n\t,;:\d]{2,40}(?=[,\n]))|"
        # The rest of a street's name, over the town: "100 ter, rue du Faubourg" over "Saint-Antoine".
        rf"\n(?-i:[A-ZÀ-Ý])[\w'’-]+(?: [\w'’-]+){{0,2}}(?=\n{_POST} (?-i:[A-ZÀ-Ý]))",
        re.IGNORECASE,
    )


@cache
def _complement_before() -> re.Pattern[str]:
    words = alternatives(address_words("fr")["complements"])
    return re.compile(
        rf"(?:\A|(?<=[\n\t:,] )|(?<=[\n\t,])|(?<= - ))(?P<part>(?:{words}|b[âa]timent|[ée]tage|entr[ée]e)\.? ?(?:n° ?)?(?:(?:\d[\w-]{{0,5}}|[A-Z]\d{{0,4}})(?:, ?| [-–] )\Z|\Z)|"
        r"(?:r[ée]s\.|r[ée]sidence|immeuble|lotissement) [^\n\t,;:\d]{2,30}(?:, ?| [-–] )\Z)",
        re.IGNORECASE,
    )


@cache
def _unnumbered() -> re.Pattern[str]:
    types = alternatives(address_words("fr")["street_types"] - {"res", "ter", "cote", "porte", "cours", "place"})
    return re.compile(
        r"(?:(?i:demeurant|domicili[ée]e?|habitant|résidant|située?|sise?)(?: (?:à|au|aux))? )?"
        rf"(?P<place>(?i:(?:{types}|lieudit|lieu dit|place|all[ée]e|r[ée]sidence|mont[ée]e|cit[ée]|bastide|ch[âa]teau|chalet|domaine|ferme|grange|granges|manoir|mas|moulin|prieur[ée]|quartier|villa)\.? |(?:BP|CS|TSA) (?=\d))|"
        # A hamlet by its name alone: "Le Bourg, 24000 Périgueux".
        r"(?:(?:L[eaE]s?|LES?|LA|Aux?|AUX?) |L['’])(?=[A-ZÀ-Ý]))"
    )
