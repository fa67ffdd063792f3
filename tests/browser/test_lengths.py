"""How long pages are on a phone: the text of a document is read on, what stands beside it is folded."""

from __future__ import annotations

from support.browser import PHONE, Pages


def test_on_a_phone_an_edition_is_the_document(new_page: Pages, handbook_url: str) -> None:
    page = new_page(viewport=PHONE, javascript=False)
    page.goto(f"{handbook_url}councils/barrow/2019-07-16/")
    assert page.evaluate("document.documentElement.scrollHeight") <= 10_000
    assert page.locator(".protocol-document .protocol-about:visible").count() == 0
