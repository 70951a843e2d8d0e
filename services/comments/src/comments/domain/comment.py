"""A comment: submitted or withdrawn while its period is open, answered once after the count, and moderated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE
from events.comments import (
    CommentAnswered,
    CommentSubmitted,
    CommentWithdrawn,
    ContributionHidden,
    ContributionRestored,
)
from events.envelope import Act, Event, Seal, Text
from events.foureyes import Declined, Proposed
from events.moderation import Moderated, hide, show, waiting
from events.refusals import AlreadyThere, Refusal, ValueRefused
from events.rules import UNIT_OFFICER, Process, need_office, need_running, need_words
from events.typed import check_language, check_typed
from events.window import admit, shown

from .consultation import Consultation, serving

MOST_CHARACTERS = 4_000
"""The most characters (code points) of a comment, as typed."""

OUTCOMES = ("accepted", "partly", "not")

ANSWER_RULE = ("one-answer-each", 1)
"""One reasoned answer to each comment that was not withdrawn, after the count, by an officer who did not write it."""

ACCOUNT = "account"
"""The source of a comment that a person sent with their own token."""


class NoComment(Refusal):
    """There is no such comment."""

    kind = "missing"
    slug = "unknown"


class PersonNeeded(Refusal):
    """A comment is a person's: this token is a service's."""

    kind = "forbidden"
    slug = "person-needed"


class NotTheAuthor(Refusal):
    """Only its author withdraws a comment."""

    kind = "forbidden"
    slug = "not-the-author"


class OwnComment(Refusal):
    """Nobody answers their own comment."""

    kind = "forbidden"
    slug = "own-comment"


class Withdrawn(Refusal):
    """The comment was withdrawn by its author."""

    slug = "withdrawn"


class AlreadyAnswered(Refusal):
    """The comment has its answer."""

    slug = "already-answered"


class NotCountedYet(Refusal):
    """Answers are given once the comment period is closed and counted: it ends at {closes_at}."""

    slug = "not-counted-yet"


@dataclass(frozen=True, kw_only=True)
class Comment(Moderated):
    """The state of a comment's stream."""

    version: int = 0
    consultation: UUID | None = None
    author: UUID | None = None
    activity: int | None = None
    withdrawn: bool = False
    answered: bool = False

    def on(self) -> UUID:
        """The consultation that it is on; refuses the stream of anything else."""
        if self.consultation is None:
            raise NoComment("comment")
        return self.consultation


@dataclass(frozen=True, kw_only=True)
class SubmitComment:
    """Comment on the consultation's version, or on one of its paragraphs; `text` as typed, and sealed as `body`."""

    act: Act
    process: Process
    consultation: Consultation
    text: str
    body: Seal
    language: str
    paragraph: str | None
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class WithdrawComment:
    """Take one's own comment back."""

    act: Act
    process: Process
    comment: UUID
    consultation: Consultation
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class RespondToComment:
    """Answer the comment: accepted, partly or not, and why."""

    act: Act
    process: Process
    comment: UUID
    consultation: Consultation
    outcome: str
    answer: Text


CommentCommand: TypeAlias = SubmitComment | WithdrawComment | RespondToComment


def evolve(state: Comment, event: Event) -> Comment:
    """The comment after the event."""
    match event:
        case CommentSubmitted():
            state = replace(state, consultation=event.consultation, author=event.person, activity=event.activity)
        case CommentWithdrawn():
            state = replace(state, withdrawn=True)
        case CommentAnswered():
            state = replace(state, answered=True)
        case Proposed() | Declined():
            state = waiting(state, event)
        case ContributionHidden():
            state = hide(state, event.id, event.ground, event.proposal)
        case ContributionRestored():
            state = show(state)
    return replace(state, version=event.version)


def decide(state: Comment, command: CommentCommand) -> tuple[Event, ...]:
    """What the command makes happen to the comment; refuses what a rule forbids."""
    match command:
        case SubmitComment():
            return _submit(state, command)
        case WithdrawComment():
            return _withdraw(state, command)
        case RespondToComment():
            return _respond(state, command)
    assert_never(command)


COMMENT = Aggregate(Comment(), evolve, decide)


def _submit(state: Comment, command: SubmitComment) -> tuple[Event, ...]:
    if state.version:
        raise AlreadyThere(what="comment", name=command.act.id)
    if command.act.person is None:
        raise PersonNeeded()
    need_running(command.process, command.act)
    consultation = command.consultation
    admit(consultation.period(command.arrived_at), command.arrived_at)
    check_typed("text", command.text, MOST_CHARACTERS)
    check_language("language", command.language)
    submitted = serving(command.act, consultation.planned()).event(
        CommentSubmitted,
        command.act.id,
        1,
        rule=DEADLINE_RULE,
        consultation=consultation.stream(command.act.process),
        document=consultation.planned().document,
        number=consultation.opened_with().number,
        hash=consultation.opened_with().hash,
        body=command.body,
        language=command.language,
        paragraph=command.paragraph,
        source=ACCOUNT,
        arrived_at=command.arrived_at,
    )
    return (submitted,)


def _withdraw(state: Comment, command: WithdrawComment) -> tuple[Event, ...]:
    consultation = state.on()
    need_running(command.process, command.act)
    if command.act.person is None or command.act.person != state.author:
        raise NotTheAuthor()
    if state.withdrawn:
        raise Withdrawn()
    admit(command.consultation.period(command.arrived_at), command.arrived_at)
    withdrawn = serving(command.act, command.consultation.planned()).event(
        CommentWithdrawn, command.comment, state.version + 1, rule=DEADLINE_RULE, consultation=consultation
    )
    return (withdrawn,)


def _respond(state: Comment, command: RespondToComment) -> tuple[Event, ...]:
    consultation = state.on()
    need_office(command.act, UNIT_OFFICER)
    need_running(command.process, command.act)
    if command.act.person == state.author:
        raise OwnComment()
    if state.withdrawn:
        raise Withdrawn()
    if state.answered:
        raise AlreadyAnswered()
    if not command.consultation.counted():
        raise NotCountedYet(closes_at=shown(command.consultation.planned().closes_at))
    if command.outcome not in OUTCOMES:
        raise ValueRefused("outcome", rule=", ".join(OUTCOMES))
    need_words(command.answer, command.process.languages, "answer")
    answered = command.act.event(
        CommentAnswered,
        command.comment,
        state.version + 1,
        rule=ANSWER_RULE,
        office=UNIT_OFFICER,
        consultation=consultation,
        author=state.author,
        outcome=command.outcome,
        answer=command.answer,
    )
    return (answered,)
