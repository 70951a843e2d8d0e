"""What this service does by itself: close a call by the clock, count, let a cure lapse, conclude the screening."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from events.aggregate import Reaction, Timer
from events.envelope import Act, Event
from events.moderation import UPHELD, RestoreAfterAppeal
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CallPublished,
    ContributionHidden,
    CureLapsed,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalsMerged,
    ProposalWithdrawn,
    SeatApplicationRevised,
)
from events.window import shown
from events.workgroup import (
    AppealDecided,
    IdeaDropped,
    IdeaKept,
    Judged,
    MemberSelected,
    ProposalNotSelected,
    ProposalNotShortlisted,
    ProposalSelected,
    ProposalShortlisted,
    ReserveListed,
    SeatApplicationDeclined,
)

from .domain.call import CALL, BeginClosing, CloseCall, ConcludeScreening
from .domain.moderation import MODERATION, Moderate
from .domain.screening import SCREENING, LapseCure, MarkOutcome, ReopenScreening
from .entries import close_counted, conclude_screened, follow
from .facts import Facts

CLOSE, CURE = "close", "cure"
"""The names of the timers of a call, and of a proposal."""

SCREENED = frozenset({ProposalFoundEligible.TOPIC, ProposalFoundIneligible.TOPIC})
"""The topics of the decisions of a screening."""

MARKS: dict[type[Event], tuple[str, str]] = {
    ProposalShortlisted: ("shortlist", "shortlisted"),
    ProposalNotShortlisted: ("shortlist", "not_shortlisted"),
    ProposalSelected: ("ideas", "selected"),
    ProposalNotSelected: ("ideas", "not_selected"),
    IdeaKept: ("final", "kept"),
    IdeaDropped: ("final", "dropped"),
    MemberSelected: ("seats", "selected"),
    ReserveListed: ("seats", "reserve"),
    SeatApplicationDeclined: ("seats", "declined"),
}
"""The working group's decisions, and the stage and outcome that they mark on a proposal."""


def react(_facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """What the event, just folded into the facts, makes this service do."""
    match event:
        case CallClosing():
            return (_count(event),)
        case CallClosed():
            return (_conclude(event.stream, event),)
        case ProposalFoundEligible() | ProposalFoundIneligible():
            return (_conclude(event.call, event, again=event.replaces is not None),)
        case ProposalWithdrawn() | ProposalsMerged():
            return (_conclude(event.call, event),)
        case AppealDecided():
            return _anew(event)
        case IdeaKept() | IdeaDropped():
            return (_mark(event.idea, event),)
        case Judged():
            return (_mark(event.subject, event),)
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
        case ProposalRevised() | SeatApplicationRevised() | ProposalWithdrawn() | CureLapsed():
            return (timer(name=CURE, due=None),)
    return ()


def fire(_facts: Facts, timer: Timer) -> tuple[Reaction, ...]:
    """What this service does when the instant has come."""
    assert timer.due is not None
    key = f"{timer.name}/{timer.stream}/{shown(timer.due)}"
    if timer.name == CURE:
        proposal = timer.stream
        lapse = lambda act: LapseCure(act=act, proposal=proposal)  # noqa: E731
        return (Reaction(key=key, stream=proposal, aggregate=SCREENING, command=lapse, writes=follow),)
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


def _conclude(call: UUID, event: Event, *, again: bool = False) -> Reaction:
    return Reaction(
        key=f"conclude/{event.id}",
        stream=call,
        aggregate=CALL,
        command=lambda act: ConcludeScreening(act=act, again=again),
        activity=event.activity,
        late=partial(conclude_screened, again),
    )


def _anew(event: AppealDecided) -> tuple[Reaction, ...]:
    """What an appeal that was upheld makes of the decision, where it is this service's."""
    if event.outcome not in UPHELD:
        return ()
    subject, appeal, decision = event.subject, event.stream, event.decision
    if event.decision_type in SCREENED:
        return (
            Reaction(
                key=f"reopen/{appeal}",
                stream=subject,
                aggregate=SCREENING,
                command=lambda act: ReopenScreening(act=act, proposal=subject, appeal=appeal, decision=decision),
                writes=follow,
            ),
        )
    if event.decision_type == ContributionHidden.TOPIC:
        return (Reaction(key=f"restore/{appeal}", stream=subject, aggregate=MODERATION, command=_shown(event)),)
    return ()


def _shown(event: AppealDecided) -> Callable[[Act], Moderate]:
    return lambda act: Moderate(
        proposal=event.subject,
        concerned=frozenset(),
        command=RestoreAfterAppeal(act=act, appeal=event.stream, decision=event.decision),
    )


def _mark(proposal: UUID, event: Event) -> Reaction:
    stage, outcome = MARKS[type(event)]
    decision = event.id
    return Reaction(
        key=f"mark/{decision}",
        stream=proposal,
        aggregate=SCREENING,
        command=lambda act: MarkOutcome(act=act, proposal=proposal, stage=stage, outcome=outcome, decision=decision),
        activity=event.activity,
    )
