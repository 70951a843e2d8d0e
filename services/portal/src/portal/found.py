"""What a standard's check found, in words."""

from __future__ import annotations

from events.comments import CommentPeriodOpened
from events.envelope import Event, Text
from events.plan import ActivityPlanned
from events.proposals import CallPublished
from events.registry import name_of

from .measures import Finding
from .proofs.fact import body_said, document_title
from .reader import Reader
from .record import Record


def found(known: Record, reader: Reader, finding: Finding) -> str:
    """The finding's sentence."""
    one, other = (titled(known, reader, finding.events[at]) for at in (0, -1))
    return reader.say(
        f"found-{finding.kind}",
        amount=reader.say("days", days=finding.measured),
        measured=finding.measured,
        first=reader.day(finding.first),
        last=reader.day(finding.last),
        languages=reader.both(reader.language_names(finding.words)) if finding.words else "",
        one=one,
        other=other,
    )


def titled(known: Record, reader: Reader, event: Event) -> str:
    """What the event's thing is called within a sentence: its title, or else what the event is called."""
    title = _title(known, event)
    called = reader.pick(title).words if title else reader.name("event", name_of(event.TOPIC))
    return called.rstrip(". ")


def _title(known: Record, event: Event) -> Text | None:
    if isinstance(event, ActivityPlanned):
        return event.planned
    opened = known.last(event.stream, CallPublished) or known.last(event.stream, CommentPeriodOpened)
    if opened is not None:
        return opened.title
    if body := getattr(event, "body", None):
        said = body_said(known, str(body)).get("body_title")
        return said if isinstance(said, dict) else None
    return document_title(known, str(getattr(event, "name", "")))
