"""Whatever officers, entities and recorders try: approved is the version then last, and sent is what was approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any
from uuid import UUID, uuid4

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from events.envelope import Act, Event
from events.plan import (
    CabinetApproved,
    DocumentDrafted,
    DocumentVersionAdded,
    EntityApproved,
    FrozenCommitment,
    PlannedAct,
    PlanPublished,
    PlanRevised,
    PlanSubmitted,
)
from events.refusals import Refusal
from plan.domain import DOCUMENT
from plan.domain.commitments.freezing import Freeze
from plan.domain.commitments.template import Entity, Template, content_version
from plan.domain.document import Consultation, Document
from plan.domain.identifying import Written
from plan.domain.plans.approving import (
    ApproveAsEntity,
    Gates,
    NameResponsibleEntity,
    RecordCabinetDecision,
    RefuseAsEntity,
    RequestApproval,
)
from plan.domain.plans.assembling import AssemblePlan, RevisePlan, plan_texts, rendition_of
from plan.domain.plans.sending import PublishPlan, SubmitPlan
from plan.domain.process import Activity, Process
from plan.domain.seconding import ConfirmAct, DeclineAct

NOW = datetime(2021, 12, 20, 8, tzinfo=UTC)
DAY = date(2021, 12, 20)
WORDS = {"en": "words"}
ENTITIES = ("finance", "justice")
PEOPLE = [uuid4() for _ in range(3)]
CONTENTS = {name: Template(title={"en": name}, lead=Entity(organisation=name, title=WORDS)) for name in ENTITIES}
FROZEN = tuple(
    FrozenCommitment(name=name, number=1, hash=content_version(content, 1).hash, lead=name)
    for name, content in CONTENTS.items()
)
CABINET = Activity(number=18, dates=(), acts=(PlannedAct(act="RecordCabinetDecision"),))
people, organisations = st.sampled_from(PEOPLE), st.sampled_from(ENTITIES)
honest = st.sampled_from([True, True, True, False])


class Approvals(RuleBasedStateMachine):
    """One plan of two entities' commitments; everybody has every office, and represents both."""

    def __init__(self) -> None:
        super().__init__()
        self.process = Process(version=1, languages=("en",), authoritative="en")
        self.state = Document()
        self.gates = Gates()
        self.texts: dict[str, str] = {}
        self.stored: list[Event] = []

    def attempt(self, kind: Any, person: UUID, **fields: Any) -> bool:
        act = Act(
            id=uuid4(),
            agency="ministry",
            process="p",
            happened_at=NOW,
            recorded_at=NOW,
            correlation=uuid4(),
            tzdata="2026b",
            person=person,
            offices=("unit_officer", "entity_officer", "cabinet_recorder"),
            reason=WORDS,
        )
        if kind not in (ConfirmAct, DeclineAct):
            fields["name"] = "plan"
        try:
            events = DOCUMENT.decide(self.state, kind(act=act, process=self.process, **fields))
        except Refusal:
            return False
        self.state = reduce(DOCUMENT.evolve, events, self.state)
        self.stored.extend(events)
        return True

    @initialize(cabinet=st.booleans())
    def assemble(self, cabinet: bool) -> None:
        self.process = replace(self.process, activities={18: CABINET} if cabinet else {})
        freeze = Freeze(version=2, commitments=FROZEN, event=uuid4())
        self.texts = plan_texts({"en": "# Plan"}, list(CONTENTS.values()), ("en",))
        fields = {"introductions": (), "texts": {"en": "# Plan"}, "freeze": freeze, "contents": CONTENTS}
        assert self.attempt(AssemblePlan, PEOPLE[0], title=WORDS, **fields)

    @rule(person=people)
    def revise(self, person: UUID) -> None:
        texts = {"en": f"{self.texts['en']} more"}
        written = Written(texts=texts, since=len(self.state.versions), before=self.texts)
        renditions = (rendition_of("en", texts["en"]),)
        if self.attempt(RevisePlan, person, renditions=renditions, written=written, note=WORDS):
            self.texts = texts

    @rule(person=people, commitment=organisations, organisation=organisations)
    def name(self, person: UUID, commitment: str, organisation: str) -> None:
        registered = frozenset(ENTITIES)
        fields: dict[str, Any] = {"commitment": commitment, "organisation": organisation, "registered": registered}
        self.attempt(NameResponsibleEntity, person, **fields)

    @rule(person=people)
    def ask(self, person: UUID) -> None:
        for organisation in ENTITIES:
            self.attempt(RequestApproval, person, organisation=organisation, hash=None, due_on=None)

    @rule(person=people, organisation=organisations, yes=honest, last=honest)
    def answer(self, person: UUID, organisation: str, yes: bool, last: bool) -> None:
        version = self.state.versions[-1 if last else 0].hash
        fields: dict[str, Any] = {"organisation": organisation, "hash": version, "represents": frozenset(ENTITIES)}
        if yes:
            self.attempt(ApproveAsEntity, person, **fields)
        else:
            self.attempt(RefuseAsEntity, person, answer="conditions", **fields)

    @rule(closed=honest, answered=honest, appeal=honest)
    def hear(self, closed: bool, answered: bool, appeal: bool) -> None:
        heard = Consultation(
            id=UUID(int=1), name="round", document="plan", number=1, closed=closed, answered=closed and answered
        )
        self.gates = Gates(consultations=(heard,), appeals=frozenset() if appeal else frozenset({UUID(int=2)}))

    @rule(person=people, outcome=st.sampled_from(["approve", "approve", "return"]), last=honest)
    def cabinet(self, person: UUID, outcome: str, last: bool) -> None:
        version = self.state.versions[-1 if last else 0].hash
        fields = {"hash": version, "outcome": outcome, "decided_on": DAY, "decision": "1"}
        self.attempt(RecordCabinetDecision, person, gates=self.gates, **fields)

    @rule(person=people)
    def publish(self, person: UUID) -> None:
        self.attempt(PublishPlan, person, gates=self.gates)

    @rule(person=people, last=honest)
    def submit(self, person: UUID, last: bool) -> None:
        renditions = self.state.versions[-1].renditions if last else (rendition_of("en", "other"),)
        fields = {"recipient": "OGP", "channel": "email", "sent_on": DAY}
        self.attempt(SubmitPlan, person, renditions=renditions, gates=self.gates, **fields)

    @rule(person=people, which=st.integers(0, 3), yes=honest)
    def second(self, person: UUID, which: int, yes: bool) -> None:
        for waiting in list(self.state.pending.values())[which : which + 1]:
            if yes:
                self.attempt(ConfirmAct, person, proposal=waiting.proposal, hash=waiting.hash, gates=self.gates)
            else:
                self.attempt(DeclineAct, person, proposal=waiting.proposal)

    @invariant()
    def what_is_approved_or_sent_is_the_version_then_last(self) -> None:
        last = ""
        for event in self.stored:
            if isinstance(event, DocumentDrafted | DocumentVersionAdded):
                last = event.hash
            elif isinstance(event, EntityApproved | CabinetApproved | PlanPublished | PlanSubmitted):
                assert event.hash == last

    @invariant()
    def nothing_changes_once_it_is_approved_or_out(self) -> None:
        out = False
        for event in self.stored:
            assert not (out and isinstance(event, PlanRevised | EntityApproved))
            out = out or isinstance(event, CabinetApproved | PlanPublished | PlanSubmitted)

    @invariant()
    def entities_come_first_then_the_cabinet_then_the_sending(self) -> None:
        cabinet = bool(self.process.activities)
        for index, event in enumerate(self.stored):
            before = [each for each in self.stored[:index] if getattr(each, "hash", None) == getattr(event, "hash", "")]
            if isinstance(event, CabinetApproved):
                assert any(isinstance(each, EntityApproved) for each in before)
                assert len(event.revisions) == event.number - (event.consulted or 1)
            if isinstance(event, PlanPublished | PlanSubmitted):
                wanted = CabinetApproved if cabinet else EntityApproved
                assert any(isinstance(each, wanted) for each in before)
                assert event.person != event.proposed_by

    @invariant()
    def one_of_each(self) -> None:
        for kind in (CabinetApproved, PlanPublished, PlanSubmitted):
            assert sum(isinstance(event, kind) for event in self.stored) <= 1


TestApprovals = Approvals.TestCase
TestApprovals.settings = hunt(60, steps=40)


def test_the_machine_reaches_the_submission() -> None:
    """The machine's rules, in the one order that is wanted, lead to the end."""
    machine = Approvals()
    machine.assemble(True)
    machine.hear(True, True, True)
    machine.revise(PEOPLE[0])
    machine.ask(PEOPLE[0])
    for organisation in ENTITIES:
        machine.answer(PEOPLE[1], organisation, True, True)
    machine.cabinet(PEOPLE[0], "approve", True)
    machine.second(PEOPLE[1], 0, True)
    machine.submit(PEOPLE[0], True)
    machine.second(PEOPLE[1], 0, True)
    assert [type(each) for each in machine.stored[-1:]] == [PlanSubmitted]
    machine.entities_come_first_then_the_cabinet_then_the_sending()
