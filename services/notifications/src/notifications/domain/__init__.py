"""Contacts, notices and what is announced: who is told of which decision, once for each person and channel."""

from __future__ import annotations

from .announcements import ANNOUNCEMENTS, Announcement, Urgency
from .contacts import (
    CONTACT,
    EMAIL,
    LANGUAGES,
    Contact,
    LanguageNotOffered,
    RegisterContact,
    contact_stream,
    template_language,
)
from .notices import (
    NOTICE,
    OWED_RULE,
    MarkFailed,
    MarkSent,
    Notice,
    NoticeSettled,
    QueueNotice,
    Status,
    notice_key,
    notice_stream,
    settlement_key,
)

__all__ = [
    "ANNOUNCEMENTS",
    "CONTACT",
    "EMAIL",
    "LANGUAGES",
    "NOTICE",
    "OWED_RULE",
    "Announcement",
    "Contact",
    "LanguageNotOffered",
    "MarkFailed",
    "MarkSent",
    "Notice",
    "NoticeSettled",
    "QueueNotice",
    "RegisterContact",
    "Status",
    "Urgency",
    "contact_stream",
    "notice_key",
    "notice_stream",
    "settlement_key",
    "template_language",
]
