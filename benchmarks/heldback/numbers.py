"""Identifiers that are right by their own checks, and belong to nobody."""

from __future__ import annotations

from random import Random

from stdnum import luhn
from stdnum.fr import nir

_MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
_VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_VIN_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def shaped(rng: Random, shape: str) -> str:
    """A text of a shape: # a digit, 9 a digit but zero, @ a letter, ? a letter or digit, the rest itself."""
    kinds = {"#": "0123456789", "9": "123456789", "@": "ABCDEFGHJKLMNPRTUVWXY", "?": "0123456789ABCDEFGHJKLMNPRTUVWXY"}
    return "".join(rng.choice(kinds[letter]) if letter in kinds else letter for letter in shape)


def with_luhn(payload: str) -> str:
    """The payload with its Luhn digit."""
    return payload + luhn.calc_check_digit(payload)


def ssn(rng: Random) -> str:
    """Nine digits with hyphens, of an area, group and serial that were issued to people."""
    area = rng.choice([number for number in range(2, 772) if number != 666])
    return f"{area:03}-{rng.randrange(1, 100):02}-{rng.randrange(1, 10000):04}"


def itin(rng: Random) -> str:
    """A taxpayer number: 9, two digits, and a group that is in use."""
    group = rng.choice([*range(70, 89), 90, 91, 92, *range(94, 100)])
    return f"9{rng.randrange(100):02}-{group}-{rng.randrange(10000):04}"


def npi(rng: Random) -> str:
    """Ten digits, Luhn with the prefix 80840."""
    payload = shaped(rng, "1########")
    return payload + luhn.calc_check_digit("80840" + payload)


def dea(rng: Random, family: str) -> str:
    """Two letters, the second of the family name, and a checked number."""
    digits = [rng.randrange(10) for _ in range(6)]
    check = (sum(digits[::2]) + 2 * sum(digits[1::2])) % 10
    initial = family[0] if family[0].isascii() and family[0].isalpha() else "S"
    return f"{rng.choice('ABFM')}{initial.upper()}{''.join(map(str, digits))}{check}"


def mbi(rng: Random) -> str:
    """A Medicare number of eleven places."""
    shape = ("9", "@", "?", "#", "@", "?", "#", "@", "@", "#", "#")
    kinds = {"9": "123456789", "@": _MBI_LETTERS, "?": _MBI_LETTERS + "0123456789", "#": "0123456789"}
    return "".join(rng.choice(kinds[place]) for place in shape)


def hicn(rng: Random) -> str:
    """A Medicare number of before: an SSN and a letter, sometimes with a digit."""
    return ssn(rng) + rng.choice(("A", "A", "A", "B", "D", "M", "T", "C1", "B2", "W1"))


def vin(rng: Random) -> str:
    """Seventeen places, the ninth a check digit."""
    places = [rng.choice(_VIN_LETTERS) for _ in range(17)]
    total = sum(
        weight * (_VIN_VALUES.get(place) or int(place if place.isdigit() else 0))
        for place, weight in zip(places, _VIN_WEIGHTS, strict=True)
    )
    places[8] = "X" if total % 11 == 10 else str(total % 11)
    return "".join(places)


def card(rng: Random) -> str:
    """A payment card number in groups of four."""
    prefix = rng.choice(("4", "51", "53", "55", "2412"))
    number = with_luhn(prefix + shaped(rng, "#" * (15 - len(prefix))))
    return " ".join(number[start : start + 4] for start in range(0, 16, 4))


def iban(rng: Random) -> str:
    """A French account: bank, branch, account and key, checked twice."""
    bank, branch, account = shaped(rng, "3####"), shaped(rng, "0####"), shaped(rng, "##########9")
    key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(account)) % 97
    national = f"{bank}{branch}{account}{key:02}"
    check = 98 - int(f"{national}152700") % 97
    whole = f"FR{check:02}{national}"
    return " ".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def french_number(rng: Random, *, female: bool, birth: tuple[int, int], department: str) -> str:
    """A NIR of 13 digits and key, in its usual groups."""
    year, month = birth
    first = (
        f"{2 if female else 1}{year % 100:02}{month:02}{department}{rng.randrange(1, 400):03}{rng.randrange(1, 500):03}"
    )
    whole = first + nir.calc_check_digits(first)
    return " ".join((whole[0], whole[1:3], whole[3:5], whole[5:7], whole[7:10], whole[10:13], whole[13:]))


def rpps(rng: Random) -> str:
    """Eleven digits, Luhn."""
    return with_luhn("10" + shaped(rng, "########"))


def adeli(rng: Random, department: str) -> str:
    """Nine digits that begin with the department and the profession."""
    return with_luhn(f"{department}{rng.choice(('0', '1', '6', '7', '9'))}{shaped(rng, '#####')}")


def finess(rng: Random, department: str) -> str:
    """Nine digits that begin with the department, Luhn."""
    return with_luhn(f"{department}0{shaped(rng, '#####')}")


def udi(rng: Random) -> str:
    """A device identifier in GS1 form: GTIN with its check digit, expiry and serial number."""
    body = "00" + shaped(rng, "8#########9")
    odd, even = (sum(int(digit) for digit in body[start::2]) for start in (0, 1))
    check = -(3 * odd + even) % 10
    return f"(01){body}{check}(17)2{rng.randrange(7, 10)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}(21){shaped(rng, '@##9#####')}"


def isbn(rng: Random) -> str:
    """A book's number, thirteen digits with its check."""
    body = "978" + shaped(rng, "0########")
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body[:3]}-{body[3]}-{body[4:8]}-{body[8:]}-{-total % 10}"
