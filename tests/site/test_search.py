"""The search of the real handbook: what people type leads to the clause, or to the silence."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect
from support.browser import SharedPages, axe, faults_in_every_look
from support.build import BUILD_MOMENT, BuiltSite, build
from support.handbook import real_handbook
from support.pages import page as docs_page
from support.pages import parts
from support.projects import make_project, minimal_council_files
from support.searching import FIRST, ask, entries, queries

from mkdocs_protocol.searching import shards
from mkdocs_protocol.searching.files import search_files
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Callable

ENOUGH = 0.95


@pytest.mark.parametrize("aside", [False, True], ids=["seen", "set aside"])
def test_what_people_type_is_answered_among_the_first_three(
    page_at: SharedPages, handbook_url: str, aside: bool
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    asked = [query for query in queries() if query.aside is aside]
    ranks = {query.ask: ask(page, query.ask).rank(query) for query in asked}
    missed = {words: rank for words, rank in ranks.items() if not 0 < rank <= FIRST}

    assert len(missed) / len(ranks) <= 1 - ENOUGH, missed


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("11.3", "clause weston-super-mare 11.3"),
        ("clause 4.3", "4.3"),
        ("Weston 2.10", "clause weston-super-mare 2.10"),
        ("weston 2·10", "clause weston-super-mare 2.10"),
        ("para. 7.4(b)", "clause weston-super-mare 7.4"),
        ("Barrow bullying", "clause barrow officers-expect"),
        ("wellingboro 4.2", "clause wellingborough 4.2"),
        # A phrase of a document means no more than itself, and what was copied with the words means nothing.
        ("independant advice", "clause wellingborough 4.2"),
        ("<b onclick=x()>red paper</b>", "clause weston-super-mare 6.1"),
    ],
)
def test_a_number_or_a_name_goes_straight_there(
    page_at: SharedPages, handbook_url: str, query: str, first: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/", stay=True), query)
    assert outcome.hits[0][0].endswith(first)


def test_a_slip_of_the_pen_is_forgiven_and_said(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    for typed, meant in (
        ("greivance", "grievance"),
        ("relese", "release"),
        ("victimisation", "victimise"),
    ):
        assert f"Showing results for “{meant}”" in ask(page, typed).said
    assert "Showing" not in ask(page, "emblem").said


def test_a_quotation_from_memory_leads_to_what_it_quotes_and_is_called_that(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    outcome = ask(page, '"mere curiosity is not enough"')
    assert outcome.hits[0][0] == "clause weston-super-mare 7.3"
    assert "No passage has this word for word" in outcome.said
    assert ask(page, '"bearing in mind"').hits == ()


def test_of_two_names_that_stand_together_one_alone_is_only_offered(
    page_at: SharedPages, handbook_url: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/", stay=True), "gym membership")
    assert outcome.hits == ()
    assert "“gym” is in no protocol here. Search for “membership”" in outcome.said


def test_a_phrase_is_not_what_its_words_are(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    for asked in ("told off in front of residents", "told me off in front of residents"):
        outcome = ask(page, asked)
        first = {one for hit in outcome.hits[:FIRST] for one in hit}
        assert first & {"clause halstead 4.1", "clause weston-super-mare 6.2"}


def test_how_and_when_do_not_count_where_it_is_said_what(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    nasty = ask(page, "councillor sent me a nasty email at midnight")
    assert nasty.hits[0][0] in {"clause halstead 1.4", "clause halstead 4.1"}
    assert "midnight" not in nasty.said
    assert ask(page, "emails").hits[0][0].startswith("clause weston-super-mare 9")


def test_a_phrase_may_end_in_whom_it_is_done_to_and_have_any_form_of_its_verb(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    for asked in ("the clerk blanks me", "clerk ghosted me"):
        assert "question response-time" in ask(page, asked).short, asked
    first = {one for hit in ask(page, "he has a go at me").hits[:FIRST] for one in hit}
    assert first & {
        "clause halstead 4.1",
        "clause weston-super-mare 6.2",
        "clause weston-super-mare 3.4",
    }


def test_a_rare_word_counts_more_than_who_does_it(page_at: SharedPages, handbook_url: str) -> None:
    outcome = ask(page_at(f"{handbook_url}search/", stay=True), "bullied by the mayor")
    first = {one for hit in outcome.hits[:FIRST] for one in hit}
    assert first >= {"clause weston-super-mare 2.4", "clause barrow officers-expect"}
    assert "clause barrow mayor-1" not in first


def test_who_does_it_to_whom_leads_to_another_question(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    officer, councillor = "question criticise-officer", "question criticise-councillor"
    for asked, meant, other in (
        ("can a councillor tell off staff", officer, councillor),
        ("an officer criticised by the mayor in public", officer, councillor),
        ("can staff tell off a councillor", councillor, officer),
        ("clerk criticises members in public", councillor, officer),
    ):
        short = ask(page, asked).short
        assert meant in short, asked
        assert other not in short, asked


def test_what_is_nowhere_takes_with_it_what_it_is_only_joined_to(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    for asked in ("prayers before meetings", "retention of emails", "gluten free food"):
        assert ask(page, asked).hits == (), asked
    assert ask(page, "what do I do about gossipmongers at meetings").hits != ()


def test_a_word_of_a_long_sentence_is_no_subject(page_at: SharedPages, handbook_url: str) -> None:
    asked = (
        "if the experts say one thing are councillors free to vote for the opposite of their report"
    )
    outcome = ask(page_at(f"{handbook_url}search/", stay=True), asked)
    assert [one for one in outcome.silences if one.startswith("subject ")] == []


def test_a_line_of_a_hit_that_points_back_begins_with_what_it_points_to(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/")
    ask(page, "criticism raised initially with another appointed officer")
    hit = page.locator('[data-protocol-hit="clause weston-super-mare 6.2"] blockquote')
    said = hit.inner_text()
    assert said.startswith("Members must not raise matters relating to the conduct")
    assert said.endswith(
        "Any such criticism must be raised initially in private with the CEO/Town "
        "Clerk/, or another appointed Officer."
    )


def test_what_was_typed_can_be_searched_for_as_it_is(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    ask(page, "greivance")
    page.get_by_role("link", name="as typed").click()
    page.locator("[data-protocol-silence=words]").wait_for()
    assert page.url == f"{handbook_url}search/#q=greivance&exact=1"
    assert page.locator("#protocol-hits > li").count() == 0

    page.get_by_role("searchbox").fill("greivances")
    page.locator("#protocol-hits > li").first.wait_for()
    assert page.url == f"{handbook_url}search/#q=greivances"


def test_the_keyboard_alone_leads_through_the_hits(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    ask(page, "respect")
    field = page.get_by_role("searchbox")
    links = page.locator(".protocol-hit-title > a:visible")
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


def test_a_reader_who_listens_is_told_how_many_there_are(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/")
    region = page.get_by_role("region", name="Search")
    region.get_by_role("searchbox", name="Search the protocols").fill("mediation")
    status = region.get_by_role("status")
    expect(status).to_have_text(
        re.compile(r"^\d+ results? in \d+ documents?( and \d+ other pages?)?$")
    )
    expect(region.get_by_role("heading", level=2, name=status.inner_text())).to_be_visible()
    assert (
        region.get_by_role("list").filter(has=page.locator("> li[data-protocol-hit]")).count() == 1
    )

    region.get_by_role("searchbox").fill("zebra")
    expect(status).to_have_text("No results")
    region.get_by_role("searchbox").fill("whistleblowing")
    expect(status).to_have_text(
        "Whistle-blowing: not mentioned in any document that was checked. No results"
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_open_filters_keep_nobody_out(page_at: SharedPages, handbook_url: str, width: int) -> None:
    page = page_at(f"{handbook_url}search/", viewport=(width, 900))
    ask(page, "respect")
    page.evaluate(
        "document.querySelectorAll('#protocol-search details').forEach((one) => one.open = true)"
    )
    assert page.get_by_role("checkbox").count() > 5
    assert faults_in_every_look(page, within="#protocol-search") == []


def test_the_search_works_under_the_policy_that_the_docs_state(
    page_at: SharedPages, handbook_url: str
) -> None:
    (policy,) = (
        block.text.strip()
        for part in parts(docs_page("searching"))
        for block in part.blocks
        if block.text.startswith("Content-Security-Policy")
    )
    name, _, value = policy.partition(": ")
    page = page_at(f"{handbook_url}about/")

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, name.lower(): value})

    page.route("**/search/", with_policy)
    page.goto(f"{handbook_url}search/#q=bullied")
    page.locator("#protocol-hits > li").first.wait_for()
    page.get_by_role("searchbox").fill("greivance")
    page.get_by_role("link", name="as typed").click()
    page.locator("[data-protocol-silence=words]").wait_for()
    page.unroute("**/search/")


def test_what_nobody_looked_for_is_called_no_silence(
    page_at: SharedPages, handbook_url: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/", stay=True), "zebra crossings")
    assert outcome.hits == ()
    assert outcome.silences == ("words",)


def test_the_words_stand_in_the_fragment_alone(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}search/?q=bullied")
    page.locator("#protocol-hits > li").first.wait_for()
    assert page.url == f"{handbook_url}search/#q=bullied"


@pytest.mark.parametrize("query", ["", "bullied", "zebra", "greivance"])
def test_nothing_keeps_anybody_out(page_at: SharedPages, handbook_url: str, query: str) -> None:
    page = page_at(f"{handbook_url}search/#q={query}")
    page.wait_for_function("document.querySelector('[data-protocol-part=status]') !== null")
    ask(page, query)
    assert faults_in_every_look(page, within="#protocol-search") == []


@pytest.mark.parametrize(
    "query",
    [
        "<script>document.title='x'</script>",
        "(((((a+)+)+)+$",
        "\"><img src=x onerror=alert(1)>",
        "word " * 2000,
        "שלום مرحبا",
        "🦓🦓 🏛️",
        "__proto__ constructor",
    ],
)  # fmt: skip
def test_hostile_words_neither_run_nor_hang(
    page_at: SharedPages, handbook_url: str, query: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    title = page.title()
    ask(page, query)
    assert page.title() == title
    assert page.locator("#protocol-search :is(img, script)").count() == 0
    assert axe(page, within="#protocol-hits", contrast=False) == []


def test_a_file_that_is_lost_is_said_and_the_next_try_begins_anew(
    page_at: SharedPages, handbook_url: str
) -> None:
    """Whether it is not there, cut off, out of reach or of another form, as after a new version of the plugin."""
    page = page_at(f"{handbook_url}search/#q=bullied")
    lost: dict[str, Callable[[Route], None]] = {
        "terms/*.json*": lambda route: route.fulfill(status=404),
        "entries/*.json*": lambda route: route.fulfill(body='{"runs":[['),
        "vocabulary.json": lambda route: route.abort(),
        "index.json": lambda route: route.fulfill(json={"schema": 2}),
    }
    for name, answer in lost.items():
        page.route(f"**/data/search/{name}", answer)
        page.reload()
        way_on = page.locator("[data-protocol-part=said] a")
        assert way_on.get_attribute("href") == "../search/a-z/", name
        assert page.locator("#protocol-hits > li").count() == 0, name
        page.unroute(f"**/data/search/{name}")
        assert ask(page, "bullied").hits, name


def test_the_index_of_the_theme_holds_none_of_ours_unless_a_site_asks(tmp_path: object) -> None:
    found = {}
    for choice in ("handbook", "site", "both"):
        config = f"site_name: X\ntheme: {{name: material, font: false}}\nplugins: [search, {{protocol: {{search: {choice}}}}}]\n"
        project = make_project(
            tmp_path / choice,  # type: ignore[operator]
            files={**minimal_council_files(), "mkdocs.yml": config},
        )
        site = build(project)
        index = json.loads(site.read("search/search_index.json"))
        found[choice] = (
            any("councils/" in one["location"] for one in index["docs"]),
            (site.path / "data/search/index.json").exists(),
        )
    assert found == {"handbook": (False, True), "site": (True, False), "both": (True, True)}


def test_every_clause_is_in_the_index_once(handbook_site: BuiltSite) -> None:
    blocks = sorted((handbook_site.path / "data/search/entries").glob("*.json"))
    urls = [one["url"] for block in blocks for one in entries(json.loads(block.read_text("utf-8")))]
    assert len(urls) == len(set(urls))
    assert "councils/weston-super-mare/2024-10/#c-7.3" in urls


def test_the_filter_of_reviews_holds_on_the_day_of_reading(
    page_at: SharedPages, handbook_url: str
) -> None:
    """A review that is not due on the day of the build is overdue for whoever reads five years later."""

    def overdue(now: datetime) -> int:
        page = page_at(f"{handbook_url}search/", now=now)
        page.goto(f"{handbook_url}search/#q=councillors&review=overdue")
        page.reload()
        count = page.locator("[data-protocol-part=count]")
        expect(count).to_have_text(re.compile(r"\d"))
        return int(re.findall(r"\d+", count.inner_text())[0])

    assert 0 < overdue(BUILD_MOMENT) < overdue(datetime(2031, 12, 31, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("query", "silence"),
    [("what is the", "small"), ("!?", "small"), ("12.9", "number"), ("1,000", "words"),
     ("allowed", ""), ("Halstead", ""), ("allowances", "subject allowances"),
     ("who pays for legal advice", "subject insurance"), ("staff reserve the right not to help", "")],
)  # fmt: skip
def test_no_more_is_said_of_silence_than_is_known(
    page_at: SharedPages, handbook_url: str, query: str, silence: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/", stay=True), query)
    assert outcome.silences == ((silence,) if silence else ())


@pytest.mark.parametrize(
    "query",
    [
        # Each has a word of a subject on which all are silent, and means something else.
        "can the clerk refuse to put my item on the agenda?",
        "Members must not request that any mail of a purely private nature is despatched at public expense",
        "It is the National Association of Local Councils’ policy that party politics should have no place",
        "is there an application form for councillors planning to ask an officer",
        "review of the performance of the council",
        "the Monitoring Officer and staff",
        "too many demands on staff time",
    ],
)
def test_no_silence_is_claimed_of_what_only_has_the_same_words(
    page_at: SharedPages, handbook_url: str, query: str
) -> None:
    silences = ask(page_at(f"{handbook_url}search/"), query).silences
    assert [one for one in silences if one.startswith("subject ")] == []


def test_beside_a_silence_stands_nothing_that_every_document_has(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/")
    outcome = ask(page, "parental leave for councillors")
    assert (outcome.hits, outcome.short) == ((), ())
    besides = page.locator("[data-protocol-silence] + p")
    expect(besides.get_by_role("link", name="Search for “councillors”")).to_be_visible()


def test_beside_a_silence_stands_what_a_sentence_says_besides(
    page_at: SharedPages, handbook_url: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/"), "the mayor keeps phoning me at weekends")
    assert outcome.silences == ("subject hours-and-leave",)
    assert outcome.hits[0][0] == "clause weston-super-mare 2.9"


def test_a_figure_among_words_is_no_number_of_a_clause(
    page_at: SharedPages, handbook_url: str
) -> None:
    hits = ask(page_at(f"{handbook_url}search/"), "1 bullying").hits
    assert "footnote" not in hits[0][0]


def test_a_verb_that_nobody_knows_leads_to_what_can_be_done_about_who_does_it(
    page_at: SharedPages, handbook_url: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/"), "a councillor slights me")
    assert outcome.short == ("situation officer-concern-councillor",)
    assert "“slights” is in no protocol here" in outcome.said


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("who does the clerk report to", "question who-manages-clerk"),
        ("who do I tell if the mayor shouts at me", "question officer-complaint"),
        ("duties of the clerk", "topic officer-role"),
        ("pres release whos aloud", "topic media"),
    ],
)
def test_what_is_asked_in_other_words_leads_to_the_question(
    page_at: SharedPages, handbook_url: str, query: str, first: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/"), query)
    assert outcome.short[0] == first


@pytest.mark.parametrize(
    "word",
    [
        "film",
        "talk",
        "leaks",
        "planning",
        "heating",
        "attached",
        "mourning",
        "bunting",
        "appears",
        "loader",
        "compliant",
    ],
)
def test_a_word_that_is_right_is_never_taken_for_another(
    page_at: SharedPages, handbook_url: str, word: str
) -> None:
    assert "Showing results" not in ask(page_at(f"{handbook_url}search/", stay=True), word).said


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("harrasment", "harassment"), ("comittee", "committee"), ("grievence", "grievance"),
     ("cheif", "chief"), ("pres", "press"), ("discus", "discuss"), ("trough", "through"), ("confidentialty", "confidentiality"), ("Welingborough", "wellingborough")],
)  # fmt: skip
def test_the_usual_slips_are_mended(
    page_at: SharedPages, handbook_url: str, slip: str, meant: str
) -> None:
    assert f"“{meant}”" in ask(page_at(f"{handbook_url}search/", stay=True), f"{slip} clerk").said


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Starting as a councillor", "page councillor/#starting-as-a-councillor"),
        ("accessibility", "page accessibility/#accessibility"),
    ],
)
def test_a_page_that_alone_has_all_the_words_comes_first(
    page_at: SharedPages, handbook_url: str, query: str, first: str
) -> None:
    outcome = ask(page_at(f"{handbook_url}search/", stay=True), query)
    assert outcome.hits[0][0] == first


def test_pages_for_makers_of_handbooks_are_not_found(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    for query in ("appeal", "data protection", "YAML", "unknown attribute", "Options"):
        hits = [hit[0] for hit in ask(page, query).hits]
        assert [
            hit for hit in hits if "problems" in hit or "options" in hit or "data/" in hit
        ] == []


def test_back_leads_to_what_was_asked_before(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}search/#q=mediation")
    page.locator("#protocol-hits > li").first.wait_for()
    field = page.get_by_role("searchbox")
    field.fill("agenda")
    expect(page).to_have_url(f"{handbook_url}search/#q=agenda")
    page.go_back()
    expect(field).to_have_value("mediation")
    expect(page).to_have_url(f"{handbook_url}search/#q=mediation")


def test_all_choices_can_be_taken_back_at_once(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}search/#q=respect&council=barrow&kind=duty")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page).to_have_url(f"{handbook_url}search/#q=respect")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_word_that_very_many_entries_have_is_read_in_parts_and_none_is_lost(
    page_at: SharedPages, handbook_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same index as of ten thousand councils: long lists cut short, and bits that say which entries have a word."""
    for name, size in (
        ("MOST_POSTINGS", 40),
        ("STRIPE", 64),
        ("SHORT_STRIPE", 64),
    ):
        monkeypatch.setattr(shards, name, size)
    made = Site(real_handbook(), load_wording(), has_search=True)
    files = {str(file.address): file.content for file in search_files(made, has_site=True)}
    page = page_at(f"{handbook_url}search/")
    typed = [
        "bullied by a councillor",
        "complaint clerk",
        "grievance procedure",
        "officer advice report",
    ]
    whole = [ask(page, query).count for query in typed]

    def in_parts(route: Route) -> None:
        name = route.request.url.removeprefix(handbook_url).split("?")[0]
        if name in files:
            route.fulfill(body=files[name])
        else:
            route.continue_()

    page.route("**/data/search/**", in_parts)
    page.goto(f"{handbook_url}about/")
    page.goto(f"{handbook_url}search/")
    parted = [ask(page, query).count for query in typed]
    page.unroute("**/data/search/**")
    assert sum(name.endswith(".bin") for name in files) > 100
    assert parted == whole
