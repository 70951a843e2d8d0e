"""Routes of files: stored once under the SHA-256 of their bytes, handed out as attachments, never as a page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, Path, Request, Response

from events.rules import UNIT_OFFICER
from plan import files
from plan.cleaning.kinds import KINDS, kind_of
from service.commands import Asking, Serving, need_office
from service.fields import SHA256
from service.problems import PROBLEMS, Denied, Fault

from .answers.documents import ReadKept

router = APIRouter(prefix="/v1/files", responses=PROBLEMS)

UNDECLARED = "application/octet-stream"
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"The file's bytes, at most {files.MOST_BYTES}",
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in (*KINDS, UNDECLARED)},
    }
}
ATTACHMENT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, max-age=31536000, immutable",
}


@router.post("", operation_id="StoreFile", status_code=201, openapi_extra={"x-office": UNIT_OFFICER} | BODY)
async def store_file(request: Request, who: Asking, app: Serving) -> ReadKept:
    """Store a file under the SHA-256 of its bytes, without a place, names or scripts that it brings beside its content.

    The same bytes again are the same file: no Idempotency-Key is needed, and the media type first given stays. The kind
    is told by the bytes, and must be the one declared (application/octet-stream: none is). What was sent is not kept.
    """
    need_office(who, [UNIT_OFFICER])
    content = await request.body()
    media_type = _media_type(request.headers.get("Content-Type", ""), content)

    def keep() -> files.Kept:
        with app.store.transaction() as cursor:
            return files.keep(cursor, media_type, content)

    return ReadKept(**asdict(await anyio.to_thread.run_sync(keep)))


def _media_type(header: str, content: bytes) -> str:
    """The declared media type, one of those taken, or the bytes' own where none is; a text's charset is UTF-8."""
    media_type, _, parameters = header.partition(";")
    if header == UNDECLARED and (found := kind_of(content)) is not None:
        return found
    charset = parameters.strip().lower().replace('"', "")
    if (kind := media_type.strip().lower()) not in KINDS:
        raise _not_taken(f"one of {', '.join(KINDS)}")
    if charset not in ("", "charset=utf-8"):
        raise _not_taken("a text is UTF-8, and there is no other parameter")
    return kind


def _not_taken(message: str) -> Denied:
    fault = Fault(field="Content-Type", rule="media-type", message=message)
    return Denied(415, "media-type-not-taken", "Files of this kind are not taken.", fault)


@router.get(
    "/{sha256}",
    operation_id="ReadFile",
    response_class=Response,
    responses={200: {"description": "The file's bytes", "content": {kind: {} for kind in KINDS}}},
)
def read_file(sha256: Annotated[str, Path(pattern=SHA256)], who: Asking, app: Serving) -> Response:
    """A file's bytes, as an attachment: texts, what the service made, and what an officer has cleared.

    An officer reads the others too, to look at them.
    """
    with app.store.reading() as cursor:
        stored, content = files.content_of(cursor, sha256)
        if UNIT_OFFICER not in who.offices:
            files.need_shown(cursor, stored)
    headers = ATTACHMENT | {"Content-Disposition": f'attachment; filename="{stored.file}"', "ETag": f'"{stored.file}"'}
    return Response(content, media_type=stored.media_type, headers=headers)
