"""Notices: who was told of which decision, once for each person, decision and channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, TypeAlias
from uuid import UUID

from events.aggregate import Aggregate
from events.envelope import Act, Event, named
from events.notifications import NoticeAbandoned, NoticeFailed, NoticeQueued, NoticeSent
from events.refusals import AlreadyThere, Refusal, UnknownThing

from .announcements import ANNOUNCEMENTS

OWED_RULE = ("told-when-registered", 1)
"""A notice is owed to whom a decision concerned when it was made, and who had registered a contact by then: both by the
process's clock, and an equal instant counts. Who registers later is owed nothing of what was decided before. Whom only
a call or a post can reach is owed the decisions about themselves: not what is told to a circle, and no receipt."""


class NoticeSettled(Refusal):
    """The notice is not waiting to be sent: {status}."""

    slug = "notice-settled"


def notice_key(decision: UUID, recipient: UUID, channel: str) -> str:
    """The key of a notice, unique in its process: one per decision (its event's id), person and channel."""
    return f"notice/{decision}/{recipient}/{channel}"


def notice_stream(process: str, decision: UUID, recipient: UUID, channel: str) -> UUID:
    """The stream of that one notice: uuid5 of the process's space and the notice's key."""
    return named(process, "notice", f"{decision}/{recipient}/{channel}")


def settlement_key(notice: UUID) -> str:
    """The key of what became of a notice: sent or failed, once."""
    return f"settle/{notice}"


@dataclass(frozen=True, kw_only=True)
class QueueNotice:
    """A notice of the decision is owed to the recipient."""

    act: Act
    recipient: UUID
    decision: UUID
    decision_type: str
    channel: str
    language: str


@dataclass(frozen=True, kw_only=True)
class MarkSent:
    """The channel's provider took the notice, at that attempt."""

    act: Act
    attempts: int


@dataclass(frozen=True, kw_only=True)
class MarkFailed:
    """The provider refused the notice for good, with its reply's code, at that attempt."""

    act: Act
    attempts: int
    code: int


@dataclass(frozen=True, kw_only=True)
class MarkAbandoned:
    """The last attempt came to nothing: no session with the provider, put off once more, or no address any more."""

    act: Act
    attempts: int
    fault: str
    code: int | None


Mark: TypeAlias = MarkSent | MarkFailed | MarkAbandoned
"""What became of the notice."""


class Status(Enum):
    """What became of a notice that was queued."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    ABANDONED = "abandoned"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One notice: what was queued, and what became of it."""

    version: int = 0
    status: Status | None = None
    queued: NoticeQueued | None = None


def evolve_notice(notice: Notice, event: Event) -> Notice:
    """The notice after the event."""
    match event:
        case NoticeQueued():
            return Notice(version=event.version, status=Status.QUEUED, queued=event)
        case NoticeSent():
            return replace(notice, version=event.version, status=Status.SENT)
        case NoticeFailed():
            return replace(notice, version=event.version, status=Status.FAILED)
        case NoticeAbandoned():
            return replace(notice, version=event.version, status=Status.ABANDONED)
        case _:
            return notice


def decide_notice(notice: Notice, command: QueueNotice | Mark) -> tuple[Event, ...]:
    """Queue the notice once; then mark it sent, failed or abandoned, once."""
    if isinstance(command, QueueNotice):
        return _queue_once(notice, command)
    return _settle(notice, command)


def _settle(notice: Notice, command: Mark) -> tuple[Event, ...]:
    queued = notice.queued
    if queued is None or notice.status is None:
        raise UnknownThing(what="notice", name=command.act.id)
    if notice.status is not Status.QUEUED:
        raise NoticeSettled(status=notice.status.value)
    told: dict[str, Any] = {"recipient": queued.recipient, "decision": queued.decision, "channel": queued.channel}
    kind, more = _SETTLED[type(command)]
    told |= {field: getattr(command, field) for field in more}
    return (command.act.event(kind, queued.stream, notice.version + 1, **told),)


_SETTLED: dict[type[Mark], tuple[type[Event], tuple[str, ...]]] = {
    MarkSent: (NoticeSent, ("attempts",)),
    MarkFailed: (NoticeFailed, ("attempts", "code")),
    MarkAbandoned: (NoticeAbandoned, ("attempts", "fault", "code")),
}


def _queue_once(notice: Notice, command: QueueNotice) -> tuple[Event, ...]:
    stream = notice_stream(command.act.process, command.decision, command.recipient, command.channel)
    if notice.version:
        raise AlreadyThere(what="notice", name=stream)
    announcement = ANNOUNCEMENTS[command.decision_type]
    queued = command.act.event(
        NoticeQueued,
        stream,
        1,
        rule=OWED_RULE,
        recipient=command.recipient,
        decision=command.decision,
        decision_type=command.decision_type,
        channel=command.channel,
        language=command.language,
        template=announcement.template,
        template_version=announcement.version,
    )
    return (queued,)


NOTICE: Aggregate[Notice] = Aggregate(Notice(), evolve_notice, decide_notice)
