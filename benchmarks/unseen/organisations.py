"""Laboratories, hospitals, clinics, insurers, pharmacies, suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.unseen import identifiers
from benchmarks.unseen.places import phone, place

if TYPE_CHECKING:
    from benchmarks.unseen.world import World


class Organisation:
    """An organisation of a document; each method prints a value of it."""

    def __init__(self, world: World, kind: str) -> None:
        words = world.country.table("organisations")
        pattern = world.rng.choice(words[kind]["names"])
        self._world = world
        self._name = pattern.format(x=world.rng.choice(words["words"]["names"]))
        self._place = place(world.rng, world.country)
        self._kept: dict[str, str] = {}
        self.city = self._place.city

    def name(self, caps: bool = False) -> str:
        """Its name."""
        return self._world.say("HEALTHCARE_ORGANIZATION", self._name.upper() if caps else self._name)

    def address(self, sep: str = "\n") -> str:
        """Street and town, on two lines unless `sep` says else."""
        return self._world.say("STREET_ADDRESS", f"{self._place.street}{sep}{self._place.town}")

    def town(self) -> str:
        """The town alone, which is no address."""
        return self._world.escape(self._place.city)

    def phone(self, more: str = "") -> str:
        """Its telephone number; `more` tells several apart."""
        return self._world.say("PHONE_NUMBER", self._dial("phone" + more))

    def fax(self, more: str = "") -> str:
        """Its fax number."""
        return self._world.say("FAX_NUMBER", self._dial("fax" + more))

    def email(self, box: str = "contact") -> str:
        """A mailbox of the house."""
        return self._world.say("EMAIL_ADDRESS", f"{box}@{self._domain()}")

    def url(self, path: str = "") -> str:
        """Its web address."""
        return self._world.say("URL", f"www.{self._domain()}{path}")

    def npi(self) -> str:
        """Its NPI."""
        return self._world.say("US_NPI", self._keep("npi", identifiers.npi(self._world.rng)))

    def finess(self) -> str:
        """Its FINESS number."""
        return self._world.say("FR_FINESS", self._keep("finess", identifiers.finess(self._world.rng, self._place.code)))

    def number(self, pattern: str) -> str:
        """A number of no entity type, such as a tax or CLIA number."""
        return self._world.escape(self._keep(pattern, identifiers.filled(self._world.rng, pattern)))

    def _domain(self) -> str:
        letters = "".join(sign for sign in self._name.lower().split("#")[0] if sign.isascii() and sign.isalnum())
        return f"{letters[:22]}.example.{'org' if self._world.lang == 'en' else 'com'}"

    def _dial(self, key: str) -> str:
        return self._keep(key, phone(self._world.rng, self._world.lang, self._place.dial, self._world.phone_shape))

    def _keep(self, key: str, value: str) -> str:
        return self._kept.setdefault(key, value)
