"""What a decision reads beside its own stream: what was heard, the consultation, and its comments in order."""

from __future__ import annotations

from uuid import UUID

from comments import periods
from comments.domain.comment import Comment
from comments.domain.consultation import Consultation
from comments.domain.course import COURSE
from comments.facts import Facts
from events import heard
from events.application import Application, Call
from events.refusals import UnknownThing
from events.rules import Process


def facts_of(app: Application, call: Call) -> Facts:
    """What was heard of the call's process."""
    facts: Facts = app.facts(call.act.process)
    return facts


def process_of(app: Application, call: Call) -> Process:
    """The call's process."""
    return facts_of(app, call).process


def consultation_of(app: Application, stream: UUID) -> Consultation:
    """The consultation as it stands."""
    return app.state(stream, COURSE)


def comments_of(app: Application, consultation: UUID) -> dict[UUID, Comment]:
    """The consultation's comments as they stand, in the order of their arrival."""
    with app.store.reading() as cursor:
        return periods.comments_of(cursor, consultation)


def process_name(app: Application, stream: UUID) -> str:
    """The process that the stream belongs to; UnknownThing where there is no such stream."""
    with app.store.reading() as cursor:
        process = heard.process_of(cursor, stream)
    if process is None:
        raise UnknownThing("consultation", what="consultation", name=stream)
    return process
