"""What a sentence says of a step, a kind or a role is taken from its words, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.handbook import real_handbook

from mkdocs_protocol.comparing.two_documents.folding import Names as FoldedNames
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.proposing import step_words
from mkdocs_protocol.proposing.bearers import bearers
from mkdocs_protocol.proposing.margins import names_of
from mkdocs_protocol.proposing.modal_words import kind_of
from mkdocs_protocol.proposing.shortening import in_few_words
from mkdocs_protocol.proposing.subjects import case_of


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return real_handbook("barrow")


@pytest.fixture(scope="module")
def council(handbook: Handbook) -> Council:
    return handbook.council_by_id["barrow"]


@pytest.fixture(scope="module")
def names(handbook: Handbook, council: Council) -> step_words.Names:
    return step_words.Names(council, handbook.vocabulary.roles)


@pytest.fixture(scope="module")
def folded(handbook: Handbook, council: Council) -> FoldedNames:
    return names_of(council, handbook.vocabulary.roles)


@pytest.mark.parametrize(
    ("words", "who", "is_one"),
    [
        ("A councillor should raise the matter with the Clerk.", "clerk", False),
        ("It should be reported to the line manager, the Clerk or the Chairman.", "line-manager clerk chair", True),
        ("She should inform her line manager and the Clerk.", "line-manager clerk", False),
        ("Requests must be made through the Clerk.", "clerk", False),
        ("The Clerk has the support of the Chairman.", "", False),
        ("Officers should be polite to councillors.", "", False),
    ],
)  # fmt: skip
def test_whom_to_go_to(names: step_words.Names, words: str, who: str, is_one: bool) -> None:
    found, one = step_words.gone_to(words, names)
    assert [contact.role for contact in found] == who.split()
    assert all(contact.name in words for contact in found)
    assert one is is_one


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("The Clerk will then decide whether to seek advice.", "clerk"),
        ("The complaint is heard by the Staff committee.", "staff-committee"),
        ("A small group of councillors has delegated authority to hear it.", "small-group"),
        ("The Chairman should not attempt to deal with grievances alone.", ""),
        ("Councillors should tell the Clerk.", ""),
    ],
)
def test_who_decides(names: step_words.Names, words: str, role: str) -> None:
    assert " ".join(one.role for one in step_words.decided_by(words, names)) == role


def test_an_exception_is_no_way_of_its_own(names: step_words.Names) -> None:
    words = "A complaint goes to the Clerk, unless it is about the Clerk, in which case it goes to the Chairman."
    found = step_words.exception_of(words, names)
    assert found is not None
    assert found.text == "it is about the Clerk"
    assert found.concerns == ("clerk",)
    assert [one.role for one in found.who] == ["chair"]
    assert [one.role for one in step_words.gone_to(words, names)[0]] == ["clerk"]
    assert step_words.exception_of("Unless it rains, tell the Clerk.", names) is None


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("Tell the Clerk as soon as possible.", "as soon as possible"),
        ("It is answered within five working days.", "within five working days"),
        ("It is answered in time.", ""),
    ],
)
def test_by_when(words: str, limit: str) -> None:
    assert step_words.time_limit_of(words) == limit


def test_a_limit_in_the_case_is_none_of_the_step() -> None:
    words = "If it is not settled within ten days, the officer may complain without delay."
    assert step_words.time_limit_of(step_words.without_case(words)) == "without delay"
    assert step_words.modal_of(step_words.without_case(words)) == "may"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Members must not instruct officers.", ClauseKind.PROHIBITION),
        ("Close familiarity should be avoided.", ClauseKind.PROHIBITION),
        ("Members must treat officers with courtesy.", ClauseKind.DUTY),
        ("Disputes may arise between them.", ClauseKind.DESCRIPTION),
        ("A member may see the papers.", ClauseKind.PERMISSION),
        ("Members have the right to see the papers.", ClauseKind.RIGHT),
        ("Concerns should be raised with the Clerk.", ClauseKind.PROCEDURE),
        ("The purpose of this protocol is to guide members, who may ask.", ClauseKind.DESCRIPTION),
        ("Officers can expect:\nnot to be bullied", ClauseKind.EXPECTATION),
        ("A councillor may respond, but should be brief.", ClauseKind.PERMISSION),
        (
            "Friendships can confuse these roles, so that one may gain by it.",
            ClauseKind.DESCRIPTION,
        ),
        ("The meeting does not take decisions.", ClauseKind.DESCRIPTION),
        ("Councillors have no authority to give orders.", ClauseKind.PROHIBITION),
        ("Nobody who raises a concern will suffer for it.", ClauseKind.PROHIBITION),
        ("Every councillor is expected to attend.", ClauseKind.EXPECTATION),
        ("It is important that the council adopts a policy.", ClauseKind.ADVICE),
        ("It is for the Clerk to say what a member may lawfully do.", ClauseKind.DUTY),
        (
            "Requests are to be put to the Clerk, not to a junior member of staff.",
            ClauseKind.PROCEDURE,
        ),
        ("Where that fails, complaints about staff are made to the Clerk.", ClauseKind.PROCEDURE),
        ("It should be read with the Code of Conduct and the Grievance Policy.", ClauseKind.DUTY),
        ("The right of a member to see a document is limited.", ClauseKind.RIGHT),
        ("A councillor who wants help should first ask the Clerk.", ClauseKind.PROCEDURE),
        ("Complaints about conduct are referred to the Monitoring Officer.", ClauseKind.PROCEDURE),
        # A rule may say what is done, without "must".
        ("The Clerk replies within three working days.", ClauseKind.DUTY),
        ("Members and staff are courteous to each other.", ClauseKind.DUTY),
        ("Members do not hand out jobs to the caretaker.", ClauseKind.PROHIBITION),
        ("Staff are not telephoned at home.", ClauseKind.PROHIBITION),
        ("A member who is unhappy with an officer takes it to the Clerk.", ClauseKind.PROCEDURE),
        ("Officers serve the council as a whole.", ClauseKind.DESCRIPTION),
        ("Work with councillors does not always run smoothly.", ClauseKind.DESCRIPTION),
        ("The policy is looked at again in the May after an election.", ClauseKind.DESCRIPTION),
    ],
)
def test_what_the_verbs_do(words: str, kind: ClauseKind) -> None:
    assert kind_of(words) is kind


@pytest.mark.parametrize(
    ("words", "kind", "bound", "for_whom"),
    [
        ("Members can expect from officers: courtesy.", None, "officers", "councillors"),
        ("Councillors can expect:\ncourtesy", None, "officers", "councillors"),
        ("Members must not instruct officers.", None, "councillors", "officers"),
        ("Press releases must be approved by the Clerk.", None, "clerk", ""),
        ("Any member may submit an item.", ClauseKind.PERMISSION, "", "councillors"),
        ("If an officer thinks so, they should help a councillor.", None, "officers", "councillors"),
        # Whoever is told or asked receives a matter: it is not for them.
        ("If an officer thinks so, they should tell a councillor.", None, "officers", ""),
        ("A member shall declare it to the Clerk.", None, "councillors", ""),
        # "They" are those of the sentence before; a verb without an auxiliary has a subject, too.
        ("Members are welcome. However, they must not press the staff.", None, "councillors", "officers"),
        ("Employees serve the whole council and no group on it.", None, "officers", ""),
        ("Staff are not telephoned at home.", ClauseKind.PROHIBITION, "councillors", "officers"),
        ("Under no circumstances may a councillor discipline an officer.", None, "councillors", "officers"),
        ("Neither should an officer criticise a member.", None, "officers", "councillors"),
        ("This protocol applies to all members.", ClauseKind.DESCRIPTION, "councillors", ""),
        ("The purpose of this protocol is to help members and staff.", ClauseKind.DESCRIPTION, "", "councillors officers"),
        ("An employee with a grievance should write to the Clerk.", ClauseKind.PROCEDURE, "officers", "officers"),
        ("A member who is unhappy with an officer should say so.", None, "councillors", ""),
        # What is done to somebody binds the other side, unless "by" says whom.
        ("Employees must not be asked to carry leaflets.", ClauseKind.PROHIBITION, "councillors", "officers"),
        ("Members will be kept informed.", ClauseKind.DUTY, "officers", "councillors"),
        ("Staff shall be treated with courtesy by the Clerk.", ClauseKind.DUTY, "clerk", "officers"),
        ("Every member and every employee shall receive a copy.", ClauseKind.DUTY, "", "councillors officers"),
        ("Members are expected to attend.", ClauseKind.EXPECTATION, "councillors", ""),
        ("The name of an officer must not be printed.", ClauseKind.PROHIBITION, "", "officers"),
        ("No employee shall be required to attend a group meeting.", ClauseKind.PROHIBITION, "councillors", "officers"),
        ("An employee who feels ill-treated by a member has the right to complain.", ClauseKind.RIGHT, "", "officers"),
        # What falls to somebody binds them.
        ("It is for the Clerk to share out the work.", ClauseKind.DUTY, "clerk", ""),
        ("The decision whether to reply rests with the Clerk.", ClauseKind.DUTY, "clerk", ""),
        ("It is the duty of a member to listen.", ClauseKind.DUTY, "councillors", ""),
        # Who stands behind a preposition does not act; nor does who only has something.
        ("In their dealings with staff, members shall be polite.", ClauseKind.DUTY, "councillors", ""),
        ("The role of staff is to advise members.", ClauseKind.DUTY, "officers", "councillors"),
        ("Contact between members and staff should be friendly.", ClauseKind.DUTY, "councillors officers", ""),
        ("Gifts to members should be avoided.", ClauseKind.PROHIBITION, "", ""),
        # Both sides without a name, and each other.
        ("Neither party should raise their voice to the other.", ClauseKind.PROHIBITION, "councillors officers", "councillors officers"),
        ("Familiarity is to be avoided by both parties.", ClauseKind.PROHIBITION, "councillors officers", ""),
        ("A member must be polite to others.", ClauseKind.DUTY, "councillors", "officers"),
        ("The Council will lend each member a tablet.", ClauseKind.DUTY, "council", "councillors"),
        ("“Officer” means anybody whom the Council employs.", ClauseKind.DESCRIPTION, "", ""),
        # A procedure is for whoever has the matter.
        ("Complaints by staff about a member are made to the Clerk.", ClauseKind.PROCEDURE, "officers", "officers"),
        ("A concern about the Clerk is to be taken to the Chair.", ClauseKind.PROCEDURE, "councillors", "councillors"),
        # The sentence that makes the clause what it is says whom it binds.
        ("Members may look in at any time. Staff must not be kept from their work.", ClauseKind.PROHIBITION, "councillors", "officers"),
    ],
)  # fmt: skip
def test_whom_it_binds_and_benefits(
    folded: FoldedNames, words: str, kind: ClauseKind | None, bound: str, for_whom: str
) -> None:
    found = bearers("", words, folded, kind)
    assert found == (tuple(bound.split()), tuple(for_whom.split()))


def test_a_heading_that_only_names_a_role_is_the_subject_of_what_begins_with_its_verb(
    folded: FoldedNames,
) -> None:
    def found(heading: str, words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return bearers(heading, words, folded, ClauseKind.DUTY)

    assert found("The Clerk", "Must keep the minutes.") == (("clerk",), ())
    assert found("What members must do", "Should listen to staff.") == (
        ("councillors",),
        ("officers",),
    )
    assert found("Members and the press", "Must be answered in a day.") == ((), ())


@pytest.mark.parametrize(
    ("words", "case", "instead"),
    [
        ("A complaint goes to the Clerk, unless it is about the Clerk, when it goes to the Chairman.", "it is about the Clerk", "chair"),
        ("It is taken to the Clerk or, if the Clerk is involved, to the Chairman.", "the Clerk is involved", "chair"),
        ("Complaints are made to the Clerk, or to the Chairman if it is the Clerk who complains.", "it is the Clerk who complains", "chair"),
        ("A member takes it to the Clerk, unless it is about the Clerk, in which case the Chairman is told.", "it is about the Clerk", "chair"),
        ("Put it to the Clerk; where it is about the Clerk, to the Chairman.", "it is about the Clerk", "chair"),
    ],
)  # fmt: skip
def test_an_exception_that_a_sentence_makes(
    names: step_words.Names, words: str, case: str, instead: str
) -> None:
    found = step_words.exception_of(words, names)
    assert found is not None
    assert (found.text, found.concerns) == (case, ("clerk",))
    assert [contact.role for contact in found.who] == [instead]
    assert [contact.role for contact in step_words.gone_to(words, names)[0]] == ["clerk"]


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("The Clerk replies within ten working days of receipt.", "within ten working days of receipt"),
        ("It must be received no later than 21 days after the event.", "no later than 21 days after the event"),
        ("Papers are sent at least three clear days before the hearing.", "at least three clear days before the hearing"),
        ("The Clerk has worked here for 14 days.", ""),
    ],
)  # fmt: skip
def test_a_time_limit_is_what_the_sentence_prints(words: str, limit: str) -> None:
    assert step_words.time_limit_of(words) == limit


def test_what_follows_if_not_ends_where_its_own_sentence_begins() -> None:
    found = step_words.NOT_SETTLED.match(
        "If it is not resolved after a month it will be heard by the Panel."
    )
    assert found is not None
    assert found[0] == "If it is not resolved after a month"


def test_in_which_case_a_sentence_holds(folded: FoldedNames) -> None:
    assert case_of("If a member is unhappy with the clerk, the clerk is told.", folded) == (
        "councillors",
        "clerk",
    )
    assert case_of("An officer who is unhappy with a member should say so.", folded) == (
        "officers",
        "councillors",
    )
    assert case_of("The clerk is told.", folded) == ()
    assert case_of("Complaints by staff about a member go to the clerk.", folded) == (
        "officers",
        "councillors",
    )
    assert case_of("An officer’s grievance is heard in private.", folded) == ("officers",)


def test_few_words_are_the_sentences_own_and_cut_off_no_condition() -> None:
    long = "Members who would like to ask for assistance must make that request through the Clerk, so that the Clerk can assess it fully and well."
    assert (
        in_few_words(long)
        == "Members who would like to ask for assistance must make that request through the Clerk."
    )
    assert in_few_words("Members can see papers.") == "Members can see papers."
    aside = ", however they are kept and wherever they happen to be at the time, " + "far " * 9
    assert (
        in_few_words(f"Members can see the papers of the Council{aside}.")
        == "Members can see the papers of the Council …"
    )
    # A cut in the middle of a phrase, of a case, or of what a rule depends on says something else.
    assert in_few_words("All " + "very " * 20 + "old members can see the papers") == ""
    assert in_few_words(f"Members can see the papers{aside}, unless the Clerk says otherwise") == ""
    concern = "A concern about the work of the Clerk is taken to the Chair or, if the Chair is involved in it, to her deputy."
    assert in_few_words(concern) == ""
    assert in_few_words(f"Members can see the papers of the Council{aside}, within ten days") == ""


def test_whoever_is_gone_to_has_the_whole_name_that_is_printed(handbook: Handbook) -> None:
    council = replace(
        handbook.council_by_id["barrow"], role_names=(("clerk", ("Clerk", "Town Clerk")),)
    )
    names = step_words.Names(council, handbook.vocabulary.roles)

    (whom,), _ = step_words.gone_to("They speak to the Town Clerk.", names)

    assert whom.name == "Town Clerk"
