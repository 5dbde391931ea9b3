"""Names, births, addresses and telephones at the places of a template, of persons and of organisations."""

from __future__ import annotations

import re
import unicodedata
from random import Random
from typing import TYPE_CHECKING

from benchmarks.heldback import names_shown, numbers
from benchmarks.heldback.markup import Run, Runs
from benchmarks.heldback.places import long_date, one, phone, shown_date

if TYPE_CHECKING:
    from benchmarks.heldback.world import World

ORGANISATIONS = {
    "org": "clinics", "hosp": "hospitals", "lab1": "labs", "ins": "insurers", "ph": "pharmacies", "sup": "suppliers",
    "co": "companies", "org2": "clinics", "ward": "wards",
}  # fmt: skip
_DOMAINS = {
    "en": ("valleyisp.net", "fastpost-mail.com", "oakmail.org", "quickmail.us"),
    "fr": ("courriel-ouest.fr", "boite-rapide.fr", "mailocal.net"),
}
_SEX = {"en": {"he": "he she", "He": "He She", "his": "his her", "His": "His Her", "him": "him her", "noun": "man woman", "child": "boy girl", "self": "himself herself"},
        "fr": {"il": "il elle", "Il": "Il Elle", "e": "- e", "le": "le la", "noun": "homme femme", "child": "garçon fille", "ne": "né née", "lui": "lui elle"}}  # fmt: skip


def slug(text: str) -> str:
    """Letters and digits for an address of the net."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def address(world: World, rng: Random) -> tuple[str, str]:
    """Street and town."""
    number = rng.randrange(1, 200 if world.lang == "fr" else 9800)
    bis = rng.choice((" bis", ",", "", "", " ter")) if world.lang == "fr" else ""
    unit = rng.choice(world.words("units")) if rng.random() < 0.25 else ""
    street = f"{number}{bis} {rng.choice(world.words('streets'))}" + (f", {unit}" if unit else "")
    return street, numbers.shaped(rng, rng.choice(world.words("towns")))


def organisation(world: World, sign: str, key: str) -> Runs:
    """A place's name, address, telephone and so on; {org.head} for all of them as a letterhead."""
    name = world.keep(f"place {sign}", world.words(ORGANISATIONS[sign]))
    rng = Random(f"{world.seed}:{name}")
    if sign == "ward":
        return (Run(name),)
    street, town = address(world, rng)
    if key == "name":
        return (Run(name),) if sign == "co" else one(name, "HEALTHCARE_ORGANIZATION")
    if key == "caps":
        return one(name.upper(), "HEALTHCARE_ORGANIZATION")
    if key == "head":
        return _head(world, sign)
    if key in ("address", "block"):
        return one(f"{street}{', ' if key == 'address' else chr(10)}{town}", "STREET_ADDRESS")
    if key in ("phone", "fax", "toll"):
        return _line(world, Random(f"{world.seed}:{name}:{key}"), "FAX_NUMBER" if key == "fax" else "PHONE_NUMBER")
    if key == "npi":
        return one(numbers.npi(rng), "US_NPI")
    if key == "finess":
        return one(numbers.finess(rng, town[:2]), "FR_FINESS")
    host = f"{slug(name)[:24].strip('-')}.{'fr' if world.lang == 'fr' else rng.choice(('com', 'org', 'net'))}"
    if key == "email":
        box = rng.choice(
            ("info", "contact", "billing", "records") if world.lang == "en" else ("secretariat", "contact", "accueil")
        )
        return one(f"{box}@{host}", "EMAIL_ADDRESS")
    start = world.keep(f"web {sign}", ["www.", "https://www.", "https://"])
    return one(start + host + ("/portal" if key == "portal" else ""), "URL")


def _head(world: World, sign: str) -> Runs:
    """Name, address and telephones on lines of their own; which and how is the document's choice."""
    parts: list[Runs] = [organisation(world, sign, "name")]
    style = world.keep(f"head {sign}", ["block", "block", "line", "spread"])
    parts.append(organisation(world, sign, "address" if style == "line" else "block"))
    words = ("Phone", "Fax") if world.lang == "en" else ("Tél.", "Fax")
    marks = world.keep(
        "head marks", ["{0}: |  {1}: ", "{0} | - {1} ", "{2} | / {3} ", "{2}: |    {3}: ", "{0} | · {1} "]
    ).split("|")
    named = [mark.format(*words, words[0][0], words[1][0]) for mark in marks]
    lines = (Run(named[0]), *organisation(world, sign, "phone"))
    if world.keep(f"fax {sign}", ["yes", "yes", "no"]) == "yes":
        lines += (Run(named[1]), *organisation(world, sign, "fax"))
    parts.append(lines)
    if style == "spread":
        parts.append(organisation(world, sign, "url"))
    return tuple(run for number, part in enumerate(parts) for run in ((Run("\n"),) if number else ()) + part)


def _line(
    world: World,
    rng: Random,
    entity_type: str,
    role: str | None = None,
    subject: str | None = None,
    *,
    mobile: bool = False,
) -> Runs:
    areas = "|".join(world.words("areas")) if world.lang == "en" else ""
    number = phone(rng, world.kept["phones"], world.lang, mobile=mobile, areas=areas)
    return one(number, entity_type, role, subject)


def personal(world: World, sign: str, key: str) -> Runs:
    """A name, a birth, an age or a contact of a person."""
    who = world.who(sign)
    if key in _SEX[world.lang]:
        key = "child" if key == "noun" and who.age(world.day) < 18 else key
        return (Run(_SEX[world.lang][key].split()[who.female].replace("-", "")),)
    if key in ("title", "sex", "relation", "credentials", "specialty", "occupation"):
        return (Run(_attribute(world, sign, key)),)
    role, subject = world.seen(sign, born=key in ("dob", "doblong"))
    if key in ("dob", "doblong"):
        style = world.kept["dates"]
        text = long_date(who.born, world.lang) if key == "doblong" else shown_date(who.born, style, world.lang)
        return one(text, "DATE_OF_BIRTH", role, subject)
    if key in ("age", "years"):
        age = who.age(world.day)
        forms = {"en": ("{}-year-old", "{}"), "fr": ("{} ans", "{} ans")}
        return one(
            forms[world.lang][key == "years"].format(max(age, 0)), "AGE_OVER_89" if age > 89 else "AGE", role, subject
        )
    if key in ("phone", "mobile", "fax", "work"):
        kind = "FAX_NUMBER" if key == "fax" else "PHONE_NUMBER"
        return _line(world, who.rng(key), kind, role, subject, mobile=key == "mobile")
    if key == "email":
        given, family = slug(who.given), slug(who.family)
        box = who.rng("box").choice(
            (f"{given}.{family}", f"{given[0]}{family}", f"{family}{who.born.year % 100:02}", f"{given}_{family}")
        )
        return one(f"{box}@{who.rng('domain').choice(_DOMAINS[world.lang])}", "EMAIL_ADDRESS", role, subject)
    if key in ("address", "block", "street", "town"):
        return _address(world, sign, key, role, subject)
    if key == "to":
        return (
            *name(world, sign, "plain" if world.lang == "en" else "given_last"),
            Run("\n"),
            *personal(world, sign, "block"),
        )
    return name(world, sign, key)


def _address(world: World, sign: str, key: str, role: str, subject: str | None) -> Runs:
    street, town = address(world, world.who(sign).rng("address"))
    whole = one(f"{street}{chr(10) if key == 'block' else ', '}{town}", "STREET_ADDRESS", role, subject)
    if key in ("address", "block"):
        return whole
    return (Run(street if key == "street" else town, whole[0].value),)


def _attribute(world: World, sign: str, key: str) -> str:
    who = world.who(sign)
    if key == "title":
        return world.keep(f"title {who.female}", world.words("madam" if who.female else "mister", "words"))
    if key == "sex":
        return world.word("female" if who.female else "male", "words")
    minor = world.who("p").age(world.day) < 18
    if key == "relation" and minor:
        return world.words("parents")[not who.female]
    if key == "occupation" and minor:
        return world.word("pupil")
    if key == "relation":
        return world.keep(f"relation {sign}", world.words("relations" if who.female else "relations_male"))
    lists = {"specialty": "specialties", "occupation": "occupations"}
    if key in lists:
        return world.keep(f"{key} {sign}", world.words(lists[key]))
    return world.keep(
        f"credentials {sign}", world.words("credentials" if world.role(sign) == "practitioner" else "staff_credentials")
    )


def name(world: World, sign: str, key: str) -> Runs:
    """A name in the document's style, in a told one, or a part of it (then the value is the whole name)."""
    who = world.who(sign)
    role, subject = world.seen(sign)
    if key in ("surname", "forename"):
        return one(who.family if key == "surname" else who.given, "PERSON", role, subject, mention=key)
    if key in ("lastbox", "firstbox", "birthbox"):
        return _boxed(world, sign, key, role, subject)
    styles = {
        "name": world.kept[f"names {role}"],
        "text": world.keep(f"sentence {role}", names_shown.IN_SENTENCES[world.lang]),
    }
    return one(names_shown.shown(who, styles.get(key, key)), "PERSON", role, subject)


def _boxed(world: World, sign: str, key: str, role: str, subject: str | None) -> Runs:
    who = world.who(sign)
    family = who.family.upper() if world.keep("boxed", ["caps", "plain"]) == "caps" else who.family
    whole = one(f"{family}\n{who.given}", "PERSON", role, subject, parts="family, given")
    if key == "birthbox":
        return one(who.birth_name.upper(), "PERSON", role, subject, mention="birth name")
    return (Run(family if key == "lastbox" else who.given, whole[0].value),)
