"""The page of an edition: nothing lost, nothing invented, everything with an address."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.browser import DESKTOP, PHONE, SharedPages, faults_in_every_look, sideways_scroll
from support.documents import EXAMPLE, edition_of, site_of, words_in
from support.handbook import real_site
from support.projects import parse_tree
from support.sheets import ASSETS, of_class, parsed, write_bare

from mkdocs_protocol.rendering.edition.page import edition_page
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.heads import edition_chip
from mkdocs_protocol.site.citations import citation

REAL = [
    (council.id, edition.id)
    for council in real_site().handbook.councils
    for edition in council.editions
]
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} ]]>'


@pytest.fixture
def page(tmp_path: Path) -> RenderedPage:
    site = site_of(tmp_path)
    return edition_page(site, *edition_of(site))


def by_id(tree: Element, name: str) -> Element:
    (found,) = [element for element in tree.iter() if element.get("id") == name]
    return found


def adopted_words(draft: RenderedPage) -> tuple[str, ...]:
    elements = of_class(parsed(draft.html), "protocol-adopted")
    return tuple(word for element in elements for word in words_in(element).split())


def facts(draft: RenderedPage) -> dict[str, str]:
    rows = of_class(parsed(draft.html), "protocol-facts")[0]
    return {words_in(row[0]): words_in(row[1]) for row in rows}


def margin(draft: RenderedPage, clause: str) -> str:
    (found,) = of_class(by_id(parsed(draft.html), f"c-{clause}"), "protocol-margin")
    return words_in(found).removeprefix(words_in(next(found.iter("summary")))).strip()


# Nothing lost


@pytest.mark.parametrize(("council", "edition"), REAL)
def test_every_adopted_word_stands_once_and_in_order(council: str, edition: str) -> None:
    found = edition_of(real_site(), council, edition)
    assert adopted_words(edition_page(real_site(), *found)) == found[1].words


def test_frames_numbers_headings_lists_and_tables_are_adopted_words_too(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    for council in site.handbook.councils:
        for edition in council.editions:
            assert adopted_words(edition_page(site, council, edition)) == edition.words


def test_what_is_quoted_elsewhere_on_the_page_is_marked_as_a_copy(page: RenderedPage) -> None:
    quoted = {words_in(element) for element in of_class(parsed(page.html), "protocol-quoted")}
    assert {
        "PROTOCOL ON WORKING TOGETHER",
        "How we work",
        "Next review May 2027",
        "or sooner",
    } <= quoted


def test_adopted_words_say_their_language_where_it_is_not_that_of_the_page(tmp_path: Path) -> None:
    source = "---\ntitle: Protocol\nlanguage: cy\n---\nProtocol\n\n{topic=respect}\n## 1. Parch\n\n1.1 Parch.\n"
    site = site_of(tmp_path, {"councils/other/editions/undated.md": source})
    draft = edition_page(site, *edition_of(site, "other", "undated"))
    elements = of_class(parsed(draft.html), "protocol-adopted")
    assert {element.get("lang") for element in elements} == {"cy"}
    assert facts(draft)["Language"] == "Welsh"


# Nothing invented: facts


def test_what_a_reader_looks_for_is_there_even_where_the_document_lacks_it(
    page: RenderedPage,
) -> None:
    assert facts(page) == {
        "Dated": "2024 what happened then is not stated",
        "Adopted": "not stated",
        "Approved": "14 May 2024 by Staff Committee; printed “14.5.24”",
        "Next review": "May 2027 “or sooner”; printed “Next review May 2027”",
        "Review cycle": "“every three years”",
        "Signed": "left blank after “Signed:”",
        "Status": "In force as far as this handbook knows",
        "Published at": "not recorded",
    }


def test_a_document_that_states_nothing_is_not_made_to_state_anything() -> None:
    site = real_site()
    shown = facts(edition_page(site, *edition_of(site, "wellingborough", "undated")))
    looked_for = ("Adopted", "Approved by", "Next review", "Review cycle", "Signed")
    assert {shown[label] for label in looked_for} == {"not stated"}


def test_a_label_with_nothing_behind_it_is_left_blank() -> None:
    site = real_site()
    shown = facts(edition_page(site, *edition_of(site, "barrow", "2019-07-16")))
    assert shown["Adopted"] == "16 July 2019 by Barrow Parish Council; printed “16th July 2019”"
    assert shown["Next review"] == "left blank after “Date of next review”"
    assert shown["Signed"] == "left blank after “Signed:”"


def test_a_post_at_the_foot_is_not_said_to_have_signed() -> None:
    site = real_site()
    draft = edition_page(site, *edition_of(site, "halstead", "2021-06"))
    assert facts(draft)["At the foot"] == "“Town Clerk”"
    assert "Signed" not in facts(draft)
    assert "[name withheld]" in " ".join(adopted_words(draft))


def test_a_withheld_name_is_visibly_the_handbooks_and_explained_once() -> None:
    site = real_site()
    tree = parsed(edition_page(site, *edition_of(site, "halstead", "2021-06")).html)
    assert [words_in(mark) for mark in of_class(tree, "protocol-withheld")] == ["[name withheld]"]
    assert [words_in(told) for told in of_class(tree, "protocol-withheld-told")] == [
        "[name withheld]: there is a personal name here in the document. The handbook leaves it out."
    ]


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ("- a) one\n- (b) two", "protocol-lettered"),
        ("- (i) one\n- (iv) two", "protocol-lettered"),
        ("- one a) two\n- three", None),
        ("- a) one\n- two", None),
        ("- 1. one\n- 2. two", "protocol-numbered"),
    ],
)
def test_a_list_whose_items_print_their_letters_has_no_bullets(
    tmp_path: Path, items: str, kind: str | None
) -> None:
    source = f"---\ntitle: T\n---\nT\n\n{{topic=respect}}\n## 1. H\n\n1.1 Both:\n\n{items}\n"
    site = site_of(tmp_path, {"councils/other/editions/undated.md": source})
    draft = edition_page(site, *edition_of(site, "other", "undated"))
    (text,) = of_class(by_id(parsed(draft.html), "c-1.1"), "protocol-text")
    (found,) = text.iter("ul")
    assert (found.get("class"), found.get("role")) == (kind, "list" if kind else None)


@pytest.mark.parametrize(
    ("number", "wide"), [("1.", False), ("Rule 4B", False), ("Article II", True)]
)
def test_numbers_with_words_have_room_for_their_words(
    tmp_path: Path, number: str, *, wide: bool
) -> None:
    source = (
        f'---\ntitle: T\n---\nT\n\n{{topic=respect number="{number}"}}\n## {number} H\n\nBe kind.\n'
    )
    site = site_of(tmp_path, {"councils/other/editions/undated.md": source})
    draft = edition_page(site, *edition_of(site, "other", "undated"))
    assert bool(of_class(parsed(draft.html), "protocol-wide-numbers")) == wide


# Addresses


def test_the_number_of_a_clause_is_its_permalink(page: RenderedPage) -> None:
    (link,) = of_class(by_id(parsed(page.html), "c-1.2"), "protocol-number")
    assert link.get("href") == "#c-1.2"
    assert link.get("aria-label") == "Clause 1.2, link to this clause"
    assert words_in(link) == "1.2"


def test_a_clause_without_a_number_has_a_sign_and_a_name(page: RenderedPage) -> None:
    (link,) = of_class(by_id(parsed(page.html), "c-aim"), "protocol-number")
    assert (link.get("href"), words_in(link)) == ("#c-aim", "¶")
    assert link.get("aria-label") == "Opening paragraph 1, link to this clause"


def test_a_mended_number_is_ours_and_the_printed_one_is_the_councils(page: RenderedPage) -> None:
    clause = by_id(parsed(page.html), "c-2.3")
    (heading,) = clause.iter("h3")
    assert words_in(heading) == "2.3 printed “23” Chairs of committees"
    assert [words_in(words) for words in of_class(heading, "protocol-adopted")] == [
        "23",
        "Chairs of committees",
    ]
    (link,) = of_class(heading, "protocol-number")
    assert (link.get("aria-label"), link.get("href")) == ("Clause 2.3", "#c-2.3")


def test_sections_are_headings_by_their_level(page: RenderedPage) -> None:
    tree = parsed(page.html)
    ranks = {element.get("id"): element.tag for element in of_class(tree, "protocol-heading")}
    assert ranks == {"s-1": "h2", "s-2": "h2", "s-2.3": "h3", "s-annex": "h2"}


def test_everything_that_can_be_linked_to_is_declared_and_there(page: RenderedPage) -> None:
    ids = [element.get("id") for element in parsed(page.html).iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert page.anchors <= set(ids)
    assert {"s-1", "c-aim", "c-1.2", "c-1.2-p1", "c-table", "protocol-findings"} <= page.anchors


def test_the_contents_list_the_sections_where_there_are_three(page: RenderedPage) -> None:
    """And under each of them its clauses, if there are several."""
    (nav,) = parsed(page.html).iter("nav")
    links = [(words_in(a), a.get("href")) for a in nav.iter("a")]
    assert [link for link in links if not (link[1] or "").startswith("#c-")] == [
        ("1. Respect", "#s-1"),
        ("2. Asking", "#s-2"),
        ("2.3 Chairs of committees", "#s-2.3"),
        ("Annex", "#s-annex"),
    ]
    assert links[1:3] == [("1.1", "#c-1.1"), ("1.2", "#c-1.2")]
    assert page.toc[1] == TocEntry(
        "s-2", "2. Asking", 2, (TocEntry("s-2.3", "2.3 Chairs of committees", 3),)
    )


def test_a_text_of_two_sections_needs_no_contents(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    assert "<nav" not in edition_page(site, *edition_of(site, "little", "2019")).html


def test_links_between_clauses_stay_on_the_page(page: RenderedPage) -> None:
    (words,) = of_class(by_id(parsed(page.html), "c-1.1"), "protocol-adopted")[1:]
    assert [a.get("href") for a in words.iter("a")] == ["#c-2.3"]


# Beside the text


def test_the_margin_says_topic_and_what_the_clause_does(page: RenderedPage) -> None:
    assert margin(page, "2.1") == "Ways to ask A procedure for councillors."


def test_of_a_description_the_margin_says_only_its_topic(page: RenderedPage) -> None:
    assert margin(page, "table") == "Review"


def test_parts_that_do_something_else_are_folded(page: RenderedPage) -> None:
    (folded,) = of_class(by_id(parsed(page.html), "c-1.2"), "protocol-more")
    assert words_in(folded) == (
        "More: 1.2 Parts of this clause: A limit on what councillors and officers may do."
    )


def test_a_divided_clause_has_the_topics_of_its_parts(page: RenderedPage) -> None:
    words = margin(page, "2.4")
    assert words.startswith("Ways to ask Respect 1 other council on: Respect")
    assert "Parts of this clause: Advice; the document does not say whether" in words


def test_the_margin_counts_the_other_councils_on_a_topic(page: RenderedPage) -> None:
    (clause,) = of_class(by_id(parsed(page.html), "c-1.1"), "protocol-margin")
    links = [(words_in(a), a.get("href")) for a in clause.iter("a")]
    assert links == [
        ("Respect", "../../../topics/respect/"),
        ("1 other council on: Respect", "../../../topics/respect/"),
    ]
    assert "other council" not in margin(page, "2.1")


def test_a_finding_stands_in_full_beside_its_first_clause_and_behind_the_text(
    page: RenderedPage,
) -> None:
    told = "Clauses that do not agree. These two do not agree. See also 2.3."
    assert told in margin(page, "1.2")
    assert "These two" not in margin(page, "2.3")
    assert "Also part of: Clauses that do not agree (1.2)" in margin(page, "2.3")
    (line,) = of_class(by_id(parsed(page.html), "c-2.3"), "protocol-part-of")
    (anchor,) = [a.get("href", "").removeprefix("#") for a in line.iter("a")]
    assert words_in(by_id(parsed(page.html), anchor)) == told
    assert anchor in page.anchors
    (section,) = [
        element
        for element in parsed(page.html).iter("section")
        if element.get("aria-labelledby") == "protocol-findings"
    ]
    items = [words_in(item) for item in section.iter("li")]
    assert "These two do not agree. 1.2, 2.3" in items
    assert "Nobody is named who hears a complaint." in items
    assert [a.get("href") for a in section.iter("a")][:2] == ["#c-1.2", "#c-2.3"]


def test_remarks_on_form_are_folded_beside_the_clause_but_there(page: RenderedPage) -> None:
    (folded,) = of_class(by_id(parsed(page.html), "c-1.1"), "protocol-more")
    assert words_in(folded) == "More: 1.1 1 remark on its form: Wording. “Memebers” is a slip."


def test_behind_the_text_form_is_folded_after_what_is_open(page: RenderedPage) -> None:
    tree = parsed(page.html)
    assert words_in(by_id(tree, "protocol-form")) == "Spelling, numbers and outline"
    (folded,) = of_class(tree, "protocol-form")[0].iter("details")
    assert words_in(folded).startswith("2 remarks")
    assert "“Memebers” is a slip. 1.1" in words_in(folded)
    assert page.html.index("These two do not agree.") < page.html.index('id="protocol-form"')


def test_a_remark_on_the_form_of_several_clauses_leads_to_the_first(tmp_path: Path) -> None:
    source = (
        "---\ntitle: T\nfindings:\n  - {kind: wording, clauses: ['1.1', '1.2'], text: Two spellings.}\n"
        "---\nT\n\n{topic=respect}\n## 1. H\n\n1.1 Colour.\n\n1.2 Color.\n"
    )
    site = site_of(tmp_path, {"councils/other/editions/undated.md": source})
    draft = edition_page(site, *edition_of(site, "other", "undated"))
    (folded,) = of_class(by_id(parsed(draft.html), "c-1.2"), "protocol-more")
    assert words_in(folded) == "More: 1.2 1 remark on its form: Also part of: Wording (1.1)"
    assert [a.get("href") for a in folded.iter("a")] == ["#c-1.1"]


def test_a_note_is_dated_and_sourced_and_no_adopted_text(page: RenderedPage) -> None:
    (note,) = of_class(by_id(parsed(page.html), "c-1.1"), "protocol-note")
    assert words_in(note) == (
        "Note, 31 January 2026. Not adopted text. The law has changed since. "
        "Source: The Example Act 2025"
    )


# Status


def test_a_superseded_edition_leads_to_the_one_in_force(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    draft = edition_page(site, *edition_of(site, "little", "2019"))
    (banner,) = of_class(parsed(draft.html), "protocol-banner")
    assert banner.get("data-protocol-state") == "superseded"
    assert [a.get("href") for a in banner.iter("a")] == ["../../../councils/little/2024-05/"]
    assert facts(draft)["Status"] == "Superseded"


def test_a_draft_says_so_and_an_incomplete_one_too(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    draft = edition_page(site, *edition_of(site, "little", "2027"))
    assert "A draft: not in force" in words_in(of_class(parsed(draft.html), "protocol-banner")[0])
    (notice,) = of_class(parsed(draft.html), "protocol-notice")
    assert words_in(notice).startswith("Known only in part. Only the first page is known.")


def test_what_a_part_of_a_document_has_not_is_not_said_to_be_missing(tmp_path: Path) -> None:
    files = parse_tree(EXAMPLE)
    path = "councils/other/editions/undated.md"
    part = files[path].replace("---\n", "---\nincomplete: The last page is missing.\n", 1)
    site = site_of(tmp_path, {path: part})
    draft = edition_page(site, *edition_of(site, "other", "undated"))

    (banner,) = of_class(parsed(draft.html), "protocol-banner")
    assert "The part that is known states no review date" in words_in(banner)
    assert facts(draft)["Next review"] == "not stated in the part that is known"
    assert site.handbook.council_by_id["other"].leading_edition.incomplete
    chip = edition_chip(site, *edition_of(site, "other", "undated"), draft.address)
    assert words_in(parsed(chip)) == "No review date known"


def test_a_heading_without_words_in_a_table_of_the_document_is_none(tmp_path: Path) -> None:
    files = parse_tree(EXAMPLE)
    path = "councils/little/editions/2024-05.md"
    site = site_of(tmp_path, {path: files[path].replace("| Version | Date |", "| | Date |")})
    tree = parsed(edition_page(site, *edition_of(site)).html)
    (table,) = of_class(tree, "protocol-table")

    assert [cell.tag for cell in table.iter() if cell.tag in ("th", "td")] == [
        "td",
        "th",
        "td",
        "td",
    ]
    assert table.get("aria-label") == "Table in the document"
    assert table.find("caption") is None  # It would stand among the document's own words.


def test_the_post_that_signs_is_named_where_the_printed_words_are_not_its_name(
    tmp_path: Path,
) -> None:
    files = parse_tree(EXAMPLE)
    path = "councils/little/editions/2024-05.md"
    signed = files[path].replace("signed_by: {", "signed_by: {post: Town Clerk, ")
    site = site_of(tmp_path, {path: signed})
    shown = facts(edition_page(site, *edition_of(site)))
    assert shown["Signed"] == "left blank after “Signed:”, for: Town Clerk"


def test_the_other_editions_are_listed_with_their_states(page: RenderedPage) -> None:
    (others,) = of_class(parsed(page.html), "protocol-editions-list")
    assert [words_in(item) for item in others] == [
        "Protocol, undated Draft",
        "Protocol, adopted 2019 Superseded",
    ]
    assert [a.get("href") for a in others.iter("a")] == [
        "../../../councils/little/2027/",
        "../../../councils/little/2019/",
    ]


# Citing


def test_a_citation_names_council_title_date_and_clause() -> None:
    council, edition = edition_of(real_site(), "halstead", "2021-06")
    assert citation(council, edition, edition.clause_by_id["4.3"]) == (
        "Halstead Town Council, PROTOCOL ON MEMBER/OFFICER RELATIONS (June 2021), clause 4.3"
    )


def test_a_citation_of_a_text_that_does_not_hold_says_so(tmp_path: Path) -> None:
    council, old = edition_of(site_of(tmp_path), "little", "2019")
    assert citation(council, old) == "Little Example Parish Council, Protocol (2019, superseded)"


def test_without_a_script_no_button_is_there(page: RenderedPage) -> None:
    tree = parsed(page.html)
    assert [
        element.tag for element in tree.iter() if element.tag in ("button", "script", "input")
    ] == []


def test_a_button_copies_the_citation_and_its_permanent_address(
    page_at: SharedPages, page: RenderedPage, tmp_path: Path
) -> None:
    url = write_bare(tmp_path, page.html)
    browser_page = page_at(url)
    browser_page.add_script_tag(path=str(ASSETS / "base.js"))
    browser_page.add_script_tag(path=str(ASSETS / "cite.js"))
    browser_page.evaluate(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; }"
    )
    button = browser_page.locator("#c-1\\.2 .protocol-cite")
    button.focus()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_function(
        "document.querySelector('[role=status]').textContent === 'Citation copied'"
    )
    assert browser_page.evaluate("window.copied") == (
        "Little Example Parish Council, PROTOCOL ON WORKING TOGETHER (14 May 2024), clause 1.2\n"
        f"{url}#c-1.2"
    )
    assert browser_page.evaluate("document.activeElement.textContent") == "Copied"


# Untrusted words


def test_hostile_words_come_out_as_words(tmp_path: Path) -> None:
    source = (
        "---\ntitle: 'T {hostile}'\nfindings:\n  - {{kind: wording, clauses: ['1.1'], text: 'F {hostile}'}}\n"
        "notes:\n  - {{clause: '1.1', text: 'N {hostile}', dated: 2026-01-01, source: 'S {hostile}'}}\n---\n"
        "T {body}\n\n{{topic=respect}}\n## 1. H {body}\n\n1.1 C {body}\n"
    )
    inert = HOSTILE.replace("\\", "")
    body = re.sub(r"([<>\[\]{}*])", r"\\\1", inert)
    files = {
        "councils/other/council.yml": f"name: 'Council {inert}'\nshort_name: 'Short {inert}'\nkind: parish\n",
        "councils/other/editions/undated.md": source.format(hostile=inert, body=body),
    }
    site = site_of(tmp_path, files)
    draft = edition_page(site, *edition_of(site, "other", "undated"))
    tree = parsed(draft.html)
    assert {element.tag for element in tree.iter()} & {"script", "img"} == set()
    assert not any(name.startswith("on") for element in tree.iter() for name in element.attrib)
    for before in ("Council", "T", "F", "N", "S", "H", "C"):
        assert f"{before} {inert}" in words_in(tree)


def test_long_words_and_words_from_right_to_left_do_not_widen_the_page(
    page_at: SharedPages, tmp_path: Path
) -> None:
    long = "w" * 400
    files = {
        "councils/other/council.yml": f"name: '{long} שלום'\nshort_name: '{long}'\nkind: parish\n",
        "councils/other/editions/undated.md": f"---\ntitle: '{long}'\n---\n{long}\n\n"
        f"{{topic=respect}}\n## 1. {long}\n\n1.1 {long} שלום\n",
    }
    site = site_of(tmp_path, files)
    draft = edition_page(site, *edition_of(site, "other", "undated"))
    browser_page = page_at(write_bare(tmp_path, draft.html), viewport=PHONE)
    assert sideways_scroll(browser_page) == 0


# Access


def test_the_page_is_accessible(page_at: SharedPages, page: RenderedPage, tmp_path: Path) -> None:
    browser_page = page_at(write_bare(tmp_path, page.html, page.title))
    browser_page.add_script_tag(path=str(ASSETS / "base.js"))
    browser_page.add_script_tag(path=str(ASSETS / "cite.js"))
    assert faults_in_every_look(browser_page) == []


def test_on_paper_there_are_no_buttons_and_no_margins(
    page_at: SharedPages, page: RenderedPage, tmp_path: Path
) -> None:
    browser_page = page_at(write_bare(tmp_path, page.html))
    browser_page.add_script_tag(path=str(ASSETS / "base.js"))
    browser_page.add_script_tag(path=str(ASSETS / "cite.js"))
    browser_page.emulate_media(media="print")
    assert (
        browser_page.locator("button:visible, .protocol-margin:visible, nav:visible").count() == 0
    )
    assert browser_page.locator(".protocol-note:visible").count() == 1
    findings = browser_page.locator(".protocol-shown")
    assert findings.evaluate("e => getComputedStyle(e).breakBefore") == "page"
    end = browser_page.locator(".protocol-end + .protocol-end")
    assert end.evaluate("e => getComputedStyle(e).breakBefore") == "avoid"
    assert findings.get_by_text("These two do not agree.").is_visible()
    assert browser_page.locator(".protocol-form:visible").count() == 0
    browser_page.locator(".protocol-form details").evaluate("e => { e.open = true; }")
    assert browser_page.locator(".protocol-form").get_by_text("“Memebers” is a slip.").is_visible()
    text = browser_page.locator(".protocol-text > .protocol-adopted").first
    shown = text.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).fontSize]")
    assert shown == ["rgb(0, 0, 0)", "14.1667px"]


def test_on_a_phone_what_stands_beside_a_clause_is_one_mark_and_elsewhere_it_is_open(
    page_at: SharedPages, page: RenderedPage, tmp_path: Path
) -> None:
    address = write_bare(tmp_path, page.html)
    topic = page_at(address, viewport=DESKTOP, javascript=False).locator("#c-1\\.1 .protocol-about")
    assert topic.is_visible()
    phone = page_at(address, viewport=PHONE, javascript=False)
    topic, mark = (
        phone.locator(f"#c-1\\.1 .protocol-margin > {each}")
        for each in (".protocol-about", "summary")
    )
    assert not topic.is_visible()
    mark.click()
    assert topic.is_visible()


def test_what_adopts_signs_and_reviews_a_text_is_kept_together_on_paper(page: RenderedPage) -> None:
    ends = of_class(parsed(page.html), "protocol-end")
    assert [end.get("id") for end in ends] == ["c-table", None]
    assert words_in(ends[1]).startswith("Next review May 2027")


def test_where_a_link_led_to_only_the_words_are_marked(
    page_at: SharedPages, page: RenderedPage, tmp_path: Path
) -> None:
    browser_page = page_at(f"{write_bare(tmp_path, page.html)}#c-1.2", viewport=DESKTOP)
    heights = browser_page.locator("#c-1\\.2").evaluate(
        "e => ['.protocol-text', '.protocol-text > .protocol-adopted', '.protocol-margin']"
        ".map((s) => e.querySelector(s).getBoundingClientRect().height)"
    )
    assert heights[0] == heights[1] < heights[2]


def test_a_finding_on_one_clause_is_no_disagreement_of_clauses() -> None:
    site = real_site()
    council = site.handbook.council_by_id["wellingborough"]
    edition = council.leading_edition
    beside = margin(edition_page(site, council, edition), "4.4")
    assert "Can be read in more than one way. Two first steps are named." in beside
