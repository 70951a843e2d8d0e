"""Any decision -> one notice for each person whom it concerns, by the channel that they registered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from events.aggregate import Reaction, Timer
from events.envelope import Event

from . import outbox
from .audiences import newcomers, owed
from .domain import ANNOUNCEMENTS, EMAIL, NOTICE, QueueNotice, notice_key, notice_stream
from .facts import Facts


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """The notices that are owed now that the event was heard; in whatever order events come, the same in the end."""
    return tuple(_queue(facts, decision, recipient) for decision, recipient in _newly_owed(facts, event))


def schedule(event: Event) -> tuple[Timer, ...]:  # noqa: ARG001
    """Nothing here falls due."""
    return ()


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:  # noqa: ARG001
    """Nothing here falls due."""
    return ()


def _newly_owed(facts: Facts, event: Event) -> Iterator[tuple[Event, UUID]]:
    """Decisions and recipients: of the event itself, and of decisions that were heard before it but made after it."""
    if event.TOPIC in ANNOUNCEMENTS:
        yield from ((event, who) for who in owed(facts, event))
    for newcomer in newcomers(event):
        yield from ((decision, newcomer) for decision in _overtaken(facts, event) if newcomer in owed(facts, decision))


def _overtaken(facts: Facts, event: Event) -> Iterator[Event]:
    return (decision for decision in facts.decisions.values() if decision.happened_at >= event.happened_at)


def _queue(facts: Facts, decision: Event, recipient: UUID) -> Reaction:
    stream = notice_stream(decision.process, decision.id, recipient, EMAIL)
    return Reaction(
        key=notice_key(decision.id, recipient, EMAIL),
        stream=stream,
        aggregate=NOTICE,
        command=lambda act: QueueNotice(
            act=act,
            recipient=recipient,
            decision=decision.id,
            decision_type=decision.TOPIC,
            channel=EMAIL,
            language=facts.registrations[recipient].language,
        ),
        activity=decision.activity,
        writes=partial(outbox.put, stream, decision.process, ANNOUNCEMENTS[decision.TOPIC].urgency),
    )
