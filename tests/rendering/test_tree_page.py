"""A decision tree's page, and a council's start page: every step, its clause, and where the text stops."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.documents import AS_OF, real_pages, words_in
from support.handbook import real_site
from support.projects import write_files
from support.sheets import having, of_class, parsed, targets
from support.trees import TREE, council_with_trees

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.notes import Note
from mkdocs_protocol.core.quoting import as_quoted
from mkdocs_protocol.core.routes import always_rules, seeks_to_settle
from mkdocs_protocol.core.trees import NodeKind, Tree
from mkdocs_protocol.rendering.councils.council import council_page
from mkdocs_protocol.rendering.edition.page import edition_page
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.trees.page import tree_page
from mkdocs_protocol.rendering.trees.start import council_trees_page
from mkdocs_protocol.site.addresses import clause_anchor, step_anchor
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

SITE = real_site()
SITUATIONS = [situation.id for situation in SITE.handbook.vocabulary.situations]
EVERY = [(council.id, situation) for council in SITE.handbook.councils for situation in SITUATIONS]
HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> {{ 7*7 }} & 'so' on"


@cache
def real(council: str, situation: str) -> tuple[Council, Tree, RenderedPage, Element]:
    """Return a real council's tree with its page."""
    found = SITE.handbook.council_by_id[council]
    tree = found.tree_by_situation[situation]
    draft = tree_page(SITE, found, tree)
    return found, tree, draft, parsed(draft.html)


def small(folder: Path, **trees: str) -> Site:
    """Return a site of the small council with some trees."""
    write_files(folder, council_with_trees(**trees))
    loaded = load(folder / "councils", as_of=AS_OF)
    assert [str(problem) for problem in loaded.problems] == []
    return Site(loaded.handbook, load_wording())


def page_of(site: Site, situation: str, council: str = "little-example") -> Element:
    found = site.handbook.council_by_id[council]
    return parsed(tree_page(site, found, found.tree_by_situation[situation]).html)


def step(page: Element, node: str) -> Element:
    (found,) = [e for e in page.iter("section") if e.get("id") == step_anchor(node)]
    return found


def links(element: Element) -> dict[str, str]:
    return {words_in(link): link.get("href", "") for link in element.iter("a")}


def uncut(words: str) -> str:
    """Return quoted words without the sign that they are cut out of a sentence."""
    return words.removeprefix("… ").removesuffix(" …")


def first_step(tree: Tree) -> str:
    """Return the id of the first step that is taken: rules that always hold stand before it."""
    standing = {node.id for node in always_rules(tree)}
    return next(node.id for node in tree.in_order if node.id not in standing)


def ways(element: Element) -> list[tuple[str, str]]:
    """Return where each answer of a step leads, and what it says."""
    return [
        (link.get("href", ""), words_in(of_class(link, "protocol-answer")[0]))
        for link in having(element, "data-protocol-way")
    ]


# Every council, every situation


def test_there_is_a_page_for_every_council_and_situation_and_a_start_page_for_each_council() -> (
    None
):
    made = {*real_pages()}
    for council, situation in EVERY:
        assert SITE.addresses.tree(council, situation) in made
        assert SITE.addresses.council_trees(council) in made


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_every_statement_carries_its_quotation_and_the_way_to_it(
    council: str, situation: str
) -> None:
    found, tree, draft, page = real(council, situation)
    home = SITE.addresses.edition(council, tree.edition)
    known = {edition.id: edition for edition in found.editions}[tree.edition].clause_by_id
    for node in tree.nodes:
        shown = step(page, node.id)
        quotations = [b for b in shown.iter("blockquote") if not _is_elsewhere(b, shown)]
        quoted = [
            (uncut(words_in(words)), quotation.findall(".//a")[-1].get("href"))
            for quotation in quotations
            for words in of_class(quotation, "protocol-quoted")
        ]
        expected = [
            (
                uncut(as_quoted(quote, known[clause].text, node.quotes)),
                SITE.addresses.link(draft.address, home, clause_anchor(quote.clause)),
            )
            for clause in node.clauses
            for quote in node.quotes
            if quote.clause == clause
        ]
        expected = [
            (
                " ".join(quote.words.split()),
                SITE.addresses.link(draft.address, home, clause_anchor(quote.clause)),
            )
            for one in node.unless
            for quote in one.quotes
        ] + expected
        assert quoted == expected
        assert all(
            words in " ".join(known[q.clause].text.split())
            for words, _ in quoted
            for q in node.quotes
            if " ".join(q.words.split()) == words
        )
        if node.kind is not NodeKind.SILENCE and not quoted:
            assert node.inferred
            assert "The text does not state this step. Why it is here:" in words_in(shown)
            assert " ".join(node.inferred.split()) in words_in(shown)


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_every_path_of_a_tree_can_be_walked_on_its_page(council: str, situation: str) -> None:
    _, tree, _, page = real(council, situation)
    walked = 0
    for path in tree.paths():
        at = first_step(tree)
        for edge in path[len(always_rules(tree)) :]:
            taken = [
                (href, words)
                for (href, words), known in zip(ways(step(page, at)), tree.onward[at], strict=True)
                if known is edge
            ]
            ((href, words),) = taken
            assert href == f"#{step_anchor(edge.to)}"
            if tree.node_by_id[at].kind is NodeKind.QUESTION:
                assert words == " ".join(edge.label.split())
            at = edge.to
        assert ways(step(page, at)) == []
        assert tree.node_by_id[at].kind.is_end
        walked += 1
    assert walked


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_what_the_text_does_not_state_is_marked_in_words(council: str, situation: str) -> None:
    _, tree, _, page = real(council, situation)
    standing = {node.id for node in always_rules(tree)}
    for node in tree.nodes:
        marks = [
            [words_in(mark) for mark in of_class(link, "protocol-answer-mark")]
            for link in having(step(page, node.id), "data-protocol-way")
        ]
        own = "not an answer in the text; the handbook adds it"
        stated = [not edge.inferred for edge in tree.onward[node.id]]
        if len(stated) == 2 and sum(stated) == 1 and not node.inferred:
            own = "the other side of the answer in the text"
        if node.kind is not NodeKind.QUESTION:
            own = "that this comes next is not in the text"
        assert marks == [
            [f"({own})"] if e.inferred else []
            for e in tree.onward[node.id]
            if node.id not in standing
        ]


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_what_a_step_says_is_all_there(council: str, situation: str) -> None:
    """Whom to go to, who decides, the document's word, what it shows, and what stays open."""
    _, tree, _, page = real(council, situation)
    roles = SITE.handbook.vocabulary.role_by_id
    for node in tree.nodes:
        words = words_in(step(page, node.id))
        assert ("Whom to go to:" in words) == bool(node.who) or "the clause names nobody" in words
        assert ("To settle it informally:" in words) == seeks_to_settle(node)
        assert ("Decides or acts:" in words) == (bool(node.decides) and not seeks_to_settle(node))
        for contact in (*node.who, *node.decides):
            assert f"(this document: “{contact.name}”)" in words
            assert roles[contact.role].label.casefold() in words.casefold()
        if node.modal:
            assert f"The document says “{node.modal}”" in words
        assert words.startswith("Always ") == node.condition
        for finding in tree.undeclared_findings:
            assert (f"Take note. {finding.text}" in words) == (node.id in finding.nodes)
        for conflict in tree.conflicts:
            assert (" ".join(conflict.text.split()) in words) == bool(
                {*conflict.clauses} & {*node.clauses}
            )
        if node.kind is NodeKind.OUTCOME:
            assert all(" ".join(gap.split()) in words for gap in tree.gaps)
    whole = words_in(page)
    for text in (
        *tree.gaps,
        *(c.text for c in tree.conflicts),
        *(f.text for f in tree.undeclared_findings),
    ):
        assert " ".join(text.split()) in whole


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_every_id_stands_once_and_every_anchor_is_there(council: str, situation: str) -> None:
    _, _, draft, page = real(council, situation)
    ids = [element.get("id") for element in having(page, "id")]
    assert len(ids) == len({*ids})
    assert draft.anchors <= {*ids}
    for path, fragment in targets(draft, SITE.addresses):
        if path == SITE.addresses.url(draft.address) and fragment:
            assert fragment in ids


@pytest.mark.parametrize("council", [council.id for council in SITE.handbook.councils])
def test_no_adopted_word_stands_outside_the_councils_face(council: str) -> None:
    """What the council's own page counts as its text stands on that page alone."""
    for situation in SITUATIONS:
        assert of_class(real(council, situation)[3], "protocol-adopted") == []


# What the issue is about


def test_barrows_page_for_a_councillor_unhappy_with_the_clerk() -> None:
    _, _, draft, page = real("barrow", "councillor-unhappy-clerk")
    clerk = step(page, "clerk")
    words = words_in(clerk)
    assert (
        "the matter should be raised with the Clerk in the first instance. For Councillors, paragraph 1"
    ) in words
    assert (
        "Take note. This sends the matter to the person it is about: the Clerk. The document names nobody "
        "else to take it to."
    ) in words
    silence = step(page, "nobody-else")
    assert words_in(silence).startswith(
        "The document does not say whom to go to if the matter cannot be raised with the Clerk"
    )
    others = next(e for e in page.iter("section") if e.get("aria-labelledby") == "protocol-others")
    here = links(others)
    up = "../../../../councils"
    assert here["Weston-super-Mare, Clause 11.3"] == f"{up}/weston-super-mare/2024-10/#c-11.3"
    assert here["Halstead, Footnote 1"] == f"{up}/halstead/2021-06/#c-footnote-1"
    assert "Members should contact the Monitoring officer" in words_in(others)
    assert "the Town Clerk or the Town Mayor" in words_in(others)
    assert draft.title == "A councillor is unhappy with the Clerk – Barrow"


def test_the_head_says_whose_document_it_is_how_current_and_whom_to_go_to() -> None:
    _, _, _, page = real("halstead", "councillor-unhappy-clerk")
    (back,) = of_class(page, "protocol-exit-back")
    assert back.get("href") == "../../../../councils/halstead/when-things-go-wrong/"
    (short,) = of_class(page, "protocol-short")
    assert "go first to the Clerk (the person it is about) or the Monitoring officer" in words_in(
        short
    )
    (answer,) = of_class(page, "protocol-answer-first")
    assert words_in(answer).endswith(
        "From PROTOCOL ON MEMBER/OFFICER RELATIONS, dated June 2021 Overdue, review June 2022"
    )
    (stale,) = of_class(page, "protocol-only-stale")
    assert "Review overdue: it was due June 2022" in words_in(stale)


def test_a_note_on_formal_steps_is_shown_where_the_tree_has_one_and_as_the_handbooks() -> None:
    _, _, _, page = real("halstead", "officer-concern-councillor")
    (note,) = of_class(page, "protocol-note")
    assert words_in(note).startswith(
        "A note from the handbook, 22 November 2026: not the council’s words, and not legal advice"
    )
    assert "Source: R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin)" in words_in(note)
    assert not of_class(note, "protocol-quoted")
    formal = words_in(step(page, "grievance"))
    assert "A formal step. A note from the handbook is about it." in formal


def test_a_note_on_a_role_is_linked_from_the_steps_that_send_somebody_there() -> None:
    _, _, _, page = real("halstead", "councillor-unhappy-clerk")
    (note,) = of_class(page, "protocol-note")
    assert "Localism Act 2011" in words_in(note)
    about = "A note from the handbook is about it."
    assert about in words_in(step(page, "monitoring-officer"))
    assert about not in words_in(step(page, "clerk"))


def test_both_ways_stay_open_where_clauses_do_not_agree_and_the_page_says_so() -> None:
    _, tree, _, page = real("halstead", "councillor-unhappy-clerk")
    (conflicts,) = of_class(page, "protocol-conflicts")
    assert len(conflicts.findall(".//li")) == len(tree.conflicts) == 2
    assert "The handbook chooses none of these." in words_in(conflicts)
    assert "(a) Concerns about issues should always go directly to the Clerk" in words_in(conflicts)
    assert "Clauses that do not agree (a)." in words_in(step(page, "clerk"))
    assert "Clauses that do not agree (a)." in words_in(step(page, "monitoring-officer"))
    assert [href for href, _ in ways(step(page, "which"))] == [
        "#step-clerk",
        "#step-monitoring-officer",
        "#step-neither",
    ]


def test_one_clause_does_not_disagree_but_can_be_read_in_more_than_one_way() -> None:
    _, tree, _, page = real("weston-super-mare", "clerk-concern")
    assert [conflict.clauses for conflict in tree.conflicts] == [("11.4",)]
    said = words_in(step(page, "resolve"))
    assert "Can be read in more than one way." in said
    assert "do not agree" not in said


def test_a_silent_document_quotes_what_comes_near() -> None:
    council, tree, draft, page = real("barrow", "ask-officer-for-help")
    (near,) = [e for e in page.iter("section") if e.get("aria-labelledby") == "protocol-near"]
    quotations = list(near.iter("blockquote"))
    assert [next(q.iter("a")).get("href") for q in quotations] == [
        SITE.addresses.link(
            draft.address, SITE.addresses.edition(council.id, tree.edition), clause_anchor(clause)
        )
        for clause in tree.near
    ]
    for quotation, clause in zip(quotations, tree.near, strict=True):
        for word in council.leading_edition.clause_by_id[clause].text.split():
            assert word in words_in(quotation)
    only = step(page, "silent")
    assert words_in(only).startswith("The document does not say how a Councillor asks")
    assert not of_class(page, "protocol-diagram")


def test_a_tree_that_repeats_another_says_so_and_what_differs() -> None:
    _, tree, _, page = real("unnamed", "clerk-concern")
    notice = words_in(of_class(page, "protocol-notice")[0])
    assert notice == (
        "The same steps as for “An officer has a concern about a councillor”. What differs: "
        + tree.differs
    )
    assert of_class(page, "protocol-step")


# Small councils


def test_a_small_tree_is_told_step_by_step(tmp_path: Path) -> None:
    page = page_of(small(tmp_path), "councillor-unhappy-officer")
    assert words_in(step(page, "respect")) == (
        "Always Treat each other with respect The document says “shall” Members and officers shall treat "
        "each other with respect. Clause 1.1"
    )
    assert words_in(step(page, "tell")) == (
        "1. Action Bring the complaint to the Clerk Whom to go to: the clerk (this document: “Clerk”) The "
        "document says “shall” Members shall bring to the Clerk complaints Clause 2.1 Clauses that do "
        "not agree. Help may be asked of everyone and is brought to the Clerk.See below. Next: Has the "
        "complaint been settled?"
    )
    assert words_in(step(page, "open")) == (
        "The document does not say what follows if the complaint is not settled"
    )


def test_every_step_is_a_named_section_whose_heading_takes_the_focus(tmp_path: Path) -> None:
    page = page_of(small(tmp_path), "councillor-unhappy-officer")
    for section in of_class(page, "protocol-step"):
        (heading,) = section.iter("h3")
        assert heading.get("id") == section.get("aria-labelledby")
        assert heading.get("tabindex") == "-1"


def test_two_answers_that_lead_to_one_step_are_told_apart(tmp_path: Path) -> None:
    tree = TREE.replace(
        '      - {label: "No", to: open, inferred: true}\n',
        '      - {label: "No", to: open, inferred: true}\n'
        "      - {label: In part, to: open, inferred: true}\n",
    )
    page = page_of(small(tmp_path, councillor_unhappy_officer=tree), "councillor-unhappy-officer")
    marks = [e.get("data-protocol-way") for e in having(step(page, "settled"), "data-protocol-way")]
    assert marks == ["done", "open", "open=2"]


def test_a_time_limit_an_appeal_and_a_condition_for_the_next_step_are_told(tmp_path: Path) -> None:
    tree = TREE.replace("    next: settled\n", "    next: {label: When that fails, to: settled}\n")
    tree = tree.replace(
        "    who: {clerk: Clerk}\n",
        "    who: {clerk: Clerk}\n    time_limit: bring to\n    appeal: complaints\n",
    )
    words = words_in(
        step(
            page_of(small(tmp_path, councillor_unhappy_officer=tree), "councillor-unhappy-officer"),
            "tell",
        )
    )
    assert "By when: “bring to”" in words
    assert "Appeal: “complaints”" in words
    assert "When that fails: Has the complaint been settled?" in words


def test_what_comes_from_sources_is_escaped_everywhere(tmp_path: Path) -> None:
    site = small(tmp_path)
    council = site.handbook.council_by_id["little-example"]
    tree = council.tree_by_situation["councillor-unhappy-officer"]
    nodes = tuple(
        replace(
            n, text=HOSTILE, inferred=HOSTILE, modal=HOSTILE, time_limit=HOSTILE, appeal=HOSTILE
        )
        for n in tree.nodes
    )
    edges = tuple(replace(edge, label=HOSTILE) for edge in tree.edges)
    bad = replace(
        tree,
        nodes=nodes,
        edges=edges,
        gaps=(HOSTILE,),
        differs=HOSTILE,
        same_as="interpretation",
        conflicts=tuple(replace(c, text=HOSTILE) for c in tree.conflicts),
        findings=tuple(replace(f, text=HOSTILE) for f in tree.findings),
        notes=(Note(HOSTILE, "2026-01-01", HOSTILE),),
    )
    changed = replace(council, name=HOSTILE, short_name=HOSTILE, trees=(bad,))
    for draft in (tree_page(site, changed, bad), council_trees_page(site, changed)):
        assert "<script" not in draft.html
        assert "<img" not in draft.html
        assert "{{ 7*7 }}" in draft.html
        parsed(draft.html)


def test_the_way_out_is_a_weather_forecast_unless_the_site_says_another(tmp_path: Path) -> None:
    site = small(tmp_path)
    other = replace(site, exit_url="https://weather.example/")
    for one, href in ((site, "https://www.bbc.co.uk/weather"), (other, "https://weather.example/")):
        (link,) = having(page_of(one, "councillor-unhappy-officer"), "data-protocol-exit")
        assert (words_in(link), link.get("href")) == ("Exit this page", href)
        assert link.get("rel") == "noreferrer"


def test_rules_that_always_hold_stand_below_the_first_step_and_are_none(tmp_path: Path) -> None:
    page = page_of(small(tmp_path), "councillor-unhappy-officer")
    order = [e.get("id") for e in page.iter("section") if (e.get("id") or "").startswith("step-")]
    assert order[:2] == ["step-tell", "step-respect"]
    (standing,) = of_class(page, "protocol-standing")
    assert words_in(standing).startswith("Always applies Always Treat each other with respect")
    assert of_class(step(page, "respect"), "protocol-answers") == []
    (steps,) = having(page, "data-protocol-start")
    assert steps.get("data-protocol-start") == "tell"
    outline = words_in(of_class(page, "protocol-outline")[0])
    assert "Always: Treat each other with respect" in outline


def test_a_rule_that_only_an_answer_leads_to_stays_a_step(tmp_path: Path) -> None:
    tree = TREE.replace("to: done, inferred: true", "to: calm, inferred: true").replace(
        "  done:\n",
        "  calm: {kind: action, text: Keep calm, condition: true, inferred: Ours., next: done}\n  done:\n",
    )
    page = page_of(small(tmp_path, councillor_unhappy_officer=tree), "councillor-unhappy-officer")
    assert words_in(step(page, "calm")).startswith("3. Always Keep calm")
    assert ways(step(page, "settled"))[0] == ("#step-calm", "Yes")


def test_the_way_out_says_what_it_cannot_do(tmp_path: Path) -> None:
    site = small(tmp_path)
    council = site.handbook.council_by_id["little-example"]
    for page in (
        page_of(site, "councillor-unhappy-officer"),
        parsed(council_trees_page(site, council).html),
    ):
        (limits,) = of_class(page, "protocol-exit-limits")
        assert words_in(limits) == "Your browser’s history is not cleared."


def test_the_sheet_says_what_it_is_and_of_which_day(tmp_path: Path) -> None:
    (source,) = of_class(
        page_of(SITE, "councillor-unhappy-clerk", "barrow"), "protocol-tree-source"
    )
    assert (
        words_in(source)
        == "Barrow: A councillor is unhappy with the Clerk. As of 22 November 2026."
    )
    assert [e.get("data-protocol-slot") for e in source] == ["address"]


# A council's start page


@pytest.mark.parametrize(
    ("council", "row"),
    [
        ("halstead", "Officers, about councillors" + 2 * " The Clerk (only for “A possible breach of the Code”)"),
        ("halstead", "Councillors, about the clerk The Clerk (the person it is about); the Monitoring officer Not said"),
        ("weston-super-mare", "Councillors, about officers The line manager; the Town Clerk; the Town Mayor; another "
                              "appointed Officer. Clauses differ Not said"),
        ("wellingborough", "Councillors, about officers The chair; the clerk. The text can be read in more than one way "
                           "The small group of councillors (only as advice)"),
    ],
    ids=["only for an answer", "the one complained of", "a post under two names, once", "remarks on all and on one"],
)  # fmt: skip
def test_who_hears_what_says_of_each_name_what_is_to_be_known(council: str, row: str) -> None:
    html = council_trees_page(SITE, SITE.handbook.council_by_id[council]).html
    assert row in {words_in(each) for each in parsed(html).iter("tr")}


def test_the_start_page_groups_what_has_happened_by_who_asks() -> None:
    council = SITE.handbook.council_by_id["barrow"]
    page = parsed(council_trees_page(SITE, council).html)
    groups = [words_in(h) for h in page.iter("h3")]
    assert groups == ["For officers", "For the clerk in particular", "For councillors"]
    items = [words_in(item) for item in page.iter("li")]
    assert (
        "A councillor is unhappy with the Clerk First contact: the Clerk (the person it is about)"
    ) in items
    assert "It is not clear what the protocol means The document does not say." in items
    assert (
        "An officer has a concern about a councillor The document does not say whom to go to."
        in items
    )
    hrefs = {link.get("href") for link in page.iter("a")}
    for situation in SITUATIONS:
        assert f"../../../councils/barrow/when-things-go-wrong/{situation}/" in hrefs
    assert "../../../when-things-go-wrong/" in hrefs


def test_the_start_page_says_what_the_trees_show_and_the_notes_once() -> None:
    council = SITE.handbook.council_by_id["halstead"]
    page = parsed(council_trees_page(SITE, council).html)
    shown = {words_in(row[0]): words_in(row[1]) for row in of_class(page, "protocol-trees-show")[0]}
    unhappy = "A councillor is unhappy with the Clerk"
    concern = "The Clerk has a concern about a councillor"
    assert shown["The matter can go to the person it is about"] == unhappy
    assert shown["The matter can go back to the person who asks"] == concern
    # The Members decide on advice in the end, and still nobody is named to go to.
    assert "disagrees with an officer’s advice" in shown["Nobody is named to go to first"]
    for told in ("nobody to take it to but the person who asks", "somebody to go to only by a"):
        assert f"In 1 of these it names {told}" in words_in(page)
    notes = {note for tree in council.trees for note in tree.notes}
    assert len(of_class(page, "protocol-note")) == len(notes) == 2


def test_a_situation_for_which_nobody_has_read_the_document_is_not_called_silent(
    tmp_path: Path,
) -> None:
    site = small(tmp_path)
    words = words_in(parsed(council_trees_page(site, site.handbook.councils[0]).html))
    assert (
        "The document has not been read yet for these: A councillor is unhappy with the Clerk"
        in words
    )


def test_a_council_without_trees_has_no_start_page_and_no_way_to_one(tmp_path: Path) -> None:
    site = small(tmp_path)
    council = replace(site.handbook.councils[0], trees=())
    bare = replace(site, handbook=replace(site.handbook, councils=(council,)))
    assert not [d for d in every_page(bare) if "councils/" in d.address and "wrong" in d.address]
    assert "When things go wrong" not in council_page(bare, council).html


def test_the_council_and_its_clauses_lead_to_what_to_do() -> None:
    council = SITE.handbook.council_by_id["halstead"]
    front = parsed(council_page(SITE, council).html)
    assert "../../councils/halstead/when-things-go-wrong/" in {
        a.get("href") for a in front.iter("a")
    }
    edition = parsed(edition_page(SITE, council, council.leading_edition).html)
    (clause,) = [e for e in edition.iter("div") if e.get("id") == "c-4.3"]
    margin = of_class(clause, "protocol-margin")[0]
    assert "What to do: An officer has a concern about a councillor" in words_in(margin)
    assert "../../../councils/halstead/when-things-go-wrong/officer-concern-councillor/" in {
        a.get("href") for a in margin.iter("a")
    }


def _is_elsewhere(quotation: Element, within: Element) -> bool:
    return any(
        quotation in elsewhere.iter() for elsewhere in of_class(within, "protocol-elsewhere")
    )


def test_a_handbook_of_one_council_speaks_of_no_other(tmp_path: Path) -> None:
    site = small(tmp_path)
    (council,) = site.handbook.councils
    (tree,) = council.trees
    for draft in (tree_page(site, council, tree), council_trees_page(site, council)):
        assert "every council" not in draft.html
        assert "at a glance" not in draft.html
