"""The mixture that is trained on: paragraphs of sentences, blocks and pages, in both languages."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar import Grammar, Piece
from models.names import Names
from models.noise import noisy
from models.pages import read_pages, windows
from models.prose import paragraphs

LANGUAGES = ("en", "fr")
_PAGE_SHARE, _PROSE_SHARE, _BLOCK_SHARE = 0.10, 0.04, 0.28
_NARRATIVE_SHARE = 0.62
_MOST_SENTENCES = 5


class Corpus:
    """An endless corpus; the same seed gives the same texts."""

    def __init__(self, seed: int, *, documents: int, check: bool = False) -> None:
        self._dice = random.Random(seed)
        self._check = check
        self._names = Names(held_out=check)
        self._grammars = {lang: Grammar(lang, self._names, check=check) for lang in LANGUAGES}
        self._pages = read_pages(documents, seed) if documents else []
        self._prose = [] if check else paragraphs()
        self._windows: list[list[Piece]] = []

    def texts(self, count: int) -> Iterator[list[Piece]]:
        """`count` texts in pieces."""
        for _ in range(count):
            yield self._text()

    def _text(self) -> list[Piece]:
        dice = self._dice
        kind = dice.random()
        if self._pages and kind < _PAGE_SHARE:
            return noisy(self._window(), dice)
        if self._prose and kind < _PAGE_SHARE + _PROSE_SHARE:
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

    def _window(self) -> list[Piece]:
        while not self._windows:
            self._windows = list(windows(self._dice.choice(self._pages), self._names, self._dice))
            self._dice.shuffle(self._windows)
        return self._windows.pop()
