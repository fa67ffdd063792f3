"""What of a web page is its frame and no text of a document: a convention, which both readers of a page keep.

It is data more than code, gathered from the themes of WordPress, Joomla and Drupal, from GOV.UK's components and from
the notices that sites of this country put over their pages. A list typed twice would prove nothing (docs/decisions/0018).
"""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"(?:.*[-_])?(?:"
    r"(?:bread)?crumbs?|skip-?(?:links?|to|nav)|back-?to-?top|scroll-?(?:to-?)?top|"
    # What is asked of every visitor.
    r"cookies?-?(?:notice|banner|bar|consent|law|popup|control|message|dialog|compliance)|cky|cmplz|onetrust|cybotcookiebot\w*|"
    r"gdpr|iubenda|ccc|alert-?banner|emergency-?banner|site-?alert|announcement-?bar|newsletter(?:-?sign-?up)?|"
    # Ways to other sites, and to paper.
    r"sharedaddy|addtoany|a2a|addthis|heateor|ssba|jp-relatedposts|social-?(?:share|sharing|links|icons|media|buttons)|"
    r"share-?(?:buttons?|links?|this|bar|icons?|page)|sharing|print-?(?:links?|button|btn|icon|page)|printfriendly|"
    r"pdf-?(?:button|link|icon|download)|download-?(?:pdf|as-?pdf|button|btn)|email-?(?:this|page|link|icon)|wp-block-file|"
    # Who put the page there, and when.
    r"posted-?on|entry-?meta|post-?meta|byline|entry-?footer|post-?footer|cat-?links|tags?-?links|edit-?link|post-?date|"
    r"publish(?:ed)?-?dates?|article-?info|node__?(?:meta|links|submitted)|author-?(?:box|info|bio)|gem-c-metadata|"
    # Ways within the site.
    r"(?:post|posts|page|comment)-?(?:navigation|nav|pagination)|nav-?links|pagination|pager|pagenav|prev-?next|"
    r"(?:main|primary|secondary|top|footer|mobile|side|sub|left|right|site)-?(?:menu|nav|navigation)|"
    r"site-?(?:header|footer|branding|search|info)|page-?(?:footer|tools|actions|utilities|toolbar)|"
    r"related-?(?:posts?|pages?|content|links|articles|navigation)|contextual-?(?:sidebar|footer|breadcrumbs)|contents-?list|"
    r"phase-?banner|back-?link|language-?(?:switcher|select\w*|switch)|gtranslate|search-?(?:form|box|bar)|login-?(?:form|box)|"
    # What readers can say of it, and how it can be read out.
    r"comments?-?(?:area|respond|form|section)|respond|page-?feedback|gem-c-feedback|feedback-?(?:form|bar|block)|"
    r"rsbtn|readspeaker|browsealoud|recite(?:me)?|userway|accessibility-?(?:tools|toolbar|bar|widget|menu)"
    r")(?:[-_].*)?|"
    # Names that many other things have as a part of theirs.
    r"menus?|nav|navbar|navigation|sidebar|side-bar|widget|widget-area|breadcrumbs?|share|print|visually-hidden|"
    r"screen-reader-text|sr-only|govuk-footer|govuk-header",
    re.IGNORECASE,
)
_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "banner", "contentinfo"})
_SITES = r"(?:facebook|twitter|x|linkedin|whatsapp|e-?mail|pinterest|reddit|bluesky)"
_LINES = re.compile(
    r"posted on (?=.*\d)[^.]{1,100}|posted (?:by|in) [^.]{1,60}|uploaded on .{1,40}|hits: ?\d+|"
    r"(?:download|save|view|open|get|print|export)(?: (?:this|the))?(?: (?:page|policy|document|article|file))?"
    r"(?: (?:as|in))?(?: an?)? pdf(?: (?:version|format|file|document))?(?: ?[(\[][^)\]]{1,40}[)\]])?|"
    r"(?:print|share|e-?mail|tweet|bookmark|like|listen to|translate|rate)(?: this)? (?:page|article|post)(?: .{1,40})?:?|"
    rf"share(?: this)?(?: page)? (?:on|via|by|with|to) {_SITES}\b.{{0,40}}|click to (?:share|print|e-?mail) .{{1,60}}|"
    r"share this:?|print this|printer[- ]friendly(?: version| page| pdf)?|print(?:able|er)? version|"
    r"(?:back|return|go|jump) to (?:the )?top(?: of (?:the )?page)?|top of (?:the )?page|skip (?:to|over|past) .{1,40}|"
    r"you are here:? .{1,120}|home(?: ?[>›»→] ?[^>›»→]{1,60}){1,6}|"
    r"(?:[«‹←] ?)?(?:previous|next) (?:page|article|post)(?: ?[:»›→].{0,80})?|"
    r"leave a (?:comment|reply)|comments are (?:closed|off).{0,40}|"
    r"was this (?:page|information|article)(?: .{1,20})? (?:useful|helpful)\??|is there anything wrong with this page\??|"
    r"report a problem with this page|give (?:us )?feedback (?:on|about) this page|"
    r"(?:accept|reject|manage|allow)(?: all)?(?: additional| optional)? cookies|cookie (?:settings|preferences)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"(?:this )?(?:page )?(?:was )?(?:last )?(?:updated|modified|edited|published|created)(?: on)?:? .{0,20}\d{4}.{0,20}",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[ _-])(?:accordion|collapsible|tab)(?:$|[ _-])", re.IGNORECASE)
_LONGEST = 160

BOXES = frozenset({
    "div", "section", "ul", "ol", "dl", "p", "a", "span", "nav", "aside", "header", "footer", "form", "h2", "h3", "li", "table",
})  # fmt: skip
"""The elements that a name or a role can make part of the frame."""


def is_named_frame(names: str, role: str) -> bool:
    """Return whether an element says by its classes, id and label, or by its role, that it is part of the frame.

    `names` are these, with spaces between. It is none all the same where it holds what `holds_the_text` says.
    """
    return role.strip().lower() in _ROLES or any(map(_NAMES.fullmatch, names.split()))


def holds_the_text(*, has_main: bool, has_title: bool, letters: int, of: int) -> bool:
    """Return whether an element holds too much to be the frame: the main part, a heading of the first rank, or half of it all.

    Layouts call the box round everything `has-sidebar`, and themes the article itself `print`.
    """
    return has_main or has_title or 2 * letters >= of > 0


def is_opener(names: str, role: str, *, opens_text: bool) -> bool:
    """Return whether a button names a part of the text that it shows and hides, as a heading would.

    `names` are its classes, `opens_text` whether what it controls (`aria-controls`) stands in the text.
    """
    return opens_text or role == "tab" or bool(_OPENS.search(names))


def is_frame_line(line: str) -> bool:
    """Return whether a line by its words alone is of the frame: “Download as PDF”, “Posted on 3 June”."""
    words = " ".join(line.split())
    return len(words) <= _LONGEST and bool(_LINES.fullmatch(words))


def is_perhaps_frame(line: str) -> bool:
    """Return whether a line may be of the frame or of the document: “Last updated 3 June 2024”."""
    words = " ".join(line.split())
    return len(words) <= _LONGEST and bool(_PERHAPS.fullmatch(words))
