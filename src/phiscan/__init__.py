"""phiscan: which PDF of a dump exposes whose personal and health data."""
