"""The persons of a document; each method prints a value and records whose it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.unseen import identifiers
from benchmarks.unseen.dates import before, printed
from benchmarks.unseen.names import Name, name
from benchmarks.unseen.places import Place, phone, place

if TYPE_CHECKING:
    from benchmarks.unseen.world import World

_TITLES = {"en": {"F": ("Ms.", "Mrs."), "M": ("Mr.", "Mr.")}, "fr": {"F": ("Mme", "Madame"), "M": ("M.", "Monsieur")}}
_SUBJECTS = ("patient", "relative")


class Person:
    """Somebody of a document: patients and relatives are subjects, others are not."""

    def __init__(self, world: World, role: str, ages: tuple[int, int], sex: str | None, like: Person | None) -> None:
        rng = world.rng
        self._world = world
        self.role = role
        self.sex = sex or rng.choice("FM")
        family = like.names.family if like and rng.random() < 0.6 else None
        self.names: Name = name(rng, world.country, self.sex, world.taken, family)
        years = rng.randint(*ages)
        # Those of no years are newborns.
        self._born = before(world.today, years) - timedelta(days=rng.randrange(1, 360) if years else rng.randrange(3))
        self._place: Place = like._place if like and rng.random() < 0.5 else place(rng, world.country)
        self._kept: dict[str, str] = {}
        self.subject = world.enrol(self) if role in _SUBJECTS else None

    @property
    def lang(self) -> str:
        """The language of the document."""
        return self._world.lang

    @property
    def born(self) -> date:
        """The birth date."""
        return self._born

    @property
    def years(self) -> int:
        """Age on the day of the document."""
        today = self._world.today
        return today.year - self._born.year - ((today.month, today.day) < (self._born.month, self._born.day))

    def say(self, entity_type: str, text: str, **detail: str) -> str:
        """Print any value that is this person's."""
        return self._world.say(entity_type, text, self.role, self.subject, **detail)

    def name(self, pattern: str | None = None, caps: bool = False) -> str:
        """The name in a pattern of `Name.printed`."""
        text = self.names.printed(pattern or ("F L" if self._world.lang == "fr" else "F M L S"))
        return self.say("PERSON", text.upper() if caps else text)

    def family(self, caps: bool = True) -> str:
        """The family name in a field of its own; `first` must be printed too: together they are one value."""
        self.say("PERSON", self.names.printed("U, F" if caps else "L, F"), parts="yes")
        return self._world.escape(self.names.printed("U" if caps else "L"))

    def first(self) -> str:
        """The given name in the field beside `family`."""
        return self._world.escape(self.names.given)

    def mister(self) -> str:
        """Title and family name: the name is a later mention."""
        title = _TITLES[self._world.lang][self.sex][self.years % 2]
        return f"{self._world.escape(title + ' ')}{self.say('PERSON', self.names.family, mention='yes')}"

    def given(self) -> str:
        """The given name alone, a later mention."""
        return self.say("PERSON", self.names.given, mention="yes")

    def g(self, feminine: str, masculine: str) -> str:
        """One of two words."""
        return feminine if self.sex == "F" else masculine

    def dob(self, pattern: str | None = None) -> str:
        """The birth date."""
        return self.say("DATE_OF_BIRTH", printed(self._born, pattern or self._world.date_pattern, self._world.lang))

    def age(self) -> str:
        """Years, digits only."""
        return self.say("AGE_OVER_89" if self.years > 89 else "AGE", str(self.years))

    def address(self, sep: str = "\n") -> str:
        """Street and town."""
        return self.say("STREET_ADDRESS", f"{self._place.street}{sep}{self._place.town}")

    def street(self) -> str:
        """The street alone; the whole address is recorded, and its other parts must be printed too."""
        self.say("STREET_ADDRESS", f"{self._place.street}, {self._place.town}")
        return self._world.escape(self._place.street)

    def city(self) -> str:
        """Part of the address that `street` began."""
        return self._world.escape(self._place.city)

    def state(self) -> str:
        """Part of the address that `street` began."""
        return self._world.escape(self._place.region)

    def zip(self) -> str:
        """Part of the address that `street` began."""
        return self._world.escape(self._place.code)

    def phone(self, more: str = "", shape: str | None = None) -> str:
        """A telephone number; `more` tells several apart ("m" a mobile one)."""
        return self.say("PHONE_NUMBER", self._dial("phone" + more, shape, mobile=more.startswith("m")))

    def fax(self) -> str:
        """A fax number."""
        return self.say("FAX_NUMBER", self._dial("fax", None))

    def email(self) -> str:
        """An e-mail address that has something of the name."""
        plain = "".join(
            sign for sign in self.names.printed("F.L").lower() if sign.isascii() and (sign.isalnum() or sign == ".")
        )
        shape = self._keep("mail", self._world.rng.choice(("{n}", "{n}{y}", "{i}{y}", "{n}_{y}")))
        host = self._keep("host", self._world.rng.choice(("mail.example.com", "post.example.net", "inbox.example.org")))
        box = shape.format(n=plain, i=plain.partition(".")[0][:1] + plain.partition(".")[2], y=self._born.year % 100)
        return self.say("EMAIL_ADDRESS", f"{box}@{host}")

    def no(self, entity_type: str, pattern: str) -> str:
        """A number by a pattern of `identifiers.filled`, the same each time."""
        return self.say(entity_type, self._keep(entity_type + pattern, identifiers.filled(self._world.rng, pattern)))

    def checked(self, entity_type: str) -> str:
        """A number with a check: US_SSN, US_ITIN, CREDIT_CARD, IBAN_CODE, FR_RPPS, US_NPI."""
        return self.say(entity_type, self._keep(entity_type, identifiers.CHECKED[entity_type](self._world.rng)))

    def dea(self) -> str:
        """A prescriber's DEA number."""
        return self.say("US_DEA", self._keep("dea", identifiers.dea(self._world.rng, self.names.family)))

    def mbi(self, parted: bool = True) -> str:
        """A Medicare number."""
        return self.say("US_MBI", self._keep("mbi", identifiers.mbi(self._world.rng, parted)))

    def hicn(self) -> str:
        """A Medicare number of the old form."""
        suffix = self._keep("suffix", self._world.rng.choice(("A", "B", "D", "B6", "C1")))
        return self.say("US_HICN", self._keep("hicn", identifiers.ssn(self._world.rng)) + suffix)

    def nir(self, parted: bool = True) -> str:
        """A French social security number that agrees with birth and sex."""
        return self.say("FR_NIR", self._keep("nir", identifiers.nir(self._world.rng, self._born, self.sex, parted)))

    def vin(self) -> str:
        """A vehicle's number."""
        return self.say("VEHICLE_ID", self._keep("vin", identifiers.vin(self._world.rng)))

    def udi(self) -> str:
        """A device's UDI."""
        return self.say("DEVICE_ID", self._keep("udi", identifiers.udi(self._world.rng)))

    def _dial(self, key: str, shape: str | None, *, mobile: bool = False) -> str:
        world = self._world
        drawn = phone(world.rng, world.lang, self._place.dial, shape or world.phone_shape, mobile=mobile)
        return self._keep(key, drawn)

    def _keep(self, key: str, value: str) -> str:
        return self._kept.setdefault(key, value)
