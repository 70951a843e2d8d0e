"""From an event or an instant to commands in this service: reactions, decided as entries of one transaction."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial, reduce
from types import ModuleType
from typing import Any
from uuid import UUID

from . import clocks, heard
from .aggregate import Reaction, Timer
from .application import Application, answer_of, late_of
from .calendar import tzdata_version
from .clocks import ProcessClock
from .envelope import Act, Event, command_id
from .refusals import Refusal
from .registry import service_of
from .store import Entry
from .tracing import span, traceparent

log = logging.getLogger(__name__)


def to_event(
    app: Application, policies: ModuleType, event: Event, just_heard: Sequence[Event], *, own: bool
) -> tuple[tuple[Timer, ...], tuple[Entry, ...]]:
    """The timers that the event sets, and what the service does about it.

    Nothing where the process is not known, or its context here or the event's is another agency's. With a process's
    start comes the turn of what was heard of it before.
    """
    with app.store.reading() as cursor:
        known = clocks.read(cursor, event.process)
        early = heard.too_early(cursor, event.process) if known is None else []
    clock = clocks.after(known, event)
    if clock is None or not clock.owns(app.agency, app.service) or not trusted(clock, event):
        return (), ()
    events = [each for each in (*early, event) if trusted(clock, each)]
    also = [*events[:-1], *(each for each in just_heard if each.process == event.process and trusted(clock, each))]
    timers = () if own else tuple(timer for each in events for timer in policies.schedule(each))
    facts = app.facts(event.process, also)
    with span(f"react {event.TOPIC}", event.traceparent, stream_version=event.version):
        wanted = [(reaction, each) for each in events for reaction in policies.react(facts, each)]
        acts = [act_of_event(app, each, reaction, clock) for reaction, each in wanted]
        return timers, entries(app, [reaction for reaction, _ in wanted], acts)


def trusted(clock: ProcessClock, event: Event) -> bool:
    """Whether the event is from the agency that owns its context in the process."""
    return clock.owns(event.agency, service_of(event.TOPIC))


def act_of_event(app: Application, event: Event, reaction: Reaction, clock: ProcessClock) -> Act:
    """The act of a policy: the service acts, and the event is its cause."""
    return _act(app, event.process, reaction, clock.time(), correlation=event.correlation, causation=event.id)


def act_of_timer(app: Application, timer: Timer, reaction: Reaction, clock: ProcessClock) -> Act:
    """The act of a timer: the service acts, and the instant is its cause."""
    return _act(app, timer.process, reaction, clock.time(), correlation=None, due=timer.due)


def policy_key(reaction: Reaction) -> str:
    """The reaction's idempotency key: a person's key holds no slash, so none can take a policy's first."""
    return f"policy/{reaction.key}"


def entries(app: Application, reactions: Sequence[Reaction], acts: Sequence[Act]) -> tuple[Entry, ...]:
    """Decide each reaction that has not been answered. A refused one is logged: the policy asks again, if at all."""
    states: dict[UUID, Any] = {}
    made: dict[str, Entry] = {}
    for reaction, act in zip(reactions, acts, strict=True):
        if reaction.key in made or app.store.answer(act.process, policy_key(reaction)) is not None:
            continue
        state = states.get(reaction.stream) or app.state(reaction.stream, reaction.aggregate)
        try:
            events = reaction.aggregate.decide(state, _command(app, reaction, act, state))
        except Refusal as refusal:
            log.info("policy refused: %s %s: %s", reaction.key, refusal.slug, refusal.message)
            continue
        states[reaction.stream] = reduce(reaction.aggregate.evolve, events, state)
        made[reaction.key] = _entry(reaction, act, state, events)
    return tuple(made.values())


def _command(app: Application, reaction: Reaction, act: Act, state: Any) -> Any:
    if reaction.opens is None:
        return reaction.command(act)
    return reaction.command(act, opened=app.open_withheld(reaction.opens(state), app.service, reaction.key))


def _entry(reaction: Reaction, act: Act, state: Any, events: tuple[Event, ...]) -> Entry:
    return Entry(
        process=act.process,
        key=policy_key(reaction),
        digest=hashlib.sha256(reaction.key.encode()).digest(),
        answer=partial(answer_of, reaction.stream, reaction.stream, state.version),
        events=events,
        late=partial(late_of, reaction.late, act, state) if reaction.late else None,
        fence=reaction.fence,
        writes=reaction.writes,
    )


def _act(
    app: Application,
    process: str,
    reaction: Reaction,
    happened_at: datetime,
    *,
    correlation: UUID | None,
    causation: UUID | None = None,
    due: datetime | None = None,
) -> Act:
    act_id = command_id(process, policy_key(reaction))
    recorded_at = datetime.now(UTC)
    return Act(
        id=act_id,
        agency=app.agency,
        process=process,
        happened_at=happened_at,
        recorded_at=recorded_at,
        correlation=correlation or act_id,
        tzdata=tzdata_version(),
        activity=reaction.activity,
        service=app.service,
        causation=causation,
        due=due,
        traceparent=traceparent(),
    )
