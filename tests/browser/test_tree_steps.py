"""Decision trees in a real browser: one step at a time, by keyboard, back and forth, and out at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from support.browser import (
    DESKTOP,
    PHONE,
    Pages,
    SharedPages,
    axe,
    sideways_scroll,
    visible_text,
    wait_for_scripts,
)
from support.build import build
from support.handbook import REPOSITORY, real_site
from support.projects import make_project
from support.random_runs import examples
from support.server import serving

from mkdocs_protocol.core.routes import always_rules
from mkdocs_protocol.core.trees import Edge, NodeKind, Tree

HANDBOOK = real_site().handbook
COUNCILS = [council.id for council in HANDBOOK.councils]
BARROW = "councils/barrow/when-things-go-wrong/councillor-unhappy-clerk/"
ELSEWHERE = "http://127.0.0.1:1/elsewhere/"
"""Where the way out leads in the site of the tests: by default it is another host, which no test asks."""

INSTANT = f"""\
site_name: With instant navigation
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins:
  - protocol:
      councils_dir: {REPOSITORY / "councils"}
      exit_url: {ELSEWHERE}
"""
WHATEVER_THE_ANSWERS = (
    "/favicon.png",
    "/favicon.svg",
    ".min.js",
    "/search_index.json",
    "/sitemap.xml",
)


@pytest.fixture(scope="module")
def instant_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the same councils in a site with Material's instant navigation on."""
    project = make_project(
        tmp_path_factory.mktemp("instant"),
        files={"mkdocs.yml": INSTANT},
    )
    site = project / "site"
    with serving(site) as server:
        # Material fetches only what the sitemap names, so the site has to know where it is served.
        build(project, site_dir=site, site_url=server.url)
        yield server.url


@pytest.fixture(params=["instant navigation", "full loads"])
def site_url(request: pytest.FixtureRequest) -> str:
    """Give each of the two sites in turn."""
    name = "instant_url" if request.param == "instant navigation" else "handbook_url"
    url: str = request.getfixturevalue(name)
    return url


def address(tree: Tree, council: str) -> str:
    return f"councils/{council}/when-things-go-wrong/{tree.situation}/"


def longest(council: str) -> tuple[Tree, tuple[Edge, ...]]:
    """Return a council's longest way through any of its trees."""
    ways = ((tree, way) for tree in HANDBOOK.council_by_id[council].trees for way in tree.paths())
    return max(ways, key=lambda found: len(found[1]))


def shown(page: Page) -> list[str]:
    """Return the ids of the steps that are seen."""
    found: list[str] = page.locator(".protocol-step:visible").evaluate_all(
        "steps => steps.map(step => step.id.slice('step-'.length))"
    )
    return found


def unfolded(page: Page) -> Page:
    """Return the page of a tree with the steps one by one, and the whole tree, unfolded as a reader does it."""
    for summary in page.locator(".protocol-again > summary").all():
        summary.click()
    return page


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def tab_to(page: Page, selector: str, *, at_most: int) -> None:
    """Press Tab until what fits has the focus."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{at_most} times Tab do not lead to {selector}")


def answer(page: Page, step: str) -> None:
    """Press the answer of the step that is seen which leads to another."""
    page.locator(f".protocol-step:visible [data-protocol-way='{step}']").click()


def history_length(page: Page) -> int:
    return int(page.evaluate("history.length"))


@pytest.mark.random
@pytest.mark.parametrize(
    ("site_url", "council"),
    [
        *(("full loads", council) for council in COUNCILS),
        *(("instant navigation", council) for council in COUNCILS[: examples(1)]),
    ],
    indirect=["site_url"],
)
def test_a_whole_way_is_gone_by_keyboard_alone_and_back_by_the_back_button(
    page_at: SharedPages, site_url: str, council: str
) -> None:
    tree, way = longest(council)
    page = page_at(site_url + address(tree, council))
    way = way[len(always_rules(tree)) :]
    first = way[0].origin
    assert shown(page) == []
    tab_to(page, ".protocol-steps summary", at_most=120)
    page.keyboard.press("Enter")
    assert shown(page) == [first]
    tab_to(page, f"#step-{first} .protocol-answers a", at_most=20)
    for edge in way:
        if not page.evaluate("to => document.activeElement.dataset.protocolWay === to", edge.to):
            tab_to(page, f"#step-{edge.origin} [data-protocol-way='{edge.to}']", at_most=20)
        page.keyboard.press("Enter")
        assert shown(page) == [edge.to]
        assert focused(page) == f"protocol-title-{edge.to}"
    answered = [
        edge.label for edge in way if tree.node_by_id[edge.origin].kind is NodeKind.QUESTION
    ]
    assert page.locator(".protocol-trail li b").all_inner_texts() == answered
    assert tree.node_by_id[way[-1].to].kind.is_end
    for edge in reversed(way):
        page.go_back()
        expect(page.locator(f"#step-{edge.origin}")).to_be_visible()
        assert shown(page) == [edge.origin]
    assert page.url == site_url + address(tree, council)


def test_an_address_that_is_sent_reopens_the_step_with_the_answers(
    page_at: SharedPages, site_url: str
) -> None:
    page = unfolded(page_at(site_url + BARROW))
    for step in ("result", "nobody-else"):
        answer(page, step)
    sent = page.url
    assert sent.endswith("#way=result.nobody-else")
    other = page_at(sent)
    assert shown(other) == ["nobody-else"]
    assert focused(other) == "protocol-title-nobody-else"
    trail = other.get_by_role("navigation", name="My answers so far")
    question = "Can the matter be raised with the Clerk, and can it be resolved informally?"
    item = trail.get_by_role("listitem")
    expect(item).to_contain_text(f"{question} It cannot be raised with the Clerk")
    expect(item.get_by_role("link", name=f"Change the answer to: {question}")).to_be_visible()


def test_an_answer_is_changed_where_it_was_given(page_at: SharedPages, site_url: str) -> None:
    page = page_at(f"{site_url}{BARROW}#way=result.nobody-else")
    page.get_by_role("link", name="Change the answer").click()
    assert shown(page) == ["result"]
    assert page.url.endswith("#way=result")
    answer(page, "disciplinary")
    assert page.url.endswith("#way=result.disciplinary")
    page.get_by_role("link", name="One step back").click()
    assert shown(page) == ["result"]
    page.get_by_role("link", name="Start again").click()
    assert shown(page) == ["clerk"]
    assert page.url == site_url + BARROW
    assert not page.locator(".protocol-trail").is_visible()


def test_an_address_of_steps_that_there_are_no_longer_leads_as_far_as_it_holds(
    page_at: SharedPages, site_url: str
) -> None:
    for fragment, step in (
        ("#way=result.gone.resolved", "result"),
        ("#way=~gone.result", "clerk"),
        ("#way=~result.resolved", "resolved"),
        ("#step-gone", "clerk"),
        ("#way=%7Eresult.resolved", "resolved"),
        ("#way=%", "clerk"),
        ("#way=%3Cimg%20src=x%20onerror=alert(1)%3E", "clerk"),
    ):
        page = page_at(f"{site_url}{BARROW}{fragment}")
        assert shown(page) == [step], fragment


def test_a_step_is_gone_to_from_the_list_and_from_the_drawing(
    page_at: SharedPages, site_url: str
) -> None:
    page = unfolded(page_at(site_url + BARROW))
    page.locator(".protocol-outline a[href$='#step-result']").click()
    assert shown(page) == ["result"]
    assert focused(page) == "protocol-title-result"
    page.locator(".protocol-diagram [data-step='disciplinary']").click()
    assert shown(page) == ["disciplinary"]
    assert page.url.endswith("#step-disciplinary")
    current = page.locator("[aria-current='step']")
    assert current.count() == 2
    page.go_back()
    expect(page.locator("#step-result")).to_be_visible()


def test_every_step_is_shown_to_who_asks_and_then_one_again(
    page_at: SharedPages, site_url: str
) -> None:
    page = unfolded(page_at(site_url + BARROW))
    toggle = page.get_by_role("button", name="Show all steps")
    assert toggle.get_attribute("aria-pressed") == "false"
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "true"
    assert len(shown(page)) == 6
    page.locator("#step-clerk [data-protocol-way='result']").click()
    assert len(shown(page)) == 6
    assert focused(page) == "protocol-title-result"
    expect(page.locator("#step-result")).to_be_in_viewport()
    toggle.click()
    assert shown(page) == ["result"]


def test_who_leaves_no_trail_goes_back_out_of_the_page(new_page: Pages, site_url: str) -> None:
    page = new_page()
    page.goto(f"{site_url}councils/barrow/when-things-go-wrong/")
    page.goto(site_url + BARROW)
    unfolded(page)
    toggle = page.get_by_role("button", name="Leave no trail")
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "true"
    before = history_length(page)
    for step in ("result", "resolved"):
        answer(page, step)
    assert history_length(page) == before
    assert page.url.endswith("#way=result.resolved")
    page.go_back()
    page.wait_for_url(f"{site_url}councils/barrow/when-things-go-wrong/")


def test_instant_navigation_brings_the_steps_of_the_next_page(
    page_at: SharedPages, instant_url: str
) -> None:
    page = page_at(f"{instant_url}councils/barrow/when-things-go-wrong/")
    page.evaluate("window.sameDocument = true")
    page.locator(".protocol-happened").get_by_text("unhappy with the Clerk").click()
    expect(page.locator(".protocol-steps-bar")).to_be_attached()
    assert page.evaluate("window.sameDocument") is True
    unfolded(page)
    assert shown(page) == ["clerk"]
    answer(page, "result")
    assert shown(page) == ["result"]
    page.go_back()
    page.go_back()
    expect(page.locator(".protocol-happened").first).to_be_visible()
    page.go_forward()
    expect(page.locator(".protocol-steps-bar")).to_be_attached()
    assert page.locator(".protocol-steps-bar").count() == 1
    unfolded(page)
    assert shown(page) == ["clerk"]


def test_nothing_is_stored_and_nothing_is_sent(new_page: Pages, site_url: str) -> None:
    page = new_page(alone=True)
    page.goto(site_url + BARROW, wait_until="networkidle")
    unfolded(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    kept = "() => [{...localStorage}, {...sessionStorage}, document.cookie]"
    before = page.evaluate(kept)
    for step in ("result",):
        answer(page, step)
    page.get_by_role("button", name="Show all steps").click()
    page.get_by_role("button", name="Leave no trail").click()
    page.locator("#step-result [data-protocol-way='resolved']").click()
    page.get_by_role("link", name="Change the answer").click()
    wait_for_scripts(page)
    assert page.evaluate(kept) == before
    assert page.context.cookies() == []
    # Chromium looks at a page's icon again whenever its address changes, and Material fetches its search and
    # its map of the site when it comes to it: the same files whatever the answers, and no answer goes with them.
    assert [url for url in asked if not url.endswith(WHATEVER_THE_ANSWERS)] == []


@pytest.mark.parametrize("way_out", ["link", "key"])
@pytest.mark.parametrize("start", [BARROW, "councils/barrow/when-things-go-wrong/"])
def test_the_page_that_is_left_is_not_come_back_to(
    new_page: Pages, instant_url: str, start: str, way_out: str
) -> None:
    page = new_page()
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="Elsewhere"))
    page.goto(f"{instant_url}topics/")
    page.goto(instant_url + start)
    leave(page, way_out)
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    page.wait_for_url(f"{instant_url}topics/")


@pytest.mark.parametrize("way_out", ["link", "key"])
def test_a_site_says_where_the_way_out_leads(
    new_page: Pages, instant_url: str, way_out: str
) -> None:
    page = new_page()
    heard: list[dict[str, str]] = []

    def elsewhere(route: Any) -> None:
        heard.append(route.request.headers)
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    page.route(f"{ELSEWHERE}**", elsewhere)
    page.goto(instant_url)
    page.goto(instant_url + BARROW)
    unfolded(page)
    answer(page, "result")
    assert heard == []
    leave(page, way_out)
    page.wait_for_url(ELSEWHERE)
    assert [headers.get("referer") for headers in heard] == [None]


def leave(page: Page, way_out: str) -> None:
    if way_out == "link":
        page.get_by_role("link", name="Exit this page").click()
        return
    expect(page.locator(".protocol-exit")).to_contain_text("Or press Shift three times")
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize(
    "keys", [["Shift", "Shift"], ["Shift", "Shift", "a", "Shift"], ["Shift+Tab"] * 4]
)
def test_other_uses_of_the_key_do_not_leave(
    page_at: SharedPages, handbook_url: str, keys: list[str]
) -> None:
    page = page_at(handbook_url + BARROW)
    left: list[str] = []
    note = lambda request: request.is_navigation_request() and left.append(request.url)  # noqa: E731
    page.on("request", note)
    for key in keys:
        page.keyboard.press(key)
    wait_for_scripts(page)
    page.remove_listener("request", note)
    assert left == []
    assert page.url == handbook_url + BARROW


@pytest.mark.parametrize("council", COUNCILS)
def test_without_javascript_every_step_is_there_and_answers_jump(
    page_at: SharedPages, handbook_url: str, council: str
) -> None:
    tree, way = longest(council)
    page = unfolded(page_at(handbook_url + address(tree, council), javascript=False))
    assert shown(page) == [node.id for node in tree.in_order if node not in always_rules(tree)]
    for edge in way[len(always_rules(tree)) :]:
        page.locator(f"#step-{edge.origin} [data-protocol-way='{edge.to}']").click()
        assert page.url.endswith(f"#step-{edge.to}")
        expect(page.locator(f"#protocol-title-{edge.to}")).to_be_in_viewport()
    assert page.locator("article button:visible").count() == 0
    assert "three times" not in visible_text(page, ".protocol-exit")
    (exit_,) = page.get_by_role("link", name="Exit this page").all()
    assert exit_.get_attribute("rel") == "noreferrer"


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_the_way_out_has_a_line_of_its_own_and_covers_nothing_that_takes_the_focus(
    page_at: SharedPages, handbook_url: str, viewport: tuple[int, int]
) -> None:
    page = page_at(handbook_url + BARROW, viewport=viewport)
    bar = page.locator(".protocol-exit").bounding_box()
    lead = page.locator(".protocol-short").bounding_box()
    assert bar is not None
    assert lead is not None
    assert bar["y"] + bar["height"] <= lead["y"]
    unfolded(page)
    page.get_by_role("button", name="Show all steps").click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator(".protocol-plain-list a").last.focus()
    covered = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(
            """() => {
              const at = document.activeElement, bar = document.querySelector(".protocol-exit");
              if (!at.closest(".protocol") || bar.contains(at)) return false;
              return at.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1;
            }"""
        ):
            covered.append(page.evaluate("document.activeElement.outerHTML"))
    assert covered == []


def test_on_a_phone_the_list_is_shown_and_the_drawing_to_who_asks(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = unfolded(page_at(handbook_url + BARROW, viewport=PHONE))
    expect(page.locator(".protocol-outline")).to_be_visible()
    expect(page.locator(".protocol-diagram")).not_to_be_visible()
    page.locator(".protocol-drawn > summary").click()
    expect(page.locator(".protocol-diagram")).to_be_visible()
    wide = unfolded(page_at(handbook_url + BARROW))
    expect(wide.locator(".protocol-diagram")).to_be_visible()
    expect(wide.locator(".protocol-drawn > summary")).not_to_be_visible()


def test_barrows_page_sends_to_the_subject_and_leads_to_documents_that_answer(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(handbook_url + BARROW, javascript=False)
    words = " ".join(visible_text(page, "article").split())
    assert (
        "If a Councillor is dissatisfied with the conduct, behaviour or performance of the Clerk, the "
        "matter should be raised with the Clerk in the first instance."
    ) in words
    assert (
        "Take note. This sends the matter to the person it is about: the Clerk. The document names nobody "
        "else to take it to."
    ) in words
    for name, place in (
        ("Weston-super-Mare, Clause 11.3", "councils/weston-super-mare/2024-10/#c-11.3"),
        ("Halstead, Footnote 1", "councils/halstead/2021-06/#c-footnote-1"),
    ):
        page.goto(handbook_url + BARROW)
        page.get_by_role("link", name=name).click()
        assert page.url == handbook_url + place
        expect(page.locator(f"[id='{place.partition('#')[2]}']")).to_be_in_viewport()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_axe_finds_nothing_while_one_step_is_shown_and_answers_are_listed(
    page_at: SharedPages, handbook_url: str, viewport: tuple[int, int]
) -> None:
    page = page_at(f"{handbook_url}{BARROW}#way=result.disciplinary", viewport=viewport)
    assert shown(page) == ["disciplinary"]
    assert axe(page) == []
    assert sideways_scroll(page) == 0
