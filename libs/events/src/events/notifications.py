"""What the notifications service publishes: contacts by reference, and notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from .envelope import Event, Seal


@dataclass(frozen=True, kw_only=True)
class ContactRegistered(Event):
    """A person's name and address, sealed, by their own token; a later one supersedes it."""

    TOPIC: ClassVar[str] = "notifications.ContactRegistered.v1"
    name: Seal
    address: Seal
    channel: str
    language: str


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
    """The channel's provider took the notice, at that attempt. Mail is at least once: see its Message-ID."""

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
