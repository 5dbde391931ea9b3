"""Whose is what: findings to subjects within one document, subjects to persons across documents."""

from phiscan.people.attribution import attribute, tell
from phiscan.people.cast import CALLED
from phiscan.people.corrections import Action, Correction, check_names, corrections_of, read_corrections
from phiscan.people.counts import Cause
from phiscan.people.filenames import path_findings, with_file_name
from phiscan.people.linking import Linker
from phiscan.people.persons import Linked, Mention, Person, Practitioner
from phiscan.people.places import Breaks, Place, place_of_page
from phiscan.people.rules import Rule, Told
from phiscan.people.titles import with_titles

__all__ = [
    "CALLED",
    "Action",
    "Breaks",
    "Cause",
    "Correction",
    "Linked",
    "Linker",
    "Mention",
    "Person",
    "Place",
    "Practitioner",
    "Rule",
    "Told",
    "attribute",
    "check_names",
    "corrections_of",
    "path_findings",
    "place_of_page",
    "read_corrections",
    "tell",
    "with_file_name",
    "with_titles",
]
