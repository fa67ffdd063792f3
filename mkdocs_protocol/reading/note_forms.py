"""The shape of the handbook's own remarks, wherever they stand."""

from __future__ import annotations

from pydantic import BaseModel, Field, model_validator

from mkdocs_protocol.core.notes import Note
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.reading.date_forms import Day
from mkdocs_protocol.reading.form_parts import STRICT, Country, Text


class _Form(BaseModel):
    model_config = STRICT


class CouncilNoteForm(_Form):
    """The handbook's own remark on a council."""

    text: Text
    dated: Day
    source: Text
    country: Country | None = Field(None, description="the country that it is about")
    checked: Day | None = Field(None, description="when it was last held against its source")
    check_again: Day | None = Field(None, description="by when somebody has to check it again")
    title: Text | None = Field(None, description="what it comes to, in a few words for the clerk")
    ask: Text | None = Field(None, description="what the council is to be asked because of it")

    @model_validator(mode="after")
    def _is_checked_in_order(self) -> CouncilNoteForm:
        last = self.checked or self.dated
        if last < self.dated:
            raise ValueError(f"it was checked ({last}) before it was written ({self.dated})")
        if self.check_again is not None and self.check_again <= last:
            raise ValueError(
                f"it is to be checked again ({self.check_again}) no later than it was last checked "
                f"({last}); write a later day"
            )
        return self

    def note(self, at: Location, clause: str = "") -> Note:
        """Return the remark as a value."""
        return Note(
            self.text,
            self.dated,
            self.source,
            clause,
            self.country or "",
            self.checked or "",
            self.check_again or "",
            at=at,
            title=self.title or "",
            ask=self.ask or "",
        )


class ClauseNoteForm(CouncilNoteForm):
    """The handbook's own remark on a clause."""

    clause: Text
