"""Catalogues: what is read from a .po file, what is left out, and what is refused in words."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from babel.messages.pofile import read_po

from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.store.digests import engine
from mkdocs_protocol.words.catalogue import ENGLISH, in_force, speaking
from mkdocs_protocol.words.gettext import N_, NN_, Labels, _, ngettext, pgettext
from mkdocs_protocol.words.reading import LOCALE, CatalogueError, languages, load_catalogue

HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"""


def written(folder: Path, entries: str, head: str = HEAD) -> Path:
    path = folder / "words.po"
    path.write_text(f"{head}\n{entries}", encoding="utf-8")
    return path


def faults(folder: Path, entries: str) -> list[str]:
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(own=written(folder, entries), shown="words.po")
    return list(refused.value.messages)


def test_english_is_said_as_it_stands_in_the_code() -> None:
    assert load_catalogue() is ENGLISH is in_force()
    assert _("Review due {due}") == "Review due {due}"
    assert ngettext("{n} council", "{n} councils", 2) == "{n} councils"
    assert pgettext("month", "May") == "May"


def test_a_sites_own_words_go_before_ours_and_the_others_stay(tmp_path: Path) -> None:
    own = written(tmp_path, 'msgid "Silent"\nmsgstr "Says nothing"\n')
    with speaking(load_catalogue(own=own)):
        assert (_("Silent"), _("Covered")) == ("Says nothing", "Covered")
    assert _("Silent") == "Silent"


def test_a_table_of_words_speaks_the_language_of_the_moment(tmp_path: Path) -> None:
    labels = Labels({1: N_("Silent"), 2: N_("Covered")})
    with speaking(load_catalogue(own=written(tmp_path, 'msgid "Silent"\nmsgstr "Mute"\n'))):
        assert dict(labels) == {1: "Mute", 2: "Covered"}
    assert labels[1] == "Silent"


def test_what_nobody_named_has_read_is_left_out(tmp_path: Path) -> None:
    own = written(
        tmp_path,
        '#, fuzzy\nmsgid "Silent"\nmsgstr "Tawel"\n\nmsgid "Covered"\nmsgstr "Wedi’i drin"\n',
    )
    with speaking(load_catalogue(own=own)):
        assert (_("Silent"), _("Covered")) == ("Silent", "Wedi’i drin")


def test_welsh_has_six_forms_and_english_ones_where_it_is_silent(tmp_path: Path) -> None:
    forms = "".join(f'msgstr[{n}] "{{n}} {word}"\n' for n, word in enumerate("abcdef"))
    own = written(
        tmp_path,
        f'msgid "{{n}} council"\nmsgid_plural "{{n}} councils"\n{forms}',
        HEAD
        + '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);\\n"\n',
    )
    with own.open("a", encoding="utf-8") as file:
        file.write('\nmsgid "{n} topic"\nmsgid_plural "{n} topics"\n' + 'msgstr[0] "{n} z"\n')
        file.write("".join(f'msgstr[{n}] ""\n' for n in range(1, 6)))
    council, topic = NN_("{n} council", "{n} councils"), NN_("{n} topic", "{n} topics")
    with speaking(load_catalogue("cy", own)):
        said = [ngettext(*council, n).format(n=n) for n in (0, 1, 2, 3, 6, 7)]
        assert said == ["0 a", "1 b", "2 c", "3 d", "6 e", "7 f"]
        assert (ngettext(*topic, 0), ngettext(*topic, 1)) == ("{n} topics", "{n} topic")


def test_dates_are_said_in_the_words_of_the_catalogue(tmp_path: Path) -> None:
    own = written(
        tmp_path,
        'msgctxt "month"\nmsgid "December"\nmsgstr "Rhagfyr"\n\n'
        'msgid "{month} {year}"\nmsgstr "mis {month} {year}"\n\n'
        'msgid "spring {year}"\nmsgstr "gwanwyn {year}"\n',
    )
    with speaking(load_catalogue(own=own)):
        assert PartialDate.parse("2026-12-16").shown == "16 Rhagfyr 2026"
        assert PartialDate.parse("2026-12").shown == "mis Rhagfyr 2026"
    assert PartialDate.parse("2026-12").shown == "December 2026"


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (
            'msgid "Review due {due}"\nmsgstr "Due {date}"\n',
            "words.po:5: “Due {date}” has a place 'date', which “Review due {due}” does not have; its places are: due",
        ),
        (
            'msgid "Of %(number)s nobody"\nmsgstr "%(count)s"\n',
            "words.po:5: “%(count)s” has a place 'count', which “Of %(number)s nobody” does not have; its places are: number",
        ),
        (
            'msgid "Silent"\nmsgstr "Si{lent"\n',
            "words.po:5: “Si{lent” cannot be filled in: expected '}' before end of string; double a brace that is shown",
        ),
        (
            'msgid "Silent"\nmsgstr "Says {}"\n',
            "words.po:5: “Says {}” has a place '', which “Silent” does not have; its places are: none",
        ),
    ],
)
def test_a_place_that_the_sentence_does_not_have_is_refused_with_its_line(
    tmp_path: Path, entries: str, told: str
) -> None:
    assert faults(tmp_path, entries) == [told]


def test_a_place_says_nothing_of_what_it_holds(tmp_path: Path) -> None:
    told = faults(tmp_path, 'msgid "{due}"\nmsgstr "{due.__class__} {due!r} {due:>99999}"\n')
    assert "write it as {due}" in told[0]


def test_what_is_no_po_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "words.po").write_bytes(b"\xff\xfe")
    with pytest.raises(CatalogueError, match=r"words\.po: it is not in UTF-8; save it as UTF-8"):
        load_catalogue(own=tmp_path / "words.po", shown="words.po")
    assert [told[:50] for told in faults(tmp_path, 'msgid "a\nmsgstr b\n')] == [
        'words.po:5: “msgid "a” does not belong in a .po fi',
        "words.po:6: “msgstr b” does not belong in a .po fi",
    ]
    assert faults(tmp_path, 'msgid "a"\nmsgid "b"\nmsgstr "c"\n') == [
        "words.po:5: missing msgstr for msgid 'a'; write a msgstr below each msgid"
    ]
    with pytest.raises(CatalogueError, match=r"gone\.po: No such file or directory; name a \.po"):
        load_catalogue(own=tmp_path / "gone.po", shown="gone.po")
    with pytest.raises(
        CatalogueError, match="there are no words in 'tlh'; write one of: en-GB, cy"
    ):
        load_catalogue("tlh")


def test_the_name_of_the_program_is_another_for_other_words(tmp_path: Path) -> None:
    names = {engine()}
    for entries in ("", 'msgid "Silent"\nmsgstr "Mute"\n', 'msgid "Silent"\nmsgstr "Still"\n'):
        with speaking(load_catalogue(own=written(tmp_path, entries))):
            names.add(engine())
    with speaking(load_catalogue("cy")):
        names.add(engine())  # Some of its words may be read, and then they are shown.
    assert len(names) == 5


def test_a_catalogue_is_that_of_one_thread(tmp_path: Path) -> None:
    heard: list[str] = []
    with speaking(load_catalogue(own=written(tmp_path, 'msgid "Silent"\nmsgstr "Mute"\n'))):
        thread = Thread(target=lambda: heard.append(_("Silent")))
        thread.start()
        thread.join()
        assert (heard, _("Silent")) == (["Silent"], "Mute")


@pytest.mark.parametrize("language", languages())
def test_every_packaged_catalogue_can_be_used(language: str) -> None:
    assert bool(load_catalogue(language).told) == (language != "en-GB")


@pytest.mark.parametrize("language", languages()[1:])
def test_words_that_are_on_name_who_has_read_them(language: str) -> None:
    path = LOCALE / language / "LC_MESSAGES/protocol.po"
    with path.open("rb") as file:
        on = [one for one in read_po(file) if one.id and any(one.string) and not one.fuzzy]
    assert [one.id for one in on if not any("Read by " in said for said in one.user_comments)] == []
