"""Rules as data: read from TOML, checked as a whole. The built-in ones lie next to this module."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from phiscan.duties.deadlines import DEADLINES, Deadline
from phiscan.entities import Category
from phiscan.errors import ConfigError

BUILT_IN = "phiscan"
PER = ("all", "state", "country")

_TEXTS = ("id", "regime", "addressee", "duty", "citation")
_OPTIONAL_TEXTS = ("applies_if", "condition", "url", "unless_due")
_LISTS = ("places", "categories")
_NUMBERS = ("at_least", "more_than")
_KNOWN = frozenset({*_TEXTS, *_OPTIONAL_TEXTS, *_LISTS, *_NUMBERS, "checked", "in_force", "per", "deadline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A duty, and the count of people from which on it is due.

    `threshold` is the smallest count that triggers it ("more than 500" is 501). Counted are people with data of
    any of the `categories` (all people when empty): in all, or for each state or country on its own (`per`), where
    `places` limits that to some. `unless_due` names a rule that takes this one's place where it is due. `checked` is
    the day on which the rule was compared with its source; before `in_force` the duty did not exist.
    """

    id: str
    regime: str
    addressee: str
    duty: str
    citation: str
    checked: date
    in_force: date
    threshold: int
    deadline: Deadline
    applies_if: str = ""
    condition: str = ""
    url: str = ""
    unless_due: str = ""
    per: str = "all"
    places: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    source: str = BUILT_IN

    def texts(self) -> tuple[str, ...]:
        """The words of the rule that outputs quote."""
        return (*(str(getattr(self, name)) for name in (*_TEXTS, *_OPTIONAL_TEXTS)), self.source)


def built_in_rules() -> tuple[Rule, ...]:
    """The rules that come with phiscan."""
    text = resources.files("phiscan.duties").joinpath("rules.toml").read_text(encoding="utf-8")
    return _checked(_rules(tomllib.loads(text), BUILT_IN))


def read_rules(paths: Iterable[Path]) -> tuple[Rule, ...]:
    """The built-in rules, then those of the user's files. Raises `ConfigError` with all faults at once."""
    rules = list(built_in_rules())
    faults: list[str] = []
    for path in paths:
        try:
            rules += _rules(_toml(path), path.name)
        except ConfigError as exc:
            faults += exc.faults
    if faults:
        raise ConfigError(tuple(faults))
    return _checked(rules)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise ConfigError((f"cannot read {path}: {exc.strerror}",)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise ConfigError((f"{path} is not valid TOML: {exc}",)) from None


def _checked(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    ids = [rule.id for rule in rules]
    faults = [f"rule '{name}' is there twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    faults += [
        f"rule '{rule.id}': unless_due names no rule before it: '{rule.unless_due}'"
        for at, rule in enumerate(rules)
        if rule.unless_due and rule.unless_due not in ids[:at]
    ]
    if faults:
        raise ConfigError(tuple(faults))
    return tuple(rules)


def _rules(content: Mapping[str, Any], source: str) -> list[Rule]:
    tables = content.get("rule")
    if not isinstance(tables, list) or set(content) != {"rule"}:
        raise ConfigError((f"{source}: a rule file is a list of [[rule]] tables",))
    faults = [
        f"{source}, rule {at} ({table.get('id', 'without id')}): {fault}"
        for at, table in enumerate(tables, start=1)
        for fault in _faults(table)
    ]
    if faults:
        raise ConfigError(tuple(faults))
    return [_rule(table, source) for table in tables]


def _rule(table: Mapping[str, Any], source: str) -> Rule:
    settings = {
        name: table[name] for name in (*_TEXTS, *_OPTIONAL_TEXTS, "checked", "in_force", "per") if name in table
    }
    (kind, amount), *_ = table["deadline"].items()
    return Rule(
        **settings,
        threshold=table["at_least"] if "at_least" in table else table["more_than"] + 1,
        deadline=Deadline(kind, 0 if amount is True else amount),
        places=tuple(table.get("places", ())),
        categories=tuple(table.get("categories", ())),
        source=source,
    )


def _faults(table: Mapping[str, Any]) -> list[str]:
    faults = [f"unknown key '{key}'" for key in sorted(set(table) - _KNOWN)]
    faults += [f"{key} must be a text" for key in _TEXTS if not _is_text(table.get(key))]
    faults += [f"{key} must be a text" for key in _OPTIONAL_TEXTS if key in table and not _is_text(table[key])]
    faults += [f"{key} must be a date" for key in ("checked", "in_force") if type(table.get(key)) is not date]
    faults += [f"{key} must be a list of texts" for key in _LISTS if not _is_texts(table.get(key, []))]
    if table.get("per", "all") not in PER:
        faults.append(f"per must be one of {', '.join(PER)}")
    if [key in table for key in _NUMBERS].count(True) != 1 or not _is_count(
        table.get("at_least", table.get("more_than"))
    ):
        faults.append("one of at_least and more_than must be a whole number")
    if not _is_deadline(table.get("deadline")):
        faults.append(f"deadline must be one of {', '.join(DEADLINES)}")
    known = {str(category) for category in Category}
    categories = table.get("categories", [])
    return faults + [f"unknown category '{each}'" for each in categories if _is_text(each) and each not in known]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(each) for each in value)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_deadline(value: object) -> bool:
    if not isinstance(value, dict) or len(value) != 1:
        return False
    ((kind, amount),) = value.items()
    return kind in DEADLINES and (amount is True if DEADLINES[kind] == 0 else type(amount) is int and amount > 0)
