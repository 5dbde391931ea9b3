"""What a genetic report says of a variant: "BRCA2 c.5946delT: Not detected", "MLH1 c.350C>T\\tHeterozygous".

The variant, a gene's symbol and its change as HGVS writes it (https://hgvs-nomenclature.org), is the analyte.
"""

from __future__ import annotations

from collections.abc import Iterator

from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured
from phiscan.detect.sieve import Sieved

_CHANGE = r"(?:[cgmnr]\.[-*]?\d[\w+*>=-]{1,24}|p\.\(?[A-Z][a-z]{0,2}\d+[A-Za-z*=]{1,8}\)?)"
_NAME = rf"(?<![\w-])[A-Z][A-Z0-9]{{1,7}}[ :,]{{1,2}}{_CHANGE}(?:[ ,]{{1,2}}\(?{_CHANGE}\)?)?"
_MEANING = (
    r"(?:no )?(?:likely )?(?:pathogenic|benign|disease[- ]causing) (?:variants?|mutations?)(?: (?:not )?(?:detected|identified|found))?|"
    r"(?:likely )?(?:pathogenic|benign)|variants? of (?:uncertain|unknown) significance|vus|"
    r"(?:no )?(?:variants?|mutations?) (?:not )?(?:detected|identified|found)|(?:not )?(?:detected|identified|found)|"
    r"h[ée]t[ée]rozygo(?:us|te)|homozygo(?:us|te)|h[ée]mizygo(?:us|te)|negative|positive|absent|present|wild[- ]type|"
    r"non d[ée]tect[ée]e?|d[ée]tect[ée]e?|n[ée]gatif|positif"
)
_VARIANT = Sieved(rf"(?P<name>{_NAME})(?: ?: ?|\t| [–-] | )(?i:(?P<value>{_MEANING}))(?![\w-])")


def variants(text: str) -> Iterator[Result]:
    """The variants that a text tells the finding of, each once."""
    for match in _VARIANT.finditer(text):
        yield Result(Measured(*match.span("value"), numeric=False), match["name"], None, firm=True)
