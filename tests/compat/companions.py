"""The companions that `make compat` tries, each as a site would set it up, and what it is known to do."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Companion:
    """A plugin beside ours."""

    package: str
    """As a package registry knows it; "" where Material or MkDocs brings it along."""
    name: str
    plugins: str
    """Lines under `plugins:`, in which `protocol` stands, too."""
    does: str
    """What it does to the handbook, in a sentence of the page."""
    files: dict[str, str] = field(default_factory=dict)
    extra: str = ""
    """Further lines of mkdocs.yml."""
    shows: tuple[tuple[str, str], ...] = ()
    """Files of the site with a pattern that each must hold: what makes the sentence true."""
    lacks: tuple[tuple[str, str], ...] = ()
    """The same that must not be there; a pattern of "" is for a file that must not."""
    hides: bool = False
    """Whether it hides pages, so that no words of theirs may be left in clear."""


EDITION = "councils/little-example/2024-05/index.html"


def after(line: str) -> str:
    """Return the plugins of a site whose companion stands behind ours."""
    return f"  - search\n  - protocol\n  - {line}\n"


def before(line: str) -> str:
    """Return the plugins of a site whose companion stands before ours."""
    return f"  - search\n  - {line}\n  - protocol\n"


COMPANIONS = (
    Companion("mkdocs-git-revision-date-localized-plugin", "git-revision-date-localized",
              after("git-revision-date-localized: {enable_creation_date: true}"),
              "Shows when the source of a page changed last in git; of a page made from many sources, the last of them.",
              shows=((EDITION, "git-revision-date"),)),
    Companion("mkdocs-git-authors-plugin", "git-authors", after("git-authors"),
              "Knows who wrote a page's source, and gives it to a theme that shows it.",
              shows=((EDITION, r"mailto:a@example\.org|>\s*a@example\.org"),)),
    Companion("mkdocs-document-dates", "document-dates", after("document-dates"), "Shows dates on your own pages only.",
              shows=(("index.html", "doc_updated"),), lacks=((EDITION, "doc_updated"),)),
    Companion("mkdocs-rss-plugin", "rss", after("rss"), "Its feed offers the handbook's pages, too, dated by their sources; `match_path` leaves them out.",
              shows=(("feed_rss_created.xml", "councils/little-example/2024-05/"),)),
    Companion("mkdocs-static-i18n", "i18n",
              after("i18n: {languages: [{locale: en, default: true, name: English}, {locale: cy, name: Cymraeg}]}"),
              "The handbook is written with the site in its own language, and pages in others lead to it ([above](#in-two-languages)).",
              {"docs/index.cy.md": "# Cartref\n\n[x](councils/index.md)\n"},
              shows=((EDITION, '<html lang="en"'), ("cy/index.html", 'href="../councils/"'))),
    Companion("mkdocs-awesome-pages-plugin", "awesome-pages", after("awesome-pages"), "Orders the handbook's index pages like others.",
              {"docs/.pages": "nav: [councils, ...]\n"}, shows=(("index.html", r"(?s)href=\"councils/\".*href=\"\.\""),)),
    Companion("mkdocs-awesome-nav", "awesome-nav", after("awesome-nav"), "Orders the handbook's index pages like others.",
              shows=(("index.html", "href=\"councils/\""),)),
    Companion("mkdocs-literate-nav", "literate-nav", after("literate-nav"), "A `SUMMARY.md` may name the index pages.",
              {"docs/SUMMARY.md": "- [Home](index.md)\n- [Every council](councils/index.md)\n"},
              shows=(("index.html", "Every council"),)),
    Companion("mkdocs-section-index", "section-index", after("section-index"), "Index pages become the heads of their sections.", shows=(("index.html", "href=\"councils/\""),)),
    Companion("mkdocs-minify-plugin", "minify", after("minify: {minify_html: true}"), "Makes every page smaller.", lacks=((EDITION, r">\n\s*<div"),)),
    Companion("mkdocs-redirects", "redirects", after("redirects: {redirect_maps: {old.md: councils/index.md}}"), "May lead to the handbook's pages.",
              shows=(("old/index.html", r"\.\./councils/"),)),
    Companion("mkdocs-macros-plugin", "macros", after("macros"), "Runs on your own pages; a council's text is never run.",
              {"docs/index.md": "# Home\n\nIt is {{ 6 * 7 }}.\n"}, shows=(("index.html", "It is 42"),)),
    Companion("mkdocs-include-markdown-plugin", "include-markdown", after("include-markdown"), "Runs on your own pages only.",
              {"docs/index.md": "# Home\n\n{% include-markdown \"../part.txt\" %}\n", "part.txt": "A part.\n"},
              shows=(("index.html", "A part"),)),
    Companion("mkdocs-table-reader-plugin", "table-reader", after("table-reader"), "Runs on your own pages only.",
              {"docs/index.md": "# Home\n\n{{ read_csv('docs/a.csv') }}\n", "docs/a.csv": "Name\nOne row\n"},
              shows=(("index.html", "One row"),)),
    Companion("mkdocs-glightbox", "glightbox", after("glightbox"), "Finds no images in the handbook's pages.", lacks=((EDITION, 'class="glightbox"'),)),
    Companion("mkdocs-print-site-plugin", "print-site", after("print-site"), "Its one page includes the handbook's index pages.",
              shows=(("print_page/index.html", "Little Example Parish Council"),)),
    Companion("mkdocs-gen-files", "gen-files", before("gen-files: {scripts: [made.py]}"), "A page that it makes at an address of the handbook ends the build.",
              {"made.py": "import mkdocs_gen_files\nwith mkdocs_gen_files.open('made.md', 'w') as f:\n    print('# Made', file=f)\n"},
              shows=(("made/index.html", "Made"),)),
    Companion("mkdocs-exclude", "exclude", after("exclude: {glob: [topics/*]}"), "Leaves out the handbook's pages that it names.",
              lacks=(("topics/index.html", ""),)),
    Companion("mkdocs-meta-descriptions-plugin", "meta-descriptions", after("meta-descriptions"), "Leaves the handbook's descriptions alone.",
              shows=((EDITION, 'name="description" content="The whole text of'),)),
    Companion("mkdocs-htmlproofer-plugin", "htmlproofer", after("htmlproofer: {validate_external_urls: false}"), "Finds no broken link in the handbook."),
    Companion("mkdocstrings[python]", "mkdocstrings", after("mkdocstrings"), "Runs on your own pages only."),
    Companion("mkdocs-monorepo-plugin", "monorepo", after("monorepo"), "Works beside the handbook.", ),
    Companion("mkdocs-encryptcontent-plugin", "encryptcontent",
              after("encryptcontent: {global_password: 'Correct-Horse-Battery-Staple-99!'}"),
              "Every page is behind the password, and none of the handbook's files, which would hold the same words in clear, is published.",
              hides=True),
    Companion("mkdocs-exclude-search", "exclude-search", after("exclude-search: {exclude: [index.md]}"), "Leaves your own pages out of the theme's search; the handbook has its own."),
    Companion("mkdocs-ezlinks-plugin", "ezlinks", after("ezlinks"), "Runs on your own pages only."),
    Companion("mkdocs-enumerate-headings-plugin", "enumerate-headings", after("enumerate-headings"), "Numbers the headings of your own pages and of the handbook's index pages; a council's headings keep the numbers that are printed.",
              lacks=((EDITION, "enumerate-heading"),)),
    Companion("mkdocs-open-in-new-tab", "open-in-new-tab", after("open-in-new-tab"), "Opens links to other sites in a new tab, by a script."),
    Companion("mkdocs-alias-plugin", "alias", after("alias"), "Runs on your own pages only."),
    Companion("mkdocs-autorefs", "autorefs", after("autorefs"), "Runs on your own pages only."),
    Companion("mkdocs-nav-weight", "mkdocs-nav-weight", after("mkdocs-nav-weight"), "Orders the handbook's index pages like others.",
              shows=(("index.html", "href=\"councils/\""),)),
    Companion("mkdocs-llmstxt", "llmstxt", after("llmstxt: {sections: {Pages: [index.md]}}"), "Its file lists the pages that it is told to.",
              shows=(("llms.txt", "Home"),)),
    Companion("mkdocs-site-urls", "site-urls", after("site-urls"), "Runs on your own pages only."),
    Companion("mkdocs-simple-plugin", "simple", after("simple: {ignore: [councils, .git]}"),
              "Gathers pages from the whole repository; name the councils' folder under `ignore`, or the build ends."),
    Companion("mkdocs-statistics-plugin", "statistics", after("statistics: {include_path: index.md}"),
              "Reads pages from `docs/` only: `include_path` must name your own ones, or it ends the build."),
    Companion("mkdocs-nav-numbering-plugin", "nav-numbering", after("nav-numbering"), "Numbers the navigation, but no heading of the handbook.",
              lacks=((EDITION, r"<h[12][^>]*>\s*\d+ "),)),
    Companion("mkdocs-add-number-plugin", "add-number", after("mkdocs-add-number-plugin"), "Numbers your own pages only.",
              lacks=((EDITION, r"<h1[^>]*>\s*1\."),)),
    Companion("mkdocs-git-revision-date-plugin", "git-revision-date", after("git-revision-date"), "Shows when the source of a page changed last in git.",
              shows=((EDITION, "md-source-file__fact"),)),
    Companion("mkdocs-git-latest-changes-plugin", "git-latest-changes", after("git-latest-changes"), "Lists what changed in git on your own pages."),
    Companion("mkdocs-swagger-ui-tag", "swagger-ui-tag", after("swagger-ui-tag"), "Runs on your own pages only."),
    Companion("mkdocs-markdownextradata-plugin", "markdownextradata", after("markdownextradata"), "Runs on your own pages; a council's text is never run."),
    Companion("mkdocs-roamlinks-plugin", "roamlinks", after("roamlinks"), "Runs on your own pages only."),
    Companion("mkdocs-autolinks-plugin", "autolinks", after("autolinks"), "Runs on your own pages only."),
    Companion("mkdocs-callouts", "callouts", after("callouts"), "Runs on your own pages only."),
    Companion("mkdocs-caption", "caption", after("caption"), "Rewrites every page, word for word."),
    Companion("mkdocs-ezglossary-plugin", "ezglossary", after("ezglossary"), "Runs on your own pages only.", extra="markdown_extensions: [def_list]\n"),
    Companion("mkdocs-backlinks", "backlinks", after("mkdocs-backlinks"), "Runs on your own pages only."),
    Companion("mkdocs-exclude-unused-files", "exclude-unused-files", after("exclude-unused-files"), "Leaves the handbook's files alone.",
              shows=(("data/handbook.json", "little-example"),)),
    Companion("mkdocs-graph-view", "graph-view", after("graph-view"), "Its picture shows every page of the handbook."),
    Companion("mkdocs-toggle-sidebar-plugin", "toggle-sidebar", after("toggle-sidebar"), "Hides and shows the columns, by a script."),
    Companion("mkdocs-jupyter", "mkdocs-jupyter", after("mkdocs-jupyter"), "Runs on your own notebooks only."),
    Companion("mkdocs-drawio", "drawio", after("drawio"), "Runs on your own pages only."),
    Companion("mkdocs-no-sitemap-plugin", "no-sitemap", after("no-sitemap"), "The site has no map.", lacks=(("sitemap.xml", "councils"),)),
    Companion("mkdocs-video", "mkdocs-video", after("mkdocs-video"), "Runs on your own pages only."),
    Companion("mkdocs-categories-plugin", "categories", after("categories"), "Sorts your own pages only."),
    Companion("mkdocs-img2fig-plugin", "img2fig", after("img2fig"), "Runs on your own pages only."),
    Companion("mkdocs-badges", "badges", after("badges"), "Runs on your own pages only."),
    Companion("mkdocs-file-filter-plugin", "file-filter", after("file-filter"), "Leaves the handbook's pages alone."),
    Companion("mkdocs-codeinclude-plugin", "codeinclude", after("codeinclude"), "Runs on your own pages only."),
    Companion("mkdocs-include-dir-to-nav", "include_dir_to_nav", after("include_dir_to_nav"), "Orders your own pages only."),
    Companion("mkdocs-minify-html-plugin", "minify_html", after("minify_html"), "Makes every page smaller."),
    Companion("mkdocs-same-dir", "same-dir", after("same-dir"), "Works beside the handbook, whose sources it does not publish."),
    Companion("mkdocs-link-marker", "link-marker", after("link-marker"), "Marks links on your own pages only."),
    Companion("mkdocs-meta-manager", "meta-manager", after("meta-manager"), "Runs on your own pages only."),
    Companion("mkdocs-panzoom-plugin", "panzoom", after("panzoom"), "Finds no pictures of its own in the handbook's pages."),
    Companion("mkdocs-simple-hooks", "mkdocs-simple-hooks", after("mkdocs-simple-hooks: {hooks: {on_pre_build: 'own:begin'}}"),
              "Runs your functions; what they do to a page is kept.", {"own.py": "def begin(*a, **k):\n    pass\n"}),
    Companion("mike", "mike", after("mike"), "Keeps each version of the site with the handbook as it was then."),
    Companion("", "group", after("group: {enabled: true, plugins: [tags]}"), "A plugin that it switches on works as it does without it."),
    Companion("", "tags", after("tags"), "The handbook's pages have no tags.", lacks=((EDITION, "md-tag"),)),
    Companion("", "blog", after("blog"), "Live pieces work in posts and in their excerpts.",
              {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/a.md": "---\ndate: 2025-01-01\n---\n# A\n\n/// handbook | councils\n///\n\n<!-- more -->\n"},
              shows=(("blog/index.html", "protocol-piece"),)),
    Companion("", "meta", after("meta"), "Its settings reach the handbook's pages, too, whose titles and descriptions stay.",
              {"docs/.meta.yml": "description: Of the site\n"}, lacks=((EDITION, "Of the site"),)),
    Companion("", "offline", after("offline"), "The site opens from a disk."),
    Companion("", "privacy", after("privacy: {assets_exclude: [unpkg.com/*]}"), "Finds nothing of other hosts in the handbook's pages."),
)  # fmt: skip

THEMES = (
    ("", "mkdocs"),
    ("", "readthedocs"),
    ("mkdocs-bootswatch", "cosmo"),
    ("mkdocs-dracula-theme", "dracula"),
    ("mkdocs-gitbook", "gitbook"),
    ("mkdocs-ivory", "ivory"),
    ("mkdocs-rtd-dropdown", "rtd-dropdown"),
    ("mkdocs-terminal", "terminal"),
    ("mkdocs-windmill", "windmill"),
)
"""Packages with the themes of other people, and what a site calls each."""

HOSTS = (
    ("mkdocs==1.6.0", "mkdocs-material==9.5.50"),
    ("mkdocs==1.6.1", "mkdocs-material==9.5.50"),
    ("mkdocs==1.6.1", "mkdocs-material==9.6.23"),
    ("mkdocs==1.6.1", "mkdocs-material==9.7.0"),
    ("mkdocs==1.6.1", "mkdocs-material"),
)
"""MkDocs from the oldest that is supported to the newest, and so with Material."""
