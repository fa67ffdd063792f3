"""A text inside other people's websites, and as a file of its own: the same words and looks wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from support.browser import SharedPages, faults_in_every_look, visible_text
from support.foreign_pages import DARK, HOLE, HOSTS, JOOMLA, STRICT, STRICTEST, WORDPRESS
from support.handbook import real_site
from support.server import serving
from support.takeaway import odd_text, printed_words, squeezed

from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.papers.takeaway.text import TakenText, said_on, taken_text
from mkdocs_protocol.rendering.takeaway.pages import fragment_of, frame_of, html_file
from mkdocs_protocol.rendering.takeaway.today import script, script_hash
from mkdocs_protocol.site.wording import load_wording

LOOKS = """root => {
  const names = ["direction", "unicode-bidi", "writing-mode", "font-family", "font-size", "font-style", "font-weight", "color", "text-transform", "letter-spacing",
    "line-height", "text-indent", "text-align", "text-decoration-line", "list-style-type", "display", "columns",
    "white-space", "visibility", "opacity", "background-color", "margin-top", "margin-bottom", "padding-left",
    "position", "direction", "word-spacing", "border-left-width", "float"];
  return [root, ...root.querySelectorAll("*")].filter((each) => !each.closest("script, style")).map((each) => {
    const style = getComputedStyle(each);
    const parts = ["::before", "::first-letter", "::first-line", "::marker"].map((part) => getComputedStyle(each, part));
    const said = parts.flatMap((part) => [part.content, part.fontSize, part.float, part.color]);
    return [each.localName + "." + each.className, ...names.map((name) => style.getPropertyValue(name)), ...said].join("|");
  });
}"""


@cache
def real(council: str) -> tuple[TakenText, Edition]:
    site = real_site()
    found = site.handbook.council_by_id[council]
    return taken_text(site, found, found.leading_edition), found.leading_edition


def fragment(council: str = "halstead", level: int = 2) -> str:
    return fragment_of(load_wording(), real(council)[0], level)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> TakenText:
    return odd_text(tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a function that puts a page, with a policy if it has one, on a server; it returns the address."""
    folder = tmp_path_factory.mktemp("foreign")
    with serving(folder) as server:

        def put(name: str, html: str) -> str:
            # A browser takes a page that changes within a second for the one that it has.
            own = f"{len([*folder.iterdir()])}-{name}"
            (folder / own).write_text(html, "utf-8")
            return f"{server.url}{own}"

        yield put


def shown(page: Page, address: str, policy: str = "") -> Page:
    """Lead a page to an address whose server sends a policy."""
    page.goto("about:blank")

    def answer(route: Route) -> None:
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": policy}
        route.fulfill(response=response, headers=headers if policy else response.headers)

    page.route(address, answer)
    page.goto(address)
    page.unroute(address)
    return page


def root_of(page: Page) -> Any:
    return page.locator("[id^=protocol-]").first


@pytest.mark.parametrize("host", HOSTS)
def test_every_word_is_shown_in_its_order(host: str, at: Any, page_at: SharedPages) -> None:
    page = page_at(at(f"{host}.html", HOSTS[host].replace(HOLE, fragment())))

    said = squeezed(
        "".join(
            page.locator(".said:not(a)").evaluate_all(
                "all => all.filter(e => !e.parentElement.closest('.said')).map(e => e.innerText)"
            )
        )
    )
    assert said == printed_words(real("halstead")[1])
    expect(page.locator("details li").first).to_be_hidden()


@pytest.mark.parametrize("host", ["wordpress", "joomla", "reset", "unset"])
def test_it_looks_as_on_a_page_without_any_style(
    odd: TakenText, host: str, at: Any, page_at: SharedPages
) -> None:
    bare = "<!doctype html><html lang=en><meta charset=utf-8><title>x</title><body><main>{}</main>"
    for name, html in (
        ("weston-super-mare", fragment("weston-super-mare")),
        ("odd", fragment_of(load_wording(), odd)),
    ):
        plain = page_at(at("bare.html", bare.format(html)))
        meant = root_of(plain).evaluate(LOOKS)
        page = page_at(at(f"{host}-{name}.html", HOSTS[host].replace(HOLE, html)))
        found = root_of(page).evaluate(LOOKS)
        assert [(a, b) for a, b in zip(meant, found, strict=True) if a != b] == []


def test_a_wide_table_makes_no_grid_and_no_cell_of_a_page_wider(
    at: Any, page_at: SharedPages
) -> None:
    html = f"<table><tr><td>{fragment('weston-super-mare')}</table>"
    for name, inside in (("grid", fragment("weston-super-mare")), ("cell", html)):
        host = (JOOMLA if name == "grid" else DARK).replace(HOLE, inside)
        page = page_at(at(f"{name}.html", host), viewport=(320, 640))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


@pytest.mark.parametrize("host", ["wordpress", "joomla", "reset"])
def test_the_page_around_looks_as_it_did(host: str, at: Any, page_at: SharedPages) -> None:
    around = "() => ['page', 'before', 'after'].map((id) => { const style = getComputedStyle(document.getElementById(id)); return [...style].filter((n) => !/^(block-size|height|inline-size|width|perspective-origin|transform-origin)$/.test(n)).map((n) => n + style.getPropertyValue(n)).join() })"
    without = page_at(at("without.html", HOSTS[host].replace(HOLE, ""))).evaluate(around)
    page = page_at(at("with.html", HOSTS[host].replace(HOLE, fragment())))

    assert page.evaluate(around) == without


@pytest.mark.parametrize("host", HOSTS)
def test_axe_finds_nothing_in_it_in_any_look(
    odd: TakenText, host: str, at: Any, page_at: SharedPages
) -> None:
    for html in (fragment(level=2), fragment_of(load_wording(), odd)):
        page = page_at(at(f"axe-{host}.html", HOSTS[host].replace(HOLE, html)))
        found = faults_in_every_look(page, within="[id^=protocol-]")
        assert found == []


def test_it_is_dark_only_where_the_page_around_can_be(at: Any, page_at: SharedPages) -> None:
    papers = []
    for name, host in (("light", WORDPRESS), ("dark", DARK)):
        page = page_at(at(f"{name}.html", host.replace(HOLE, fragment())), color_scheme="dark")
        papers.append(root_of(page).evaluate("e => getComputedStyle(e).backgroundColor"))
    assert papers == ["rgb(252, 251, 247)", "rgb(20, 24, 29)"]


def test_a_link_leads_to_a_clause_and_two_texts_share_no_id(at: Any, page_at: SharedPages) -> None:
    both = fragment() + fragment("barrow")
    page = page_at(at("two.html", JOOMLA.replace(HOLE, both)))

    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    gone = page.evaluate(
        "[...document.querySelectorAll('main a[href^=\"#\"]')].map((a) => a.hash.slice(1))"
        ".filter((id) => !document.getElementById(decodeURIComponent(id)))"
    )
    assert gone == []
    page.locator("summary").first.click()
    page.get_by_role("link", name="5 Access to Confidential Information").click()
    expect(page).to_have_url(re.compile("#halstead-2021-06-s-5$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_links_lead_to_the_text_where_the_page_says_that_links_begin_elsewhere(
    at: Any, page_at: SharedPages
) -> None:
    html = JOOMLA.replace("<title>", '<base href="http://127.0.0.1:9/"><title>')
    page = page_at(at("base.html", html.replace(HOLE, fragment())))
    here = page.url

    page.get_by_role("link", name="4.3", exact=True).click()
    expect(page).to_have_url(f"{here}#halstead-2021-06-c-4.3")


def test_headings_begin_at_the_level_that_was_asked_for(at: Any, page_at: SharedPages) -> None:
    for level in range(1, 7):
        page = page_at(at("levels.html", DARK.replace(HOLE, fragment("weston-super-mare", level))))
        found = (
            root_of(page)
            .locator("h1, h2, h3, h4, h5, h6")
            .evaluate_all("all => all.map((h) => Number(h.ariaLevel ?? h.localName.slice(1)))")
        )
        assert found[0] == min(found) == level
        assert {*found} == {level, level + 1, level + 2}


@pytest.mark.parametrize("council", ["halstead", "weston-super-mare", "unnamed", "barrow"])
def test_the_day_of_reading_decides_what_is_said(
    council: str, at: Any, page_at: SharedPages
) -> None:
    taken = real(council)[0]
    address = at(f"day-{council}.html", DARK.replace(HOLE, fragment(council)))
    for day in (
        date(2022, 6, 30),
        date(2026, 11, 22),
        date(2027, 5, 2),
        date(2027, 6, 30),
        date(2031, 1, 1),
    ):
        page = page_at(address, now=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        state, why = said_on(load_wording(), taken.review, day)
        expect(page.locator('[data-say="0"]')).to_have_text(state)
        expect(page.locator('[data-say="1"]')).to_have_text(why)


def test_what_a_page_has_put_in_the_place_of_a_browser_s_own_changes_nothing(
    at: Any, page_at: SharedPages
) -> None:
    spoilt = """<script>
      JSON.parse = Element.prototype.prepend = NodeList.prototype.forEach = () => { throw "mine"; };
      delete NodeList.prototype[Symbol.iterator];
    </script><p data-protocol-due="of another program">x</p>"""
    host = JOOMLA.replace('<p id="before">', f'{spoilt}<p id="before">')
    page = page_at(
        at("spoilt.html", host.replace(HOLE, fragment())), now=datetime(2030, 1, 1, 12, tzinfo=UTC)
    )
    expect(page.locator('[data-say="as-of"]')).to_have_text("As of 1 January 2030 (today).")
    expect(page.locator("#protocol-halstead-2021-06")).to_have_css("color", "rgb(28, 36, 48)")


def test_midnight_is_that_of_london(at: Any, page_at: SharedPages) -> None:
    address = at("night.html", DARK.replace(HOLE, fragment("weston-super-mare")))
    last = datetime(2027, 6, 30, 22, 59, tzinfo=UTC)  # One hour ahead in summer.
    page = page_at(address, now=last, timezone="Pacific/Auckland")
    expect(page.locator('[data-say="0"]')).to_have_text("Review due this month: June 2027")
    page = page_at(address, now=last + timedelta(minutes=2), timezone="Pacific/Auckland")
    expect(page.locator('[data-say="0"]')).to_have_text("Review overdue: it was due June 2027")
    expect(page.locator('[data-say="as-of"]')).to_have_text("As of 1 July 2027 (today).")


def test_a_cycle_is_counted_on_and_never_overdue(
    at: Any, page_at: SharedPages, tmp_path: Any
) -> None:
    words = "PROTOCOL \\#1\n\nAdopted May 2024\n\n1.1 Reviewed every four years.\n"
    taken = odd_text(
        tmp_path,
        words,
        dates="{adopted: {value: 2024-05, printed: Adopted May 2024}}",
        cycle="{printed: every four years}",
    )
    address = at("cycle.html", DARK.replace(HOLE, fragment_of(load_wording(), taken)))
    for day in (date(2028, 4, 30), date(2028, 5, 31), date(2028, 6, 1)):
        page = page_at(address, now=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        state, why = said_on(load_wording(), taken.review, day)
        expect(page.locator('[data-say="0"]')).to_have_text(state)
        expect(page.locator('[data-say="1"]')).to_have_text(why)
        assert "overdue" not in state


@pytest.mark.parametrize("policy", [STRICT, STRICTEST])
def test_a_policy_without_scripts_leaves_dates_and_the_day(
    policy: str, at: Any, page_at: SharedPages
) -> None:
    address = at("policy.html", JOOMLA.replace(HOLE, fragment()))
    page = shown(page_at(), address, policy)

    said = visible_text(page, ".status")
    assert "Dates in the document: Dated June 2021; Next review June 2022." in said
    assert "As of 22 November 2026; this may have changed since." in said
    assert squeezed(real("halstead")[0].copy) in squeezed(visible_text(page, ".copy"))


def test_a_policy_can_allow_the_script_by_its_name(at: Any, page_at: SharedPages) -> None:
    address = at("allowed.html", DARK.replace(HOLE, fragment()))
    policy = f"default-src 'self'; script-src '{script_hash()}'; style-src 'unsafe-inline'"
    page = shown(page_at(now=datetime(2030, 1, 1, 12, tzinfo=UTC)), address, policy)

    expect(page.locator('[data-say="as-of"]')).to_have_text("As of 1 January 2030 (today).")


def test_it_asks_for_nothing(at: Any, page_at: SharedPages) -> None:
    page = page_at()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    taken = replace(real("halstead")[0])
    address = at("file.html", html_file(load_wording(), taken).decode())
    page.goto(address)
    expect(page.locator('[data-say="as-of"]')).to_contain_text("(today)")
    assert asked == [address]


def test_axe_finds_nothing_in_the_file_in_any_look(
    odd: TakenText, at: Any, page_at: SharedPages, tmp_path: Any
) -> None:
    for taken in (real("halstead")[0], real("weston-super-mare")[0], odd):
        page = page_at(at("whole.html", html_file(load_wording(), taken).decode()))
        assert faults_in_every_look(page) == []


def test_the_file_is_dark_where_the_system_is_and_white_on_paper(
    at: Any, page_at: SharedPages
) -> None:
    address = at("looks.html", html_file(load_wording(), real("halstead")[0]).decode())
    paper = "getComputedStyle(document.querySelector('main')).backgroundColor"
    assert page_at(address, color_scheme="dark").evaluate(paper) == "rgb(20, 24, 29)"
    page = page_at(address, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_hostile_words_do_nothing(
    odd: TakenText, at: Any, page_at: SharedPages, tmp_path: Any
) -> None:
    page = page_at(at("hostile.html", DARK.replace(HOLE, fragment_of(load_wording(), odd))))
    assert page.locator("main script").count() == 1
    assert page.locator("b").count() == 0
    assert "<script>alert(1)</script>" in visible_text(page, "[id^=protocol-]")


def test_an_editor_finds_nothing_to_change(
    odd: TakenText,
) -> None:
    for html in (fragment(), fragment_of(load_wording(), odd)):
        assert "\n\n" not in html
        assert "\r" not in html
    assert not set("<&") & set(script())


@pytest.mark.parametrize("kind", ["the file", "the handbook's page"])
def test_a_page_in_a_frame_reckons_with_the_day_and_stores_nothing(
    kind: str, at: Any, page_at: SharedPages, handbook_url: str
) -> None:
    taken = real("halstead")[0]
    inner = (
        at("framed.html", html_file(load_wording(), taken).decode())
        if kind == "the file"
        else f"{handbook_url}councils/halstead/2021-06/"
    )
    address = at("frame.html", WORDPRESS.replace(HOLE, frame_of(taken, inner)))
    page = page_at(address, now=datetime(2030, 1, 1, 12, tzinfo=UTC))
    frame = page.frame_locator("iframe")

    expect(frame.get_by_text("As of 1 January 2030 (today)").first).to_be_attached()
    expect(page.get_by_role("link", name=f"{taken.title}, {taken.council}")).to_have_attribute(
        "href", inner
    )
    inside = next(each for each in page.frames if each != page.main_frame)
    assert inside.evaluate("window.origin") == "null"
    # Material wants to store the colours that a reader has chosen, which the frame does not let it.
    told = page_at.complaints()
    assert all("'localStorage'" in words for words in told)
    assert told == [] or kind == "the handbook's page"
