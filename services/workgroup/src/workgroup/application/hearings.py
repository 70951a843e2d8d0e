"""Commands at hearings: which proposals are on a shortlist is read anew at each try."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from workgroup.domain.hearings import AskQuestion, RecordPresentation
from workgroup.facts import Facts

from .meetings import in_meeting


def record_presentation(
    app: Application, call: Call, meeting: UUID, *, proposal: UUID, presenter: UUID | None
) -> Outcome:
    """Say who presented the proposal, or that no author was there."""

    def about(facts: Facts) -> dict[str, Any]:
        return {"authors": facts.meetings.authors_of_shortlisted(proposal)}

    return in_meeting(app, call, meeting, RecordPresentation, about, proposal=proposal, presenter=presenter)


def ask_question(
    app: Application, call: Call, meeting: UUID, *, proposal: UUID, question: str, language: str
) -> Outcome:
    """Ask the author of a proposal that was presented."""
    sealed = {"question": question}
    return in_meeting(
        app, call, meeting, AskQuestion, sealed=sealed, proposal=proposal, typed=question, language=language
    )
