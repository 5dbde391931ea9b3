"""Conditions by their names: "paroxysmal atrial fibrillation", "diabète de type 2"; the words are in `conditions.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, pairwise

from phiscan.detect.recognizers.casing import folded
from phiscan.detect.recognizers.condition_shapes import SHAPED, is_shaped, opening
from phiscan.detect.recognizers.word_index import first_of, matches_at, places_of_words

_FIRST_LETTERS = frozenset(
    "htn hld dld dm t dt dnid niddm iddm cad chf hfref hfpef copd gerd osa ckd esrd aki a afib paf dvt cva tia pvd bph uti sle ibs ptsd adhd mdd nafld nash pcos oud aud mgus aml nsclc djd "
    "svt lbbb nstemi stemi hta avc ait idm oap tvp acfa ac bpco saos sahos sas irct rgo aomi hbp mici rch dmla tdah sapl mvte htap".split()
)
# French says behind a condition how it is, in words of these endings: "ferriprive", "tubulo-villeux", "post-traumatique".
_FRENCH_ADJECTIVE = r"(?!diagnostiqu|med[ie]c|hopita|clinique|traitant|service)(?:[a-z]{3,}-)?[a-z]{3,}(?:als?|iens?|iques?|aires?|euses?|eux|antes?|entes?|ives?|ifs?|oides?|iennes?|ales?|isee?)"
# Between which a disc is: "L4-L5".
_VERTEBRAE = r"[cdtls]\d{1,2}(?:[-/ ][cdtls]?\d{1,2})?"
# As clinicians write them, in these letters; none is a name, a title or a company's form.
_ABBREVIATED = re.compile(
    r"\b(?:HTN|HLD|DLD|DM ?(?:2|1|II|I)|T[12]DM|DT ?[12]|DNID|NIDDM|IDDM|CAD|CHF|HFrEF|HFpEF|COPD|GERD|OSA|CKD|ESRD|AKI|A-?[Ff]ib|PAF|DVT|CVA|TIA|PVD|BPH|UTI|SLE|IBS|PTSD|ADHD|MDD|NAFLD|"
    r"NASH|PCOS|OUD|AUD|MGUS|AML|NSCLC|DJD|SVT|LBBB|NSTEMI|STEMI|HTA|AVC|AIT|IDM|OAP|TVP|ACFA|AC/FA|BPCO|SAOS|SAHOS|SAS|IRCT|RGO|AOMI|HBP|MICI|RCH|DMLA|TDAH|SAPL|MVTE|HTAP)(?![-\w])"
    r"(?:[ \n](?:stage|stade) ?[1-5IV]{1,3}[ab]?\b)?"
)
_SORT = re.compile(
    r"\b(?:(?:permanent|persistent|paroxysmal|chronic|acute|recurrent|longstanding|long-standing|new-onset|valvular|nonvalvular|non-valvular|severe|mild|moderate|"
    r"decompensated|compensated|refractory|unprovoked|provoked|end-stage|systolic|diastolic|ischemic|hemorrhagic|obstructive|rate-controlled|untreated|uncontrolled|poorly controlled|well-controlled)[ \n]){1,3}\Z"
)
_SORT_BEHIND = re.compile(
    r"[ \n](?:permanente|persistante|paroxystique|chronique|aigu|aigue|recidivante|valvulaire|non valvulaire|severe|moderee?|decompensee?|compensee?|ischemique|hemorragique|obstructif|sylvien(?: (?:gauche|droit))?|"
    r"proximale|distale|postero-laterale|surale|poplitee|essentielle|equilibree|non equilibree|terminale|post-operatoire)\b"
)
_AND = re.compile(r",?[ \n](?:and|et|plus)[ \n](?:an? |une? )?")


# A page is asked about for each name in it, its running text and values of fields in between.
@lru_cache(maxsize=8)
def condition_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where `text` names a condition, with the words that belong to its name."""
    plain = folded(text)
    places = places_of_words(plain)
    shaped = chain.from_iterable(at for word, at in places.items() if is_shaped(word))
    found = matches_at(_conditions(), plain, _first_words(), shaped)
    spelt = [
        (begins, end)
        for start, end in (one.span() for one in found)
        if (begins := opening(plain, start, end)) is not None
    ]
    short = [_with_sort(plain, *match.span()) for match in matches_at(_ABBREVIATED, text, _FIRST_LETTERS)]
    apart = [one for one in short if not any(start < one[1] and one[0] < end for start, end in spelt)]
    return tuple(sorted([*spelt, *apart]) if short else spelt)


def _with_sort(plain: str, start: int, end: int) -> tuple[int, int]:
    """An abbreviation with the words beside it that say of which sort it is: "permanent AFib", "TVP recidivante"."""
    before, behind = _SORT.search(plain, max(0, start - 30), start), _SORT_BEHIND.match(plain, end)
    return before.start() if before else start, behind.end() if behind else end


def is_condition(words: str) -> bool:
    """Whether a short text names a condition."""
    return bool(condition_spans(words))


def joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The conditions that `text[start:end]` joins by "and", each with its words; the whole where it does not."""
    spans = [(start + low, start + high) for low, high in condition_spans(text[start:end])]
    covers = bool(spans) and spans[0][0] == start and spans[-1][1] == end
    apart = all(_AND.fullmatch(text, one[1], other[0]) for one, other in pairwise(spans))
    return spans if covers and apart else [(start, end)]


@cache
def _conditions() -> re.Pattern[str]:
    cores, before, behind, courses, sides, parts = (
        _any_of(_listed(key)) for key in ("cores", "before", "behind", "courses", "sides", "parts")
    )
    place = rf"(?:(?:[ \n](?:of (?:the )?|du |de la |de l'|des |de |d')|,[ \n])(?:(?:{sides})[ \n]){{0,3}}(?:{parts})\b(?: (?:gauche|droite?|externe|interne)\b){{0,2}}){{0,2}}"
    return re.compile(
        rf"\b(?:(?:{before}|{parts}|{sides})[ \n-]){{0,4}}(?:{cores}|{SHAPED})(?!-?\w)(?:[ ,\n](?:(?:at )?{_VERTEBRAE}|{behind}|{_FRENCH_ADJECTIVE})\b){{0,3}}{place}(?:,?[ \n](?:{courses})\b){{0,3}}(?:,[ \n](?:left|right|bilateral|unilateral)\b)?"
    )


@cache
def _first_words() -> frozenset[str]:
    return first_of([*_listed("cores"), *_listed("before"), *_listed("parts"), *_listed("sides")])


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", "[ \\n]").replace("oe", "(?:oe|œ)") for word in words)


@cache
def _listed(key: str) -> list[str]:
    """The words of a section, longest first."""
    words = _table()[key].replace("\n", "").split("|")
    return sorted({word.strip() for word in words if word.strip()}, key=lambda word: (-len(word), word))


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(resources.files(__package__).joinpath("conditions.toml").read_text("utf-8"))
