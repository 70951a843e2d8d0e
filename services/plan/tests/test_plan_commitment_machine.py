"""Whatever a task force, two bodies and two officers try: what is frozen was approved, and every amendment closed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import reduce
from typing import Any
from uuid import UUID, uuid4

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from events.envelope import Act, Event
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentsFrozen,
    Rules,
    TaskForceRules,
)
from events.refusals import Refusal
from plan.domain import COMMITMENT, FREEZE
from plan.domain.commitments.amending import AmendCommitment, CloseAmendment, RequestAmendment
from plan.domain.commitments.commitment import Commitment, Review, Standing, TaskForce
from plan.domain.commitments.freezing import ConfirmFreeze, Freeze, FreezeCommitments, Reviewed
from plan.domain.commitments.template import Entity, Milestone, Template
from plan.domain.commitments.writing import DraftCommitment, HoldWorkshop, ReadyCommitment, ReviseCommitment
from plan.domain.process import Process

NOW = datetime(2021, 9, 20, 8, tzinfo=UTC)
DAY = date(2021, 9, 20)
WORDS = {"en": "words"}
LEAD = Entity(organisation="finance", title=WORDS)
MEMBER, FORUM, GROUP, *OFFICERS = (uuid4() for _ in range(5))
SEATS = {FORUM: {"forum": "forum/chair"}, GROUP: {"group": "group/chair"}}
PROCESS = Process(
    version=1,
    languages=("en",),
    rules=Rules(
        number=1,
        minimum_window_days=1,
        answers_due_days=1,
        text=WORDS,
        task_forces=TaskForceRules(least=1, sides=(), days=1),
    ),
)
Written = CommitmentDrafted | CommitmentRevised | CommitmentAmended
people = st.sampled_from([MEMBER, FORUM, GROUP, *OFFICERS])


def content(number: int, *, whole: bool) -> Template:
    words = {"en": f"words {number}"}
    milestone = Milestone(id="m", title=WORDS, first=DAY, last=DAY, responsible=LEAD)
    return Template(
        title=WORDS,
        problem=words,
        description=WORDS,
        values=WORDS,
        results=WORDS if whole else {},
        lead=LEAD,
        milestones=(milestone,),
    )


class Commitments(RuleBasedStateMachine):
    """One commitment of one task force."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.freeze = Commitment(), Freeze()
        self.reviews: tuple[Review, ...] = ()
        self.stored: list[Event] = []
        self.contents: dict[str, Template] = {}
        self.last = Template(title=WORDS)

    def act(self, person: UUID) -> Act:
        return Act(
            id=uuid4(),
            agency="ministry",
            process="p",
            happened_at=NOW,
            recorded_at=NOW,
            correlation=uuid4(),
            tzdata="2026b",
            person=person,
            offices=("unit_officer",) if person in OFFICERS else (),
            reason=WORDS,
        )

    def attempt(self, kind: Any, person: UUID, **fields: Any) -> bool:
        frozen = self.freeze.event is not None
        force = TaskForce(lead=MEMBER, members=(MEMBER,), formed=True)
        standing = Standing(process=PROCESS, name="c", task_force=force, reviews=self.reviews, frozen=frozen)
        try:
            events = COMMITMENT.decide(self.state, kind(act=self.act(person), standing=standing, **fields))
        except Refusal:
            return False
        assert not frozen
        self.state = reduce(COMMITMENT.evolve, events, self.state)
        self.stored.extend(events)
        return True

    @rule(person=people, number=st.integers(1, 5), whole=st.booleans())
    def draft(self, person: UUID, number: int, whole: bool) -> None:
        made = content(number, whole=whole)
        if self.attempt(DraftCommitment, person, idea=uuid4(), content=made):
            self.last = made

    @rule(person=people, number=st.integers(1, 5), whole=st.booleans(), answering=st.booleans())
    def revise(self, person: UUID, number: int, whole: bool, answering: bool) -> None:
        made = content(number, whole=whole)
        answers = tuple(each.id for each in self.state.open[:1]) if answering else ()
        if self.attempt(ReviseCommitment, person, content=made, answers=answers):
            self.last = made

    @rule(person=people)
    def hand_over(self, person: UUID) -> None:
        workshop = {"held_on": DAY, "mode": "remote", "participants": 3, "sides": (), "evidence": ()}
        self.attempt(HoldWorkshop, person, **workshop)
        self.attempt(ReadyCommitment, person, content=self.last)

    @rule(person=people, body=st.sampled_from(["forum", "group"]))
    def ask(self, person: UUID, body: str) -> None:
        fields = {"body": body, "number": None, "hash": None, "words": WORDS}
        self.attempt(RequestAmendment, person, seats=SEATS.get(person, {}), **fields)

    @rule(person=people, number=st.integers(1, 5))
    def amend(self, person: UUID, number: int) -> None:
        made = content(number, whole=True)
        answers = tuple(each.id for each in self.state.open)
        if self.attempt(AmendCommitment, person, seats=SEATS.get(person, {}), content=made, answers=answers):
            self.last = made

    @rule(person=people, outcome=st.sampled_from(["settled", "withdrawn"]))
    def close(self, person: UUID, outcome: str) -> None:
        for amendment in list(self.state.amendments)[-1:]:
            seats = SEATS.get(person, {})
            self.attempt(CloseAmendment, person, seats=seats, amendment=amendment, outcome=outcome)

    @rule(
        kind=st.sampled_from(["endorsed", "approved", "approved", "returned"]), body=st.sampled_from(["forum", "group"])
    )
    def review(self, kind: str, body: str) -> None:
        if self.state.ready:
            last = self.state.last
            self.reviews += (Review(event=uuid4(), kind=kind, body=body, number=last.number, hash=last.hash),)

    @rule(person=st.sampled_from(OFFICERS))
    def freeze_it(self, person: UUID) -> None:
        self._on_freeze(FreezeCommitments, person)

    @rule(person=people)
    def confirm(self, person: UUID) -> None:
        for waiting in list(self.freeze.pending.values())[-1:]:
            self._on_freeze(ConfirmFreeze, person, proposal=waiting.proposal, hash=waiting.hash)

    def _on_freeze(self, kind: Any, person: UUID, **fields: Any) -> None:
        reviewed = (Reviewed(commitment=self.state, reviews=self.reviews),)
        try:
            events = FREEZE.decide(
                self.freeze, kind(act=self.act(person), process=PROCESS, reviewed=reviewed, **fields)
            )
        except Refusal:
            return
        self.freeze = reduce(FREEZE.evolve, events, self.freeze)
        self.stored.extend(events)

    @invariant()
    def versions_are_dense(self) -> None:
        written = [event.content for event in self.stored if isinstance(event, Written)]
        assert [each.number for each in written] == list(range(1, len(written) + 1))
        assert [each.hash for each in written] == [each.hash for each in self.state.versions]

    @invariant()
    def after_the_hand_over_each_version_answers_unless_it_was_returned(self) -> None:
        ready: int | None = None
        for event in self.stored:
            if isinstance(event, CommitmentReadyForReview):
                ready = event.number
            elif isinstance(event, CommitmentRevised | CommitmentAmended) and ready and not event.answers:
                assert any(review.kind == "returned" and review.number >= ready for review in self.reviews)

    @invariant()
    def what_is_frozen_was_approved_with_every_amendment_closed(self) -> None:
        for index, event in enumerate(self.stored):
            if isinstance(event, CommitmentsFrozen):
                assert event.person != event.proposed_by
                before = self.stored[:index]
                asked = {each.amendment for each in before if isinstance(each, AmendmentRequested)}
                closed = {each.amendment for each in before if isinstance(each, AmendmentClosed)}
                assert asked == closed
                (frozen,) = event.commitments
                assert (frozen.number, frozen.hash) == (self.state.last.number, self.state.last.hash)
                approvals = [each for each in self.reviews if each.event in event.approvals]
                (approval,) = approvals
                assert approval.kind == "approved"
                assert all(each.answers for each in self.state.versions[approval.number :])


TestCommitments = Commitments.TestCase
TestCommitments.settings = hunt(60, steps=40)


def test_the_machine_reaches_a_freeze() -> None:
    """The machine's rules, in the one order that is wanted, lead to the end."""
    machine = Commitments()
    machine.draft(MEMBER, 1, True)
    machine.hand_over(MEMBER)
    machine.ask(FORUM, "forum")
    machine.review("approved", "forum")
    machine.amend(MEMBER, 2)
    machine.close(FORUM, "settled")
    machine.freeze_it(OFFICERS[0])
    machine.confirm(OFFICERS[1])
    assert isinstance(machine.stored[-1], CommitmentsFrozen)
    machine.what_is_frozen_was_approved_with_every_amendment_closed()
