"""The recipe of phiscan's model of names: grammar, noise, pages, training. Not part of the installed package."""
