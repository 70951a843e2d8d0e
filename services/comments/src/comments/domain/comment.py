"""A comment: submitted or withdrawn while its period is open, then prepared and answered, and moderated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE
from events.comments import (
    AnswerDrafted,
    CommentAnswered,
    CommentAssigned,
    CommentSubmitted,
    CommentWithdrawn,
    ContributionHidden,
    ContributionRestored,
)
from events.envelope import Act, Event, Seal
from events.foureyes import Declined, Proposed
from events.moderation import Moderated, hide, show, waiting
from events.refusals import AlreadyThere, Refusal
from events.rules import Process, need_running
from events.typed import check_language, check_typed
from events.window import admit

from .consultation import Consultation, serving
from .versions import Known, paragraph_of

MOST_CHARACTERS = 4_000
"""The most characters (code points) of a comment, as typed."""

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


class Withdrawn(Refusal):
    """The comment was withdrawn by its author."""

    slug = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """Who is to prepare the answer: a person, or an organisation by its name."""

    person: UUID | None
    organisation: str | None


@dataclass(frozen=True, kw_only=True)
class Comment(Moderated):
    """The state of a comment's stream."""

    version: int = 0
    consultation: UUID | None = None
    author: UUID | None = None
    activity: int | None = None
    paragraph: str | None = None
    language: str | None = None
    body: Seal | None = None
    withdrawn: bool = False
    assigned: Assigned | None = None
    draft: AnswerDrafted | None = None
    answer: CommentAnswered | None = None

    @property
    def answered(self) -> bool:
        """Whether it has its answer."""
        return self.answer is not None

    def on(self) -> UUID:
        """The consultation that it is on; refuses the stream of anything else."""
        if self.consultation is None:
            raise NoComment("comment")
        return self.consultation


@dataclass(frozen=True, kw_only=True)
class SubmitComment:
    """Comment on the consultation's version (`known`), or a paragraph of it; `text` as typed, and sealed as `body`."""

    act: Act
    process: Process
    consultation: Consultation
    text: str
    body: Seal
    language: str
    paragraph: str | None
    arrived_at: datetime
    known: Known | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawComment:
    """Take one's own comment back."""

    act: Act
    process: Process
    comment: UUID
    consultation: Consultation
    arrived_at: datetime


CommentCommand: TypeAlias = SubmitComment | WithdrawComment


def evolve(state: Comment, event: Event) -> Comment:
    """The comment after the event."""
    match event:
        case CommentSubmitted():
            state = _submitted(state, event)
        case CommentWithdrawn():
            state = replace(state, withdrawn=True)
        case CommentAssigned():
            state = replace(state, assigned=Assigned(person=event.to_person, organisation=event.to_organisation))
        case AnswerDrafted():
            state = replace(state, draft=event)
        case CommentAnswered():
            state = replace(state, answer=event)
        case Proposed() | Declined():
            state = waiting(state, event)
        case ContributionHidden():
            state = hide(state, event.id, event.ground, event.proposal)
        case ContributionRestored():
            state = show(state)
    return replace(state, version=event.version)


def _submitted(state: Comment, event: CommentSubmitted) -> Comment:
    return replace(
        state,
        consultation=event.consultation,
        author=event.person,
        activity=event.activity,
        paragraph=event.paragraph,
        language=event.language,
        body=event.body,
    )


def decide(state: Comment, command: CommentCommand) -> tuple[Event, ...]:
    """What the command makes happen to the comment; refuses what a rule forbids."""
    match command:
        case SubmitComment():
            return _submit(state, command)
        case WithdrawComment():
            return _withdraw(state, command)
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
        paragraph=_paragraph(command),
        source=ACCOUNT,
        arrived_at=command.arrived_at,
    )
    return (submitted,)


def _paragraph(command: SubmitComment) -> str | None:
    """The paragraph's id for good, where the version is known by paragraph."""
    if command.paragraph is None or command.known is None:
        return command.paragraph
    subject = command.consultation.opened_with()
    return paragraph_of(command.known, command.consultation.planned().document, subject.number, command.paragraph)


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
