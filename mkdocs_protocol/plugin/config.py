"""The options of the plugin, as a site's mkdocs.yml gives them."""

from __future__ import annotations

from typing import TypeVar

from mkdocs.config import base
from mkdocs.config import config_options as opt

from mkdocs_protocol.core.review import SOON_DAYS
from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.core.web_addresses import is_web_address
from mkdocs_protocol.reading.files import slug_fault
from mkdocs_protocol.site.links import EXIT_URL
from mkdocs_protocol.words.catalogue import ENGLISH_LANGUAGE
from mkdocs_protocol.words.reading import languages

T = TypeVar("T")

_CALLED = {
    str: "words; write them in quotes",
    int: "a whole number; write one without quotes, such as 8",
    bool: "true or false; write one of them without quotes",
}


class Typed(opt.Type[T]):
    """A value of one type, asked for in a clerk's words: MkDocs would name the types of the program."""

    def run_validation(self, value: object) -> T:
        """Return the value; raise ValidationError for one of another type."""
        try:
            return super().run_validation(value)
        except base.ValidationError:
            raise base.ValidationError(
                f"'{visible(str(value))}' is not {_CALLED[self._type]}"
            ) from None


class CouncilsFolder(Typed[str], opt.Dir):
    """A folder beside mkdocs.yml; whether it is there is looked at when it is read."""


class Folder(Typed[str]):
    """A folder of the site: "" or one name, as an address has it."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Return the folder with a slash after it; raise ValidationError for anything that is not an address."""
        name = super().run_validation(value).strip("/")
        if name and (fault := slug_fault(name)):
            raise base.ValidationError(visible(fault))
        return f"{name}/" if name else ""


class Count(Typed[int]):
    """A whole number between a least and a largest one."""

    def __init__(self, least: int, default: int, *, largest: int = 1_000_000) -> None:
        super().__init__(int, default=default)
        self._least, self._largest = least, largest

    def run_validation(self, value: object) -> int:
        """Return the number; raise ValidationError for one below the least or above the largest."""
        number = super().run_validation(value)
        if isinstance(number, bool) or number < self._least:
            raise base.ValidationError(
                f"{value} is too small; write a whole number from {self._least}"
            )
        if number > self._largest:
            raise base.ValidationError(
                f"{value} is too large; write a whole number up to {self._largest}"
            )
        return number


class CouncilNames(opt.ListOfItems[str]):
    """Names of councils' folders: a list, or words separated by commas or spaces, as `!ENV` gives them."""

    def __init__(self) -> None:
        super().__init__(opt.Type(str), default=[])

    def run_validation(self, value: object) -> list[str]:
        """Return the names; raise ValidationError for anything but words or a list of words."""
        names = value.replace(",", " ").split() if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise base.ValidationError(
                f"'{visible(str(value))}' is not a list of councils; write their folders' names: [halstead, barrow]"
            )
        return super().run_validation(names)


class WebAddress(Typed[str]):
    """The whole address of a page on the web: it takes the reader's browser nowhere else."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Return the address; raise ValidationError for anything but http or https and a host."""
        address = super().run_validation(value)
        if not is_web_address(address):
            raise base.ValidationError(
                f"'{visible(address)}' is not the address of a page; write it whole: https://www.example.org/"
            )
        return address


class Contact(Typed[str]):
    """Where to write to: an e-mail address, or the whole address of a page with a form; "" for none."""

    def __init__(self) -> None:
        super().__init__(str, default="")

    def run_validation(self, value: object) -> str:
        """Return the address; raise ValidationError for anything else."""
        address = super().run_validation(value)
        if not address:
            return ""
        import pydantic  # noqa: PLC0415 - a build in which nothing has changed needs none of it

        from mkdocs_protocol.reading import form_parts  # noqa: PLC0415

        try:
            return pydantic.TypeAdapter(form_parts.Contact).validate_python(address)
        except pydantic.ValidationError:
            raise base.ValidationError(
                f"'{visible(address)}' is not an address to write to; write one such as clerk@town.example, or https://…"
            ) from None


OF_NO_PAGE = ("cache", "build_beside")
"""The options that do not change anything that the handbook makes."""


class Patterns(opt.Type[str]):
    """Patterns of paths, one a line, as in `exclude_docs`; kept as text, so that they can be compared."""

    def run_validation(self, value: object) -> str:
        """Return the patterns; raise ValidationError for anything else."""
        opt.PathSpec().run_validation(value)
        return super().run_validation(value)


class ProtocolConfig(base.Config):
    """Everything that a site can say about its handbook."""

    councils_dir = CouncilsFolder(exists=False, default="councils")
    """The folder with the councils' sources, from the folder of mkdocs.yml."""

    only = CouncilNames()
    """The councils to show, by their folders' names: `halstead`, or `[halstead, barrow]`. All of them, where it is
    empty. From a variable of the environment: `!ENV HANDBOOK_ONLY`, with commas between the names."""

    compare_with = CouncilNames()
    """With `only`: other councils, by their folders' names, to compare those with. They stand on the pages of
    comparison (`compare/`, `topics/`, `expectations/`, each question's own page) and nowhere else."""

    folder = Folder(default="")
    """The folder of the site that holds the handbook: `handbook` puts it under `/handbook/`."""

    nav = Typed(bool, default=True)
    """Whether the handbook's index pages are added at the end of the site's navigation. A navigation that
    names one of them itself, such as `councils/index.md`, is always left as it is."""

    nav_title = Typed(str, default="Handbook")
    """What the added part of the navigation is called."""

    sidebar = opt.Choice(("auto", "show", "hide"), default="auto")
    """Whether Material's column with the site's navigation is shown beside the handbook's pages: `auto`, unless
    the theme has `navigation.tabs`, which lead on without it; `show`, always; `hide`, never."""

    language = opt.Choice(languages(), default=ENGLISH_LANGUAGE)
    """The language of the handbook's own words. A council's words stay in theirs."""

    words = opt.Optional(Typed(str))
    """A .po file with the site's own words for sentences of the handbook's, from the folder of mkdocs.yml."""

    wording = opt.Optional(Typed(str))
    """A YAML file with the site's own words for review states, from the folder of mkdocs.yml."""

    due_soon_days = Count(1, default=SOON_DAYS, largest=3650)
    """How many days before its first day a review counts as due soon; ten years at most."""

    longest_list = Count(2, default=100)
    """How many councils a list or topic page shows before it continues on another page."""

    most_columns = Count(1, default=8)
    """How many councils a table sets side by side, such as the coverage grid, before it becomes a list."""

    most_paired = Count(0, default=8, largest=40)
    """Up to how many councils every pair has a page of its own under `/compare/`. Beyond that,
    the reader's browser makes the pairs; 0 leaves all of them to it."""

    downloads = Count(0, default=20, largest=1000)
    """Up to how many councils every text is offered as files to download, beside its page: PDF, Word, HTML, plain
    text and Markdown. Beyond that, none are made; 0 makes none."""

    cache = Typed(bool, default=True)
    """Whether what was made is kept in `.cache/plugin/protocol` for the next build. The folder can be deleted at
    any time; the site is the same either way."""

    build_beside = Typed(bool, default=True)
    """Whether the site is built beside the last one and put into its place when it is whole. `false` writes
    in place, as MkDocs does by itself: for programs that hold the folder, such as a container."""

    search = opt.Choice(("handbook", "site", "both"), default="handbook")
    """What finds the handbook: `handbook`, its own search page, and the theme's search for the site's other pages
    only; `site`, the theme's search alone; `both`, each of them."""

    not_searched = opt.Optional(Patterns(str))
    """Which of the site's other pages the handbook's search does not find, in the form of `exclude_docs`."""

    contact = Contact()
    """Whom to write to where something of a text is wrong or should not be here: an e-mail address, or that of a
    form. Every edition says so; a council's own `contact` goes before it."""

    exit_url = WebAddress(default=EXIT_URL)
    """Where "Exit this page" on the pages "When things go wrong" leads, as a whole address; a weather
    forecast, where it is left out."""
