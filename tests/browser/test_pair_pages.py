"""Two documents compared, in a real browser: the chosen view, its address, and paper."""

from __future__ import annotations

from playwright.sync_api import expect
from support.browser import DESKTOP, PHONE, Pages, axe, sideways_scroll, visible_text

PAIR = "compare/barrow/wellingborough/"
ROW = ".protocol-pair:visible"


def test_axe_finds_nothing_and_nothing_leaves_the_window(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.goto(handbook_url + PAIR)
    page.locator(".protocol-pair-exact").evaluate_all(
        "all => all.forEach(each => each.open = true)"
    )
    found = []
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += axe(page)
            assert sideways_scroll(page) == 0
    assert found == []


def test_a_view_is_chosen_without_javascript_and_printed_as_chosen(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page(javascript=False)
    page.goto(handbook_url + PAIR)
    for alone in page.locator(".protocol-pair-topic > details > .protocol-pair-alone").all():
        assert "without a match of" in alone.locator("> summary").inner_text()
        assert alone.locator(".protocol-pair:visible").count() == 0
        alone.locator("> summary").click()
    everything = page.locator(ROW).count()
    label = page.locator("label:has([value=lacks])")
    label.click()
    shown = page.locator(ROW)
    assert f"({shown.count()})" in label.inner_text()
    kinds = set(shown.evaluate_all("all => all.map(row => row.dataset.protocolDiffers)"))
    assert kinds == {"lacks"}
    assert 0 < page.locator(ROW).count() < everything
    for topic in page.locator(".protocol-pair-topic:visible").all():
        assert topic.locator(ROW).count() > 0

    page.emulate_media(media="print")
    assert page.locator(".protocol-pair-choice:visible").inner_text().split() == [
        "Show",
        *label.inner_text().split(),
    ]
    printed = visible_text(page, "article")
    assert "No match found in " in printed
    assert "Swap sides" not in printed  # nor any other way that paper cannot go


def test_a_link_copied_from_a_chosen_view_opens_the_same_view(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.goto(handbook_url + PAIR)
    page.locator("[value=all]").focus()
    page.keyboard.press("ArrowDown")
    assert page.url.endswith(f"{PAIR}?show=lacks")
    shown = page.locator(ROW).count()

    other = new_page()
    other.goto(f"{page.url}#protocol-topic-officers-expect")
    assert other.locator("[value=lacks]").is_checked()
    assert other.locator(ROW).count() == shown
    assert other.locator("#protocol-topic-officers-expect").evaluate(
        "heading => Math.abs(heading.getBoundingClientRect().top) < innerHeight"
    )

    other.get_by_role("link", name="Swap sides").click()
    other.wait_for_url("**/compare/wellingborough/barrow/?show=lacks")
    assert other.locator(ROW).count() == shown

    other.locator("label:has([value=all])").click()
    assert other.url.endswith("compare/wellingborough/barrow/")


def test_every_word_is_there_without_javascript(new_page: Pages, handbook_url: str) -> None:
    shown = []
    for javascript in (True, False):
        page = new_page(javascript=javascript)
        page.goto(handbook_url + PAIR)
        told = visible_text(page, ".protocol-pairing").replace(" (today)", "")
        shown.append(" ".join(told.replace("Open all folded rows", "").split()))
    assert shown[0] == shown[1]


def test_what_is_marked_is_told_by_a_line_and_copied_without_what_is_only_heard(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.goto(handbook_url + PAIR)
    mark = page.locator(".protocol-pair-text mark").first
    assert mark.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "underline"
    assert mark.locator("..").evaluate(
        "text => { getSelection().selectAllChildren(text); return getSelection().toString() }"
    ) == mark.locator("..").evaluate(
        "text => { text = text.cloneNode(true);"
        " text.querySelectorAll('.protocol-unseen').forEach(e => e.remove()); return text.innerText }"
    )


def test_somebody_on_two_councils_sees_what_binds_or_concerns_them_without_javascript_too(
    new_page: Pages, handbook_url: str
) -> None:
    for javascript in (True, False):
        page = new_page(javascript=javascript)
        page.goto(handbook_url + PAIR)
        counts = []
        for value, told in (("clerk", "binds"), ("about-clerk", "about")):
            label = page.locator(f"label:has([name=binds][value={value}])")
            label.click()
            shown = page.locator(ROW)
            counts.append(shown.count())
            assert f"({counts[-1]})" in label.inner_text()
            whom = shown.evaluate_all(
                "(all, told) => all.map(row => row.getAttribute(`data-protocol-${told}`))", told
            )
            assert all("clerk" in one.split() for one in whom)
            for topic in page.locator(".protocol-pair-topic:visible").all():
                assert topic.locator(ROW).count() > 0
        assert counts[0] < counts[1]  # what is about the Clerk may bind others


_ABOUT = "rows => rows.map(row => row.dataset.protocolAbout.split(' ').length)"


def test_on_a_phone_all_rows_open_at_once_and_of_a_choice_its_rows(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(handbook_url + PAIR)
    rows = page.locator(ROW)
    expect(rows).to_have_count(0)
    page.get_by_role("button", name="Open all folded rows").click()
    expect(rows).to_have_count(page.locator(".protocol-pair").count())
    page.get_by_role("button", name="Fold the rows again").click()
    expect(rows).to_have_count(0)

    label = page.locator("label:has([name=binds][value=officer])")
    label.click()
    left = page.locator(".protocol-pair[data-protocol-about~=officer]")
    fewest = min(left.evaluate_all(_ABOUT))
    expect(page.locator(".protocol-pair-topic .protocol-narrow[open]")).to_have_count(1)
    assert min(rows.evaluate_all(_ABOUT)) == fewest, "what is most about officers is read at once"
    first = rows.first.get_attribute("id")
    page.locator("label:has([name=binds][value=about-clerk])").click()
    expect(page.locator(".protocol-pair-topic .protocol-narrow[open]")).to_have_count(1)
    assert rows.first.get_attribute("id") != first
    label.click()
    page.get_by_role("button", name="Open all folded rows").click()
    expect(label).to_contain_text(f"({rows.count()})")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    expect(page.get_by_role("button", name="Fold the rows again")).to_be_hidden()


def test_what_binds_a_reader_stands_in_the_address(new_page: Pages, handbook_url: str) -> None:
    page = new_page()
    page.goto(f"{handbook_url}{PAIR}?show=lacks&binds=officer")
    assert page.locator("[value=lacks]").is_checked()
    assert page.locator("[name=binds][value=officer]").is_checked()
    page.get_by_role("link", name="Swap sides").click()
    page.wait_for_url("**/compare/wellingborough/barrow/?show=lacks&binds=officer")
