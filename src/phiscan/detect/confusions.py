"""What OCR takes for another: O for 0, l for 1, S for 5. Mended where a date, a check digit or a fixed form can decide.

A run of digits with such letters among them is read as digits when that makes a date of it, or a number whose check is
right; dirt between its digits is no mark then. Codes of procedures, units and what stands before them have one form. Nothing
else is touched: "BO5" may be a room. Letters are replaced one by one, so that spans stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from stdnum import luhn

from phiscan.detect.recognizers.dates import read_dates
from phiscan.detect.recognizers.identifier_checks import dea_valid, nir_valid, npi_valid, ssn_valid
from phiscan.model import Page

_AS_DIGITS = str.maketrans("OoQDIl|!iSsZzBG", "000011111552286")
_LIKE = r"[\dOoQDIl|!iSsZzBG]"
_RUN = re.compile(rf"(?<![^\W_]){_LIKE}(?:[ ./:,'-]?{_LIKE}){{5,22}}(?![^\W_])")
_DEA = re.compile(rf"(?<!\w)[ABCDEFGHJKLMPRSTUX][A-Z9]{_LIKE}{{7}}(?!\w)")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2}", re.ASCII)
_SSN = re.compile(r"\d{3}-\d{2}-\d{4}", re.ASCII)
# Codes of the CCAM are four letters and three digits; one of these must have been read as a digit.
_CCAM = re.compile(r"(?<!\w)([A-Z]{4})(?=[A-Z]*\d)([\dOQDIlSZBG]{3})(?!\w)")
# The unit "IU", and a figure alone before a unit: "mlU/L", "S g/L".
_INTERNATIONAL = re.compile(r"(?<![^\W\d_])([umkµμ]?)lU(?=/|\b)")
_FIGURE = re.compile(r"(?<!\S)[SOlI|](?= [umkµμ]?[A-Za-z]{1,4}/(?:d?L|h|min|kg)\b)")
_GLYCATED = re.compile(r"(Hb|HGB ?|Hgb ?|[Gg]lobine? |GLOBINE? )A[lI|](?=[cC]\b)")
# "1er", "1ère" in French.
_FIRST = re.compile(r"(?<!\w)[lI|](?=(?:er|[eéè]re)\b)")
_DIRT = str.maketrans(":,'", "   ")
_RPPS_FIRST = "18"
_CARD_DIGITS = range(13, 20)


def mended(page: Page) -> Page:
    """The page with digits where OCR read letters, as far as its own evidence goes; others as they are."""
    if all(word.confidence is None for word in page.words):
        return page
    text = _RUN.sub(lambda match: _digits(match.group()), page.text)
    text = _DEA.sub(lambda match: _dea(match.group()), text)
    text = _CCAM.sub(lambda match: match[1] + match[2].translate(_AS_DIGITS), text)
    text = _INTERNATIONAL.sub(r"\1IU", text)
    text = _FIGURE.sub(lambda match: match.group().translate(_AS_DIGITS), text)
    text = _FIRST.sub("1", text)
    text = _GLYCATED.sub(r"\1A1", text)
    return page if text == page.text else replace(page, text=text)


def _digits(run: str) -> str:
    """The run as digits where they prove right, itself where they do not, or where letters are the most of it."""
    read = run.translate(_AS_DIGITS)
    letters = sum(1 for before, after in zip(run, read, strict=True) if before != after)
    known = sum(map(str.isdigit, run))
    clean = read.translate(_DIRT)
    if clean == run or letters > known:
        return run
    if letters and _is_date(read):
        return read
    return next((each for each in (read, clean) if any(proves(each) for proves in _PROOFS)), run)


def _dea(number: str) -> str:
    read = number[:2] + number[2:].translate(_AS_DIGITS)
    return read if dea_valid(read) else number


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) and bool(read_dates(text))


def _is_rpps(text: str) -> bool:
    return len(text) == 11 and text[0] in _RPPS_FIRST and text.isdigit() and bool(luhn.is_valid(text))


def _is_card(text: str) -> bool:
    number = re.sub("[ -]", "", text)
    return number.isdigit() and len(number) in _CARD_DIGITS and bool(luhn.is_valid(number))


_PROOFS: tuple[Callable[[str], bool], ...] = (
    lambda text: text.isdigit() and npi_valid(text),
    lambda text: bool(_SSN.fullmatch(text)) and ssn_valid(text),
    nir_valid,
    _is_rpps,
    _is_card,
)
