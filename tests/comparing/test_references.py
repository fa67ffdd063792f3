"""Which documents a text points to."""

from __future__ import annotations

import pytest

from mkdocs_protocol.comparing.references import names
from mkdocs_protocol.core.document_kinds import KINDS


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("redress through the grievance and disciplinary procedures", {"grievance", "disciplinary"}),
        ("the council's\nGrievance\nPolicy", {"grievance"}),
        ("In the case of a grievance, see the Chair", set()),
        ("Standing Orders/Financial Regulations", {"standing-orders", "financial-regulations"}),
        ("the Members' Code of Conduct", {"code-of-conduct"}),
        ("their conduct is of a high code", set()),
        ("this protocol", set()),
        ("a formal grievance protocol or procedure", {"grievance"}),
        ("the council's Social Media Protocol where there is one", set()),
        ("the media protocol", {"communications"}),
        ("additional policies in relation to Communications and Marketing", {"communications"}),
    ],
)  # fmt: skip
def test_a_document_is_named_by_what_its_kind_is_called(text: str, named: set[str]) -> None:
    assert {kind.id for kind in KINDS[1:] if names(text, kind)} == named
