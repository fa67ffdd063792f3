"""A whole decision tree as a drawing and as a nested list: both say what the tree says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from support.browser import DESKTOP, PHONE, SharedPages, faults_in_every_look, sideways_scroll
from support.handbook import real_handbook
from support.random_runs import examples
from support.sheets import ASSETS, of_class, parsed, text_of

from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.trees import Edge, NodeKind, Tree, TreeNode
from mkdocs_protocol.rendering.trees.diagram import diagram, nested_list
from mkdocs_protocol.site.step_titles import in_full

QUESTION, ACTION, OUTCOME, SILENCE = (
    NodeKind.QUESTION,
    NodeKind.ACTION,
    NodeKind.OUTCOME,
    NodeKind.SILENCE,
)
REAL = [
    pytest.param(tree, id=f"{council.id}-{tree.situation}")
    for council in real_handbook().councils
    for tree in council.trees
]
KINDS = {
    QUESTION: "Question",
    ACTION: "Action",
    OUTCOME: "Outcome",
    SILENCE: "The document does not say",
}

Said = tuple[dict[str, str], list[tuple[str, str, str]]]
"""Words of each step by its id, and each way as origin, end and words; white space left out of words."""


def tree(*nodes: TreeNode, edges: str) -> Tree:
    """Return a tree; `edges` as "a>b a>c:Yes", the label behind a colon, with an asterisk if inferred."""
    made = []
    for edge in edges.split():
        ends, _, label = edge.partition(":")
        origin, to = ends.split(">")
        made.append(Edge(origin, to, label.removesuffix("*"), inferred=label.endswith("*")))
    return Tree("any", "2024-05", nodes[0].id, nodes, tuple(made), Location("any.yml"))


REJOINING = tree(
    TreeNode("asked", QUESTION, "Whom does it concern?"),
    TreeNode("clerk", ACTION, "Tell the Clerk"),
    TreeNode("chair", ACTION, "Tell the <chair> & “mayor”", inferred="A guess."),
    TreeNode("heard", OUTCOME, "The matter is heard"),
    TreeNode("open", SILENCE, "What follows if it's not"),
    edges="asked>clerk:Officers asked>chair:Councillors* asked>open:Nobody clerk>heard chair>heard:*",
)
CIRCLE = tree(TreeNode("a", ACTION, "A"), TreeNode("b", ACTION, "B"), edges="a>b b>a")
TITLE = "Little Example: a concern"


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw a tree of up to forty steps whose ways may rejoin, in any words."""
    number = draw(st.integers(1, 40))
    ends = [(draw(st.integers(0, to - 1)), to) for to in range(1, number)]
    if number > 1:
        pair = st.tuples(st.integers(0, number - 1), st.integers(0, number - 1))
        more = draw(st.lists(pair.filter(lambda two: two[0] != two[1]), max_size=12))
        ends += [(min(two), max(two)) for two in more]
    words = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=90).filter(
        str.strip
    )
    kind, guess = st.sampled_from(NodeKind), st.sampled_from(["", "A guess."])
    nodes = [
        TreeNode(f"step-{at}", draw(kind), draw(words), inferred=draw(guess))
        for at in range(number)
    ]
    edges = [
        Edge(nodes[one].id, nodes[two].id, draw(st.just("") | words), inferred=draw(st.booleans()))
        for one, two in ends
    ]
    return Tree("any", "2024", "step-0", tuple(nodes), tuple(edges), Location("any.yml"))


def squeezed(*words: str) -> str:
    return "".join("".join(words).split())


def kind(node: TreeNode) -> str:
    """Return what a step is: a rule always holds, and a silence that says so itself is not told twice."""
    if node.condition:
        return "Always"
    if node.kind is SILENCE and node.text.casefold().startswith(("the document", "this document")):
        return "Not answered"
    return KINDS[node.kind]


def said_by(given: Tree) -> Said:
    """Return what a tree says, as a drawing and a list say it, too."""
    steps = {
        node.id: squeezed(
            kind(node), ", the handbook’s own step" if node.inferred else "", ":", in_full(node)
        )
        for node in given.nodes
    }
    ways = [
        (edge.origin, edge.to, squeezed(edge.label or "then", "|added" if edge.inferred else ""))
        for edge in given.edges
    ]
    return steps, sorted(ways)


def said_by_drawing(html: str) -> Said:
    """Read a drawing back, from the words that are seen."""
    root = parsed(html)
    steps = {}
    for link in of_class(root, "protocol-diagram-step"):
        kinds = of_class(link, "protocol-diagram-kind")
        texts = of_class(link, "protocol-diagram-text")
        steps[link.attrib["xlink:href"].removeprefix("#step-")] = squeezed(
            *(text_of(kind) for kind in kinds), ":", *(text_of(text) for text in texts)
        )
    ways = []
    for way in of_class(root, "protocol-diagram-edge"):
        words = squeezed(*(text_of(of) for of in of_class(way, "protocol-diagram-answer")))
        for bare in of_class(way, "protocol-diagram-then"):
            words = squeezed(text_of(bare)).replace(",addedbythehandbook", "|added")
        if of_class(way, "protocol-diagram-inferred"):
            words += "|added"
        ways.append((way.attrib["data-from"], way.attrib["data-to"], words))
    return steps, sorted(ways)


def said_by_list(html: str) -> Said:
    """Read a nested list back, as one who goes through it from the top."""
    (whole,) = of_class(parsed(html), "protocol-outline")
    steps: dict[str, str] = {}
    ways: list[tuple[str, str, str]] = []

    def read(steps_from: Element, origin: str, label: str) -> None:
        for item in steps_from.findall("li"):
            (link,) = item.findall("a")
            id_ = link.attrib["href"].removeprefix("#step-")
            label = words_of_way(item) or label
            if origin:
                ways.append((origin, id_, label))
            if any(of.get("class") == "protocol-outline-again" for of in item.findall("span")):
                assert squeezed(text_of(link)) == steps[id_].partition(":")[2]
            else:
                assert id_ not in steps, "a step stands in the list once"
                steps[id_] = squeezed(text_of(link))
            for answers in item.findall("ul"):
                for answer in answers.findall("li"):
                    (onward,) = answer.findall("ol")
                    read(onward, id_, words_of_way(answer))
            origin = id_

    read(whole, "", "")
    return steps, sorted(ways)


def words_of_way(item: Element) -> str:
    spans = {of.get("class"): squeezed(text_of(of)) for of in item.findall("span")}
    words = spans.get("protocol-outline-way", "")
    return f"{words}|added" if "protocol-outline-inferred" in spans else words


@pytest.mark.parametrize("given_tree", REAL)
def test_drawing_and_list_of_every_real_tree_say_the_same_and_what_it_says(
    given_tree: Tree,
) -> None:
    said = said_by(given_tree)

    assert said_by_drawing(diagram(given_tree, title=TITLE)) == said
    assert said_by_list(nested_list(given_tree)) == said


@settings(max_examples=examples(50))
@given(trees())
def test_drawing_and_list_of_any_tree_say_the_same_and_what_it_says(given_tree: Tree) -> None:
    said = said_by(given_tree)

    assert said_by_drawing(diagram(given_tree, title=TITLE)) == said
    assert said_by_list(nested_list(given_tree)) == said


def test_a_list_reads_as_steps_with_answers_and_refers_to_a_step_that_stands_above() -> None:
    assert "\n".join(lines(parsed(nested_list(REJOINING)))) == (
        "Question: Whom does it concern?\n"
        "  Officers\n"
        "    Action: Tell the Clerk\n"
        "    then Outcome: The matter is heard\n"
        "  Councillors (added by the handbook)\n"
        "    Action, the handbook’s own step: Tell the <chair> & “mayor”\n"
        "    then (added by the handbook) goes on at: The matter is heard\n"
        "  Nobody\n"
        "    The document does not say: What follows if it's not"
    )


def lines(element: Element, depth: int = -1) -> Iterator[str]:
    """Yield the items of a nested list, each indented by its depth."""
    for child in element:
        if child.tag == "li":
            own = [of for of in child if of.tag not in {"ol", "ul"}]
            yield f"{'  ' * depth}{' '.join(text_of(of) for of in own)}"
        yield from lines(child, depth + (child.tag in {"ol", "ul"}))


def test_each_step_is_a_link_to_its_anchor_that_says_what_it_is_in_the_order_of_the_tree() -> None:
    links = of_class(parsed(diagram(REJOINING, title=TITLE)), "protocol-diagram-step")

    assert [
        (link.tag, link.get("role"), link.get("xlink:href"), link.get("aria-label"))
        for link in links
    ] == [
        ("a", "link", "#step-asked", "Question: Whom does it concern?"),
        ("a", "link", "#step-clerk", "Action: Tell the Clerk"),
        ("a", "link", "#step-chair", "Action, the handbook’s own step: Tell the <chair> & “mayor”"),
        ("a", "link", "#step-heard", "Outcome: The matter is heard"),
        ("a", "link", "#step-open", "The document does not say: What follows if it's not"),
    ]
    # A plain href on an element of SVG stops Material's instant navigation.
    assert not [link for link in links if "href" in link.attrib]


def test_a_drawing_is_named_described_and_read_aloud_without_its_lines() -> None:
    root = parsed(diagram(REJOINING, title=TITLE))
    (box,), (svg,) = of_class(root, "protocol-diagram"), root.iter("svg")

    assert (box.get("role"), box.get("tabindex")) == ("region", "0")
    assert box.get("aria-label") == "Little Example: a concern: diagram"
    assert [text_of(of) for of in svg.iter("title")] == [TITLE]
    assert [text_of(of) for of in svg.iter("desc")] == [
        "A decision tree of 1 question, 2 actions, 1 outcome and 1 silence, from top to bottom. "
        "The nested list on this page says the same."
    ]
    (ways,) = of_class(root, "protocol-diagram-edges")
    assert ways.get("aria-hidden") == "true"


def test_what_is_inferred_is_dotted_and_says_so_in_a_word() -> None:
    root = parsed(diagram(REJOINING, title=TITLE))
    dotted = of_class(root, "protocol-diagram-dotted")

    assert [squeezed(text_of(of)) for of in dotted] == [
        "Councillorsaddedbythehandbook",
        "then,addedbythehandbook",
        "Action,thehandbook’sownstepTellthe<chair>&“mayor”",
    ]


def test_each_kind_of_step_has_a_shape_of_its_own() -> None:
    root = parsed(diagram(REJOINING, title=TITLE))
    corners = {
        kind: of_class(root, f"protocol-diagram-{kind.value}")[0].findall("path")[0].attrib["d"]
        for kind in NodeKind
    }

    assert "a" not in corners[QUESTION]
    assert "a3 3" in corners[ACTION]
    assert "a18 18" in corners[OUTCOME]
    assert "a18 18" in corners[SILENCE]  # and dashed, by its style


def test_a_drawing_holds_no_id_no_script_and_no_style_so_that_a_page_may_hold_many() -> None:
    html = diagram(REJOINING, title=TITLE) + nested_list(REJOINING)
    root = parsed(html)

    assert not [of for of in root.iter() if {"id", "style"} & set(of.attrib)]
    assert not [of for of in root.iter() if of.tag in {"script", "style", "image", "use"}]


def test_a_tree_is_drawn_the_same_every_time() -> None:
    assert diagram(REJOINING, title=TITLE) == diagram(REJOINING, title=TITLE)


def test_a_tree_that_leads_in_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        diagram(CIRCLE, title=TITLE)
    with pytest.raises(ValueError, match="circle"):
        nested_list(CIRCLE)


def chain(length: int, answers: int = 0) -> Tree:
    """Return a tree of steps one after another, the last a question with so many answers."""
    nodes = [TreeNode(f"a{at}", ACTION, "Go on to the next step of these") for at in range(length)]
    nodes += [TreeNode(f"o{at}", OUTCOME, "End of it") for at in range(answers)]
    edges = [Edge(one.id, other.id) for one, other in pairwise(nodes[:length])]
    edges += [Edge(nodes[length - 1].id, f"o{at}", f"Answer {at}") for at in range(answers)]
    return Tree("any", "2024", "a0", tuple(nodes), tuple(edges), Location("any.yml"))


SMALL, LARGE = REJOINING, chain(10, 6)


def page_with(page: Page, *drawn: Tree) -> Page:
    """Fill a page with drawings and lists, and our styles."""
    styles = "".join(
        f"<style>{(ASSETS / name).read_text('utf-8')}</style>"
        for name in ("tokens.css", "primitives.css", "pictures.css")
    )
    body = "".join(
        f"<section>{diagram(of, title=f'Tree {at}')}{nested_list(of)}</section>"
        for at, of in enumerate(drawn)
    )
    anchors = "".join(f'<p id="step-{node.id}">Step</p>' for node in drawn[0].nodes)
    page.set_content(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Trees</title>'
        '<meta name="viewport" content="width=device-width">'
        f'<meta name="color-scheme" content="light dark">{styles}'
        "<style>body { background: var(--protocol-paper) }</style></head>"
        f'<body><main class="protocol"><h1>Trees</h1>{body}{anchors}</main></body></html>'
    )
    return page


def real_trees() -> list[Tree]:
    return [param.values[0] for param in REAL]  # type: ignore[misc]


def test_all_words_stand_inside_their_boxes_and_are_14_pixels_high(page_at: SharedPages) -> None:
    page = page_with(page_at(), *real_trees())

    found = page.evaluate("""() => {
      const out = [], rect = (of) => of.getBoundingClientRect();
      for (const step of document.querySelectorAll('.protocol-diagram-step')) {
        const [box, text] = [rect(step.querySelector('path')), rect(step.querySelector('text'))];
        if (text.left < box.left + 6 || text.right > box.right - 6
          || text.top < box.top || text.bottom > box.bottom) out.push(step.textContent);
      }
      for (const line of document.querySelectorAll('svg tspan')) {
        const svg = line.ownerSVGElement, scale = rect(svg).width / svg.viewBox.baseVal.width;
        if (parseFloat(getComputedStyle(line).fontSize) * scale < 13.99) out.push(line.textContent);
      }
      return out;
    }""")

    assert found == []


def test_a_long_label_keeps_clear_of_lines_boxes_and_other_labels(page_at: SharedPages) -> None:
    page = page_with(page_at(), *real_trees())

    found = page.evaluate("""() => {
      const out = [], rect = (of) => of.getBoundingClientRect();
      const apart = (a, b) => a.right <= b.left || b.right <= a.left
        || a.bottom <= b.top || b.bottom <= a.top;
      for (const svg of document.querySelectorAll('.protocol-diagram-drawing')) {
        const labels = [...svg.querySelectorAll('.protocol-diagram-edge > text')];
        const boxes = [...svg.querySelectorAll('.protocol-diagram-step > path')];
        labels.forEach((label, at) => {
          for (const other of [...labels.slice(at + 1), ...boxes])
            if (!apart(rect(label), rect(other))) out.push(label.textContent);
        });
      }
      return out;
    }""")

    assert found == []


def test_axe_finds_nothing_in_a_drawing_and_in_its_list(page_at: SharedPages) -> None:
    assert faults_in_every_look(page_with(page_at(), chain(30, 10), REJOINING)) == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_a_tree_of_forty_steps_scrolls_in_its_own_box(
    page_at: SharedPages, viewport: tuple[int, int]
) -> None:
    page = page_with(page_at(viewport=viewport), chain(30, 10))

    assert sideways_scroll(page) == 0
    box = page.locator(".protocol-diagram").first
    assert box.evaluate("of => of.scrollWidth > of.clientWidth")
    first = page.locator(".protocol-diagram-step").first.bounding_box()
    assert first is not None
    assert first["x"] + first["width"] <= viewport[0], "the first step is in sight"


def test_a_step_of_the_drawing_is_reached_and_followed_by_keyboard(page_at: SharedPages) -> None:
    page = page_with(page_at(), REJOINING)
    for _ in range(4):  # the box, and three steps
        page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.dataset.step") == "chair"
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#step-chair"


def test_paper_holds_a_drawing_that_is_legible_there_and_otherwise_the_list(
    page_at: SharedPages,
) -> None:
    page = page_with(page_at(viewport=(680, 900)), SMALL, LARGE)
    page.emulate_media(media="print")

    small, large = page.locator("section").all()
    assert small.locator(".protocol-diagram").is_visible()
    assert not small.locator(".protocol-outline").is_visible()
    assert not large.locator(".protocol-diagram").is_visible()
    assert large.locator(".protocol-outline").is_visible()
    svg = small.locator("svg")
    scale = svg.evaluate("of => of.getBoundingClientRect().width / of.viewBox.baseVal.width")
    assert 14 * scale * 0.75 >= 7, "points"
    assert sideways_scroll(page) == 0
