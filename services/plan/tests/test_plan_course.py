"""From a commitment's draft to its plan's submission, over HTTP on a real PostgreSQL; and the races on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from httpx import Response
from hunting import TRIES

from events.comments import AllCommentsAnswered, CommentPeriodClosed, CommentPeriodOpened
from events.envelope import MITHAQ, Act, Event, Seal, named
from events.plan import CabinetApproved, CommitmentsFrozen, EntityApproved, PlanDrafted, PlanRevised, PlanSubmitted
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    IdeaKept,
    MemberAppointed,
    OrganisationRegistered,
    PersonLinked,
    ReviewedCommitment,
    TaskForceFormed,
)
from local.oneservice import OneService
from local.racing import Prepared, at_once, lag_of, took
from local.site import Site
from plan import projections
from plan.domain.commitments.freezing import freeze_stream
from plan.domain.document import document_stream
from plan.main import PARTS
from service.projector import rebuild

PROCESS = "jo-nap5"
AT = f"/v1/processes/{PROCESS}"
BUDGET = f"{AT}/commitments/open-budget"
PLAN = f"{AT}/documents/plan"
BOTH = {"ar": "نص", "en": "words"}
IDEA = uuid5(MITHAQ, "idea")
NOW = datetime(2021, 9, 20, 8, tzinfo=UTC)
Rewinding = Callable[[OneService], Prepared]
START: dict[str, Any] = {
    "id": PROCESS,
    "title": BOTH,
    "country": "JO",
    "zone": "Asia/Amman",
    "languages": ["ar", "en"],
    "authoritative": "ar",
    "simulated": True,
    "starts_at": "2021-09-20T08:00:00Z",
    "calendar": {"weekend": [5, 6]},
    "agencies": dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry"),
}
RULES = {
    "minimum_window_days": 9,
    "answers_due_days": 14,
    "text": BOTH,
    "task_forces": {"least": 1, "sides": [], "days": 14},
}
CABINET = {
    "number": 18,
    "phase": 5,
    "phase_title": BOTH,
    "planned": BOTH,
    "dates": [{"kind": "held", "first": "2021-09-20", "last": "2021-12-30"}],
    "acts": [{"act": "RecordCabinetDecision"}],
}
FINANCE = {"organisation": "finance", "title": {"ar": "وزارة المالية", "en": "Ministry of Finance"}}
CONTENT: dict[str, Any] = {
    "title": {"ar": "موازنة مفتوحة", "en": "Open budget"},
    "problem": BOTH,
    "description": BOTH,
    "values": BOTH,
    "results": BOTH,
    "lead": FINANCE,
    "milestones": [
        {"id": "portal", "title": BOTH, "first": "2022-01-01", "last": "2022-06-30", "responsible": FINANCE}
    ],
}
WORKSHOP = {"held_on": "2021-09-20", "mode": "remote", "participants": 14, "sides": ["government"]}
OFFICES: dict[str, tuple[str, ...]] = {
    "huda": ("unit_officer",),
    "omar": ("unit_officer",),
    "rec1": ("cabinet_recorder",),
    "rec2": ("cabinet_recorder",),
    "fin": ("entity_officer",),
    "rana": (),
    "sami": (),
    "citizen": (),
}


class Course(OneService):
    """The service; "rana" is of the task force, "sami" of the forum, "fin" represents the ministry of finance."""

    def __init__(self, site: Site) -> None:
        super().__init__(PARTS, site, OFFICES, PROCESS)
        self.made("huda", "/v1/processes", START)
        self.made("huda", f"{AT}/rules", RULES)
        self.made("huda", f"{AT}/activities", CABINET)
        rana, sami, fin = (UUID(self.subject(person)) for person in ("rana", "sami", "fin"))
        self.tell(IdeaKept, "task-force", idea=IDEA, authors=(rana,), motion=uuid4())
        self.tell(TaskForceFormed, "task-force", 2, idea=IDEA, lead=rana, members=(rana,), late=False)
        seat: dict[str, Any] = {"body": "forum", "seat_name": "chair", "side": "government", "role": "chair"}
        self.tell(MemberAppointed, "body", member=sami, **seat)
        self.tell(OrganisationRegistered, "finance", name="finance", title=BOTH, side="government")
        self.tell(PersonLinked, "finance", 2, organisation="finance", linked=fin, relation="representative")

    def tell(self, kind: type[Event], stream: str, version: int = 1, **fields: Any) -> None:
        act_id = uuid4()
        act = Act(
            id=act_id,
            agency=self.app.agency,
            process=PROCESS,
            happened_at=NOW,
            recorded_at=NOW,
            correlation=act_id,
            tzdata="2026b",
        )
        self.hear(act.event(kind, named(PROCESS, "told", stream), version, **fields))

    def review(self, kind: type[Event], version: int) -> None:
        read = self.read(BUDGET, "citizen").json()
        reviewed = ReviewedCommitment(name="open-budget", number=read["number"], hash=read["hash"])
        fields = {"body": "forum", "motion": uuid4(), "commitments": (reviewed,), "open_amendments": ()}
        self.tell(kind, "meeting", version, proposal=uuid4(), proposed_by=uuid4(), **fields)

    def text(self, content: str) -> str:
        headers = {"Content-Type": "text/markdown", **self.bearer("huda")}
        file: str = self.client.post("/v1/files", content=content.encode(), headers=headers).json()["file"]
        return file

    def renditions(self, suffix: str = "") -> list[dict[str, str]]:
        texts = {"ar": f"# الخطة\n\nمقدمة{suffix}", "en": f"# The plan\n\nIntroduction{suffix}"}
        return [{"language": language, "file": self.text(text)} for language, text in texts.items()]

    def second(self, person: str, stream: UUID, proposal: dict[str, Any]) -> Response:
        path = f"{AT}/freeze" if stream == freeze_stream(PROCESS) else PLAN
        waiting = self.read(path, "citizen").json()["proposals"]
        (content,) = (each["hash"] for each in waiting if each["proposal"] == proposal["id"])
        return self.post(person, f"/v1/acts/{stream}/{proposal['id']}/confirm", {"hash": content})

    def by_two(self, people: tuple[str, str], stream: UUID, path: str, body: Any = None) -> dict[str, Any]:
        response = self.second(people[1], stream, self.made(people[0], path, body))
        assert response.status_code == 201, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def drafted(self) -> None:
        self.made("rana", f"{AT}/commitments", {"name": "open-budget", "idea": str(IDEA), "content": CONTENT})

    def ready(self) -> None:
        self.drafted()
        self.made("rana", f"{BUDGET}/workshops", WORKSHOP)
        self.made("rana", f"{BUDGET}/ready")

    def frozen(self) -> None:
        self.ready()
        self.review(CommitmentsApprovedForComment, 1)
        self.by_two(("huda", "omar"), freeze_stream(PROCESS), f"{AT}/freeze")

    def assembled(self) -> None:
        self.frozen()
        body = {"name": "plan", "title": BOTH, "introductions": self.renditions()}
        self.made("huda", f"{AT}/plans", body)

    @property
    def hash(self) -> str:
        found: str = self.plan()["hash"]
        return found

    def plan(self) -> dict[str, Any]:
        found: dict[str, Any] = self.read(f"{PLAN}/plan", "citizen").json()
        return found

    def agreed(self) -> None:
        self.made("huda", f"{PLAN}/plan/approvals", {"organisation": "finance"})
        self.made("fin", f"{PLAN}/plan/approve", {"organisation": "finance", "hash": self.hash})

    def cabinet(self) -> dict[str, Any]:
        return {"hash": self.hash, "outcome": "approve", "decided_on": "2021-09-20", "decision": "1234"}


STREAM = document_stream(PROCESS, "plan")


@pytest.fixture
def course(in_process: Callable[[str], None], site: Site) -> Iterator[Course]:
    in_process("plan")
    running = Course(site)
    yield running
    running.close()


def rule(response: Response) -> str:
    return str(response.json()["errors"][0]["rule"])


def last(course: Course, kind: type[Event]) -> Any:
    return next(event for event in reversed(course.app.store.stream(STREAM)) if isinstance(event, kind))


def test_a_commitment_from_its_draft_to_the_freeze(course: Course) -> None:
    body = {"name": "open-budget", "idea": str(IDEA), "content": {"title": CONTENT["title"]}}
    assert rule(course.post("sami", f"{AT}/commitments", body)) == "seat-needed"
    course.made("rana", f"{AT}/commitments", body)
    assert course.read(BUDGET, "citizen").json()["missing"][:2] == ["problem.ar", "problem.en"]
    assert rule(course.post("rana", f"{BUDGET}/ready")) == "template-incomplete"
    course.made("rana", f"{BUDGET}/versions", {"content": CONTENT})
    channels = {"channel": "email", "audience": BOTH, "first": "2021-09-19", "last": "2021-09-20"}
    course.made("rana", f"{BUDGET}/consultations", channels)
    missing = {"evidence": [{"file": "0" * 64}]}
    assert rule(course.post("rana", f"{BUDGET}/workshops", WORKSHOP | missing)) == "unknown"
    course.made("rana", f"{BUDGET}/ready")
    course.review(CommitmentsEndorsed, 1)
    assert rule(course.post("rana", f"{BUDGET}/versions", {"content": CONTENT | {"results": CONTENT["title"]}})) == (
        "handed-over"
    )
    course.review(CommitmentsApprovedForComment, 2)
    amendment = course.made("sami", f"{BUDGET}/amendments", {"body": "forum", "words": BOTH})["id"]
    assert rule(course.post("huda", f"{AT}/freeze")) == "amendments-open"
    amended = {"content": CONTENT | {"results": CONTENT["title"]}, "answers": [amendment]}
    course.made("rana", f"{BUDGET}/amend", amended)
    closing = {"amendment": amendment, "outcome": "settled", "reason": BOTH}
    course.made("sami", f"{BUDGET}/amendments/close", closing)
    course.by_two(("huda", "omar"), freeze_stream(PROCESS), f"{AT}/freeze", {"activity": 18})
    (commitment,) = course.read(f"{AT}/commitments", "citizen").json()
    assert (commitment["number"], commitment["frozen"], commitment["open_amendments"]) == (3, 3, 0)
    read = course.read(BUDGET, "citizen").json()
    assert [each["kind"] for each in read["reviews"]] == ["endorsed", "approved"]
    assert read["content"]["results"] == CONTENT["title"]
    assert course.read(f"{AT}/freeze", "citizen").json()["commitments"][0]["hash"] == read["hash"]
    assert course.read(AT, "citizen").json()["version"] == 3
    assert rule(course.post("sami", f"{BUDGET}/amendments", {"body": "forum", "words": BOTH})) == "commitments-frozen"


def test_two_versions_of_a_commitment_differ_by_field_and_word(course: Course) -> None:
    course.drafted()
    changed = CONTENT | {"results": {"ar": "نصٌّ آخر", "en": "words"}}
    course.made("rana", f"{BUDGET}/versions", {"content": changed})
    answer = course.read(f"{BUDGET}/difference", "citizen", old="1", new="2")
    assert answer.status_code == 200, answer.text
    [field] = [each for each in answer.json()["fields"] if each["change"] != "same"]
    assert (field["field"], field["item"]) == ("results", None)
    assert field["words"]["ar"] == [
        {"kind": "equal", "text": "نصٌّ", "was": "نص"},
        {"kind": "inserted", "text": " آخر", "was": None},
    ]
    unknown = course.read(f"{BUDGET}/difference", "citizen", old="1", new="3")
    assert (unknown.status_code, rule(unknown)) == (404, "unknown")
    assert course.read(f"{AT}/commitments/none/difference", "citizen", old="1", new="2").status_code == 404


def test_a_commitment_and_the_plan_are_exported_in_ogp_s_template(course: Course) -> None:
    course.assembled()
    document = course.read(f"{BUDGET}/export", "citizen", language="ar")
    assert document.headers["Content-Type"].startswith("text/markdown")
    assert "موازنة مفتوحة" in document.text
    table = course.read(f"{PLAN}/plan/export", "citizen", language="en", form="csv")
    assert table.text.splitlines()[1].startswith("1,Open budget,Ministry of Finance")
    renditions = course.read(PLAN, "citizen").json()["versions"][0]["renditions"]
    assert [each["language"] for each in renditions] == ["ar", "en"]
    text = course.read(f"/v1/files/{renditions[1]['file']}", "citizen").text
    assert text.startswith("# The plan\n\nIntroduction\n\n## Commitment 1: Open budget\n")


def test_a_process_has_one_plan(course: Course) -> None:
    course.assembled()
    body = {"name": "another", "title": BOTH, "introductions": course.renditions()}
    second = course.post("huda", f"{AT}/plans", body)
    assert (second.status_code, rule(second)) == (409, "already-there")
    assert course.read(f"{AT}/documents/another", "citizen").status_code == 404


def test_the_plan_from_its_draft_to_its_acknowledgement(course: Course) -> None:
    course.assembled()
    fields: dict[str, Any] = {"document": "plan", "number": 1, "hash": course.hash}
    days: dict[str, Any] = {"first": date(2021, 9, 1), "last": date(2021, 9, 19), "opens_at": NOW, "closes_at": NOW}
    gate: dict[str, Any] = {"gate": "date", "approval": None, "proposal": None, "proposed_by": None}
    course.tell(CommentPeriodOpened, "round", name="draft", title=BOTH, **fields, **days, **gate)
    counted = {"counted": 1, "withdrawn": 0, "last_position": 9, "ids_hash": "b" * 64}
    course.tell(CommentPeriodClosed, "round", 2, **fields, **counted)
    note = {"renditions": course.renditions(" أخرى"), "note": BOTH}
    course.made("huda", f"{PLAN}/plan/revise", note)
    assert rule(course.post("rec1", f"{PLAN}/plan/cabinet", course.cabinet())) == "entities-wait"
    course.agreed()
    assert rule(course.post("rec1", f"{PLAN}/plan/cabinet", course.cabinet())) == "comments-unanswered"
    course.tell(AllCommentsAnswered, "round", 3, **fields, answered=1)
    appeal: dict[str, Any] = {"decision": uuid4(), "decision_type": "x", "subject": uuid4()}
    seal: dict[str, Any] = {"grounds": sealed(), "language": "ar"}
    course.tell(AppealLodged, "appeal", **appeal, **seal)
    assert rule(course.post("rec1", f"{PLAN}/plan/cabinet", course.cabinet())) == "appeals-open"
    course.tell(AppealDecided, "appeal", 2, **appeal, appellant=uuid4(), outcome="dismissed")
    assert rule(course.post("huda", f"{PLAN}/plan/publish")) == "plan-not-approved"
    unnamed = course.cabinet() | {"hash": None}
    assert rule(course.post("rec1", f"{PLAN}/plan/cabinet", unnamed)) == "value-refused"
    assert rule(course.post("rec1", f"{PLAN}/plan/cabinet", unnamed | {"number": 1})) == "content-differs"
    course.by_two(("rec1", "rec2"), STREAM, f"{PLAN}/plan/cabinet", course.cabinet())
    course.by_two(("huda", "omar"), STREAM, f"{PLAN}/plan/publish")
    sending = {"recipient": "OGP", "channel": "email", "sent_on": "2021-09-20"}
    other = course.post("huda", f"{PLAN}/plan/submit", sending | {"renditions": course.renditions(" x")})
    assert rule(other) == "content-differs"
    course.by_two(("huda", "omar"), STREAM, f"{PLAN}/plan/submit", sending)
    course.made("huda", f"{PLAN}/plan/acknowledge", {"acknowledged_on": "2021-09-20"})
    read = course.plan()
    assert read["cabinet"] == "approved"
    assert [read[done] for done in ("published", "submitted", "acknowledged")] == [True] * 3
    revised, approved, sent = (last(course, kind) for kind in (PlanRevised, CabinetApproved, PlanSubmitted))
    assert (approved.consulted, approved.revisions) == (1, (revised.id,))
    assert sent.hash == approved.hash == revised.hash == read["hash"]
    difference = course.read(f"/v1/files/{revised.difference}", "citizen").content
    assert hashlib.sha256(difference).hexdigest() == revised.difference
    assert {each["change"] for each in json.loads(difference)} <= {"changed", "new", "dropped", "merged"}
    milestone = {"document": "plan", "milestone": "portal", "status": "limited", "text": BOTH}
    course.made("fin", f"{BUDGET}/milestones", milestone)
    (report,) = course.read(BUDGET, "citizen").json()["reports"]
    assert (report["status"], report["organisation"]) == ("limited", "finance")
    before = course.rows()
    rebuild(course.app.store, projections)
    assert course.rows() == before


def sealed() -> Any:
    return Seal(ref=uuid4(), commitment="c" * 64)


def test_an_approval_that_races_with_a_revision_is_of_the_version_it_names(
    course: Course, rewinding: Rewinding
) -> None:
    """An entity approves by hash while the plan is revised: what is approved is the version then last, or nothing."""
    course.assembled()
    course.made("huda", f"{PLAN}/plan/approvals", {"organisation": "finance"})
    approval = {"organisation": "finance", "hash": course.hash}
    revision = {"renditions": course.renditions(" again"), "note": BOTH}
    start = rewinding(course)
    revise = partial(course.post, "huda", f"{PLAN}/plan/revise", revision)
    whole, approved = took(revise), 0
    for number in start.tries(TRIES):
        approve = partial(course.post, "fin", f"{PLAN}/plan/approve", approval)
        approving, revising = at_once(approve, revise, lag=lag_of(number, whole))
        assert revising.status_code == 201, revising.text
        assert approving.status_code in (201, 409), approving.text
        events = course.app.store.stream(STREAM)
        assert outdated(events) == 0
        assert [each.version for each in events] == list(range(1, len(events) + 1))
        approved += approving.status_code == 201
    print(f"an entity's approval against a revision: 0 wrong of {TRIES}; {approved} approved before it")


def outdated(events: list[Event]) -> int:
    """How many approvals came after a later version than the one they name."""
    found, now = 0, ""
    for event in events:
        if isinstance(event, PlanDrafted | PlanRevised):
            now = event.hash
        elif isinstance(event, EntityApproved | CabinetApproved | PlanSubmitted):
            found += now != event.hash
    return found


def test_a_freeze_that_races_with_an_amendment_holds_what_was_closed(course: Course, rewinding: Rewinding) -> None:
    """The freeze is confirmed while a member asks for an amendment: one of both, never a frozen open amendment."""
    course.ready()
    course.review(CommitmentsApprovedForComment, 1)
    proposal = course.made("huda", f"{AT}/freeze")
    (waiting,) = course.read(f"{AT}/freeze", "citizen").json()["proposals"][-1:]
    confirm = f"/v1/acts/{freeze_stream(PROCESS)}/{proposal['id']}/confirm"
    first = 0
    for _ in rewinding(course).tries(TRIES):
        asked, frozen = at_once(
            partial(course.post, "sami", f"{BUDGET}/amendments", {"body": "forum", "words": BOTH}),
            partial(course.post, "omar", confirm, {"hash": waiting["hash"]}),
        )
        assert sorted((asked.status_code, frozen.status_code)) == [201, 409], (asked.text, frozen.text)
        frozen_events = [e for e in course.app.store.stream(freeze_stream(PROCESS)) if isinstance(e, CommitmentsFrozen)]
        (listed,) = course.read(f"{AT}/commitments", "citizen").json()
        assert len(frozen_events) == (listed["frozen"] is not None) == (frozen.status_code == 201)
        assert listed["open_amendments"] == (asked.status_code == 201)
        first += frozen.status_code == 201
    print(f"a freeze against an amendment: 0 wrong of {TRIES}; {first} frozen")
