"""The mixture that is trained on: paragraphs of sentences, blocks and pages, in both languages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.grammar import Grammar, Piece
from models.names import Names
from models.noise import noisy
from models.pages import LabelledPage, windows
from models.prose import paragraphs

LANGUAGES = ("en", "fr")
_PROSE_SHARE, _BLOCK_SHARE = 0.04, 0.28
_NARRATIVE_SHARE = 0.62
_MOST_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Deck:
    """Pages, and which share of the texts is of them."""

    pages: Sequence[LabelledPage]
    share: float


class Corpus:
    """An endless corpus; the same seed gives the same texts."""

    def __init__(self, seed: int, decks: Sequence[Deck] = (), *, check: bool = False) -> None:
        self._dice = random.Random(seed)
        self._check = check
        self._names = Names(held_out=check)
        self._grammars = {lang: Grammar(lang, self._names, check=check) for lang in LANGUAGES}
        self._decks = tuple(decks)
        self._prose = [] if check else paragraphs()
        self._windows: dict[tuple[int, str], list[list[Piece]]] = {}

    def texts(self, count: int) -> Iterator[list[Piece]]:
        """`count` texts in pieces."""
        for _ in range(count):
            yield self._text()

    def _text(self) -> list[Piece]:
        dice = self._dice
        kind = dice.random()
        for number, deck in enumerate(self._decks):
            if kind < deck.share:
                return noisy(self._window(number), dice)
            kind -= deck.share
        if self._prose and kind < _PROSE_SHARE:
            return [Piece(dice.choice(self._prose))]
        grammar = self._grammars[dice.choice(LANGUAGES)]
        if dice.random() < _BLOCK_SHARE:
            return noisy(grammar.text(dice, "block"), dice)
        return noisy(self._paragraph(grammar), dice)

    def _paragraph(self, grammar: Grammar) -> list[Piece]:
        """One to five sentences, on one line or each on its own."""
        dice = self._dice
        between = Piece(dice.choice([" ", " ", " ", "\n", "\t"]))
        pieces: list[Piece] = []
        for _ in range(dice.choice([1, 1, 2, 2, 3, 4, _MOST_SENTENCES])):
            section = "narrative" if dice.random() < _NARRATIVE_SHARE else "plain"
            sentence = grammar.text(dice, section)
            if between.text == " " and sentence[-1].text[-1] not in ".?!:" and dice.random() < 0.7:
                sentence.append(Piece("."))
            pieces += [between, *sentence] if pieces else sentence
        return pieces

    def _window(self, number: int) -> list[Piece]:
        """A few lines of a page of a deck: of each of its languages as often."""
        pages = self._decks[number].pages
        lang = self._dice.choice(sorted({page.lang for page in pages}))
        left = self._windows.setdefault((number, lang), [])
        while not left:
            page = self._dice.choice([page for page in pages if page.lang == lang])
            left += windows(page, self._names, self._dice)
            self._dice.shuffle(left)
        return left.pop()
