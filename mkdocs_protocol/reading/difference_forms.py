"""What an edition settles: where it differs from its document, and which proposals are no findings."""

from __future__ import annotations

from pydantic import BaseModel, model_validator

from mkdocs_protocol.core.vocabulary import DifferenceReason, FindingKind
from mkdocs_protocol.reading.form_parts import STRICT, Count, Text


class _Form(BaseModel):
    model_config = STRICT


class DismissalForm(_Form):
    """A proposal of `check` that a person has found to be no finding."""

    kind: FindingKind
    clauses: list[Text] = []
    why: Text


class DifferenceForm(_Form):
    """Words in which the edition differs from the document as received."""

    reason: DifferenceReason
    received: Text | None = None
    edition: Text | None = None
    times: Count = 1

    @model_validator(mode="after")
    def _says_what(self) -> DifferenceForm:
        of_lines = self.reason in {DifferenceReason.LINES_JOINED, DifferenceReason.LINE_DIVIDED}
        if self.received is None and self.edition is None and not of_lines:
            raise ValueError(
                "say what differs: 'received' is what the document has, 'edition' what "
                "stands here instead"
            )
        return self
