"""Words explained, and each council's self-check: from glossary.yml and the councils' self-check.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.learning import CheckAnswer, CheckQuestion, GlossaryEntry, SelfCheck
from mkdocs_protocol.core.problems import Places
from mkdocs_protocol.core.trees import Quote
from mkdocs_protocol.reading.fill import edition_meant, fill, read_form
from mkdocs_protocol.reading.learning_forms import GlossaryForm, SelfCheckForm
from mkdocs_protocol.reading.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.reading.files import SourceFolder
    from mkdocs_protocol.reading.learning_forms import CheckQuestionForm
    from mkdocs_protocol.reading.yaml_tree import YamlTree

GLOSSARY = "glossary.yml"
SELF_CHECK = "self-check.yml"


def read_glossary(folder: SourceFolder) -> tuple[tuple[GlossaryEntry, ...], YamlTree | None]:
    """Read the words that are explained, and return them with their YAML; the file may be missing."""
    found = read_form(GlossaryForm, folder.root / GLOSSARY, folder)
    if found is None:
        return (), None
    entries, tree = found[0].root, found[1]
    return tuple(
        GlossaryEntry(one.id, one.term, (one.term, *one.words), one.text, one.source, one.dated)
        for one in entries
    ), tree


def read_self_check(
    path: Path, folder: SourceFolder, editions: Sequence[Edition]
) -> SelfCheck | None:
    """Read a council's self-check; None if it has none, or if the file has a fault.

    `editions` has the council's leading edition first.
    """
    source = folder.read(path) if path.exists() else None
    if source is None:
        return None
    before = len(folder.problems)
    tree = parse_yaml(source)
    form = fill(SelfCheckForm, tree, folder)
    if form is None:
        return None
    edition = edition_meant(form.edition, editions, tree, folder)
    if len(folder.problems) > before:
        return None
    return SelfCheck(
        edition=edition,
        questions=tuple(
            _question(index, given, tree) for index, given in enumerate(form.questions)
        ),
        at=source.at(),
        places=Places.of({".".join(map(str, path[1:])): at for path, at in tree.places.items()}),
    )


def _question(index: int, form: CheckQuestionForm, tree: YamlTree) -> CheckQuestion:
    return CheckQuestion(
        form.question,
        tuple(
            CheckAnswer(one.answer, one.right, one.feedback, Quote(one.clause, one.words))
            for one in form.answers
        ),
        tree.place(("questions", index)),
    )
