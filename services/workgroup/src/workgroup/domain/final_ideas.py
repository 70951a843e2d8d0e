"""Which of the selected ideas a body keeps: by a motion on each, once each has its opinion, and by two people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.envelope import Act, Event, named
from events.foureyes import (
    FOUR_EYES_RULE,
    Pending,
    declining,
    for_second_person,
    need_content,
    pending,
    proposing,
    without,
)
from events.refusals import Refusal
from events.rules import need_reason, need_running
from events.workgroup import (
    ActDeclined,
    ActProposed,
    FinalIdeasDecided,
    IdeaDropped,
    IdeaKept,
    Seat,
)

from .bodies import Body
from .making import Made, in_order, serving
from .opinions import Idea, Standing, settled
from .process import Process
from .sittings import Sitting, Verdict

DECIDE_FINAL_IDEAS = "DecideFinalIdeas"
KEPT_RULE = ("kept-by-its-motion", 1)
"""An idea is kept where its motion (KeepIdea) in the meeting was carried, and dropped where it failed."""


class NothingSelected(Refusal):
    """No ideas were selected in that evaluation."""

    slug = "nothing-selected"


class FinalIdeasSettled(Refusal):
    """Each selected idea is decided: it is decided anew only after an appeal that was upheld."""

    slug = "final-ideas-settled"


class OpinionMissing(Refusal):
    """The idea waits for the opinion of an entity: {idea}."""

    slug = "opinion-missing"


class AnotherBody(Refusal):
    """The meeting is not one of the body that judges: {body}."""

    slug = "another-body"


class NotVotedOn(Refusal):
    """No motion of the meeting has decided whether the idea is kept: {idea}."""

    slug = "not-voted-on"


class NotAttended(Refusal):
    """Only another member who attended the meeting confirms or declines."""

    kind = "forbidden"
    slug = "not-attended"


class OwnIdea(Refusal):
    """Nobody decides what concerns them: {idea}."""

    kind = "forbidden"
    slug = "own-idea"


class FinalIdeasOvertaken(Refusal):
    """What is to be decided has changed since it was proposed: propose it again."""

    slug = "final-ideas-overtaken"


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The ideas that an evaluation has selected, in its order, and the body that judges."""

    evaluation: str
    body: str
    ideas: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class FinalIdeas:
    """What was decided, by idea: the event of each, its motion; and whether it was dropped."""

    version: int = 0
    activity: int | None = None
    decisions: Mapping[UUID, UUID] = field(default_factory=dict)
    motions: Mapping[UUID, UUID] = field(default_factory=dict)
    pending: Mapping[UUID, Pending] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OnFinalIdeas:
    """An act on the final ideas, with all that a rule needs to know.

    `ideas` and `opinions` are those of the selection; `granted`: decisions whose appeal was upheld.
    """

    act: Act
    process: Process
    body: Body
    sitting: Sitting
    selection: Selection | None
    ideas: Mapping[UUID, Idea]
    opinions: Mapping[UUID, Mapping[str, Standing]]
    granted: frozenset[UUID]
    open_appeals: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class DecideFinalIdeas(OnFinalIdeas):
    """Propose what the meeting's motions say."""


@dataclass(frozen=True, kw_only=True)
class ConfirmFinalIdeas(OnFinalIdeas):
    """Confirm what another member proposed, by its content's hash."""

    proposal: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class DeclineFinalIdeas(OnFinalIdeas):
    """Say no to what another member proposed."""

    proposal: UUID


FinalIdeasCommand: TypeAlias = DecideFinalIdeas | ConfirmFinalIdeas | DeclineFinalIdeas


def final_ideas_of(process: str, evaluation: str) -> UUID:
    """The stream of the final ideas of an evaluation of that name."""
    return named(process, "final-ideas", evaluation)


def evolve(state: FinalIdeas, event: Event) -> FinalIdeas:
    """The final ideas after the event."""
    match event:
        case ActProposed():
            state = replace(state, pending={**state.pending, event.proposal: pending(event)})
        case ActDeclined():
            state = replace(state, pending=without(state.pending, event.proposal))
        case FinalIdeasDecided():
            state = replace(state, activity=event.activity, pending=without(state.pending, event.proposal))
        case IdeaKept() | IdeaDropped():
            state = replace(
                state,
                decisions={**state.decisions, event.idea: event.id},
                motions={**state.motions, event.idea: event.motion},
            )
    return replace(state, version=event.version)


def decide(state: FinalIdeas, command: FinalIdeasCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids."""
    need_running(command.process, command.act)
    match command:
        case DecideFinalIdeas():
            return _propose(state, command)
        case ConfirmFinalIdeas():
            return _confirm(state, command)
        case DeclineFinalIdeas():
            return _decline(state, command)
    assert_never(command)


def _propose(state: FinalIdeas, command: DecideFinalIdeas) -> tuple[Event, ...]:
    if command.selection is None:
        raise NothingSelected("evaluation")
    seat = command.body.leading_seat_of(command.act)
    content = _content(command.selection, command.sitting, _verdicts(state, command, command.selection))
    fields = proposing(command.act, DECIDE_FINAL_IDEAS, content)
    return _events(state, command, seat, None, (ActProposed, None, fields))


def _confirm(state: FinalIdeas, command: ConfirmFinalIdeas) -> tuple[Event, ...]:
    waiting, seat = _second_person(state, command)
    need_content(waiting, command.hash)
    selection = command.selection
    assert selection is not None
    verdicts = _verdicts(state, command, selection)
    if _content(selection, command.sitting, verdicts) != json.loads(waiting.content):
        raise FinalIdeasOvertaken
    decided = {
        "evaluation": selection.evaluation,
        "body": selection.body,
        "kept": tuple(idea for idea, verdict in verdicts.items() if verdict.carried),
        "dropped": tuple(idea for idea, verdict in verdicts.items() if not verdict.carried),
        "meeting": command.sitting.id,
        "proposal": waiting.proposal,
        "proposed_by": waiting.proposed_by,
        "open_appeals": command.open_appeals,
    }
    each = (_on_idea(state, command, idea, verdict) for idea, verdict in verdicts.items())
    return _events(state, command, seat, waiting, (FinalIdeasDecided, FOUR_EYES_RULE, decided), *each)


def _decline(state: FinalIdeas, command: DeclineFinalIdeas) -> tuple[Event, ...]:
    waiting, seat = _second_person(state, command)
    need_reason(command.act)
    return _events(state, command, seat, waiting, (ActDeclined, FOUR_EYES_RULE, declining(waiting)))


def _events(
    state: FinalIdeas, command: OnFinalIdeas, seat: Seat, waiting: Pending | None, *made: Made
) -> tuple[Event, ...]:
    assert command.selection is not None
    stream = final_ideas_of(command.act.process, command.selection.evaluation)
    act = serving(command.act, waiting.activity if waiting else None, state.activity)
    return in_order(act, stream, state.version, command.body.path(seat), made)


def _content(selection: Selection, sitting: Sitting, verdicts: Mapping[UUID, Verdict]) -> dict[str, Any]:
    return {
        "evaluation": selection.evaluation,
        "meeting": str(sitting.id),
        "kept": [str(idea) for idea, verdict in verdicts.items() if verdict.carried],
        "dropped": [str(idea) for idea, verdict in verdicts.items() if not verdict.carried],
    }


def _verdicts(state: FinalIdeas, command: OnFinalIdeas, selection: Selection) -> dict[UUID, Verdict]:
    """What the meeting says of each idea that is to be decided: none yet, or anew after an appeal."""
    if command.sitting.body != selection.body:
        raise AnotherBody("meeting", body=selection.body)
    due = [idea for idea in selection.ideas if _is_due(state, command, idea)]
    if not due:
        raise FinalIdeasSettled
    for idea in due:
        if not settled(command.opinions.get(idea, {}).values()):
            raise OpinionMissing("evaluation", idea=idea)
    verdicts = {idea: _said_of(state, command, idea) for idea in due}
    _need_unconcerned(command, verdicts)
    return verdicts


def _need_unconcerned(command: OnFinalIdeas, verdicts: Mapping[UUID, Verdict]) -> None:
    """Refuse who is an author of one of the ideas, or recused from its motion."""
    person = command.act.person
    for idea, verdict in verdicts.items():
        if person in command.ideas[idea].authors or (verdict.motion, person) in command.sitting.recused:
            raise OwnIdea(idea=idea)


def _is_due(state: FinalIdeas, command: OnFinalIdeas, idea: UUID) -> bool:
    return idea not in state.decisions or state.decisions[idea] in command.granted


def _said_of(state: FinalIdeas, command: OnFinalIdeas, idea: UUID) -> Verdict:
    verdict = command.sitting.verdicts.get(idea)
    if verdict is None or verdict.motion == state.motions.get(idea):
        raise NotVotedOn("meeting", idea=idea)
    return verdict


def _on_idea(state: FinalIdeas, command: OnFinalIdeas, idea: UUID, verdict: Verdict) -> Made:
    about: dict[str, Any] = {
        "idea": idea,
        "authors": command.ideas[idea].authors,
        "motion": verdict.motion,
        "replaces": state.decisions.get(idea),
    }
    if verdict.carried:
        return IdeaKept, KEPT_RULE, about
    events = (standing.event for standing in command.opinions[idea].values())
    opinions = tuple(event for event in events if event is not None)
    return IdeaDropped, KEPT_RULE, {**about, **asdict(verdict.tally), "opinions": opinions}


def _second_person(state: FinalIdeas, command: ConfirmFinalIdeas | DeclineFinalIdeas) -> tuple[Pending, Seat]:
    waiting = for_second_person(state.pending, command.proposal, command.act)
    seat = command.body.seat_of(command.act)
    if command.act.person not in command.sitting.present:
        raise NotAttended
    return waiting, seat


FINAL_IDEAS = Aggregate(initial=FinalIdeas(), evolve=evolve, decide=decide)
