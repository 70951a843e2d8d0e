"""What a service's moderators do with a contribution: each act is decided in the contribution's own stream."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias
from uuid import UUID

from .application import Application, Call, Outcome
from .envelope import Act
from .moderation import ConfirmHiding, DeclineHiding, HideContribution, ModerationCommand, RestoreContribution
from .rules import Process

Made: TypeAlias = Callable[[Act], ModerationCommand]
"""Makes the command for the act."""


class Heard(Protocol):
    """What a moderator's act needs of what was heard: the process, and its public list of grounds."""

    @property
    def process(self) -> Process: ...

    @property
    def grounds(self) -> frozenset[str]: ...


class Moderate(Protocol):
    """Decides the command on the contribution; `thing` is the answer's id, where that is not the contribution's."""

    def __call__(
        self, app: Application, call: Call, contribution: UUID, command: Made, /, *, thing: UUID | None = None
    ) -> Outcome: ...


@dataclass(frozen=True, kw_only=True)
class Moderators:
    """The moderators of one service's contributions."""

    facts: Callable[[Application, Call], Heard]
    moderate: Moderate

    def hide(self, app: Application, call: Call, contribution: UUID, *, ground: str) -> Outcome:
        """Propose to hide it on that ground; the answer's id is the proposal's."""
        facts = self.facts(app, call)

        def command(act: Act) -> HideContribution:
            return HideContribution(act=act, process=facts.process, grounds=facts.grounds, ground=ground)

        return self.moderate(app, call, contribution, command, thing=call.act.id)

    def restore(self, app: Application, call: Call, contribution: UUID) -> Outcome:
        """Show it again."""
        process = self.facts(app, call).process
        return self.moderate(app, call, contribution, lambda act: RestoreContribution(act=act, process=process))

    def confirm(
        self, app: Application, call: Call, contribution: UUID, proposal: UUID, *, content_hash: str
    ) -> Outcome:
        """Confirm what another officer proposed, by its content's hash."""
        facts = self.facts(app, call)

        def command(act: Act) -> ConfirmHiding:
            return ConfirmHiding(
                act=act, process=facts.process, grounds=facts.grounds, proposal=proposal, hash=content_hash
            )

        return self.moderate(app, call, contribution, command)

    def decline(self, app: Application, call: Call, contribution: UUID, proposal: UUID) -> Outcome:
        """Decline what another officer proposed."""
        process = self.facts(app, call).process

        def command(act: Act) -> DeclineHiding:
            return DeclineHiding(act=act, process=process, proposal=proposal)

        return self.moderate(app, call, contribution, command)
