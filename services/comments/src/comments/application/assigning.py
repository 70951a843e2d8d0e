"""One short function per command about who prepares answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from comments.domain.assigning import ASSIGNING, AssignComment, AssignComments, Assignee
from comments.domain.comment import COMMENT
from comments.facts import Facts
from events.application import Application, Call, Outcome
from events.envelope import Act

from .answers import order_of
from .reading import facts_of


@dataclass(frozen=True, kw_only=True)
class To:
    """Whom the officer names: a person or an organisation."""

    person: UUID | None
    organisation: str | None

    def among(self, facts: Facts) -> Assignee:
        """The same, with the organisations that are registered in the process."""
        registered = facts.organisations.registered
        return Assignee(person=self.person, organisation=self.organisation, registered=registered)


def assign_comment(app: Application, call: Call, comment: UUID, to: To) -> Outcome:
    """Say who prepares the answer."""
    facts = facts_of(app, call)

    def command(act: Act) -> AssignComment:
        return AssignComment(act=act, process=facts.process, comment=comment, to=to.among(facts))

    return app.execute(call, comment, ASSIGNING, command)


def assign_comments(
    app: Application, call: Call, consultation: UUID, to: To, *, chosen: Sequence[UUID], cluster: UUID | None
) -> Outcome:
    """Say who prepares the answers to the chosen comments, or to what is unanswered of a group, all or none."""
    if (known := app.answered(call)) is not None:
        return known
    order, facts = order_of(app, call, consultation, chosen, cluster), facts_of(app, call)

    def command(act: Act) -> AssignComments:
        comments = {comment: app.state(comment, COMMENT) for comment in order}
        return AssignComments(
            act=act, process=facts.process, consultation=consultation, comments=comments, to=to.among(facts)
        )

    return app.execute(call, order[-1], ASSIGNING, command, thing=consultation)
