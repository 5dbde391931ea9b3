"""Pairs of subjects and their evidence, by Splink. The only module that imports splink.

The weights are fixed (`comparisons.toml`), not fitted to the dump: the same pair of mentions means the same in every dump but for
how common its names are, a small dump is linked as a large one is, and nothing depends on a random sample.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule
from splink.internals.exceptions import SplinkException

from phiscan import errors
from phiscan.people.comparisons import Comparison, comparisons
from phiscan.people.database import database
from phiscan.people.forms import skeleton
from phiscan.people.frequencies import PRIOR_PERSONS, Frequencies
from phiscan.people.keys import Keys
from phiscan.people.nicknames import is_given_name, other_forms, stem
from phiscan.people.traits import Traits, is_loose

WEIGHT_DECIMALS = 3
# Two levels of one comparison are further apart than this; a test says so.
SAME_BITS = 1e-6
# Of the identifiers, those that an authority gives to one person for life, or nearly.
GOVERNMENT = frozenset({"US_SSN", "US_ITIN", "US_PASSPORT", "US_DRIVER_LICENSE", "FR_NIR", "US_MBI", "US_HICN"})
_LISTS = pa.list_(pa.string())
_SCHEMA = pa.schema(
    [("unique_id", pa.int64())]
    + [(name, pa.string()) for name in ("family", "family_shape", "given", "given_shape", "given_stem")]
    + [(name, pa.string()) for name in ("middle", "suffix", "sex")]
    + [(name, pa.string()) for name in ("birth", "birth_day", "government_text", "record_text")]
    + [(name, pa.bool_()) for name in ("given_known", "full_year", "loose")]
    + [(name, pa.int32()) for name in ("family_documents", "given_documents")]
    + [(name, _LISTS) for name in ("family_words", "later_words", "words", "given_words", "given_forms")]
    + [(name, _LISTS) for name in ("government", "government_kinds", "record", "member")]
    + [(name, _LISTS) for name in ("phone", "email", "address", "practitioner", "keys", "loose_keys")]
)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Compared pairs, `left` < `right` by position of the subject, sorted; `weight_bits` log2 of the odds for one person.

    `levels` holds, for each comparison, Splink's number of the level that applied.
    """

    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    weight_bits: npt.NDArray[np.float64]
    levels: Mapping[str, npt.NDArray[np.int8]]

    def __len__(self) -> int:
        return len(self.left)

    def at(self, comparison: str, *levels: str) -> npt.NDArray[np.bool_]:
        """Where one of these levels applied."""
        codes = [comparisons()[comparison].code(level) for level in levels]
        return np.isin(self.levels[comparison], codes)


def score(every: Sequence[Traits], keys: Sequence[Keys], names: Frequencies) -> Pairs:
    """All pairs of subjects that share a key. Raises `LinkingError`."""
    if not any(each.of_all or each.of_loose for each in keys):
        return _pairs({})
    with database() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        api = DuckDBAPI(connection=connection)
        try:
            linker = Linker(
                api.register(_table(every, keys, names)),
                _settings(_chance(every)),
                log_level=None,
                validate_settings=False,
            )
            for column, rows in _frequencies(every, names).items():
                linker.table_management.register_term_frequency_lookup(api.register(rows), column)
            scored = linker.inference.predict(warning_mode="never").physical_name
        except SplinkException as exc:
            raise errors.LinkingError(f"linking persons failed in Splink: {type(exc).__name__}") from None
        levels = ", ".join(_level_sql(each) for each in comparisons().values())
        return _pairs(
            connection.execute(
                f"SELECT unique_id_l AS l, unique_id_r AS r, round(match_weight, {WEIGHT_DECIMALS}) AS weight, {levels} "
                f"FROM {scored} ORDER BY l, r"
            ).fetchnumpy()
        )


def _level_sql(comparison: Comparison) -> str:
    """Which level gave the weight. Splink keeps the levels only beside all columns compared, ten times as much to hold."""
    cases = " ".join(
        f"WHEN abs(mw_{comparison.name} - {level.weight_bits!r}) < {SAME_BITS} THEN {comparison.code(level.name)}"
        for level in comparison.levels
    )
    return f"CASE {cases} ELSE -1 END::TINYINT AS {comparison.name}"


def _pairs(columns: Mapping[str, Any]) -> Pairs:
    def column(name: str, dtype: type) -> npt.NDArray[Any]:
        return np.asarray(columns.get(name, ()), dtype=dtype)

    levels = {name: column(name, np.int8) for name in comparisons()}
    return Pairs(column("l", np.int64), column("r", np.int64), column("weight", np.float64), levels)


def _chance(every: Sequence[Traits]) -> float:
    """The chance that two subjects met at random are one person: as often as two have one family name and birth date.

    The more persons, the more of them are alike by chance; the more forms of one person, the fewer.
    """
    alike = Counter((skeleton(traits.name.family_key), traits.birth[2:]) for traits in every if traits.birth)
    dated = sum(alike.values())
    same = sum(count * (count - 1) for count in alike.values()) / max(1, dated * (dated - 1))
    return min(max(same, 1 / len(every)), 1 / PRIOR_PERSONS)


def _settings(chance: float) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=chance,
        blocking_rules_to_generate_predictions=[
            block_on("keys", arrays_to_explode=["keys"]),
            CustomRule("l.loose_keys = r.loose_keys AND (l.loose OR r.loose)", arrays_to_explode=["loose_keys"]),
        ],
        comparisons=[_comparison(each) for each in comparisons().values()],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
        linker_uid="phiscan",
    )


def _comparison(comparison: Comparison) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [
        {"sql_condition": comparison.none, "label_for_charts": "not compared", "is_null_level": True}
    ]
    for level in comparison.levels:
        described = {
            "sql_condition": level.sql,
            "label_for_charts": level.name,
            "m_probability": level.m,
            "u_probability": level.u,
        }
        if level.frequency:
            described |= {"tf_adjustment_column": level.frequency, "tf_adjustment_weight": 1.0}
        levels.append(described)
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _frequencies(every: Sequence[Traits], names: Frequencies) -> dict[str, pa.Table]:
    families = sorted({traits.name.family_key for traits in every} - {""})
    givens = sorted({traits.name.first for traits in every} - {""})
    return {
        "family": pa.table({"family": families, "tf_family": [names.family(each) for each in families]}),
        "given": pa.table({"given": givens, "tf_given": [names.given(each) for each in givens]}),
    }


def _table(every: Sequence[Traits], keys: Sequence[Keys], names: Frequencies) -> pa.Table:
    rows = (_row(position, traits, keys[position], names) for position, traits in enumerate(every))
    return pa.Table.from_pylist(list(rows), schema=_SCHEMA)


def _row(position: int, traits: Traits, keys: Keys, names: Frequencies) -> dict[str, Any]:
    name, first, family = traits.name, traits.name.first, traits.name.family_key
    government = [f"{kind} {number}" for kind, number in traits.identifiers if kind in GOVERNMENT]
    record = _numbers(traits, "MEDICAL_RECORD_NUMBER")
    return {
        "unique_id": position,
        "family": family or None,
        "family_shape": skeleton(family),
        "given": first or None,
        "given_shape": skeleton(first),
        "given_stem": stem(first),
        "middle": name.given[1][:1] if len(name.given) > 1 else None,
        "suffix": name.suffix or None,
        "sex": traits.sex or None,
        "birth": traits.birth or None,
        "birth_day": traits.birth[2:],
        "full_year": traits.full_year,
        "family_documents": names.family_documents(family),
        "given_documents": names.given_documents(first),
        "given_known": is_given_name(first),
        "family_words": name.family_words,
        "later_words": [*name.family_words, *(word for word in name.given[1:] if len(word) > 1)],
        "words": name.words,
        "given_words": _given_words(name.given),
        "given_forms": other_forms(first),
        "government": government,
        "government_kinds": [kind for kind, _ in traits.identifiers if kind in GOVERNMENT],
        "government_text": " ".join(government),
        "record": record,
        "record_text": " ".join(record) or None,
        "member": _numbers(traits, "HEALTH_PLAN_ID"),
        "phone": traits.phones,
        "email": traits.emails,
        "address": traits.addresses,
        "practitioner": traits.practitioners,
        "keys": keys.of_all,
        "loose_keys": keys.of_loose,
        "loose": is_loose(traits),
    }


def _given_words(given: Iterable[str]) -> list[str]:
    """Each given name, and all of them as one word: "Jean Pierre" is "Jeanpierre"."""
    words = [word for word in given if len(word) > 1]
    return [*words, "".join(words)] if len(words) > 1 else words


def _numbers(traits: Traits, wanted: str) -> list[str]:
    return [number for kind, number in traits.identifiers if kind == wanted]
