"""How long pages are on a phone: what a reader came for is read at once, what stands beside it is unfolded.

Why, and what is folded where, stands in docs/decisions: "folded pages".
"""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from playwright.sync_api import Page
from support.browser import DESKTOP, LONGEST, PHONE, Pages, SharedPages, sideways_scroll
from support.handbook import real_site

HANDBOOK = real_site().handbook
COUNCILS = [council.id for council in HANDBOOK.councils]
SITUATIONS = [situation.id for situation in HANDBOOK.vocabulary.situations]
MOST_OF_A_FRONT_PAGE, MOST_OF_AN_EDITION = 9_000, 7_000
"""In pixels at 320 pixels: the latter are about eleven screens of a phone, for the 964 words of Barrow's text."""

KINDS = {
    "comparisons": [f"compare/{one}/{other}/" for one, other in permutations(COUNCILS, 2)],
    "situations": [
        "when-things-go-wrong/",
        *(f"when-things-go-wrong/{situation}/" for situation in SITUATIONS),
    ],
    **{
        f"situations of {council}": [
            f"councils/{council}/when-things-go-wrong/",
            *(f"councils/{council}/when-things-go-wrong/{situation}/" for situation in SITUATIONS),
        ]
        for council in COUNCILS
    },
    "overviews": ["expectations/", "topics/", "questions/", "compare/", "search/a-z/"],
    "questions": [f"councils/{council}/questions/" for council in COUNCILS],
    "drafting sheets": [f"councils/{council}/review/" for council in COUNCILS],
    "front pages": [f"councils/{council}/" for council in COUNCILS],
}
OTHER_WAY_ROUND = {f"compare/{one}/{other}/" for other, one in combinations(COUNCILS, 2)}
VISITED = {f"situations of {council}" for council in COUNCILS}
"""With scripts, these are measured where they are visited for all else: in `test_tree_pages.py`."""


IN_FRAMES = """async ([addresses, width, height]) => {
  document.body.replaceChildren();
  const measured = address => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-same-origin';
    frame.style = `width: ${width}px; height: ${height}px; border: 0; display: block`;
    frame.onload = () => {
      done([frame.contentDocument.title, frame.contentDocument.documentElement.scrollHeight]);
      frame.remove();
    };
    frame.src = address;
    document.body.append(frame);
  });
  const found = [];
  for (const address of addresses) found.push(await measured(address));
  return found;
}"""
"""Measures pages on a phone in frames that run no script, which takes half of what leading a window to each does."""


def height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def heights(page_at: SharedPages, url: str, places: list[str], *, javascript: bool) -> list[int]:
    """Return how long pages are on a phone."""
    if javascript:
        return [height(page_at(url + place, viewport=PHONE)) for place in places]
    around = page_at(f"{url}404.html", viewport=PHONE)
    missing = around.title()
    found = around.evaluate(IN_FRAMES, [[url + place for place in places], *PHONE])
    assert missing not in [title for title, _ in found]
    return [pixels for _, pixels in found]


@pytest.mark.parametrize(
    ("kind", "javascript"),
    [
        *(pytest.param(kind, True, id=f"script-{kind}") for kind in KINDS if kind not in VISITED),
        *(pytest.param(kind, False, id=f"no script-{kind}") for kind in KINDS),
    ],
)
def test_no_page_that_compares_is_longer_than_a_reader_scrolls(
    page_at: SharedPages, handbook_url: str, kind: str, *, javascript: bool
) -> None:
    # With scripts a pair is measured one way round: the other has the same rows, and is measured without.
    places = [place for place in KINDS[kind] if not javascript or place not in OTHER_WAY_ROUND]
    lengths = heights(page_at, handbook_url, places, javascript=javascript)
    found = dict(zip(places, lengths, strict=True))
    most = MOST_OF_A_FRONT_PAGE if kind == "front pages" else LONGEST
    assert {place: pixels for place, pixels in found.items() if pixels > most} == {}


@pytest.mark.parametrize(
    "place",
    [
        "compare/unnamed/weston-super-mare/",
        "compare/#councils=unnamed,wellingborough,weston-super-mare",
    ],
)
def test_a_choice_of_rows_folds_them_as_all_rows_are_folded(
    page_at: SharedPages, handbook_url: str, place: str
) -> None:
    page = page_at(handbook_url + place, viewport=PHONE)
    page.wait_for_selector(".protocol-pair-topic")
    assert page.get_by_role("button", name="Open all folded rows").is_visible()
    found = page.locator(".protocol-pair-choice input").evaluate_all(
        "all => all.map(e => { e.click(); return document.documentElement.scrollHeight })"
    )
    assert len(found) > 9
    assert [pixels for pixels in found if pixels > LONGEST] == []


def test_all_answers_to_a_question_begin_on_two_screens(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}questions/complaint-about-officer/", viewport=DESKTOP)
    lines = page.locator(".protocol-reply-line, .protocol-reply li[id]")
    ends = lines.evaluate_all("all => all.map(e => e.getBoundingClientRect().bottom + scrollY)")
    assert len(ends) == len(COUNCILS)
    assert max(ends) <= 2 * DESKTOP[1]


@pytest.mark.parametrize("width", [1280, 768, 640])
def test_two_documents_are_compared_within_what_a_reader_scrolls_at_every_width(
    page_at: SharedPages, handbook_url: str, width: int
) -> None:
    page = page_at(f"{handbook_url}compare/barrow/halstead/", viewport=(width, 800))
    assert height(page) <= LONGEST


@pytest.mark.parametrize("place", ["topics/", "expectations/", "when-things-go-wrong/"])
def test_a_table_of_five_documents_fits_a_tablet(
    page_at: SharedPages, handbook_url: str, place: str
) -> None:
    page = page_at(handbook_url + place, viewport=(834, 1112))
    assert sideways_scroll(page) == 0
    wider = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).length"
    assert page.locator(".protocol-grid-box").evaluate_all(wider) == 0


def test_a_letter_leads_to_its_subjects_and_opens_them_on_a_phone(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/a-z/", viewport=PHONE)
    subject = page.locator("#subjects-b dt").first
    assert not subject.is_visible()
    page.locator(".protocol-subjects-letters a", has_text="B").click()
    subject.wait_for(state="visible")
    name = page.locator("#subjects-b-name").bounding_box()
    assert name is not None
    assert name["y"] >= 0
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    assert page.locator("#subjects-c dt").first.is_visible()


def test_on_a_phone_an_edition_is_the_document(new_page: Pages, handbook_url: str) -> None:
    page = new_page(viewport=PHONE, javascript=False)
    page.goto(f"{handbook_url}councils/barrow/2019-07-16/")
    assert height(page) <= MOST_OF_AN_EDITION
    assert page.locator(".protocol-document .protocol-about:visible").count() == 0


def test_the_mark_of_a_clause_opens_what_the_handbook_adds(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}councils/barrow/2019-07-16/", viewport=PHONE)
    clause = page.locator("#c-aim-1")
    mark = clause.locator("summary").first
    box = mark.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    assert mark.inner_text() == "About Aim, paragraph 1"
    mark.click()
    assert clause.locator(".protocol-about").is_visible()
    assert clause.locator(".protocol-number").is_visible()
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize(
    "place",
    [
        "compare/barrow/halstead/#row-barrow--principles-1",
        "councils/barrow/when-things-go-wrong/councillor-unhappy-clerk/#step-result",
        "councils/barrow/2019-07-16/#protocol-finding-18",
    ],
)
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_an_address_opens_what_is_folded_around_its_target(
    page_at: SharedPages, handbook_url: str, place: str, *, javascript: bool
) -> None:
    page = page_at(handbook_url + place, viewport=PHONE, javascript=javascript)
    target = page.locator(f"[id='{place.partition('#')[2]}']")
    assert target.is_visible()
    page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight",
        arg=place.partition("#")[2],
    )


def test_a_pair_shows_first_what_differs_most_and_folds_what_differs_only_in_wording(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}compare/barrow/wellingborough/")
    folded = page.locator(".protocol-pair-folded")
    assert folded.locator("summary").all_inner_texts() == [
        "1 item differs only in wording or place"
    ]
    item = folded.locator(".protocol-pair-item")
    assert not item.is_visible()
    folded.locator("summary").click()
    assert "To act as advocates for their" in item.inner_text()
    page.emulate_media(media="print")
    page.locator(".protocol-pair-folded").evaluate("e => { e.open = false }")
    assert item.is_visible()


def test_a_clause_without_a_number_has_a_sign_that_leads_to_it(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}councils/barrow/2019-07-16/")
    sign = page.locator("#c-aim-1 .protocol-number")
    assert sign.is_visible()
    sign.click()
    assert page.url.endswith("#c-aim-1")
