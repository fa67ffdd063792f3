"""What the lines of a file are taken for, and what is said of each guess."""

from __future__ import annotations

import re

import pytest
from support.imported_files import BOLD, PROSE, body, codes, word
from support.word_files import STYLES, paragraph, run, table, word_file


def test_a_bold_line_before_a_paragraph_is_a_heading(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(word(paragraph("Our aim", look=BOLD), paragraph(PROSE)))

    assert body(result) == f"Protocol\n\n## Our aim\n\n{{id=our-aim-1}}\n{PROSE}"
    assert "heading-by-look" in codes(result)


def test_a_typed_figure_of_a_heading_is_sure_if_its_subnumbers_follow(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        word(
            *(paragraph("1 Aims", style="Heading1"), paragraph(f"1.1 {PROSE}")),
            *(paragraph("2 Review", style="Heading1"), paragraph(PROSE)),
        )
    )

    told = {e.uncertain: len(e.spots) for e in result.report.entries if e.code == "number-typed"}
    assert told == {False: 1, True: 1}


def test_a_bold_heading_may_be_called_review_and_a_date_of_review_is_none(imported) -> None:  # type: ignore[no-untyped-def]
    lines = ("Review", "4. Adopted text", "Review date: May 2027")
    result = imported(
        word(*(each for line in lines for each in (paragraph(line, look=BOLD), paragraph(PROSE))))
    )

    assert [line for line in body(result).split("\n") if line.startswith("##")] == [
        "## Review",
        "## 4. Adopted text",
    ]


def test_a_short_line_is_a_heading_where_nothing_marks_any(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(word(paragraph(PROSE), paragraph("Our aim"), paragraph(PROSE)))

    assert "## Our aim" in body(result)
    assert [e.uncertain for e in result.report.entries if e.code == "heading-by-place"] == [True]


def test_a_line_that_the_list_of_contents_names_is_a_heading(imported) -> None:  # type: ignore[no-untyped-def]
    names = ["Meetings", "Motions", "Minutes"]
    contents = "\n".join(f"{n}. {name} ........ {n + 2}" for n, name in enumerate(names, 1))
    clauses = "\n\n".join(f"{n}. {name}\n\n{PROSE}" for n, name in enumerate(names, 1))
    text = f"A TOWN COUNCIL\nSTANDING ORDERS\n\nContents\n{contents}\n\n{clauses}\n"
    result = imported(text, "file.txt")

    assert [f"## {n}. {name}" for n, name in enumerate(names, 1)] == re.findall(
        r"(?m)^## .*", body(result)
    )
    assert "heading-by-contents" in codes(result)
    assert (
        "\ntitle: STANDING ORDERS\n" in result.edition
    )  # And not the first line, the council's name.


def test_a_numbered_line_is_a_heading_where_its_subnumber_follows(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(word(paragraph("1. Our aim"), paragraph(f"1.1 {PROSE}")))

    assert "## 1. Our aim\n\n1.1 Members" in body(result)


def test_a_sentence_that_the_file_calls_a_heading_is_a_clause(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        word(paragraph("Aim", style="Heading1"), paragraph(f"1.1 {PROSE}", style="Heading2"))
    )

    assert f"\n\n1.1 {PROSE}" in body(result)
    assert "heading-is-text" in codes(result)


def test_letters_stand_in_the_clause_above_and_romans_in_their_letter(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        word(
            paragraph("1.1 The clerk, unless:"),
            paragraph("absent;", number=(1, 1)),
            paragraph("ill, or", number=(1, 2)),
            paragraph("away; or", number=(1, 2)),
            paragraph("retired.", number=(1, 1)),
        )
    )

    assert body(result).endswith(
        "1.1 The clerk, unless:\n\n- (a) absent;\n  - (i) ill, or\n  - (ii) away; or\n- (b) retired."
    )


def test_typed_letters_go_on_after_the_romans_between_them(imported) -> None:  # type: ignore[no-untyped-def]
    lines = [
        "1.1 The clerk:",
        "(a) pays:",
        "(i) wages;",
        "(ii) rent;",
        "(b) writes;",
        "(h) reads;",
        "(i) sings.",
    ]
    result = imported(word(*map(paragraph, lines)))

    assert body(result).endswith(
        "- (a) pays:\n  - (i) wages;\n  - (ii) rent;\n- (b) writes;\n- (h) reads;\n- (i) sings."
    )


def test_numbers_that_begin_again_have_addresses_of_their_headings(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        word(
            paragraph("Staff", style="Heading1"),
            paragraph("1. The clerk leads."),
            paragraph("Members", style="Heading1"),
            paragraph("1. They decide."),
        )
    )

    assert "## Members\n\n{id=members-1}\n1. They decide." in body(result)
    assert "number-again" in codes(result)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("Article 3 Members decide.", '{number="Article 3"}\nArticle 3 Members decide.'),
        ("1A A member may ask.", "{number=1A}\n1A A member may ask."),
        ("12 (1) The clerk answers.", '{number="12 (1)"}\n12 (1) The clerk answers.'),
        ("10.30 am is when meetings begin.", "10\\.30 am is when meetings begin."),
    ],
)
def test_a_number_of_another_kind_is_said(line: str, written: str, imported) -> None:  # type: ignore[no-untyped-def]
    assert body(imported(word(paragraph("1.1 First."), paragraph(line)))).endswith(written)


def test_a_number_that_lost_its_dot_is_mended_and_uncertain(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        word(*(paragraph(line) for line in ("2.1 One.", "2.2 Two.", "23 Three.", "2.4 Four.")))
    )

    assert "{number=2.3}\n23 Three." in body(result)
    assert [e.uncertain for e in result.report.entries if e.code == "number-dot-lost"] == [True]


def test_a_paragraph_without_number_is_a_clause_behind_the_one_above(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(word(paragraph("1.3 One."), paragraph(PROSE), paragraph("as it goes on.")))

    assert body(result).endswith(f"1.3 One.\n\n{{id=1.3-2}}\n{PROSE}\n\nas it goes on.")


def test_a_list_of_contents_is_left_out_where_the_text_has_its_words(imported) -> None:  # type: ignore[no-untyped-def]
    contents = ["Contents", "Our aim\t2", "Our way\t3", "Our end\t4"]
    headings = [
        each
        for name in ("Our aim", "Our way", "Our end")
        for each in (paragraph(name, style="Heading1"), paragraph(PROSE))
    ]
    result = imported(word(*map(paragraph, contents), *headings))

    assert "reason: contents list" in result.edition
    assert "{frame=contents}" not in result.edition


def test_a_list_of_contents_with_words_of_its_own_is_kept(imported) -> None:  # type: ignore[no-untyped-def]
    contents = ["Contents", "Our aim\t2", "Our past\t3", "Our end\t4"]
    result = imported(
        word(*map(paragraph, contents), paragraph("Our aim", style="Heading1"), paragraph(PROSE))
    )

    assert "{frame=contents}\nContents\n\n- Our aim 2\n- Our past 3\n- Our end 4" in body(result)


def test_a_table_of_one_column_is_a_box(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(word(paragraph("Aim", style="Heading1"), table([[PROSE]])))

    assert body(result).endswith(f"{{id=aim-1}}\n{PROSE}")
    assert "box" in codes(result)


def test_a_merged_cell_has_its_words_once(imported) -> None:  # type: ignore[no-untyped-def]
    first = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("Both")}'
    rest = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph()}"
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Wide")}'
    result = imported(word(paragraph("1.1 See:"), table([[first, "one"], [rest, "two"], [wide]])))

    assert body(result).endswith("| Both | one |\n|---|---|\n| | two |\n| Wide | |")


def test_what_is_printed_is_never_taken_for_markdown(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        word(paragraph("1.1 2*3*4 and __/__ for <time limit> {id=x} `so` [a](b) ~~no~~ &amp; \\."))
    )

    assert "2*3*4 and __/__ for <time limit> {id=x} `so` [a](b) ~~no~~ &amp; \\." in result.received


def test_bold_words_links_and_struck_words_are_kept(imported) -> None:  # type: ignore[no-untyped-def]
    link = f'<w:hyperlink r:id="web">{run("the site")}</w:hyperlink>'
    content = word_file(
        [
            paragraph("Protocol", style="Title"),
            paragraph(
                inside=run("1.1 See ")
                + link
                + run(", ")
                + run("never", BOLD)
                + run(" or ")
                + run("always", "<w:strike/>")
                + run(".")
            ),
        ],
        links='<Relationship Id="web" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/a" TargetMode="External"/>',
    )

    assert body(imported(content)).endswith(
        "1.1 See [the site](https://example.org/a), **never** or ~~always~~."
    )


def test_a_paragraph_in_welsh_says_so(imported) -> None:  # type: ignore[no-untyped-def]
    styles = (
        STYLES
        + '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    content = word_file(
        [
            paragraph(f"1.1 {PROSE}"),
            paragraph("1.2 Mae’r Clerc yn cadw’r cofnodion.", look='<w:lang w:val="cy-GB"/>'),
        ],
        styles=styles,
    )

    assert "{lang=cy}\n1.2 Mae’r Clerc yn cadw’r cofnodion." in body(imported(content))


def test_welsh_is_known_by_its_words_where_the_file_does_not_say_so(imported) -> None:  # type: ignore[no-untyped-def]
    welsh = "Mae’r clerc yn gweithio i’r cyngor cyfan ac nid yw’n gweithio i un aelod."
    both = imported(f"Protocol\n\n1. {PROSE}\n\n2. {welsh}\n", "file.txt")
    assert "{lang=cy}\n2. Mae’r clerc" in both.edition

    whole = imported(word(paragraph(welsh), paragraph(f"Bydd y cyngor yn adolygu hyn. {welsh}")))
    assert "\nlanguage: cy\n" in whole.edition
    assert "lang=" not in body(whole)


def test_the_numbers_of_a_web_pages_lists_are_those_that_a_browser_shows(imported) -> None:  # type: ignore[no-untyped-def]
    page = (
        "<html><body><nav><a href='/'>Home</a></nav><main><h1>Protocol</h1><h2>Rules</h2>"
        "<ol start=3><li>Three<li value=7>Seven<ol type=a><li>first<li>second</ol></ol>"
        "<ol reversed><li>Two<li>One</ol><ul><li>dot</ul></main><footer>Site</footer></body></html>"
    )
    text = body(imported(page, "page.html"))

    for line in ("3. Three", "7. Seven", "- a. first", "- b. second", "2. Two", "1. One", "- dot"):
        assert f"\n{line}" in text.replace("  -", "-")
    assert "Home" not in text
    assert "Site" not in text


def test_what_a_site_has_beside_its_text_is_left_out_and_told_with_its_first_words(
    imported,
) -> None:  # type: ignore[no-untyped-def]
    beside = (
        '<a class="skip-link" href="#c">Skip to content</a>',
        '<div id="cookie-notice">We use cookies.</div>',
        '<div class="site-breadcrumbs wide">Home › Policies</div>',
        '<ul role="navigation"><li>News</li></ul>',
        '<div class="sharedaddy"><h3>Share this</h3></div>',
    )
    kept = '<div class="cookies-set shareholders">A council may share.</div>'
    page = (
        f"<body class='has-breadcrumbs'>{''.join(beside)}<h1>Policy</h1>{kept}<p>{PROSE}</p></body>"
    )
    result = imported(page, "page.html")

    assert "A council may share." in body(result)
    assert not re.search("Skip|We use|Home|News|Share this", body(result))
    told = [each for each in result.report.entries if each.code == "around-text"]
    left_out = [spot.source for each in told for spot in each.spots]
    assert len(left_out) == len(beside)
    assert "line 1: “We use cookies.”" in left_out[1]


def test_full_lines_of_a_text_are_joined_and_an_address_is_kept(imported) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Protocol\n\n1.1 Members and officers work together in the interest of the\nwhole town and of all of its people, "
        "as they promise.\n\nThe Clerk\n1 High Street\nLittle Example\n"
    )
    result = imported(text, "file.txt")

    assert "interest of the whole town" in body(result)
    assert "The Clerk\n1 High Street\nLittle Example" in body(result)
    assert "{reason: lines joined}" in result.edition


def test_tracked_changes_are_taken_as_accepted_and_told(imported) -> None:  # type: ignore[no-untyped-def]
    changed = (
        run("1.1 The ")
        + f'<w:del w:id="1"><w:r><w:delText>Mayor</w:delText></w:r></w:del><w:ins w:id="2">{run("Clerk")}</w:ins>'
        + run(" leads.")
    )
    result = imported(word(paragraph(inside=changed)))

    assert "1.1 The Clerk leads." in body(result)
    assert "tracked-change" in codes(result)
    assert "Mayor" not in str(result.report)


def test_a_number_below_one_that_was_given_an_address_keeps_its_own(imported) -> None:  # type: ignore[no-untyped-def]
    lines = ["1. First.", "2. Second.", "1. Once more.", "3. Third.", "2. And again."]
    result = imported("Protocol\n\n" + "\n\n".join(lines), "file.txt")

    assert "{id=clause-1}\n1. Once more.\n\n{id=3}\n3. Third." in body(result)


def test_figures_that_go_on_number_the_lines_of_a_text(imported) -> None:  # type: ignore[no-untyped-def]
    text = body(
        imported(
            "6. BREACHES\n\n11 A member is told.\ni) once;\nii) twice.\n12 An officer is told.\n",
            "a.txt",
        )
    )
    assert (
        "{number=11}\n11 A member is told.\n\n- i) once;\n- ii) twice.\n\n{number=12}\n12 An officer"
        in text
    )


def test_rows_below_a_line_of_words_are_a_table(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        "Be clear.\n\nWho does what:\nMatter\tWho\nPay\tThe clerk\nLeave\tThe chair\n", "a.txt"
    )
    assert "| Matter | Who |" in body(result)
    assert "table-by-tabs" in codes(result)


def test_bullets_that_are_indented_more_are_items_of_an_item(imported) -> None:  # type: ignore[no-untyped-def]
    text = body(
        imported(
            "1.1 Who does what:\n* The clerk:\n    * pays;\n    * writes.\n* The chair presides.\n",
            "a.txt",
        )
    )
    assert "- The clerk:\n  - pays;\n  - writes.\n- The chair" in text


def test_titles_and_lines_to_write_on_do_not_go_on(imported) -> None:  # type: ignore[no-untyped-def]
    text = body(
        imported(
            f"   THE PARISH COUNCIL OF GREAT EXAMPLE\n   Policy on grievances of every kind\n\n1.1 Be clear.\n\nThe nature of the grievance is as follows:\n{'.' * 60}\n{'.' * 60}\n",
            "a.txt",
        )
    )
    assert "THE PARISH COUNCIL OF GREAT EXAMPLE\nPolicy on" in text
    assert f"{'.' * 60} " not in text


def test_contents_without_pages_are_known_by_the_headings_below(imported) -> None:  # type: ignore[no-untyped-def]
    text = "Contents\n1. Aims\n2. Roles\n3. Faults\n\n" + "".join(
        f"{n}. {name}\n\n{n}.1 We agree on it.\n\n"
        for n, name in enumerate(("AIMS", "ROLES", "FAULTS"), 1)
    )
    result = imported(text, "a.txt")
    assert "contents list" in result.edition
    assert body(result).count("1. A") == 1


@pytest.mark.parametrize("page", ["", " ........ 3"])
@pytest.mark.parametrize("next_one", ["Member Protocol", "Foreword"])
def test_what_comes_next_to_a_list_of_contents_is_not_its_last_line(
    page: str,
    next_one: str,
    imported,  # type: ignore[no-untyped-def]
) -> None:
    """A title that stands above, too, and a heading that comes again below."""
    names = ("1. Aims", "2. Roles", "3. Faults")
    contents = "\n".join(f"{name}{page}" for name in names)
    clauses = f"\n\n{PROSE}\n\n".join((next_one, *names[:2], next_one, names[2]))
    result = imported(f"Member Protocol\n\nContents\n{contents}\n\n{clauses}\n\n{PROSE}\n", "a.txt")
    assert "reason: contents list" in result.edition
    assert body(result).count(next_one) == 2 + (next_one == "Member Protocol")
    assert body(result).count(PROSE) == 5


def test_what_a_web_page_has_around_its_text_is_told(imported) -> None:  # type: ignore[no-untyped-def]
    page = f"<body><header>Site</header><article><h1>Protocol</h1><h2>Aim</h2><p>{PROSE} <a href='javascript:x()'>Go</a></p></article></body>"
    result = imported(page, "page.html")

    assert "Site" not in result.edition
    assert {"around-text", "link-left-out"} <= codes(result)


@pytest.mark.parametrize(
    "sheet",
    ["{" * 60_000, "a b c d e p { display: none } " * 300, '"' + "'\"" * 60_000, "p{" + "a:b;" * 60_000 + "}"],
    ids=["braces", "long selectors", "quotes", "declarations"],
)  # fmt: skip
def test_a_sheet_of_styles_without_end_is_read_in_time(sheet: str, imported) -> None:  # type: ignore[no-untyped-def]
    page = f"<html><head><style>{sheet}</style></head><body>{'<a><b>' * 60}{'<p>Members ask.' * 300}</body></html>"
    assert imported(page, "page.html").received.count("Members ask.") == 300


def test_cells_that_reach_down_without_end_are_read_in_time(imported) -> None:  # type: ignore[no-untyped-def]
    rows = f"<tr>{'<td rowspan=999>x' * 20}</tr>" * 100
    result = imported(f"<h1>Protocol</h1><h2>Aim</h2><table>{rows}</table>", "page.html")

    assert result.received.count("x") == body(result).count("x") == 2000


def test_lines_of_a_text_that_a_tab_or_a_hyphen_parts_are_joined(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        "Protocol\n\n1.\tThe clerk answers each letter that comes in within a fort-\n"
        "night, and says so to whoever wrote, as is set out in paragraph\n"
        "2 of this text, which a visitor may read.\n",
        "file.txt",
    )

    assert body(result).split("\n\n")[1:] == [
        "1. The clerk answers each letter that comes in within a fort-night, and says so to whoever wrote, as is set out "
        "in paragraph 2 of this text, which a visitor may read."
    ]
    assert "paragraph-by-look" in codes(result)


def test_rows_with_gaps_that_differ_are_told(imported) -> None:  # type: ignore[no-untyped-def]
    assert "table-by-tabs" in codes(
        imported(
            f"Protocol\n\n{PROSE}\n\nAbout     Heard by     Appeal\nThe clerk     Staffing\n",
            "file.txt",
        )
    )


def test_letters_that_are_words_elsewhere_are_numbers_between_others(imported) -> None:  # type: ignore[no-untyped-def]
    lines = ["m Motions wait.", "n Notice is given.", "o Only one may speak, except:", "i to move it;", "ii to end it.", "p Points pass."]  # fmt: skip
    result = imported("Protocol\n\n" + "\n".join(lines) + "\n", "file.txt")

    for line in lines:
        assert line in re.sub(r"^- ", "", body(result), flags=re.MULTILINE).split("\n")
    assert "{number=o}" in body(result)


def test_a_list_inside_an_item_is_known_by_its_marks(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        f"Protocol\n\n1. {PROSE}\n(1) Where the chair is away\n(2) Where it is about\n(a)the clerk\n(b)the chair\n(3) Else\n\n"
        "• Calls\no by day\no at night\n• Letters\n\n[ ] I have read it\n",
        "file.txt",
    )

    assert "- (2) Where it is about\n  - (a) the clerk\n  - (b) the chair\n- (3) Else" in body(
        result
    )
    assert "- Calls\n  - by day\n  - at night\n- Letters" in body(result)
    assert "- [ ] I have read it" in body(result)


def test_raised_figures_and_signs_that_are_no_bullets_stay(imported) -> None:  # type: ignore[no-untyped-def]
    known = paragraph(
        inside=run("As the act says")
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + run(".* It holds.")
    )
    result = imported(
        word(
            paragraph("1.1 Be clear."), known, paragraph("* or the deputy"), paragraph("→ Leave it")
        )
    )

    assert "As the act says².\\* It holds." in body(result)
    assert "\\* or the deputy" in body(result)
    assert "\n→ Leave it" in body(result)


def test_items_farther_to_the_right_are_inside_and_small_figures_count(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        "Protocol\n\n1.1 The clerk\n    (A) listens\n    (B) offers\n        I.   a talk\n        II.  a panel\n    (C) replies\n"
        "1.2 Forms:\n    1 by hand\n    2 by post\n",
        "file.txt",
    )

    assert "- (B) offers\n  - I. a talk\n  - II. a panel\n- (C) replies" in body(result)
    assert "- 1 by hand\n- 2 by post" in body(result)


def test_the_number_of_a_section_may_have_a_hyphen_and_a_sign(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        "Bylaws\n\n§ 10-105. Repealer.\n\nAll bylaws in force before are repealed.\n\n§ 10-110. Effect.\n\nIt is none.\n",
        "file.txt",
    )

    made = body(result)
    assert '{number="§ 10-105"}\n§ 10-105. Repealer.\n\n{id=10-105-2}\nAll bylaws' in made
    assert "{id=10-110-2}\nIt is none." in made


def test_figures_alone_that_count_over_paragraphs_are_numbers(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(word(*(paragraph(f"{count} {PROSE}") for count in (1, 2, 3))))

    assert re.findall(r"{number=(\d)}\n\1 Members", body(result)) == ["1", "2", "3"]
    assert any(e.uncertain for e in result.report.entries if e.code == "number-typed")
    assert "{number=" not in body(imported(word(paragraph(f"1 {PROSE}"), paragraph("2 High St"))))


def test_a_number_without_room_goes_on_with_the_list_above(imported) -> None:  # type: ignore[no-untyped-def]
    lines = ("1.1 These are serious:", "9. theft;", "10.causing loss;", "11.a breach.")
    result = imported(word(*map(paragraph, lines)))

    assert body(result).endswith("9. theft;\n\n10. causing loss;\n\n11. a breach.")


def test_numbers_that_begin_again_are_not_the_sections(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        f"<h1>Protocol</h1><h2>1. Aims</h2><p>{PROSE}</p><h2>2. Whom</h2><ol><li>The clerk.<li>The chair.</ol>"
        "<h2>3. When</h2><ol><li>At once.<li>In a week.<li>Later.</ol>",
        "file.html",
    )

    ids = re.findall(r"{id=(\S+)}\n(\d\.)", body(result))
    assert ids == [("whom-1", "1."), ("whom-2", "2."), ("when-1", "1."), ("when-2", "2."), ("when-3", "3.")]  # fmt: skip


def test_a_star_that_a_word_above_has_is_a_note_and_no_bullet(imported) -> None:  # type: ignore[no-untyped-def]
    items = "1.1 Members* do not:\n* shout;\n* swear;\n* smoke.\n\n1.2 Officers* may.\n\n* Volunteers included.\n"
    result = imported(f"Protocol\n\n{items}", "file.txt")

    assert "- shout;\n- swear;\n- smoke." in body(result)
    assert body(result).endswith("\n\\* Volunteers included.")


def test_cells_that_head_their_rows_and_links_to_headings_are_taken_as_they_are(imported) -> None:  # type: ignore[no-untyped-def]
    result = imported(
        "<h1>Protocol</h1><p>Contents</p><ul><li><a href='#a'>Aims</a><li><a href='#w'>Whom to ask</a>"
        f"<li><a href='#e'>The end</a></ul><h2 id=a>Aims</h2><p>{PROSE}</p><h2 id=w>Whom to ask</h2>"
        f"<table><tr><th>Author</th><td>Clerk</td></tr><tr><th>Approved by</th><td>Council</td></tr></table>"
        f"<h2 id=e>The end</h2><p>{PROSE}</p>",
        "file.html",
    )

    assert "headings=column}\n| Author | Clerk |" in body(result)
    assert "reason: contents list" in result.edition
