"""Word files with automatic numbers of every kind. Each function is one file; its docstring says what it is for."""

from __future__ import annotations

from corpus.making.word import WordMaker, in_list, level, lists, override, para, run, style

DECIMAL = (
    level(0, "decimal", "%1.", style="Heading1")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
)
CHAIR, CLERK = "The chairman speaks for the council.", "The clerk advises the council."
OFFICERS = "Officers serve the whole council, and no group of it."


def decimal_levels() -> WordMaker:
    """Headings 1., clauses 1.1, letters and roman figures below, each beginning again below a new parent."""
    w = WordMaker(numbering=lists({1: DECIMAL}, {1: (1, "")}))
    w.p("MEMBER AND OFFICER PROTOCOL")
    w.h(1, "Introduction", number="1.", properties=in_list(1, 0))
    w.item("1.1", "This protocol guides councillors and officers.", 1, 1)
    w.item("1.2", "It covers:", 1, 1)
    w.item("(a)", "advice given by officers;", 1, 2)
    w.item("(b)", "requests made by councillors, which are", 1, 2)
    w.item("(i)", "put in writing,", 1, 3)
    w.item("(ii)", "answered within ten days.", 1, 3)
    w.item("(c)", "complaints.", 1, 2)
    w.item("1.3", "Nothing here overrides the law.", 1, 1)
    w.h(1, "Roles", number="2.", properties=in_list(1, 0))
    w.item("2.1", CHAIR, 1, 1)
    w.item("(a)", "in meetings;", 1, 2)
    w.item("(b)", "outside them.", 1, 2)
    w.item("2.2", CLERK, 1, 1)
    return w


def linked_styles() -> WordMaker:
    """Numbers that come from styles: linked by the level, by the style, by the style it is based on; and taken off."""
    levels = (
        level(0, "decimal", "%1", style="Heading1")
        + level(1, "decimal", "%1.%2", style="Clause")
        + level(2, "lowerLetter", "%3)", style="SubClause")
    )
    more = (
        style("Clause", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>')
        + style("SubClause", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="3"/></w:numPr>')
        + style("ClauseKept", "<w:keepLines/>", based_on="Clause")
        + style("Unnumbered", '<w:numPr><w:numId w:val="0"/></w:numPr>', based_on="Clause")
    )
    w = WordMaker(numbering=lists({2: levels}, {3: (2, "")}), more_styles=more)
    w.parts["styles"] = w.parts["styles"].replace(
        '<w:outlineLvl w:val="0"/>',
        '<w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/>',
    )
    w.h(1, "Purpose", number="1")
    w.p(
        "This code is adopted by the council.",
        number="1.1",
        properties='<w:pStyle w:val="Clause"/>',
    )
    w.p("It binds every member.", number="1.2", properties='<w:pStyle w:val="ClauseKept"/>')
    w.p(
        "This paragraph has its number taken off.",
        properties='<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>',
    )
    w.p("So has this one, by its style.", properties='<w:pStyle w:val="Unnumbered"/>')
    w.p("Members declare", number="1.3", properties='<w:pStyle w:val="Clause"/>')
    w.p("their interests;", number="a)", properties='<w:pStyle w:val="SubClause"/>')
    w.p("gifts over £50.", number="b)", properties='<w:pStyle w:val="SubClause"/>')
    w.h(1, "Preface without a number", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    w.h(1, "Conduct", number="2")
    w.p("Members show respect.", number="2.1", properties='<w:pStyle w:val="Clause"/>')
    return w


def restarts() -> WordMaker:
    """A list that goes on after words, one that begins again, one that begins at 5."""
    simple = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2.")
    w = WordMaker(
        numbering=lists(
            {1: simple, 2: simple},
            {1: (1, ""), 2: (1, override(0, start=1)), 3: (1, override(0, start=5)), 4: (2, "")},
        )
    )
    w.p("What councillors can expect")
    w.item("1.", "A timely response.", 1, 0)
    w.item("2.", "Courtesy.", 1, 0)
    w.p("The list goes on after this sentence.")
    w.item("3.", "Regular information.", 1, 0)
    w.p("What officers can expect")
    w.item("1.", "A working partnership.", 2, 0)
    w.item("2.", "Leadership.", 2, 0)
    w.item("a.", "from the chairman;", 2, 1)
    w.item("b.", "from committees.", 2, 1)
    w.item("3.", "Respect.", 2, 0)
    w.p("Articles continued from the constitution")
    w.item("5.", "The council appoints.", 3, 0)
    w.item("6.", "The council dismisses.", 3, 0)
    w.p("Another list of the same shape")
    w.item("1.", "It has a count of its own.", 4, 0)
    w.item("7.", "And this one belongs to the list before it.", 3, 0)
    return w


def legal_numbers() -> WordMaker:
    """`isLgl`: articles in roman figures, clauses below them in arabic ones."""
    levels = (
        level(0, "upperRoman", "Article %1.")
        + level(1, "decimal", "Section %1.%2", "<w:isLgl/>")
        + level(2, "lowerLetter", "(%3)")
        + level(3, "lowerRoman", "%1.%2.%3.%4", "<w:isLgl/>")
        + level(4, "lowerRoman", "%1-%5")
    )
    w = WordMaker(numbering=lists({7: levels}, {1: (7, "")}))
    w.item("Article I.", "Name", 1, 0)
    w.item("Article II.", "Members", 1, 0)
    w.item("Section 2.1", "There are twelve members.", 1, 1)
    w.item("Section 2.2", "Each has one vote.", 1, 1)
    w.item("(a)", "The chairman has a second one.", 1, 2)
    w.item("2.2.1.1", "It is used once a meeting.", 1, 3)
    w.item("II-i", "This level keeps the roman figures of its parents.", 1, 4)
    w.item("Article III.", "Officers", 1, 0)
    w.item("Section 3.1", CLERK, 1, 1)
    w.item("Article IV.", "Review", 1, 0)
    return w


def letters_and_roman() -> WordMaker:
    """Parts in capital letters past Z, roman figures past fifty."""
    levels = (
        level(0, "upperLetter", "Part %1:", start=24)
        + level(1, "upperRoman", "%2.", start=48)
        + level(2, "lowerLetter", "%3.", start=26)
    )
    w = WordMaker(numbering=lists({1: levels}, {1: (1, "")}))
    for number, words in [
        ("Part X:", "Staff"),
        ("Part Y:", "Members"),
        ("Part Z:", "Public"),
        ("Part AA:", "Press"),
        ("Part BB:", "Review"),
    ]:
        w.item(number, words, 1, 0)
    for number, words in [
        ("XLVIII.", "A first duty."),
        ("XLIX.", "A second duty."),
        ("L.", "A third duty."),
        ("LI.", "A last duty."),
    ]:
        w.item(number, words, 1, 1)
    for number, words in [("z.", "before noon;"), ("aa.", "after noon;"), ("bb.", "at night.")]:
        w.item(number, words, 1, 2)
    return w


def clauses_through_parts() -> WordMaker:
    """`lvlRestart`: clauses count on through all parts; letters begin again after a part only."""
    levels = (
        level(0, "upperLetter", "PART %1")
        + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
        + level(2, "lowerLetter", "(%3)", '<w:lvlRestart w:val="1"/>')
    )
    w = WordMaker(numbering=lists({1: levels}, {1: (1, "")}))
    w.item("PART A", "MEETINGS", 1, 0)
    w.item("1.", "Meetings are public.", 1, 1)
    w.item("(a)", "The press is admitted.", 1, 2)
    w.item("2.", "Notice is given.", 1, 1)
    w.item("(b)", "Three clear days.", 1, 2)
    w.item("PART B", "COMMITTEES", 1, 0)
    w.item("3.", "Committees report to the council.", 1, 1)
    w.item("(a)", "In writing.", 1, 2)
    w.item("4.", "They have five members.", 1, 1)
    return w


def list_style() -> WordMaker:
    """A list that takes its levels from a numbering style (`numStyleLink`)."""
    levels = level(0, "decimal", "%1)") + level(1, "lowerLetter", "%2)")
    numbering = lists(
        {
            1: '<w:numStyleLink w:val="CouncilList"/>',
            2: f'<w:styleLink w:val="CouncilList"/>{levels}',
        },
        {1: (1, ""), 2: (2, "")},
    )
    more = style(
        "CouncilList", '<w:numPr><w:numId w:val="2"/></w:numPr>', kind="numbering", based_on=""
    )
    w = WordMaker(numbering=numbering, more_styles=more)
    w.p("The clerk")
    w.item("1)", "takes the minutes;", 1, 0)
    w.item("2)", "gives notice", 1, 0)
    w.item("a)", "of meetings,", 1, 1)
    w.item("b)", "of vacancies;", 1, 1)
    w.item("3)", "keeps the seal.", 1, 0)
    return w


def overridden_level() -> WordMaker:
    """A use of a list that overrules the shape of a level, and where it begins."""
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")
    own = level(1, "lowerRoman", "[%2]", start=3)
    w = WordMaker(
        numbering=lists(
            {1: levels}, {1: (1, ""), 2: (1, override(0, start=10) + override(1, whole=own))}
        )
    )
    w.item("1.", "First list.", 1, 0)
    w.item("(a)", "with letters.", 1, 1)
    w.item("10.", "Second list.", 2, 0)
    w.item("[iii]", "with roman figures, from three;", 2, 1)
    w.item("[iv]", "and four.", 2, 1)
    w.item("11.", "It goes on.", 2, 0)
    w.item("[iii]", "and begins again at three.", 2, 1)
    return w


def numbers_in_tables() -> WordMaker:
    """Numbers in cells: a first column that is numbered, a heading in a cell, a list in a cell."""
    w = WordMaker(
        numbering=lists({1: DECIMAL, 2: level(0, "decimal", "%1.")}, {1: (1, ""), 2: (2, "")})
    )
    w.h(1, "Who decides", number="1.", properties=in_list(1, 0))
    number = para("", in_list(2, 0))
    w.table(
        [
            ["No.", "Matter", "Who decides"],
            [number, "Staff", "The clerk"],
            [number, "Budget", "The council"],
            [number, "Press", "The chairman"],
        ],
        "No.\tMatter\tWho decides",
        "1.\tStaff\tThe clerk",
        "2.\tBudget\tThe council",
        "3.\tPress\tThe chairman",
    )
    w.item("1.1", "The table binds everybody.", 1, 1)
    inside = (
        para(run("The clerk:"))
        + para(run("reads"), in_list(1, 2))
        + para(run("answers"), in_list(1, 2))
    )
    w.table([["Post", inside]], "Post", "The clerk:", "(a) reads", "(b) answers")
    w.item("1.2", "The count goes on after a table.", 1, 1)
    return w


_TYPED = [
    "1.\tIntroduction", "1.1\tThis is typed with a tab.", "1.2  This with two spaces.", "1.2.1 And this with one.",
    "1A\tA clause that came later.", "12(1) A numbered subsection.", "(a)\tA letter.", "(ii)  A roman figure.",
    "Article 3 – Conduct", "A(iii) A compound one.", "23 A heading that lost its dot", "2.2\tTwice here,",
    "2.2\tand here.", "4.\tThree is missing.", "In 2019 the council had 1,204 electors in 3 wards.",
]  # fmt: skip


def typed_numbers() -> WordMaker:
    """Numbers that were typed, with tabs and spaces, of every kind that councils print."""
    w = WordMaker()
    for line in _TYPED:
        w.body.append(f"<w:p>{_typed(line)}</w:p>")
        w.seen.append(" ".join(line.split()))
    return w


def _typed(line: str) -> str:
    return "<w:r><w:tab/></w:r>".join(run(each) for each in line.split("\t"))


def bullets() -> WordMaker:
    """Bullets of symbol fonts, dashes, hollow bullets, ticks."""
    w = WordMaker(
        numbering=lists(
            {
                1: level(0, "bullet", "\uf0b7", font="Symbol")
                + level(1, "bullet", "o", font="Courier New")
                + level(2, "bullet", "\uf0a7", font="Wingdings"),
                2: level(0, "bullet", "–"),
                3: level(0, "bullet", "\uf0fc", font="Wingdings"),
                4: level(0, "bullet", "\uf0d8", font="Wingdings"),
            },
            {n: (n, "") for n in (1, 2, 3, 4)},
        )
    )
    w.p("Councillors can expect from officers:")
    w.item("•", "a commitment to the whole council;", 1, 0)
    w.item("o", "and to no group;", 1, 1)
    w.item("▪", "nor to a member;", 1, 2)
    w.item("•", "respect.", 1, 0)
    w.item("–", "A dash.", 2, 0)
    w.item("✓", "A tick.", 3, 0)
    w.item("➢", "An arrow.", 4, 0)
    return w


def words_as_numbers() -> WordMaker:
    """Ordinals, words, noughts, dashes, circles, and a form of one's own."""
    own = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="SO %1"/></w:lvl>'
    )
    forms = ["ordinal", "cardinalText", "ordinalText", "decimalZero", "decimalEnclosedCircle"]
    shapes = {
        n: level(0, form, "%1" if form != "cardinalText" else "Step %1:")
        for n, form in enumerate(forms, 1)
    }
    w = WordMaker(numbering=lists({**shapes, 9: own}, {n: (n, "") for n in (1, 2, 3, 4, 5, 9)}))
    w.item("1st", "meeting of the year.", 1, 0)
    w.item("2nd", "meeting of the year.", 1, 0)
    w.item("Step One:", "speak to the person.", 2, 0)
    w.item("Step Two:", "speak to the clerk.", 2, 0)
    w.item("First", "reading.", 3, 0)
    w.item("Second", "reading.", 3, 0)
    w.item("01", "January.", 4, 0)
    w.item("02", "February.", 4, 0)
    w.item("①", "One.", 5, 0)
    w.item("②", "Two.", 5, 0)
    w.item("SO 007", "The seal.", 9, 0)
    w.item("SO 008", "The minutes.", 9, 0)
    return w


def joints_and_hidden_numbers() -> WordMaker:
    """Numbers joined to their words without a space, levels without a number, empty numbered paragraphs."""
    levels = (
        level(0, "decimal", "%1.", '<w:suff w:val="space"/>')
        + level(1, "lowerLetter", "(%2)", '<w:suff w:val="nothing"/>')
        + level(2, "none", "")
        + level(3, "none", "NOTE:")
    )
    w = WordMaker(numbering=lists({1: levels}, {1: (1, "")}))
    w.item("1.", "Joined by a space.", 1, 0)
    w.p("joined by nothing,", number="(a)", joint="", properties=in_list(1, 1))
    w.p("as web forms have it.", number="(b)", joint="", properties=in_list(1, 1))
    w.item("", "A level without a number.", 1, 2)
    w.item("NOTE:", "a level with a word.", 1, 3)
    w.item("2.", "Two.", 1, 0)
    w.item("3.", "", 1, 0)
    w.item("4.", "After one without words.", 1, 0)
    return w


def signs_as_numbers() -> WordMaker:
    """Numbers that Markdown has for bullets and rules: stars and daggers, dashes round figures."""
    w = WordMaker(
        numbering=lists(
            {1: level(0, "chicago", "%1"), 2: level(0, "numberInDash", "%1")},
            {1: (1, ""), 2: (2, "")},
        )
    )
    w.p("Marks of notes")
    for sign in ("*", "†", "‡", "§", "**", "††"):
        w.item(sign, "A note.", 1, 0)
    for number in ("- 1 -", "- 2 -"):
        w.item(number, "A page.", 2, 0)
    return w


def deep_levels() -> WordMaker:
    """All nine levels, a level skipped on the way down, and one that comes before its parent."""
    levels = "".join(
        level(n, "decimal", ".".join(f"%{each + 1}" for each in range(n + 1))) for n in range(9)
    )
    w = WordMaker(numbering=lists({1: levels, 2: levels}, {1: (1, ""), 2: (2, "")}))
    for depth in range(9):
        w.item(".".join("1" * (depth + 1)), f"Level {depth + 1}.", 1, depth)
    w.item("1.2", "Back to the second.", 1, 1)
    w.item("1.2.1.1", "A level is skipped.", 1, 3)
    w.item("1.3", "And the count goes on.", 1, 1)
    w.item("2", "A new first.", 1, 0)
    w.item("2.1", "Its second.", 1, 1)
    return w


FILES = [
    decimal_levels, linked_styles, restarts, legal_numbers, letters_and_roman, clauses_through_parts, list_style,
    overridden_level, numbers_in_tables, typed_numbers, bullets, words_as_numbers, joints_and_hidden_numbers,
    signs_as_numbers, deep_levels,
]  # fmt: skip
