"""Routes of manual tasks: what people have to do by hand, and the evidence that they did it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from events.rules import UNIT_OFFICER
from notifications import application, projections
from service.commands import Asking, Asks, CommandBody, Serving, answer, command, etag, need_office
from service.fields import SLUG, Day, Line, Official, Part
from service.problems import PROBLEMS

from .notices import MOST, OFFICES

router = APIRouter(responses=PROBLEMS)


class Evidence(Part):
    """What shows that it was done: a file's SHA-256 in hex, a link, or a number in a register of post or calls."""

    kind: Literal["file", "link", "register"]
    ref: Line


class CloseManualTask(CommandBody):
    """The task was done on that day; a note is sealed."""

    evidence: Evidence
    done_on: Day
    note: Official | None = None


class ListedTask(BaseModel):
    """One task. Whom it is to reach is a token's subject or an organisation's name; names and ways are not listed."""

    task: UUID
    position: int
    activity: int | None
    decision: UUID
    recipient: UUID | None
    organisation: str | None
    channel: str
    cause: str
    notice: UUID | None
    letter: UUID | None
    status: str
    opened_at: datetime
    closed_at: datetime | None
    closed_by: UUID | None
    evidence_kind: str | None
    evidence_ref: str | None
    done_on: date | None


class TaskToDo(BaseModel):
    """A task with whom to reach, how, in which language, and the words to tell them; what was erased is absent."""

    task: UUID
    decision: UUID
    channel: str
    cause: str
    closed: bool
    organisation: str | None
    letter: UUID | None
    name: str | None
    address: Annotated[str | None, Field(description="The phone number or postal address")]
    language: str | None
    subject: str | None
    paragraphs: list[str]


@router.get("/v1/tasks", operation_id="ListManualTasks")
def list_tasks(
    who: Asking,
    app: Serving,
    process: Annotated[str, Query(pattern=SLUG)],
    status: Literal["open", "closed"] | None = None,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = MOST,
) -> list[ListedTask]:
    """The process's manual tasks in their order, after a position; in one status where it is given."""
    need_office(who, OFFICES)
    with app.store.reading() as cursor:
        return [ListedTask(**row) for row in projections.tasks(cursor, process, status, after, limit)]


@router.get("/v1/tasks/{task}", operation_id="ReadManualTask")
def read_task(task: UUID, who: Asking, app: Serving, response: Response) -> TaskToDo:
    """The task with whom to reach and the words to tell them; each look at it is logged."""
    need_office(who, (UNIT_OFFICER,))
    found = application.task_in_hand(app, task, str(who.person))
    opened, letter = found.opened, found.letter
    response.headers.update(etag(found.version))
    return TaskToDo(
        task=task,
        decision=opened.decision,
        channel=opened.channel,
        cause=opened.cause,
        closed=found.closed,
        organisation=opened.organisation,
        letter=opened.letter,
        name=found.whom.name,
        address=found.whom.address,
        language=letter.language if letter else None,
        subject=letter.subject if letter else None,
        paragraphs=list(letter.paragraphs) if letter else [],
    )


@command(router, "/v1/tasks/{task}/close", "CloseManualTask", UNIT_OFFICER)
def close_task(task: UUID, body: CloseManualTask, asked: Asks) -> Response:
    """Close the task, with the evidence that it was done."""
    call = asked.call_on(task, body, "task")
    evidence = (body.evidence.kind, body.evidence.ref)
    outcome = application.close_task(asked.app, call, task, evidence, body.done_on, body.note)
    return answer(outcome, f"/v1/tasks/{task}")
