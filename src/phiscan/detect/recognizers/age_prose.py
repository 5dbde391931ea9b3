"""Ages in English sentences and asides: "I am 72 and", "died at 81", "her son, 24,", "melanoma at age 27", "/ 62 / F".

Patterns read the text in lower case. What a guideline says of everybody ("screening at age 50") is nobody's age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phiscan.detect.sieve import Sieved
from phiscan.languages import language_table

_AGE = r"(?P<age>\d{2,3})"
# What else people are, have and do in numbers: "he is 180 cm", "was 45 minutes late", "she is 50% better".
_NO_MEASURE = (
    r"(?!\d|[.,:/-]\d|[%°]|['’\"]|[ -]?(?:percent|hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|wks?|months?|mos?|feet|foot|ft|inches|in tall|cm|mm|m|kg|kgs|"
    r"lbs?|pounds?|mg|mcg|ml|units?|points?|miles?|km|steps?|times|bpm|degrees|(?:out )?of (?:the )?\d|out|to|pack|and a half|years? (?:ago|later|before|after|post|into|out|sober|clean|prior|earlier))\b)"
)
_YEARS = r"(?: ?(?:years?|yrs?|y/?o)\b\.?(?: old)?)?"
_NOW = r"(?:(?:now|then|only|just|currently|presently|already|nearly|almost|about|aged?) )"
_TITLED = r"(?:mr|mrs|ms|miss|mx)\.? [^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?"
_SOMEBODY = r"s?he|i|patient|pt|client|resident|member|claimant|plaintiff|decedent|deceased|victim|caller|woman|man|lady|gentleman|boy|girl|who"
# "I am 72 and", "she's 58", "he will be 65 in June", "when she was 45"; a figure that a word of measure follows is none.
_IS = Sieved(
    rf"\b(?:{_SOMEBODY}|{_TITLED})(?:['’](?:m|s)| (?:is|am|was|will be|would be|has turned|turned|turns|turning))"
    rf" (?:{_NOW})?{_AGE}{_NO_MEASURE}(?={_YEARS}(?:[,;.)\n]| (?:and|but|with|who|when|in|at|now|today|this|that|then|on|she|he|had|has|lives?|years)\b|\Z))"
)
# "melanoma at age 27", "since the age of 9", "(age 45)", "- aged 45"
_AT_AGE = Sieved(
    rf"(?:\b(?:at|since|from|around|about|approximately|near|by) (?:(?:the|an) )?age(?: of)? |[(\[] ?(?:aged?|age:|at age) ?|(?<=[^\W\d_]) ?[–—-] ?aged? )"
    rf"(?P<age>\d{{1,3}}){_NO_MEASURE}(?! ?\+| ?(?:or|and|to) (?:older|over|up|above|under|younger|below|\d))"
)
# "died at 81", "diagnosed at 44", "passed away at 90"
_HAPPENED = Sieved(
    r"\b(?:died|passed(?: away)?|deceased|expired|diagnosed|dx['’]?(?:d|ed)?|menarche|menopause|widowed|retired|married|disabled)"
    rf"(?: (?:from|of|with) [^\n\t.,;:\d]{{3,40}})?,? (?:at|@) (?:(?:just|only|about|around) )?{_AGE}{_NO_MEASURE}(?! ?(?:{{|am|pm))"
)
# "At 45, Ms. Ruiz"
_AT = Sieved(rf"(?:(?<=[.;] )|^|\n)at {_AGE}, (?:{_TITLED}|s?he|i)\b")
# "DOE, JANE / 62 / F", "DOE, JANE | F | 62", "Doe, Jane; 62 yo; female"
_STRIP = Sieved(
    r"(?<=[^\W\d_]{2}) ?(?P<mark>[|/;]) ?(?P<age>\d{1,3}) ?(?:y(?:rs?|/?o)?)?\.? ?(?P=mark) ?(?:[mfx]|male|female)(?!\w)"
)
_STRIP_BEHIND = Sieved(
    rf"(?<=[^\W\d_]{{2}}) ?(?P<mark>[|/;]) ?(?:[mfx]|male|female) ?(?P=mark) ?{_AGE}(?= ?(?:y(?:rs?|/?o)?\.? ?)?(?:[|/;]|\n|\Z))"
)
# "DOE, JANE  F 62  03/12/1951"
_BEFORE_DATE = Sieved(rf"(?<=[^\W\d_]{{2}}) {{1,3}}[mf] {_AGE} {{1,3}}(?=\d\d?[/-]\d\d?[/-]\d)")
# "male, age 45", "Male 45 years"
_SEX_BEFORE = Sieved(r"\b(?:fe)?male[ ,/-]{1,3}(?:aged? ?:? ?)?(?P<age>\d{1,3})(?= ?(?:years?|yrs?|y/?o|y)\b)")
# "DOB 4/4/1950 Age 71"
_BEHIND_DATE = Sieved(r"(?<=\d)[ ,/(|;-]{1,3}age ?[.:=]? ?(?P<age>\d{1,3})(?=[\n\t,;)/|]|\Z| ?(?:y|sex|gender|[mf]\b))")
# "Age at diagnosis: 47", "Age when first seen\t12"
_EVENT = Sieved(r"(?:^|[\n\t])age (?:at|on|when|as of) [^\n\t:=\d]{2,40}[:=\t] ?(?P<age>\d{1,3})(?![\d/.-])")
# What is said of everybody.
_GENERAL = re.compile(
    r"\b(?:recommend\w*|should|screening|screened?|eligib\w+|guidelines?|patients|people|persons|adults|women|men|children|individuals|anyone|everyone|"
    r"population|risk (?:rises|increases)|most|medicare (?:begins|starts)|beginning|starting|begin|start|vaccin\w+|every|each year|annual(?:ly)?)\b"
)
_SENTENCE_REACH = 120
_ENDS = re.compile(r"[.!?;]\s|\n\n")


def english_ages(lowered: str) -> Iterator[tuple[int, int]]:
    """The ages of persons that a text in lower case tells in sentences and asides."""
    for pattern in (_IS, _HAPPENED, _AT, _STRIP, _STRIP_BEHIND, _BEFORE_DATE, _SEX_BEFORE, _BEHIND_DATE, _EVENT):
        yield from (match.span("age") for match in pattern.finditer(lowered))
    for match in _AT_AGE.finditer(lowered):
        if not _is_general(lowered, *match.span()):
            yield match.span("age")
    yield from (match.span("age") for match in _of_relative().finditer(lowered))
    if _of_relative().may_match(lowered):
        yield from _in_pedigree(lowered)


def _is_general(lowered: str, start: int, end: int) -> bool:
    """Whether the sentence is about everybody: "colonoscopy is recommended at age 45"."""
    before = lowered[max(0, start - _SENTENCE_REACH) : start]
    opened = [match.end() for match in _ENDS.finditer(before)]
    behind = lowered[end : end + _SENTENCE_REACH]
    ended = _ENDS.search(behind)
    sentence = before[opened[-1] if opened else 0 :] + behind[: ended.start() if ended else None]
    return _GENERAL.search(sentence) is not None


@cache
def _relatives() -> str:
    """The words for relatives as alternatives, the longest first."""
    words = {word for word in language_table("en", "names")["relatives"] if " " not in word} | {
        "sibling",
        "twin",
        "baby",
    }
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _of_relative() -> Sieved:
    """ "her son, 24,", "brother (51)", "Father: alive, 78", "Mother, now 72, has"."""
    return Sieved(
        rf"\b(?:{_relatives()})(?:(?:,|:| -| \()? ?(?:alive(?: (?:and|&) well)?|living|well|healthy|deceased|dead|died|d\.))?"
        rf"(?:, ?| ?\( ?|: ?| (?:at|is|was) )(?:{_NOW}|at (?:age )?)?{_AGE}{_NO_MEASURE}(?={_YEARS}(?:[,;.)\n\t]|\Z| (?:and|with|who)\b))"
    )


def _in_pedigree(lowered: str) -> Iterator[tuple[int, int]]:
    """Ages behind the shorthand of family histories, on the line of a relative: "aunt: breast ca, dx 44, d. 51"."""
    pedigree = _pedigree()
    for line in re.finditer(r"[^\n\t]+", lowered):
        if pedigree.search(lowered, *line.span()):
            yield from (match.span("age") for match in _SHORT.finditer(lowered, *line.span()))


_SHORT = re.compile(rf"(?<![\w.])(?:dx|d\.|d|died|diagnosed|onset|age)(?: at)?[ :]{_AGE}{_NO_MEASURE}(?=[,;.)\s]|\Z)")


@cache
def _pedigree() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_relatives()})\b")
