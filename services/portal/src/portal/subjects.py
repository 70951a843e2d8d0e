"""What a history is of: an event, a stream, an activity or a name, in whole or in short; and the events about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from events.comments import CommentAnswered, CommentSubmitted
from events.envelope import Event, named
from events.plan import (
    CabinetApproved,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    ParagraphsIdentified,
    PlanPublished,
    PlanRevised,
    PlanSubmitted,
)
from events.proposals import MergeAsked, OutcomeMarked
from events.refusals import ValueRefused
from events.workgroup import BallotsCounted, SubjectEntered

from .record import Entry, Record, activity_of

NAMED = (
    "process",
    "body",
    "document",
    "consultation",
    "call",
    "evaluation",
    "final-ideas",
    "organisation",
    "commitment",
)
"""The kinds of things that a process names."""
FIELDS = (
    "id",
    "stream",
    "causation",
    "consultation",
    "call",
    "subject",
    "motion",
    "proposal",
    "approval",
    "decision",
    "idea",
    "into",
    "source",
    "score",
    "contribution",
    "appeal",
    "allegation",
    "hidden",
    "replaces",
    "meeting",
    "amendment",
    "freeze",
    "cluster",
)
"""The fields by whose value an event belongs to a history; and those that hold several such values."""
LISTS = ("proposals", "subjects", "opinions", "open_appeals", "open_amendments", "answers", "approvals", "revisions")
MAKES = (DocumentVersionAdded, PlanRevised)
DECIDES = (DocumentFinalised, DocumentPublished, CabinetApproved, PlanPublished, PlanSubmitted)
"""What makes a version that holds a comment's change, and what was decided on it: a comment's history goes on there."""
SHORT = re.compile(r"[0-9a-f]{8}[0-9a-f-]{0,28}")
"""The beginning of an id, of at least eight digits."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a history is of: an activity, or things by their ids."""

    activity: int | None = None
    ids: frozenset[UUID] = frozenset()


def about(event: Event) -> Iterator[UUID]:
    """The ids of what the event is about."""
    for field in FIELDS:
        if isinstance(value := getattr(event, field, None), UUID):
            yield value
    for field in LISTS:
        if isinstance(values := getattr(event, field, None), tuple):
            yield from values
    if isinstance(event, BallotsCounted):
        yield from (each.subject for each in event.votes)
    if isinstance(event, CommentAnswered) and event.change and event.change.paragraph:
        yield event.change.paragraph
    if isinstance(event, ParagraphsIdentified):
        yield from (each.id for each in event.paragraphs if each.change != "same")
        yield from (each.id for each in event.gone)


def find(known: Record, words: str) -> Subject:
    """The subject of those words; ValueRefused where a short form is of several things."""
    if words.isdecimal() and len(words) < 8:
        return Subject(activity=int(words))
    process = known.started.process
    names = {named(process, kind, words) for kind in NAMED}
    if names & known.streams.keys() or not SHORT.fullmatch(words.lower()):
        return Subject(ids=frozenset(names))
    return Subject(ids=_in_full(known, words.lower().replace("-", "")))


def _in_full(known: Record, start: str) -> frozenset[UUID]:
    """The one thing whose id begins so: a stream, else what any event is about."""
    if len(start) == 32:
        return frozenset((UUID(start),))
    streams = {stream for stream in known.streams if stream.hex.startswith(start)}
    found = streams or {each for event in known.events for each in about(event) if each.hex.startswith(start)}
    if len(found) > 1:
        raise ValueRefused("subject", rule="enough of an id to be one thing's alone")
    return frozenset(found)


def concerning(known: Record, subject: Subject) -> tuple[Event, ...]:
    """The events about the subject in the order of their recording, the notices of its decisions among them."""
    if subject.activity is not None:
        found = [event for event in known.events if activity_of(event) == subject.activity]
    else:
        ids = subject.ids | {event.stream for event in known.all(MergeAsked) if subject.ids & {*event.proposals}}
        found = [event for event in known.events if _tells(subject, event) and not ids.isdisjoint(about(event))]
        found += _notices(known, subject, found)
        found += _followed(known, found)
    return tuple(sorted(found, key=lambda event: (event.happened_at, event.recorded_at)))


def _followed(known: Record, found: list[Event]) -> list[Event]:
    """Of an answer that made a change: the version that holds it, and what was decided on that version or a later."""
    there = {event.id for event in found}
    followed: dict[UUID, Event] = {}
    for answered in (each for each in found if isinstance(each, CommentAnswered)):
        if (change := answered.change) is None:
            continue
        stream = named(known.started.process, "document", change.document)
        for event in known.streams.get(stream, ()):
            made = isinstance(event, MAKES) and event.number == change.number
            if made or (isinstance(event, DECIDES) and event.number >= change.number):
                followed[event.id] = event
    return [event for event in followed.values() if event.id not in there]


def _tells(subject: Subject, event: Event) -> bool:
    """Whether it says what nothing else says: an outcome marked on a proposal repeats the decision."""
    return not isinstance(event, OutcomeMarked) or event.id in subject.ids


def _notices(known: Record, subject: Subject, found: list[Event]) -> list[Event]:
    """The notices that the subject's own authors had of the decisions found; none where it has no authors."""
    people = {person for each in subject.ids for person in authors(known, each)}
    decisions = {event.id for event in found}
    told = [event for event in known.events if getattr(event, "decision", None) in decisions]
    theirs = {event.stream for event in told if getattr(event, "recipient", None) in people}
    return [
        event
        for event in told
        if event.stream in theirs and event.id not in decisions and getattr(event, "recipient", None) in {*people, None}
    ]


def authors(known: Record, subject: UUID) -> frozenset[UUID]:
    """Who submitted the proposal, application or comment, and who was merged into it; who is asked about a merger."""
    told = known.streams.get(subject, ())
    if told and isinstance(told[0], MergeAsked):
        return frozenset(told[0].authors)
    if not told or not isinstance(told[0], Entry | CommentSubmitted):
        return frozenset()
    merged = {person for event in told for person in getattr(event, "authors", ())}
    entered = {person for event in known.all(SubjectEntered) if event.subject == subject for person in event.authors}
    return frozenset({person for person in (told[0].person,) if person} | merged | entered)
