"""Fields that several areas' requests have."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from service.fields import reference

NAME = r"^[a-z0-9][a-z0-9_-]{0,79}$"

Person = Annotated[UUID, reference("person")]
MotionId = Annotated[UUID, reference("motion")]
Name = Annotated[str, StringConstraints(pattern=NAME)]
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]
