"""What this service does by itself: close a call by the clock, count, let a cure lapse, conclude the screening."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from events.aggregate import Reaction, Timer
from events.envelope import Event
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CallPublished,
    CureLapsed,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalsMerged,
    ProposalWithdrawn,
)
from events.window import shown

from .domain.call import CALL, BeginClosing, CloseCall, ConcludeScreening
from .domain.proposal import PROPOSAL, LapseCure
from .entries import close_counted, conclude_screened, follow
from .facts import Facts

CLOSE, CURE = "close", "cure"
"""The names of the timers of a call, and of a proposal."""


def react(_facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """What the event, just folded into the facts, makes this service do."""
    match event:
        case CallClosing():
            return (_count(event),)
        case CallClosed():
            return (_conclude(event.stream, event),)
        case ProposalFoundEligible() | ProposalFoundIneligible() | ProposalWithdrawn() | ProposalsMerged():
            return (_conclude(event.call, event),)
    return ()


def schedule(event: Event) -> tuple[Timer, ...]:
    """The instants that the event sets, moves or takes away."""
    timer = partial(Timer, process=event.process, stream=event.stream)
    match event:
        case CallPublished() | CallDeadlineExtended():
            return (timer(name=CLOSE, due=event.closes_at),)
        case CallClosing():
            return (timer(name=CLOSE, due=None),)
        case ProposalReturned():
            return (timer(name=CURE, due=event.cures_at),)
        case ProposalRevised() | ProposalWithdrawn() | CureLapsed():
            return (timer(name=CURE, due=None),)
    return ()


def fire(_facts: Facts, timer: Timer) -> tuple[Reaction, ...]:
    """What this service does when the instant has come."""
    assert timer.due is not None
    key = f"{timer.name}/{timer.stream}/{shown(timer.due)}"
    if timer.name == CURE:
        proposal = timer.stream
        lapse = lambda act: LapseCure(act=act, proposal=proposal)  # noqa: E731
        return (Reaction(key=key, stream=proposal, aggregate=PROPOSAL, command=lapse, writes=follow),)
    begin = lambda act: BeginClosing(act=act)  # noqa: E731
    return (Reaction(key=key, stream=timer.stream, aggregate=CALL, command=begin, writes=follow),)


def _count(event: CallClosing) -> Reaction:
    return Reaction(
        key=f"count/{event.id}",
        stream=event.stream,
        aggregate=CALL,
        command=lambda act: CloseCall(act=act),
        activity=event.activity,
        late=close_counted,
        writes=follow,
    )


def _conclude(call: UUID, event: Event) -> Reaction:
    return Reaction(
        key=f"conclude/{event.id}",
        stream=call,
        aggregate=CALL,
        command=lambda act: ConcludeScreening(act=act),
        activity=event.activity,
        late=conclude_screened,
    )
