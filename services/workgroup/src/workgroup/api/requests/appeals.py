"""What requests on appeals hold."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from service.commands import CommandBody
from service.fields import Language, reference, storable
from workgroup.application.appeals import MOST_GROUNDS
from workgroup.domain import appeals

Grounds = Annotated[str, StringConstraints(min_length=1, max_length=MOST_GROUNDS), AfterValidator(storable)]


class LodgeAppeal(CommandBody):
    """The decision, by its event, or as the latest one on a subject in a stage; and why it should be made anew."""

    decision: Annotated[UUID | None, reference("event")] = None
    subject: Annotated[UUID | None, reference("proposal")] = None
    stage: Annotated[appeals.Stage | None, Field(description="Where the subject is named: of which stage")] = None
    grounds: Grounds
    language: Language


class DecideAppeal(CommandBody):
    """The answer; the reason stands in `reason`."""

    outcome: appeals.Answer
