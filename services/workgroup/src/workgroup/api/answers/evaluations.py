"""What questions on evaluations are answered with."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class ListedEvaluation(BaseModel):
    """An evaluation of the process, and how far it is."""

    evaluation: UUID
    process: str
    name: str
    title: dict[str, str]
    body: str
    purpose: str
    method: str
    status: Literal["prepared", "open", "closed", "decided", "anew"]
    version: int


class ReadEvaluation(BaseModel):
    """An evaluation: `missing` are subjects that lack scores, `tied` those at the cut that a vote or lot must part.

    `admitted` and `refused` are what was approved last.
    """

    evaluation: UUID
    name: str
    status: Literal["prepared", "open", "closed", "decided", "anew"]
    subjects: list[UUID]
    missing: list[UUID]
    tied: list[UUID]
    admitted: list[UUID]
    refused: list[UUID]
    version: int


class ReadMyScoring(BaseModel):
    """The subjects that the caller may score and has not."""

    evaluation: UUID
    subjects: list[UUID]


class ReadFinding(BaseModel):
    """A criterion on which a refusal rests; without texts nothing can be approved."""

    criterion: str
    mean: str
    admitted: str | None
    texts: list[dict[str, str]]


class ReadRanked(BaseModel):
    """A subject in the ranking; `equal_to` are others that are given the very same reasons."""

    subject: UUID
    place: int
    mean: str
    admitted: bool
    reserve: int | None
    findings: list[ReadFinding]
    equal_to: list[UUID]


class ReadOutcome(BaseModel):
    """What would be decided now, or was: the whole ranking, what is missing for it, and the appeals that wait."""

    evaluation: UUID
    name: str
    status: Literal["closed", "decided", "anew"]
    ranking: list[ReadRanked]
    ranking_hash: str
    tie_broken_by: str | None
    seed: str | None
    tied: list[UUID]
    unbroken: list[UUID]
    equal: list[list[UUID]]
    open_appeals: list[UUID]


class ReadInterest(BaseModel):
    """An interest that was declared or alleged; `detail` only for the chair and the data-protection officer."""

    event: UUID
    allegation: UUID | None
    subject: UUID
    member: UUID
    kind: str
    detail: str | None
