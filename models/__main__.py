"""`python -m models`: train the model of names and put it into the package; `--tiny OUT` does all of it in little."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from models import manifest
from models.pipeline import Size, save
from models.train import Recipe, train
from phiscan.weights import FOLDER, MANIFEST

_TINY = Recipe(Size(32, 1, (500, 100, 500, 200), 32), texts=400, documents=6, check_texts=50)


def main() -> None:
    """Train, save, write the manifest, print the scores of the check."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--tiny", type=Path, metavar="OUT", help="a model that learns nothing, in seconds, into OUT")
    args = parser.parse_args()
    recipe = _TINY if args.tiny else Recipe()
    folder, described = (args.tiny / FOLDER.name, args.tiny / MANIFEST.name) if args.tiny else (FOLDER, MANIFEST)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp, scores = train(recipe)
    shutil.rmtree(folder, ignore_errors=True)
    save(nlp, recipe.size, folder)
    manifest.write(described, folder, recipe, scores)
    for label, score in sorted((scores["ents_per_type"] or {}).items()):
        print(f"{label:14} precision {score['p']:.3f}  recall {score['r']:.3f}  F1 {score['f']:.3f}")


if __name__ == "__main__":
    main()
