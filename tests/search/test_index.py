"""The published index: what the files hold, and what a vocabulary's faults are told."""

from __future__ import annotations

import json
from array import array
from datetime import date
from pathlib import Path
from typing import Any

from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Handbook
from mkdocs_protocol.searching.entries import Entry, EntryKind, Facets
from mkdocs_protocol.searching.files import search_files
from mkdocs_protocol.searching.index import Index
from mkdocs_protocol.searching.packing import packed_bits, packed_codes, packed_numbers
from mkdocs_protocol.searching.vocabulary import Alternatives
from mkdocs_protocol.searching.words import (
    END,
    RIGHT_WORDS,
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


def handbook(folder: Path, search: str = SEARCH, edition: str = "") -> Handbook:
    """Return a small handbook; `edition` is another text of its edition."""
    files = {**minimal_council_files(), "councils/search.yml": search}
    write_files(folder, files | ({EDITION: edition} if edition else {}))
    loaded = load(folder / "councils", as_of=date(2026, 11, 22))
    assert [str(problem) for problem in loaded.problems] == []
    return loaded.handbook


def index(folder: Path, search: str = SEARCH, edition: str = "") -> dict[str, Any]:
    """Return every file of the index of a small handbook, by its name."""
    site = Site(handbook(folder, search, edition), load_wording())
    return {
        str(file.address).removeprefix("data/search/").removesuffix(".json"): json.loads(
            file.content
        )
        for file in search_files(site)
    }


DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def numbers(packed: str) -> list[int]:
    """Return numbers as they were before they were packed."""
    found, value, scale = [], 0, 1
    for digit in map(DIGITS.index, packed):
        value, scale = value + digit % 32 * scale, scale * 32
        if digit < 32:
            found.append(value)
            value, scale = 0, 1
    return found


def codes(packed: str) -> list[int]:
    """Return codes as they were before they were packed."""
    found, digits = [], [*map(DIGITS.index, packed)]
    while digits:
        first = digits.pop(0)
        value = first if first < 60 else (first - 60) % 3
        for _ in range(1 if first < 60 else 2 if first < 63 else 4):
            value = value * 64 + digits.pop(0)
        found.append(value)
    return found


def vocabulary(files: dict[str, Any]) -> dict[str, Any]:
    """Return the vocabulary of an index, its words by their numbers again: `finds` is what each phrase leads to."""
    short = files["vocabulary"]
    words = ["|", *short["words"].split(" ")]

    def phrases(packed: str) -> list[str]:
        said = " ".join(words[one] for one in numbers(packed)).split("|")
        return [phrase.strip() for phrase in said if phrase.strip()]

    return short | {
        "finds": {
            one: dict(zip(phrases(found), [weight / 100 for weight in weights], strict=True))
            for typed, found, weights in short["leads"]
            for one in phrases(typed)
        },
        "asked": {ref: phrases(ways) for ref, _, ways in short["asked"]},
        "who": phrases(short["who"]),
        "sides": {side: phrases(known["words"]) for side, known in short["sides"].items()},
        "subjects": [
            one | {"words": [[*map(forms, phrase)] for phrase in one["words"]]}
            for one in short["subjects"]
        ],
    }


def forms(line: str) -> list[str]:
    """Return the forms of a word that are written with what they begin with once."""
    begun, *ends = line.split(",")
    return [begun + end for end in ends]


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
    assert inflections("allowance") == ("allowance", "allowances")
    assert "elections" in inflections("election")
    assert "leav" not in inflections("leave")
    assert {"policies", "policy"} <= set(inflections("policies"))
    assert "voter" not in inflections("vote")
    assert inflections("paid") == ("paid", "pay")
    assert inflections("of") == ("of",)


def test_a_clause_is_found_by_its_printed_number_too_and_not_by_words_of_ours(
    tmp_path: Path,
) -> None:
    mended = minimal_council_files()[EDITION]
    assert "\n1.2 " in mended
    terms = index(tmp_path, edition=mended.replace("\n1.2 ", "\n{number=1.2}\n12 "))["terms/0"]
    assert terms["1.2"][3:] == terms["12"][3:]
    assert not {"open", "paragraph"} & terms.keys()


def test_a_posting_says_where_a_word_is_and_by_what_it_is_filtered(tmp_path: Path) -> None:
    files = index(tmp_path)
    count, _, written, places, packed = files["terms/0"]["help"]
    (number, *_), (code, *_) = numbers(places), codes(packed)
    assert count == len(numbers(places)) == len(codes(packed))
    assert "help" in written.split(" ")
    block, line = files["entries/0"], files["facets"]["lines"][code // files["index"]["impacts"]]
    assert "help" in block["entries"][number][2]
    names = files["facets"]["names"]
    assert names[int(line.split(";")[0])] == "clause"


def test_what_entries_of_a_document_have_in_common_stands_once(tmp_path: Path) -> None:
    block = index(tmp_path)["entries/0"]
    many, *begun = block["runs"][0]
    assert begun == [
        "clause little-example ",
        "councils/little-example/2024-05/#c-",
        "Little Example Parish Council",
        "Edition adopted May 2024",
    ]
    assert "1.2" in [entry[0] for entry in block["entries"][:many]]
    assert sum(run[0] for run in block["runs"]) == len(block["entries"])


def test_a_code_of_any_size_is_packed_in_few_digits() -> None:
    given = [0, 63, 3839, 3840, 12287, 12288, 16_000_000]
    assert codes(packed_codes(array("I", given))) == given
    assert codes(packed_codes(array("I", given[:3]))) == given[:3]
    assert [len(packed_codes(array("I", [one]))) for one in given] == [2, 2, 2, 3, 3, 5, 5]
    assert numbers(packed_numbers(given)) == given


def test_words_kept_of_an_earlier_index_join_one_with_other_numbers() -> None:
    plain, other = Facets(EntryKind.CLAUSE), Facets(EntryKind.CLAUSE, ("media",))
    first = [Entry("1", "", "plain words", plain)]
    then = [
        Entry("2", "Words", "of the standing orders", other, besides=("Media",)),
        Entry("3", "", "words", plain),
    ]
    phrases = ("stand order",)
    before = Index(phrases)
    begun = before.begun()
    begun.add(then)
    kept = begun.words_since(len(before))
    whole, joined = Index(phrases), Index(phrases)
    whole.add(first)
    whole.add(then)
    joined.add(first)
    joined.join(kept)
    assert joined.terms == whole.terms
    assert joined.facets == whole.facets
    assert joined.forms() == whole.forms()
    assert joined.terms.keys() >= {"media", "stand order"}
    assert len(joined) == len(whole) == 3


def test_a_bit_for_each_entry_says_whether_it_has_a_word() -> None:
    assert packed_bits([0, 9, 15], 17) == bytes([0b1, 0b10000010, 0])


def test_words_find_each_other_by_their_stems(tmp_path: Path) -> None:
    finds = Alternatives(handbook(tmp_path)).by_key
    assert finds["foi"] == {"freedom inform": 0.8}
    assert "foi" in finds["freedom inform"]
    assert finds["shout"] == {"help": 0.7}
    assert "help" not in finds


def test_a_word_that_no_text_has_is_found_by_nothing(tmp_path: Path) -> None:
    search = "one_way:\n  - {words: [shouted, told off], find: [help, nowhere]}\n"
    known = vocabulary(index(tmp_path, search))
    assert known["finds"]["shout"] == known["finds"]["tell off"] == {"help": 0.7}
    assert {"clerk", "councillor"} <= set(known["who"])
    assert set(known["sides"]) == {"members", "staff"}


def test_a_phrase_with_a_small_word_is_known_as_a_whole_and_its_word_alone_is_not(
    tmp_path: Path,
) -> None:
    search = "one_way:\n  - {words: [told off, have a go at, the helpers], find: [help]}\n"
    finds = vocabulary(index(tmp_path, search))["finds"]
    assert finds.keys() >= {"tell off", "have a go at", "helper"}
    assert "tell" not in finds


def test_what_stands_first_in_a_rule_counts_most(tmp_path: Path) -> None:
    search = "one_way:\n  - {words: [shouted], find: [help, clerk, protocol, open, bullying]}\n"
    found = Alternatives(handbook(tmp_path, search)).by_key["shout"]
    assert [found[one] for one in ("help", "clerk", "protocol", "open", "bulli")] == [
        0.7,
        0.6,
        0.5,
        0.45,
        0.45,
    ]


def test_words_of_a_stem_stand_together_and_what_they_begin_with_once(tmp_path: Path) -> None:
    files = index(tmp_path)
    assert "".join(files["index"]["letters"]) == "".join(sorted("".join(files["index"]["letters"])))
    read: dict[str, tuple[str, int]] = {}
    for letters in files["index"]["letters"]:
        for line in files[f"words/{letters}"]["stems"]:
            written, *further = line.split(";")
            begun, end, count, *own = written.split(",")
            read |= {begun + one: (begun + end, int(count)) for one in own}
            read |= {begun + one: (begun + end, 0) for one in further}
            assert begun[0] in letters or not begun[0].isalpha()
    assert read["help"] == ("help", files["terms/0"]["help"][0])
    assert read["helping"] == ("help", 0)


def test_a_right_word_that_is_a_slip_of_a_word_in_a_text_is_not_protected(tmp_path: Path) -> None:
    assert {"heating", "diner"} <= RIGHT_WORDS
    assert not RIGHT_WORDS & {"pres", "talkin", "color", "counselor", "trough"}

    def are_protected(edition: str) -> set[str]:
        files = index(tmp_path, edition=edition)
        lines = [
            line for name in files if name.startswith("words/") for line in files[name]["stems"]
        ]
        return {word for word in RIGHT_WORDS if f"{word},,0;" in lines}

    text = minimal_council_files()[EDITION]
    before, after = are_protected(text), are_protected(text.replace("help", "dinner"))
    assert "diner" in before - after


def test_a_subject_is_silent_for_those_who_were_read(tmp_path: Path) -> None:
    (subject,) = vocabulary(index(tmp_path))["subjects"]
    assert (subject["id"], subject["words"][0][0][0], subject["unread"]) == ("gifts", "gift", 0)


def test_a_subject_that_a_document_speaks_of_is_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, SEARCH.replace("[gift]", "[help]")) == ["search-subject-not-silent"]


def test_an_unknown_council_and_an_unknown_topic_are_problems(tmp_path: Path) -> None:
    search = SEARCH.replace("[little-example]", "[litle-example]") + "    near: [nothing]\n"
    assert problems(tmp_path, search) == ["unknown-council", "unknown-topic"]


def test_other_ways_of_asking_stand_in_the_index_with_their_small_words(tmp_path: Path) -> None:
    search = f"{SEARCH}asked_as:\n  topics:\n    channels: [who is the boss of whom]\n"
    asked = vocabulary(index(tmp_path, search))["asked"]
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
    (subject,) = vocabulary(index(tmp_path, search))["subjects"]
    assert "help" not in subject["words"][0][0]


def test_a_phrase_whose_words_stand_apart_in_a_clause_is_marked(tmp_path: Path) -> None:
    search = SEARCH.replace("[gift]", "[help bullied people, gift]")
    (subject,) = vocabulary(index(tmp_path, search))["subjects"]
    assert subject["spread"] == []
    apart = SEARCH.replace("[gift]", "[help with bullying, gift]")
    (subject,) = vocabulary(index(tmp_path / "apart", apart))["subjects"]
    assert subject["spread"] == [0]


def test_a_name_is_found_by_its_first_letters(tmp_path: Path) -> None:
    search = "same: [[Code of Conduct, rules of conduct]]\n"
    assert "code conduct" in Alternatives(handbook(tmp_path, search)).by_key["coc"]


def test_an_unknown_key_and_a_day_that_no_calendar_has_are_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, "sames: []\n") == ["unknown-key"]
    assert problems(tmp_path, SEARCH.replace("2026-11-29", "2026-02-30")) == ["bad-value"]


def test_the_same_sources_make_the_same_index(tmp_path: Path) -> None:
    assert index(tmp_path / "one") == index(tmp_path / "two")
