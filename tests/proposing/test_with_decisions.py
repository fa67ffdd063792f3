"""What a person has decided or changed is kept when proposals are made anew."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_protocol.proposing.everything import with_decisions
from mkdocs_protocol.proposing.proposal import Decision, Proposal, What
from mkdocs_protocol.proposing.proposals_file import mark_of

NOW = Proposal(What.MARGIN, "barrow", "2024-05", "1.1", (("topic", "respect"),), words="Be kind.")
BEFORE = replace(NOW, mark=mark_of(NOW))


def test_a_changed_value_is_kept_though_nothing_was_decided() -> None:
    changed = replace(BEFORE, value=(("topic", "media"),))
    (again,) = with_decisions([NOW], [changed])
    assert again.value == changed.value
    assert again.decision is Decision.OPEN
    # And again, when the file that it stands in is read the next time.
    assert with_decisions([NOW], [again]) == (again,)


def test_an_untouched_value_gives_way_to_what_is_proposed_now() -> None:
    better = replace(NOW, value=(("topic", "channels"),))
    assert with_decisions([better], [BEFORE]) == (better,)


def test_what_was_struck_stays_struck_in_a_later_edition() -> None:
    struck = replace(BEFORE, decision=Decision.STRIKE)
    later = replace(NOW, edition="2026-05")
    assert with_decisions([later], [struck])[0].decision is Decision.STRIKE
    other = replace(later, words="Be very kind.")
    assert with_decisions([other], [struck]) == (other,)
