"""What the record proves of an activity, beside what was reported of it: facts made of its events alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch
from uuid import UUID

from events.calendar import days_between
from events.comments import (
    AllCommentsAnswered,
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodExtended,
    CommentPeriodMissed,
    CommentPeriodOpened,
    CommentWithdrawn,
)
from events.envelope import Event, Text, named
from events.foureyes import Declined
from events.notifications import NoticeFailed, NoticeQueued, NoticeSent
from events.plan import (
    ActivityRescheduled,
    CorrectionRecorded,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    ProgressReported,
)
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CallPublished,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalsMerged,
    ProposalWithdrawn,
    ScreeningConcluded,
)
from events.workgroup import (
    BodyEstablished,
    MeetingAdjourned,
    MeetingHeld,
    MotionCarried,
    MotionFailed,
    MotionProposed,
    PublicationApproved,
    PublicationRefused,
)

from .record import Record, of


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What is proved, of which civil days in the process's zone, by which events, with the kind's own details."""

    kind: str
    first: date
    last: date
    events: tuple[UUID, ...]
    details: Mapping[str, object]


def facts(events: Iterable[Event], record: Record) -> tuple[Fact, ...]:
    """What those events prove, in their order; several that prove one thing (answers, notices) stand where it began."""
    return tuple(fact for event in events if (fact := proves(event, record)) is not None)


@singledispatch
def proves(_event: Event, _record: Record) -> Fact | None:
    """The fact that stands at this event; None where it proves nothing by itself."""
    return None


def _fact(kind: str, event: Event, day: date, *fields: str, **details: object) -> Fact:
    """A fact of one event, with those of its own fields; what is None is left out."""
    said = {name: getattr(event, name) for name in fields} | details
    kept = {name: value for name, value in said.items() if value is not None}
    return Fact(kind=kind, first=day, last=day, events=(event.id,), details=kept)


def _title(record: Record, document: str) -> Text | None:
    drafted = record.last(named(record.started.process, "document", document), DocumentDrafted)
    return drafted.title if drafted else None


def _body(record: Record, name: str) -> dict[str, object]:
    body = record.last(named(record.started.process, "body", name), BodyEstablished)
    return {"body_title": body.title, "quorum": body.quorum} if body else {}


def _version(
    event: DocumentDrafted | DocumentVersionAdded | DocumentFinalised | DocumentPublished,
) -> dict[str, object]:
    return {"document": event.name, "number": event.number, "hash": event.hash}


def _languages(event: DocumentDrafted | DocumentVersionAdded) -> tuple[str, ...]:
    return tuple(rendition.language for rendition in event.renditions)


@proves.register
def _drafted(event: DocumentDrafted, record: Record) -> Fact:
    day = record.day(event)
    return _fact("document_drafted", event, day, "title", **_version(event), languages=_languages(event))


@proves.register
def _version_added(event: DocumentVersionAdded, record: Record) -> Fact:
    said = _version(event) | {"title": _title(record, event.name), "languages": _languages(event)}
    return _fact("document_version_added", event, record.day(event), **said)


@proves.register
def _finalised(event: DocumentFinalised, record: Record) -> Fact:
    said = _version(event) | {"title": _title(record, event.name)}
    return _fact("document_finalised", event, record.day(event), **said)


@proves.register
def _published(event: DocumentPublished, record: Record) -> Fact:
    said = _version(event) | {"title": _title(record, event.name), "people": _both(event)}
    return _fact("document_published", event, record.day(event), "languages", **said)


def _both(
    event: DocumentPublished | PublicationApproved | CommentPeriodExtended | CallDeadlineExtended,
) -> tuple[UUID | None, ...]:
    return event.proposed_by, event.person


@proves.register
def _held(event: MeetingHeld, record: Record) -> Fact:
    said = _body(record, event.body)
    return _fact("meeting_held", event, event.held_on, "body", "mode", "present", "seats", **said)


@proves.register
def _adjourned(event: MeetingAdjourned, record: Record) -> Fact:
    said = _body(record, event.body)
    return _fact("meeting_adjourned", event, event.held_on, "body", "present", "seats", "missing", **said)


_MOTION = ("body", "motion", "votes_for", "votes_against", "abstained", "document", "number", "hash")


def _words(event: MotionCarried | MotionFailed, record: Record) -> Text | None:
    proposed = of(record.streams[event.stream], MotionProposed)
    return next((motion.words for motion in proposed if motion.motion == event.motion), None)


@proves.register
def _carried(event: MotionCarried, record: Record) -> Fact:
    return _fact("motion_carried", event, record.day(event), *_MOTION, words=_words(event, record))


@proves.register
def _failed(event: MotionFailed, record: Record) -> Fact:
    return _fact("motion_failed", event, record.day(event), *_MOTION, words=_words(event, record))


OUTCOMES = ("accepted", "partly", "not")

_DECIDED = ("body", "motion", "document", "number", "hash")


@proves.register
def _approved(event: PublicationApproved, record: Record) -> Fact:
    said = {"title": _title(record, event.document), "people": _both(event)}
    return _fact("publication_approved", event, record.day(event), *_DECIDED, **said)


@proves.register
def _refused(event: PublicationRefused, record: Record) -> Fact:
    said = {"title": _title(record, event.document)}
    return _fact("publication_refused", event, record.day(event), *_DECIDED, "reason", **said)


@proves.register
def comment_period(event: CommentPeriodOpened, record: Record) -> Fact:
    """A consultation's window, as extended, and what it took in."""
    extended = record.last(event.stream, CommentPeriodExtended)
    last = extended.last if extended else event.last
    said = {
        "consultation": event.stream,
        "days": days_between(event.first, last),
        "closes_at": extended.closes_at if extended else event.closes_at,
        **_intake(event.stream, record),
    }
    fact = _fact("comment_period", event, event.first, "title", "document", "number", "hash", "gate", **said)
    return replace(fact, last=last)


def _intake(consultation: UUID, record: Record) -> dict[str, object]:
    """Whether the period is open, and how many comments it has: as counted at its close, or so far."""
    if closed := record.last(consultation, CommentPeriodClosed):
        return {
            "state": "closed",
            "received": closed.counted,
            "withdrawn": closed.withdrawn,
            "ids_hash": closed.ids_hash,
        }
    comments = record.comments.get(consultation, ())
    return {
        "state": "closing" if record.last(consultation, CommentPeriodClosing) else "open",
        "received": len(comments),
        "withdrawn": sum(record.last(comment.stream, CommentWithdrawn) is not None for comment in comments),
    }


@proves.register
def _missed(event: CommentPeriodMissed, record: Record) -> Fact:
    said = {"consultation": event.stream, "title": _title(record, event.document)}
    return _fact("comment_period_missed", event, record.day(event), "document", "number", "hash", "closes_at", **said)


@proves.register
def _extended(event: CommentPeriodExtended, record: Record) -> Fact:
    said = {"consultation": event.stream, "new_last": event.last, "people": _both(event)}
    return _fact("comment_period_extended", event, record.day(event), "old_last", "reason", **said)


@proves.register
def _answered(event: CommentAnswered, record: Record) -> Fact | None:
    answers = record.answers[event.consultation]
    if answers[0] is not event:
        return None
    period = record.last(event.consultation, CommentPeriodOpened)
    given = Counter(answer.outcome for answer in answers)
    return Fact(
        kind="comments_answered",
        first=record.day(answers[0]),
        last=record.day(answers[-1]),
        events=tuple(answer.id for answer in answers),
        details={
            "consultation": event.consultation,
            **({"title": period.title} if period else {}),
            "answered": len(answers),
            "outcomes": {outcome: given[outcome] for outcome in OUTCOMES},
            "complete": record.last(event.consultation, AllCommentsAnswered) is not None,
        },
    )


@proves.register
def _called(event: CallPublished, record: Record) -> Fact:
    """A call's window, as extended, what it took in, and what became of that."""
    extended = record.last(event.stream, CallDeadlineExtended)
    last = extended.last if extended else event.last
    said = {
        "call": event.stream,
        "called_for": event.kind,
        "days": days_between(event.first, last),
        "closes_at": extended.closes_at if extended else event.closes_at,
        "criteria": len(event.acceptance) + len(event.selection),
        **_proposed(event, record),
    }
    return replace(_fact("call", event, event.first, "title", "body", **said), last=last)


def _proposed(call: CallPublished, record: Record) -> dict[str, object]:
    """Whether the call is open, and its proposals: as counted at its close (in time, withdrawn by then), or so far."""
    closed = record.last(call.stream, CallClosed)
    closing = record.last(call.stream, CallClosing)
    streams = [proposal.stream for proposal in record.proposals.get(call.stream, ())]

    def having(kind: type[Event]) -> int:
        return sum(record.last(stream, kind) is not None for stream in streams)

    said: dict[str, object] = {
        "state": "closed" if closed else "closing" if closing else "open",
        "received": closed.received if closed else len(streams),
        "withdrawn": having(ProposalWithdrawn),
        "returned": having(ProposalReturned),
        "eligible": having(ProposalFoundEligible),
        "ineligible": having(ProposalFoundIneligible),
    }
    return said | ({"ids_hash": closed.ids_hash} if closed else {})


@proves.register
def _call_extended(event: CallDeadlineExtended, record: Record) -> Fact:
    said = {"call": event.stream, "new_last": event.last, "people": _both(event)}
    return _fact("call_extended", event, record.day(event), "old_last", "asked_by", "reason", **said)


@proves.register
def _proposals_merged(event: ProposalsMerged, record: Record) -> Fact:
    said = {"call": event.call, "into": event.into, "merged": len(event.proposals)}
    return _fact("proposals_merged", event, record.day(event), **said)


@proves.register
def _screened(event: ScreeningConcluded, record: Record) -> Fact:
    said = {"call": event.stream}
    return _fact(
        "screening_concluded", event, record.day(event), "eligible", "ineligible", "withdrawn", "merged", **said
    )


@proves.register
def _notified(event: NoticeQueued, record: Record) -> Fact | None:
    notices = record.notices[event.activity, event.decision_type]
    if notices[0] is not event:
        return None
    return Fact(
        kind="notices",
        first=record.day(notices[0]),
        last=record.day(notices[-1]),
        events=tuple(notice.id for notice in notices),
        details={
            "decision_type": event.decision_type,
            "count": len(notices),
            "sent": sum(record.last(notice.stream, NoticeSent) is not None for notice in notices),
            "failed": sum(record.last(notice.stream, NoticeFailed) is not None for notice in notices),
        },
    )


@proves.register
def _rescheduled(event: ActivityRescheduled, record: Record) -> Fact:
    return _fact("rescheduled", event, record.day(event), "old", "new", "reason")


@proves.register
def _evidence(event: ProgressReported, record: Record) -> Fact | None:
    return _fact("evidence", event, record.day(event), "evidence") if event.evidence else None


@proves.register
def _declined(event: Declined, record: Record) -> Fact:
    return _fact("act_declined", event, record.day(event), "act", "reason")


@proves.register
def _corrected(event: CorrectionRecorded, record: Record) -> Fact:
    return _fact("correction", event, record.day(event), "subject", "field", "old", "new", "reason")
