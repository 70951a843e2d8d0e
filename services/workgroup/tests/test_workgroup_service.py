"""The service on a real PostgreSQL: its routes, its read models, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from events import plan
from events.envelope import named
from events.workgroup import ActProposed
from service.projector import rebuild
from workgroup import projections

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Workgroup

PROCESS = "jo-nap5"
FORUM = named(PROCESS, "body", "forum")
WORDS = {"ar": "نص", "en": "words"}
FORUM_BODY: dict[str, Any] = {
    "name": "forum",
    "title": WORDS,
    "seats": [
        {"name": "chair", "side": "government", "role": "chair"},
        {"name": "member", "side": "civil_society", "role": "member"},
        {"name": "other", "side": "civil_society", "role": "member"},
    ],
    "quorum": {"numerator": 1, "denominator": 2, "each_side": 1},
    "majority": "simple",
}


def topics(answer: dict[str, Any]) -> list[str]:
    return [event["type"].removeprefix("workgroup.").removesuffix(".v1") for event in answer["events"]]


def test_a_meeting_from_its_convening_to_the_approval(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    at = f"/v1/meetings/{meeting}"
    workgroup.attend(meeting, "chair", "member")
    motion = workgroup.ask(meeting)
    assert workgroup.vote("chair", meeting, motion, "for").status_code == 201
    assert workgroup.vote("member", meeting, motion, "abstain").status_code == 201
    closed = workgroup.made("chair", f"{at}/close")
    assert topics(closed) == ["MeetingHeld", "MotionCarried"]
    proposed = workgroup.made("chair", f"{at}/approve-publication", {"motion": motion})
    assert topics(proposed) == ["ActProposed"]
    waiting = workgroup.app.store.stream(UUID(meeting))[-1]
    assert isinstance(waiting, ActProposed)
    assert proposed["id"] == str(waiting.proposal)
    confirm = f"/v1/acts/{meeting}/{proposed['id']}/confirm"
    assert topics(workgroup.made("member", confirm, {"hash": waiting.hash})) == ["PublicationApproved"]

    response = workgroup.read(at)
    assert response.headers["ETag"] == '"9"'
    read = response.json()
    assert (read["status"], read["held_on"], read["activity"]) == ("held", "2021-04-28", 3)
    assert read["motions"] == [
        {
            "motion": motion,
            "words": WORDS,
            "asks": "ApprovePublication",
            "document": "methodology",
            "number": 1,
            "hash": "a" * 64,
            "subject": None,
            "commitments": [],
            "recused": [],
            "votes_for": 1,
            "votes_against": 0,
            "abstained": 1,
            "outcome": "carried",
            "missing": [],
            "publication": "approved",
            "review": None,
        }
    ]


def test_without_a_quorum_the_meeting_is_adjourned(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    workgroup.attend(meeting, "member", "other")
    asked = {"words": WORDS, "asks": "ApprovePublication", "document": "methodology"}
    workgroup.made("member", f"/v1/meetings/{meeting}/motions", asked)
    assert topics(workgroup.made("chair", f"/v1/meetings/{meeting}/close")) == ["MeetingAdjourned"]
    read = workgroup.read(f"/v1/meetings/{meeting}").json()
    assert (read["status"], read["missing"]) == ("adjourned", ["government"])
    assert [motion["outcome"] for motion in read["motions"]] == [None]


def test_a_second_person_declines(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    workgroup.attend(meeting, "chair", "member")
    motion = workgroup.ask(meeting)
    workgroup.vote("chair", meeting, motion, "for")
    workgroup.made("chair", f"/v1/meetings/{meeting}/close")
    proposed = workgroup.made("chair", f"/v1/meetings/{meeting}/approve-publication", {"motion": motion})
    decline = f"/v1/acts/{meeting}/{proposed['id']}/decline"
    assert topics(workgroup.made("member", decline, {"reason": WORDS})) == ["ActDeclined"]


def test_a_body_is_read_with_its_seats(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    response = workgroup.read(f"/v1/bodies/{FORUM}")
    assert response.headers["ETag"] == '"4"'
    body = response.json()
    assert body["quorum"] == FORUM_BODY["quorum"]
    members = [seat | {"member": workgroup.subject(seat["name"])} for seat in FORUM_BODY["seats"]]
    assert body["seats"] == members
    assert [each["name"] for each in workgroup.read(f"/v1/processes/{PROCESS}/bodies").json()] == ["forum"]
    assert [each["meeting"] for each in workgroup.read(f"/v1/bodies/{FORUM}/meetings").json()] == [meeting]


def test_the_same_key_is_one_vote_also_after_the_close(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    workgroup.attend(meeting, "chair", "member")
    motion = workgroup.ask(meeting)
    votes, body = f"/v1/meetings/{meeting}/votes", {"motion": motion, "choice": "for"}
    key = {"Idempotency-Key": "vote"}
    first = workgroup.post("chair", votes, body, **key)
    workgroup.made("chair", f"/v1/meetings/{meeting}/close")
    assert workgroup.post("chair", votes, body, **key).json() == first.json()
    assert workgroup.post("chair", votes, {**body, "choice": "against"}, **key).status_code == 422


def test_if_match_names_the_version(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    path, body = f"/v1/meetings/{meeting}/attendance", {"held_on": "2021-04-28", "present": []}
    assert workgroup.post("chair", path, body, **{"If-Match": '"2"'}).status_code == 412
    assert workgroup.post("chair", path, body, **{"If-Match": '"1"'}).status_code == 201


DAY_FAULT, UUID_FAULT = "date-from-datetime-parsing", "uuid-parsing"
SOMEBODY = {"seat_name": "chair", "member": str(UUID(int=1))}
REFUSED: list[tuple[str, str, dict[str, Any], int, str, str]] = [
    ("member", "/v1/processes/jo-nap5/bodies", FORUM_BODY, 403, "act", "office-needed"),
    ("officer", "/v1/processes/elsewhere/bodies", FORUM_BODY, 404, "process", "unknown"),
    ("officer", "/v1/processes/another/bodies", FORUM_BODY, 404, "process", "unknown"),
    ("officer", "/v1/processes/jo-nap5/bodies", FORUM_BODY, 409, "name", "already-there"),
    ("officer", "/v1/processes/jo-nap5/bodies", FORUM_BODY | {"majority": "most"}, 422, "majority", "literal-error"),
    (
        "officer",
        "/v1/bodies/{body}/members",
        {"seat_name": "fourth", "member": str(UUID(int=1))},
        404,
        "seat_name",
        "unknown",
    ),
    (
        "officer",
        "/v1/bodies/{nobody}/members",
        {"seat_name": "chair", "member": str(UUID(int=1))},
        404,
        "body",
        "unknown",
    ),
    ("other", "/v1/meetings/{meeting}/motions", {"words": WORDS}, 403, "act", "not-present"),
    ("chair", "/v1/meetings/{meeting}/motions", {"words": {"ar": "نص"}}, 422, "words.en", "language-missing"),
    ("chair", "/v1/meetings/{nobody}/motions", {"words": WORDS}, 404, "meeting", "unknown"),
    ("chair", "/v1/meetings/{body}/motions", {"words": WORDS}, 404, "meeting", "unknown"),
    ("chair", "/v1/meetings/{meeting}/votes", {"motion": str(UUID(int=1)), "choice": "for"}, 404, "motion", "unknown"),
    ("member", "/v1/meetings/{meeting}/close", {}, 403, "act", "seat-needed"),
    ("chair", "/v1/meetings/{meeting}/close", {"by": "chair"}, 422, "by", "extra-forbidden"),
    ("member", "/v1/acts/{meeting}/{nobody}/confirm", {"hash": "0" * 64}, 404, "proposal", "not-proposed"),
    ("chair", "/v1/meetings/{meeting}/attendance", {"held_on": 18745, "present": []}, 422, "held_on", "value-error"),
    ("chair", "/v1/meetings/{meeting}/attendance", {"held_on": "2021-04-31", "present": []}, 422, "held_on", DAY_FAULT),
    (
        "chair",
        "/v1/meetings/{meeting}/attendance",
        {"held_on": "2021-04-28", "present": ["x"]},
        422,
        "present.0",
        UUID_FAULT,
    ),
    ("chair", "/v1/meetings/{meeting}/motions", {"words": WORDS, "number": "1"}, 422, "number", "int-type"),
    ("member", "/v1/acts/{meeting}/{nobody}/confirm", {"hash": "0"}, 422, "hash", "string-pattern-mismatch"),
]


def test_what_is_refused_names_field_and_rule_and_leaves_no_event(workgroup: Workgroup) -> None:
    workgroup.hear_of_process("elsewhere", "another-agency")
    meeting = workgroup.convene()
    workgroup.attend(meeting, "chair", "member")
    last = workgroup.app.store.last_position()
    ids = {"body": FORUM, "meeting": meeting, "nobody": UUID(int=9)}
    for person, path, body, status, field, rule in REFUSED:
        response = workgroup.post(person, path.format(**ids), body)
        assert response.status_code == status, (path, response.text)
        assert {"field": field, "rule": rule}.items() <= response.json()["errors"][0].items(), response.text
    assert workgroup.app.store.last_position() == last


def test_a_question_needs_a_token_and_something_that_is_there(workgroup: Workgroup) -> None:
    assert workgroup.read(f"/v1/meetings/{UUID(int=9)}").status_code == 404
    assert workgroup.read(f"/v1/bodies/{UUID(int=9)}").status_code == 404
    assert workgroup.client.get(f"/v1/bodies/{FORUM}").status_code == 401


def test_a_suspended_process_decides_nothing(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    workgroup.hear_of_plan(plan.ProcessSuspended, 2)
    response = workgroup.post("chair", f"/v1/meetings/{meeting}/close")
    assert (response.status_code, response.json()["errors"][0]["rule"]) == (409, "process-stopped")


def test_read_models_are_rebuilt_the_same(workgroup: Workgroup) -> None:
    meeting = workgroup.convene()
    workgroup.attend(meeting, "chair", "member")
    refused, carried = workgroup.ask(meeting), workgroup.ask(meeting)
    workgroup.vote("chair", meeting, refused, "against")
    workgroup.vote("chair", meeting, carried, "for")
    workgroup.made("chair", f"/v1/meetings/{meeting}/close")
    outcomes = [motion["outcome"] for motion in workgroup.read(f"/v1/meetings/{meeting}").json()["motions"]]
    assert outcomes == ["failed", "carried"]
    before = workgroup.rows()
    rebuild(workgroup.app.store, projections)
    assert workgroup.rows() == before
