"""After the plan: who is responsible reports how far a milestone is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.envelope import Act, Event, Text
from events.plan import Evidence, MilestoneReported
from events.refusals import Refusal, UnknownThing
from events.rules import need_words
from plan.domain.plans.state import Plan
from plan.domain.process import Process, need_officer

from .commitment import Commitment, made_of, need_drafted
from .template import Milestone, Template

ENTITY_OFFICER = "entity_officer"


class NotInPlan(Refusal):
    """No published or submitted plan holds the commitment {name}."""

    slug = "not-in-plan"


class NotResponsibleFor(Refusal):
    """The milestone is another entity's: this act needs a representative of {organisations}."""

    kind = "forbidden"
    slug = "not-responsible-for"


@dataclass(frozen=True, kw_only=True)
class ReportMilestone:
    """Report on a milestone of the commitment in that plan, whose frozen content that is.

    `represents` are the organisations that who acts is a representative of.
    """

    act: Act
    process: Process
    name: str
    document: str
    plan: Plan | None
    content: Template | None
    represents: frozenset[str]
    milestone: str
    status: str
    text: Text
    evidence: tuple[Evidence, ...]


def _report(state: Commitment, command: ReportMilestone) -> tuple[Event, ...]:
    need_officer(command.process, command.act, ENTITY_OFFICER)
    need_drafted(state, command.name)
    plan, content = command.plan, command.content
    if plan is None or content is None or not (plan.published or plan.submitted):
        raise NotInPlan("commitment", name=command.name)
    milestone = next((each for each in content.milestones if each.id == command.milestone), None)
    if milestone is None:
        raise UnknownThing("milestone", what="milestone", name=command.milestone)
    organisation = _need_responsible(plan, milestone, command)
    need_words(command.text, command.process.languages, "text")
    return made_of(
        state,
        command.act,
        command.name,
        MilestoneReported,
        office=ENTITY_OFFICER,
        milestone=milestone.id,
        document=command.document,
        organisation=organisation,
        status=command.status,
        text=command.text,
        evidence=command.evidence,
    )


def _need_responsible(plan: Plan, milestone: Milestone, command: ReportMilestone) -> str:
    """The organisation for which is reported: the milestone's own, or the one that answers for the commitment."""
    own = milestone.responsible.organisation if milestone.responsible else None
    responsible = [each for each in (own, plan.entities.get(command.name)) if each]
    for organisation in responsible:
        if organisation in command.represents:
            return organisation
    raise NotResponsibleFor("milestone", organisations=" or ".join(dict.fromkeys(responsible)))


DECISIONS: dict[type, Callable[[Commitment, Any], tuple[Event, ...]]] = {ReportMilestone: _report}
