"""The kinds of fault that a source can have; `docs/problems.md` explains each under its code."""

from __future__ import annotations

CODES = {
    # Files and folders
    "missing-file": "A file or folder that must be there is not.",
    "unknown-file": "A file or folder stands where nothing of that name belongs.",
    "bad-slug": "The name of a council's folder cannot be part of an address.",
    "bad-edition-name": "An edition's file is not named after its date.",
    "file-too-large": "A file is larger than 1 MB.",
    "not-utf-8": "A file is not saved as UTF-8.",
    "link-leaves-folder": "A link in the file system leads out of the councils' folder.",
    "invisible-sign": "A sign that nobody sees stands in the text.",
    "unknown-council": "The option `only` names a council that is not there.",
    # YAML
    "not-yaml": "The facts are not well-formed YAML.",
    "yaml-alias": "A YAML alias (`*name`) is used.",
    "yaml-tag": "A YAML type tag (`!!name`) is used.",
    "yaml-key": "A key is a list or has keys itself.",
    "duplicate-key": "A key stands twice in the same place.",
    "too-deep": "Values are nested more than 20 deep.",
    "unknown-key": "A key is not one of those that belong here.",
    "missing-key": "A key that must be there is not.",
    "bad-value": "A value is not of the kind that belongs here.",
    # The text of an edition
    "missing-facts": "An edition does not begin with its facts.",
    "malformed-attributes": "Braces are not well formed.",
    "unknown-attribute": "Braces hold a word that is not on the list.",
    "duplicate-attribute": "Braces hold the same word twice.",
    "misplaced-attributes": "A line in braces stands inside a list or a quotation.",
    "attributes-without-clause": "Braces above a text that begins no clause.",
    "attributes-without-text": "Braces with no text below them.",
    "text-without-clause": "Text that belongs to no clause.",
    "misplaced-part": "A marked part where no part can be.",
    "misplaced-heading": "A heading inside a list or a quotation.",
    "number-without-print": "A mended number where no number is printed.",
    "number-in-bold": "A printed number in bold or italics.",
    "bad-id": "An id with signs that an id cannot have.",
    "duplicate-id": "The same id twice.",
    "unknown-kind": "A kind of clause that is not on the list.",
    "unknown-frame": "A kind of frame that is not on the list.",
    "raw-html": "Raw HTML in the text.",
    "image": "An image in the text.",
    "program-code": "Program code in the text, or a line indented by four spaces.",
    "rule": "A line across the page inside a list, a quotation or a clause's attributes.",
    "bad-link": "A link to somewhere that the handbook does not follow.",
    # What does not agree
    "unknown-topic": "A topic that `topics.yml` does not have.",
    "unknown-role": "A role that `roles.yml` does not have.",
    "unknown-clause": "A clause that the edition does not have.",
    "unknown-edition": "An edition that the council does not have.",
    "in-force-unclear": "Several editions could be in force, and none is named.",
    "words-not-in-text": "Words given as printed that the text does not have.",
    "silent-twice": "A topic named twice among the silent ones.",
    "silent-but-covered": "A topic called silent that a clause has.",
    "silent-but-incomplete": "A topic called silent in a document known only in part.",
    "dates-out-of-order": "A next review before the date of the edition.",
    "withheld-name-undeclared": "A name is withheld, but not declared so.",
    # The wording file of a site
    "unknown-placeholder": "A sentence of the wording file uses a placeholder that it is not given.",
    "wording-shape": "The wording file is not a list of sentences under their keys.",
    # verify
    "nothing-received": "An edition without the document it was made from.",
    "undeclared-difference": "The edition differs from the document as received, and does not say so.",
    "difference-not-there": "A declared difference that is not there.",
}
"""What each fault is, by its code; a problem has no other code."""
