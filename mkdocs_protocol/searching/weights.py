"""The ranking weights of the search: how much a word counts in an entry, and how much a kind of entry counts.

A browser multiplies the two; `search-tally.js` and `search-find.js` add what depends on the query, such as words close
together.
"""

from __future__ import annotations

K1, B, AVERAGE = 1.2, 0.5, 40
"""BM25: how soon more occurrences of a word stop counting; how much a long text is held back (less than usual: a
clause with a long list is no worse for it); and roughly how many words that count an entry has."""
TITLE, TEXT, BESIDES = 160, 100, 45
"""How much a word counts in a title or heading, in the text, and in what only helps to find it, in hundredths."""
NUMBER = 800
"""How much a clause's own number counts, in hundredths."""
KINDS = {"clause": 1.0, "step": 0.5, "question": 0.8, "situation": 0.6, "topic": 0.6, "page": 0.3}
"""How much each kind of entry counts."""
SAME, ROLE, ONE_WAY = 0.8, 0.7, (0.7, 0.6, 0.5, 0.45)
"""How much a word counts if it is found instead of the one that was typed: a synonym, another name of a role, a word
that the vocabulary leads to, by how near to it a rule calls it."""
