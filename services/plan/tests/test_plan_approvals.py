"""The plan: made of exactly what was frozen, approved by hash, and sent as it was approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any, ClassVar
from uuid import uuid5

import pytest

from events.envelope import MITHAQ, Event
from events.plan import (
    ActDeclined,
    ActProposed,
    ApprovalRequested,
    CabinetApproved,
    CommitmentDrafted,
    DocumentDrafted,
    DocumentVersionAdded,
    EntityApproved,
    EntityRefused,
    FrozenCommitment,
    MilestoneReported,
    ParagraphsIdentified,
    PlanDrafted,
    PlannedAct,
    PlanPublished,
    PlanReturned,
    PlanRevised,
    PlanSubmitted,
    ResponsibleEntityNamed,
    SubmissionAcknowledged,
)
from events.refusals import (
    ContentDiffers,
    LanguageMissing,
    OfficeNeeded,
    ReasonNeeded,
    Refusal,
    SecondPersonNeeded,
    UnknownThing,
    ValueRefused,
)
from plan.domain import COMMITMENT, DOCUMENT
from plan.domain.commitments.commitment import Commitment, commitment_stream
from plan.domain.commitments.export import document, table
from plan.domain.commitments.freezing import Freeze
from plan.domain.commitments.reporting import NotInPlan, NotResponsibleFor, ReportMilestone
from plan.domain.commitments.template import Entity, Milestone, Template, content_version
from plan.domain.document import (
    CommentsUnanswered,
    Consultation,
    ConsultationNotClosed,
    Document,
    FinaliseDocument,
    IsThePlan,
    version_hash,
)
from plan.domain.drafting import AddVersion
from plan.domain.identifying import Written
from plan.domain.plans.approving import (
    AlreadyAnswered,
    AlreadyAsked,
    AlreadyReturned,
    AppealsOpen,
    ApproveAsEntity,
    EntitiesWait,
    EntityNotAsked,
    Gates,
    NameResponsibleEntity,
    NotRepresentative,
    RecordCabinetDecision,
    RefuseAsEntity,
    RequestApproval,
)
from plan.domain.plans.assembling import (
    AssemblePlan,
    NothingFrozen,
    NothingRevised,
    PlanIsApproved,
    RevisePlan,
    plan_texts,
    rendition_of,
)
from plan.domain.plans.sending import (
    AlreadyAcknowledged,
    AlreadySubmitted,
    NotApproved,
    NotSubmitted,
    PlanAlreadyPublished,
    PublishPlan,
    RecordAcknowledgement,
    SubmitPlan,
)
from plan.domain.seconding import ConfirmAct, DeclineAct

BOTH = {"ar": "نص", "en": "words"}
DAY = date(2021, 4, 28)
ENTITIES = {name: Entity(organisation=name, title={"ar": name, "en": name}) for name in ("finance", "justice")}
CONTENTS = {
    name: Template(
        title={"ar": f"التزام {name}", "en": f"Commitment of {name}"},
        problem={"ar": "# مشكلة", "en": "# a problem\n\nin two paragraphs"},
        description=BOTH,
        values=BOTH,
        results=BOTH,
        lead=entity,
        milestones=(Milestone(id="m1", title=BOTH, first=DAY, last=date(2022, 4, 28), responsible=entity),),
    )
    for name, entity in ENTITIES.items()
}
FROZEN = tuple(
    FrozenCommitment(name=name, number=1, hash=content_version(content, 1).hash, lead=name)
    for name, content in CONTENTS.items()
)
INTRODUCTIONS = {"ar": "# الخطة\n\nمقدمة.", "en": "# The plan\n\nIntroduction."}
ROUND = Consultation(
    id=uuid5(MITHAQ, "round"), name="draft", document="plan", number=1, closed=True, owed=2, answers=2, answered=True
)


class Planning:
    """The document "plan": "huda" and "omar" are officers, "rec1" and "rec2" recorders, "fin" and "jus" of entities."""

    OFFICES: ClassVar = {
        "huda": ("unit_officer",),
        "omar": ("unit_officer",),
        "rec1": ("cabinet_recorder",),
        "rec2": ("cabinet_recorder",),
        "fin": ("entity_officer",),
        "jus": ("entity_officer",),
    }
    REPRESENTS: ClassVar = {"fin": frozenset({"finance"}), "jus": frozenset({"justice"})}

    def __init__(self, story: Any) -> None:
        self.story = story
        self.process = story.started().planned(18, PlannedAct(act="RecordCabinetDecision")).process()
        self.freeze = Freeze(version=2, commitments=FROZEN, event=uuid5(MITHAQ, "freeze"))
        self.state = Document()
        self.gates = Gates(consultations=(ROUND,))
        self.texts: dict[str, str] = {}

    def decide(self, kind: Any, person: str = "huda", reason: Any = None, **fields: Any) -> tuple[Event, ...]:
        act = self.story.act(person, self.OFFICES[person], reason=reason)
        if kind not in (ConfirmAct, DeclineAct):
            fields = {"name": "plan"} | fields
        if kind in (RecordCabinetDecision, PublishPlan, SubmitPlan, ConfirmAct):
            fields = {"gates": self.gates} | fields
        events = DOCUMENT.decide(self.state, kind(act=act, process=self.process, **fields))
        self.state = reduce(DOCUMENT.evolve, events, self.state)
        return events

    def refused(self, refusal: type[Refusal], kind: Any, person: str = "huda", **fields: Any) -> Refusal:
        with pytest.raises(refusal) as caught:
            self.decide(kind, person, **fields)
        return caught.value

    def assembled(self, **changes: Any) -> tuple[Any, ...]:
        fields: dict[str, Any] = {
            "title": BOTH,
            "introductions": (),
            "texts": INTRODUCTIONS,
            "freeze": self.freeze,
            "contents": CONTENTS,
        }
        self.texts = plan_texts(INTRODUCTIONS, list(CONTENTS.values()), ("ar", "en"))
        return self.decide(AssemblePlan, **fields | changes)

    @property
    def hash(self) -> str:
        return self.state.versions[-1].hash

    def revised(self, suffix: str = " نص", **changes: Any) -> tuple[Event, ...]:
        before, number = self.texts, len(self.state.versions)
        self.texts = {language: text + suffix for language, text in before.items()}
        renditions = tuple(rendition_of(language, text) for language, text in self.texts.items())
        return self.decide(
            RevisePlan,
            renditions=renditions,
            written=Written(texts=self.texts, since=number, before=before),
            note=BOTH,
            **changes,
        )

    def asked(self) -> Planning:
        for organisation in ("finance", "justice"):
            self.decide(RequestApproval, organisation=organisation, hash=None, due_on=DAY)
        return self

    def answer(self, person: str, organisation: str, answer: str | None = None, **changes: Any) -> tuple[Event, ...]:
        fields: dict[str, Any] = {
            "organisation": organisation,
            "hash": self.hash,
            "represents": self.REPRESENTS[person],
        }
        if answer is None:
            return self.decide(ApproveAsEntity, person, **fields | changes)
        return self.decide(RefuseAsEntity, person, **fields | {"answer": answer} | changes)

    def agreed(self) -> Planning:
        self.asked()
        self.answer("fin", "finance")
        self.answer("jus", "justice")
        return self

    def cabinet(self, outcome: str = "approve", **changes: Any) -> tuple[Event, ...]:
        fields = {"hash": self.hash, "outcome": outcome, "decided_on": DAY, "decision": "1234"}
        return self.decide(RecordCabinetDecision, "rec1", **fields | changes)

    def confirm(self, person: str) -> tuple[Event, ...]:
        (waiting,) = self.state.pending.values()
        return self.decide(ConfirmAct, person, proposal=waiting.proposal, hash=waiting.hash)

    def approved(self) -> Planning:
        self.agreed().cabinet()
        self.confirm("rec2")
        return self

    def sent(self) -> tuple[Event, ...]:
        version = self.state.versions[-1]
        return self.decide(SubmitPlan, renditions=version.renditions, recipient="OGP", channel="email", sent_on=DAY)


@pytest.fixture
def planning(story: Any) -> Planning:
    made = Planning(story)
    made.assembled()
    return made


def test_a_plan_is_made_of_exactly_the_frozen_commitments(story: Any) -> None:
    planning = Planning(story)
    drafted, plan, paragraphs = planning.assembled()
    assert isinstance(drafted, DocumentDrafted)
    assert isinstance(plan, PlanDrafted)
    assert isinstance(paragraphs, ParagraphsIdentified)
    assert (plan.commitments, plan.freeze, plan.hash) == (FROZEN, planning.freeze.event, drafted.hash)
    assert [each.language for each in drafted.renditions] == ["ar", "en"]
    again = Planning(story)
    assert again.assembled()[0].hash == drafted.hash
    assert planning.state.plan is not None
    assert planning.state.plan.organisations == ("finance", "justice")


def test_no_plan_is_made_of_anything_else(story: Any) -> None:
    planning = Planning(story)
    for refusal, changes in (
        (NothingFrozen, {"freeze": Freeze()}),
        (LanguageMissing, {"texts": {"ar": "مقدمة"}}),
        (UnknownThing, {"contents": {"finance": CONTENTS["finance"]}}),
        (ContentDiffers, {"contents": CONTENTS | {"justice": CONTENTS["finance"]}}),
    ):
        with pytest.raises(refusal):
            planning.assembled(**changes)


def test_languages_of_the_plan_are_aligned_by_section(planning: Planning) -> None:
    told = planning.state.paragraphs[1]
    assert told.alignment == "sections"
    both = [each for each in told.paragraphs if {"ar", "en"} == set(each.texts)]
    assert len(told.paragraphs) == len(both) + 2


def test_the_template_is_exported_as_document_and_table() -> None:
    contents = list(CONTENTS.values())
    english, arabic = document(contents, "en"), document(contents, "ar")
    assert english.startswith("## Commitment 1: Commitment of finance\n\n### Lead implementing agency\n\nfinance\n")
    assert "\\# a problem" in english
    assert "- words (2021-04-28 / 2022-04-28; finance)" in english
    assert "### المشكلة التي يعالجها الالتزام" in arabic
    lines = table([replace(contents[0], title={"en": "=SUM(A1)", "ar": "ا"})], "en").split("\r\n")
    assert lines[0].startswith("Commitment number,Commitment title,Lead implementing agency")
    assert lines[1].startswith("1,'=SUM(A1),finance")


def test_a_plan_changes_only_with_note_and_difference(planning: Planning) -> None:
    planning.refused(IsThePlan, AddVersion, renditions=(rendition_of("ar", "x"),))
    planning.refused(IsThePlan, FinaliseDocument, number=None, consultations=())
    before = planning.hash
    added, revised, *_ = planning.revised()
    assert isinstance(added, DocumentVersionAdded)
    assert isinstance(revised, PlanRevised)
    assert (revised.number, revised.before, revised.before_hash, revised.hash) == (2, 1, before, added.hash)
    assert revised.note == BOTH
    assert (len(revised.difference), revised.changed, revised.new, revised.gone) == (64, 1, 0, 0)
    same = planning.state.versions[-1].renditions
    planning.refused(NothingRevised, RevisePlan, renditions=same, written=Written(texts=planning.texts), note=BOTH)
    planning.refused(LanguageMissing, RevisePlan, renditions=same[:1], written=Written(texts={"ar": "x"}), note=BOTH)


def test_another_entity_may_answer_for_a_commitment(planning: Planning) -> None:
    fields: dict[str, Any] = {"commitment": "finance", "registered": frozenset({"finance", "justice", "audit"})}
    planning.refused(UnknownThing, NameResponsibleEntity, organisation="nobody", **fields)
    planning.refused(ValueRefused, NameResponsibleEntity, organisation="finance", **fields)
    planning.refused(UnknownThing, NameResponsibleEntity, organisation="audit", **fields | {"commitment": "none"})
    (named,) = planning.decide(NameResponsibleEntity, organisation="audit", **fields)
    assert isinstance(named, ResponsibleEntityNamed)
    assert (named.organisation, named.old) == ("audit", "finance")
    planning.refused(UnknownThing, RequestApproval, organisation="finance", hash=None, due_on=None)


def test_entities_approve_that_very_version(planning: Planning) -> None:
    with pytest.raises(EntityNotAsked):
        planning.answer("fin", "finance")
    (asked,) = planning.decide(RequestApproval, organisation="finance", hash=planning.hash, due_on=DAY)
    assert isinstance(asked, ApprovalRequested)
    assert (asked.commitments, asked.hash) == (("finance",), planning.hash)
    with pytest.raises(NotRepresentative):
        planning.answer("fin", "justice")
    with pytest.raises(ValueRefused):
        planning.answer("fin", "finance", hash=None)
    for other in ({"hash": "0" * 64}, {"hash": None, "number": 2}, {"number": 2}):
        with pytest.raises(ContentDiffers):
            planning.answer("fin", "finance", **other)
    planning.refused(
        OfficeNeeded, ApproveAsEntity, organisation="finance", hash=planning.hash, represents=frozenset({"finance"})
    )
    planning.refused(AlreadyAsked, RequestApproval, organisation="finance", hash=None, due_on=None)
    planning.answer("fin", "finance", "refuse", reason=BOTH)
    planning.decide(RequestApproval, organisation="finance", hash=None, due_on=None)
    (yes,) = planning.answer("fin", "finance", hash=None, number=1)
    assert isinstance(yes, EntityApproved)
    assert (yes.hash, yes.office) == (planning.hash, "entity_officer")
    with pytest.raises(AlreadyAnswered):
        planning.answer("fin", "finance")


def test_a_no_has_a_reason_and_holds_the_cabinet_up(planning: Planning) -> None:
    planning.asked()
    with pytest.raises(ReasonNeeded):
        planning.answer("fin", "finance", "conditions")
    (no,) = planning.answer("fin", "finance", "conditions", reason=BOTH)
    assert isinstance(no, EntityRefused)
    assert no.answer == "conditions"
    planning.answer("jus", "justice")
    with pytest.raises(EntitiesWait, match="finance"):
        planning.cabinet()


def test_a_revision_takes_every_approval_back(planning: Planning) -> None:
    planning.agreed().revised()
    with pytest.raises(EntitiesWait, match="finance, justice"):
        planning.cabinet()
    with pytest.raises(EntityNotAsked):
        planning.answer("fin", "finance")


@pytest.mark.parametrize(
    ("gates", "refusal"),
    [
        (Gates(consultations=(replace(ROUND, closed=False),)), ConsultationNotClosed),
        (Gates(consultations=(replace(ROUND, answered=False, answers=1),)), CommentsUnanswered),
        (Gates(consultations=(ROUND,), appeals=frozenset({uuid5(MITHAQ, "appeal")})), AppealsOpen),
    ],
)
def test_the_cabinet_decides_after_every_answer_and_appeal(
    planning: Planning, gates: Gates, refusal: type[Refusal]
) -> None:
    planning.agreed()
    with pytest.raises(refusal):
        planning.cabinet(gates=gates)
    planning.cabinet()
    planning.gates = gates
    with pytest.raises(refusal):
        planning.confirm("rec2")


def test_the_cabinet_s_approval_is_recorded_by_two(planning: Planning) -> None:
    planning.agreed()
    (proposed,) = planning.cabinet()
    assert isinstance(proposed, ActProposed)
    assert proposed.office == "cabinet_recorder"
    for person, refusal in (("rec1", SecondPersonNeeded), ("omar", OfficeNeeded)):
        with pytest.raises(refusal):
            planning.confirm(person)
    (approved,) = planning.confirm("rec2")
    assert isinstance(approved, CabinetApproved)
    assert (approved.hash, approved.consulted, approved.consultations) == (planning.hash, 1, (ROUND.id,))
    assert (approved.revisions, approved.decision, approved.rule) == ((), "1234", "approved-by-hash")
    with pytest.raises(PlanIsApproved):
        planning.revised()


def test_another_version_than_the_one_consulted_on_names_its_revisions(planning: Planning) -> None:
    _, revised, *_ = planning.revised()
    planning.agreed().cabinet()
    (approved,) = planning.confirm("rec2")
    assert isinstance(approved, CabinetApproved)
    assert (approved.number, approved.consulted, approved.revisions) == (2, 1, (revised.id,))


def test_what_the_cabinet_returns_is_revised(planning: Planning) -> None:
    with pytest.raises(ReasonNeeded):
        planning.cabinet("return")
    planning.cabinet("return", reason=BOTH)
    (returned,) = planning.confirm("rec2")
    assert isinstance(returned, PlanReturned)
    assert returned.reason == BOTH
    with pytest.raises(AlreadyReturned):
        planning.cabinet()
    planning.revised()
    planning.approved()


def test_a_proposal_does_not_outlive_its_version(planning: Planning) -> None:
    planning.agreed().cabinet()
    planning.revised()
    with pytest.raises(ContentDiffers):
        planning.confirm("rec2")
    (waiting,) = planning.state.pending.values()
    (declined,) = planning.decide(DeclineAct, "rec2", reason=BOTH, proposal=waiting.proposal)
    assert isinstance(declined, ActDeclined)


def test_what_is_sent_is_what_was_approved(planning: Planning) -> None:
    with pytest.raises(NotApproved):
        planning.sent()
    planning.refused(NotApproved, PublishPlan)
    planning.approved().decide(PublishPlan)
    (published,) = planning.confirm("omar")
    assert isinstance(published, PlanPublished)
    planning.refused(PlanAlreadyPublished, PublishPlan)
    other = (rendition_of("ar", "آخر"), rendition_of("en", "other"))
    fields: dict[str, Any] = {"recipient": "OGP", "channel": "email", "sent_on": DAY}
    planning.refused(ContentDiffers, SubmitPlan, renditions=other, **fields)
    planning.refused(NotSubmitted, RecordAcknowledgement, acknowledged_on=DAY, evidence=())
    planning.sent()
    (submitted,) = planning.confirm("omar")
    assert isinstance(submitted, PlanSubmitted)
    assert version_hash(submitted.renditions) == submitted.hash == planning.hash
    with pytest.raises(AlreadySubmitted):
        planning.sent()
    (acknowledged,) = planning.decide(RecordAcknowledgement, acknowledged_on=DAY, evidence=())
    assert isinstance(acknowledged, SubmissionAcknowledged)
    planning.refused(AlreadyAcknowledged, RecordAcknowledgement, acknowledged_on=DAY, evidence=())


def test_a_process_without_a_cabinet_sends_what_all_entities_approved(planning: Planning) -> None:
    planning.process = replace(planning.process, activities={})
    planning.refused(EntitiesWait, PublishPlan)
    planning.agreed().decide(PublishPlan)
    planning.confirm("omar")
    with pytest.raises(PlanIsApproved):
        planning.revised()


def test_a_milestone_is_reported_on_by_its_entity(planning: Planning) -> None:
    drafted = planning.story.act("rana").event(
        CommitmentDrafted,
        commitment_stream("jo-nap5", "finance"),
        1,
        name="finance",
        idea=None,
        content=content_version(CONTENTS["finance"], 1),
    )
    state = COMMITMENT.evolve(Commitment(), drafted)

    def report(person: str, **changes: Any) -> tuple[Event, ...]:
        fields: dict[str, Any] = {
            "name": "finance",
            "document": "plan",
            "plan": planning.state.plan,
            "content": CONTENTS["finance"],
            "represents": Planning.REPRESENTS[person],
            "milestone": "m1",
            "status": "limited",
            "text": BOTH,
            "evidence": (),
        }
        act = planning.story.act(person, ("entity_officer",))
        return COMMITMENT.decide(state, ReportMilestone(act=act, process=planning.process, **fields | changes))

    with pytest.raises(NotInPlan):
        report("fin")
    planning.approved().decide(PublishPlan)
    planning.confirm("omar")
    (told,) = report("fin")
    assert isinstance(told, MilestoneReported)
    assert (told.organisation, told.status, told.milestone) == ("finance", "limited", "m1")
    for refusal, person, changes in (
        (NotResponsibleFor, "jus", {}),
        (UnknownThing, "fin", {"milestone": "m2"}),
        (LanguageMissing, "fin", {"text": {"en": "words"}}),
    ):
        with pytest.raises(refusal):
            report(person, **changes)
