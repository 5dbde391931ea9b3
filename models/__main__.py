"""`python -m models`: train the model of names and put it into the package.

`--tiny OUT` does all of it in little; `--continued` only the second course, from the weights that are in the package.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy

from models import manifest
from models.pipeline import Size, save
from models.train import Recipe, train
from phiscan.weights import FOLDER, MANIFEST
from phiscan.weights import manifest as weights_manifest

_TINY = Recipe(Size(32, 1, (500, 100, 500, 200), 32), texts=400, continued=200, documents=6, unseen=24, check_texts=50)


def main() -> None:
    """Train, save, write the manifest, print the scores of the check."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--tiny", type=Path, metavar="OUT", help="a model that learns nothing, in seconds, into OUT")
    parser.add_argument("--continued", action="store_true", help="go on from the weights in the package")
    args = parser.parse_args()
    recipe = _TINY if args.tiny else Recipe()
    folder, described = (args.tiny / FOLDER.name, args.tiny / MANIFEST.name) if args.tiny else (FOLDER, MANIFEST)
    folder.parent.mkdir(parents=True, exist_ok=True)
    start = weights_manifest().sha256 if args.continued else ""
    nlp, scores = train(recipe, spacy.load(FOLDER) if start else None)
    shutil.rmtree(folder, ignore_errors=True)
    save(nlp, recipe.size, folder)
    manifest.write(described, folder, recipe, scores, start=start)
    for label, score in sorted((scores["ents_per_type"] or {}).items()):
        print(f"{label:14} precision {score['p']:.3f}  recall {score['r']:.3f}  F1 {score['f']:.3f}")


if __name__ == "__main__":
    main()
