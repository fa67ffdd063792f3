"""The tasks that readers were given, done as a reader does them, on a wide window and on a phone.

At most three clicks, choosing the council not counted and the search not used. A click is on what says the words, the
first that does so on the page from its top, the frame of the site included; a heading that unfolds counts as a click. The
answer is seen on the first screen of where the clicks lead, or one screen below it; where the document is silent, the
silence is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from support.browser import DESKTOP, PHONE, SharedPages

MOST_CLICKS = 3
SCREENS = 2
LONGEST_LIST = 4
"""How many screens a phone shows of a list of links before the one that is wanted."""
DESKTOP_SIZE = {"width": DESKTOP[0], "height": DESKTOP[1]}
WRONG, ASKED, NEW, CLERK = "When things go wrong", "What people ask", "New here", "For the clerk"


@dataclass(frozen=True, slots=True)
class Task:
    """Where a reader is who has chosen a council, what they follow, and the words that answer."""

    start: str
    clicks: tuple[str, ...]
    answers: tuple[str, ...]
    on_a_phone: tuple[str, ...] = ()
    """What is followed where the window is narrow, if that differs: long lists have ways to their parts there."""


TASKS = {
    "a Barrow officer was shouted at in public": Task(
        "councils/barrow/",
        (WRONG, "An officer has a concern about a councillor"),
        (
            "Not to be bullied",
            "Not to have issues raised about them in public",
            "For a formal step it names the small group of Councillors (step 3) to decide or act.",
            "The grievance route may not be open",
        ),
    ),
    "a Halstead councillor waits for weeks for the clerk": Task(
        "councils/halstead/",
        (WRONG, "A councillor is unhappy with the Clerk"),
        ("timely and informative responses", "No number of days is given."),
    ),
    "a Weston councillor would see a personnel file": Task(
        "councils/weston-super-mare/",
        (ASKED, "Information"),
        ("May a councillor see a personnel file?", "will normally need justifying in specific terms", "7.4"),
    ),
    "a Weston councillor writes in the council's name": Task(
        "councils/weston-super-mare/",
        (ASKED, "In public"),
        ("letters should go under an officer's name", "9.2", "9.3"),
    ),
    "Wellingborough's Clerk is bullied by the chair": Task(
        "councils/wellingborough/",
        (WRONG, "The Clerk has a concern about a councillor"),
        (
            "Not to be bullied or to be put under undue pressure",
            "The document does not say whom to go to.",
            "The grievance route may not be open",
        ),
    ),
    "Wellingborough's Clerk looks for help from outside": Task(
        "councils/wellingborough/",
        (WRONG, "The Clerk has a concern about a councillor", "Outside help"),
        ("Who else you can turn to in England.", "Acas"),
    ),
    "a Barrow clerk asks on what the text is silent": Task(
        "councils/barrow/",
        (CLERK, "Where the text is silent"),
        ("On these topics the document says nothing.", "Press and media"),
    ),
    "a clerk puts a silence on the agenda": Task(
        "councils/barrow/",
        (CLERK, "Full drafting sheet", "Topics on which it is silent"),
        ("Topics on which it is silent", "Below each is what up to three other documents say"),
    ),
    "a clerk asks whether a review is due": Task(
        "councils/halstead/", (CLERK,), ("Review overdue: it was due June 2022",)
    ),
    "a clerk asks what is faulty or silent": Task(
        "councils/halstead/",
        (CLERK,),
        (
            "Five things that matter most",
            "The grievance route may not be open",
            "A matter can go to the person it is about",
            "A matter can go back to the person who raises it",
            "The review date has passed",
            "Clauses do not agree",
        ),
    ),
    "a clerk wants a paper for the meeting": Task(
        "councils/halstead/",
        (CLERK, "One-page paper for the meeting"),
        ("Download as a Word document", "The council is asked to decide"),
    ),
    "a new Barrow councillor has ten minutes": Task(
        "councils/barrow/",
        (NEW, "I am a councillor"),
        ("About 3 minutes to read", "What I must or should do", "Code of Conduct"),
    ),
    "a comparer asks who sets a time limit": Task(
        "",
        ("Questions", "What time limits does the protocol set?"),
        (
            "by 12 noon ten clear days before",
            "The review date is blank.",
            "Officers should report possible Code breaches as soon as possible",
            "No number of days is given for anything.",
            "No number of days: councillors can expect",
        ),
        on_a_phone=("Questions", "The protocol itself", "What time limits does the protocol set?"),
    ),
    "a comparer asks who sets a time limit for a complaint": Task(
        "",
        ("Questions", "Is there a time limit for a complaint?"),
        ("Halstead", "No number of days is given.", "Weston-super-Mare", "Silent"),
        on_a_phone=("Questions", "Complaints", "Is there a time limit for a complaint?"),
    ),
    "a comparer asks who may instruct officers": Task(
        "",
        ("Questions", "May a councillor give an officer an instruction?"),
        (
            "Not said of individual councillors. The Council or Committees instruct the Clerk;",
            "a particular officer's help must be requested through the Clerk;",
            "The council or committees instruct the clerk;",
            "express approval: members should not give instructions directly to the Town Clerk's staff",
            "Not said of individual councillors: officers work under the direction of the council",
        ),
    ),
    "a comparer asks who gives officers instructions": Task(
        "",
        ("Questions", "Who may give officers instructions?"),
        (
            "The Council or its Committees instruct the Clerk and direct officers.",
            "Council decision-making bodies direct officers' work",
            "The council or its committees instruct the clerk and direct officers.",
            "The Town Clerk line-manages staff; officers direct juniors.",
            "The council, its committees and sub-committees direct officers' work.",
        ),
    ),
    "a comparer asks who is forbidden to talk to the press": Task(
        "",
        ("Questions", "Is anybody forbidden to speak to the press?"),
        (
            "party groups' decisions should not be presented there as the Council's",
            "officers should keep to facts and professional aspects, not politics",
            "Wellingborough",
            "Barrow",
            "Silent",
        ),
        on_a_phone=("Questions", "In public", "Is anybody forbidden to speak to the press?"),
    ),
    "a comparer asks who speaks to the press": Task(
        "",
        ("Questions", "Who speaks to the press?"),
        (
            "No clause says who speaks.",
            "Officers may respond on facts and professional aspects; chairs",
        ),
        on_a_phone=("Questions", "In public", "Who speaks to the press?"),
    ),
    "a comparer holds Barrow against Wellingborough": Task(
        "",
        ("Compare", "Barrow and Wellingborough"),
        ("Barrow and Wellingborough, compared",),
    ),
    "a comparer holds Barrow against Wellingborough on the Clerk": Task(
        "",
        ("Compare", "Barrow and Wellingborough", "the Clerk"),
        ("Reworded", "Barrow, edition adopted 16 July 2019"),
    ),
    "a comparer sets all councils side by side": Task(
        "",
        ("Topics", "Press and media"),
        ("Barrow", "Halstead", "Wellingborough", "Weston-super-Mare", "Silent"),
    ),
    "a comparer takes it into Excel": Task("", ("Questions",), ("Excel",)),
    "somebody cites a clause": Task(
        "councils/barrow/", ("The text",), ("Copy citation",), on_a_phone=("The text", "About Aim, paragraph 1")
    ),
    "somebody cites a clause that an answer rests on": Task(
        "councils/weston-super-mare/",
        (ASKED, "In public", "9.2"),
        ("9.2", "Copy citation"),
    ),
    "somebody cites a clause by its number": Task(
        "councils/weston-super-mare/", ("The text", "2.10"),
        ("Weston-super-Mare Town Council, Member Officer Protocol (October 2024), clause 2.10",),
        on_a_phone=("The text", "Contents", "2.10"),
    ),
    "a comparer asks on the topic of the press what is forbidden": Task(
        "", ("Topics", "Press and media"), ("officers should keep to facts and professional aspects, not politics",),
        on_a_phone=("Topics", "Press and media", "3 partly, 2 silent"),
    ),
    "a comparer asks who may instruct officers, and then who does": Task(
        "", ("Questions", "May a councillor give an officer an instruction?", "Who may give officers instructions?"),
        ("Council decision-making bodies direct officers' work", "The Town Clerk line-manages staff;"),
    ),
    "a chair is new in the post": Task(
        "councils/halstead/",
        (NEW, "I am a chair"),
        ("In particular as a chair", "must take special care to avoid"),
    ),
    "a journalist asks what follows a refusal": Task(
        "", ("Questions", "Is there an appeal?"), ("Silent: all 5",),
        on_a_phone=("Questions", "Complaints", "Is there an appeal?"),
    ),
    "a Halstead clerk wants to be reminded of the review": Task(
        "councils/halstead/",
        (CLERK, "Get review reminders"),
        ("copy the address of this link into your calendar", "Outlook: Calendar"),
    ),
    "a Barrow clerk puts the text on the council's own website": Task(
        "councils/barrow/",
        (CLERK, "Downloads"),
        ("Download the text (HTML", "Download the text (Word", "Download the text (PDF"),
    ),
    "a clerk wants the protocol on the council's existing website": Task(
        "", ("Make your own", "On your own website"), ("files to download", "the text in a page", "page in a frame")
    ),
    "an officer asks whether a councillor may come into the office": Task(
        "", ("Search", "All subjects from A to Z", "O"), ("The office, and a councillor's coming into it",)
    ),
}  # fmt: skip

FIND = """
const plain = (text) => text.replace(/[‘’]/g, "'").replace(/\\s+/g, " ").trim();
const bare = (text) => plain(text).replaceAll(" ", "").toLowerCase();
const seen = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
"""

LINK = (
    "(words) => {"
    + FIND
    + """
  const all = [...document.querySelectorAll(":is(a[href], summary, label):not(.md-sidebar *)")]
    .filter((one) => bare(one.textContent).includes(bare(words)) && seen(one));
  return all.find((one) => plain(one.innerText) === words) ?? all.find((one) => plain(one.innerText).includes(words));
}"""
)
"""What a reader takes who looks for some words: what says just them, else what says them among others."""

UNFOLDED = "id => !document.getElementById(id)?.parentElement.closest('details:not([open])')"

DEPTHS = (
    "(answers) => {"
    + FIND
    + """
  const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const letters = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!seen(node.parentElement)) continue;
    for (let at = 0; at < node.length; at += 1) {
      const letter = "‘’".includes(node.data[at]) ? "'" : node.data[at].trim() || " ";
      if (letter !== " " || letters.at(-1)?.letter !== " ") letters.push({ letter, node, at });
    }
  }
  const text = letters.map((one) => one.letter).join("");
  const foot = (place) => {
    const { node, at } = letters[place];
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().bottom / innerHeight;
  };
  const depth = (words) => {
    const found = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(foot(at + words.length - 1));
    return Math.min(99, ...found.filter((deep) => deep > 0));
  };
  return Object.fromEntries(answers.map((words) => [words, depth(words)]));
}"""
)
"""How many screens below the top of the window some words end where they are first seen; 99 where they are not."""


@pytest.fixture(scope="module")
def led() -> dict[tuple[object, ...], str]:
    """Give the pages to which the first clicks of earlier tasks led: who begins alike goes on from there."""
    return {}


def follow(page: Page, words: str) -> bool:
    """Click what a reader takes who looks for some words; return whether it led to the top of another page."""
    before = page.url
    link = page.evaluate_handle(LINK, words).as_element()
    assert link is not None, f"nothing on {page.url} says {words!r}"
    deep = link.evaluate("link => link.getBoundingClientRect().top / innerHeight")
    assert deep <= (SCREENS if page.viewport_size == DESKTOP_SIZE else LONGEST_LIST), words
    fragment = link.evaluate("link => link.hash?.slice(1)")
    link.click()
    page.wait_for_load_state()
    page.wait_for_function(UNFOLDED, arg=fragment)
    return "#" not in page.url and page.url != before


@pytest.mark.parametrize("name", TASKS)
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_a_reader_finds_the_answer_in_three_clicks(
    page_at: SharedPages,
    handbook_url: str,
    led: dict[tuple[object, ...], str],
    name: str,
    viewport: tuple[int, int],
) -> None:
    task = TASKS[name]
    clicks = (task.on_a_phone if viewport == PHONE else ()) or task.clicks
    assert len(clicks) <= MOST_CLICKS
    led[viewport, task.start] = handbook_url + task.start
    known = max(n for n in range(len(clicks) + 1) if (viewport, task.start, *clicks[:n]) in led)
    page = page_at(led[viewport, task.start, *clicks[:known]], viewport=viewport)
    for n, words in enumerate(clicks[known:], known + 1):
        if follow(page, words):
            led[viewport, task.start, *clicks[:n]] = page.url
    depths: dict[str, float] = page.evaluate(DEPTHS, list(task.answers))
    too_deep = {words: round(deep, 1) for words, deep in depths.items() if deep > SCREENS}
    assert too_deep == {}, page.url
