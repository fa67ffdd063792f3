"""Web pages and plain texts, in the encodings and shapes in which councils' documents come."""

from __future__ import annotations

Made = tuple[bytes, list[str]]


def ordered_lists() -> Made:
    """Numbers of every kind that HTML has: types, starts, values, lists in lists, reversed ones, bullets."""
    html = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not seen</title></head><body>
<h1>Standing orders</h1><ol><li>Meetings<ol type="a"><li>are public;</li><li>are short.<ol type="i"><li>an hour</li><li>or two</li></ol></li></ol></li>
<li value="5">Notices</li><li>Minutes</li></ol><p>Then:</p><ol start="9" type="A"><li>nine<li>ten</ol>
<ol reversed start="3"><li>three</li><li>two</li><li>one</li></ol>
<ol style="list-style-type: upper-roman"><li><p>Of members</p><p>A second paragraph.</p></li><li><p>Of officers</p></li></ol>
<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li><li style="list-style:none">no bullet</li></ul>
<ol type="a" start="26"><li>z</li><li>aa</li></ol><ol style="list-style-type:decimal-leading-zero"><li>nought one</li></ol>
</body></html>"""
    return html.encode(), [
        "Standing orders",
        "1. Meetings",
        "a. are public;",
        "b. are short.",
        "i. an hour",
        "ii. or two",
        "5. Notices",
        "6. Minutes",
        "Then:",
        "I. nine",
        "J. ten",
        "3. three",
        "2. two",
        "1. one",
        "I. Of members",
        "A second paragraph.",
        "II. Of officers",
        "• one",
        "◦ two",
        "▪ three",
        "no bullet",
        "z. z",
        "aa. aa",
        "01. nought one",
    ]


def saved_page() -> Made:
    """A page of a council's site: its text is what stands in `main`."""
    html = """<!DOCTYPE html><html><head><title>x</title><style>p{color:red}</style><script>document.write("<p>no</p>")</script></head>
<body class="page"><header><a href="/">Little Example Town Council</a></header><nav><ul><li>Home</li><li>Policies</li></ul></nav>
<div id="content"><main><article><h1>Complaints&nbsp;procedure</h1><p>1.1&nbsp; We answer within ten days.<br>1.2 We answer&#8230;</p>
<p hidden>not seen</p><p style="display:none">nor this</p><!-- nor this --><p>A <b>bold</b> word, a&shy;soft one, 5 &lt; 6 &amp; 7.</p>
<details><summary>More</summary><p>Closed, and part of the text.</p></details></article></main></div>
<aside>Related pages</aside><footer>© 2024</footer></body></html>"""
    return html.encode(), [
        "Complaints procedure",
        "1.1 We answer within ten days.",
        "1.2 We answer…",
        "A bold word, asoft one, 5 < 6 & 7.",
        "More",
        "Closed, and part of the text.",
    ]


def out_of_word() -> Made:
    """What Word saves as a web page, filtered: numbers and bullets as words, in Windows-1252."""
    html = """<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style>p.MsoNormal{}</style></head>
<body lang=EN-GB><div class=WordSection1><p class=MsoNormal><b>Members\x92 and Officers\x92 Protocol</b></p>
<p class=MsoListParagraph style='text-indent:-18.0pt'>1.1<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>Members
set the policy \x96 officers carry it out.</p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>\xb7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]>a bullet of a symbol font</p><p class=MsoNormal>&nbsp;</p>
<table class=MsoTable border=1><tr><td><p>Post</p></td><td><p>Name</p></td></tr><tr><td><p>Clerk</p></td><td><p>&nbsp;</p></td></tr></table>
</div></body></html>"""
    return html.encode("latin-1"), [
        "Members’ and Officers’ Protocol",
        "1.1 Members set the policy – officers carry it out.",
        "• a bullet of a symbol font",
        "Post\tName",
        "Clerk",
    ]


def untidy() -> Made:
    """A fragment without ends of elements, with tags that no browser knows, and text that looks like tags."""
    html = """<h2>Roles<p>One<p>Two <i>and <b>a half</i></b><ul><li>x<li>y</ul>
<table><tr><th>A<th>B<tr><td>1<td>2<tr><td rowspan=2>3<td>4<tr><td>5</table><dl><dt>Clerk<dd>the officer<dt>Chairman<dd>the member</dl>
<pre>kept
  as typed</pre><unknown>seen</unknown> a &lt;time limit&gt; <q>quoted</q> x<sup>2</sup> &copy; &#x20AC;5 &nosuch; 5 < 6<hr>last"""
    return html.encode(), [
        "Roles",
        "One",
        "Two and a half",
        "• x",
        "• y",
        "A\tB",
        "1\t2",
        "3\t4",
        "5",
        "Clerk",
        "the officer",
        "Chairman",
        "the member",
        "kept",
        "as typed",
        "seen a <time limit> “quoted” x2 © €5 &nosuch; 5 < 6",
        "last",
    ]


def cells() -> Made:
    """Tables: a caption, a head, merged cells, two paragraphs in a cell, a table in a cell."""
    html = """<html><body><table><caption>Reviews</caption><thead><tr><th scope="col">What</th><th>When</th></tr></thead><tbody>
<tr><td rowspan="2">Policies</td><td>May</td></tr><tr><td>June</td></tr><tr><td colspan="2">All of them</td></tr>
<tr><td><p>one</p><p>two</p></td><td>three</td></tr>
<tr><td>outer</td><td><table><tr><td>inner</td><td>table</td></tr></table></td></tr></tbody></table></body></html>"""
    return html.encode(), [
        "Reviews",
        "What\tWhen",
        "Policies\tMay",
        "June",
        "All of them",
        "one",
        "two",
        "three",
        "outer\tinner\ttable",
    ]


def google_docs() -> Made:
    """What Google Docs saves as a web page: lists of which only the sheet of styles says how they are numbered."""
    sheet = (
        '.lst-kix_a-0>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) ". "}'
        'ol.lst-kix_a-1>li:before{content:"(" counter(lst-ctn-kix_a-1,lower-latin) ") "}'
        "ol.lst-kix_a-0.start{counter-reset:lst-ctn-kix_a-0 0}ol.lst-kix_a-1.start{counter-reset:lst-ctn-kix_a-1 0}"
        ".lst-kix_a-0>li{counter-increment:lst-ctn-kix_a-0}.lst-kix_a-1>li{counter-increment:lst-ctn-kix_a-1}"
        "ul.lst-kix_b-0{list-style-type:none}ol.lst-kix_a-0{list-style-type:none}ol.lst-kix_a-1{list-style-type:none}"
        '.lst-kix_b-0>li:before{content:"\\0025cf   "}'
    )
    html = f"""<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">@import url(x);{sheet}</style></head>
<body class="c5 doc-content"><p class="c1 title"><span>Complaints procedure</span></p><ol class="c0 lst-kix_a-0 start" start="1"><li><span>First point</span></li></ol>
<ol class="c0 lst-kix_a-1 start" start="1"><li><span>lettered</span></li><li><span>again</span></li></ol><ol class="c0 lst-kix_a-0" start="2"><li><span>Second point</span></li></ol>
<ol class="lst-kix_a-1 start" start="1"><li><span>begins again</span></li></ol><ul class="lst-kix_b-0 start"><li><span>bullet</span></li></ul><p class="c3"><span></span></p></body></html>"""
    return html.encode(), [
        "Complaints procedure",
        "1. First point",
        "(a) lettered",
        "(b) again",
        "2. Second point",
        "(a) begins again",
        "● bullet",
    ]


def numbers_by_styles() -> Made:
    """Numbers and words that a sheet of styles writes, in headings and lists; what it hides, and what a reader can open."""
    sheet = (
        "body { counter-reset: part } h2 { counter-increment: part } /* } */\n"
        'h2::before { content: "Article " counter(part, upper-roman) ": " }\n'
        "ol.c { counter-reset: s; list-style: none } ol.c > li { counter-increment: s }\n"
        "ol.c > li::before { content: counters(s, '.') ' ' }\n"
        '.note::before { content: "Note: " } a::after { content: " \\2197" } .off, div .gone { display: none !important }\n'
        "@media print { p { display: none } } @media (max-width: 20em) { li { display: none } } ul.r { list-style: lower-greek }"
    )
    html = f"""<!doctype html><html><head><meta charset="utf-8"><style>{sheet}</style></head><body><h1>Rules</h1><h2>Conduct</h2>
<ol class="c"><li>One<ol class="c"><li>Sub</li><li>Sub two</li></ol></li><li>Two</li></ol><h2>Review</h2><p class="note">It is <a href="https://council.example">here</a>.</p>
<ul class="r"><li>alpha</li><li>beta</li></ul><p class="off">not seen</p><div><p class="gone" style="display:block">nor this</p></div><dialog>nor this</dialog>
<h3><button aria-controls="panel">Appeals</button></h3><div id="panel" hidden>Opened by its heading.</div><div hidden="until-found">Found by a search.</div></body></html>"""
    return html.encode(), [
        "Rules",
        "Article I: Conduct",
        "1 One",
        "1.1 Sub",
        "1.2 Sub two",
        "2 Two",
        "Article II: Review",
        "Note: It is here.",
        "α. alpha",
        "β. beta",
        "Appeals",
        "Opened by its heading.",
        "Found by a search.",
    ]


def marks_by_styles() -> Made:
    """Marks of items that a sheet of styles puts in the place of a number, and what browsers count by themselves."""
    sheet = (
        "ol.m li::marker { content: counters(list-item, '.') '  ' } ul li::marker { content: '→ ' } li.none::marker { content: '' }\n"
        "p { counter-increment: paragraph } p::before { content: counter(paragraph, lower-roman) ') ' }"
    )
    html = f"""<!doctype html><html><head><meta charset="utf-8"><style>{sheet}</style></head><body><h1>Conduct</h1>
<ol class="m"><li>Members<ol><li>ask.</li><li value="5">are answered.</li><li>Again.</li></ol></li><li>Officers<ol start="3"><li>advise.</li></ol></li></ol>
<ul><li>First arrow</li><li class="none">No arrow</li></ul><p>Reviewed in May.</p><p>Held by the clerk.</p></body></html>"""
    return html.encode(), [
        "Conduct",
        "1 Members",
        "1.1 ask.",
        "1.5 are answered.",
        "1.6 Again.",
        "2 Officers",
        "2.3 advise.",
        "→ First arrow",
        "No arrow",
        "i) Reviewed in May.",
        "ii) Held by the clerk.",
    ]


def word_web_page() -> Made:
    """What Word saves as a web page, not filtered: its own XML in it, a comment, a note, deleted words."""
    label = "<!--[if !supportLists]--><span><span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><!--[endif]-->"
    html = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm;}} @list l0 {{mso-list-id:1;}} --></style></head><body lang=EN-GB><div class=WordSection1>
<h1>{label.format("1.")}Members<o:p></o:p></h1><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>{label.format("1.1")}Members decide.<o:p></o:p></p>
<p class=MsoNormal>Words<a class=msocomanchor><span style='mso-special-character:comment'>[JB1]</span></a> stand<span style='mso-hide:all;display:none'>hidden</span>.<o:p>&nbsp;</o:p></p>
<table><tr>beside a cell<td>in it</td></tr></table></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Is this lawful?</p></div></div></body></html>"""
    return html.encode(), [
        "1. Members",
        "1.1 Members decide.",
        "Words stand.",
        "beside a cell",
        "in it",
    ]


_TEXT = [
    "LITTLE EXAMPLE TOWN COUNCIL",
    "1. Introduction",
    "1.1 The council’s protocol – “adopted” in May.",
    "(a) £50 or more;",
    "(b) gifts.",
]


def text_with_mark() -> Made:
    """UTF-8 with a byte order mark, and the line ends of Windows."""
    return "\r\n\r\n".join(_TEXT).encode("utf-8-sig"), _TEXT


def text_of_windows() -> Made:
    """Windows-1252, without a mark."""
    return "\r\n\r\n".join(_TEXT).encode("cp1252"), _TEXT


def text_in_two_bytes() -> Made:
    """UTF-16, with its mark, and Welsh letters."""
    return "\n\n".join([*_TEXT, "Tŷ’r cyngor, a’r dŵr"]).encode("utf-16"), [
        *_TEXT,
        "Tŷ’r cyngor, a’r dŵr",
    ]


def text_with_old_line_ends() -> Made:
    """The line ends of old Macs, tabs, form feeds, wide gaps."""
    text = "1.\tRoles\r\r1.1\tMembers   serve.\rHard line end\x0cA new page\r"
    return text.encode(), ["1.\tRoles", "1.1\tMembers\tserve.\nHard line end", "A new page"]


def text_that_is_wrapped() -> Made:
    """Lines that end because they are full; they stay lines, and `verify` knows them for what they are."""
    lines = [
        "1.1 This protocol is intended to assist councillors and officers in approaching",
        "some of the sensitive circumstances which arise in a working environment.",
    ]
    return "\n".join([*lines, "", "1.2 It binds all."]).encode(), [
        "\n".join(lines),
        "1.2 It binds all.",
    ]


def text_of_pages() -> Made:
    """A text of three pages with form feeds: a head, a foot, numbers of pages; a table with an empty cell; numbers alone."""
    head, foot = "Little Example Council: standing orders", "Adopted May 2024"
    pages = [
        f"{head}\n\n{n}.1 Members decide the policy of the council.\n\n{n}.2\n\nOfficers advise.\n\n{foot}\n\nPage {n} of 3"
        for n in (1, 2, 3)
    ]
    table = "Post\tName\tTerm\nClerk\t\t4 years\nChair\tvacant\t1 year"
    text = "\n\f".join([f"{head}\n\n{table}\n\n{pages[0].partition(chr(10))[2]}", *pages[1:]])
    seen = ["Post\tName\tTerm\nClerk\t4 years\nChair\tvacant\t1 year"]
    for n in (1, 2, 3):
        seen += [f"{n}.1 Members decide the policy of the council.", f"{n}.2", "Officers advise."]
    return text.encode(), [head, *seen, foot]


def text_of_a_mac() -> Made:
    """The characters and line ends of old Macs."""
    return "\r\r".join(_TEXT).encode("mac-roman"), _TEXT


PAGES = [
    ordered_lists, saved_page, out_of_word, untidy, cells, google_docs, numbers_by_styles, marks_by_styles, word_web_page,
]  # fmt: skip
TEXTS = [
    text_with_mark,
    text_of_windows,
    text_in_two_bytes,
    text_with_old_line_ends,
    text_that_is_wrapped,
    text_of_pages,
    text_of_a_mac,
]
