"""Routes of the files that a process receives: received, looked at, and then shown or held back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from events.rules import UNIT_OFFICER
from plan.application import filing
from plan.projections import files as projections
from service.commands import Asking, Asks, CommandBody, Route, Serving, answer, command
from service.fields import SHA256, ProcessName, Words, in_path
from service.problems import PROBLEMS

from .answers.documents import ReadReceived
from .fields import File, Word, bounded

router = APIRouter(prefix="/v1/processes/{process}/files", responses=PROBLEMS, dependencies=[Depends(bounded)])

FileName = Annotated[str, in_path("file", SHA256)]


class ReceiveFile(CommandBody):
    """A file that was stored by StoreFile, what it is to the process, and its title."""

    file: File
    kind: Annotated[Word, Field(description="annex, minutes, scan, photograph, ...")]
    title: Words


def _command(path: str, act: str) -> Callable[[Route], Route]:
    return command(router, path, act, UNIT_OFFICER)


@_command("", "ReceiveFile")
def receive_file(process: ProcessName, body: ReceiveFile, asked: Asks) -> Response:
    """Take a stored file into the process; what was taken out of it is told, and it is not shown yet."""
    call = asked.call(process, body)
    outcome = filing.receive_file(asked.app, call, body.file, body.kind, body.title)
    return answer(outcome, f"/v1/files/{body.file}")


@_command("/{file}/clear", "ClearFile")
def clear_file(process: ProcessName, file: FileName, body: CommandBody, asked: Asks) -> Response:
    """Having looked at the file, let it be shown."""
    return answer(filing.clear_file(asked.app, asked.call(process, body), file), f"/v1/files/{file}")


@_command("/{file}/hold", "HoldFile")
def hold_file(process: ProcessName, file: FileName, body: CommandBody, asked: Asks) -> Response:
    """Having looked at the file, do not let it be shown; the reason is said."""
    return answer(filing.hold_file(asked.app, asked.call(process, body), file), f"/v1/files/{file}")


@router.get("", operation_id="ListFiles")
def list_files(process: ProcessName, who: Asking, app: Serving) -> list[ReadReceived]:
    """The process's files: all of them for an officer, those that are shown for others."""
    with app.store.reading() as cursor:
        rows = projections.received(cursor, process, only_cleared=UNIT_OFFICER not in who.offices)
    return [ReadReceived(**row) for row in rows]
