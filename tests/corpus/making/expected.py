"""Which Word files LibreOffice makes into which other kinds, and what is seen of them then."""

from __future__ import annotations

from collections.abc import Callable

Expected = Callable[[str], str]


def same(truth: str) -> str:
    """Return the text of the Word file: nothing is lost on the way."""
    return truth


def changed(*changes: tuple[str, str]) -> Expected:
    """Return a text with what the way changes."""

    def expected(truth: str) -> str:
        for before, after in changes:
            if before not in truth:
                raise SystemExit(f"'{before}' is not in the text")
            truth = truth.replace(before, after)
        return truth

    return expected


def by_office() -> dict[str, dict[str, Expected]]:
    """Return, by kind of file, the names of the Word files and what is seen of what becomes of them."""
    return {
        "pdf": dict.fromkeys(
            [
                "decimal-levels",
                "letters-and-roman",
                "numbers-in-tables",
                "merged-cells",
                "notes",
                "headers-and-footers",
                "contents-list",
                "two-languages",
                "columns-and-sign-off",
                "long-document",
                "typed-numbers",
                "line-ends-and-spaces",
                "signs-of-markup",
                "bullets",
            ],
            same,
        )
        | {
            # What LibreOffice prints: the marks before the notes are not raised.
            "notes": changed(
                ("\n¹ ", "\n1 "), ("\n² ", "\n2 "), ("\n³ ", "\n3 "), ("\nⁱ ", "\ni ")
            ),
            "contents-list": changed(
                ("clause 1.1 above", "clause Error: Reference source not found above")
            ),
            # The head of one page alone is text for whoever sees the page.
            "headers-and-footers": changed(
                (
                    "Little Example Town Council\n\nProtocol",
                    "Protocol\n\nLittle Example Town Council",
                )
            ),
        },
        "odt": dict.fromkeys(
            [
                "capitals",
                "linked-styles",
                "restarts",
                "letters-and-roman",
                "list-style",
                "overridden-level",
                "typed-numbers",
                "bullets",
                "words-as-numbers",
                "joints-and-hidden-numbers",
                "deep-levels",
                "merged-cells",
                "notes",
                "tracked-changes",
                "comments-and-hidden-words",
                "text-boxes",
                "headers-and-footers",
                "contents-list",
                "form-blanks",
                "line-ends-and-spaces",
                "signs-of-markup",
                "two-languages",
                "columns-and-sign-off",
            ],
            same,
        )
        | {
            "comments-and-hidden-words": changed(("(b) Seen", "(b)\n\n(c) Seen")),
            "line-ends-and-spaces": changed(
                ("co-op", "co‑op"), ("vice-c", "vice‑c"), ("page\nafter", "page\n\nafter")
            ),
        },
    }
