"""What is read of two versions of a commitment."""

from __future__ import annotations

from events.application import Application
from events.refusals import UnknownThing
from plan.domain import COMMITMENT
from plan.domain.commitments.commitment import commitment_stream, need_drafted
from plan.domain.commitments.comparing import FieldDifference, compared

from .commitments import content_of


def read_difference(app: Application, process: str, name: str, old: int, new: int) -> tuple[FieldDifference, ...]:
    """The difference of two of the commitment's versions, by field and word."""
    state = app.state(commitment_stream(process, name), COMMITMENT)
    need_drafted(state, name)
    for number in (old, new):
        if not 1 <= number <= len(state.versions):
            raise UnknownThing("number", what="version", name=number)
    was, now = (content_of(app, state.versions[number - 1].hash) for number in (old, new))
    return compared(was, now)
