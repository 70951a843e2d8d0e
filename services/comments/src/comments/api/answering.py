"""The routes of answers: assigned, drafted, given alone or to a set; the groups, and what is still owed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from comments import projections
from comments.application import answers, assigning, reading
from comments.domain.comment import Comment as State
from comments.domain.grouping import GROUPS_RULE
from comments.domain.grouping import Group as Grouped
from comments.facts import Facts
from events.calendar import Calendar, local_day
from events.rules import UNIT_OFFICER
from service.commands import Asking, Asks, Route, Serving, answer, command, need_office
from service.fields import SLUG
from service.problems import PROBLEMS

from .answers import Draft, Group, Groups, Owed
from .requests import (
    AssignComment,
    AssignComments,
    CommentId,
    ConsultationId,
    DraftAnswer,
    RespondToCluster,
    RespondToComment,
)

router = APIRouter(responses=PROBLEMS)


def _command(path: str, act: str, office: str | None = None) -> Callable[[Route], Route]:
    return command(router, path, act, office)


@_command("/v1/comments/{comment}/answer", "RespondToComment", UNIT_OFFICER)
def respond_to_comment(comment: CommentId, body: RespondToComment, asked: Asks) -> Response:
    """Answer a comment, once, after the period was counted: as an officer, or as whom it is assigned to."""
    outcome = answers.respond_to_comment(asked.app, asked.call_on(comment, body, "comment"), comment, body.given())
    return answer(outcome, f"/v1/comments/{comment}")


@_command("/v1/consultations/{consultation}/clusters/answers", "RespondToCluster", UNIT_OFFICER)
def respond_to_cluster(consultation: ConsultationId, body: RespondToCluster, asked: Asks) -> Response:
    """Answer several comments with one text, all or none: each has its own answer in the record."""
    outcome = answers.respond_to_cluster(
        asked.app,
        asked.call_on(consultation, body, "consultation"),
        consultation,
        body.given(),
        chosen=body.comments,
        cluster=body.cluster,
    )
    return answer(outcome, f"/v1/comments/{outcome.id}")


@_command("/v1/comments/{comment}/assign", "AssignComment", UNIT_OFFICER)
def assign_comment(comment: CommentId, body: AssignComment, asked: Asks) -> Response:
    """Say who prepares the answer: who it is may draft it and give it."""
    to = assigning.To(person=body.person, organisation=body.organisation)
    outcome = assigning.assign_comment(asked.app, asked.call_on(comment, body, "comment"), comment, to)
    return answer(outcome, f"/v1/comments/{comment}")


@_command("/v1/consultations/{consultation}/assignments", "AssignComments", UNIT_OFFICER)
def assign_comments(consultation: ConsultationId, body: AssignComments, asked: Asks) -> Response:
    """Say who prepares the answers to several comments, all or none: each has its own assignment in the record."""
    to = assigning.To(person=body.person, organisation=body.organisation)
    call = asked.call_on(consultation, body, "consultation")
    outcome = assigning.assign_comments(asked.app, call, consultation, to, chosen=body.comments, cluster=body.cluster)
    return answer(outcome, f"/v1/consultations/{consultation}")


@_command("/v1/comments/{comment}/drafts", "DraftAnswer")
def draft_answer(comment: CommentId, body: DraftAnswer, asked: Asks) -> Response:
    """Keep a draft of the answer, as an officer or as whom the comment is assigned to; it is not public."""
    outcome = answers.draft_answer(asked.app, asked.call_on(comment, body, "comment"), comment, body.kept())
    return answer(outcome, f"/v1/comments/{comment}/draft")


@router.get("/v1/comments/{comment}/draft", operation_id="ReadDraft")
def read_draft(comment: CommentId, who: Asking, app: Serving) -> Draft:
    """The last draft, for officers and whom the comment is assigned to."""
    state, words = answers.read_draft(app, comment, who.person, who.offices)
    assert state.draft is not None
    return Draft(comment=comment, drafted_by=state.draft.person, drafted_at=state.draft.happened_at, **(words or {}))


@router.get("/v1/consultations/{consultation}/clusters", operation_id="ListClusters")
def list_clusters(
    consultation: ConsultationId, who: Asking, app: Serving, least: Annotated[int, Query(ge=1, le=10_000)] = 2
) -> Groups:
    """The groups of at least so many comments that say the same, for officers; the largest first."""
    need_office(who, [UNIT_OFFICER])
    comments = reading.comments_of(app, consultation)
    found = answers.groups_of(app, consultation, comments, str(who.person))
    told = [_group(each, comments) for each in found if len(each.comments) >= least]
    name, version = GROUPS_RULE
    return Groups(rule=name, rule_version=version, groups=sorted(told, key=lambda group: -group.size))


def _group(group: Grouped, comments: dict[UUID, State]) -> Group:
    return Group(
        cluster=group.id,
        paragraph=group.paragraph,
        size=len(group.comments),
        equal=group.equal,
        comments=list(group.comments),
        unanswered=[comment for comment in group.comments if not comments[comment].answered],
    )


@router.get("/v1/unanswered", operation_id="ListUnanswered")
def list_unanswered(
    _who: Asking,
    app: Serving,
    process: Annotated[str, Query(pattern=SLUG)],
    person: UUID | None = None,
    organisation: Annotated[str | None, Query(pattern=SLUG)] = None,
) -> list[Owed]:
    """The process's comments without an answer, by the days that are left; those assigned to somebody, where named."""
    clock, facts = app.clock(process), app.facts(process)
    today = local_day(clock.time(), facts.process.zone)
    with app.store.reading() as cursor:
        rows = projections.unanswered(cursor, process, person, organisation)
    return [Owed(**(row | _left(facts, row["last"], today))) for row in rows]


def _left(facts: Facts, last: date, today: date) -> projections.Row:
    """The day on which the answer is owed, and the days until it: negative once it has passed."""
    if facts.answer_days is None:
        return {"due_on": None, "days_left": None, "working_days_left": None}
    due = last + timedelta(days=facts.answer_days)
    left = (due - today).days
    return {"due_on": due, "days_left": left, "working_days_left": _working(facts.calendar, today, left)}


def _working(calendar: Calendar, today: date, left: int) -> int:
    """How many of the days until then, or since then, are working days; it is counted from the day after the first."""
    first = today if left >= 0 else today + timedelta(days=left)
    working = sum(calendar.works_on(first + timedelta(days=ahead)) for ahead in range(1, abs(left) + 1))
    return working if left >= 0 else -working
