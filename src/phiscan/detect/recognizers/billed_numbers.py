"""Numbers of bills that are sent to an insurer, or that it has settled: claims, each of who is insured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.fields import Field
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.sieve import Sieved

# A row of bills: who is insured, and what an insurer pays.
_BILLED = Sieved(
    r"\b(?:n° (?:d['’])?assuré?|immat(?:\.|riculation)?|nir|n° ss)[^\n:]{0,12}: ?[12][^\n]+\b(?:amo|amc|r[oc]|part|montant|mt|base|rembours\w+|taux|pec)\b[^\n:\t]{0,12}: ?\d|"
    # In a row with who is insured, or with the number of one.
    r"\b(?:b[ée]n[ée]ficiaire|n° (?:d['’])?adh[ée]rent|assuré(?:\(e\)|e)?)[^\n:]{0,12}: ?\w",
    re.IGNORECASE,
)
_BILL_CELL = Sieved(
    r"(?:^|(?<=[\n\t]))(?:(?:n°|num|numéro)(?: de)? ?)?(?:fact(?:ure)?|titre|bordereau|fse)\.? ?: ?(?P<number>[A-Z]{0,4}-?\d{5,12}(?:[-/]\d{1,4})?)(?=[\t\n]|\Z)",
    re.IGNORECASE,
)
# What nobody else pays for is asked of the patient, by the numbers of the claims.
_REFUSED = Sieved(
    r"\b(?:mutuelle|caisse|cpam|msa|assurance maladie|organisme|complémentaire)\b[^.\n]{0,40}\b(?:refus|rejet)|\bdroits non ouverts|\brejet[ée]?e?s? (?:par|de) (?:la|votre) (?:caisse|mutuelle)",
    re.IGNORECASE,
)
# "DÉCOMPTE DE REMBOURSEMENT<tab>N° 6054093310"
_STATEMENT = Sieved(
    r"(?:^|(?<=[\n\t]))(?:(?:d[ée]comptes?|relev[ée]s?)(?: [^\W\d_]+){0,4}|(?:vos |mes |d[ée]tail (?:de |des )(?:vos |mes )?)(?:remboursements?|prestations|paiements?))[\t ]n° ?:? ?(?P<number>\d{6,14})(?=[\s,;]|\Z)",
    re.IGNORECASE,
)


def is_billed_row(text: str, field: Field) -> bool:
    """Whether "N° facture" stands in a row of what an insurer is billed for."""
    start = text.rfind("\n", 0, field.label.start) + 1
    return _BILLED.search(text, start, line_end(text, field.end)) is not None


def billed_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of the bills that a list for an insurer names, each in a row with who is insured: "FACTURE: 33571629"."""
    for match in _BILL_CELL.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if _BILLED.search(text, start, line_end(text, match.end())) or _REFUSED.search(text):
            yield match.span("number")
    for match in _STATEMENT.finditer(text):
        yield match.span("number")
