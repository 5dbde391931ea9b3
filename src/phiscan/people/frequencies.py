"""How common names are in the dump: Smith says less than Szczepański."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

# A dump of ten people tells nothing of how common their names are: the counts are drawn towards those of an unknown name
# among a thousand persons. US census 2010: half of the population has one of 2,000 surnames; a surname met by chance is
# borne by 1 in 2,000, a given name by 1 in 300 (SSA, births since 1930), in the geometric mean.
PRIOR_PERSONS = 1000
RARE_FAMILY, RARE_GIVEN = 1 / 2000, 1 / 300


class Frequencies:
    """How many identities (a name with a birth date, each once) and how many documents bear a name."""

    def __init__(self, records: Iterable[tuple[str, str, str, int]]) -> None:
        """`records` are (family name, given name, birth date, documents); all folded."""
        identities = set()
        self._family_documents: Counter[str] = Counter()
        self._given_documents: Counter[str] = Counter()
        for family, given, birth, documents in records:
            identities.add((family, given, birth))
            self._family_documents[family] += documents
            self._given_documents[given] += documents
        # A patient has many documents: how common a name is among people is counted over identities.
        self._family = Counter(family for family, _, _ in identities if family)
        self._given = Counter(given for _, given, _ in identities if len(given) > 1)
        self._identities = len(identities)

    def family(self, name: str) -> float:
        """The share of persons with this family name."""
        return self._share(self._family[name], RARE_FAMILY)

    def given(self, name: str) -> float:
        """The share of persons with this given name."""
        return self._share(self._given[name], RARE_GIVEN)

    def family_documents(self, name: str) -> int:
        """How many documents print this family name."""
        return self._family_documents[name]

    def given_documents(self, name: str) -> int:
        """How many documents print this given name."""
        return self._given_documents[name]

    def _share(self, count: int, rare: float) -> float:
        return (count + PRIOR_PERSONS * rare) / (self._identities + PRIOR_PERSONS)
