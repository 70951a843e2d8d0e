"""The service of one aggregate as processes: a note is a command over HTTP, and other services hear of it."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Response
from recording import FACTS, LOG, Note, Policies, log_of

from events.envelope import Event
from events.store import Cursor
from service import run
from service.commands import Asked, CommandBody, answer, asking
from service.fields import Slug
from service.parts import Parts


def project(cursor: Cursor, event: Event, position: int) -> None:
    """It has no read models."""


POLICIES = cast(ModuleType, Policies())
PROJECTIONS = cast(ModuleType, SimpleNamespace(project=project, TABLES=()))

router = APIRouter()


@router.post("/v1/processes/{process}/notes", operation_id="RecordNote", status_code=201)
def record_note(process: Slug, body: CommandBody, asked: Annotated[Asked, Depends(asking)]) -> Response:
    """Record a note."""
    stream = log_of("log", process)
    outcome = asked.app.execute(asked.call(process, body), stream, LOG, lambda act: Note(act=act, stream=stream))
    return answer(outcome)


def parts(name: str) -> Parts:
    """The service under that name."""
    return Parts(name=name, facts=FACTS, policies=POLICIES, projections=PROJECTIONS, routers=[router])


if __name__ == "__main__":
    run.main(parts(sys.argv[1]), sys.argv[2:])
