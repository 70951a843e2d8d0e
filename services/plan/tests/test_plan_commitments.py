"""Commitments: given what bodies and task forces did, when somebody acts, then exactly these events, or a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any
from uuid import UUID, uuid5

import pytest

from events.envelope import MITHAQ, Act, Event
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentsFrozen,
    FrozenCommitment,
    StakeholdersConsulted,
    TaskForceRules,
    WorkshopHeld,
)
from events.refusals import (
    AlreadyThere,
    ContentDiffers,
    OfficeNeeded,
    ReasonNeeded,
    Refusal,
    SeatNeeded,
    SecondPersonNeeded,
    UnknownThing,
    ValueRefused,
)
from plan.domain import COMMITMENT, FREEZE
from plan.domain.commitments.amending import (
    AmendCommitment,
    AmendsNothing,
    CloseAmendment,
    NotAnswered,
    NotHandedOver,
    NotYourAmendment,
    RequestAmendment,
)
from plan.domain.commitments.commitment import (
    Commitment,
    CommitmentIsDropped,
    CommitmentIsFrozen,
    Review,
    Standing,
    TaskForce,
)
from plan.domain.commitments.freezing import (
    AlreadyFrozen,
    AmendmentsOpen,
    ConfirmFreeze,
    DeclineFreeze,
    Freeze,
    FreezeCommitments,
    NothingApproved,
    Reviewed,
)
from plan.domain.commitments.template import Entity, Milestone, Template, content_bytes, content_version, missing, read
from plan.domain.commitments.writing import (
    ConsultStakeholders,
    DraftCommitment,
    HandedOver,
    HoldWorkshop,
    NobodyConsulted,
    NothingChanged,
    ReadyCommitment,
    ReturnedUnchanged,
    ReviseCommitment,
    TemplateIncomplete,
)

NAME = "open-budget"
IDEA = uuid5(MITHAQ, "idea")
BOTH = {"ar": "نص", "en": "words"}
MINISTRY = Entity(organisation="finance", title={"ar": "وزارة المالية", "en": "Ministry of Finance"})
DAY = date(2021, 4, 28)
WHOLE = Template(
    title=BOTH,
    problem=BOTH,
    description=BOTH,
    values=BOTH,
    results=BOTH,
    lead=MINISTRY,
    milestones=(Milestone(id="portal", title=BOTH, first=DAY, last=date(2022, 4, 28), responsible=MINISTRY),),
)
OTHER = replace(WHOLE, problem={"ar": "مشكلة", "en": "problem"})
THIRD = replace(WHOLE, results={"ar": "نتائج", "en": "results"})


class Working:
    """A commitment that "rana" writes in its task force, and the body "forum", in which "sami" sits."""

    def __init__(self, story: Any) -> None:
        self.story = story
        rules = TaskForceRules(least=5, sides=(), days=14)
        process = story.started().ruled().process()
        self.process = replace(process, rules=replace(process.rules, task_forces=rules))
        self.state, self.freeze = Commitment(), Freeze()
        self.reviews: tuple[Review, ...] = ()
        self.force = TaskForce(lead=story.person("rana"), members=(story.person("rana"),), formed=True)

    def act(self, person: str = "rana", **changes: Any) -> Act:
        offices = ("unit_officer",) if person in ("huda", "omar") else ()
        act: Act = self.story.act(person, offices, **changes)
        return act

    def standing(self) -> Standing:
        return Standing(
            process=self.process,
            name=NAME,
            task_force=self.force,
            reviews=self.reviews,
            frozen=self.freeze.event is not None,
        )

    def decide(self, kind: Any, person: str = "rana", reason: Any = None, **fields: Any) -> Event:
        if kind in (RequestAmendment, AmendCommitment, CloseAmendment):
            fields = {"seats": {"forum": "forum/chair"} if person in ("sami", "lina") else {}} | fields
        (event,) = COMMITMENT.decide(
            self.state, kind(act=self.act(person, reason=reason), standing=self.standing(), **fields)
        )
        self.state = COMMITMENT.evolve(self.state, event)
        return event

    def refused(self, refusal: type[Refusal], kind: Any, person: str = "rana", **fields: Any) -> Refusal:
        with pytest.raises(refusal) as caught:
            self.decide(kind, person, **fields)
        return caught.value

    def drafted(self, content: Template = WHOLE) -> Working:
        self.decide(DraftCommitment, idea=IDEA, content=content)
        return self

    def ready(self) -> Working:
        self.decide(HoldWorkshop, **WORKSHOP)
        self.decide(ReadyCommitment, content=WHOLE)
        return self

    def review(self, kind: str) -> Working:
        last = self.state.last
        event = uuid5(MITHAQ, f"{kind}/{len(self.reviews)}")
        self.reviews += (Review(event=event, kind=kind, body="forum", number=last.number, hash=last.hash),)
        return self

    def asked(self) -> UUID:
        event = self.decide(RequestAmendment, "sami", body="forum", number=None, hash=None, words=BOTH)
        assert isinstance(event, AmendmentRequested)
        return event.amendment

    def on_freeze(self, command: Any) -> tuple[Event, ...]:
        events = FREEZE.decide(self.freeze, command)
        self.freeze = reduce(FREEZE.evolve, events, self.freeze)
        return events

    def reviewed(self) -> tuple[Reviewed, ...]:
        return (Reviewed(commitment=self.state, reviews=self.reviews),)

    def propose_freeze(self) -> Event:
        (event,) = self.on_freeze(
            FreezeCommitments(act=self.act("huda"), process=self.process, reviewed=self.reviewed())
        )
        return event

    def confirm_freeze(self, person: str = "omar") -> Event:
        (waiting,) = self.freeze.pending.values()
        (event,) = self.on_freeze(
            ConfirmFreeze(
                act=self.act(person),
                process=self.process,
                reviewed=self.reviewed(),
                proposal=waiting.proposal,
                hash=waiting.hash,
            )
        )
        return event


WORKSHOP: dict[str, Any] = {
    "held_on": DAY,
    "mode": "remote",
    "participants": 14,
    "sides": ("government", "civil_society"),
    "evidence": (),
}


@pytest.fixture
def working(story: Any) -> Working:
    return Working(story)


def test_a_task_force_drafts_the_commitment_of_its_idea(working: Working) -> None:
    event = working.decide(DraftCommitment, idea=IDEA, content=Template(title=BOTH))
    assert isinstance(event, CommitmentDrafted)
    assert (event.name, event.idea, event.seat, event.office) == (NAME, IDEA, "task-force", None)
    assert event.content == content_version(Template(title=BOTH), 1)
    assert event.content.milestones == ()
    working.refused(AlreadyThere, DraftCommitment, idea=IDEA, content=WHOLE)


def test_nobody_else_writes_it(working: Working) -> None:
    for person in ("sami", "huda"):
        working.refused(SeatNeeded, DraftCommitment, person, idea=IDEA, content=WHOLE)
    working.refused(ValueRefused, DraftCommitment, idea=None, content=WHOLE)
    working.force = replace(working.force, formed=False)
    working.refused(SeatNeeded, DraftCommitment, idea=IDEA, content=WHOLE)


def test_an_officer_writes_it_where_the_rules_know_no_task_forces(working: Working) -> None:
    working.process = replace(working.process, rules=replace(working.process.rules, task_forces=None))
    working.refused(OfficeNeeded, DraftCommitment, idea=None, content=WHOLE)
    event = working.decide(DraftCommitment, "huda", idea=None, content=WHOLE)
    assert (event.seat, event.office) == (None, "unit_officer")


def test_it_is_revised_and_stakeholders_are_heard_until_it_is_handed_over(working: Working) -> None:
    working.drafted(Template(title=BOTH))
    revised = working.decide(ReviseCommitment, content=WHOLE)
    assert isinstance(revised, CommitmentRevised)
    assert (revised.content.number, revised.answers) == (2, ())
    working.refused(NothingChanged, ReviseCommitment, content=WHOLE)
    working.refused(NobodyConsulted, ReadyCommitment, content=WHOLE)
    assert isinstance(working.decide(HoldWorkshop, **WORKSHOP), WorkshopHeld)
    channels: dict[str, Any] = {"channel": "email", "audience": BOTH, "first": DAY, "last": DAY, "evidence": ()}
    assert isinstance(working.decide(ConsultStakeholders, **channels), StakeholdersConsulted)
    ready = working.decide(ReadyCommitment, content=WHOLE)
    assert isinstance(ready, CommitmentReadyForReview)
    assert (ready.number, ready.hash, ready.workshops, ready.consultations) == (2, revised.content.hash, 1, 1)
    working.refused(HandedOver, ReviseCommitment, content=OTHER)
    working.refused(HandedOver, ReadyCommitment, content=WHOLE)


def test_what_the_template_lacks_is_named_field_by_field(working: Working) -> None:
    lacking = replace(WHOLE, problem={"ar": "نص"}, lead=None, milestones=(Milestone(id="m", title=BOTH, first=DAY),))
    assert missing(lacking, ("ar", "en")) == ("problem.en", "lead", "milestones.0.last", "milestones.0.responsible")
    assert missing(WHOLE, ("ar", "en")) == ()
    assert "milestones" in missing(replace(WHOLE, milestones=()), ("ar", "en"))
    working.drafted(lacking).decide(HoldWorkshop, **WORKSHOP)
    refusal = working.refused(TemplateIncomplete, ReadyCommitment, content=lacking)
    assert refusal.field == "content.problem.en"
    assert refusal.message == "The template lacks: problem.en, lead, milestones.0.last, milestones.0.responsible."


def test_a_content_is_read_from_its_bytes(working: Working) -> None:
    full = replace(WHOLE, causes=BOTH, supporting=(MINISTRY,), others=(BOTH,))
    for content in (full, Template(title=BOTH)):
        assert read(content_bytes(content)) == content


def test_no_draft_is_unsound(working: Working) -> None:
    (milestone,) = WHOLE.milestones
    twice = replace(WHOLE, milestones=(milestone, milestone))
    assert working.refused(ValueRefused, DraftCommitment, idea=IDEA, content=twice).field == "content.milestones.1.id"
    back = replace(WHOLE, milestones=(replace(milestone, last=date(2021, 1, 1)),))
    assert working.refused(ValueRefused, DraftCommitment, idea=IDEA, content=back).field == "content.milestones.0.last"


def test_a_body_asks_for_an_amendment_and_a_version_answers_it(working: Working) -> None:
    working.drafted()
    working.refused(NotHandedOver, RequestAmendment, "sami", body="forum", number=1, hash=None, words=BOTH)
    working.ready()
    last = working.state.last
    asks: dict[str, Any] = {"body": "forum", "number": 1, "hash": last.hash, "words": BOTH}
    working.refused(SeatNeeded, RequestAmendment, "rana", **asks)
    working.refused(ContentDiffers, RequestAmendment, "sami", **asks | {"hash": "0" * 64})
    amendment = working.asked()
    assert [each.id for each in working.state.open] == [amendment]
    working.refused(UnknownThing, ReviseCommitment, content=OTHER, answers=(uuid5(MITHAQ, "none"),))
    working.refused(AmendsNothing, AmendCommitment, content=OTHER, answers=())
    working.refused(SeatNeeded, AmendCommitment, "huda", content=OTHER, answers=(amendment,))
    incomplete = replace(OTHER, lead=None)
    working.refused(TemplateIncomplete, AmendCommitment, content=incomplete, answers=(amendment,))
    working.refused(NotAnswered, CloseAmendment, "sami", amendment=amendment, outcome="settled", reason=BOTH)
    amended = working.decide(AmendCommitment, content=OTHER, answers=(amendment,))
    assert isinstance(amended, CommitmentAmended)
    assert (amended.content.number, amended.answers, amended.seat) == (2, (amendment,), "task-force")
    assert isinstance(working.decide(ReviseCommitment, content=THIRD, answers=(amendment,)), CommitmentRevised)
    working.refused(SeatNeeded, CloseAmendment, "rana", amendment=amendment, outcome="settled", reason=BOTH)
    working.refused(ReasonNeeded, CloseAmendment, "lina", amendment=amendment, outcome="settled")
    closed = working.decide(CloseAmendment, "lina", amendment=amendment, outcome="settled", reason=BOTH)
    assert isinstance(closed, AmendmentClosed)
    assert (closed.number, closed.outcome, closed.seat) == (3, "settled", "forum/chair")
    working.refused(UnknownThing, CloseAmendment, "lina", amendment=amendment, outcome="settled", reason=BOTH)


def test_who_asked_withdraws_and_nobody_else(working: Working) -> None:
    amendment = working.drafted().ready().asked()
    working.refused(NotYourAmendment, CloseAmendment, "lina", amendment=amendment, outcome="withdrawn", reason=BOTH)
    assert isinstance(
        working.decide(CloseAmendment, "sami", amendment=amendment, outcome="withdrawn", reason=BOTH), AmendmentClosed
    )


def test_a_body_that_asked_amends_itself(working: Working) -> None:
    amendment = working.drafted().ready().asked()
    assert working.decide(AmendCommitment, "lina", content=OTHER, answers=(amendment,)).seat == "forum/chair"


def test_what_is_returned_is_revised_and_handed_over_again(working: Working) -> None:
    working.drafted().ready().review("returned")
    working.refused(ReturnedUnchanged, ReadyCommitment, content=WHOLE)
    working.decide(ReviseCommitment, content=OTHER)
    working.decide(ReadyCommitment, content=OTHER)
    working.refused(HandedOver, ReviseCommitment, content=THIRD)


def test_what_is_dropped_goes_no_further(working: Working) -> None:
    working.drafted().ready().review("dropped")
    for kind, fields in ((ReviseCommitment, {"content": OTHER}), (HoldWorkshop, WORKSHOP)):
        working.refused(CommitmentIsDropped, kind, **fields)
    with pytest.raises(NothingApproved):
        working.propose_freeze()


def test_only_what_is_approved_is_frozen_by_two(working: Working) -> None:
    working.drafted().ready().review("endorsed")
    with pytest.raises(NothingApproved):
        working.propose_freeze()
    working.review("approved")
    working.propose_freeze()
    with pytest.raises(SecondPersonNeeded):
        working.confirm_freeze("huda")
    event = working.confirm_freeze()
    last = working.state.last
    assert isinstance(event, CommitmentsFrozen)
    assert event.commitments == (FrozenCommitment(name=NAME, number=1, hash=last.hash, lead="finance"),)
    assert event.approvals == (working.reviews[-1].event,)
    working.refused(CommitmentIsFrozen, RequestAmendment, "sami", body="forum", number=1, hash=None, words=BOTH)
    with pytest.raises(AlreadyFrozen):
        working.propose_freeze()


def test_nothing_is_frozen_while_an_amendment_is_open(working: Working) -> None:
    amendment = working.drafted().ready().review("approved").asked()
    with pytest.raises(AmendmentsOpen):
        working.propose_freeze()
    working.decide(AmendCommitment, content=OTHER, answers=(amendment,))
    working.decide(CloseAmendment, "sami", amendment=amendment, outcome="settled", reason=BOTH)
    working.propose_freeze()
    event = working.confirm_freeze()
    assert isinstance(event, CommitmentsFrozen)
    assert [(each.number, each.hash) for each in event.commitments] == [(2, working.state.last.hash)]


def test_a_freeze_is_confirmed_of_what_was_proposed_only(working: Working) -> None:
    amendment = working.drafted().ready().review("approved").asked()
    working.decide(CloseAmendment, "sami", amendment=amendment, outcome="withdrawn", reason=BOTH)
    working.propose_freeze()
    later = working.asked()
    working.decide(AmendCommitment, content=OTHER, answers=(later,))
    working.decide(CloseAmendment, "sami", amendment=later, outcome="settled", reason=BOTH)
    with pytest.raises(ContentDiffers):
        working.confirm_freeze()
    (waiting,) = working.freeze.pending.values()
    decline = DeclineFreeze(act=working.act("omar", reason=BOTH), process=working.process, proposal=waiting.proposal)
    working.on_freeze(decline)
    assert working.freeze.pending == {}


def test_a_return_after_the_approval_takes_it_away(working: Working) -> None:
    working.drafted().ready().review("approved").review("returned")
    with pytest.raises(NothingApproved):
        working.propose_freeze()
