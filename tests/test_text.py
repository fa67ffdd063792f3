"""The words of a page without a browser."""

from __future__ import annotations

import pytest
from support.text import visible_text, words_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<p>On<b>e</b> <i>two</i></p>", "One two"),
        ("<p>One\n   two<br>three</p>", "One two\nthree"),
        ("<p>&lt;b&gt; &amp; &#x2014; caf&eacute;</p>", "<b> & — café"),
        ("<ul><li>One<li>Two</ul>after", "One\nTwo\nafter"),
        ("<head><title>No</title></head><body>Yes", "Yes"),
        ("<script>no()</script><style>no{}</style><noscript>No</noscript>Yes", "Yes"),
        ("<div hidden>No <p>no</p></div><p>Yes</p>", "Yes"),
        ("<svg><title>No</title><text>Yes</text></svg>", "Yes"),
        ("<p>One</b> two</p>three", "One two\nthree"),
    ],
)
def test_the_words_are_those_a_reader_sees(html: str, text: str) -> None:
    assert visible_text(html) == text


PAGE = """
<nav>Menu</nav>
<main><h1>Title</h1>
  <div class="clause first" id="c-1">One <span>1</span></div>
  <div class="clause" id="c-2">Two<ul><li>a<li>b</ul></div>
</main><footer>Foot</footer>
"""


@pytest.mark.parametrize(
    ("within", "words"),
    [
        ("main", ["Title", "One", "1", "Two", "a", "b"]),
        (".clause", ["One", "1", "Two", "a", "b"]),
        ("#c-2", ["Two", "a", "b"]),
        ("#c-3", []),
    ],
)
def test_a_part_of_a_page_can_be_asked_for(within: str, words: list[str]) -> None:
    assert words_of(PAGE, within) == words
