"""A consultation as it stands: one version of one document, one window, and the acts that wait for a second person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from events.calendar import DEADLINE_RULE, ends_at, starts_at
from events.comments import (
    ActDeclined,
    ActProposed,
    AllCommentsAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodExtended,
    CommentPeriodMissed,
    CommentPeriodOpened,
    CommentPeriodScheduled,
    ConsultationReportPublished,
)
from events.envelope import Act, Event, Text, named
from events.foureyes import Pending, pending, without
from events.refusals import Refusal
from events.window import Standing, Window, not_open_yet

Stage: TypeAlias = Literal["unknown", "scheduled", "open", "closing", "closed", "answered"]

_STANDING: dict[Stage, Standing] = {"open": "open", "closing": "closing", "closed": "closed", "answered": "closed"}


class NoConsultation(Refusal):
    """There is no such consultation."""

    kind = "missing"
    slug = "unknown"


class GateShut(Refusal):
    """The consultation is not open: its gate ({gate}) has not opened."""

    slug = "gate-shut"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is planned: the document, the window in civil days of the zone, and the gate that opens it."""

    of_activity: int
    name: str
    title: Text
    document: str
    first: date
    last: date
    zone: str
    gate: str
    body: str | None

    @property
    def opens_at(self) -> datetime:
        """The window's first instant (UTC)."""
        return starts_at(self.first, self.zone)

    @property
    def closes_at(self) -> datetime:
        """The instant that ends the window (UTC)."""
        return ends_at(self.last, self.zone)


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of the consultation's document."""

    number: int
    hash: str


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """The state of a consultation's stream: `subject` is the version it opened with, `owed` the answers it owes.

    `missed` is the version whose gate opened after the planned window, `report` the one that was published.
    """

    version: int = 0
    stage: Stage = "unknown"
    plan: Plan | None = None
    missed: Version | None = None
    subject: Version | None = None
    opened_at: datetime | None = None
    owed: int = 0
    report: ConsultationReportPublished | None = None
    pending: Mapping[UUID, Pending] = field(default_factory=dict)

    def stream(self, process: str) -> UUID:
        """The consultation's own stream."""
        return named(process, "consultation", self.planned().name)

    def counted(self) -> bool:
        """Whether the period is closed and counted."""
        return self.stage in ("closed", "answered")

    def planned(self) -> Plan:
        """The plan; refuses the stream of anything else."""
        if self.plan is None:
            raise NoConsultation("consultation")
        return self.plan

    def opened_with(self) -> Version:
        """The version that it opened with; the stages after `scheduled` have one."""
        assert self.subject is not None
        return self.subject

    def period(self, at: datetime) -> Window:
        """The period as it stands; refuses what comes at that time where it has not opened."""
        plan = self.planned()
        if self.opened_at is None:
            raise not_open_yet(plan.opens_at, at) if at < plan.opens_at else GateShut(gate=plan.gate)
        return Window(standing=_STANDING[self.stage], opens_at=self.opened_at, closes_at=plan.closes_at)


def evolve(state: Consultation, event: Event) -> Consultation:
    """The consultation after the event."""
    return replace(_after(state, event), version=event.version)


def _after(state: Consultation, event: Event) -> Consultation:
    match event:
        case CommentPeriodScheduled():
            return replace(state, stage="scheduled", plan=_plan(event), missed=None)
        case CommentPeriodMissed():
            return replace(state, missed=Version(number=event.number, hash=event.hash))
        case CommentPeriodOpened():
            subject = Version(number=event.number, hash=event.hash)
            opened = replace(state, stage="open", subject=subject, opened_at=event.opens_at)
            return _settled(opened, event.proposal)
        case CommentPeriodExtended():
            assert state.plan is not None
            return _settled(replace(state, plan=replace(state.plan, last=event.last)), event.proposal)
        case CommentPeriodClosing():
            return replace(state, stage="closing")
        case CommentPeriodClosed():
            return replace(state, stage="closed", owed=event.counted - event.withdrawn)
        case AllCommentsAnswered():
            return replace(state, stage="answered")
        case ConsultationReportPublished():
            return _settled(replace(state, report=event), event.proposal)
        case ActProposed():
            return replace(state, pending={**state.pending, event.proposal: pending(event)})
        case ActDeclined():
            return _settled(state, event.proposal)
    return state


def _plan(event: CommentPeriodScheduled) -> Plan:
    return Plan(
        of_activity=event.of_activity,
        name=event.name,
        title=event.title,
        document=event.document,
        first=event.first,
        last=event.last,
        zone=event.zone,
        gate=event.gate,
        body=event.body,
    )


def _settled(state: Consultation, proposal: UUID | None) -> Consultation:
    return replace(state, pending=without(state.pending, proposal))


def serving(act: Act, plan: Plan) -> Act:
    """The act, for the consultation's own activity unless it names one."""
    return act if act.activity is not None else replace(act, activity=plan.of_activity)


def opened(
    state: Consultation,
    act: Act,
    subject: Version,
    *,
    office: str | None = None,
    approval: UUID | None = None,
    proposal: UUID | None = None,
    proposed_by: UUID | None = None,
) -> CommentPeriodOpened:
    """The period opens now, within the planned window, on that version."""
    plan = state.planned()
    return serving(act, plan).event(
        CommentPeriodOpened,
        state.stream(act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        office=office,
        name=plan.name,
        title=plan.title,
        document=plan.document,
        number=subject.number,
        hash=subject.hash,
        first=plan.first,
        last=plan.last,
        opens_at=act.happened_at,
        closes_at=plan.closes_at,
        gate=plan.gate,
        approval=approval,
        proposal=proposal,
        proposed_by=proposed_by,
    )
