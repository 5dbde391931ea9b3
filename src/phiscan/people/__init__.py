"""Whose is what: findings to subjects within one document, subjects to persons across documents."""

from phiscan.people.attribution import attribute
from phiscan.people.linking import Linker
from phiscan.people.persons import Linked, Mention, Person, Practitioner

__all__ = ["Linked", "Linker", "Mention", "Person", "Practitioner", "attribute"]
