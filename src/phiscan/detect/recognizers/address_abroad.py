"""Addresses as Belgium, Switzerland, Luxembourg and Canada print them: the number behind the street, or the province before the code."""

from __future__ import annotations

from collections.abc import Iterator

from phiscan.detect.recognizers.address_words import Place
from phiscan.detect.sieve import Sieved

_STREET = (
    r"(?i:rue|avenue|av\.|boulevard|boul\.|bd|chauss[ée]e|chée|place|chemin|ch\.|quai|impasse|all[ée]e|clos|dr[èe]ve|square|route|sentier|venelle|"
    r"rang|c[ôo]te|mont[ée]e|croissant|terrasse|galerie|faubourg|esplanade|cours)"
)
_TOWN = r"[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ\d][\w'’-]*| (?:sur|sous|lez|le|la|les|de|du|des)){0,4}"
# "Rue Saint-Gilles 49, 7000 Mons", "Chaussée de Wavre 12 bte 4, B-1050 Ixelles"
_NUMBER_BEHIND = Sieved(
    rf"(?<![\w-])(?<!\d )(?<!\d, ){_STREET}[ \n][^\n\t,;:\d]{{2,40}}[ \n]\d{{1,4}}[A-Za-z]?(?: ?(?:bte|bo[îi]te|b\.) ?[\w.]{{1,5}}| ?/ ?\w{{1,4}})?"
    rf"(?:,? ?[ \n]| ?[-–] )(?:(?:B|BE|CH|L|LU)-? ?)?[1-9]\d{{3}} {_TOWN}(?!\w)"
)
_PROVINCES = r"(?:Qu[ée]bec|QU[ÉE]BEC|QC|Qc|Ontario|ON|BC|AB|MB|SK|NB|NS|NL|PE|Nouveau-Brunswick|New Brunswick|Nova Scotia|British Columbia|Alberta|Manitoba)"
# "869, av. de la Cathédrale, Sherbrooke (Québec) J1H 2E6", "12 King Street W, Toronto, ON M5V 2T6"
_CANADIAN = Sieved(
    r"(?<![\w/-])\d{1,5}(?:-\d{1,5})?[A-Za-z]?,? [A-Za-zÀ-ÿ][^\n\t;:]{3,60}?(?:, ?| |\n)"
    rf"\(?{_PROVINCES}\)?,?[ \n]{{1,2}}[A-CEGHJ-NPR-TVXY]\d[A-CEGHJ-NPR-TV-Z] ?\d[A-CEGHJ-NPR-TV-Z]\d(?!\w)"
)


def addresses_abroad(text: str) -> Iterator[Place]:
    """The whole addresses of `text` in these forms."""
    for pattern in (_NUMBER_BEHIND, _CANADIAN):
        for match in pattern.finditer(text):
            yield Place(*match.span(), whole=True, street=False)
