"""Meetings: held or adjourned, their motions, who was heard, their minutes."""

from __future__ import annotations

from events.envelope import Text
from events.workgroup import (
    AuthorAbsent,
    DissentRecorded,
    MeetingAdjourned,
    MeetingHeld,
    MinutesApproved,
    MotionAdjourned,
    MotionCarried,
    MotionFailed,
    MotionProposed,
    MotionRecused,
    PresentationHeard,
    PublicationApproved,
    PublicationRefused,
    QuestionAsked,
)
from portal.record import Record, of

from .fact import Fact, body_said, both, document_title, proved, proves, together


@proves.register
def _held(event: MeetingHeld, record: Record) -> Fact:
    said = body_said(record, event.body)
    return proved("meeting_held", event, event.held_on, "body", "mode", "present", "seats", **said)


@proves.register
def _adjourned(event: MeetingAdjourned, record: Record) -> Fact:
    said = body_said(record, event.body)
    return proved("meeting_adjourned", event, event.held_on, "body", "present", "seats", "missing", **said)


_MOTION = ("body", "motion", "votes_for", "votes_against", "abstained", "document", "number", "hash", "subject")


def _words(event: MotionCarried | MotionFailed | MotionAdjourned | MotionRecused, record: Record) -> Text | None:
    proposed = of(record.streams[event.stream], MotionProposed)
    return next((motion.words for motion in proposed if motion.motion == event.motion), None)


@proves.register
def _carried(event: MotionCarried, record: Record) -> Fact:
    return proved("motion_carried", event, record.day(event), *_MOTION, words=_words(event, record))


@proves.register
def _failed(event: MotionFailed, record: Record) -> Fact:
    return proved("motion_failed", event, record.day(event), *_MOTION, words=_words(event, record))


_DECIDED = ("body", "motion", "document", "number", "hash")


@proves.register
def _approved(event: PublicationApproved, record: Record) -> Fact:
    said = {"title": document_title(record, event.document), "people": both(event)}
    return proved("publication_approved", event, record.day(event), *_DECIDED, **said)


@proves.register
def _refused(event: PublicationRefused, record: Record) -> Fact:
    said = {"title": document_title(record, event.document)}
    return proved("publication_refused", event, record.day(event), *_DECIDED, "reason", **said)


@proves.register
def _motion_adjourned(event: MotionAdjourned, record: Record) -> Fact:
    said = {"words": _words(event, record)}
    return proved("motion_adjourned", event, record.day(event), "body", "motion", "missing", **said)


@proves.register
def _motion_recused(event: MotionRecused, record: Record) -> Fact:
    said = {"words": _words(event, record), "interest": event.kind}
    return proved("motion_recused", event, record.day(event), "body", "motion", **said)


@proves.register(PresentationHeard)
@proves.register(AuthorAbsent)
def _hearing(event: PresentationHeard | AuthorAbsent, record: Record) -> Fact | None:
    """Who was heard in the meeting, and who was not there."""
    told = record.streams[event.stream]
    hearing = [each for each in told if isinstance(each, PresentationHeard | AuthorAbsent)]
    if hearing[0] is not event:
        return None
    said = {"heard": len(of(told, PresentationHeard)), "absent": len(of(told, AuthorAbsent))}
    return together("hearing", hearing, record, body=event.body, questions=len(of(told, QuestionAsked)), **said)


@proves.register
def _minutes(event: MinutesApproved, record: Record) -> Fact:
    said = {"dissents": len(of(record.streams[event.stream], DissentRecorded)), "draft": event.number}
    return proved("minutes_approved", event, record.day(event), "body", "objections", **said)
