"""Any number of councils, the same for the same seed, each with a text of the size of the real ones."""

from __future__ import annotations

import random
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SECTIONS, CLAUSES, WORDS = 12, 50, 1500
"""What the five real documents have on average, near enough."""
COPIED, CHANGED = 0.1, 0.02
"""Of copies: which share of clauses comes from another model, and which share of words is changed."""

_WORDS = [
    "council",
    "member",
    "officer",
    "clerk",
    "meeting",
    "report",
    "advice",
    "committee",
    "decision",
    "public",
    "respect",
    "trust",
    "duty",
    "role",
    "policy",
    "request",
    "information",
    "agenda",
    "chair",
    "resolution",
    "service",
    "resident",
    "complaint",
    "procedure",
    "concern",
    "standing",
    "order",
    "budget",
    "record",
    "work",
    "time",
    "matter",
    "question",
    "answer",
    "view",
    "staff",
    "working",
    "relationship",
    "conduct",
    "protocol",
    "responsibility",
    "business",
    "interest",
    "support",
    "professional",
    "personal",
    "general",
]
_LINKS = [
    "the",
    "a",
    "of",
    "to",
    "and",
    "in",
    "with",
    "for",
    "that",
    "by",
    "on",
    "when",
    "should",
    "must",
    "may",
    "will",
    "not",
    "be",
    "is",
    "are",
    "all",
    "any",
    "each",
]
_KINDS = ("duty", "right", "permission", "expectation", "prohibition", "procedure", "description")
_TOPICS = tuple(
    line.removeprefix("- id: ").strip()
    for line in (REPOSITORY / "councils/topics.yml").read_text("utf-8").splitlines()
    if line.startswith("- id: ")
)


def synthetic_councils(count: int, seed: int = 2026, *, models: int = 0) -> dict[str, str]:
    """Return the files of `councils/` with so many councils, by their path in a project.

    Each text is a new one; or, of so many `models`, each is a copy of one of them with some clauses out
    of another and, of every fifty words, about one changed.
    """
    files = {
        f"councils/{name}": (REPOSITORY / "councils" / name).read_text("utf-8")
        for name in ("topics.yml", "roles.yml")
    }
    for number in range(count):
        council = f"council-{number:05}"
        files[f"councils/{council}/council.yml"] = (
            f"name: Council {number:05}\nshort_name: Council {number:05}\nkind: parish\n"
        )
        draw = random.Random(f"{seed}/{number}")
        facts, text = _copy(draw, number, seed, models) if models else _edition(draw, number)
        files[f"councils/{council}/editions/2024-05.md"] = f"---\n{facts}---\n{text}"
    return files


def plain_pages(files: dict[str, str]) -> dict[str, str]:
    """Return the same texts as ordinary pages of a site, by their path in a project."""
    pages = {"docs/index.md": "# Councils\n"}
    for path, source in files.items():
        if path.endswith(".md"):
            council = path.split("/")[1]
            text = source.split("---\n", 2)[2]
            plain = "\n".join(line for line in text.splitlines() if not line.startswith("{"))
            pages[f"docs/councils/{council}.md"] = f"# {council}\n\n{plain}\n"
    return pages


def _edition(draw: random.Random, number: int) -> tuple[str, str]:
    year = 2024 + number % 6
    facts = (
        "title: Member and Officer Protocol\n"
        "dates:\n"
        "  adopted: {value: 2024-05, printed: Adopted May 2024}\n"
        f"  next_review: {{value: {year}-05, printed: Review May {year}}}\n"
    )
    lines = [f"# Member and Officer Protocol\n\nAdopted May 2024 Review May {year}\n"]
    each = WORDS // CLAUSES
    for section in range(1, SECTIONS + 1):
        lines.append(f"## {section}. {_sentence(draw, 4).rstrip('.')}\n")
        share = CLAUSES // SECTIONS + (section <= CLAUSES % SECTIONS)
        for clause in range(1, share + 1):
            topic, kind = draw.choice(_TOPICS), draw.choice(_KINDS)
            lines.append(f"{{topic={topic} kind={kind} binds=councillors benefits=officers}}")
            text = " ".join(_sentence(draw, each // 2) for _ in range(2))
            lines.append(f"{section}.{clause} {text}\n")
    return facts, "\n".join(lines)


def _copy(draw: random.Random, number: int, seed: int, models: int) -> tuple[str, str]:
    own, other = number % models, draw.randrange(models)
    facts, text = _model(seed, own, number)
    lines, others = text.split("\n"), _model(seed, other, number)[1].split("\n")
    for place, line in enumerate(lines):
        if line[:1].isdigit():
            # Both have as many clauses, each at the same place.
            words = (others if draw.random() < COPIED else lines)[place].split(" ")
            lines[place] = " ".join(
                draw.choice(_WORDS) if at and draw.random() < CHANGED else word
                for at, word in enumerate(words)
            )
    return facts, "\n".join(lines)


def _model(seed: int, model: int, number: int) -> tuple[str, str]:
    return _edition(random.Random(f"{seed}/model/{model}"), number)


def _sentence(draw: random.Random, length: int) -> str:
    words = [draw.choice(_LINKS if place % 2 else _WORDS) for place in range(length)]
    return " ".join(words).capitalize() + "."
