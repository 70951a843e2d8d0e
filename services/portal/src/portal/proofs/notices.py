"""Notices: how many of a decision were owed, handed over, refused; letters; what people did by hand."""

from __future__ import annotations

from events.notifications import (
    LetterIssued,
    ManualTaskClosed,
    ManualTaskOpened,
    NoticeAbandoned,
    NoticeFailed,
    NoticeQueued,
    NoticeSent,
)
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
        failed=sum(_undelivered(notice, record) for notice in notices),
    )


def _undelivered(notice: NoticeQueued, record: Record) -> bool:
    """Whether the notice was refused or given up."""
    return bool(record.last(notice.stream, NoticeFailed) or record.last(notice.stream, NoticeAbandoned))


@proves.register
def _tasks(event: ManualTaskOpened, record: Record) -> Fact | None:
    """What people were to do by hand in one activity, and what of it is done."""
    opened = [each for each in record.all(ManualTaskOpened) if each.activity == event.activity]
    if opened[0] is not event:
        return None
    closed = sum(record.last(each.stream, ManualTaskClosed) is not None for each in opened)
    return together("manual_tasks", opened, record, opened=len(opened), closed=closed)


@proves.register
def _letters(event: LetterIssued, record: Record) -> Fact | None:
    """The letters that were issued in one activity."""
    issued = [each for each in record.all(LetterIssued) if each.activity == event.activity]
    if issued[0] is not event:
        return None
    numbers = tuple(str(each.number) for each in issued)
    to = sum(each.organisation is not None for each in issued)
    return together("letters", issued, record, letters=len(issued), to_organisations=to, numbers=numbers)
