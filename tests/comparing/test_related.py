"""Related topics: what several documents deal with in the same words."""

from __future__ import annotations

from support.handbook import real_site
from support.sheets import make_clause, make_edition

from mkdocs_protocol.comparing.related import MOST, related, times_met, topics_met
from mkdocs_protocol.core.terms import Topic

TOPICS = [Topic(id_, id_.capitalize(), "") for id_ in ("respect", "media", "review", "chairs")]


def labels(topic: str, met: list[str], *, least: int = 2) -> list[str]:
    return [found.id for found in related(topic, times_met(met), TOPICS, least=least)]


def test_topics_meet_where_one_clause_is_about_both() -> None:
    first = make_clause("1", topic="respect", also=("media", "review"))
    second = make_clause("2", topic="chairs")
    met = topics_met(make_edition(first, second))
    assert met.split("\n") == ["media respect", "media review", "respect review"]
    assert dict(times_met([met, met])) == {
        (one, other): 2
        for one in ("respect", "media", "review")
        for other in ("respect", "media", "review")
        if one != other
    }


def test_the_most_frequent_comes_first_and_a_chance_meeting_not_at_all() -> None:
    often, rarely = "respect review", "media respect"
    assert labels("respect", [often, often, f"{often}\n{rarely}", rarely]) == ["review", "media"]
    assert labels("respect", [often, often, rarely]) == ["review"]
    assert labels("respect", [often], least=1) == ["review"]


def test_what_is_equally_frequent_stands_in_the_order_of_the_vocabulary() -> None:
    both = "chairs respect\nmedia respect"
    assert labels("respect", [both, both]) == ["media", "chairs"]


def test_no_topic_of_the_five_is_related_to_itself_and_each_of_two_knows_the_other() -> None:
    site = real_site()
    for topic in site.handbook.vocabulary.topics:
        found = site.related_topics(topic.id)
        assert topic not in found
        assert len(found) <= MOST
    assert [topic.id for topic in site.related_topics("decisions")] == [
        "officer-role",
        "advice-and-reports",
        "politics",
        "chairs",
    ]
