"""Pages of councils' sites, of a dozen shapes: the document comes in whole, the frame stays out and is told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from mkdocs_protocol.importing.containers import foreign_file
from mkdocs_protocol.importing.importing import Imported, import_file
from mkdocs_protocol.importing.page_frame import is_frame_line, is_named_frame
from mkdocs_protocol.importing.received import received_text

pytestmark = pytest.mark.usefixtures("read_here")

TEXT = """<p>1. Members and officers work together for the whole town.</p>
<h2>Working together</h2><ol><li>Members ask the clerk.</li><li>The clerk answers within a week.</li></ol>
<table><tr><td>Post</td><td>E-mail this page</td></tr><tr><td>Clerk</td><td>Print</td></tr></table>
<p>Adopted in May 2021. Last reviewed by the council in May 2024 and not changed.</p>"""
SHOWN = [
    "1. Members and officers work together for the whole town.", "Working together", "1. Members ask the clerk.",
    "2. The clerk answers within a week.", "Post\tE-mail this page", "Clerk\tPrint",
    "Adopted in May 2021. Last reviewed by the council in May 2024 and not changed.",
]  # fmt: skip
MENU = "".join(f'<li class="menu-item"><a href="/{n}">Menu {n}</a></li>' for n in range(9))
TITLE = "<h1>Protocol on relations</h1>"

PAGES = {
    "a theme of WordPress with a sidebar": f"""<body class="page has-sidebar"><a class="skip-link screen-reader-text" href="#c">Skip to content</a>
<div id="page" class="site"><div id="masthead" class="site-header"><div class="site-branding"><p>Tiny Council</p></div>
<div id="site-navigation" class="main-navigation"><ul class="menu">{MENU}</ul></div></div>
<div id="content" class="site-content has-sidebar"><article class="post-12 page hentry"><header class="entry-header">{TITLE}
<div class="entry-meta"><span class="posted-on">Posted on <time>3 June 2024</time></span><span class="byline"> by <a>admin</a></span></div></header>
<div class="entry-content">{TEXT}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>Facebook</li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div></div><footer class="entry-footer"><span class="cat-links">Policies</span></footer></article>
<div id="comments" class="comments-area"><p>Leave a Reply</p></div></div>
<div id="secondary" class="widget-area"><section class="widget"><h2>News</h2><p>Fete on Saturday</p></section></div>
<div id="colophon" class="site-footer">© Tiny Council</div></div>
<div id="cookie-law-info-bar"><span>We use cookies. <a>Accept</a></span></div></body>""",
    "a block theme of WordPress": f"""<body><div class="wp-site-blocks"><header class="wp-block-template-part"><p>Tiny Council</p>
<nav class="wp-block-navigation"><ul>{MENU}</ul></nav></header><main class="wp-block-group"><h1 class="wp-block-post-title">Protocol on relations</h1>
<div class="wp-block-post-date"><time>3 June 2024</time></div><div class="entry-content wp-block-post-content">{TEXT}
<div class="wp-block-file"><a>Protocol</a><a class="wp-block-file__button">Download</a></div>
<div class="addtoany_share_save_container">Facebook Twitter</div></div></main><footer>© 2024</footer></div>
<div class="moove_gdpr_cookie_info_bar"><p>This website uses cookies.</p></div></body>""",
    "Joomla": f"""<body class="site"><div class="container-header"><div class="navbar-brand">Tiny Council</div><ul class="mod-menu nav">{MENU}</ul></div>
<nav class="mod-breadcrumbs__wrapper" aria-label="Breadcrumbs"><ol class="mod-breadcrumbs breadcrumb"><li>You are here: </li><li>Home</li></ol></nav>
<main><div class="com-content-article item-page" itemscope><div class="page-header">{TITLE}</div>
<dl class="article-info text-muted"><dt class="article-info-term">Details</dt><dd class="createdby">Written by: The Webmaster</dd>
<dd class="hits">Hits: 311</dd></dl><div class="icons"><ul class="actions"><li class="print-icon"><a>Print this page</a></li></ul></div>
<div itemprop="articleBody" class="com-content-article__body">{TEXT}</div>
<ul class="pager pagenav"><li>Previous article: Fees</li></ul></div></main><footer class="container-footer">© 2024</footer></body>""",
    "Drupal": f"""<body class="node-page"><div class="visually-hidden"><a>Skip to main content</a></div><div class="layout-container">
<header role="banner"><div class="region region-header">Tiny Council</div></header><div class="region region-breadcrumb"><div class="block block-system-breadcrumb-block">
<h2 class="visually-hidden">Breadcrumb</h2><ol><li>Home</li><li>Policies</li></ol></div></div><main role="main"><div class="region region-content">
<article class="node node--type-page">{TITLE}<div class="node__meta">Submitted by clerk on Mon, 03/06/2024</div><div class="node__content">{TEXT}
<div class="node__links"><ul class="links inline"><li>Log in to post comments</li></ul></div></div></article></div></main></div></body>""",
    "a guide in the manner of GOV.UK": f"""<body class="govuk-template__body"><div class="govuk-cookie-banner" role="region" aria-label="Cookies"><p>Cookies on this site</p></div>
<header class="govuk-header" role="banner">GOV.UK</header><div class="govuk-width-container"><div class="gem-c-breadcrumbs govuk-breadcrumbs"><ol><li>Home</li></ol></div>
<main id="content" class="govuk-main-wrapper">{TITLE}<div class="gem-c-metadata"><dl><dt>From:</dt><dd>Tiny Council</dd><dt>Published</dt><dd>3 June 2024</dd></dl></div>
<nav class="gem-c-contents-list" aria-label="Contents"><ol><li>Working together</li></ol></nav><div class="govspeak">{TEXT}</div>
<div class="gem-c-published-dates">Published 3 June 2024</div><div class="gem-c-print-link"><button>Print this page</button></div>
<div class="gem-c-share-links"><h2>Share this page</h2><ul><li>Facebook</li></ul></div>
<div class="gem-c-feedback"><h2>Is this page useful?</h2></div></main></div><footer role="contentinfo">Licence</footer></body>""",
    "an old site of tables and boxes without a main part": f"""<body><div id="header"><img alt="Crest"></div><div id="topmenu"><ul id="mainmenu" class="menu">{MENU}</ul></div>
<div id="wrapper" class="sidebar-right"><div id="leftnav" class="left-nav"><ul>{MENU}</ul></div><div id="maincontent"><p>Home &gt; Council &gt; Policies</p>{TITLE}{TEXT}
<p><a href="p.pdf">Download this document as a PDF (120 KB)</a></p><p><a href="#">Back to top</a></p></div></div>
<div id="footer" class="site-footer">Tel. 01234</div></body>""",
    "lines that say by their words what they are": f"""<body><div><p>Skip to main content</p><p>You are here: Home / Policies</p>{TITLE}<p>Posted on 3 June 2024 by Clerk</p>
<ul><li>Print this page</li><li>Share on Facebook</li><li>E-mail this page</li></ul>{TEXT}<p>Was this page useful?<br>Report a problem with this page</p>
<p>Next page: Standing orders</p><p>Accept all cookies</p></div></body>""",
    "a reader of what is read aloud, an accessibility bar, languages": f"""<body><div id="accessibility-tools">A A A</div><div class="gtranslate_wrapper">English Cymraeg</div>
<div class="language-switcher-language-url"><ul><li>Cymraeg</li></ul></div><div class="rs_skip rsbtn rs_preserve"><a>Listen</a></div><div id="main">{TITLE}{TEXT}</div>
<div id="onetrust-banner-sdk" role="alertdialog"><p>Cookies</p></div><div class="back-to-top">Top</div></body>""",
    "a box of the text itself called print": f"""<body><div class="print"><div class="share has-menu">{TITLE}{TEXT}</div></div></body>""",
    "one article among other things": f"""<body><div class="top">Tiny Council news and notices</div><article><h2 class="name">Protocol on relations</h2>{TEXT}</article>
<div class="extra"><p>Other things of the site that are no text.</p></div></body>""",
    "a saved fragment": f"{TITLE}{TEXT}",
    "a page of a council's supplier, all boxes": f"""<body><form action="/search" role="search"><label>Search</label></form><div class="alert-banner">Office closed</div>
<div class="container"><div class="row"><div class="col-md-9">{TITLE}{TEXT}<div class="page-tools"><a>Print</a><a>Send</a></div></div>
<div class="col-md-3 sidebar"><h3>In this section</h3><ul class="sub-menu">{MENU}</ul></div></div></div><div class="newsletter-signup">Sign up</div></body>""",
}  # fmt: skip


def made(html: str, folder: Path) -> Imported:
    path = folder / "page.html"
    path.write_text(
        f'<!doctype html><html lang="en-GB"><head><title>x</title></head>{html}</html>', "utf-8"
    )
    return import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1))


@pytest.mark.parametrize("shape", PAGES)
def test_the_document_comes_in_whole_and_the_frame_stays_out(shape: str, tmp_path: Path) -> None:
    result = made(PAGES[shape], tmp_path)
    lines = [line for line in result.received.split("\n") if line]

    title = ["Protocol on relations"]
    assert [re.sub(" +", " ", line) for line in lines] == title + SHOWN
    assert [entry.what for entry in result.report.entries if entry.code == "readers-differ"] == []
    assert "\nMembers ask the clerk" in result.edition.replace("1. ", "\n")


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("a theme of WordPress with a sidebar", ["Tiny Council", "Posted on", "Share this:", "News Fete", "We use cookies."]),
        ("Joomla", ["You are here:", "Details Written by: The Webmaster", "Previous article: Fees", "Print this page"]),
        ("lines that say by their words what they are", ["Posted on 3 June 2024 by Clerk", "Was this page useful?", "Report a problem"]),
        ("one article among other things", ["Tiny Council news", "Other things of the site"]),
    ],
)  # fmt: skip
def test_whatever_is_left_out_is_told_with_its_first_words(
    shape: str, words: list[str], tmp_path: Path
) -> None:
    told = [
        spot.source
        for entry in made(PAGES[shape], tmp_path).report.entries
        if entry.code == "around-text"
        for spot in entry.spots
    ]
    for each in words:
        assert any(each in one for one in told), each


def test_a_line_that_may_be_of_either_stays_and_is_uncertain(tmp_path: Path) -> None:
    result = made(f"<body>{TITLE}{TEXT}<p>Last updated: 3 June 2024</p></body>", tmp_path)

    assert "Last updated: 3 June 2024" in result.edition
    (entry,) = [entry for entry in result.report.entries if entry.code == "around-text"]
    assert entry.uncertain
    assert result.edition.split("\n")[entry.spots[0].line - 1].endswith("Last updated: 3 June 2024")


@pytest.mark.parametrize(
    "line",
    [
        "Print name", "E-mail", "Share information with members", "Posted on the notice board by the clerk.", "Home",
        "Next review: May 2025", "Download", "The clerk opens the post.", "Home visits > who may go",
        "Members shall not share this page of the register with others than officers.", "Print",
    ],
)  # fmt: skip
def test_lines_of_documents_are_no_frame(line: str) -> None:
    assert not is_frame_line(line)


@pytest.mark.parametrize(
    "name",
    [
        "content",
        "page-content",
        "print-section",
        "procedure",
        "menuitems-protocol",
        "navigate",
        "hentry",
        "share-out",
        "shared",
    ],
)
def test_names_of_other_things_are_no_frame(name: str) -> None:
    assert not is_named_frame(name, "")


def test_a_page_of_nothing_but_frame_is_refused() -> None:
    page = foreign_file(b"<html><body><p>Skip to content</p></body></html>", "page.html")
    with pytest.raises(Exception, match="it has no words"):
        received_text(page)
