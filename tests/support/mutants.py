"""Whole folders of sources, spoiled at random; `support.oracle` says what none of them may bring about.

Beside the councils' folder lie a site's own words and a file of proposals, some of them accepted; in it a crest.

The same seed makes the same mutants. `tests/fuzz/folders.py` runs any number of them, the suite a few.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Mapping, Sequence
from datetime import date

AS_OF = date(2026, 11, 22)
ONE, OTHER = "councils/a", "councils/b"

FILES = {
    "councils/topics.yml": "- {id: respect, label: Respect, definition: Being civil.}\n"
    "- {id: media, label: Press, definition: Who speaks.}\n",
    "councils/roles.yml": "- id: clerk\n  label: Clerk\n  definition: The chief officer.\n"
    "- {id: councillors, label: Councillors, definition: Members., several: true}\n",
    "councils/situations.yml": "- id: upset\n  label: Upset\n  definition: Somebody is.\n  asked_by: [clerk]\n"
    "  notes: [{text: Ask., dated: 2026-01-02, source: Us}]\n",
    "councils/expectations.yml": "- id: civil\n  label: Civility\n  owed_by: [councillors]\n  owed_to: [clerk]\n"
    '  items:\n    a: ["1.1", {clause: "1.2/1", words: be heard}]\n    b: [{clause: "2.1", words: shall tell}]\n',
    "councils/questions.yml": "- id: who\n  question: Who helps?\n  topics: [respect]\n  situations: [upset]\n",
    "councils/comparing.yml": 'little_words: [a, the, "no"]\n',
    "councils/documents.yml": "- id: press\n  name: the press policy\n",
    "councils/glossary.yml": "- id: chief\n  term: chief officer\n  words: [Clerk]\n  text: Who advises.\n"
    "  source: An Act\n  dated: 2026-01-02\n",
    "councils/outside.yml": "- id: ombudsman\n  body: Ombudsman\n  for: [councillors, clerk]\n  situations: [upset]\n  country: [England]\n"
    '  can: Looks.\n  cannot: Judge.\n  sources: [{name: A page, address: "https://example.org/"}]\n'
    "  checked: 2026-01-02\n  check_again: 2027-01-02\n",
    "councils/search.yml": "same: [[press, media]]\none_way: [{words: [rude], find: [respect]}]\nbefore_numbers: [clause]\n"
    "subjects:\n  - {id: drones, label: Drones, words: [drone], read: [a], read_on: 2026-01-02, near: [media]}\n",
    f"{ONE}/self-check.yml": "questions:\n"
    + "".join(
        f"  - question: Who is told {number}?\n    answers:\n"
        '      - {answer: The Clerk, right: true, feedback: So it says., clause: "1.1", words: the Clerk}\n'
        '      - {answer: Nobody, feedback: No., clause: "1.1", words: shall tell}\n'
        for number in range(5)
    ),
    f"{ONE}/imports/2024-05.yml": "edition: 2024-05\nfile: protocol.docx\nimported: 2026-01-02\n"
    f"sha256: {'a' * 64}\nguesses:\n  - {{code: list, what: A list was guessed., where: [line 3], settled: true}}\n",
    f"{ONE}/press/editions/2025.md": "---\ntitle: Press policy\nas_received: 2025.html\nreceived_as: html\n"
    "cycle: {printed: every year}\ndates:\n  reviewed: {value: 2025-01, printed: Reviewed Jan 2025}\n---\n"
    "Press policy\n\nReviewed Jan 2025, every year\n\n## Speaking\n\n{id=1a number=1A}\n1A The Clerk ~~only~~ speaks, see 1.1 of the protocol.\n",
    f"{ONE}/press/as-received/2025.html": "<h1>Press policy</h1><p>Reviewed Jan 2025, every year</p>"
    "<h2>Speaking</h2><p>1A The Clerk <del>only</del> speaks, see 1.1 of the protocol.</p>",
    f"{ONE}/answers.yml": "answers:\n  who:\n    state: answered\n    answer: The Clerk.\n"
    '    rests_on: [{clause: "1.1", words: the Clerk}]\n',
    f"{ONE}/council.yml": "name: A Town Council\nshort_name: A Town\nkind: town\nnames:\n  clerk: [Clerk]\n"
    "in_force: 2024-05\nwebsite: https://example.org/\ncountry: England\ncountry_ground: Known by us.\n"
    "rights: Belongs to us.\npermission: Given by us.\ncontact: us@example.org\n"
    "crest: {file: crest.svg, text: The arms.}\naccent: '#005ea5'\naccent_dark: '#99ccff'\nnotes:\n  - {text: Seen., dated: 2026-01-02, source: Us}\n",
    f"{ONE}/crest.svg": '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n'
    "<style>.a { fill: url(#b) }</style>\n"
    '<defs><linearGradient id="b"><stop offset="0" stop-color="red"/></linearGradient></defs>\n'
    '<path class="a" d="M0 0h9v9z"/><use href="#c"/>\n</svg>\n',
    "wording.yml": 'states:\n  overdue:\n    label: Late\n    headline: "It was due {due}"\n  due-now: {headline: "Due {period}: {due}"}\n'
    '  superseded: {headline: "See {successor}"}\nas-of: "On {day}"\n',
    "proposals.yml": '- decide: accept\n  what: margin\n  council: a\n  edition: 2024-05\n  subject: "1.2"\n'
    '  value: {topic: "respect", kind: "duty", binds: "clerk"}\n  score: 0.50\n'
    '- decide: accept\n  what: role-name\n  council: a\n  subject: councillors\n  value: {names: ["Members"]}\n'
    "- decide: strike\n  what: silent\n  council: a\n  edition: 2024-05\n  subject: respect\n  value: {topic: respect}\n"
    "- decide: accept\n  what: date\n  council: a\n  edition: 2024-05\n  subject: issued\n"
    "  value: {line: 'issued: {value: 2024-05, printed: \"May 2024\"}'}\n- decide:\n  what: silent\n  council: a\n"
    "  edition: press/2025\n  subject: media\n  value: {topic: media}\n",
    f"{ONE}/trees/upset.yml": "start: ask\nby_reading: Our reading\nnodes:\n  ask:\n    kind: question\n"
    "    text: Is it so?\n    inferred: Ours\n"
    '    answers:\n      - {label: "Yes", to: tell, inferred: true}\n      - {label: "No", to: end, inferred: true}\n'
    "  tell:\n    kind: action\n    text: Tell the Clerk.\n    modal: shall\n    who: {clerk: Clerk}\n"
    '    quotes: [{clause: "1.1", words: shall tell the Clerk}]\n    next: end\n'
    "  end: {kind: silence, text: What follows.}\ngaps: [No time is given.]\n"
    'conflicts: [{text: Two ways., clauses: ["1.1", "1.2"]}]\nnotes: [{text: Mind this., dated: 2026-01-02, source: A book}]\n',
    f"{ONE}/editions/2024-05.md": "---\ntitle: Protocol\nas_received: 2024-05.txt\ndates:\n"
    "  adopted: {value: 2024-05, printed: Adopted May 2024}\n"
    "differences:\n  - {reason: list bullet, received: ·}\nsilent: [media]\n"
    'findings:\n  - {kind: wording, text: Odd enough., clauses: ["1.1"]}\n'
    'notes:\n  - {clause: "1.2", text: Heed the law., dated: 2026-01-02, source: A book}\n'
    "---\nProtocol\n\nAdopted May 2024\n\n"
    "{topic=respect binds=councillors kind=duty}\n## 1. Respect\n\n1.1 They shall tell the Clerk, see [1.2](#c-1.2).\n\n"
    "1.2 [All]{kind=right} may\n\n- be **heard**\n\n{headings=row}\n| a | b |\n|---|---|\n| c | d |\n",
    f"{ONE}/editions/2020.md": "---\ntitle: Old Protocol\nother_titles: [Old Policy]\nas_received: 2020.txt\nreceived_as: text\nstatus: superseded\n"
    "signed_by: {post: Mayor, printed: Mayor}\ndates:\n"
    "  approved: {value: 2020-02, printed: Approved Feb 2020, by: the Mayor}\n"
    '  next_review: {words: after elections}\ndifferences:\n  - {reason: personal name withheld, edition: "[name withheld]"}\n'
    "---\nOld Policy\n\n***\n\nOld Protocol\n\nApproved Feb 2020 by the Mayor, reviewed after elections\n\n"
    '{topic=respect also=media kind=duty binds="councillors clerk" benefits=clerk}\n## Manners\n\n'
    "{number=2.1}\n21 Greet [name withheld], the Mayor, at once.\nSmile.\n\n"
    "{id=manners-1}\nBow:\n\n- (a) low;\n- (b) *lower*.\n\n{id=sign-off}\nMayor\n",
    f"{ONE}/as-received/2020.txt": "Old Policy\nOld Protocol\nApproved Feb 2020 by the Mayor, reviewed after elections\n"
    "Manners\n21 Greet [name withheld], the Mayor, at once.\nSmile.\nBow:\n(a) low;\n(b) lower.\nMayor\n",
    f"{OTHER}/council.yml": "name: B Parish Council\nshort_name: B Parish\nkind: parish\n",
    f"{OTHER}/editions/2023.md": "---\ntitle: A Protocol\nas_received: 2023.txt\ndates:\n"
    "  next_review: {value: 2027-06, printed: Review June 2027}\nsilent: [media]\n---\nA Protocol\n\nReview June 2027\n\n"
    "{topic=respect binds=councillors benefits=clerk kind=expectation}\n2.1 They shall tell the Clerk, in writing.\n",
    f"{OTHER}/as-received/2023.txt": "A Protocol\nReview June 2027\n2.1 They shall tell the Clerk, in writing.\n",
    f"{OTHER}/trees/upset.yml": "start: tell\nnodes:\n  tell:\n    kind: outcome\n    text: Tell the Clerk in writing.\n"
    '    quotes: [{clause: "2.1", words: tell the Clerk}]\n',
    f"{ONE}/as-received/2024-05.txt": "Protocol\nAdopted May 2024\n1. Respect\n1.1 They shall tell the Clerk, see 1.2.\n"
    "1.2 All may\n· be heard\na\tb\nc\td\n",
}
"""A folder without a fault, with one of everything."""

_OFTEN = ("trees/", "expectations.yml", "editions/")
"""What is spoiled more often than the rest, because most is made of it."""
_NAMES = [
    name for name in sorted(FILES) for _ in range(3 if any(map(name.__contains__, _OFTEN)) else 1)
]
_WORD = re.compile(r"[\w./-]+")
_WORDS: list[str] = sorted({word for text in FILES.values() for word in _WORD.findall(text)})

SAID = [
    "A Town", "Act", "Adopted", "All", "An", "Ask", "B Parish", "Being", "Belongs", "Bow", "Civility", "Clerk",
    "Council", "Councillors", "Drones", "Given", "Greet", "Heed", "Is", "Judge", "Known", "Late", "Looks", "Manners",
    "Mayor", "Members", "Mind", "Nobody", "Odd", "Old Protocol", "Ombudsman", "Our", "Ours", "Press", "Protocol",
    "Respect", "Review", "Reviewed", "Seen", "Smile", "So", "Somebody", "Speaking", "Tell", "The", "They", "Two",
    "Upset", "Us", "What", "Who", "Yes", "advises", "arms", "be", "book", "follows", "guessed", "heard", "helps",
    "in writing", "is", "low", "lower", "may", "officer", "only", "page", "policy", "says", "shall", "so", "speaks",
    "the", "told", "year",
]  # fmt: skip
"""Words of the folder that are neither keys nor ids: what they say is shown."""
_MARKS = (
    "{}<zz>", "<zz y=1>{}", "<b>{}</b>", "{}</p>", "{}</div>", "{}</script><zz>", "{}<!--", "{}&amp;", "{}&lt;zz&gt;",
    "{}&#60;zz&#62;", '{}" zz="', "{}' zz='", '{}"><zz>', "{}'><zz>", '{}"/onzz=1',
)  # fmt: skip
"""What would be markup if a page did not escape it: elements, ends of elements, references, ends of attributes."""

_TOKENS = (
    "\x00", "\x1b[31m", "\u202e", "\u061c", "\U000e0041", "\u3164", "\ufffe", "\u00a0", "\t", "\r\n", "\n\n", "::error::x",
    "##[x]", "*", "_", "`", "~~", "<script>alert(1)</script>", "<!--", "-->", "<b onclick=x>", "&lt;", "&#0;", "&shy;",
    "{", "}", "[", "]", "(", ")", "{{ 7*7 }}", "{% raw %}", "]{", "{id=x}", "{topic=media}", "{number=9 printed=9}",
    "[x](javascript:alert(1))", "![x](y)", "[x](//host)", "[x](#c-9)", "|", "\n|---|\n", "# ", "## ", "- ", "> ", "1. ",
    "1.1 ", "***\n", "---\n", "...\n", ": ", " #", "!!str ", "!x ", "&a ", "*a", "? ", "|\n", ">-\n", "'", '"', '"\\x"',
    "%", "@", "~", "null", "true", "1_0", "9" * 60, "9" * 4400, "2026-02-30", "🏛", "é", "e\u0301", "ﬀ", "\ud7ff", "$(x)", "../",
)  # fmt: skip


def mutant(seed: int) -> dict[str, str | bytes]:
    """Return the folder of a seed: marked, or one to three of its files spoiled in one to four places each."""
    dice = random.Random(seed)
    if not dice.randrange(_SELDOM):
        return {**marked(FILES, dice.sample(SAID, _MANY), dice.choice(_MARKS))}
    files: dict[str, str | bytes] = dict(FILES)
    for name in dict.fromkeys(dice.choices(_NAMES, k=dice.choice((1, 1, 2, 3)))):
        text = FILES[name]
        for _ in range(dice.choice((1, 1, 2, 4))):
            text = _spoiled(text, dice)
        files[name] = text
        chance = dice.random()
        if chance < 0.02:
            spoiled = text.encode("utf-8", "replace")
            files[name] = spoiled[: dice.randrange(len(spoiled) + 1)] + b"\xff\x80"
        elif chance < 0.03:
            del files[name]
    return files


_SELDOM = 16
"""One mutant of so many is marked: such a folder has no fault, so that all its pages are made, which is costly."""


_MANY = 15


def marked(files: Mapping[str, str], words: Sequence[str], mark: str) -> dict[str, str]:
    """Return files in which words have a mark of markup wherever they stand, written so that they are read as shown."""
    any_of = "|".join(map(re.escape, words))
    said = re.compile(rf"(?<![\w./#-])(?:{any_of})(?![\w./:-])")
    made = {}
    for name, text in files.items():
        shown, facts = mark, 0
        if name.endswith(".svg"):
            shown = "{}"
        elif name.endswith(".html"):
            shown = html.escape(mark)
        elif name.endswith(".md"):
            facts = text.index("\n---\n", 4)
        made[name] = _put(said, shown, text[:facts] if facts else text)
        if facts:
            made[name] += _put(said, re.sub(r"[^\w\s{}]", r"\\\g<0>", mark), text[facts:])
    return made


def _put(said: re.Pattern[str], mark: str, text: str) -> str:
    return said.sub(lambda found: mark.format(found[0]), text)


def _spoiled(text: str, dice: random.Random) -> str:
    here = dice.randrange(len(text) + 1)
    there = min(len(text), here + dice.choice((1, 2, 5, 20, 80)))
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(11):
        case 8 | 9 | 10:  # a word where another belongs, so that what is read stays whole
            places = [found.span() for found in _WORD.finditer(text)] or [(here, there)]
            here, there = dice.choice(places)
            return text[:here] + dice.choice(_WORDS) + text[there:]
        case 0:
            return text[:here] + text[there:]
        case 1 | 2 | 3:
            return text[:here] + dice.choice(_TOKENS) + text[here:]
        case 4:
            return text[:here] + dice.choice(_TOKENS) + text[there:]
        case 5:
            lines[one], lines[other] = lines[other], lines[one]
        case 6:
            lines.insert(one, lines[other])
        case _:
            lines[one] = " " * dice.randrange(5) + lines[one].lstrip()
    return "\n".join(lines)
