"""The grammar of US addresses: number, street, unit, town, state, ZIP; post-office boxes and rural routes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from phiscan.detect.recognizers.address_words import INSIDE, Place, address_words, alternatives
from phiscan.detect.recognizers.casing import lower
from phiscan.languages import fold

_NUMBER = re.compile(
    r"(?:[NSEW]\d{2,5}(?:[NSEW]\d{2,5})?|\d{1,6}(?:-\d{1,4})?[A-Za-z]?(?: 1/2)?) (?=[A-Za-z]|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b)"
)
# Two addresses that touch: "... Corvallis, OR 97371 7657 Coldwater Ave ...".
_BEHIND_ZIP, _BEHIND_REACH = re.compile(r", [A-Z]{2} \d{5}(?:-\d{4})? \Z"), 18
# "One Medical Plaza, Suite 200, Macon, GA 31201"
_NUMBER_WORD = re.compile(
    r"(?<![\w-])(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|ONE|TWO|THREE|FOUR|FIVE) (?=[A-Z])"
)
# A box whose post office goes without saying, where a town follows: "Box 14, Macon, GA 31201".
_BARE_BOX = re.compile(r"(?<![\w-])(?:Box|BOX|POB) \d{1,6}(?!\w)")
# "Apt 3B, 44 Elm Street"
_UNIT_BEFORE = re.compile(
    r"(?:\A|[\n\t]|: ?)(?P<unit>(?:apt|apartment|unit|suite|ste|room|rm|bldg|building|lot|no)\.? ?#?\w{1,5}, ?)\Z",
    re.IGNORECASE,
)
_UNIT_REACH = 24
_BOX = re.compile(
    r"(?<!\w)(?:(?:P\.? ?O\.?|Post Office) ?(?:Box|Drawer) ?#? ?\d{1,6}|(?:PSC|CMR|Unit) \d{1,5},? Box \d{1,6}|(?:RR|R\.R\.|HC|Rural Route) ?#? ?\d{1,3},? Box ?#? ?\w{1,6})(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r" ?(?P<word>[^\W_][\w'’-]*\.?)")
# The type of a street on the line below: "7533 Route 9W" over "St, Macon, GA 31201".
_TYPE_BELOW = re.compile(r"\n(?P<word>[A-Za-z]{2,10}\.?)(?=, )")
_SMALL = frozenset("of the and de la del los las y st".split())
_MOST_WORDS = 6
# The roads of Texas that are known by a number.
_FARM_TO_MARKET = re.compile(r"(?:farm|ranch)[ -]to[ -]market(?: (?:road|rd\.?))? \d{1,4}(?![\w/])", re.IGNORECASE)
# Between the lines of an address, or its parts on one.
_PART = r"(?:,? ?\n|[,;] ?|,?\t| (?:[-–•·|/] )?)"


def us_addresses(text: str) -> Iterator[Place]:
    """US addresses in `text`; those that are neither `whole` nor `street` need a label to be believed."""
    for match in _NUMBER.finditer(text):
        if not INSIDE.search(text, max(0, match.start() - 2), match.start()) or _BEHIND_ZIP.search(
            text, max(0, match.start() - _BEHIND_REACH), match.start()
        ):
            place = _from_number(text, match.start(), match.end())
            if place:
                yield _with_unit_before(text, place)
    for match in _NUMBER_WORD.finditer(text):
        place = _from_number(text, match.start(), match.end())
        if place and place.whole and place.street:
            yield place
    for match in _BARE_BOX.finditer(text):
        end, whole = _onwards(text, match.end(), zip_needed=True)
        if whole:
            yield Place(match.start(), end, whole=True, street=True)
    for match in _BOX.finditer(text) if "box" in lower(text) or "drawer" in lower(text) else ():
        end, whole = _onwards(text, match.end())
        yield Place(match.start(), end, whole, street=True)


def _with_unit_before(text: str, place: Place) -> Place:
    """The address with the unit that stands before its number."""
    unit = _UNIT_BEFORE.search(text, max(0, place.start - _UNIT_REACH), place.start) if place.whole else None
    return replace(place, start=unit.start("unit")) if unit else place


def _from_number(text: str, start: int, at: int) -> Place | None:
    street = _street(text, at)
    if street:
        end, sure = street
        end, whole = _onwards(text, end)
        return Place(start, end, whole, street=sure)
    return _without_type(text, start, at)


def _street(text: str, at: int) -> tuple[int, bool] | None:
    """End of a street's name with its type ("Main St", "SW Alder Court", "State Route 9 S"), and whether the type is a sure one."""
    words = address_words("en")
    if market := _FARM_TO_MARKET.match(text, at):
        return _direction(text, market.end()), True
    weak: list[int] = []
    for count in range(_MOST_WORDS + 1):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = fold(match["word"]).rstrip(".")
        at = match.end()
        if count == 0 and word in words["numbered"] and _numbered(text, at):
            return _more_types(text, at, word), True
        if count and word in words["street_types"]:
            return _more_types(text, at, word), True
        if count and word in words["weak_street_types"]:
            weak.append(at)
        elif not (word in _SMALL or match["word"][0].isupper() or match["word"][0].isdigit()):
            break
    ends = [_direction(text, end) for end in weak]
    # "312 Pleasant Run College Station, TX": of several words that may end the street, the one that a town follows.
    return (next((end for end in ends if _onwards(text, end)[1]), ends[-1]), False) if ends else None


def _more_types(text: str, at: int, word: str) -> int:
    """The types, numbers and directions behind a type: "Park Avenue South", "County Road 12 N", "Oak Hill Ct"."""
    words = address_words("en")
    if word in words["numbered"]:
        at = _numbered(text, at) or at
    match = _WORD.match(text, at)
    below = _TYPE_BELOW.match(text, at)
    if below and fold(below["word"]).rstrip(".") in words["street_types"]:
        return below.end()
    if (
        match
        and text[at - 1] != "\n"
        and fold(match["word"]).rstrip(".") in words["street_types"]
        and text[at : at + 1] == " "
    ):
        at = match.end()
    return _direction(text, at)


def _numbered(text: str, at: int) -> int:
    match = re.compile(r" (?:\d{1,4}[A-Z]?|[A-Z]{1,2})(?![\w/])").match(text, at)
    return match.end() if match else 0


def _direction(text: str, at: int) -> int:
    match = _WORD.match(text, at)
    if match and text[at : at + 1] == " " and fold(match["word"]).rstrip(".") in address_words("en")["directions"]:
        behind = _town().match(text, at)
        return at if behind and behind["state"] and not _town().match(text, match.end()) else match.end()
    return at


def _without_type(text: str, start: int, at: int) -> Place | None:
    """A street without a type ("1000 Broadway"), where a town and a ZIP code follow."""
    for count in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None or not (match["word"][0].isupper() or fold(match["word"]) in _SMALL):
            return None
        at = match.end()
        end, whole = _onwards(text, at, zip_needed=True)
        if whole and (count or text[at : at + 1] in ",\n"):
            return Place(start, end, whole=True, street=False)
    return None


def _onwards(text: str, at: int, *, zip_needed: bool = False) -> tuple[int, bool]:
    """The end of the units, the box and the town that follow a street, and whether there is a town."""
    for _ in range(3):
        unit = _unit().match(text, at)
        if unit is None:
            break
        at = unit.end()
    town = _town().match(text, at)
    if town and (town["zip"] or (town["comma"] and not zip_needed)):
        return town.end(), True
    return at, False


@cache
def _unit() -> re.Pattern[str]:
    words = address_words("en")
    units, alone = alternatives(words["units"]), alternatives(words["units_alone"])
    return re.compile(
        rf"{_PART}(?:(?:{units})\.? ?(?:no\.? ?)?#?[ \n]?(?:\d[\w-]{{0,5}}|[A-Z]\d{{0,4}}[A-Z]?)(?![\w:])|# ?[\w-]{{1,6}}|"
        rf"(?:(?:\d{{1,3}}(?:st|nd|rd|th)|ground|main|top|first|second|third|lower|upper) (?:floor|fl|level)\b\.?(?: (?:{alone}))?|"
        rf"P\.H\. ?\w{{0,4}}|P\.? ?O\.? ?Box ?#? ?\d{{1,6}}(?!\w))|(?:(?:{alone})(?: (?:apt|apartment|unit|house|bldg|building))?\.?|"
        r"(?:c/o|care of|attn:?) [^\n\t,:\d]{3,40})(?=[,\n\t]))|"
        rf" \((?:{alone}|{units})(?: [\w-]{{1,5}})?\)",
        re.IGNORECASE,
    )


@cache
def _town() -> re.Pattern[str]:
    words = address_words("en")
    names = alternatives(frozenset(form for name in words["state_names"] for form in (name, name.upper())))
    codes = "|".join(sorted(code.upper() for code in words["states"]))
    mixed = "|".join(sorted(code.title() for code in words["states"]))
    return re.compile(
        rf"(?:{_PART}| in )(?P<city>[A-Z][\w.'’-]{{1,20}}(?:(?: |\n(?=[^\n\t,]{{2,30}},? (?:{codes}) \d{{5}}))"
        r"(?:[A-Z][\w.'’-]{0,20}|d['’][A-Z]\w{1,20}|of|or|de|del|la|las|los|du|the)){0,3}?)"
        rf"(?:(?P<comma>,)[ \n]?| )"
        rf"(?P<state>(?:{codes}|{names}|(?:{mixed})(?=\.?,? \d{{5}}(?!\d)))(?![\w'’])|D\.C\.)\.?"
        r"(?:(?:[,;]? {1,3}|\n|[,;] ?)(?P<zip>\d{5}(?:[-–]\d{4})?)(?![\w-]))?(?:,? (?:USA|U\.S\.A\.?|United States(?: of America)?))?"
    )
