"""Addresses that a reader can follow: of pages, of people to write to, of numbers to call."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import unquote, urlsplit

_LONGEST_LABEL, _LONGEST_HOST = 63, 253
_LOCAL_PART = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_CALLED = re.compile(r"\+?[\d().\s,*#-]*(?:;[\w-]+(?:=[^;\s]*)?)*")
_FEWEST_DIGITS = 3


def is_web_address(text: str) -> bool:
    """Return whether words are the complete address of a page on the web: http or https, and a possible host.

    A name or a password before the host is refused: it can be taken for the host, and the link leads elsewhere. So is a
    backslash: browsers take it for a slash, other programs do not.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:  # A bracket that does not close, or a port that is not a number.
        return False
    if parts.scheme not in {"http", "https"} or not text.isprintable() or " " in text:
        return False
    if "\\" in text or "@" in parts.netloc or parts.netloc.endswith(":") or port == 0:
        return False
    host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
    return _is_host(host)


def is_followed(href: str) -> bool:
    """Return whether a link leads out of the handbook to a page, or to somebody whom a reader can write to or call."""
    if href.lower().startswith(("http:", "https:")):
        return is_web_address(href)
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    match parts.scheme:
        case "mailto":
            return _is_mail_link(parts.path)
        case "tel":
            return _is_phone_link(href[4:])
    return False


def is_mail_address(text: str) -> bool:
    """Return whether words are an e-mail address at a host with a dot in its name."""
    who, _, host = text.rpartition("@")
    return bool(_LOCAL_PART.fullmatch(who)) and "." in host.strip(".") and _is_host(host)


def _is_mail_link(path: str) -> bool:
    """Return whether the part of a `mailto:` link before any `?` is one e-mail address, or several."""
    return all(is_mail_address(unquote(one).strip()) for one in path.split(","))


def _is_phone_link(path: str) -> bool:
    """Return whether what follows `tel:` can be called."""
    number = unquote(path)
    return bool(_CALLED.fullmatch(number)) and sum(map(str.isdigit, number)) >= _FEWEST_DIGITS


def _is_host(host: str) -> bool:
    if host.startswith("["):
        return host.endswith("]") and _is(IPv6Address, host[1:-1])
    labels = host.removesuffix(".").split(".")
    if len(host) > _LONGEST_HOST or not all(map(_is_label, labels)):
        return False
    return not labels[-1].isdigit() or _is(IPv4Address, host)


def _is_label(label: str) -> bool:
    """Return whether something is a part of a host's name, in the letters of any language."""
    return (
        0 < len(label) <= _LONGEST_LABEL
        and not label.startswith("-")
        and not label.endswith("-")
        and all(char.isalnum() or char in "-_" or f"a{char}".isidentifier() for char in label)
    )


def _is(kind: type[IPv4Address | IPv6Address], text: str) -> bool:
    try:
        kind(text)
    except AddressValueError:
        return False
    return True
