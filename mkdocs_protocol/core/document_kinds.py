"""What sorts of document councils have: their names in sentences, in headings and in addresses."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_protocol.words.gettext import N_, _


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What sort of document it is."""

    id: str
    """Its name in addresses and for programs; it never changes."""
    called: str
    """What texts call it, with its article: "the protocol"."""
    also_called: tuple[str, ...] = ()
    """What else texts call it, without an article: "grievance policy"."""
    titled: str = ""
    """What a heading calls a built-in kind, in English; "" for a site's own, whose title is its name."""

    @property
    def name(self) -> str:
        """What a sentence calls it, with its article: "the protocol"."""
        return _(self.called) if self.titled else self.called

    @property
    def bare_name(self) -> str:
        """What a sentence calls it without its article: "grievance procedure"."""
        return self.name.removeprefix("the ")

    @property
    def title(self) -> str:
        """What a heading or a list calls it: "Grievance procedure"."""
        if self.titled:
            return _(self.titled)
        return f"{self.bare_name[:1].upper()}{self.bare_name[1:]}"


PROTOCOL = DocumentKind(
    "protocol", N_("the protocol"), ("member/officer protocol",), N_("Protocol")
)
"""The member/officer protocol: the kind that this handbook compares."""

KINDS = (
    PROTOCOL,
    DocumentKind(
        "code-of-conduct",
        N_("the code of conduct"),
        ("codes of conduct", "conduct code"),
        N_("Code of conduct"),
    ),
    DocumentKind(
        "grievance",
        N_("the grievance procedure"),
        (
            "grievance policy",
            "grievance protocol",
            "grievance procedures",
            "grievance and disciplinary procedures",
        ),
        N_("Grievance procedure"),
    ),
    DocumentKind(
        "disciplinary",
        N_("the disciplinary procedure"),
        ("disciplinary policy", "disciplinary procedures", "disciplinary and grievance procedures"),
        N_("Disciplinary procedure"),
    ),
    DocumentKind(
        "complaints",
        N_("the complaints procedure"),
        ("complaints policy", "complaints procedures", "code of practice for handling complaints"),
        N_("Complaints procedure"),
    ),
    DocumentKind(
        "standing-orders", N_("the standing orders"), ("standing order",), N_("Standing orders")
    ),
    DocumentKind(
        "financial-regulations",
        N_("the financial regulations"),
        ("financial regulation",),
        N_("Financial regulations"),
    ),
    DocumentKind(
        "communications",
        N_("the communications policy"),
        (
            "media policy",
            "press policy",
            "press and media policy",
            "communications protocol",
            "media protocol",
            "policies in relation to communications",
        ),
        N_("Communications policy"),
    ),
    DocumentKind(
        "dignity-at-work",
        N_("the dignity at work policy"),
        ("bullying and harassment policy",),
        N_("Dignity at work policy"),
    ),
    DocumentKind(
        "equality",
        N_("the equality policy"),
        ("equal opportunities policy",),
        N_("Equality policy"),
    ),
    DocumentKind(
        "training",
        N_("the training policy"),
        ("training and development policy",),
        N_("Training policy"),
    ),
    DocumentKind(
        "information",
        N_("the policy on information"),
        ("freedom of information policy", "publication scheme", "data protection policy"),
        N_("Policy on information"),
    ),
)
"""The kinds of document that every handbook knows; `documents.yml` adds to them."""

PAGES = (
    "accessibility", "changes", "compare", "desk", "documents", "drafting-sheet", "editions", "induction", "page", "questions",
    "review", "search", "sharing", "when-things-go-wrong",
)  # fmt: skip
"""The names of a council's pages, present and planned: no edition can have one of them."""


def kept_name(name: str) -> str:
    """Return what a name is reserved for if an edition cannot have it ("the code of conduct"), or ""."""
    for kind in KINDS:
        if name == kind.id:
            return kind.name
    return "a page of the council's" if name in PAGES else ""
