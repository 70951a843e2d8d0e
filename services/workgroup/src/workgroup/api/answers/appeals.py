"""What questions on appeals are answered with."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class ReadAppeal(BaseModel):
    """An appeal, without its grounds; `outcome` is null while it waits."""

    appeal: UUID
    process: str
    decision: UUID
    decision_type: str
    subject: UUID
    appellant: UUID
    language: str
    lodged_at: datetime
    outcome: Literal["upheld", "partly", "dismissed"] | None
    reason: dict[str, str] | None
    decided_by: UUID | None
    decided_at: datetime | None
    version: int


class ReadAppealWithGrounds(ReadAppeal):
    """An appeal, with its grounds for its appellant and those who decide it; null where they are erased."""

    text: str | None
