"""What the decisions of every area of an evaluation share: its events, and what must hold for any act in it."""

from __future__ import annotations

from uuid import UUID

from events.envelope import Event
from events.refusals import UnknownThing
from events.workgroup import EvaluationPrepared, Seat
from workgroup.domain.making import Made, Rule, in_order, serving

from .commands import InEvaluation
from .refusals import NotOpened, OtherMethod
from .state import Evaluation, Subject

RECUSAL_RULE: Rule = ("nobody-judges-their-own", 1)
"""Who is an author, represents an author's organisation, or has an interest, does not judge the subject."""


def events_of(
    state: Evaluation,
    command: InEvaluation,
    *made: Made,
    seat: Seat | None = None,
    activity: int | None = None,
) -> tuple[Event, ...]:
    """The evaluation's next events, for the activity of the act, else that one, else of its preparation."""
    act = serving(command.act, activity, state.prepared.activity if state.prepared else None)
    path = command.body.path(seat) if seat else None
    return in_order(act, command.evaluation, state.version, path, made)


def prepared(state: Evaluation) -> EvaluationPrepared:
    """How it was prepared."""
    assert state.prepared is not None
    return state.prepared


def need_opened(state: Evaluation) -> None:
    """Refuse an act before the evaluation is open."""
    if state.opened is None:
        raise NotOpened


def need_method(state: Evaluation, method: str) -> None:
    """Refuse an act of another method."""
    if prepared(state).rules.method != method:
        raise OtherMethod(method=prepared(state).rules.method)


def need_subject(state: Evaluation, subject: UUID, field: str = "subject") -> Subject:
    """The subject; refuses one that is not judged here."""
    found = state.subjects.get(subject)
    if found is None:
        raise UnknownThing(field, what="subject", name=subject)
    return found
