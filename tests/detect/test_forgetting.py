"""Word lists that forget: what a learned reading is taught with."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from models.forgetting import forget

from phiscan.languages import LANGUAGES, language_table


def words() -> set[str]:
    """Labels and jobs of all languages."""
    labels = (phrase for each in LANGUAGES for phrase in language_table(each, "labels")["holders"]["practitioner"])
    return {*labels, *(job for each in LANGUAGES for job in language_table(each, "names")["jobs_staff"])}


def titles() -> set[str]:
    return {title for each in LANGUAGES for title in language_table(each, "names")["titles_person"]}


def without(share: float) -> tuple[set[str], set[str]]:
    """What a process knows that has forgotten this share."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=forget, initargs=(1, share)) as pool:
        return pool.submit(words).result(), pool.submit(titles).result()


def test_so_many_words_are_forgotten_in_that_process_alone() -> None:
    """Of labels and jobs a third; what makes a name a name stays, and so does everything here."""
    known, known_titles = without(0.35)
    assert known < words()
    assert 0.55 < len(known) / len(words()) < 0.75
    assert known_titles == titles()
