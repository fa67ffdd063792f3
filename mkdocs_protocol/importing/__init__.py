"""From the file that a clerk has to the sources of an edition, with a report of every guess."""
