"""Commitments are drafted and revised by their task forces, with stakeholders, until they are handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from events.envelope import Act, Event, Text
from events.plan import (
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    Evidence,
    StakeholdersConsulted,
    WorkshopHeld,
)
from events.refusals import AlreadyThere, Refusal, UnknownThing, ValueRefused
from events.rules import need_words
from plan.domain.process import need_past

from .commitment import RETURNED, Commitment, Standing, made_of, need_drafted, need_unfrozen, need_writer
from .template import TEMPLATE_RULE, Template, content_version, missing, need_sound


class HandedOver(Refusal):
    """The commitment {name} is handed over: only what answers an open amendment changes it."""

    slug = "handed-over"


class TemplateIncomplete(Refusal):
    """The template lacks: {missing}."""

    kind = "invalid"
    slug = "template-incomplete"


class NobodyConsulted(Refusal):
    """The commitment {name} has had no workshop, and no consultation of stakeholders."""

    slug = "nobody-consulted"


class ReturnedUnchanged(Refusal):
    """The version {number} of the commitment {name} was returned: another one is handed over."""

    slug = "returned-unchanged"


class NothingChanged(Refusal):
    """The content is that of the last version."""

    slug = "nothing-changed"


@dataclass(frozen=True, kw_only=True)
class DraftCommitment:
    """Write the first version, for that idea."""

    act: Act
    standing: Standing
    idea: UUID | None
    content: Template


@dataclass(frozen=True, kw_only=True)
class ReviseCommitment:
    """Write the next version; once it is handed over, one that answers open amendments."""

    act: Act
    standing: Standing
    content: Template
    answers: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HoldWorkshop:
    """Record a workshop on the commitment."""

    act: Act
    standing: Standing
    held_on: date
    mode: str
    participants: int
    sides: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class ConsultStakeholders:
    """Record that stakeholders were consulted."""

    act: Act
    standing: Standing
    channel: str
    audience: Text
    first: date
    last: date
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class ReadyCommitment:
    """Hand the last version over, whose content that is."""

    act: Act
    standing: Standing
    content: Template


def _draft(state: Commitment, command: DraftCommitment) -> tuple[Event, ...]:
    standing = command.standing
    if state.version > 0:
        raise AlreadyThere("name", what="commitment", name=standing.name)
    who = need_writer(standing, command.act)
    if command.idea is None and "seat" in who:
        raise ValueRefused("idea", rule="a task force writes the commitment of its idea")
    need_unfrozen(standing)
    need_sound(command.content)
    content = content_version(command.content, 1)
    fields: dict[str, Any] = {"idea": command.idea, "content": content}
    return made_of(state, command.act, standing.name, CommitmentDrafted, rule=TEMPLATE_RULE, **who, **fields)


def _revise(state: Commitment, command: ReviseCommitment) -> tuple[Event, ...]:
    standing = command.standing
    need_drafted(state, standing.name)
    who = need_writer(standing, command.act)
    need_unfrozen(standing)
    if state.handed_over(standing.reviews):
        if not command.answers:
            raise HandedOver("commitment", name=standing.name)
        need_complete(command.content, standing)
    need_open(state, command.answers)
    return new_version(state, command.act, standing, CommitmentRevised, command.content, command.answers, who)


def new_version(
    state: Commitment,
    act: Act,
    standing: Standing,
    kind: type[Event],
    content: Template,
    answers: tuple[UUID, ...],
    who: dict[str, Any],
) -> tuple[Event, ...]:
    """The event of a next version; refuses the same content again."""
    need_sound(content)
    version = content_version(content, len(state.versions) + 1)
    if version.hash == state.last.hash:
        raise NothingChanged("content")
    fields: dict[str, Any] = {"content": version, "answers": answers}
    return made_of(state, act, standing.name, kind, rule=TEMPLATE_RULE, **who, **fields)


def need_open(state: Commitment, answers: tuple[UUID, ...]) -> None:
    """Refuse an answer to what no open amendment asks."""
    for index, each in enumerate(answers):
        if each not in {amendment.id for amendment in state.open} or each in answers[:index]:
            raise UnknownThing(f"answers.{index}", what="open amendment", name=each)


def need_complete(content: Template, standing: Standing) -> None:
    """Refuse a template in which something is missing; the refusal names each field."""
    if lacking := missing(content, standing.process.languages):
        raise TemplateIncomplete(f"content.{lacking[0]}", missing=", ".join(lacking))


def _hold_workshop(state: Commitment, command: HoldWorkshop) -> tuple[Event, ...]:
    who = _need_open_to_stakeholders(state, command.standing, command.act)
    need_past(command.standing.process, command.act, command.held_on, "held_on")
    if command.participants < 1:
        raise ValueRefused("participants", rule="at least one")
    return made_of(
        state,
        command.act,
        command.standing.name,
        WorkshopHeld,
        **who,
        held_on=command.held_on,
        mode=command.mode,
        participants=command.participants,
        sides=command.sides,
        evidence=command.evidence,
    )


def _consult(state: Commitment, command: ConsultStakeholders) -> tuple[Event, ...]:
    who = _need_open_to_stakeholders(state, command.standing, command.act)
    if command.last < command.first:
        raise ValueRefused("last", rule="the last day is not before the first")
    need_past(command.standing.process, command.act, command.last, "last")
    need_words(command.audience, command.standing.process.languages, "audience")
    return made_of(
        state,
        command.act,
        command.standing.name,
        StakeholdersConsulted,
        **who,
        channel=command.channel,
        audience=command.audience,
        first=command.first,
        last=command.last,
        evidence=command.evidence,
    )


def _need_open_to_stakeholders(state: Commitment, standing: Standing, act: Act) -> dict[str, Any]:
    need_drafted(state, standing.name)
    who = need_writer(standing, act)
    need_unfrozen(standing)
    return who


def _ready(state: Commitment, command: ReadyCommitment) -> tuple[Event, ...]:
    standing = command.standing
    who = _need_open_to_stakeholders(state, standing, command.act)
    if state.handed_over(standing.reviews):
        raise HandedOver("commitment", name=standing.name)
    if any(review.kind == RETURNED and review.number >= state.last.number for review in standing.reviews):
        raise ReturnedUnchanged("commitment", number=state.last.number, name=standing.name)
    need_complete(command.content, standing)
    if not state.workshops and not state.consultations:
        raise NobodyConsulted("commitment", name=standing.name)
    return made_of(
        state,
        command.act,
        standing.name,
        CommitmentReadyForReview,
        rule=TEMPLATE_RULE,
        **who,
        number=state.last.number,
        hash=state.last.hash,
        workshops=state.workshops,
        consultations=state.consultations,
    )


DECISIONS: dict[type, Callable[[Commitment, Any], tuple[Event, ...]]] = {
    DraftCommitment: _draft,
    ReviseCommitment: _revise,
    HoldWorkshop: _hold_workshop,
    ConsultStakeholders: _consult,
    ReadyCommitment: _ready,
}
