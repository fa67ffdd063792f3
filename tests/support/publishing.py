"""A tiny handbook that holds every shape that is published, and what comes of publishing one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from mkdocs_protocol.publishing.files import published_files
from mkdocs_protocol.site.site import Site

AS_OF = date(2026, 11, 22)

MakeSite: TypeAlias = Callable[..., Site]
OnDay: TypeAlias = Callable[[Site, date], Site]


_KEPT: dict[tuple[int, str], tuple[Site, dict[str, bytes]]] = {}
"""What was published of the last sites; each is held with it, so that no other comes to its place in memory."""
_MOST_KEPT = 6


def contents(site: Site, site_url: str = "") -> dict[str, bytes]:
    """Return everything that is published, by its address; made once of a site that several tests look at.

    Of ``replace(site)`` it is made anew.
    """
    key = id(site), site_url
    if key not in _KEPT:
        made: dict[str, bytes] = {
            file.address: file.content for file in published_files(site, site_url=site_url)
        }
        while len(_KEPT) >= _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[key] = site, made
    return _KEPT[key][1]


def read_json(site: Site, address: str) -> Any:
    """Return what one published JSON file says."""
    return json.loads(contents(site)[address])


def read_rows(site: Site, address: str) -> list[dict[str, str]]:
    """Return the rows of one published table as a program reads them."""
    text = contents(site)[address].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


TINY = """
councils/
  topics.yml
    | - {id: respect, label: Respect, definition: How people treat each other.}
    | - {id: channels, label: Ways to ask, definition: "Whom to ask, and how."}
    | - {id: media, label: Press, definition: Who speaks to the press.}
    | - {id: review, label: Review, definition: When the text is looked at again.}
  roles.yml
    | - {id: clerk, label: Clerk, definition: The chief officer.}
    | - {id: councillors, label: Councillors, definition: The members.}
  situations.yml
    | - {id: ask, label: You want to ask, definition: "Whom to ask, and how.", asked_by: [councillors]}
  expectations.yml
    | - id: civility
    |   label: Everyone is civil
    |   kind: duty
    |   owed_by: [councillors]
    |   owed_to: [clerk]
    |   items: {tiny: [{clause: "1.1", words: be “civil”}, "2.1/1"]}
    |   prose: {tiny: ["2.2"]}
  questions.yml
    | - {id: bullying, question: What if somebody is bullied?, topics: [respect], situations: [ask]}
    | - {id: press, question: Who speaks to the press?, topics: [media]}
  tiny/
    answers.yml
      | answers:
      |   bullying:
      |     state: partly
      |     answer: No one shall be bullied.
      |     rests_on: [{clause: "1.10", words: No one shall be bullied.}]
      |     conflicts: [{text: What follows differs., clauses: ["1.1", "1.10"]}]
      |   press: {state: silent, near: ["1.1"]}
    council.yml
      | name: Tiny & Little Parish Council
      | short_name: Tiny
      | kind: parish
    editions/
      2024-05.md
        | ---
        | title: Protocol on working together
        | dates:
        |   adopted: {value: 2024-05, printed: Adopted May 2024}
        |   signed: {blank: true, printed: "Signed:"}
        |   reviewed_without_change: {words: whenever it is needed}
        |   next_review: {value: 2027-02, printed: Next review February 2027, qualifier: or sooner}
        | silent: [media]
        | findings:
        |   - {kind: wording, clauses: ["1.1"], text: "“Memebers” is a slip."}
        | notes:
        |   - {clause: "1.1", text: The law has changed since., dated: 2026-01-31, source: The Example Act 2025}
        | ---
        | Adopted May 2024. Signed:
        |
        | It is reviewed whenever it is needed.
        |
        | {topic=respect kind=duty binds="councillors clerk"}
        | ## 1. Respect
        |
        | 1.1 Memebers and officers shall – always – be “civil”, at least.
        |
        | 1.10 [No one shall be bullied.]{kind=prohibition} Everyone may ask for help.
        |
        | {number="2.1" topic=channels also=respect kind=procedure binds=councillors benefits=clerk}
        | 21 Members shall bring to the Clerk
        |
        | - requests
        | - complaints
        |
        | 2.2 [Ask first.]{topic=channels kind=advice} [Be kind.]{topic=respect}
        |
        | {id=last}
        | = is no formula.
        |
        | ***
        |
        | {frame=label}
        | Next review February 2027 or sooner
      2027.md
        | ---
        | title: Protocol on working together
        | status: draft
        | incomplete: Only the first page is known.
        | ---
        | {topic=respect}
        | 1. Everyone is civil.
    trees/
      ask.yml
        | start: tell
        | nodes:
        |   tell:
        |     kind: action
        |     text: Bring it to the Clerk
        |     who: {clerk: Clerk}
        |     modal: shall
        |     quotes: [{clause: "2.1", words: Members shall bring to the Clerk}]
        |     next: settled
        |   settled:
        |     kind: question
        |     text: Is it settled?
        |     inferred: The text does not say what follows.
        |     answers: [{label: "Yes", to: done, inferred: true}, {label: "No", to: open, inferred: true}]
        |   done: {kind: outcome, text: It ends here., inferred: The text does not say how it ends.}
        |   open: {kind: silence, text: What follows if it is not settled}
        | conflicts: [{text: Help is for everyone and from the Clerk., clauses: ["1.10", "2.1"]}]
        | gaps: [By when is not said.]
        | notes: [{text: The law has changed since., dated: 2026-01-31, source: The Example Act 2025}]
"""
