"""PHONE_NUMBER and FAX_NUMBER: candidates by one pattern, believed by their label or by `phonenumbers`.

The one host of `phonenumbers`. A number under an identifier's label is not a telephone number; what is a fax
is said by the words beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.unwrapped import unwrapped
from phiscan.model import Basis

_LABEL_SCORE = 0.97
# A labelled number in a range that nobody has been given: a misprint, or a made-up one (555-0100).
_INVALID_LABEL_SCORE = 0.85
_VALID_SCORE = 0.9
_INVALID_SCORE = 0.6

_EXTENSION = r"(?:[ ,;]{0,2}(?:ext(?:ension)?\.?|x|poste)[ .:#]?\d{1,6}(?!\d))?"
_CANDIDATE = re.compile(
    r"(?<![\w/])(?<!\d[.,/+-])(?<![a-z]-)(?<!\d-\()(?:"
    # (217) 555-0101, 217.555.0101, 1-217-555-0101, +1 217 555 0101
    rf"(?P<us>(?:(?:\+|00)?1[ .-]?)?(?:\(\d{{3}}\)[ .-]{{0,2}}|\d{{3}}(?:[ .-]|/ ?))\d{{3}}[ .-]\d{{4}}){_EXTENSION}|"
    # 01 23 45 67 89, 01.23.45.67.89, +33 1 23 45 67 89, +33 (0)1 23 45 67 89
    rf"(?P<fr>(?:(?:(?:\+|00) ?33|\(\+?33\))[ .-]?(?:\(0\) ?)?[1-9]|0[1-9])(?:(?:[ .-]\d\d){{4}}|\d{{8}})|0[1-9] \d{{4}} \d{{4}}|0[ .]?8\d\d(?:[ .]\d{{3}}){{2}}){_EXTENSION}|"
    # 054/720.26.08, 0475/40 88 08: as Belgium writes them
    r"(?P<be>0\d{1,3}/\d{2,3}[ .]\d\d[ .]\d\d)|"
    r"(?P<abroad>\+(?!1[ .-]?\(?\d{3}|33)\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,4})"
    r")(?![\d%@]|[.,/-]\d|-\w| \d(?!\d\d[ .-]|\d?[h:]\d\d|\d?[./-]\d\d?[./-]\d))",
    re.IGNORECASE | re.ASCII,
)
# Behind a telephone label anything of seven to fifteen digits.
_LABELLED = re.compile(
    # Not in "24h/24 04 75 ...", "7j/7 04 75 ...".
    rf"(?<![\w.-])(?<!\d[hj]/)(?<!\d/)(?:\+?\d{{0,3}}[ .-]?)?(?:\(\d{{1,4}}\)[ .-]{{0,2}})?\d{{2,10}}(?:[ .-]{{1,2}}\d{{2,7}}|/ ?\d{{2,4}}){{0,5}}"
    rf"{_EXTENSION}(?![\w/]|[.-]\d)",
    re.IGNORECASE | re.ASCII,
)
_FAX_BEFORE = re.compile(
    r"(?:\b(?:fax|fx|facsimile|t[ée]l[ée]copie(?:ur)?|t[ée]l[ée]cop\.?)(?: ?(?:no|number|n°|#|to|au|le))?|(?<![\w.])F)[ .:)=#/-]{0,4}\Z",
    re.IGNORECASE,
)
# "Please fax changes to ..."
# The line that a fax machine prints: "12/16/2019 16:30 FROM: 787 897 7057 TO: 207 809 2353 P. 001/008".
_STAMPED_BEFORE = re.compile(r"\b(?:from|to|de|à|a|id|fax|number) ?: ?\Z", re.IGNORECASE)
_STAMP = re.compile(r"[^\n]*\bP(?:age|g)?\.? ?:? ?\d{1,3} ?(?:/|of|sur|de) ?\d{1,3}\b", re.IGNORECASE)
_FAX_SAID = re.compile(
    r"\b(?:(?:fax|faxer|faxed|facsimile|télécopie)(?: to| à)? ?:? (?!(?:or|ou)\b)(?:(?!\b(?:call|phone|tel|t[ée]l[ée]|appel))[^\n\d]){1,45}|"
    r"(?:copies|copy to|copie à) ?: [^\n\d]{1,100}\(|"
    # A paper form is returned by fax.
    r"\breturn(?:ed)?(?: (?:this|the|your|all|completed|signed|form|forms|order|orders|pages?|paperwork|request)){0,4}(?: by fax)? to ?:? ?)\Z",
    re.IGNORECASE,
)
_FAX_BEHIND = re.compile(r" ?\((?:fax|f|télécopie)\)| fax\b(?! ?(?:[:(+#.=\d]|(?:no|number|n°)\b))", re.IGNORECASE)
_PHONE_BEFORE = re.compile(
    r"(?:\b(?:t[ée]l(?:[ée]phone)?s?|ph(?:one)?|call|cell|mobile|portable|home|work|office|direct|appelez|standard|accueil|"
    r"contact|at|toll[- ]free|gsm|aide|assistance|hotline|renseignements|appeler|joindre|secr[ée]tariat)|(?<![\w.])[TPM]|[☎☏✆📞])"
    r"(?: ?(?:no|number|n°|#|us|at|to|le|au))*[ .:)=#/-]{0,4}\Z",
    re.IGNORECASE,
)
# "son portable est le 0612345678", "a joint Mme Roux au 0612345678 et M. Koenig au 0698765432"; "une proche, Ana Roux (0612345678)".
_CALLED_BEFORE = re.compile(
    r"\b(?:joindre|joint|joignables?|rejoindre|appel\w*|rappel\w*|contact\w*|compos\w+|t[ée]l[ée]phon\w+|t[ée]l|portable|mobile|ligne|"
    r"commandes?|renseign\w+|envoy\w+|code|num[ée]ro|urgences?|accueil|standard|secr[ée]tariat|sms)\b[^.;]{0,60}?(?:\b(?:au|le|du|est|sur)|:)\s?\Z",
    re.IGNORECASE,
)
# A whole number behind "Poste" is the line one asks for.
_POST_BEFORE = re.compile(r"\bposte(?: direct)? ?:? ?\Z", re.IGNORECASE)
_PARTS = tuple(f" {mark} " for mark in "-–—|•·")
_NAMED_BEFORE = re.compile(r"[^\W\d_a-zß-ÿ][\w'’-]+(?: \(|,\s| [-–—]\s)\Z")
_UNDER_TOWN = re.compile(r"(?<!\d)\d{5} [^\W\d_][^\n\d]{1,40}(?:\n|\t| [-–—|•·] )\Z")
# Ten figures that nothing parts are a telephone's between commas or brackets; a mobile one's on a line of their own too.
_ENTRY_BEFORE = re.compile(r"(?:\(|[,;)] | [-–—] )\Z")
_ENTRY_END = ("", "\n", "\t", ",", ";", ".", ")")
# "(conjoint) 0788961696 Transport : ambulance": the next field of the line.
_LABEL_BEHIND = re.compile(r" [A-ZÀ-Þ][\w'’]+(?: [\w'’]+)? ?:")
_MOBILE = ("06", "07")
_WORDS_BEFORE = re.compile(r"(?:\A|[\n\t]|[^\W\d_]{2}\)?)[ :]{0,3}\Z")
# Behind a colon and words that number nothing: "Bureau des entrées : 0148126677"; on its line under or over a contact.
_COLON_BEFORE = re.compile(r"(?P<words>[^\n\t:]{2,40}?) ?: ?\Z")
_NUMBERING = re.compile(
    r"(?:°|#|\b(?:no|num[ée]ros?|r[ée]f\w*|id|identi\w+|code|lot|s[ée]rie|facture|dossier|compte|contrat|commande|matricule|carte|client|siret|patient\w*))(?![^\W_])",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"[^\n]*(?:@|\b(?:fax|t[ée]l\b|www\.|t[ée]l[ée]copie))", re.IGNORECASE)
_OCTETS, _LARGEST_OCTET = 4, 255
_OCTET = re.compile(r"0|[1-9]\d{0,2}", re.ASCII)
_TO_BEFORE = re.compile(r"(?:^|[\s:])(?:to|at|au) ?\Z")
# Area and exchange begin with 2 to 9; brackets or the same mark twice part them.
_US_PLAN = re.compile(
    r"(?:\+?1[ .-]?)?(?:\([2-9]\d\d\)[ .-]{0,2}[2-9]|[2-9]\d\d(?P<mark>[.-])[2-9]\d\d(?P=mark)|[2-9]\d\d/[2-9]\d\d[.-]\d{4})",
    re.ASCII,
)
_DISTINCT_LENGTH = 12
_REACH, _LABEL_REACH, _LONG_REACH = 22, 48, 120
_IDENTIFIERS = frozenset(
    "mrn account accession plan_id group claim ssn npi dea license driver_license passport device nir rpps adeli finess "
    "iban card zip result range unit".split()
)
_NUMBERED = _IDENTIFIERS | {"file", "reference"}
# What a result's heading has under it may be a telephone all the same, where it is written as only telephones are.
_MEASURED = frozenset({"result", "range", "unit"})
# "Fax the form to 217 555 0101; questions: 217 555 0102": behind a fax number, words that are not of faxes.
_NAMED_ANEW = re.compile(r"\d{4}(?![^\n]*fax)[^\n\d]*[^\W\d_]{4,}[^\n\d]*\Z", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d\d\b|(?:19|20)\d\d[./-]\d\d[./-]\d\d\b")
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_FRENCH_LABEL_DIGITS = 10
# Shorter ones, without their area code, stand right behind their label.
_WHOLE_DIGITS = 10
_WORD = re.compile(r"[^\W\d_]{4,}")


class PhoneRecognizer(Recognizer):
    """Telephone and fax numbers of the US, of France, and international ones."""

    ENTITIES = ("PHONE_NUMBER", "FAX_NUMBER")

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The numbers of `text` in order; each is one thing."""
        fields = read_fields(text)
        text = unwrapped(text)
        starts = [field.start for field in fields]
        taken = 0
        undecided: list[tuple[int, int, Field | None]] = []
        bare_ones = False
        for start, end, region in sorted(_candidates(text, fields)):
            if start < taken:
                continue
            at = bisect_right(starts, start) - 1
            field = fields[at] if at >= 0 and start < fields[at].end else None
            found = self._number(text, start, end, region, field)
            bare = region == "FR" and text[start:end].isdigit()
            if found:
                taken = end
                bare_ones |= bare and found.score == _LABEL_SCORE
                yield found
            elif bare and _may_be_bare(text, start, end, field):
                if _is_contact(text, start, end):
                    yield self._bare(start, end, field)
                else:
                    undecided.append((start, end, field))
        # Where a page writes its telephone numbers in ten figures, such a one at the end of a cell is another.
        for start, end, field in undecided if bare_ones else ():
            yield self._bare(start, end, field)

    def _bare(self, start: int, end: int, field: Field | None) -> RecognizerResult:
        role = field.role if field else None
        return self.result("PHONE_NUMBER", start, end, basis=Basis.PATTERN, score=_VALID_SCORE, role=role)

    def _number(self, text: str, start: int, end: int, region: str, field: Field | None) -> RecognizerResult | None:
        # Below a record number's label may stand another box's value.
        measured = (
            field is not None
            and ((field.name in _MEASURED and region == "US") or (field.name in ("mrn", "account") and field.next_cell))
            and _distinct(text[start:end], region)
        )
        if (
            field
            and field.name in _IDENTIFIERS
            and not measured
            and not any(c.isalnum() for c in text[field.start : start])
        ):
            return None
        kind = _kind(text, start, end, field)
        if kind is None and region == "FR" and (_is_called(text, start, end) or _is_under_address(text, start, end)):
            kind = "PHONE_NUMBER"
        valid = _valid(text[start:end], region)
        bare = region == "FR" and text[start:end].isdigit()
        if kind is None and not valid and not _distinct(text[start:end], region):
            return None
        if _is_host(text[start:end]) or (kind is None and bare and not (valid and _is_entry(text, start, end))):
            return None
        scores = (_LABEL_SCORE, _INVALID_LABEL_SCORE) if kind else (_VALID_SCORE, _INVALID_SCORE)
        return self.result(
            kind or "PHONE_NUMBER",
            start,
            end,
            basis=Basis.LABEL if kind else Basis.PATTERN,
            score=scores[0] if valid else scores[1],
            role=field.role if field else None,
        )


def _candidates(text: str, fields: Sequence[Field]) -> Iterator[tuple[int, int, str]]:
    ends: dict[int, int] = {}
    for match in _CANDIDATE.finditer(text):
        region = "US" if match["us"] else "FR" if match["fr"] else "BE" if match["be"] else ""
        if region != "US" or not _continues(text, match):
            ends[match.start()] = match.end()
            yield match.start(), match.end(), region
    for field in fields:
        if field.has("phone") or field.has("fax"):
            for match in _LABELLED.finditer(text, field.start, field.end):
                digits = sum(c.isdigit() for c in re.split(r"[a-z]", match.group(), maxsplit=1)[0])
                if digits < _WHOLE_DIGITS and _WORD.search(text, field.start, match.start()):
                    continue
                if ends.get(match.start(), 0) > field.end:
                    # The field's line ends inside of the number.
                    continue
                if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not _DATE.match(match.group().strip()):
                    start = match.start() + len(match.group()) - len(match.group().lstrip(" .-"))
                    region = "FR" if digits == _FRENCH_LABEL_DIGITS and text[start] == "0" else "US"
                    yield start, match.end(), region


def _continues(text: str, match: re.Match[str]) -> bool:
    """Whether digits parted by spaces go on before the match: part of a longer number."""
    before = text[max(0, match.start() - 2) : match.start()]
    return len(before) == 2 and before[0].isdigit() and before[1] == " " and match.group()[3:4] == " "


def _kind(text: str, start: int, end: int, field: Field | None) -> str | None:
    """What the words beside a number say it is; None when they say nothing."""
    low = max(0, start - _REACH)
    if _STAMPED_BEFORE.search(text, low, start) and _STAMP.search(text, start, start + _LONG_REACH):
        return "FAX_NUMBER"
    if _FAX_BEFORE.search(text, low, start) or _FAX_BEHIND.match(text, end):
        return "FAX_NUMBER" if not _both(text, start, field) else "PHONE_NUMBER"
    if field and (field.has("phone") or field.has("fax")):
        return _kind_in_field(text, start, field)
    if _PHONE_BEFORE.search(text, low, start) and not _TO_BEFORE.search(text, low, start):
        return "PHONE_NUMBER"
    return "FAX_NUMBER" if _FAX_SAID.search(text, max(0, start - _LONG_REACH), start) else None


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether a number is one to call: behind a word of calling in its sentence, or in brackets behind a name."""
    low = max(0, start - _LONG_REACH)
    if _POST_BEFORE.search(text, low, start):
        return True
    if text[end : end + 1] in (")", ".", ";", ",", "\n", "\t", "") and _NAMED_BEFORE.search(text, low, start):
        return True
    return _CALLED_BEFORE.search(text, low, start) is not None


def _is_under_address(text: str, start: int, end: int) -> bool:
    """Whether a number fills its line right under one that ends an address, or a part of that line: a letterhead's."""
    closes = text[end : end + 1] in ("", "\n", "\t", ".") or text[end : end + 3] in _PARTS
    return closes and _UNDER_TOWN.search(text, max(0, start - _LONG_REACH), start) is not None


def _is_entry(text: str, start: int, end: int) -> bool:
    """Whether a number stands by itself between commas or brackets, or is a mobile one on its own line."""
    if text[end : end + 1] not in _ENTRY_END and not _LABEL_BEHIND.match(text, end):
        return False
    alone = text[start - 1 : start] == "\n" and text[start : start + 2] in _MOBILE
    return alone or _ENTRY_BEFORE.search(text, max(0, start - 3), start) is not None


def _may_be_bare(text: str, start: int, end: int, field: Field | None) -> bool:
    """Whether ten figures at the end of a cell, behind words, may be a telephone's: no identifier's label is theirs."""
    if text[end : end + 1] not in ("", "\n", "\t", ".") or (field is not None and field.name in _NUMBERED):
        return False
    given = text[start : start + 2] in _MOBILE or _valid(text[start:end], "FR")
    return given and _WORDS_BEFORE.search(text, max(0, start - _REACH), start) is not None


def _is_contact(text: str, start: int, end: int) -> bool:
    """Whether ten figures stand behind a colon and words that number nothing, or alone between the lines of a contact."""
    line, last = text.rfind("\n", 0, start) + 1, line_end(text, end)
    if line == start and last == end:
        above = text.rfind("\n", 0, max(0, line - 1)) + 1
        return any(_CONTACT.match(text, at, line_end(text, at)) for at in (above, min(last + 1, len(text))))
    told = _COLON_BEFORE.search(text, max(line, start - _LABEL_REACH), start)
    return told is not None and _NUMBERING.search(told["words"]) is None


def _is_host(number: str) -> bool:
    """Whether it is the address of a computer: four numbers under 256 without leading zeros."""
    parts = number.split(".")
    return len(parts) == _OCTETS and all(_OCTET.fullmatch(part) and int(part) <= _LARGEST_OCTET for part in parts)


def _both(text: str, start: int, field: Field | None) -> bool:
    """Whether a label names both and this is the first number: "Phone/Fax: ..."; "Ph 217 ... Fx 217 ..." are two labels."""
    if field is None or not field.has("phone"):
        return False
    named = field.has("fax") or "fax" in text[field.label.start : field.label.end].lower()
    return named and _kind_in_field(text, start, field) == "PHONE_NUMBER"


def _kind_in_field(text: str, start: int, field: Field) -> str:
    """ "Phone/Fax: a / b": the kinds come in the order of the label's words; the printed words decide for "Phone/fax"."""
    label = text[field.label.start : field.label.end].lower()
    kinds = [name for name in field.label.fields if name in ("phone", "fax")]
    if kinds == ["fax"] and _NAMED_ANEW.search(text, field.start, start):
        return "PHONE_NUMBER"
    if kinds == ["phone"] and "fax" in label:
        kinds = ["phone", "fax"]
    position = sum(1 for _ in _LABELLED.finditer(text, field.start, start))
    return "FAX_NUMBER" if kinds[min(position, len(kinds) - 1)] == "fax" else "PHONE_NUMBER"


def _distinct(number: str, region: str) -> bool:
    """Whether a number that nobody has been given is still written as only telephone numbers are."""
    if region == "BE":
        return True
    if region == "US":
        return _US_PLAN.match(number) is not None
    return (region == "FR" and number[2:3] == number[5:6] != "" and not number[2:3].isdigit()) or (
        number[0] == "+" and len(number) >= _DISTINCT_LENGTH
    )


@lru_cache(maxsize=4096)
def _valid(number: str, region: str) -> bool:
    """Whether a number has been given to somebody, as far as the numbering plans tell. Letterheads repeat: cached."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed)
