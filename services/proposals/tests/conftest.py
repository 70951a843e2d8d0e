"""A small world in memory: one process, its call and proposals, decided by the pure domain; and the plan's events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import reduce
from typing import Any
from uuid import UUID, uuid5

import pytest
from running_proposals import Proposals

from events.aggregate import Aggregate
from events.calendar import Calendar
from events.criteria import Criterion
from events.envelope import MITHAQ, Act, Event, Seal, Text, named, space
from events.plan import (
    ActivityPlanned,
    DocumentPublished,
    Ground,
    PlannedAct,
    PlannedDates,
    ProcessStarted,
    Rules,
    RulesPublished,
)
from events.rules import Process
from events.workgroup import AppealDecided, AppealLodged, OrganisationRegistered, PersonLinked, ProposalShortlisted
from local.site import Site
from proposals.domain.call import CALL, BeginClosing, Call, CloseCall, Tally
from proposals.domain.merge import MERGE
from proposals.domain.moderation import MODERATION, Moderate
from proposals.domain.organisation import Organisation
from proposals.domain.proposal import Proposal
from proposals.domain.publication import PUBLICATION, PublishCall
from proposals.domain.screening import SCREENING, ReturnProposal, ScreenProposal
from proposals.domain.submission import (
    PROPOSAL,
    ApplyForSeat,
    ReviseProposal,
    Stated,
    SubmitProposal,
    Typed,
    WithdrawProposal,
)

PROCESS = "jo-nap5"
BOTH: Text = {"ar": "نص", "en": "words"}
NAME = "proposals-call"
STREAM = named(PROCESS, "call", NAME)
SEAL = Seal(ref=uuid5(MITHAQ, "ref"), commitment="c" * 64)
AGENCIES = dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry")


@dataclass
class World:
    """One process as the proposals service sees it. `now` is its clock: 11 in the morning of 10 May in Amman."""

    now: datetime = datetime(2021, 5, 10, 8, tzinfo=UTC)
    own: list[Event] = field(default_factory=list)
    acts: int = 0

    process = Process(zone="Asia/Amman", languages=("ar", "en"))
    stream = STREAM
    both = BOTH
    applying_seal = SEAL
    closes = datetime(2021, 5, 31, 21, tzinfo=UTC)
    acceptance = (Criterion(name="complete", title=BOTH, weight=0), Criterion(name="open", title=BOTH, weight=0))
    selection = (Criterion(name="effect", title=BOTH, weight=60), Criterion(name="relevance", title=BOTH, weight=40))

    @staticmethod
    def person(name: str) -> UUID:
        """A person's subject, the same for the same name."""
        return uuid5(MITHAQ, f"person/{name}")

    def act(self, name: str | None = "salma", **changes: Any) -> Act:
        """The next act, of that person, now; without a name, of the service."""
        self.acts += 1
        act_id = uuid5(space(PROCESS), f"act/{self.acts}")
        envelope: dict[str, Any] = {
            "id": act_id,
            "agency": "ministry",
            "process": PROCESS,
            "happened_at": self.now,
            "recorded_at": self.now,
            "correlation": act_id,
            "tzdata": "2026b",
            "person": self.person(name) if name else None,
            "service": None if name else "proposals",
        }
        return Act(**(envelope | changes))

    def officer(self, name: str = "huda", **changes: Any) -> Act:
        """The next act of a unit officer, with a reason."""
        return self.act(name, **({"offices": ("unit_officer",), "reason": BOTH} | changes))

    def state(self, stream: UUID, aggregate: Aggregate[Any]) -> Any:
        """The stream's state."""
        return reduce(aggregate.evolve, (event for event in self.own if event.stream == stream), aggregate.initial)

    @property
    def call(self) -> Call:
        """The call's state."""
        state: Call = self.state(STREAM, CALL)
        return state

    def proposal(self, stream: UUID) -> Proposal:
        """A proposal's state."""
        state: Proposal = self.state(stream, PROPOSAL)
        return state

    def decide(self, stream: UUID, aggregate: Aggregate[Any], command: Any) -> Any:
        """Decide the command and keep its events; the last one, or None."""
        events = aggregate.decide(self.state(stream, aggregate), command)
        self.own.extend(events)
        return events[-1] if events else None

    def publishing(self, **changes: Any) -> PublishCall:
        """The command that publishes the call."""
        fields: dict[str, Any] = {
            "act": self.officer(activity=7),
            "process": self.process,
            "waits_for": None,
            "name": NAME,
            "kind": "proposals",
            "title": BOTH,
            "text": BOTH,
            "body": None,
            "acceptance": self.acceptance,
            "selection": self.selection,
            "first": date(2021, 5, 10),
            "last": date(2021, 5, 31),
        }
        return PublishCall(**(fields | changes))

    def publish(self, **changes: Any) -> Any:
        """The call is published."""
        return self.decide(STREAM, PUBLICATION, self.publishing(**changes))

    def submit(self, name: str = "salma", arrived_at: datetime | None = None, **changes: Any) -> Any:
        """A proposal is submitted now."""
        fields: dict[str, Any] = {
            "act": self.act(name),
            "process": self.process,
            "call": self.call,
            "typed": Typed(title="عنوان", text="نص", language="ar"),
            "title": SEAL,
            "text": SEAL,
            "organisation": None,
            "arrived_at": arrived_at or self.now,
        }
        command = SubmitProposal(**(fields | changes))
        return self.decide(command.act.id, PROPOSAL, command)

    def revise(self, proposal: UUID, name: str = "salma", arrived_at: datetime | None = None) -> Any:
        """Its author puts other words in their place."""
        command = ReviseProposal(
            act=self.act(name),
            process=self.process,
            proposal=proposal,
            call=self.call,
            typed=Typed(title="t", text="x", language="en"),
            title=SEAL,
            text=SEAL,
            arrived_at=arrived_at or self.now,
        )
        return self.decide(proposal, PROPOSAL, command)

    def withdraw(self, proposal: UUID, name: str = "salma") -> Any:
        """Its author takes it back."""
        command = WithdrawProposal(act=self.act(name), process=self.process, proposal=proposal, call=self.call)
        return self.decide(proposal, PROPOSAL, command)

    def send_back(self, proposal: UUID, cure_by: date = date(2021, 6, 7), **changes: Any) -> Any:
        """An officer returns it for a fault."""
        fields: dict[str, Any] = {
            "act": self.officer(),
            "process": self.process,
            "proposal": proposal,
            "call": self.call,
            "criteria": ("complete",),
            "cure_by": cure_by,
        }
        return self.decide(proposal, SCREENING, ReturnProposal(**(fields | changes)))

    def screen(self, proposal: UUID, verdict: str = "eligible", **changes: Any) -> Any:
        """An officer decides."""
        fields: dict[str, Any] = {
            "act": self.officer(),
            "process": self.process,
            "proposal": proposal,
            "call": self.call,
            "authors": (self.proposal(proposal).author,),
            "verdict": verdict,
            "criteria": () if verdict == "eligible" else ("open",),
        }
        return self.decide(proposal, SCREENING, ScreenProposal(**(fields | changes)))

    def applying(self, name: str = "salma", **changes: Any) -> Any:
        """An application for a seat is sent now."""
        fields: dict[str, Any] = {
            "act": self.act(name),
            "process": self.process,
            "call": self.call,
            "typed": Stated(statement="بيان", language="ar"),
            "statement": SEAL,
            "organisation": None,
            "arrived_at": self.now,
        }
        command = ApplyForSeat(**(fields | changes))
        return self.decide(command.act.id, PROPOSAL, command)

    def organisation(self, name: str = "lab", representatives: tuple[str, ...] = ("salma",)) -> Organisation:
        """A registered organisation, to which Huda belongs as well."""
        acting = frozenset(map(self.person, representatives))
        return Organisation(name=name, representatives=acting, people=acting | {self.person("huda")})

    def moderate(self, stream: UUID, kind: type[Any], act: Act | None = None, **fields: Any) -> Any:
        """An act of moderation on it, by Rana unless an act is given; the public list has one ground."""
        act = act or self.officer("rana")
        common: dict[str, Any] = {"process": self.process, "grounds": frozenset({"insult"})}
        known = {name: value for name, value in common.items() if name in kind.__dataclass_fields__}
        command = Moderate(
            proposal=stream, concerned=frozenset({self.person("linked")}), command=kind(act=act, **(known | fields))
        )
        return self.decide(stream, MODERATION, command)

    def appeal_decided(self, decision: Event, outcome: str = "upheld", **changes: Any) -> AppealDecided:
        """The appeal against that decision is decided."""
        appeal = uuid5(space(PROCESS), f"appeal/{decision.id}")
        fields: dict[str, Any] = {
            "decision": decision.id,
            "decision_type": decision.TOPIC,
            "subject": decision.stream,
            "appellant": self.person("salma"),
            "outcome": outcome,
        }
        return self.officer("tariq", activity=7).event(AppealDecided, appeal, 2, **(fields | changes))

    def appeal_lodged(self, decision: Event) -> AppealLodged:
        """The appeal against that decision is lodged."""
        appeal = uuid5(space(PROCESS), f"appeal/{decision.id}")
        fields: dict[str, Any] = {"grounds": SEAL, "language": "ar"}
        return self.act("salma", activity=7).event(
            AppealLodged,
            appeal,
            1,
            decision=decision.id,
            decision_type=decision.TOPIC,
            subject=decision.stream,
            **fields,
        )

    def registered(self, name: str = "lab") -> OrganisationRegistered:
        """The organisation is registered."""
        return self.officer().event(
            OrganisationRegistered, named(PROCESS, "organisation", name), 1, name=name, title=BOTH, side="civil_society"
        )

    def linked(self, name: str, person: UUID, relation: str = "representative") -> PersonLinked:
        """A person is linked to the organisation."""
        stream = named(PROCESS, "organisation", name)
        return self.officer().event(PersonLinked, stream, 2, organisation=name, linked=person, relation=relation)

    def shortlisted(self, proposal: UUID, **changes: Any) -> ProposalShortlisted:
        """The working group shortlists it."""
        fields: dict[str, Any] = {
            "evaluation": "shortlist",
            "subject": proposal,
            "authors": (self.person("salma"),),
            "place": 1,
            "mean": Decimal("4.5"),
        }
        stream = named(PROCESS, "evaluation", "shortlist")
        return self.officer(activity=9).event(ProposalShortlisted, stream, 9, **(fields | changes))

    def close(self, received: int = 0, withdrawn: int = 0) -> Any:
        """The clock closes the call, and it is counted."""
        self.now = max(self.now, self.call.window().closes_at)
        self.decide(STREAM, CALL, BeginClosing(act=self.act(None)))
        tally = Tally(received=received, withdrawn=withdrawn, last_position=1, ids_hash="h")
        return self.decide(STREAM, CALL, CloseCall(act=self.act(None), tally=tally))

    def answer(self, merge: UUID, command: Any) -> Any:
        """A merge is asked for or answered."""
        return self.decide(merge, MERGE, command)

    def _plan(self, kind: type[Event], stream: str = "process", **fields: Any) -> Any:
        return self.officer("planner").event(kind, named(PROCESS, "plan", stream), self.acts, **fields)

    def started(self) -> ProcessStarted:
        """The process begins."""
        event: ProcessStarted = self._plan(
            ProcessStarted,
            title=BOTH,
            country="JO",
            zone="Asia/Amman",
            languages=("ar", "en"),
            authoritative="ar",
            simulated=True,
            calendar=Calendar(weekend=(5, 6)),
            agencies=AGENCIES,
        )
        return event

    def ruled(self) -> RulesPublished:
        """The rules have one ground."""
        rules = Rules(
            number=1,
            minimum_window_days=7,
            answers_due_days=14,
            text=BOTH,
            grounds=(Ground(name="insult", words=BOTH),),
        )
        event: RulesPublished = self._plan(RulesPublished, rules=rules)
        return event

    def planned(self, document: str | None = None, name: str | None = NAME) -> ActivityPlanned:
        """Activity 7 is planned."""
        event: ActivityPlanned = self._plan(
            ActivityPlanned,
            number=7,
            phase=2,
            phase_title=BOTH,
            planned=BOTH,
            dates=(PlannedDates(kind="deadline", first=date(2021, 5, 31), last=date(2021, 5, 31)),),
            acts=(PlannedAct(act="PublishCall", name=name, document=document), PlannedAct(act="ScreenProposal")),
            mode=None,
            note=None,
        )
        return event

    def document_published(self, name: str = "methodology") -> DocumentPublished:
        """The document is published."""
        event: DocumentPublished = self._plan(
            DocumentPublished,
            "document",
            name=name,
            number=1,
            hash="h",
            languages=("ar", "en"),
            proposal=uuid5(MITHAQ, "proposal"),
            proposed_by=self.person("rana"),
        )
        return event


@pytest.fixture
def world() -> World:
    """A world in which nothing has happened."""
    return World()


@pytest.fixture
def open_call(world: World) -> World:
    """A world with an open call."""
    world.publish()
    return world


@pytest.fixture
def proposals(in_process: Callable[[str], None], site: Site, world: Any) -> Iterator[Proposals]:
    in_process("proposals")
    running = Proposals(site, world)
    yield running
    running.close()
