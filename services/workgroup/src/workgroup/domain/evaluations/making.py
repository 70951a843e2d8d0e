"""What the decisions of every area of an evaluation share: its events, and what must hold for any act in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias
from uuid import UUID

from events.envelope import Event
from events.refusals import UnknownThing
from events.workgroup import EvaluationPrepared, Seat

from .commands import InEvaluation
from .refusals import NotOpened, OtherMethod
from .state import Evaluation, Subject

Rule: TypeAlias = tuple[str, int]
Made: TypeAlias = tuple[type[Event], Rule | None, dict[str, Any]]
"""An event to be made: its contract, its rule, and its own fields."""

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
    serves = (command.act.activity, activity, state.prepared.activity if state.prepared else None)
    act = replace(command.act, activity=next((number for number in serves if number is not None), None))
    path = command.body.path(seat) if seat else None
    return tuple(
        act.event(kind, command.evaluation, version, rule=rule, seat=path, **fields)
        for version, (kind, rule, fields) in enumerate(made, state.version + 1)
    )


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
