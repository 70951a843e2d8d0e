"""What the notifications service publishes: contacts by reference, notices, manual tasks, and numbered letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from .envelope import Event, Seal


@dataclass(frozen=True, kw_only=True)
class Way:
    """Another way to reach a person: phone or post, with the number or postal address, sealed."""

    channel: str
    address: Seal


@dataclass(frozen=True, kw_only=True)
class ContactRegistered(Event):
    """A person's name and address, sealed, by their own token; a later one supersedes it.

    `channel` is how they are told: email where they left an address of mail, else phone or post; `others` are the
    ways beside it, in the order in which they are tried.
    """

    TOPIC: ClassVar[str] = "notifications.ContactRegistered.v1"
    name: Seal
    address: Seal
    channel: str
    language: str
    others: tuple[Way, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoticeQueued(Event):
    """One notice is owed to the person, of that decision, by that channel."""

    TOPIC: ClassVar[str] = "notifications.NoticeQueued.v1"
    recipient: UUID
    decision: UUID
    decision_type: str
    channel: str
    language: str
    template: str
    template_version: int


@dataclass(frozen=True, kw_only=True)
class NoticeSent(Event):
    """The channel's provider took the notice, at that attempt. Mail is at least once: see its Message-ID.

    By phone or post: the task to tell it was closed with evidence.
    """

    TOPIC: ClassVar[str] = "notifications.NoticeSent.v1"
    DECIDES: ClassVar[bool] = False
    recipient: UUID
    decision: UUID
    channel: str
    attempts: int


@dataclass(frozen=True, kw_only=True)
class NoticeFailed(Event):
    """The provider refused the notice for good (an SMTP reply of 5xx)."""

    TOPIC: ClassVar[str] = "notifications.NoticeFailed.v1"
    DECIDES: ClassVar[bool] = False
    recipient: UUID
    decision: UUID
    channel: str
    attempts: int
    code: int


@dataclass(frozen=True, kw_only=True)
class NoticeAbandoned(Event):
    """The notice reached nobody by that channel at any of so many attempts, and is not tried there again.

    `fault`: unreachable (no session with the provider), put_off (it answered with a code, 4xx as a rule), or no_address
    (the recipient has none there any more).
    """

    TOPIC: ClassVar[str] = "notifications.NoticeAbandoned.v1"
    DECIDES: ClassVar[bool] = False
    recipient: UUID
    decision: UUID
    channel: str
    attempts: int
    fault: str
    code: int | None


@dataclass(frozen=True, kw_only=True)
class ManualTaskOpened(Event):
    """People have to do by hand what no machine can: a call, a post; whom it is to reach, with which decision.

    `channel` is phone, post, or none where the person left no other way. `cause`: refused, unreachable or no_address
    (what became of the notice by mail), registered (it is the person's only way), letter (a letter is to be posted).
    """

    TOPIC: ClassVar[str] = "notifications.ManualTaskOpened.v1"
    DECIDES: ClassVar[bool] = False
    recipient: UUID | None
    organisation: str | None
    decision: UUID
    channel: str
    cause: str
    notice: UUID | None
    letter: UUID | None


@dataclass(frozen=True, kw_only=True)
class ManualTaskClosed(Event):
    """The task was done on that day, by the person of the envelope; the evidence is a file's SHA-256, a link, or a
    number in a register of post or calls (evidence_kind: file, link, register). A note is sealed."""

    TOPIC: ClassVar[str] = "notifications.ManualTaskClosed.v1"
    DECIDES: ClassVar[bool] = False
    decision: UUID
    channel: str
    cause: str
    notice: UUID | None
    evidence_kind: str
    evidence_ref: str
    done_on: date
    note: Seal | None


@dataclass(frozen=True, kw_only=True)
class LetterIssued(Event):
    """An official letter about a decision or request, under a number that is its own in the process (2021/0001).

    It is to an organisation, or to a person. The PDF lies sealed; `file` is its SHA-256 where it is to an organisation
    (None to a person, whose name it holds). `by_post`: a task to post it was opened.
    """

    TOPIC: ClassVar[str] = "notifications.LetterIssued.v1"
    letter: UUID
    number: str
    decision: UUID
    decision_type: str
    organisation: str | None
    recipient: UUID | None
    language: str
    template: str
    template_version: int
    content: Seal
    file: str | None
    by_post: bool
