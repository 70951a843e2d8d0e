"""Answers to comments: drafted by several hands, given once each, alone or one text for a chosen set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.codes import EXPLAINED
from events.comments import AnswerDrafted, CommentAnswered
from events.envelope import Act, Event, Seal, Text
from events.refusals import OfficeNeeded, Refusal, ValueRefused
from events.rules import UNIT_OFFICER, Process, need_running, need_words
from events.window import shown

from .comment import Comment, Withdrawn, evolve
from .consultation import Consultation
from .versions import Documents, Naming, change_made

OUTCOMES = ("accepted", "partly", "not")

ANSWER_RULE = ("one-answer-each", 1)
"""One reasoned answer to each comment that was not withdrawn, after the count, by somebody who did not write it."""

MOST_TOGETHER = 1_000
"""The most comments that one act answers or assigns."""


class OwnComment(Refusal):
    """Nobody answers their own comment."""

    kind = "forbidden"
    slug = "own-comment"


class AlreadyAnswered(Refusal):
    """The comment has its answer."""

    slug = "already-answered"


class NotCountedYet(Refusal):
    """Answers are given once the comment period is closed and counted: it ends at {closes_at}."""

    slug = "not-counted-yet"


class OnAnother(Refusal):
    """The comment is on another consultation: {comment}."""

    kind = "invalid"
    slug = "on-another-consultation"


class NothingToAnswer(Refusal):
    """No comment is left to be answered."""

    slug = "nothing-to-answer"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Accepted, partly or not, and why; the `change` made, or a `code`; `summary` says what was said, in short."""

    outcome: str
    text: Text
    change: Naming | None = None
    code: str | None = None
    summary: Text | None = None


@dataclass(frozen=True, kw_only=True)
class RespondToComment:
    """Answer the comment. `represents` are the organisations for which the person acts."""

    act: Act
    process: Process
    comment: UUID
    consultation: Consultation
    answer: Answer
    documents: Documents = field(default_factory=dict)
    represents: frozenset[str] = frozenset()
    cluster: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RespondToCluster:
    """Answer those comments, all or none, with one text; the first of them, in their order, names the set."""

    act: Act
    process: Process
    stream: UUID
    consultation: Consultation
    answer: Answer
    comments: Mapping[UUID, Comment]
    documents: Documents = field(default_factory=dict)
    represents: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class DraftAnswer:
    """Keep a draft of the answer, in place of the one before."""

    act: Act
    process: Process
    comment: UUID
    draft: Seal
    represents: frozenset[str] = frozenset()


AnsweringCommand: TypeAlias = RespondToComment | RespondToCluster | DraftAnswer


def decide(state: Comment, command: AnsweringCommand) -> tuple[Event, ...]:
    """What the command makes happen to the comment, or to all of a set; refuses what a rule forbids."""
    need_running(command.process, command.act)
    match command:
        case RespondToComment():
            return (_respond(state, command),)
        case RespondToCluster():
            return _respond_to_all(command)
        case DraftAnswer():
            return (_draft(state, command),)
    assert_never(command)


ANSWERING = Aggregate(Comment(), evolve, decide)


def prepares(state: Comment, person: UUID | None, represents: frozenset[str]) -> bool:
    """Whether the comment is assigned to the person, or to an organisation that the person represents."""
    assigned = state.assigned
    if assigned is None or person is None:
        return False
    return assigned.organisation in represents or assigned.person == person


def _need_answerer(state: Comment, act: Act, represents: frozenset[str]) -> str | None:
    """The office by which the person answers, if any: an officer, or who the comment is assigned to."""
    if UNIT_OFFICER not in act.offices and not prepares(state, act.person, represents):
        raise OfficeNeeded(office=UNIT_OFFICER)
    return UNIT_OFFICER if UNIT_OFFICER in act.offices else None


def need_open(state: Comment, act: Act) -> UUID:
    """The consultation of a comment that may still be answered, by somebody else than its author."""
    consultation = state.on()
    if act.person == state.author:
        raise OwnComment()
    if state.withdrawn:
        raise Withdrawn()
    if state.answered:
        raise AlreadyAnswered()
    return consultation


def _respond(state: Comment, command: RespondToComment) -> Event:
    state.on()
    office = _need_answerer(state, command.act, command.represents)
    consultation = need_open(state, command.act)
    if not command.consultation.counted():
        raise NotCountedYet(closes_at=shown(command.consultation.planned().closes_at))
    assigned = state.assigned.organisation if state.assigned and office is None else None
    return command.act.event(
        CommentAnswered,
        command.comment,
        state.version + 1,
        rule=ANSWER_RULE,
        office=office,
        consultation=consultation,
        author=state.author,
        cluster=command.cluster,
        organisation=assigned,
        **_said(command),
    )


def _said(command: RespondToComment) -> dict[str, Any]:
    answer, languages = command.answer, command.process.languages
    if answer.outcome not in OUTCOMES:
        raise ValueRefused("outcome", rule=", ".join(OUTCOMES))
    need_words(answer.text, languages, "answer")
    if answer.summary is not None:
        need_words(answer.summary, languages, "summary")
    if answer.change is not None and (answer.code is not None or answer.outcome == "not"):
        raise ValueRefused("change", rule="a change or a code, and no change by what was not accepted")
    change = None
    if answer.change is not None:
        commented = command.consultation.planned().document, command.consultation.opened_with().number
        change = change_made(command.documents, answer.change, commented)
    code = None if change else answer.code or EXPLAINED
    said = {"outcome": answer.outcome, "answer": answer.text, "summary": answer.summary}
    return {**said, "change": change, "code": code}


def _respond_to_all(command: RespondToCluster) -> tuple[Event, ...]:
    if not command.comments:
        raise NothingToAnswer()
    first = next(iter(command.comments))
    return tuple(_one_of(command, first, comment, state) for comment, state in command.comments.items())


def _one_of(command: RespondToCluster, first: UUID, comment: UUID, state: Comment) -> Event:
    if state.consultation != command.stream:
        raise OnAnother("comments", comment=comment)
    alone = RespondToComment(
        act=command.act,
        process=command.process,
        comment=comment,
        consultation=command.consultation,
        answer=command.answer,
        documents=command.documents,
        represents=command.represents,
        cluster=first,
    )
    return _respond(state, alone)


def _draft(state: Comment, command: DraftAnswer) -> Event:
    state.on()
    office = _need_answerer(state, command.act, command.represents)
    consultation = need_open(state, command.act)
    return command.act.event(
        AnswerDrafted,
        command.comment,
        state.version + 1,
        office=office,
        consultation=consultation,
        draft=command.draft,
    )
