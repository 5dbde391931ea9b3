"""Numbers whose form or check is public; every one is drawn, none is anybody's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from stdnum import luhn
from stdnum.iso7064 import mod_97_10

_MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
_VIN_VALUES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", [*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)], strict=True)
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def filled(rng: Random, pattern: str) -> str:
    """A pattern: # a digit, % a digit but 0, @ a capital, ^ either; anything else stands for itself."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    signs = {"#": "0123456789", "%": "123456789", "@": letters, "^": "23456789" + letters}
    return "".join(rng.choice(signs[sign]) if sign in signs else sign for sign in pattern)


def ssn(rng: Random) -> str:
    """Area 001-665, 667-899; group and serial not zero; no published specimen."""
    area = rng.choice([*range(1, 666), *range(667, 900)])
    return f"{area:03}-{rng.randrange(1, 100):02}-{rng.randrange(1, 10000):04}"


def itin(rng: Random) -> str:
    """9NN with a group of those in use."""
    return f"9{rng.randrange(100):02}-{rng.choice([*range(70, 89), *range(50, 66), 90, 91, 92, *range(94, 100)])}-{rng.randrange(1, 10000):04}"


def npi(rng: Random) -> str:
    """Luhn over 80840 and the number."""
    head = filled(rng, "1########")
    return head + luhn.calc_check_digit("80840" + head)


def dea(rng: Random, surname: str) -> str:
    """A type's letter, the surname's, six digits and a check."""
    digits = filled(rng, "######")
    odd, even = sum(map(int, digits[::2])), sum(map(int, digits[1::2]))
    initial = surname[0].upper() if surname[0].isascii() else "9"
    return f"{rng.choice('ABFM')}{initial}{digits}{(odd + 2 * even) % 10}"


def mbi(rng: Random, parted: bool) -> str:
    """CMS's form of eleven signs."""
    signs = {"C": "123456789", "N": "0123456789", "A": _MBI_LETTERS, "E": _MBI_LETTERS + "0123456789"}
    drawn = "".join(rng.choice(signs[kind]) for kind in "CAENAENAANN")
    return f"{drawn[:4]}-{drawn[4:7]}-{drawn[7:]}" if parted else drawn


def nir(rng: Random, born: date, sex: str, parted: bool) -> str:
    """Thirteen digits of a birth, and the key; Corsica has letters."""
    department = rng.choice(["2A", "2B", "99", *(f"{number:02}" for number in range(1, 96) if number != 20)])
    head = f"{2 if sex == 'F' else 1}{born.year % 100:02}{born.month:02}{department}{rng.randrange(1, 900):03}{rng.randrange(1, 990):03}"
    key = (
        97
        - int(
            head.replace("2A", "19", 1)
            if department == "2A"
            else head.replace("2B", "18", 1)
            if department == "2B"
            else head
        )
        % 97
    )
    if not parted:
        return f"{head}{key:02}"
    return f"{head[0]} {head[1:3]} {head[3:5]} {head[5:7]} {head[7:10]} {head[10:13]} {key:02}"


def rpps(rng: Random) -> str:
    """Eleven digits by Luhn."""
    head = filled(rng, "10########")
    return head + luhn.calc_check_digit(head)


def finess(rng: Random, department: str) -> str:
    """Nine digits by Luhn, the department first."""
    head = department[:2] + filled(rng, "0#####")
    return head + luhn.calc_check_digit(head)


def card(rng: Random) -> str:
    """Sixteen digits of a big issuer, by Luhn."""
    head = rng.choice(("4", "51", "53", "55"))
    head += filled(rng, "#" * (15 - len(head)))
    return head + luhn.calc_check_digit(head)


def iban(rng: Random) -> str:
    """A French account: bank, branch, account, key; and the two check digits."""
    bank, branch, account = filled(rng, "#####"), filled(rng, "#####"), filled(rng, "###########")
    key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(account)) % 97
    bban = f"{bank}{branch}{account}{key:02}"
    number = f"FR{mod_97_10.calc_check_digits(bban + 'FR')}{bban}"
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def vin(rng: Random) -> str:
    """Seventeen signs, the ninth a check."""
    signs = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
    drawn = rng.choice(("1HG", "2T1", "5YJ", "WBA", "3FA")) + "".join(rng.choice(signs) for _ in range(5)) + "0"
    drawn += rng.choice("ABCDEFGHJKLMNPRSTVWXY123456789") + rng.choice(signs[10:]) + filled(rng, "######")
    rest = sum(_VIN_VALUES[sign] * weight for sign, weight in zip(drawn, _VIN_WEIGHTS, strict=True)) % 11
    return drawn[:8] + ("X" if rest == 10 else str(rest)) + drawn[9:]


def udi(rng: Random) -> str:
    """A device identifier with serial, in GS1's brackets."""
    head = filled(rng, "0089#########")
    weights = [3 if place % 2 == 0 else 1 for place in range(13)]
    check = -sum(int(digit) * weight for digit, weight in zip(head, weights, strict=True)) % 10
    return f"(01){head}{check}(21){filled(rng, '@#######')}"


CHECKED: dict[str, Callable[[Random], str]] = {
    "US_SSN": ssn, "US_ITIN": itin, "CREDIT_CARD": card, "IBAN_CODE": iban, "FR_RPPS": rpps, "US_NPI": npi,
}  # fmt: skip
