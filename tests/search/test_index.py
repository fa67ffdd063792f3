"""The published index: what the files hold, and what a vocabulary's faults are told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.searching.files import search_files
from mkdocs_protocol.searching.words import (
    END,
    forms_of,
    heard,
    inflections,
    stem,
    stems,
    tokens,
    tokens_of_all,
)
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

EDITION = "councils/little-example/editions/2024-05.md"
SEARCH = """
same:
  - [FOI, Freedom of Information]
one_way:
  - words: [shouted]
    find: [help]
subjects:
  - id: gifts
    label: Gifts
    words: [gift]
    read: [little-example]
    read_on: "2026-11-29"
"""


def index(folder: Path, search: str = SEARCH, edition: str = "") -> dict[str, Any]:
    """Return every file of the index of a small handbook, by its name; `edition` is another text of its edition."""
    files = {**minimal_council_files(), "councils/search.yml": search}
    write_files(folder, files | ({EDITION: edition} if edition else {}))
    loaded = load(folder / "councils", as_of=date(2026, 11, 22))
    assert [str(problem) for problem in loaded.problems] == []
    site = Site(loaded.handbook, load_wording())
    return {
        str(file.address).removeprefix("data/search/").removesuffix(".json"): json.loads(
            file.content
        )
        for file in search_files(site)
    }


def unpacked(packed: str) -> list[int]:
    """Return numbers as they were before they were written in base 64."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    numbers, value, scale = [], 0, 1
    for sign in packed:
        digit = digits.index(sign)
        value, scale = value + digit % 32 * scale, scale * 32
        if digit < 32:
            numbers.append(value)
            value, scale = 0, 1
    return numbers


def problems(folder: Path, search: str) -> list[str]:
    """Return the codes of what is wrong with a vocabulary."""
    write_files(folder, {**minimal_council_files(), "councils/search.yml": search})
    return [p.code for p in load(folder / "councils", as_of=date(2026, 11, 22)).problems]


def test_words_are_cut_in_one_way() -> None:
    assert tokens("The Council’s e-mail, clause 11.3: day-to-day") == [
        "the",
        "council",
        "email",
        "clause",
        "11.3",
        "day",
        "to",
        "day",
    ]
    assert stems("bullied bullying bully") == ["bulli"] * 3


def test_texts_cut_together_are_cut_as_one_by_one() -> None:
    texts = ["The Council’s e-mail", "", f"a{END}b c", "clause 11.3", "plain words"]
    assert tokens_of_all(texts) == [word for text in texts for word in (*tokens(text), END)]
    assert tokens(f"a{END}b") == ["a", "b"]


def test_forms_are_offered_that_a_text_does_not_have() -> None:
    assert "copying" in forms_of("copied")
    assert {stem(form) for form in ("copied", "copying", "copies")} == {"copi"}


def test_verbs_that_change_their_letters_are_one_word() -> None:
    assert stems("told tell spoken swore withdrawn") == [
        "tell",
        "tell",
        "speak",
        "swear",
        "withdraw",
    ]
    assert {"tell", "told"} <= set(forms_of("telling"))
    assert stems("personal person relatives relations") == [
        "personal",
        "person",
        "relative",
        "relat",
    ]


def test_words_that_only_look_alike_are_apart_and_forms_of_small_verbs_are_one() -> None:
    for one, other in (
        ("informal", "information"),
        ("response", "responsible"),
        ("respective", "respect"),
    ):
        assert stem(one) != stem(other)
    assert stem("responses") == stem("respond")
    assert heard("has a go at me") == heard("had a go at me") == ["have", "a", "go", "at", "me"]


def test_what_cannot_be_seen_parts_no_word() -> None:
    assert tokens("bull\u200bying so\u00adft Caffi\u0302 \u202eTŷ ŵyn") == [
        "bullying",
        "soft",
        "caffi",
        "ty",
        "wyn",
    ]


def test_a_subject_is_meant_in_any_number_and_by_no_word_that_only_begins_alike() -> None:
    assert inflections("allowance") == ["allowance", "allowances"]
    assert "elections" in inflections("election")
    assert "leav" not in inflections("leave")
    assert {"policies", "policy"} <= set(inflections("policies"))
    assert inflections("of") == ["of"]


def test_a_clause_is_found_by_its_printed_number_too_and_not_by_words_of_ours(
    tmp_path: Path,
) -> None:
    mended = minimal_council_files()[EDITION]
    assert "\n1.2 " in mended
    terms = index(tmp_path, edition=mended.replace("\n1.2 ", "\n{number=1.2}\n12 "))["terms/0"]
    assert terms["1.2"]["at"] == terms["12"]["at"]
    assert not {"open", "paragraph"} & terms.keys()


def test_a_posting_says_where_a_word_is(tmp_path: Path) -> None:
    files = index(tmp_path)
    term = files["terms/0"]["help"]
    number = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef".index(term["at"][0])
    entry = files[f"entries/{number // files['index']['block']}"][number % files["index"]["block"]]
    assert "help" in entry["text"]
    assert entry["url"].startswith("councils/little-example/2024-05/#c-")


def test_the_vocabulary_stands_in_the_index_as_stems(tmp_path: Path) -> None:
    finds = index(tmp_path)["vocabulary"]["finds"]
    assert finds["foi"] == {"freedom inform": 0.8}
    assert "foi" in finds["freedom inform"]
    assert finds["shout"] == {"help": 0.7}
    assert "help" not in finds


def test_a_phrase_with_a_small_word_is_known_as_a_whole_and_its_word_alone_is_not(
    tmp_path: Path,
) -> None:
    search = "one_way:\n  - {words: [told off, have a go at, the helpers], find: [help]}\n"
    finds = index(tmp_path, search)["vocabulary"]["finds"]
    assert finds.keys() >= {"tell off", "have a go at", "helper"}
    assert "tell" not in finds


def test_what_stands_first_in_a_rule_counts_most(tmp_path: Path) -> None:
    search = "one_way:\n  - {words: [shouted], find: [help, clerk, protocol, open, bullying]}\n"
    found = index(tmp_path, search)["vocabulary"]["finds"]["shout"]
    assert [found[one] for one in ("help", "clerk", "protocol", "open", "bulli")] == [
        0.7,
        0.6,
        0.5,
        0.45,
        0.45,
    ]


def test_a_browser_reads_words_that_find_the_same_together_and_only_what_is_somewhere(
    tmp_path: Path,
) -> None:
    search = "one_way:\n  - {words: [shouted, told off], find: [help, nowhere]}\n"
    asking = index(tmp_path, search)["asking"]
    assert [["shout", "tell off"], {"help": 0.7}] in asking["leads"]
    assert "finds" not in asking
    assert {"clerk", "councillor"} <= set(asking["who"])
    assert set(asking["sides"]) == {"members", "staff"}


def test_a_browser_reads_the_same_with_its_words_by_number(tmp_path: Path) -> None:
    search = f"{SEARCH}  - {{id: posts, label: Posts, words: [post], read: [little-example], read_on: '2026-11-29'}}\n"
    files = index(
        tmp_path, f"{search}asked_as:\n  topics:\n    channels: [who is the boss of whom]\n"
    )
    asking, short = files["asking"], files["asking-short"]
    words = ["", *short["words"].split(" ")]

    def phrases(packed: str) -> list[str]:
        said = " ".join(words[one] or "|" for one in unpacked(packed)).split("|")
        return [phrase.strip() for phrase in said if phrase.strip()]

    assert [
        [phrases(typed), dict(zip(phrases(found), [one / 100 for one in weights], strict=True))]
        for typed, found, weights in short["leads"]
    ] == asking["leads"]
    assert [[*one, phrases(ways)] for *one, ways in short["asked"]] == asking["asked"]
    assert phrases(short["who"]) == asking["who"]
    assert phrases(short["sides"]["staff"]["words"]) == asking["sides"]["staff"]["words"]
    (forms,) = short["subjects"][0]["words"][0]
    begun, *ends = forms.split(",")
    assert [begun + end for end in ends] == asking["subjects"][0]["words"][0][0]


def test_a_browser_reads_the_same_words_with_what_begins_alike_once(tmp_path: Path) -> None:
    files = index(tmp_path)
    letters = [name.removeprefix("words/") for name in files if name.startswith("words/")]
    assert letters
    for letter in letters:
        short = files[f"words-short/{letter}"]
        read: dict[str, list[Any]] = {}
        for line in short["stems"]:
            written, *further = line.split(";")
            begun, end, count, *own = written.split(",")
            read |= {begun + one: [begun + end, int(count)] for one in own}
            read |= {begun + one: [begun + end] for one in further}
        for word, councils in short["councils"].items():
            read[word].append(councils)
        assert read == files[f"words/{letter}"]


def test_a_subject_is_silent_for_those_who_were_read(tmp_path: Path) -> None:
    (subject,) = index(tmp_path)["vocabulary"]["subjects"]
    assert (subject["id"], subject["keys"], subject["unread"]) == ("gifts", ["gift"], 0)


def test_a_subject_that_a_document_speaks_of_is_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, SEARCH.replace("[gift]", "[help]")) == ["search-subject-not-silent"]


def test_an_unknown_council_and_an_unknown_topic_are_problems(tmp_path: Path) -> None:
    search = SEARCH.replace("[little-example]", "[litle-example]") + "    near: [nothing]\n"
    assert problems(tmp_path, search) == ["unknown-council", "unknown-topic"]


def test_other_ways_of_asking_stand_in_the_index_with_their_small_words(tmp_path: Path) -> None:
    search = f"{SEARCH}asked_as:\n  topics:\n    channels: [who is the boss of whom]\n"
    asked = {ref: ways for ref, _, ways in index(tmp_path, search)["vocabulary"]["asked"]}
    assert asked["topic channels"][1:] == ["who be the boss of whom"]


def test_other_ways_of_asking_for_what_there_is_not_are_problems(tmp_path: Path) -> None:
    ways = "asked_as:\n  topics: {nothing: [x]}\n  questions: {nothing: [x]}\n  situations: {nothing: [x]}\n"
    assert problems(tmp_path, ways) == [
        "unknown-topic",
        "answer-unknown-question",
        "question-unknown-situation",
    ]


def test_a_subject_is_not_meant_by_a_form_that_a_text_has(tmp_path: Path) -> None:
    search = SEARCH.replace("[gift]", "[helps, gift]")
    (subject,) = index(tmp_path, search)["vocabulary"]["subjects"]
    assert "help" not in subject["words"][0][0]


def test_a_phrase_whose_words_stand_apart_in_a_clause_is_marked(tmp_path: Path) -> None:
    search = SEARCH.replace("[gift]", "[help bullied people, gift]")
    (subject,) = index(tmp_path, search)["vocabulary"]["subjects"]
    assert subject["spread"] == []
    apart = SEARCH.replace("[gift]", "[help with bullying, gift]")
    (subject,) = index(tmp_path / "apart", apart)["vocabulary"]["subjects"]
    assert subject["spread"] == [0]


def test_a_name_is_found_by_its_first_letters(tmp_path: Path) -> None:
    finds = index(tmp_path, "same: [[Code of Conduct, rules of conduct]]\n")["vocabulary"]["finds"]
    assert "code conduct" in finds["coc"]


def test_an_unknown_key_and_a_day_that_no_calendar_has_are_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, "sames: []\n") == ["unknown-key"]
    assert problems(tmp_path, SEARCH.replace("2026-11-29", "2026-02-30")) == ["bad-value"]


def test_the_same_sources_make_the_same_index(tmp_path: Path) -> None:
    assert index(tmp_path / "one") == index(tmp_path / "two")
