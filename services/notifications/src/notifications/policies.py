"""Any decision -> one notice for each person whom it concerns; what no mail can tell -> a task for people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from events.aggregate import Reaction, Timer
from events.envelope import Event
from events.notifications import LetterIssued, ManualTaskClosed, NoticeAbandoned, NoticeFailed

from . import outbox
from .audiences import newcomers, owed
from .domain import (
    ANNOUNCEMENTS,
    EMAIL,
    LETTER,
    NONE,
    NOTICE,
    POST,
    REGISTERED,
    TASK,
    MarkSent,
    OpenTask,
    QueueNotice,
    Urgency,
    notice_key,
    notice_stream,
    settlement_key,
    task_key,
    task_stream,
)
from .facts import Facts


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """The notices and tasks that are owed now that the event was heard; in whatever order, the same in the end."""
    match event:
        case NoticeFailed() | NoticeAbandoned():
            return (_another_way(facts, event),)
        case ManualTaskClosed(cause=cause, notice=UUID()) if cause == REGISTERED:
            return (_told_by_hand(event),)
        case LetterIssued(by_post=True):
            return (_to_be_posted(event),)
    return tuple(reaction for decision, who in _newly_owed(facts, event) for reaction in _tell(facts, decision, who))


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
    for newcomer in newcomers(facts, event):
        yield from ((decision, newcomer) for decision in _overtaken(facts, event) if newcomer in owed(facts, decision))


def _overtaken(facts: Facts, event: Event) -> Iterator[Event]:
    return (decision for decision in facts.decisions.values() if decision.happened_at >= event.happened_at)


def _tell(facts: Facts, decision: Event, recipient: UUID) -> Iterator[Reaction]:
    """By mail; else, of a decision that is about the recipient themselves, by a task."""
    channel, announced = facts.registrations[recipient].channel, ANNOUNCEMENTS[decision.TOPIC]
    if channel == EMAIL:
        yield _queue(facts, decision, recipient, channel)
    elif announced.personal and announced.urgency is Urgency.DECISION:
        yield _queue(facts, decision, recipient, channel)
        notice = notice_stream(decision.process, decision.id, recipient, channel)
        yield _task(decision.process, decision.id, recipient, channel, REGISTERED, notice, decision.activity)


def _queue(facts: Facts, decision: Event, recipient: UUID, channel: str) -> Reaction:
    stream = notice_stream(decision.process, decision.id, recipient, channel)
    waits = partial(outbox.put, stream, decision.process, ANNOUNCEMENTS[decision.TOPIC].urgency)
    return Reaction(
        key=notice_key(decision.id, recipient, channel),
        stream=stream,
        aggregate=NOTICE,
        command=lambda act: QueueNotice(
            act=act,
            recipient=recipient,
            decision=decision.id,
            decision_type=decision.TOPIC,
            channel=channel,
            language=facts.registrations[recipient].language,
        ),
        activity=decision.activity,
        writes=waits if channel == EMAIL else None,
    )


def _another_way(facts: Facts, event: NoticeFailed | NoticeAbandoned) -> Reaction:
    """A task to reach the recipient by another channel that they registered; by none, people have to find one."""
    registration = facts.registrations.get(event.recipient)
    ways = (registration.channel, *registration.others) if registration else ()
    channel = next((way for way in ways if way != event.channel and way != EMAIL), NONE)
    cause = event.fault if isinstance(event, NoticeAbandoned) else "refused"
    return _task(event.process, event.decision, event.recipient, channel, cause, event.stream, event.activity)


def _task(
    process: str, decision: UUID, recipient: UUID, channel: str, cause: str, notice: UUID, activity: int | None
) -> Reaction:
    stream = task_stream(process, decision, recipient, channel)
    return Reaction(
        key=task_key(decision, recipient, channel),
        stream=stream,
        aggregate=TASK,
        command=lambda act: OpenTask(
            act=act,
            stream=stream,
            decision=decision,
            channel=channel,
            cause=cause,
            recipient=recipient,
            notice=notice,
        ),
        activity=activity,
    )


def _told_by_hand(event: ManualTaskClosed) -> Reaction:
    """Where a task was the notice's only way, its end is the notice's."""
    assert event.notice is not None
    return Reaction(
        key=settlement_key(event.notice),
        stream=event.notice,
        aggregate=NOTICE,
        command=lambda act: MarkSent(act=act, attempts=1),
        activity=event.activity,
    )


def _to_be_posted(event: LetterIssued) -> Reaction:
    stream = task_stream(event.process, event.decision, event.letter, POST)
    return Reaction(
        key=task_key(event.decision, event.letter, POST),
        stream=stream,
        aggregate=TASK,
        command=lambda act: OpenTask(
            act=act,
            stream=stream,
            decision=event.decision,
            channel=POST,
            cause=LETTER,
            recipient=event.recipient,
            organisation=event.organisation,
            letter=event.letter,
        ),
        activity=event.activity,
    )
