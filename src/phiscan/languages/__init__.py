"""What each language calls things: label words and name words as data, one folder a language.

Layout uses it to see that a cell is a label; detection to see what a value is, and whose.
"""

from phiscan.languages.folders import LANGUAGES, language_table
from phiscan.languages.folding import fold
from phiscan.languages.gazetteer import ambiguous_names, common_words, given_names
from phiscan.languages.identify import UNDETERMINED, is_supported, language_of
from phiscan.languages.labels import Label, Lexicon, lexicon
from phiscan.languages.remembering import hit_rates, recalled, remembered
from phiscan.languages.words import NameWords, date_joiners, kinds_of_words, month_numbers, name_words, printed_words

__all__ = [
    "LANGUAGES", "UNDETERMINED", "Label", "Lexicon", "NameWords", "ambiguous_names", "common_words", "date_joiners", "fold", "given_names",
    "hit_rates", "is_supported", "kinds_of_words", "language_of", "language_table", "lexicon", "month_numbers", "name_words", "printed_words", "recalled",
    "remembered",
]  # fmt: skip
