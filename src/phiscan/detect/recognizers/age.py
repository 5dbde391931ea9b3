"""AGE and AGE_OVER_89: how old somebody is, by its label or by words that only ages have.

The span is the number with the unit that is glued to it or, in French or where it does not count years, printed behind
it: "66" of "66-year-old", "68Y", "66 ans", "6 months". Durations ("for 3 years", "depuis 5 ans") and eligibility
("18 years or older") are no ages. From 90 on an age is an identifier of its own (45 CFR 164.514(b)(2)(i)(C)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.age_columns import ages_behind_births
from phiscan.detect.recognizers.age_prose import english_ages
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.casing import lower
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import name_ending_at
from phiscan.detect.recognizers.patient_records import record_ages
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold, given_names
from phiscan.model import Basis, Role

OLDEST_YEARS = 120
OLD_YEARS = 90
_LABEL_SCORE = 0.95
_PATTERN_SCORE = 0.85

_YEARS = r"(?:years?|yrs?\.?|y(?=[ /)\].,;\d\n\t]|\Z))"
_YOUNG = r"(?:months?|mos?\.?|weeks?|wks?|days?|mois|semaines?|jours?)"
_COUNTS_LESS = re.compile(_YOUNG)
# Behind a label: "66", "66 Y", "66 ans", "7 mois", "26/05/21" (years, months, days).
_VALUE = re.compile(
    rf"(?<![\d.-])(?<!\d/)(?:(?P<age>\d{{1,3}}(?: ?ans)?(?!\d|[./-]\d))|\d{{1,3}}/\d\d/\d\d(?!\d))"
    rf"(?P<unit>[ -]?{_YOUNG}(?!\w))?"
)
# In the value of a birth label, behind the date: "03/12/1951 (66 Y)"; of "DOB/Age/Sex" also "03/12/1951 / 66 / F".
# "AGE S: 40 M" heads two columns by their initials; "AGE S BIRTHDATE: 52 F 10/04/1971" three.
_SEX_HEADING = re.compile(r" ?(?:s|sx|sex|g)\Z")
_AGE_AND_SEX_HEADINGS = re.compile(r"(?:\A|[\t\n])age[ /]{1,2}(?:s|sx|sex|g)[ /]{1,2}\Z")
_BEFORE_BIRTH = re.compile(r"[ :]*(?P<age>\d{1,3}) ?[mfux]? (?=\d{1,4}[/.-])")
_HEADINGS_REACH = 12
_SEXES = frozenset({"", "f", "female", "femme", "h", "homme", "m", "male"})
_AFTER_BIRTH = re.compile(rf"(?<=[(\[/|,; —–-])(?P<age>\d{{1,3}}(?: ?ans)?)(?= ?(?:{_YEARS}|ans|a?[)\]]|[mfx] ?[)\]]))")
_BESIDE_BIRTH = re.compile(
    rf"(?<=[(\[/|,; ])(?P<age>\d{{1,3}}(?: ?ans)?)(?= ?(?:{_YEARS}|ans|[)\]|/,;]|[mfh]\b|\Z))(?!/\d)"
)
# "10/30/1944 (79)", wherever it stands: somebody born so long ago, and no count in brackets.
_BORN = Sieved(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?P<year>19\d\d)(?: ?\((?P<age>\d{2,3}) ?(?:a|ans|y(?:rs?|o)?)?\)| ?[/,–-] ?(?P<told>\d{2,3}(?= ?(?:ans|yo|yrs?)\b)))"
)
_YOUNGEST_BORN, _PRINTED_YEARS = 15, range(1995, 2036)
# Behind a town, the number of its department: "né le 12/03/1951 à Vierzon (18)".
_DEPARTMENT = re.compile(r"[^\W\d_] \(\d\d\d?\)")
_REACH = 60
# "le SAMU (15)": capitals so few are no name's.
_ABBREVIATION = 4
# What is glued to the number is part of the word: "68Y", "66yo".
_GLUED = re.compile(r"y(?:o|rs?)?(?![^\W_])")

# "66-year-old", "66 y/o", "66 years of age", "6 months old"; "66M with ..."
_ENGLISH = Sieved(
    rf"(?P<age>\d{{1,3}})(?:[ -]?{_YEARS}[ -]?(?:old|of age)|[ -]?y\.? ?/?o\.?(?!\w)|"
    r" ?(?:y/?o? ?)?[mf](?= (?:with|w/|who|presents|presenting|pt|patient|here|s/p|h/o|c/o|admitted|adm\b|seen|brought|transferred|"
    r"referred|hospitali[sz]ed|arrived|evaluated|transported)|,))"
    r"(?! ?\+| (?:or|and) (?:older|over|up|above|younger))|"
    rf"(?P<young>\d{{1,3}}[ -]{_YOUNG})[ -]?old(?!\w)"
)
_AGED = Sieved(
    r"(?:\b(?:aged (?:of )?|age of |turned )|, age )(?P<age>\d{1,3})"
    rf"(?![\d.,-]*\d| ?(?:to|or|and|-|–|%|\+|{_YOUNG}))"
)
# "33Y F", "45 yr male"; "her 95th birthday"
_SEXED = Sieved(
    r"(?P<age>\d{1,3}) ?(?:y(?:rs?|o|ears?(?: old)?)?|ans)\.?[ ,/-]{1,3}(?:[mfh]|male|female|homme|femme|\d{2,3} ?(?:cm|kg)|1 ?m ?\d\d)(?![\w'’])"
)
_BIRTHDAY = Sieved(r"(?P<age>\d{1,3})(?:st|nd|rd|th) birthday")
# "He is only 32", "Mr. Okonjo is 48 and smoked", "At 94 she still drives"; "Age 82" in a cell or behind the sex.
_IS = Sieved(
    r"\b(?:(?:s?he|patient|pt|(?:mr|mrs|ms|miss)\.? [^\W\d_][\w'’-]*) (?:is|was|turns) (?:now |only |just |currently |nearly )?)(?P<age>\d{1,3})"
    r"(?= (?:and|but|with|who|today|now|this|when|at|years?)\b|[,;.](?!\d)|\n|\Z)|"
    r"\bat (?P<at>\d{2,3}),? s?he\b|"
    r"(?:(?:^|[\n\t])|(?<=[\t :][mf])[ ,/]{1,3}|(?<=male)[ ,/]{1,3})age[ .]{1,2}(?P<bare>\d{1,3})(?=[\n\t,;)]|\Z| ?(?:yr?s?|sex|gender|dob|[mf])\b)"
)
_NOTE = re.compile(r" \(\d\)")
# "49/M", "F/58" in a cell of its own.
# Or between dashes: "Ruiz, A - 76/F - Dr. Roux".
_CELL = Sieved(
    r"(?:^|[\n\t(]| [–—|·-] )(?:(?P<age>\d{1,3}) ?/ ?[mf]|[mf] ?/ ?(?P<other>\d{1,3}))(?=[\n\t)]|\Z| [–—|·-] )"
)
_ROW_REACH = 120
# In a row with somebody's name ("56 H" is a high result): "83 F", "F83", "83Y", "83 a" in a cell of its own.
_ROW_CELL = Sieved(
    r"\t(?:(?P<age>\d{1,3})(?: ?(?:y(?:rs?|o)?\.?|ans|a)[ ,/-]{0,2}[mfh]?|[ ,/-]{0,2}[mf])|[mf][ ,/-]{0,2}(?P<other>\d{1,3})(?: ?(?:y(?:rs?|o)?|ans|a))?)(?=[\n\t]|\Z)"
)
# "her father, Jun (48)", "Mrs. Singletary, 87, was brought in"; "67 M" under a name.
_ASIDE = Sieved(
    r"(?<=[^\W\d_])(?: \((?P<age>\d{1,3})\)|, (?:(?:now|then|currently|only|who is|who was|aged?) (?:aged? )?)?(?P<clause>\d{1,3})(?: years? old)?,(?=[ \n][^\W\d_])| (?:is|was|turned) (?:now |only )?(?P<told>\d{2,3})(?= (?:and|with|who)\b|[,;.](?!\d))|\n(?P<under>\d{2,3}) [mf](?=[\n\t]|\Z))"
)
# Right behind a whole name or a title's: "RUIZ, ANA 65 F", "Mme Roux 82 ans".
_BEHIND_NAME = re.compile(
    r"(?<=[^\W\d_])[ ,(]{1,2}(?P<age>\d{1,3}(?: ?ans)?)(?: ?[/ -]?[mfh](?![\w'’./])|(?<=ans)(?!\w)| ?y(?:o|rs?)?(?!\w)|a(?![\w'’]))"
)
_FRENCH = Sieved(r"\d{1,3}(?: ?|(?<=\(\d\d)\n)(?:ans|mois|jours|semaines)(?=[\s,;.)\]|–—-]|\Z)")
_FRENCH_BEHIND = re.compile(r" (?:plus tard|après|auparavant|avant|et plus|de |d'|ou plus)|-\w")
# "18 ans révolus", "21 years minimum": what is asked of whoever comes.
_CONDITION = re.compile(
    r" (?:or (?:older|over|above|younger|under)|and (?:older|over|above|under)|(?:minimum|maximum|required|requis|révolus?|au (?:moins|plus))(?!\w)|"
    r"(?:et|ou) (?:plus|moins)(?!\w))",
    re.IGNORECASE,
)
# Words of a person, a bracket, or a place of its own: "patiente de 66 ans", "né le ... (66 ans)", "M. Roux, 66 ans,".
_FRENCH_BEFORE = re.compile(
    r"(?:âgée?s?(?:\(e\))?\s(?:de )?|(?:cliniques?|clinique|indication|contexte|motif|renseignements?) ?: |(?:l'âge de|fêté ses|fête ses) |\b(?:patiente?|homme|femme|fille|garçon|enfant|nourrisson|monsieur|madame|dame|sujet|"
    r"adolescente?|fillette|garçonnet)"
    r"(?: (?!depuis|pendant|dans|sur|il|plus|moins|tous|pour|durant|en)[a-zà-ÿ'-]+){0,3}[ ,]{1,2}(?:de |d'|âgée? de )?|\b[fhm] ?[/,-]? |[♀♂] ?|[(\[]|[^\W\d_],(?: |\n(?:> ?)*)|\n(?:> ?)*|\t|\| | [-–—] |\A)\Z"
)
_LIMIT = re.compile(
    r"(?:least|over|under|than|above|below|until|ages|between|minimum|for|past|last|every|moins de|plus de|depuis|pendant|"
    r"dans|sur|il y a|durant|tous les|de plus|après|avant|jusqu'à|dès|à partir de) ?(?:the |age |ages )?\Z"
)
_NO_NUMBER_BEFORE = frozenset("0123456789.,/-")


class AgeRecognizer(Recognizer):
    """Ages of persons in English and French."""

    ENTITIES = ("AGE", "AGE_OVER_89")

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Ages in `text`, each once, labelled ones first."""
        lowered = lower(text)
        seen: set[int] = set()
        for field in read_fields(text):
            if (field.has("age") or field.has("birth_date")) and (span := _labelled(lowered, field)):
                seen.add(span[0])
                yield self._age(lowered, span, Basis.LABEL, field.role)
        for span in (
            *_english(lowered),
            *english_ages(lower(unwrapped(text))),
            *_french(lowered),
            *_named(text, lowered),
            *ages_behind_births(text),
            *_born(lowered),
            *record_ages(text),
        ):
            if span[0] not in seen and _possible(lowered[span[0] : span[1]]) and not is_condition(lowered, span[1]):
                seen.add(span[0])
                yield self._age(lowered, span, Basis.PATTERN, None)

    def _age(self, lowered: str, span: tuple[int, int], basis: Basis, role: Role | None) -> RecognizerResult:
        score = _LABEL_SCORE if basis is Basis.LABEL else _PATTERN_SCORE
        start, end = _word(lowered, span)
        entity_type = "AGE_OVER_89" if _is_old(lowered[start:end]) else "AGE"
        return self.result(entity_type, start, end, basis=basis, score=score, role=role or Role.PATIENT)


def is_condition(text: str, end: int) -> bool:
    """Whether the age that ends at `end` is one that somebody must have, not one that somebody has."""
    return _CONDITION.match(text, end) is not None


def _labelled(lowered: str, field: Field) -> tuple[int, int] | None:
    """The age in a field's value; behind a birth date it needs a bracket or a unit, or a label for both."""
    end = min(field.end, field.start + _REACH)
    start = field.label.start
    if field.has("birth_date") and _AGE_AND_SEX_HEADINGS.search(lowered, max(0, start - _HEADINGS_REACH), start):
        first = _BEFORE_BIRTH.match(lowered, field.start, end)
        span = first.span("age") if first else None
    elif field.has("birth_date"):
        match = (_BESIDE_BIRTH if field.has("age") else _AFTER_BIRTH).search(lowered, field.start, end)
        span = match.span("age") if match and not _is_part(lowered, match.start("age")) else None
    else:
        match = _VALUE.search(lowered, field.start, end)
        before = lowered[field.start : match.start()].strip(" .:_-(~>≥/,") if match else ""
        if match is None or (
            field.name == "age" and before not in _SEXES and not _SEX_HEADING.match(before.rstrip(" :"))
        ):
            return None
        span = match.span("age") if match["age"] and not match["unit"] else match.span()
    return span if span and _possible(lowered[span[0] : span[1]]) else None


def _is_part(lowered: str, start: int) -> bool:
    """Whether a number is the last of a date ("24/08/40)") or a department's."""
    return (start > 1 and lowered[start - 1] in "/.-" and lowered[start - 2].isdigit()) or (
        _DEPARTMENT.match(lowered, max(0, start - 3)) is not None
    )


def _english(lowered: str) -> Iterator[tuple[int, int]]:
    for match in _ENGLISH.finditer(lowered):
        start = match.start()
        if lowered[start - 1 : start] not in _NO_NUMBER_BEFORE and not _limited(lowered, start):
            yield match.span("age" if match["age"] else "young")
    for match in _SEXED.finditer(lowered):
        if lowered[match.start() - 1 : match.start()] not in _NO_NUMBER_BEFORE:
            yield match.span("age")
    for pattern in (_IS, _CELL):
        yield from (match.span(match.lastgroup or 0) for match in pattern.finditer(lowered))
    if "birthday" in lowered:
        yield from (match.span("age") for match in _BIRTHDAY.finditer(lowered))
    if "age" in lowered or "turned " in lowered:
        for match in _AGED.finditer(lowered):
            if not _limited(lowered, match.start()):
                yield match.span("age")


def _french(lowered: str) -> Iterator[tuple[int, int]]:
    for match in _FRENCH.finditer(lowered):
        start, end = match.span()
        before = _FRENCH_BEFORE.search(lowered, max(0, start - 32), start)
        if before and before.group()[1:2] == "," and not lowered.endswith("ans", start, end):
            continue  # "matin et soir, 3 mois": how long, not how old
        if before and not _FRENCH_BEHIND.match(lowered, end) and not _limited(lowered, before.start()):
            yield start, end


def _born(lowered: str) -> Iterator[tuple[int, int]]:
    for match in _BORN.finditer(lowered):
        age = int(match["age"] or match["told"])
        if age >= _YOUNGEST_BORN and int(match["year"]) + age in _PRINTED_YEARS:
            yield match.span(match.lastgroup or 0)


def _named(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Ages right behind a name."""
    for match in _BEHIND_NAME.finditer(lowered):
        name = name_ending_at(text, match.start(), sure=True)
        if name is not None and (name.whole or name.titled):
            yield match.span("age")
    for match in _ROW_CELL.finditer(lowered):
        bare = lowered[match.start() + 1 : match.end()].isdigit()
        if not bare and _is_named_row(text, match.start()):
            yield match.span(match.lastgroup or 0)
    for match in _ASIDE.finditer(lowered):
        if _is_named(text, match.start()) and not _is_note(lowered, match):
            yield match.span(match.lastgroup or 0)


def _is_note(lowered: str, aside: re.Match[str]) -> bool:
    """Whether a digit in brackets is one of several on its line: where each author of a paper works."""
    if not _NOTE.match(aside.group()):
        return False
    start, end = lowered.rfind("\n", 0, aside.start()) + 1, line_end(lowered, aside.end())
    return len(_NOTE.findall(lowered, start, end)) > 1


def _is_named_row(text: str, end: int) -> bool:
    """Whether one of the cells before `end` in its row ends with a name."""
    start = text.rfind("\n", max(0, end - _ROW_REACH), end) + 1 or max(0, end - _ROW_REACH)
    stops = [at for at in range(start, end + 1) if text[at : at + 1] == "\t"]
    return any(_is_named(text, stop) for stop in stops)


def _is_named(text: str, end: int) -> bool:
    """Whether a whole name, a title's, or a given name ends there."""
    word = text[max(text.rfind(" ", 0, end), text.rfind("\n", 0, end), text.rfind("\t", 0, end)) + 1 : end]
    name = name_ending_at(text, end, sure=True)
    if word.isupper() and len(word) <= _ABBREVIATION and not (name and name.whole and fold(word) in given_names()):
        return False
    if name is not None and (name.whole or name.titled):
        return True
    return word[:1].isupper() and fold(word) in given_names()


def _word(lowered: str, span: tuple[int, int]) -> tuple[int, int]:
    glued = _GLUED.match(lowered, span[1])
    return (span[0], glued.end()) if glued else span


def _possible(value: str) -> bool:
    return value[:1].isdigit() and _years(value) <= OLDEST_YEARS


def _years(value: str) -> int:
    return int("".join(takewhile(str.isdigit, value)))


def _is_old(value: str) -> bool:
    """Whether it counts ninety years or more: "92", "92 ans", "92/05/21", but not "92 days"."""
    return _years(value) >= OLD_YEARS and not _COUNTS_LESS.search(value)


def _limited(lowered: str, at: int) -> bool:
    """Whether a limit or a duration is meant: "at least 18 years old", "depuis 3 ans"."""
    return _LIMIT.search(lowered, max(0, at - 24), at) is not None
