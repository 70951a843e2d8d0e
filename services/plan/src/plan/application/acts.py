"""Acts that two people stand for: the second confirms or declines in the stream in which the first proposed."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome
from events.plan import DocumentDrafted
from plan.domain.commitments.freezing import freeze_stream

from . import commitments, plans


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Do what was proposed, as the second person."""
    area = commitments.confirm_freeze if stream == freeze_stream(call.act.process) else plans.confirm_act
    return area(app, call, stream, proposal, content_hash)


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Say no to what was proposed, as the second person."""
    area = commitments.decline_freeze if stream == freeze_stream(call.act.process) else plans.decline_act
    return area(app, call, stream, proposal)


def place(app: Application, stream: UUID) -> str:
    """Where the thing is read in which the act was proposed."""
    first = app.store.stream(stream)[0]
    if stream == freeze_stream(first.process):
        return f"/v1/processes/{first.process}/freeze"
    return f"/v1/processes/{first.process}/documents/{first.name if isinstance(first, DocumentDrafted) else ''}"
