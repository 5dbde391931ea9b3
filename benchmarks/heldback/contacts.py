"""Names, births, addresses and telephones of persons at the places of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.heldback import names_shown
from benchmarks.heldback.markup import Run, Runs
from benchmarks.heldback.people import Person
from benchmarks.heldback.places import address, long_date, one, shown_date, slug, telephone

if TYPE_CHECKING:
    from benchmarks.heldback.world import World

_DOMAINS = {
    "en": ("valleyisp.net", "fastpost-mail.com", "oakmail.org", "quickmail.us"),
    "fr": ("courriel-ouest.fr", "boite-rapide.fr", "mailocal.net"),
}
_SEX = {"en": {"he": "he she", "He": "He She", "his": "his her", "His": "His Her", "him": "him her", "noun": "man woman", "child": "boy girl", "self": "himself herself"},
        "fr": {"il": "il elle", "Il": "Il Elle", "e": "- e", "le": "le la", "noun": "homme femme", "child": "garçon fille", "ne": "né née", "lui": "lui elle"}}  # fmt: skip


def runs(world: World, sign: str, key: str) -> Runs:
    """A name, a birth, an age or a contact of a person."""
    who = world.who(sign)
    if key in _SEX[world.lang]:
        key = "child" if key == "noun" and who.age(world.day) < 18 else key
        return (Run(_SEX[world.lang][key].split()[who.female].replace("-", "")),)
    if key in ("title", "sex", "relation", "credentials", "specialty", "occupation"):
        return (Run(_attribute(world, sign, key)),)
    role, subject = world.seen(sign, born=key in ("dob", "doblong"))
    if key in ("dob", "doblong", "age", "years"):
        return _time(world, sign, key, role, subject)
    if key in ("phone", "mobile", "fax"):
        kind = "FAX_NUMBER" if key == "fax" else "PHONE_NUMBER"
        return telephone(world, who.rng(key), kind, role, subject, mobile=key == "mobile")
    if key == "email":
        return one(_mailbox(who), "EMAIL_ADDRESS", role, subject)
    if key in ("address", "block"):
        street, town = address(world, who.rng("address"))
        return one(f"{street}{chr(10) if key == 'block' else ', '}{town}", "STREET_ADDRESS", role, subject)
    if key == "to":
        style = "plain" if world.lang == "en" else "given_last"
        return (*name(world, sign, style), Run("\n"), *runs(world, sign, "block"))
    return name(world, sign, key)


def _time(world: World, sign: str, key: str, role: str, subject: str | None) -> Runs:
    """A birth date, or an age."""
    who = world.who(sign)
    if key.startswith("dob"):
        long = key == "doblong"
        text = long_date(who.born, world.lang) if long else shown_date(who.born, world.kept["dates"], world.lang)
        return one(text, "DATE_OF_BIRTH", role, subject)
    age = who.age(world.day)
    forms = {"en": ("{}-year-old", "{}"), "fr": ("{} ans", "{} ans")}
    return one(forms[world.lang][key == "years"].format(age), "AGE_OVER_89" if age > 89 else "AGE", role, subject)


def _mailbox(who: Person) -> str:
    given, family = slug(who.given), slug(who.family)
    boxes = (f"{given}.{family}", f"{given[0]}{family}", f"{family}{who.born.year % 100:02}", f"{given}_{family}")
    return f"{who.rng('box').choice(boxes)}@{who.rng('domain').choice(_DOMAINS[who.lang])}"


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
