"""Where the names come from: phiscan's own to work with, Faker's for the examination (census frequencies in the US)."""

from __future__ import annotations

import tomllib
from importlib import resources

from benchmarks.people.population import NameLists


def working_names() -> NameLists:
    """The names of phiscan.synthetic, English and French."""
    lists = tomllib.loads(resources.files("phiscan.synthetic").joinpath("names.toml").read_text("utf-8"))
    female, male, family = (tuple(lists["en"][kind] + lists["fr"][kind]) for kind in ("female", "male", "family"))
    return NameLists(female, male, family)


def examination_names() -> NameLists:
    """The names of Faker's en_US provider, as frequent as it has them. Nothing was set by these."""
    from faker.providers.person.en_US import Provider

    return NameLists(
        female=tuple(Provider.first_names_female),
        male=tuple(Provider.first_names_male),
        family=tuple(Provider.last_names),
        female_weights=tuple(Provider.first_names_female.values()),
        male_weights=tuple(Provider.first_names_male.values()),
        family_weights=tuple(Provider.last_names.values()),
    )
