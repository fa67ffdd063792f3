"""Facts go where a person keeps them: what stands beside them, a remark too, is kept."""

from __future__ import annotations

import pytest

from mkdocs_protocol.proposing.editing import NoPlaceError, with_fact, with_silence

ADOPTED = "adopted: {value: 2024-05, printed: May 2024}"


def facts(*lines: str) -> list[str]:
    return ["---", *lines, "---", "# A protocol"]


def test_a_silence_joins_the_list_and_its_remark_stays() -> None:
    before = facts("silent: [media]  # asked in May")
    assert with_silence(before, ["gifts"]) == facts("silent: [media, gifts]  # asked in May")


def test_a_date_goes_below_a_key_with_a_remark() -> None:
    before = facts("dates:  # from the title page")
    assert with_fact(before, "dates", ADOPTED) == facts(
        "dates:  # from the title page", f"  {ADOPTED}"
    )


@pytest.mark.parametrize("silent", ["silent:", "silent: [media,", "silent: media"])
def test_a_list_in_another_form_is_left_to_the_person(silent: str) -> None:
    with pytest.raises(NoPlaceError, match="not a list on one line"):
        with_silence(facts(silent, "  - media"), ["gifts"])
