"""Which addresses lead somewhere: those of YAML files, of an edition's links and of options are held against the same."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from mkdocs_protocol.core.web_addresses import is_followed, is_web_address
from mkdocs_protocol.importing.escaping import followed_address
from mkdocs_protocol.reading.form_parts import Contact, SecureAddress, WebAddress

RIGHT = [
    "https://example.org", "https://example.org/", "http://www.example.org:8080/a?b=c#d", "https://[2001:db8::1]/",
    "https://[::1]:80/x", "https://münchen.example/", "https://xn--mnchen-3ya.example/", "https://उदाहरण.परीक्षा/",
    "https://example.org/a%20b", "https://example.org/a[1]", "https://example.org./", "https://192.168.0.1/x",
    "https://a_b.example.org/", "https://localhost:8000/", "https://example.org/@user", "https://example.org/%zz",
    "https://EXAMPLE.org/#c-1.1",
]  # fmt: skip
WRONG = [
    "https://example.org]/", "https://exa[mple.org/", "https://[::1/", "https://[::g]/", "https://https://example.org",
    "https://example.org:/", "https://example.org:0/", "https://example.org:99999/", "https://example.org:x/",
    "https://user@example.org/", "https://example.org@example.com/", "https://u:p@example.org/",
    "https://example.org\\@example.com", "https://example.org/a\\b", "https://example..org/", "https://.org/",
    "https://-x.org/", "https://256.1.1.1/", "https://1.2.3/", "https://", "https:///x", "http:example.org",
    "https://ex%61mple.org", "https://exam<ple.org/", "https://example.org,/", "https://(example.org)/",
    "https://exa mple.org", "https://example.org/\u200b", "https://example.org/\u202egro", "ftp://example.org/",
    "javascript:alert(1)", "data:text/html,x", "//example.org/", "example.org", "#x",
]  # fmt: skip
OTHERS = {
    "mailto:clerk@example.org?subject=a%20b": True, "mailto:a@example.org,b@example.org": True, "mailto:clerk": False,
    "mailto:?subject=a": False, "mailto:clerk@example..org": False, "tel:+44-1787-123456;ext=12": True,
    "tel:(01787)%20123%20456": True, "tel:clerk": False, "tel:": False,
}  # fmt: skip


def _takes(form: object, address: str) -> bool:
    try:
        TypeAdapter(form).validate_python(address)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("address", [*RIGHT, *WRONG])
def test_an_address_leads_to_a_page_or_is_refused_everywhere(address: str) -> None:
    is_right = address in RIGHT
    assert is_web_address(address) == is_followed(address) == is_right
    assert _takes(WebAddress, address) == _takes(Contact, address) == is_right
    assert _takes(SecureAddress, address) == (is_right and address.startswith("https"))


@pytest.mark.parametrize(("address", "is_right"), OTHERS.items())
def test_a_link_to_write_or_to_call_has_an_address_or_a_number(
    address: str, *, is_right: bool
) -> None:
    assert is_followed(address) == is_right
    assert bool(followed_address(address)) == is_right
    assert not is_web_address(address)


@pytest.mark.parametrize(
    ("address", "is_right"),
    {
        "clerk@example.org": True, "a.b+c@münchen.example": True, "clerk@x.xn--p1ai": True, "mailto:clerk@x.org": False,
        "a..b@x.org": False, "a@x": False, "a@x..org": False, "javascript:alert(1)@x.org": False,
    }.items(),
)  # fmt: skip
def test_whom_to_write_to_is_a_page_or_an_e_mail_address(address: str, *, is_right: bool) -> None:
    assert _takes(Contact, address) == is_right
