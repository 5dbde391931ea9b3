"""What a genetic report says of a variant: "BRCA2 c.5946delT: Not detected", "MLH1 c.350C>T\tHeterozygous", "TP53\tNo variant detected".

The variant, a gene's symbol and its change as HGVS writes it (https://hgvs-nomenclature.org), is the analyte; where the gene
stands in a column of its own, or no change is told, the gene is.
"""

from __future__ import annotations

from collections.abc import Iterator

from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured
from phiscan.detect.sieve import Sieved

_CHANGE = r"(?:[cgmnr]\.[-*]?\d[\w+*>=-]{1,24}|p\.\(?[A-Z][a-z]{0,2}\d+[A-Za-z*=]{1,8}\)?)"
_CHANGES = rf"{_CHANGE}(?:[ ,;]{{1,2}}\(?{_CHANGE}\)?)?"
_GENE = r"(?<![\w-])[A-Z][A-Z0-9]{1,7}"
_NAME = rf"{_GENE}[ :,]{{1,2}}{_CHANGES}"
# What is said of a gene, and of nothing else that is tested.
_SORT = (
    r"(?:(?:likely |known |clinically )?(?:pathogenic|benign|disease[- ]causing|reportable|significant|deleterious) )"
)
_ALTERED = r"(?:variants?|mutations?|alterations?|deletions?|duplications?)"
_SEEN = r"(?: (?:not )?(?:detected|identified|found|observed|present))"
_OF_GENES = (
    rf"variants? of (?:uncertain|unknown|undetermined) (?:clinical )?significance|vus|no {_SORT}?{_ALTERED}{_SEEN}?|{_SORT}{_ALTERED}{_SEEN}?|{_ALTERED}{_SEEN}|"
    r"h[ée]t[ée]rozygo(?:us|te)|homozygo(?:us|te)|h[ée]mizygo(?:us|te)|compound heterozygous|wild[- ]type|"
    r"(?:aucun|absence de|pas de) (?:variants?|mutations?)(?: pathog[èe]nes?)?(?: (?:d[ée]tect|identifi|retrouv)[ée]e?s?)?|"
    r"(?:variant|mutation) (?:(?:probablement )?pathog[èe]ne|de signification (?:incertaine|inconnue))|sauvage"
)
_MEANING = (
    rf"{_OF_GENES}|(?:likely )?(?:pathogenic|benign)|(?:not )?(?:detected|identified|found)|negative|positive|absent|present|"
    r"non d[ée]tect[ée]e?|d[ée]tect[ée]e?|n[ée]gatif|positif"
)
_VARIANT = Sieved(rf"(?P<name>{_NAME})(?: ?: ?|\t| [–-] | )(?i:(?P<value>{_MEANING}))(?![\w-])")
# "BRCA2 no pathogenic variant", "F5: heterozygous"
_GENE_TOLD = Sieved(rf"(?P<name>{_GENE})(?: ?: ?|\t| [–-] | )(?i:(?P<value>{_OF_GENES}))(?![\w-])")
# A row of a gene, its change (or star alleles, or a base at its place) and what that means; the cells may have headings.
_HEADED = r"(?:[^\t\n:]{1,24}: )?"
_ROW = Sieved(
    rf"(?m)(?:^|(?<=\t)){_HEADED}(?P<name>[A-Z][A-Z0-9]{{1,7}})\t{_HEADED}"
    rf"(?P<value>{_CHANGES}|\*\d+[A-Z]?/\*\d+[A-Z]?|-?\d{{3,5}} ?[ACGT] ?[>/] ?[ACGT]|(?i:{_OF_GENES}))(?=[\t\n]|\Z)",
)


def variants(text: str) -> Iterator[Result]:
    """The variants that a text tells the finding of, each once."""
    for pattern in (_GENE_TOLD, _VARIANT, _ROW):
        for match in pattern.finditer(text):
            yield Result(Measured(*match.span("value"), numeric=False), match["name"], None, firm=True)
