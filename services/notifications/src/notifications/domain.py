"""Contacts and notices: who is told of which decision, once for each person, decision and channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from typing import Any, ClassVar
from uuid import UUID

from events.aggregate import Aggregate
from events.comments import (
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodExtended,
    CommentPeriodOpened,
    CommentSubmitted,
)
from events.envelope import Act, Event, Seal, named
from events.notifications import ContactRegistered, NoticeFailed, NoticeQueued, NoticeSent
from events.plan import DocumentPublished
from events.proposals import (
    CallClosed,
    CallDeadlineExtended,
    CallPublished,
    CureLapsed,
    MergeAsked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalsMerged,
    ProposalSubmitted,
)
from events.refusals import AlreadyThere, Kind, Refusal, UnknownThing
from events.rules import Process, need_running
from events.workgroup import MeetingAdjourned, MeetingConvened, MeetingHeld, PublicationApproved, PublicationRefused

EMAIL = "email"

LANGUAGES = ("ar", "en", "fr")
"""The languages that templates are shipped in."""

OWED_RULE = ("told-when-registered", 1)
"""A notice is owed to whom a decision concerned when it was made, and who had registered a contact by then: both by the
process's clock, and an equal instant counts. Who registers later is owed nothing of what was decided before."""


class Audience(Enum):
    """Whom a decision concerns."""

    MEMBERS = "the members of the event's body"
    REGISTERED = "everyone registered in the process"
    AUTHOR = "the author of the comment or proposal, or each of its authors"


class Urgency(IntEnum):
    """Which mails go first when many wait: a smaller number."""

    DECISION = 0
    RECEIPT = 1


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """How a decision is told: to whom, in which template and version of it, and how urgently."""

    audience: Audience
    template: str
    version: int = 1
    urgency: Urgency = Urgency.DECISION


ANNOUNCEMENTS: dict[str, Announcement] = {
    MeetingConvened.TOPIC: Announcement(audience=Audience.MEMBERS, template="meeting-convened"),
    MeetingHeld.TOPIC: Announcement(audience=Audience.MEMBERS, template="meeting-held"),
    MeetingAdjourned.TOPIC: Announcement(audience=Audience.MEMBERS, template="meeting-adjourned"),
    PublicationApproved.TOPIC: Announcement(audience=Audience.MEMBERS, template="publication-approved"),
    PublicationRefused.TOPIC: Announcement(audience=Audience.MEMBERS, template="publication-refused"),
    CommentPeriodOpened.TOPIC: Announcement(audience=Audience.REGISTERED, template="comment-period-opened"),
    CommentPeriodExtended.TOPIC: Announcement(audience=Audience.REGISTERED, template="comment-period-extended"),
    CommentPeriodClosed.TOPIC: Announcement(audience=Audience.REGISTERED, template="comment-period-closed"),
    CommentSubmitted.TOPIC: Announcement(
        audience=Audience.AUTHOR, template="comment-submitted", urgency=Urgency.RECEIPT
    ),
    CommentAnswered.TOPIC: Announcement(audience=Audience.AUTHOR, template="comment-answered"),
    DocumentPublished.TOPIC: Announcement(audience=Audience.REGISTERED, template="document-published"),
    CallPublished.TOPIC: Announcement(audience=Audience.REGISTERED, template="call-published"),
    CallDeadlineExtended.TOPIC: Announcement(audience=Audience.REGISTERED, template="call-extended"),
    CallClosed.TOPIC: Announcement(audience=Audience.REGISTERED, template="call-closed"),
    ProposalSubmitted.TOPIC: Announcement(
        audience=Audience.AUTHOR, template="proposal-submitted", urgency=Urgency.RECEIPT
    ),
    ProposalReturned.TOPIC: Announcement(audience=Audience.AUTHOR, template="proposal-returned"),
    CureLapsed.TOPIC: Announcement(audience=Audience.AUTHOR, template="cure-lapsed"),
    MergeAsked.TOPIC: Announcement(audience=Audience.AUTHOR, template="merge-asked"),
    ProposalsMerged.TOPIC: Announcement(audience=Audience.AUTHOR, template="proposals-merged"),
    ProposalFoundEligible.TOPIC: Announcement(audience=Audience.AUTHOR, template="proposal-eligible"),
    ProposalFoundIneligible.TOPIC: Announcement(audience=Audience.AUTHOR, template="proposal-ineligible"),
}
"""Topic -> how it is told. A topic that is not here is told to nobody."""


class LanguageNotOffered(Refusal):
    """Notices of this process are not written in that language: {language}."""

    kind: ClassVar[Kind] = "invalid"
    slug = "language-not-offered"


class NoticeSettled(Refusal):
    """The notice is not waiting to be sent: {status}."""

    slug = "notice-settled"


def contact_stream(process: str, person: UUID) -> UUID:
    """The stream of a person's contact in the process."""
    return named(process, "contact", str(person))


def notice_key(decision: UUID, recipient: UUID, channel: str) -> str:
    """The key of a notice, unique in its process: one per decision (its event's id), person and channel."""
    return f"notice/{decision}/{recipient}/{channel}"


def notice_stream(process: str, decision: UUID, recipient: UUID, channel: str) -> UUID:
    """The stream of that one notice: uuid5 of the process's space and the notice's key."""
    return named(process, "notice", f"{decision}/{recipient}/{channel}")


def settlement_key(notice: UUID) -> str:
    """The key of what became of a notice: sent or failed, once."""
    return f"settle/{notice}"


def template_language(language: str) -> str:
    """The language whose templates serve that tag: ar for ar-JO."""
    return language.partition("-")[0]


@dataclass(frozen=True, kw_only=True)
class RegisterContact:
    """The person whose token it is leaves a name and an address, sealed."""

    act: Act
    process: Process
    name: Seal
    address: Seal
    language: str


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The latest registration of one person: the one in force."""

    version: int = 0
    registered: ContactRegistered | None = None


def evolve_contact(contact: Contact, event: Event) -> Contact:
    """The contact after the event."""
    if isinstance(event, ContactRegistered):
        return Contact(version=event.version, registered=event)
    return contact


def decide_contact(contact: Contact, command: RegisterContact) -> tuple[Event, ...]:
    """Register the contact, or supersede the one before."""
    need_running(command.process, command.act)
    if command.language not in command.process.languages or template_language(command.language) not in LANGUAGES:
        raise LanguageNotOffered("language", language=command.language)
    assert command.act.person is not None
    registered = command.act.event(
        ContactRegistered,
        contact_stream(command.act.process, command.act.person),
        contact.version + 1,
        name=command.name,
        address=command.address,
        channel=EMAIL,
        language=command.language,
    )
    return (registered,)


CONTACT: Aggregate[Contact] = Aggregate(Contact(), evolve_contact, decide_contact)


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


class Status(Enum):
    """What became of a notice that was queued."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


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
        case _:
            return notice


def decide_notice(notice: Notice, command: QueueNotice | MarkSent | MarkFailed) -> tuple[Event, ...]:
    """Queue the notice once; then mark it sent or failed, once."""
    if isinstance(command, QueueNotice):
        return _queue_once(notice, command)
    return _settle(notice, command)


def _settle(notice: Notice, command: MarkSent | MarkFailed) -> tuple[Event, ...]:
    queued = notice.queued
    if queued is None or notice.status is None:
        raise UnknownThing(what="notice", name=command.act.id)
    if notice.status is not Status.QUEUED:
        raise NoticeSettled(status=notice.status.value)
    told: dict[str, Any] = {"recipient": queued.recipient, "decision": queued.decision, "channel": queued.channel}
    version = notice.version + 1
    if isinstance(command, MarkSent):
        return (command.act.event(NoticeSent, queued.stream, version, **told, attempts=command.attempts),)
    refused: dict[str, Any] = {"attempts": command.attempts, "code": command.code}
    return (command.act.event(NoticeFailed, queued.stream, version, **told, **refused),)


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
