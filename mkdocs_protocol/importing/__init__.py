"""From the file that a clerk has to the sources of an edition, with a report of every guess.

Each format is read twice, by `received/` and by the package of its name (`word/`, `web/` …), which share no code: what
they agree on is proved, and `verify` shows the rest.
"""
