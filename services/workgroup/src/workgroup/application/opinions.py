"""Commands on entities' opinions. What a rule needs to know is read anew at each try."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act
from events.plan import Rules
from workgroup.domain.opinions import OPINION, GiveOpinion, Kind, RequestOpinion, opinion_of
from workgroup.facts import Facts


def request_opinion(app: Application, call: Call, proposal: UUID, *, organisation: str, due_on: date | None) -> Outcome:
    """Ask the entity what it thinks of the idea."""

    def command(act: Act) -> RequestOpinion:
        return asking(act, app.facts(act.process), proposal, organisation, due_on)

    return app.execute(call, opinion_of(call.act.process, proposal, organisation), OPINION, command)


def give_opinion(app: Application, call: Call, proposal: UUID, *, organisation: str, opinion: Kind) -> Outcome:
    """Answer for the entity."""

    def command(act: Act) -> GiveOpinion:
        facts = app.facts(act.process)
        return GiveOpinion(
            act=act,
            process=facts.process,
            proposal=proposal,
            organisation=organisation,
            representatives=facts.outcomes.representatives(organisation),
            opinion=opinion,
        )

    return app.execute(call, opinion_of(call.act.process, proposal, organisation), OPINION, command)


def asking(act: Act, facts: Facts, proposal: UUID, organisation: str, due_on: date | None = None) -> RequestOpinion:
    """The command to ask that entity, by what is known."""
    heard = facts.outcomes
    opinions = heard.opinions.get(proposal, {})
    return RequestOpinion(
        act=act,
        process=facts.process,
        proposal=proposal,
        organisation=organisation,
        idea=heard.selected(proposal),
        registered=organisation in heard.organisations,
        others={name: standing for name, standing in opinions.items() if name != organisation},
        days=heard.rules.opinion_days if heard.rules else Rules.opinion_days,
        due_on=due_on,
    )
