"""Routes of notices: an officer's view of what was sent, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from notifications import projections
from notifications.domain import Status
from service.commands import Asking, Serving, need_office
from service.fields import SLUG
from service.problems import PROBLEMS

OFFICES = ("unit_officer", "auditor")
"""Who may see which notices were sent, and what was done by hand."""

MOST = 500
"""The most rows in one answer."""

router = APIRouter(responses=PROBLEMS)


class ListedNotice(BaseModel):
    """One notice. The recipient is a token's subject; `code` is the provider's last word.

    `fault` is what the last attempt came to: refused (for good), put_off, unreachable, no_address.
    """

    notice: UUID
    position: int
    activity: int | None
    decision: UUID
    decision_type: str
    recipient: UUID
    channel: str
    language: str
    template: str
    template_version: int
    status: Status
    attempts: int
    fault: str | None
    code: int | None
    queued_at: datetime
    settled_at: datetime | None


class NoticeCount(BaseModel):
    """How many notices of one decision are in one status."""

    decision: UUID
    decision_type: str
    status: Status
    count: int


@router.get("/v1/notices", operation_id="ListNotices")
def list_notices(
    who: Asking,
    app: Serving,
    process: Annotated[str, Query(pattern=SLUG)],
    decision: UUID | None = None,
    status: Status | None = None,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = MOST,
) -> list[ListedNotice]:
    """The process's notices in their order, after a position; by the decision's event id and by status where given."""
    need_office(who, OFFICES)
    with app.store.reading() as cursor:
        rows = projections.notices(cursor, process, decision, status.value if status else None, after, limit)
    return [ListedNotice(**row) for row in rows]


@router.get("/v1/notices/counts", operation_id="CountNotices")
def count_notices(who: Asking, app: Serving, process: Annotated[str, Query(pattern=SLUG)]) -> list[NoticeCount]:
    """How many notices of each decision are queued, sent, failed and abandoned."""
    need_office(who, OFFICES)
    with app.store.reading() as cursor:
        return [NoticeCount(**row) for row in projections.counts(cursor, process)]
