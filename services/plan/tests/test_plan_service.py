"""The service on a real PostgreSQL: its routes, its read models, its files, and what it refuses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx import Response

from events.comments import AllCommentsAnswered, CommentPeriodClosed, CommentPeriodOpened
from events.envelope import Act, Event
from events.plan import DocumentPublished, DocumentVersionAdded
from local.oneservice import OneService
from local.site import Site
from plan import projections
from plan.domain.document import consultation_id, document_stream, version_hash
from plan.domain.process import process_stream
from plan.files import MOST_BYTES
from plan.main import PARTS
from plan.projections import commitments, files
from service.projector import rebuild

PROCESS = "jo-nap5"
AT = f"/v1/processes/{PROCESS}"
METHODOLOGY = document_stream(PROCESS, "methodology")
ROUND = consultation_id(PROCESS, "methodology-comments")
NOW = datetime(2021, 4, 28, 10, tzinfo=UTC)
WORDS = {"ar": "نص", "en": "words"}
START: dict[str, Any] = {
    "id": PROCESS,
    "title": WORDS,
    "country": "JO",
    "zone": "Asia/Amman",
    "languages": ["ar", "en"],
    "authoritative": "ar",
    "simulated": True,
    "starts_at": "2021-03-14T06:00:00Z",
    "calendar": {"weekend": [5, 6], "holidays": [{"day": "2021-05-01", "name": WORDS}]},
    "agencies": dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry"),
}
RULES = {"minimum_window_days": 9, "answers_due_days": 14, "text": WORDS}
LATER_RULES = {
    "grounds": [{"name": "insult", "words": WORDS}],
    "codes": [{"name": "next_plan", "words": WORDS}],
    "appeals": {"body": "panel", "days": 7},
    "opinion_days": 10,
    "task_forces": {"least": 5, "sides": ["government", "civil-society"], "days": 14},
}
WINDOW = {"kind": "comment_period", "first": "2021-04-28", "last": "2021-05-06"}
LATER = {"kind": "comment_period", "first": "2021-05-01", "last": "2021-05-10"}
CONSULTATION = {
    "act": "OpenConsultation",
    "name": "methodology-comments",
    "document": "methodology",
    "title": WORDS,
    "first": "2021-04-28",
    "last": "2021-05-06",
    "gate": {"kind": "approval", "body": "forum"},
}
ACTIVITY: dict[str, Any] = {
    "number": 4,
    "phase": 1,
    "phase_title": WORDS,
    "planned": WORDS,
    "dates": [WINDOW],
    "acts": [CONSULTATION],
}
OUTREACH = {
    "number": 4,
    "channel": "email",
    "purpose": "outreach",
    "audience": WORDS,
    "reach": 212,
    "sent_on": "2021-03-14",
}
TEXTS = {"en": b"# The methodology\n", "ar": "# المنهجية\n".encode()}
OFFICES = {
    "huda": ("unit_officer",),
    "omar": ("unit_officer",),
    "clock": ("clock_operator",),
    "citizen": (),
}


class Plan(OneService):
    """The service in this process, and what a person sends to it."""

    def __init__(self, site: Site) -> None:
        super().__init__(PARTS, site, OFFICES, PROCESS)

    def hear_of_round(self, kind: type[Event], version: int, **fields: Any) -> None:
        """An event of the consultation arrives."""
        act = Act(
            id=uuid4(),
            agency=self.app.agency,
            process=PROCESS,
            happened_at=NOW,
            recorded_at=NOW,
            correlation=uuid4(),
            tzdata="2026b",
        )
        self.hear(act.event(kind, ROUND, version, document="methodology", number=1, hash="a" * 64, **fields))

    def read(self, path: str, person: str = "citizen", **query: Any) -> Response:
        return super().read(path, person, **query)

    def upload(self, content: bytes, media_type: str = "text/markdown", person: str = "huda") -> Response:
        headers = {"Content-Type": media_type, **self.bearer(person)}
        response: Response = self.client.post("/v1/files", content=content, headers=headers)
        return response

    def renditions(self, suffix: bytes = b"") -> list[dict[str, str]]:
        """English, then Arabic, stored."""
        return [
            {"language": language, "file": self.upload(text + suffix).json()["file"]}
            for language, text in TEXTS.items()
        ]

    def draft(self) -> dict[str, Any]:
        body = {"name": "methodology", "title": WORDS, "renditions": self.renditions()}
        return self.made("huda", f"{AT}/documents", body)


@pytest.fixture
def plan(in_process: Callable[[str], None], site: Site) -> Iterator[Plan]:
    in_process("plan")
    running = Plan(site)
    running.made("huda", "/v1/processes", START)
    yield running
    running.close()


def topics(answer: dict[str, Any]) -> list[str]:
    return [event["type"].removeprefix("plan.").removesuffix(".v1") for event in answer["events"]]


def test_a_process_starts_at_its_own_first_clock(plan: Plan) -> None:
    response = plan.read(AT)
    assert response.headers["ETag"] == '"1"'
    read = response.json()
    assert read["clock"] == "2021-03-14T06:00:00Z"
    assert read["status"] == "running"
    assert read["calendar"]["holidays"] == [{"day": "2021-05-01", "name": WORDS}]
    (started,) = plan.app.store.stream(process_stream(PROCESS))
    assert started.happened_at == datetime(2021, 3, 14, 6, tzinfo=UTC)
    assert started.person is not None
    assert [each["id"] for each in plan.read("/v1/processes").json()] == [PROCESS]


def test_acts_happen_by_the_clock_that_was_moved(plan: Plan) -> None:
    plan.made("clock", f"{AT}/clock", {"now": "2021-04-28T07:00:00Z"})
    plan.made("huda", f"{AT}/rules", RULES)
    assert plan.app.store.stream(process_stream(PROCESS))[-1].happened_at == datetime(2021, 4, 28, 7, tzinfo=UTC)
    assert plan.read(AT).json()["clock"] == "2021-04-28T07:00:00Z"


def test_rules_are_read_as_they_were_published(plan: Plan) -> None:
    plan.made("huda", f"{AT}/rules", RULES | LATER_RULES)
    assert plan.read(AT).json()["rules"] == {"number": 1} | RULES | LATER_RULES
    plan.made("huda", f"{AT}/rules/amend", RULES)
    without: dict[str, Any] = {"grounds": [], "codes": [], "appeals": None, "opinion_days": 7, "task_forces": None}
    assert plan.read(AT).json()["rules"] == {"number": 2} | RULES | without
    assert plan.post("huda", f"{AT}/rules/amend", RULES | {"opinion_days": 0}).status_code == 422


def test_an_activity_from_its_plan_to_its_report(plan: Plan) -> None:
    plan.made("huda", f"{AT}/rules", RULES)
    assert topics(plan.made("huda", f"{AT}/activities", ACTIVITY)) == ["ActivityPlanned"]
    plan.made("huda", f"{AT}/timeline", {"published_on": "2021-03-14"})
    moved = plan.made("huda", f"{AT}/activities/reschedule", {"number": 4, "dates": [LATER], "reason": WORDS})
    plan.made("huda", f"{AT}/outreach", OUTREACH)
    evidence = [{"event": moved["events"][0]["id"]}, {"link": "https://example.org/post"}]
    plan.made("huda", f"{AT}/progress", {"number": 4, "text": WORDS, "evidence": evidence})
    (activity,) = plan.read(f"{AT}/activities").json()
    assert activity == {
        "number": 4,
        "phase": 1,
        "phase_title": WORDS,
        "planned": WORDS,
        "dates": [LATER],
        "acts": [CONSULTATION],
        "mode": None,
        "note": None,
        "rescheduled": 1,
        "reports": 1,
        "outreach": 1,
    }
    read = plan.read(AT).json()
    assert read["rules"]["number"] == 1
    assert read["timeline_published_on"] == "2021-03-14"
    assert [event.activity for event in plan.app.store.stream(process_stream(PROCESS))] == [
        None,
        None,
        4,
        None,
        4,
        4,
        4,
    ]


def test_a_document_from_its_draft_to_its_publication(plan: Plan) -> None:
    plan.made("huda", f"{AT}/activities", ACTIVITY)
    drafted = plan.draft()
    assert drafted["id"] == str(METHODOLOGY)
    added = plan.made("huda", f"{AT}/documents/methodology/versions", {"renditions": plan.renditions(b"final\n")})
    assert topics(added) == ["DocumentVersionAdded", "ParagraphsIdentified"]

    finalise = f"{AT}/documents/methodology/finalise"
    assert plan.post("huda", finalise).json()["errors"][0]["rule"] == "consultation-not-closed"
    plan.hear_of_round(
        CommentPeriodOpened,
        1,
        name="methodology-comments",
        title=WORDS,
        first=date(2021, 4, 28),
        last=date(2021, 5, 6),
        opens_at=NOW,
        closes_at=NOW,
        gate="approval",
        approval=None,
        proposal=None,
        proposed_by=None,
    )
    plan.hear_of_round(CommentPeriodClosed, 3, counted=12, withdrawn=1, last_position=30, ids_hash="b" * 64)
    refused = plan.post("huda", finalise).json()
    assert refused["errors"][0]["rule"] == "comments-unanswered"
    assert "11 comments" in refused["detail"]
    plan.hear_of_round(AllCommentsAnswered, 4, answered=11)
    assert topics(plan.made("huda", finalise, {"activity": 4})) == ["DocumentFinalised"]

    proposal = plan.made("huda", f"{AT}/documents/methodology/publish", {"activity": 4})
    waiting = plan.read(f"{AT}/documents/methodology").json()["proposals"]
    assert [each["proposal"] for each in waiting] == [proposal["id"]]
    confirm = f"/v1/acts/{METHODOLOGY}/{proposal['id']}/confirm"
    assert plan.post("huda", confirm, {"hash": waiting[0]["hash"]}).status_code == 403
    response = plan.post("omar", confirm, {"hash": waiting[0]["hash"]})
    assert response.headers["Location"] == f"{AT}/documents/methodology"
    assert topics(response.json()) == ["DocumentPublished"]

    response = plan.read(f"{AT}/documents/methodology")
    assert response.headers["ETag"] == '"7"'
    read = response.json()
    assert (read["final"], read["proposals"]) == (2, [])
    assert read["published_at"] == "2021-03-14T06:00:00Z"
    assert [[each["language"] for each in version["renditions"]] for version in read["versions"]] == [["en", "ar"]] * 2
    _, _, version, *_, published = plan.app.store.stream(METHODOLOGY)
    assert isinstance(version, DocumentVersionAdded)
    assert isinstance(published, DocumentPublished)
    assert published.activity == 4
    assert read["versions"][1]["hash"] == published.hash == version_hash(version.renditions)


def test_a_second_person_declines(plan: Plan) -> None:
    plan.draft()
    plan.made("huda", f"{AT}/documents/methodology/finalise", {"number": 1})
    proposal = plan.made("huda", f"{AT}/documents/methodology/publish")
    decline = f"/v1/acts/{METHODOLOGY}/{proposal['id']}/decline"
    assert topics(plan.made("omar", decline, {"reason": WORDS})) == ["ActDeclined"]
    assert plan.read(f"{AT}/documents/methodology").json()["proposals"] == []


def test_the_same_key_is_one_act(plan: Plan) -> None:
    body = {"name": "methodology", "title": WORDS, "renditions": plan.renditions()}
    first = plan.post("huda", f"{AT}/documents", body, **{"Idempotency-Key": "draft"})
    assert plan.post("huda", f"{AT}/documents", body, **{"Idempotency-Key": "draft"}).json() == first.json()
    other = plan.post("huda", f"{AT}/documents", body | {"name": "other"}, **{"Idempotency-Key": "draft"})
    assert (other.status_code, other.json()["errors"][0]["rule"]) == (422, "key-reused")


def test_a_process_stops_and_goes_on(plan: Plan) -> None:
    plan.made("huda", f"{AT}/suspend", {"reason": WORDS})
    assert plan.post("huda", f"{AT}/rules", RULES).json()["errors"][0]["rule"] == "process-stopped"
    plan.made("clock", f"{AT}/clock", {"now": "2021-04-28T07:00:00Z"})
    plan.made("huda", f"{AT}/resume", {"reason": WORDS})
    plan.made("huda", f"{AT}/rules", RULES)
    assert topics(plan.made("huda", f"{AT}/rules/amend", RULES)) == ["RulesAmended"]
    subject = str(uuid4())
    correction = {"subject": subject, "field": "held_on", "old": "28", "new": "29", "reason": WORDS}
    assert topics(plan.made("huda", f"{AT}/corrections", correction)) == ["CorrectionRecorded"]
    plan.made("huda", f"{AT}/cancel", {"reason": WORDS})
    assert plan.read(AT).json()["status"] == "cancelled"


def test_if_match_names_the_version(plan: Plan) -> None:
    assert plan.post("huda", f"{AT}/rules", RULES, **{"If-Match": '"2"'}).status_code == 412
    assert plan.post("huda", f"{AT}/rules", RULES, **{"If-Match": '"1"'}).status_code == 201


DRAFT: dict[str, Any] = {"name": "methodology", "title": WORDS, "renditions": [{"language": "en", "file": "0" * 64}]}
NOBODY = UUID(int=9)
OTHER = START | {"id": "other"}
REFUSED: list[tuple[str, str, dict[str, Any], int, str, str]] = [
    ("citizen", "/v1/processes", OTHER, 403, "act", "office-needed"),
    ("huda", "/v1/processes", START, 409, "process", "already-there"),
    ("huda", "/v1/processes", START | {"id": "Other"}, 422, "id", "string-pattern-mismatch"),
    ("huda", "/v1/processes", OTHER | {"starts_at": None}, 422, "starts_at", "value-refused"),
    ("huda", "/v1/processes", OTHER | {"starts_at": 5}, 422, "starts_at", "value-error"),
    (
        "huda",
        "/v1/processes",
        OTHER | {"starts_at": "0001-01-01T00:00:00+14:00"},
        422,
        "starts_at",
        "greater-than-equal",
    ),
    (
        "huda",
        "/v1/processes",
        OTHER | {"starts_at": "2021-03-14T06:00:00"},
        422,
        "starts_at",
        "value-error",
    ),
    ("huda", "/v1/processes", OTHER | {"zone": "Nowhere"}, 422, "zone", "value-refused"),
    ("huda", "/v1/processes", OTHER | {"zone": "Etc/../UTC"}, 422, "zone", "string-pattern-mismatch"),
    ("huda", "/v1/processes", OTHER | {"simulated": 1}, 422, "simulated", "bool-type"),
    ("huda", "/v1/processes", OTHER | {"status": "x"}, 422, "status", "extra-forbidden"),
    ("citizen", f"{AT}/activities", ACTIVITY, 403, "act", "office-needed"),
    ("huda", "/v1/processes/other/activities", ACTIVITY, 404, "process", "unknown"),
    ("huda", f"{AT}/activities", ACTIVITY | {"number": "4"}, 422, "number", "int-type"),
    ("huda", f"{AT}/activities", ACTIVITY | {"dates": []}, 422, "dates", "too-short"),
    ("huda", f"{AT}/activities", ACTIVITY | {"dates": [WINDOW | {"first": 5}]}, 422, "dates.0.first", "value-error"),
    ("huda", f"{AT}/activities", ACTIVITY | {"dates": [WINDOW | {"to": ""}]}, 422, "dates.0.to", "extra-forbidden"),
    (
        "huda",
        f"{AT}/activities",
        ACTIVITY | {"dates": [WINDOW | {"last": "9999-12-31"}]},
        422,
        "dates.0.last",
        "less-than",
    ),
    (
        "huda",
        f"{AT}/activities",
        ACTIVITY | {"acts": [CONSULTATION | {"gate": None}]},
        422,
        "acts.0.gate",
        "value-refused",
    ),
    ("huda", f"{AT}/activities", ACTIVITY | {"planned": {"en": "words"}}, 422, "planned.ar", "language-missing"),
    ("huda", f"{AT}/progress", {"number": 4, "text": WORDS}, 404, "number", "unknown"),
    ("huda", f"{AT}/progress", {"number": 4, "text": WORDS, "evidence": [{}]}, 422, "evidence.0", "value-error"),
    (
        "huda",
        f"{AT}/progress",
        {"number": 4, "text": WORDS, "evidence": [{"event": "x"}]},
        422,
        "evidence.0.event",
        "uuid-parsing",
    ),
    ("huda", f"{AT}/suspend", {}, 422, "reason", "reason-needed"),
    ("huda", f"{AT}/clock", {"now": "2031-01-01T00:00:00Z"}, 403, "act", "office-needed"),
    ("clock", f"{AT}/clock", {"now": "2021-03-14T06:00:00Z"}, 409, "now", "clock-only-forward"),
    ("huda", f"{AT}/documents", DRAFT, 404, "renditions.0.file", "unknown"),
    ("huda", f"{AT}/documents", DRAFT | {"renditions": []}, 422, "renditions", "too-short"),
    ("huda", f"{AT}/documents/methodology/finalise", {}, 404, "document", "unknown"),
    (
        "huda",
        f"/v1/acts/{process_stream(PROCESS)}/{NOBODY}/confirm",
        {"hash": "0" * 64},
        404,
        "proposal",
        "not-proposed",
    ),
    ("huda", f"/v1/acts/{NOBODY}/{NOBODY}/decline", {"reason": WORDS}, 404, "stream", "unknown"),
]


def test_what_is_refused_names_field_and_rule_and_leaves_no_event(plan: Plan) -> None:
    last = plan.app.store.last_position()
    for person, path, body, status, field, rule in REFUSED:
        response = plan.post(person, path, body)
        assert response.status_code == status, (path, body, response.text)
        assert {"field": field, "rule": rule}.items() <= response.json()["errors"][0].items(), response.text
    assert plan.app.store.last_position() == last


def test_a_command_s_body_is_bounded_below_a_file_s(plan: Plan) -> None:
    response = plan.post("huda", f"{AT}/rules", RULES | {"text": {"ar": "x" * 1_048_576, "en": "x"}})
    assert (response.status_code, response.json()["errors"][0]["rule"]) == (413, "size")


def test_what_is_not_there_is_told(plan: Plan) -> None:
    for path in ("/v1/processes/other", f"{AT}/documents/other", f"/v1/files/{'0' * 64}"):
        assert plan.read(path).status_code == 404
        assert plan.client.get(path).status_code == 401


def test_read_models_are_rebuilt_the_same(plan: Plan) -> None:
    plan.made("huda", f"{AT}/rules", RULES)
    plan.made("huda", f"{AT}/activities", ACTIVITY | {"acts": []})
    plan.draft()
    plan.made("huda", f"{AT}/documents/methodology/finalise")
    plan.made("huda", f"{AT}/documents/methodology/publish")
    plan.made("clock", f"{AT}/clock", {"now": "2021-04-28T07:00:00Z"})
    plan.read(AT)
    before = plan.rows()
    assert all(rows for table, rows in before.items() if table not in (*commitments.TABLES, *files.TABLES))
    rebuild(plan.app.store, projections)
    assert plan.rows() == before


def test_a_file_is_stored_once_under_its_hash_and_never_served_as_a_page(plan: Plan) -> None:
    content = TEXTS["ar"]
    stored = {"file": hashlib.sha256(content).hexdigest(), "media_type": "text/markdown", "size": len(content)}
    stored |= {"original": stored["file"], "removed": []}
    for kind in ("text/markdown", "text/plain; charset=UTF-8"):
        response = plan.upload(content, kind)
        assert (response.status_code, response.json()) == (201, stored)
    read = plan.read(f"/v1/files/{stored['file']}")
    assert read.content == content
    assert read.headers["Content-Type"].startswith("text/markdown")
    assert read.headers["Content-Disposition"].startswith("attachment")
    assert read.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in read.headers["Content-Security-Policy"]


OTHER_FILES: list[tuple[bytes, str, str, int]] = [
    (b"words", "text/plain", "citizen", 403),
    (b"<script>", "text/html", "huda", 415),
    (b"words", "", "huda", 415),
    (b"words", "text/plain; charset=utf-16", "huda", 415),
    (b"", "text/plain", "huda", 422),
    (b"<html>", "application/pdf", "huda", 422),
    (b"x" * (MOST_BYTES + 1), "text/plain", "huda", 413),
]


def test_other_files_are_not_taken(plan: Plan) -> None:
    for content, kind, person, status in OTHER_FILES:
        response = plan.upload(content, kind, person)
        assert response.status_code == status, response.text
        assert response.headers["Content-Type"] == "application/problem+json"
    with plan.app.store.reading() as cursor:
        assert cursor.execute("SELECT sha256 FROM files").fetchall() == []


def test_the_largest_file_is_taken(plan: Plan) -> None:
    assert plan.upload(b"x" * MOST_BYTES, "text/plain").json()["size"] == MOST_BYTES
