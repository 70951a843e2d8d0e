"""What the routes of every area are made with: references in paths, and the command decorator of a router."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends

from service.commands import Route, caller, command
from service.fields import in_path
from service.problems import PROBLEMS

BodyId = Annotated[UUID, in_path("body")]
OrganisationId = Annotated[UUID, in_path("organisation")]
MeetingId = Annotated[UUID, in_path("meeting")]
EvaluationId = Annotated[UUID, in_path("evaluation")]

DATA_PROTECTION = "data_protection_officer"
"""The office that may see the detail of every interest."""

TOKEN = [Depends(caller)]


class Commands(Protocol):
    """Makes a route a command's: path, act, and the office that it needs, if any."""

    def __call__(self, path: str, act: str, office: str | None = None) -> Callable[[Route], Route]: ...


def area() -> tuple[APIRouter, Commands]:
    """A router of one area, and the decorator of its commands."""
    router = APIRouter(responses=PROBLEMS)
    return router, partial(command, router)
