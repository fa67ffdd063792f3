"""The published decision trees: every council's answer to every situation, as a graph with its quotations."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.publishing import read_json

from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.site.site import Site


def council(site: Site, council: str) -> dict[str, Any]:
    data = read_json(site, f"data/councils/{council}.json")
    assert isinstance(data, dict)
    return data


def test_the_keys_of_a_tree_are_those_that_were_promised(tiny: Site) -> None:
    (tree,) = council(tiny, "tiny")["trees"]

    assert list(tree) == [
        "situation",
        "edition",
        "silent",
        "near",
        "same_as",
        "differs",
        "start",
        "nodes",
        "edges",
        "conflicts",
        "gaps",
        "findings",
        "notes",
        "url",
        "by_reading",
        "searched",
        "expect",
    ]
    assert list(tree["nodes"][0]) == [
        "id",
        "kind",
        "text",
        "modal",
        "cites",
        "quotes",
        "who",
        "who_joined",
        "decides",
        "inferred",
        "formal",
        "time_limit",
        "appeal",
        "condition",
        "advised",
        "unless",
        "lacks",
        "answered_by",
    ]
    assert list(tree["edges"][0]) == ["from", "to", "label", "inferred", "concerns"]
    assert list(tree["conflicts"][0]) == ["text", "clauses", "readings"]
    assert list(tree["notes"][0]) == [
        "text",
        "dated",
        "source",
        "country",
        "checked",
        "check_again",
    ]


def test_a_tree_is_published_with_its_quotations_and_answers(tiny: Site) -> None:
    (tree,) = council(tiny, "tiny")["trees"]

    assert (tree["situation"], tree["start"], tree["edition"]) == ("ask", "tell", "2024-05")
    assert tree["nodes"][0]["quotes"] == [
        {"clause": "2.1", "text": "Members shall bring to the Clerk"}
    ]
    assert tree["nodes"][0]["who"] == [{"role": "clerk", "name": "Clerk"}]
    assert [(edge["from"], edge["to"], edge["label"]) for edge in tree["edges"]] == [
        ("tell", "settled", ""),
        ("settled", "done", "Yes"),
        ("settled", "open", "No"),
    ]
    assert tree["url"] == "councils/tiny/when-things-go-wrong/ask/"


def test_every_situation_has_a_tree_of_every_council(real: Site) -> None:
    situations = [entry["id"] for entry in read_json(real, "data/handbook.json")["situations"]]

    for entry in real.handbook.councils:
        trees = council(real, entry.id)["trees"]
        assert [tree["situation"] for tree in trees] == situations


def test_every_edge_and_citation_as_published_leads_somewhere(real: Site) -> None:
    for entry in real.handbook.councils:
        data = council(real, entry.id)
        clauses = {
            edition["id"]: {c["id"] for c in edition["clauses"]} for edition in data["editions"]
        }
        for tree in data["trees"]:
            nodes = {node["id"] for node in tree["nodes"]}
            cited = {clause for node in tree["nodes"] for clause in node["cites"]}
            cited |= {clause for finding in tree["findings"] for clause in finding["clauses"]}
            cited |= {*tree["near"]}
            assert {
                tree["start"],
                *(edge[end] for edge in tree["edges"] for end in ("from", "to")),
            } <= nodes
            assert {id_ for finding in tree["findings"] for id_ in finding["nodes"]} <= nodes
            assert cited <= clauses[tree["edition"]]


def test_a_step_that_is_no_silence_is_quoted_or_says_why_it_is_there(real: Site) -> None:
    for entry in real.handbook.councils:
        for tree in council(real, entry.id)["trees"]:
            for node in tree["nodes"]:
                if node["kind"] != NodeKind.SILENCE:
                    assert bool(node["quotes"]) != bool(node["inferred"])


def test_what_a_tree_shows_is_published_with_it(real: Site) -> None:
    tree = next(
        tree
        for tree in council(real, "barrow")["trees"]
        if tree["situation"] == "councillor-unhappy-clerk"
    )

    assert tree["findings"][0] == {
        "kind": "to-the-subject",
        "nodes": ["clerk"],
        "clauses": ["councillors-procedure-1"],
        "text": "This sends the matter to the person it is about: the Clerk. The document names nobody else "
        "to take it to.",
    }


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (["nodes", 0, "kind"], "end"),
        (["nodes", 0, "inferred"], True),
        (["edges", 0, "from"], 1),
        (["findings"], [{"kind": "unheard-of", "nodes": [], "clauses": [], "text": ""}]),
        (["silent"], "no"),
    ],
)
def test_a_tree_with_a_wrong_value_does_not_keep_to_the_schema(
    tiny: Site, path: list[str | int], wrong: object
) -> None:
    schema = Draft202012Validator(read_json(tiny, "data/schemas/council.schema.json"))
    data = council(tiny, "tiny")
    assert schema.is_valid(data)
    here: Any = data["trees"][0]
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = wrong

    assert not schema.is_valid(data)
