"""Which language a text is in, by its function words: cheap, and enough for "can we read this?"."""

from __future__ import annotations

import re
from collections import Counter

from phiscan.languages.labels import fold

UNDETERMINED = "und"

# A dozen or two of the commonest words that are not shared with the neighbours. Languages beyond the
# supported ones are here so that a document in them is said to be so, not taken for English.
_FUNCTION_WORDS: dict[str, str] = {
    "en": "the of and to in is for with was on this that your you are be has not from at by please date name birth",
    "fr": "le la les de des du et est une pour dans avec sur vous votre par qui ne pas cette nous nom prenom naissance",
    "es": "el los las del y es una para con por su que en se al no fecha nombre apellidos paciente nacimiento",
    "de": "der die das und ist ein eine mit fur von den dem im nicht zu auf sie wir geburtsdatum name nachname",
    "it": "il lo gli della di e con per una che del sono non al nella dei data nascita cognome paziente",
    "pt": "o os da do dos e uma para com por que em nao se ao data nascimento nome paciente",
    "nl": "het een van en is voor met op dat niet aan te zijn wij geboortedatum naam patient",
}
_WORDS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_LEAST_HITS = 3


def language_of(text: str) -> str:
    """ISO 639-1 code of the likeliest language, "und" when too few of its words are there."""
    counts = Counter(fold(token) for token in _TOKEN.findall(text))
    hits = {language: sum(counts[word] for word in words) for language, words in _WORDS.items()}
    best = max(hits, key=lambda language: (hits[language], -list(_WORDS).index(language)))
    return best if hits[best] >= _LEAST_HITS else UNDETERMINED
