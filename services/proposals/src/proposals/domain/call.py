"""A call as it stands: its criteria, its window, the extension that waits, and how far its closing is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE
from events.envelope import Act, Event, named
from events.foureyes import Pending, pending, without
from events.proposals import (
    ActDeclined,
    ActProposed,
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CallPublished,
    ScreeningConcluded,
)
from events.refusals import Refusal, ValueRefused
from events.window import Standing, Window

Stage: TypeAlias = Literal["unknown", "open", "closing", "closed", "screened"]

PROPOSALS, SEATS = "proposals", "seats"

SCREENING_RULE = ("each-proposal-screened", 1)
"""Each proposal that was neither withdrawn nor merged into another is found eligible or not, once."""

_STANDING: dict[Stage, Standing] = {"open": "open", "closing": "closing", "closed": "closed", "screened": "closed"}


class NoCall(Refusal):
    """There is no such call."""

    kind = "missing"
    slug = "unknown"


class CallOfOtherKind(Refusal):
    """This call is for {kind}."""

    slug = "call-of-other-kind"


class NotCountedYet(Refusal):
    """This is decided once the call is closed and counted: it ends at {closes_at}."""

    slug = "not-counted-yet"


class NoSuchCriterion(Refusal):
    """The call has no criterion of acceptance of that name: {name}."""

    kind = "invalid"
    slug = "no-such-criterion"


@dataclass(frozen=True, kw_only=True)
class Call:
    """The state of a call's stream. `last` is the window's last civil day, as extended."""

    version: int = 0
    stage: Stage = "unknown"
    name: str = ""
    kind: str = ""
    activity: int | None = None
    acceptance: tuple[str, ...] = ()
    opens_at: datetime | None = None
    last: date = date.min
    closes_at: datetime | None = None
    concluded: ScreeningConcluded | None = None
    pending: Mapping[UUID, Pending] = field(default_factory=dict)

    def stream(self, process: str) -> UUID:
        """The call's own stream."""
        return stream_of(process, self.known().name)

    def known(self) -> Call:
        """The call itself; refuses the stream of anything else."""
        if self.opens_at is None or self.closes_at is None:
            raise NoCall("call")
        return self

    def window(self) -> Window:
        """The window as it stands."""
        self.known()
        assert self.opens_at is not None
        assert self.closes_at is not None
        return Window(standing=_STANDING[self.stage], opens_at=self.opens_at, closes_at=self.closes_at)

    def counted(self) -> bool:
        """Whether the call is closed and counted."""
        return self.stage in ("closed", "screened")

    def check_criteria(self, names: tuple[str, ...]) -> None:
        """Refuse to decide on none, twice the same, or another than the criteria of acceptance."""
        if not names or len(set(names)) < len(names):
            raise ValueRefused("criteria", rule="at least one criterion, each once")
        for name in names:
            if name not in self.acceptance:
                raise NoSuchCriterion("criteria", name=name)

    def serving(self, act: Act) -> Act:
        """The act, for the call's own activity unless it names one."""
        return act if act.activity is not None else replace(act, activity=self.activity)


def stream_of(process: str, name: str) -> UUID:
    """The stream of the call of that name."""
    return named(process, "call", name)


@dataclass(frozen=True, kw_only=True)
class BeginClosing:
    """The clock may have reached the instant: take no more from it on."""

    act: Act


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What came in: proposals in time, those of them withdrawn, the last position, the SHA-256 of the sorted ids."""

    received: int
    withdrawn: int
    last_position: int
    ids_hash: str


@dataclass(frozen=True, kw_only=True)
class CloseCall:
    """Record the tally, taken under the writers' lock; without it, nothing yet."""

    act: Act
    tally: Tally | None = None


@dataclass(frozen=True, kw_only=True)
class Screened:
    """What became of the proposals; `waiting` are those that are not decided yet."""

    waiting: int
    eligible: int
    ineligible: int
    withdrawn: int
    merged: int


@dataclass(frozen=True, kw_only=True)
class ConcludeScreening:
    """Record that each proposal is decided, as counted under the writers' lock; without the count, nothing yet.

    `again`: one of them was just decided anew after an appeal.
    """

    act: Act
    screened: Screened | None = None
    again: bool = False


CallCommand: TypeAlias = BeginClosing | CloseCall | ConcludeScreening


def evolve(state: Call, event: Event) -> Call:
    """The call after the event."""
    return replace(_after(state, event), version=event.version)


def _after(state: Call, event: Event) -> Call:
    match event:
        case CallPublished():
            return replace(
                state,
                stage="open",
                name=event.name,
                kind=event.kind,
                activity=event.activity,
                acceptance=tuple(criterion.name for criterion in event.acceptance),
                opens_at=event.opens_at,
                last=event.last,
                closes_at=event.closes_at,
            )
        case CallDeadlineExtended():
            return _settled(replace(state, last=event.last, closes_at=event.closes_at), event.proposal)
        case CallClosing():
            return replace(state, stage="closing")
        case CallClosed():
            return replace(state, stage="closed")
        case ScreeningConcluded():
            return replace(state, stage="screened", concluded=event)
        case ActProposed():
            return replace(state, pending={**state.pending, event.proposal: pending(event)})
        case ActDeclined():
            return _settled(state, event.proposal)
    return state


def _settled(state: Call, proposal: UUID) -> Call:
    return replace(state, pending=without(state.pending, proposal))


def decide(state: Call, command: CallCommand) -> tuple[Event, ...]:
    """What the command makes happen; nothing where it comes too early, or again."""
    match command:
        case BeginClosing():
            return _begin_closing(state, command)
        case CloseCall():
            return _close(state, command)
        case ConcludeScreening():
            return _conclude(state, command)
    assert_never(command)


CALL = Aggregate(Call(), evolve, decide)


def _begin_closing(state: Call, command: BeginClosing) -> tuple[Event, ...]:
    if state.stage != "open" or command.act.happened_at < state.window().closes_at:
        return ()
    act = state.serving(command.act)
    closing = act.event(
        CallClosing,
        state.stream(act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        closes_at=state.window().closes_at,
    )
    return (closing,)


def _close(state: Call, command: CloseCall) -> tuple[Event, ...]:
    if state.stage != "closing" or command.tally is None:
        return ()
    act = state.serving(command.act)
    closed = act.event(
        CallClosed,
        state.stream(act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        kind=state.kind,
        received=command.tally.received,
        withdrawn=command.tally.withdrawn,
        last_position=command.tally.last_position,
        ids_hash=command.tally.ids_hash,
    )
    return (closed,)


def _conclude(state: Call, command: ConcludeScreening) -> tuple[Event, ...]:
    if not state.counted() or command.screened is None or command.screened.waiting:
        return ()
    if not command.again and not _differs(state.concluded, command.screened):
        return ()
    act = state.serving(command.act)
    concluded = act.event(
        ScreeningConcluded,
        state.stream(act.process),
        state.version + 1,
        rule=SCREENING_RULE,
        eligible=command.screened.eligible,
        ineligible=command.screened.ineligible,
        withdrawn=command.screened.withdrawn,
        merged=command.screened.merged,
    )
    return (concluded,)


def _differs(concluded: ScreeningConcluded | None, screened: Screened) -> bool:
    """Whether that count is not the one that was concluded last."""
    if concluded is None:
        return True
    was = (concluded.eligible, concluded.ineligible, concluded.withdrawn, concluded.merged)
    return was != (screened.eligible, screened.ineligible, screened.withdrawn, screened.merged)
