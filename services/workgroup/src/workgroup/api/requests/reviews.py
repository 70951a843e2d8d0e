"""What requests on reviews of commitments hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.commands import CommandBody
from service.fields import Part, Slug, reference
from workgroup.domain import commitments

from .fields import MotionId


class CitedCommitment(Part):
    """A commitment, in the version of that number (none: the newest known)."""

    commitment: Annotated[Slug, reference("commitment")]
    number: Annotated[int | None, Field(strict=True, ge=1, le=100_000)] = None

    def said(self) -> commitments.CitedCommitment:
        """The commitment as the domain cites it."""
        return commitments.CitedCommitment(name=self.commitment, number=self.number)


class OnMotion(CommandBody):
    """The carried motion that asks for the act."""

    motion: MotionId


class EndorseCommitments(OnMotion):
    """The carried motion that asks for the endorsement."""


class ApproveForComment(OnMotion):
    """The carried motion that asks for the approval for comment."""


class ReturnCommitments(OnMotion):
    """The carried motion that asks for the return; `reason` says why."""


class DropCommitment(OnMotion):
    """The carried motion that asks to drop the commitment; `reason` says why."""
