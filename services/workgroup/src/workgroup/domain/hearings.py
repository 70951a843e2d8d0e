"""Hearings: the shortlisted proposals are presented in a meeting, and members ask their authors."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.envelope import Event, Seal
from events.refusals import Refusal, ValueRefused
from events.typed import check_language, check_typed
from events.workgroup import AuthorAbsent, PresentationHeard, QuestionAsked

from .meeting import InMeeting, Meeting, attending_seat, next_events

MOST_IN_QUESTION = 4_000
"""The most characters (code points) of a question, as typed."""


class NotShortlisted(Refusal):
    """Only what is on the shortlist is heard."""

    slug = "not-shortlisted"


class AlreadyHeard(Refusal):
    """The meeting has dealt with the proposal already."""

    slug = "already-heard"


class NotHeard(Refusal):
    """The proposal has not been presented in this meeting."""

    slug = "not-heard"


@dataclass(frozen=True, kw_only=True)
class RecordPresentation(InMeeting):
    """Say who presented the proposal, or that no author was there (None); `authors` only of what is shortlisted."""

    proposal: UUID
    presenter: UUID | None
    authors: frozenset[UUID] | None


@dataclass(frozen=True, kw_only=True)
class AskQuestion(InMeeting):
    """Ask the author of a proposal that was presented; `typed` as it was typed, and sealed as `question`."""

    proposal: UUID
    typed: str
    language: str
    question: Seal


def record_presentation(meeting: Meeting, command: RecordPresentation) -> tuple[Event, ...]:
    """The proposal was heard, or its author was absent: once in each meeting."""
    seat = command.body.leading_seat_of(command.act)
    meeting.need_open()
    if command.authors is None:
        raise NotShortlisted("proposal")
    if command.proposal in meeting.heard:
        raise AlreadyHeard("proposal")
    if command.presenter is None:
        return next_events(meeting, command, seat, (AuthorAbsent, None, {"proposal": command.proposal}))
    if command.presenter not in command.authors:
        raise ValueRefused("presenter", rule="a proposal is presented by one of its authors")
    fields = {"proposal": command.proposal, "presenter": command.presenter}
    return next_events(meeting, command, seat, (PresentationHeard, None, fields))


def ask_question(meeting: Meeting, command: AskQuestion) -> tuple[Event, ...]:
    """A member who is present asks."""
    seat = attending_seat(meeting, command)
    meeting.need_open()
    if not meeting.heard.get(command.proposal):
        raise NotHeard("proposal")
    check_typed("question", command.typed, MOST_IN_QUESTION)
    check_language("language", command.language)
    fields = {"proposal": command.proposal, "question": command.question, "language": command.language}
    return next_events(meeting, command, seat, (QuestionAsked, None, fields))
