"""Check digits and rules of issue: whether a number can be what its form says.

python-stdnum's where it has them: us.ssn, luhn, fr.nir, gs1 (ean). Sources: SSA (SSN areas and specimens),
IRS (ITIN), CMS (NPI, HICN), DEA, NHTSA (VIN), GS1 (GTIN), ANS (RPPS, FINESS), INSEE (NIR).
"""

from __future__ import annotations

import re

from stdnum import ean, luhn
from stdnum.fr import nir
from stdnum.us import ssn

# Printed on wallet inserts and in SSA leaflets; never issued to a living person.
SPECIMEN_SSNS = frozenset({"078051120", "219099999", "457555462", "123456789"})
# The issuers' prefixes, with the length of their numbers.
_ISSUED = re.compile(
    r"4\d{12}(?:\d{3})?|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|"
    r"6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}"
)
_ITIN = re.compile(r"9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}")
# CMS puts the issuer's prefix before an NPI to make the Luhn check.
_NPI_ISSUER = "80840"
# 49 CFR 565.15: what a VIN's letters count for, and each place's weight; the ninth is the check.
_VIN_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_CHECK_PLACE = 8


def digits_of(text: str) -> str:
    """The digits of a text."""
    return "".join(c for c in text if c.isdigit())


def luhn_valid(text: str) -> bool:
    """Whether the digits of a text pass the Luhn check."""
    return bool(luhn.is_valid(digits_of(text)))


def card_valid(text: str) -> bool:
    """A payment card: an issuer's prefix and length (ISO/IEC 7812; Visa, Mastercard, Amex, Discover, Diners, JCB), and the Luhn check."""
    return _ISSUED.fullmatch(digits_of(text)) is not None and luhn_valid(text)


def npi_valid(number: str) -> bool:
    """Luhn over 80840 and the ten digits, the first of which is 1 or 2 (CMS)."""
    number = digits_of(number)
    return len(number) == 10 and number[0] in "12" and luhn.is_valid(_NPI_ISSUER + number)


def dea_valid(number: str) -> bool:
    """Two letters and seven digits: (d1+d3+d5) + 2(d2+d4+d6) ends in d7 (DEA)."""
    d = [int(c) for c in digits_of(number[2:])]
    return len(d) == 7 and (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]


def nir_valid(text: str) -> bool:
    """Fifteen characters with a right key, in any spacing, Corsica's 2A and 2B included (INSEE)."""
    number = re.sub(r"[ ./-]", "", text)
    return len(number) == 15 and bool(nir.is_valid(number))


def ssn_valid(text: str) -> bool:
    """An SSN that may have been issued: no specimen, no impossible area, group or serial (SSA)."""
    number = digits_of(text)
    return number not in SPECIMEN_SSNS and bool(ssn.is_valid(f"{number[:3]}-{number[3:5]}-{number[5:]}"))


def itin_valid(text: str) -> bool:
    """An individual taxpayer number: 9NN with the groups the IRS gives out, 50 to 65 among them since 2011 (IRM 3.13.2)."""
    return _ITIN.fullmatch(digits_of(text)) is not None


def hicn_valid(text: str) -> bool:
    """A Medicare number until 2019: the worker's SSN may have been issued (CMS)."""
    return ssn_valid(digits_of(text)[:9])


def vin_valid(number: str) -> bool:
    """A vehicle's seventeen characters with a right check digit (49 CFR 565.15)."""
    values = [int(c) if c.isdigit() else _VIN_VALUES.get(c, -1) for c in number.upper()]
    if len(values) != len(_VIN_WEIGHTS) or -1 in values or len(set(number)) == 1:
        return False
    rest = sum(value * weight for value, weight in zip(values, _VIN_WEIGHTS, strict=True)) % 11
    return number[_VIN_CHECK_PLACE] == ("X" if rest == 10 else str(rest))


def gtin_valid(number: str) -> bool:
    """A GTIN-14 with a right check digit (GS1): what opens a device's UDI behind (01)."""
    return len(number) == 14 and bool(ean.is_valid(number))
