"""Notices: how many of a decision were owed, handed over, refused."""

from __future__ import annotations

from events.notifications import NoticeFailed, NoticeQueued, NoticeSent
from portal.record import Record

from .fact import Fact, proves, together


@proves.register
def _notified(event: NoticeQueued, record: Record) -> Fact | None:
    notices = record.notices[event.activity, event.decision_type]
    if notices[0] is not event:
        return None
    return together(
        "notices",
        notices,
        record,
        decision_type=event.decision_type,
        count=len(notices),
        sent=sum(record.last(notice.stream, NoticeSent) is not None for notice in notices),
        failed=sum(record.last(notice.stream, NoticeFailed) is not None for notice in notices),
    )
