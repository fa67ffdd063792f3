"""Exceptions that a text states: said in a tree, kept in every summary, and no finding against the text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import write_files
from support.trees import council_with_trees

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.comparing.route_differences import differences
from mkdocs_protocol.comparing.routes import summaries
from mkdocs_protocol.core.trees import RouteFindingKind as Kind
from mkdocs_protocol.rendering.trees.contacts import first_contact
from mkdocs_protocol.rendering.trees.page import tree_page
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Handbook

SITUATION = "councillor-unhappy-clerk"
CHAIR = "\n- id: chair\n  label: Chair\n  definition: The councillor who presides.\n"
TEXT = """
2.2 A complaint is sent to the Clerk, unless it is about the Clerk: then it is sent to the Chair.

2.3 Whoever would rather not write to the Clerk writes to the Chair.
"""
UNLESS = """\
start: send
nodes:
  send:
    kind: outcome
    text: Send the complaint to the Clerk
    who: {clerk: Clerk}
    unless:
      - text: it is about the Clerk
        concerns: [clerk]
        who: {chair: Chair}
        quotes: [{clause: "2.2", words: "A complaint is sent to the Clerk, unless it is about the Clerk: then it is sent to the Chair."}]
    quotes: [{clause: "2.2", words: "A complaint is sent to the Clerk, unless it is about the Clerk: then it is sent to the Chair."}]
"""
ASKED = """\
start: about
nodes:
  about:
    kind: question
    text: Is it about the Clerk?
    quotes: [{clause: "2.2", words: "A complaint is sent to the Clerk, unless it is about the Clerk: then it is sent to the Chair."}]
    answers:
      - {label: "Yes", to: chair, concerns: [clerk]}
      - {label: "No", to: clerk, inferred: true}
  chair:
    kind: outcome
    text: Send it to the Chair
    who: {chair: Chair}
    quotes: [{clause: "2.2", words: "A complaint is sent to the Clerk, unless it is about the Clerk: then it is sent to the Chair."}]
  clerk:
    kind: outcome
    text: Send it to the Clerk
    who: {clerk: Clerk}
    quotes: [{clause: "2.2", words: "A complaint is sent to the Clerk, unless it is about the Clerk: then it is sent to the Chair."}]
"""
RATHER = """\
start: rather
nodes:
  rather:
    kind: question
    text: Would you rather not write to the Clerk?
    quotes: [{clause: "2.3", words: Whoever would rather not write to the Clerk writes to the Chair.}]
    answers:
      - {label: "Yes", to: chair}
      - {label: "No", to: clerk, inferred: true}
  chair:
    kind: outcome
    text: Write to the Chair
    who: {chair: Chair}
    quotes: [{clause: "2.3", words: Whoever would rather not write to the Clerk writes to the Chair.}]
  clerk:
    kind: outcome
    text: Send it to the Clerk
    who: {clerk: Clerk}
    quotes: [{clause: "2.2", words: "A complaint is sent to the Clerk, unless it is about the Clerk: then it is sent to the Chair."}]
"""


def handbook(root: Path, tree: str, situation: str = SITUATION) -> Handbook:
    files = council_with_trees(**{situation.replace("-", "_"): tree})
    files["councils/roles.yml"] += CHAIR
    edition = next(path for path in files if "/editions/" in path)
    files[edition] += TEXT
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    return loaded.handbook


def kinds(whole: Handbook) -> set[Kind]:
    (tree,) = whole.councils[0].trees
    return {finding.kind for finding in tree.findings}


def page(whole: Handbook) -> str:
    council = whole.councils[0]
    return tree_page(Site(whole, load_wording()), council, council.trees[0]).html


@pytest.mark.parametrize("situation", [SITUATION, "clerk-concern"])
@pytest.mark.parametrize("tree", [UNLESS, ASKED], ids=["in one step", "as a question"])
def test_a_matter_that_the_text_sends_past_its_subject_is_not_sent_to_it(
    tree: str, situation: str, tmp_path: Path
) -> None:
    whole = handbook(tmp_path, tree, situation)

    assert not kinds(whole) & {Kind.TO_THE_SUBJECT, Kind.TO_THE_ASKER, Kind.RECEIVERS_DIFFER}
    (route,) = summaries(whole, situation)
    assert (route.subjects, route.askers, route.only_asker) == ((), (), False)


def test_without_the_exception_it_is_sent_there(tmp_path: Path) -> None:
    plain = ASKED.replace(", concerns: [clerk]", "")

    assert Kind.TO_THE_SUBJECT in kinds(handbook(tmp_path, plain))


def test_an_exception_for_somebody_else_changes_nothing(tmp_path: Path) -> None:
    other = UNLESS.replace("concerns: [clerk]", "concerns: [chair]")

    assert Kind.TO_THE_SUBJECT in kinds(handbook(tmp_path, other))


def test_every_summary_keeps_the_exception(tmp_path: Path) -> None:
    whole = handbook(tmp_path, UNLESS)
    (route,) = found = summaries(whole, SITUATION)
    said = "the Clerk (unless it is about the Clerk: then the Chair)"

    assert (
        differences(found).first
        == f"The document of Little Example Parish Council names {said} to go to first."
    )
    situation = whole.vocabulary.situation_by_id[SITUATION]
    assert first_contact(route.tree, situation, whole.vocabulary).striptags() == said
    assert "<b>Unless</b> it is about the Clerk: then the chair" in page(whole)


def test_what_the_text_does_without_saying_to_whom_is_said(tmp_path: Path) -> None:
    tree = UNLESS.replace("        who: {chair: Chair}\n", "")

    found = summaries(handbook(tmp_path, tree), SITUATION)

    assert "the Clerk (unless it is about the Clerk) to go to first" in differences(found).first


def test_a_choice_that_the_text_states_is_not_shown_as_open(tmp_path: Path) -> None:
    whole = handbook(tmp_path, RATHER)

    assert Kind.RECEIVERS_DIFFER not in kinds(whole)
    shown = page(whole)
    assert "does not say how the two fit together" not in shown
    assert "not an answer in the text" not in shown
    assert "the other side of the answer in the text" in shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{label: "Yes", to: chair}', '{label: "Yes", to: chair, inferred: true}'),
        ("    quotes: [{clause: \"2.3\", words: Whoever would rather not write to the Clerk writes to the Chair.}]\n"
         "    answers", "    inferred: Ours.\n    answers"),
    ],
    ids=["both answers are ours", "the question is ours"],
)  # fmt: skip
def test_a_choice_that_is_the_handbooks_own_stays_open(old: str, new: str, tmp_path: Path) -> None:
    assert old in RATHER

    assert Kind.RECEIVERS_DIFFER in kinds(handbook(tmp_path, RATHER.replace(old, new, 1)))


def test_an_exception_is_escaped_like_every_other_word(tmp_path: Path) -> None:
    whole = handbook(tmp_path, UNLESS.replace("text: it is about", "text: <b>it</b> & is about"))
    (route,) = summaries(whole, SITUATION)
    situation = whole.vocabulary.situation_by_id[SITUATION]

    html = page(whole)
    assert "<b>it</b>" not in html
    assert "&lt;b&gt;it&lt;/b&gt; &amp; is about" in html
    assert "&lt;b&gt;it&lt;/b&gt; &amp; is" in first_contact(
        route.tree, situation, whole.vocabulary
    )
