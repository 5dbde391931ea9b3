"""The configuration of a scan: frozen, checked as a whole, with a fingerprint."""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from phiscan.entities import BY_NAME
from phiscan.errors import ConfigError

READERS = ("auto", "pdfium", "pdfplumber")
OCR = ("auto", "off", "force")
FACES = ("auto", "off", "force")
OCR_ENGINES = ("auto", "tesseract", "rapidocr")

# A one-page report takes tens of milliseconds; what takes two minutes is stuck or hostile.
DEFAULT_TIMEOUT_S = 120.0
# RapidOCR takes up to fifteen seconds for a scan that it has to read in all four directions.
DEFAULT_PAGE_TIMEOUT_S = 60.0
# The model, Presidio and pandas take 350 MB; the rest is room for one document.
DEFAULT_MEMORY_MB = 2048
# PDFs over half a gigabyte or fifty thousand pages are books of scans, not reports.
DEFAULT_MAX_BYTES = 512 * 1024 * 1024
DEFAULT_MAX_PAGES = 50_000
# Small print is read as well at 200 dpi as at 300, in half the time; below 150 it is not.
DEFAULT_OCR_DPI = 200
# At a second or two a page: some minutes, which `timeout_s` has to allow.
DEFAULT_OCR_MAX_PAGES = 500
# A letter page at 1,200 dpi has 135 million.
DEFAULT_MAX_IMAGE_PIXELS = 150_000_000
# One stream, unpacked: a colour scan of a letter page at 600 dpi has 101 MB.
DEFAULT_MAX_INFLATED_BYTES = 512 * 1024 * 1024
# A portfolio in a mail in a portfolio; what is deeper is made to tire somebody.
DEFAULT_MAX_ATTACHMENT_DEPTH = 3
# As much as half of the largest file that is opened, unpacked, over all attachments of a document.
DEFAULT_MAX_ATTACHMENT_BYTES = 256 * 1024 * 1024
# The model that comes with phiscan: see `phiscan.weights`.
DEFAULT_MODEL = "phiscan_names"

# How the work is shared out cannot change what is found, so a run may be resumed with another value.
_NOT_IN_FINGERPRINT = frozenset({"workers"})
_LISTS = ("entities", "ocr_languages", "recognizers")
# Seconds may be fractions.
_FRACTIONS = frozenset({"timeout_s", "page_timeout_s"})
# The least that makes sense.
_LEAST = {
    "timeout_s": 0.1,
    "page_timeout_s": 0.1,
    "memory_mb": 512,
    "max_bytes": 1,
    "max_pages": 1,
    "ocr_dpi": 72,
    "ocr_max_pages": 0,
    "max_image_pixels": 1,
    "max_inflated_bytes": 1,
    "max_attachment_depth": 0,
    "max_attachment_bytes": 0,
    "workers": 1,
}


def default_thresholds() -> dict[str, float]:
    """The score from which on a finding of an entity type is reported; the file says for which recall."""
    return tomllib.loads(resources.files("phiscan").joinpath("thresholds.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanConfig:
    """What decides the result of a scan, apart from the documents.

    `workers` is a number of processes (None: one a core). `entities` limits the findings to these
    types (None: all). `thresholds` are the least scores that are reported, 0 to 1, by entity type; types that it does
    not name have none. `passwords` is a file with one a line, for locked documents. `recognizers` are YAML files in
    Presidio's format. `timeout_s` and `memory_mb`
    are for one document in one worker. Raises `ConfigError` with all faults at once.
    """

    reader: str = "auto"
    model: str = DEFAULT_MODEL
    entities: tuple[str, ...] | None = None
    thresholds: Mapping[str, float] = field(default_factory=default_thresholds)
    recognizers: tuple[Path, ...] = ()
    passwords: Path | None = None
    timeout_s: float = DEFAULT_TIMEOUT_S
    page_timeout_s: float = DEFAULT_PAGE_TIMEOUT_S
    memory_mb: int = DEFAULT_MEMORY_MB
    max_bytes: int = DEFAULT_MAX_BYTES
    max_pages: int = DEFAULT_MAX_PAGES
    ocr: str = "auto"
    ocr_engine: str = "auto"
    ocr_languages: tuple[str, ...] = ("en", "fr")
    ocr_dpi: int = DEFAULT_OCR_DPI
    ocr_max_pages: int = DEFAULT_OCR_MAX_PAGES
    max_image_pixels: int = DEFAULT_MAX_IMAGE_PIXELS
    max_inflated_bytes: int = DEFAULT_MAX_INFLATED_BYTES
    faces: str = "auto"
    max_attachment_depth: int = DEFAULT_MAX_ATTACHMENT_DEPTH
    max_attachment_bytes: int = DEFAULT_MAX_ATTACHMENT_BYTES
    workers: int | None = None

    def __post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise ConfigError(faults)

    def described(self) -> dict[str, Any]:
        """All that the fingerprint covers, as JSON values; user files by their digest."""
        settings = {
            each.name: getattr(self, each.name) for each in fields(self) if each.name not in _NOT_IN_FINGERPRINT
        }
        settings["thresholds"] = dict(sorted(self.thresholds.items()))
        settings["entities"] = None if self.entities is None else sorted(self.entities)
        settings["passwords"] = _digest_of_passwords(self.passwords) if self.passwords else None
        settings["recognizers"] = [_sha256(path) for path in self.recognizers]
        return settings

    def fingerprint(self) -> str:
        """SHA-256 of `described()`: equal fingerprints promise equal findings."""
        return hashlib.sha256(json.dumps(self.described(), sort_keys=True).encode()).hexdigest()


def load_config(path: Path | None, **overrides: Any) -> ScanConfig:
    """The configuration from a TOML file (top-level keys named as `ScanConfig`'s fields), then `overrides`.

    Overrides that are None are not given. Raises `ConfigError` on a broken file or unknown keys.
    """
    settings = _read_toml(path) if path else {}
    unknown = sorted(set(settings) - {each.name for each in fields(ScanConfig)})
    if unknown:
        raise ConfigError(tuple(f"{path}: unknown setting '{key}'" for key in unknown))
    settings.update({key: value for key, value in overrides.items() if value is not None})
    return replace_settings(ScanConfig(), settings)


def replace_settings(config: ScanConfig, settings: Mapping[str, Any]) -> ScanConfig:
    """`config` with `settings`, whose lists become tuples and whose paths become `Path`s."""
    values = dict(settings)
    faults = tuple(
        f"{name} must be a list of texts" for name in _LISTS if name in values and not _is_list_of_texts(values[name])
    )
    if faults:
        raise ConfigError(faults)
    values |= {name: tuple(values[name]) for name in _LISTS if name in values}
    if isinstance(values.get("thresholds"), Mapping):
        values["thresholds"] = {**config.thresholds, **values["thresholds"]}
    if isinstance(values.get("passwords"), str):
        values["passwords"] = Path(values["passwords"])
    if "recognizers" in values:
        values["recognizers"] = tuple(Path(each) for each in values["recognizers"])
    return replace(config, **values)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str | Path) for each in value)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise ConfigError((f"cannot read {path}: {exc.strerror}",)) from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise ConfigError((f"{path} is not valid TOML: {exc}",)) from exc


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def passwords_in(path: Path | None) -> tuple[str, ...]:
    """The passwords in a file, one a line, in their order. Kept for the process: they are asked for by document."""
    if path is None:
        return ()
    return tuple(filter(None, path.read_text(encoding="utf-8-sig").split("\n")))


@cache
def _digest_of_passwords(path: Path) -> str:
    """A slow digest (RFC 7914): one that is quick to make tells a short password to whoever tries them all."""
    return hashlib.scrypt(path.read_bytes(), salt=b"phiscan passwords", n=2**14, r=8, p=1).hex()


def _faults(config: ScanConfig) -> list[str]:
    faults = []
    for name, choices in (("reader", READERS), ("ocr", OCR), ("ocr_engine", OCR_ENGINES), ("faces", FACES)):
        if getattr(config, name) not in choices:
            faults.append(f"unknown {name} '{getattr(config, name)}': choose one of {', '.join(choices)}")
    if not config.ocr_languages or not all(isinstance(each, str) and each.isalnum() for each in config.ocr_languages):
        faults.append("ocr_languages must be codes of languages, such as en and fr")
    if not isinstance(config.model, str) or not config.model:
        faults.append(f"model must be {DEFAULT_MODEL}, the name of an installed spaCy pipeline, or a path to one")
    if config.entities is not None:
        faults += [f"unknown entity type '{name}'" for name in config.entities if name not in BY_NAME]
    faults += _threshold_faults(config.thresholds)
    if config.passwords is not None and not Path(config.passwords).is_file():
        faults.append(f"no password file at {config.passwords}")
    faults += [f"no recognizer file at {path}" for path in config.recognizers if not Path(path).is_file()]
    for name, least in _LEAST.items():
        value = getattr(config, name)
        if not _is_number(name, value, least) and not (name == "workers" and value is None):
            faults.append(f"{name} must be a {'' if name in _FRACTIONS else 'whole '}number of at least {least}")
    return faults


def _is_number(name: str, value: object, least: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | (float if name in _FRACTIONS else int)):
        return False
    return math.isfinite(value) and value >= least


def _threshold_faults(thresholds: object) -> Iterator[str]:
    if not isinstance(thresholds, Mapping):
        yield "thresholds must be a table: an entity type and a number on each line"
        return
    for name, least in thresholds.items():
        if name not in BY_NAME:
            yield f"thresholds: unknown entity type '{name}'"
        if isinstance(least, bool) or not isinstance(least, int | float) or not 0 <= least <= 1:
            yield f"thresholds: {name} must be a number from 0 to 1"
