"""Identifiers that are known by their form alone: what they look like, and the check that says they are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from phiscan.detect.recognizers.identifier_checks import (
    card_valid,
    dea_valid,
    digits_of,
    hicn_valid,
    itin_valid,
    luhn_valid,
    nir_valid,
    npi_valid,
    ssn_valid,
)
from phiscan.detect.sieve import Sieved
from phiscan.model import Basis

CHECK_SCORE = 0.99
_PATTERN_SCORE = 0.85
_WEAK_SCORE = 0.6
_NEAR_REACH = 40


@dataclass(frozen=True, slots=True)
class Form:
    """An identifier known by its form alone: pattern, then check. `near` must stand right before it, `page` on its page."""

    entity_type: str
    pattern: Sieved
    check: Callable[[str], bool] | None
    score: float
    near: Sieved | None = None
    # A word that the page must hold for the form to be looked for at all.
    page: Sieved | None = None

    @property
    def basis(self) -> Basis:
        """Some checks are rules of issue that most numbers pass: those are no more than a pattern."""
        return Basis.CHECKSUM if self.check and self.score >= CHECK_SCORE else Basis.PATTERN

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where `text` holds one."""
        if self.page is not None and self.page.search(text) is None:
            return
        if self.near is not None and not self.near.may_match(text):
            return
        for match in self.pattern.finditer(text):
            start, end = match.span()
            near = self.near is None or self.near.pattern.search(text, max(0, start - _NEAR_REACH), start)
            if near and (self.check is None or self.check(match.group())):
                yield start, end


# C A AN N A AN N A A N N, without S L O I B Z (CMS).
_LETTER = "[AC-HJKMNP-RT-Y]"
MBI = re.compile(
    rf"[1-9]{_LETTER}(?:{_LETTER}|\d)\d(?:- ?| )?{_LETTER}(?:{_LETTER}|\d)\d(?:- ?| )?{_LETTER}{{2}}\d{{2}}", re.ASCII
)
# An SSN and the claim's suffix (CMS).
HICN = re.compile(
    r"\d{3}-?\d{2}-?\d{4}-?(?:A|B[1-9ADGHJKLNPQRTWY]?|C[1-9A-Z]|D[1-9ACDGHJKLMNPQRSTVWXYZ]?|E[1-9ABCDFGHJKM]?|F[1-8]|"
    r"H[A-C]|J[1-4]|K[1-9A-HJLM]|M1?|T[A-Z2]?|W[1-9BCFGJRT]?)",
    re.ASCII,
)


# Sex, year, month (20-42 and 50-99 where it is not known), department, town, rank, key (INSEE); in groups, which a narrow
# cell may part, or a digit a box.
_KEY = r"(?: ?[/|-] ?| ?(?:cl[ée]|key) ?:? ?|[ .\n]{0,2})"
NIR = re.compile(
    r"(?<![\d.,])(?:[1-478][ .\n]{0,2}\d{2}[ .\n]{0,2}(?:[02-9]\d|1[0-2])[ .\n]{0,2}(?:\d{2}|2[AB])[ .\n]{0,2}\d{3}[ .\n]{0,2}\d{3}"
    rf"{_KEY}\d{{2}}|[1-478](?: \d){{2}} (?:[02-9] \d|1 [0-2]) (?:\d \d|2 [AB])(?: \d){{6}}{_KEY}\d ?\d)(?![\d,])",
    re.IGNORECASE,
)


# Fifteen boxes of a form, filled: a NIR even where its key is wrong.
_COMB = Sieved(r"(?<![\d.,])(?<!\d )[12](?: \d){14}(?! ?[\d,])")


def _nir_whole(text: str) -> bool:
    # Written as one number, what does not open with 1 or 2 is a payment card's more often than somebody's.
    if text.isdigit() and text[0] not in "12":
        return False
    return nir_valid(re.sub(r"[^\dAB]", "", re.sub("cl[ée]", "", text.upper(), flags=re.IGNORECASE)))


def _finess(text: str) -> bool:
    """Nine digits with a right key; Corsica's letters have none that is known here."""
    return len(digits_of(text)) == 9 and luhn_valid(text)


def _alone(pattern: re.Pattern[str]) -> Sieved:
    return Sieved(rf"(?<![\w-])(?:{pattern.pattern})(?![\w-])", re.ASCII)


FORMS: tuple[Form, ...] = (
    Form("US_SSN", Sieved(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-]|[A-Z]\b)"), ssn_valid, _PATTERN_SCORE),
    Form("US_ITIN", Sieved(r"(?<![\d-])9\d{2}-\d{2}-\d{4}(?![\d-])"), itin_valid, _PATTERN_SCORE),
    Form("US_HICN", _alone(HICN), hicn_valid, _PATTERN_SCORE),
    Form("US_MBI", _alone(MBI), None, _PATTERN_SCORE),
    # One in ten of such numbers passes the check: the page must speak of them.
    Form(
        "US_DEA",
        Sieved(r"(?<!\w)[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}(?!\w)"),
        dea_valid,
        CHECK_SCORE,
        page=Sieved(r"\bDEA\b"),
    ),
    Form("US_NPI", Sieved(r"(?<![\w.+-])1\d{9}(?![\w-]|\.\d)"), npi_valid, CHECK_SCORE, page=Sieved(r"\bNPI\b")),
    Form(
        "US_NPI",
        Sieved(r"(?<![\w.+-])2\d{9}(?![\w-]|\.\d)"),
        npi_valid,
        CHECK_SCORE,
        near=Sieved(r"\bNPI\b[^\n]{0,20}\Z"),
    ),
    # Behind who signs: "Ana Ruiz, DO<tab>1234567893".
    Form(
        "US_NPI",
        Sieved(r"(?<![\w.+-])[12]\d{9}(?![\w-]|\.\d)"),
        npi_valid,
        CHECK_SCORE,
        near=Sieved(
            r"[^\W\d_][ ,\t]{1,2}(?:M\.?D|D\.?O|PA(?:-C)?|NP|FNP(?:-[BC]+)?|APRN|CRNP|ARNP|CNM|DPM|DDS|DMD|OD|PharmD|PhD|PsyD|LCSW)\.?[ ,\t]{1,3}\Z"
        ),
    ),
    Form(
        "FR_RPPS",
        Sieved(r"(?<![\w.+-])(?<!\d )[18]\d(?: ?\d){9}(?![\w-]| \d|[.,]\d)"),
        luhn_valid,
        CHECK_SCORE,
        page=Sieved(r"rpps", re.IGNORECASE),
    ),
    Form(
        "FR_RPPS",
        Sieved(r"(?<![\w.+-])10\d{9}(?![\w-]|[.,]\d)"),
        luhn_valid,
        CHECK_SCORE,
        near=Sieved(
            r"\b(?:D[rR]|Docteur|DOCTEUR|P[rR]|Professeur|[Mm]édecin|M[EÉ]DECIN|[Pp]rescripteur|PRESCRIPTEUR|[Bb]iologiste|[Pp]raticien|[Pp]harmacien)\b[^\n]*\n?[^\n]{0,12}\Z"
        ),
    ),
    # In a physician's letterhead: "N° 10852721231".
    Form(
        "FR_RPPS",
        Sieved(r"(?<![\w.+-])10\d{9}(?![\w-]|[.,]\d)"),
        luhn_valid,
        CHECK_SCORE,
        near=Sieved(r"(?:\bN°|\bno|identifiant|identification) ?:? ?\Z", re.IGNORECASE),
        page=Sieved(r"\b(?:Dr|Docteur|DOCTEUR|[Mm]édecin)\b"),
    ),
    Form(
        "FR_FINESS",
        Sieved(r"(?<![\w.+-])(?<![\w.+-] )(?:0[1-9]|[1-8]\d|9[0-578]|2[AB])\d{7}(?![\w-]| \d|[.,]\d)"),
        _finess,
        CHECK_SCORE,
        page=Sieved(r"finess", re.IGNORECASE),
    ),
    Form(
        "CREDIT_CARD",
        Sieved(r"(?<![\w.-])(?<!\d )(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d\d([ -])\d{6}\2\d{5})(?![\w-]| \d)"),
        card_valid,
        CHECK_SCORE,
    ),
    # Of any issuer, where a word of cards stands before it.
    Form(
        "CREDIT_CARD",
        Sieved(r"(?<![\w.-])\d{12,19}(?![\w-]|\.\d)"),
        luhn_valid,
        _PATTERN_SCORE,
        near=Sieved(
            r"(?:(?<!insurance )(?<!member )(?<!\bid )(?<!health )(?<!medicare )(?<!medicaid )(?<!plan )(?<!benefits )\bcard|\bcc|\bvisa|\bmastercard|\bamex|"
            r"\bcarte (?:bancaire|bleue|de cr[ée]dit))\b[^\n\t\d]{0,24}\Z",
            re.IGNORECASE,
        ),
    ),
    # "Order SO-482913", "tested under 40718263", "newborn screen collected KLM4071826": what is ordered or sampled.
    Form(
        "ACCESSION_NUMBER",
        Sieved(r"(?<![\w.-])[A-Z]{1,4}-?\d{5,10}(?![\w-]|[.,]\d)"),
        None,
        _PATTERN_SCORE,
        near=Sieved(
            r"(?:\b(?:[Oo]rder|ORDER|SO|WO|[Rr]equisition|REQUISITION)|\b(?:screen(?:ing)?|specimen|sample|filter (?:paper|card)|kit)\b[^\n\d:]{0,16}"
            r"\b(?:collected|drawn|sent|submitted|obtained)|\b(?:[Gg]uthrie|[Ff]ilter|[Bb]lood ?spot|[Nn]ewborn screening) (?:card|paper|kit))[ :#]{1,3}\Z"
        ),
    ),
    Form(
        "ACCESSION_NUMBER",
        Sieved(r"(?<![\w.-])[A-Z]{0,3}-?\d{6,12}(?![\w-]|[.,]\d)"),
        None,
        _PATTERN_SCORE,
        near=Sieved(
            r"\b(?:tested|reported|sequenced|resulted|analyzed|accessioned)(?: (?:here|separately|elsewhere|by us))? (?:under|as)(?: (?:accession|number|no\.?|#))?\s\Z",
            re.IGNORECASE,
        ),
    ),
    # "S20-12345", "SP-20-0012345": as pathologists number what they get, by the year.
    Form(
        "ACCESSION_NUMBER",
        Sieved(r"(?<![\w./-])[A-Z]{1,3}-?(?:20)?[0-4]\d-\d{3,7}(?![\w-]|[.,]\d)"),
        None,
        _PATTERN_SCORE,
        page=Sieved(r"\b(?:patholog|cytolog|biops|specimen|histolog|dermatopath|accession)", re.IGNORECASE),
    ),
    # "Sample: 20-0123456", "Tube 12345678": alone in its cell, on the page of who takes samples.
    Form(
        "ACCESSION_NUMBER",
        Sieved(
            r"(?<![\w./-])(?!\d{1,2}-\d{1,2}-|\d{4}-\d\d-\d\d|\d{3}-\d{3}-\d{4})(?=[A-Z0-9-]*\d{4})[A-Z0-9][A-Z0-9-]{5,17}(?=[ ,;.)]*(?:[\t\n]|\Z))"
        ),
        None,
        _PATTERN_SCORE,
        near=Sieved(
            r"(?:\A|[\n\t])(?:sample|tube|vial|bottle|swab|slide|block|study|(?:filler|placer) order|lab(?:oratory)? ref(?:erence)?)\.?"
            r"(?: (?:#|no\.?|number|id))?[ :#]{1,3}\Z",
            re.IGNORECASE,
        ),
        page=Sieved(
            r"\b(?:patholog|cytolog|biops|specimen|collected|drawn|laborator|radiolog|received in lab)", re.IGNORECASE
        ),
    ),
    # "Order 415027169", as a heading has it.
    Form(
        "ACCESSION_NUMBER",
        Sieved(r"(?<![\w.-])\d{6,10}(?![\w-]|[.,]\d)"),
        None,
        _PATTERN_SCORE,
        near=Sieved(r"(?:\A|[\n\t]|\d )(?:Order|ORDER|Requisition|REQUISITION)[ :#]{1,3}\Z"),
        page=Sieved(r"\b(?:Order|ORDER|Requisition|REQUISITION)\b"),
    ),
    # "MID ZJS273243699": a remittance's short for a member's number, in capitals.
    Form(
        "HEALTH_PLAN_ID",
        Sieved(r"(?<![\w.-])[A-Z]{0,4}\d{6,12}(?![\w-]|[.,]\d)"),
        None,
        _PATTERN_SCORE,
        near=Sieved(r"\b(?:MID|HIC|SUBID)[ :#]{1,2}\Z"),
        page=Sieved(r"\b(?:MID|HIC|SUBID)\b"),
    ),
    # "They have approved the MRI, reference A737888465".
    Form(
        "CLAIM_NUMBER",
        Sieved(r"(?<![\w.-])[A-Z]{1,4}-?\d{6,12}(?![\w-]|[.,]\d)"),
        None,
        _PATTERN_SCORE,
        near=Sieved(
            r"(?:, |\(|\bunder |\bas )(?:the )?(?:reference|ref\.?|confirmation)(?: (?:no\.?|number|#|code))?(?: is)?[ :#]{1,2}\Z",
            re.IGNORECASE,
        ),
        page=Sieved(r"\b(?:approved|authorized|pre-?certified|granted)\b", re.IGNORECASE),
    ),
    # What a claim is called, and its number in the next cell: "FACTURE SUBROGATOIRE | N° 612861584".
    Form(
        "CLAIM_NUMBER",
        Sieved(r"(?<![\w.+-])\d{6,12}(?![\w-]|[.,]\d)"),
        None,
        _PATTERN_SCORE,
        near=Sieved(
            r"\b(?:ticket vitale|facture subrogatoire|d[ée]livrance|feuille de soins|prise en charge|d[ée]compte)[ \t]{1,3}(?:n°|no\.?|num[ée]ro) ?:? ?\Z",
            re.IGNORECASE,
        ),
    ),
    Form("FR_NIR", Sieved(NIR.pattern, NIR.flags), _nir_whole, CHECK_SCORE),
    Form("FR_NIR", _COMB, None, _WEAK_SCORE),
)
