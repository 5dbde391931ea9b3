"""What each language calls things: label words and name words as data, one folder a language.

Layout uses it to see that a cell is a label; detection to see what a value is, and whose.
"""

from phiscan.languages.identify import UNDETERMINED, language_of
from phiscan.languages.labels import LANGUAGES, Label, Lexicon, fold, lexicon
from phiscan.languages.words import NameWords, name_words, printed_words

__all__ = [
    "LANGUAGES", "UNDETERMINED", "Label", "Lexicon", "NameWords", "fold", "language_of", "lexicon", "name_words",
    "printed_words",
]  # fmt: skip
