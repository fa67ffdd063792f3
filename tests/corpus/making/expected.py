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
        "odt": dict.fromkeys(
            [
                "linked-styles", "restarts", "letters-and-roman", "list-style", "overridden-level",
                "typed-numbers", "bullets", "words-as-numbers", "joints-and-hidden-numbers", "deep-levels", "merged-cells", "notes", "tracked-changes",
                "comments-and-hidden-words", "text-boxes", "headers-and-footers", "contents-list", "form-blanks",
                "line-ends-and-spaces", "signs-of-markup", "two-languages", "columns-and-sign-off",
            ],
            same,
        )
        | {
            "comments-and-hidden-words": changed(("(b) Seen", "(b)\n\n(c) Seen")),
            "line-ends-and-spaces": changed(
                ("co-op", "co‑op"), ("vice-c", "vice‑c"), ("page\nafter", "page\n\nafter")
            ),
        },
    }  # fmt: skip
