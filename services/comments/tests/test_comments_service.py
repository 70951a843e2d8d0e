"""The service on a real PostgreSQL: from the plan to the last answer, its routes, its read models and its fence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from commenting import MORNING, Comments
from hunting import TRIES

from comments import application, projections
from comments.domain.course import COURSE
from events.application import Call
from events.comments import AllCommentsAnswered, CommentPeriodClosed, CommentSubmitted, ContributionHidden
from events.envelope import Event
from events.plan import ProcessSuspended
from events.window import WindowCounted
from local.oneservice import OneService
from local.racing import Prepared, at_once
from service.projector import rebuild

Rewinding = Callable[[OneService], Prepared]
TICK = timedelta(microseconds=1)


def kinds(events: list[Event]) -> list[str]:
    return [type(event).__name__.removeprefix("CommentPeriod") for event in events]


def test_from_the_approval_to_the_last_answer(comments: Comments) -> None:
    comments.opened()
    assert kinds(comments.stream()) == ["Scheduled", "Opened"]
    first, second, third = (comments.comment(person) for person in ("salma", "omar", "laila"))
    comments.made("omar", f"/v1/comments/{second}/withdraw")
    comments.move(comments.world.closes)
    assert kinds(comments.stream()) == ["Scheduled", "Opened", "Closing", "Closed"]
    closed = comments.stream()[-1]
    assert isinstance(closed, CommentPeriodClosed)
    assert (closed.counted, closed.withdrawn, closed.activity) == (3, 1, 4)
    assert closed.ids_hash == hashlib.sha256("\n".join(sorted([first, second, third])).encode()).hexdigest()
    comments.answer(third)
    assert kinds(comments.stream())[4:] == []
    comments.answer(first)
    concluded = comments.stream()[-1]
    assert isinstance(concluded, AllCommentsAnswered)
    assert (concluded.answered, concluded.activity) == (2, 6)


def test_what_can_be_read_of_it(comments: Comments) -> None:
    comments.opened()
    first = comments.comment("salma", "نص <b>", paragraph="windows")
    second = comments.comment("omar", language="en-GB", text="x")
    comments.made("omar", f"/v1/comments/{second}/withdraw")
    comments.move(comments.world.closes)
    comments.answer(first)

    [listed] = comments.read("/v1/consultations?process=jo-nap5").json()
    response = comments.read(f"/v1/consultations/{comments.world.consultation}")
    assert response.headers["ETag"] == '"5"'
    assert response.json() == listed | {"waiting": []}
    assert (listed["submitted"], listed["withdrawn"], listed["answered"]) == (2, 1, 1)
    assert (listed["status"], listed["number"], listed["hash"]) == ("answered", 1, "h1")
    assert (listed["opens_at"], listed["closes_at"]) == ("2021-04-28T07:00:00Z", "2021-05-06T21:00:00Z")

    path = f"/v1/consultations/{comments.world.consultation}/comments"
    page = comments.read(f"{path}?limit=1").json()
    [one] = page["comments"]
    assert page["next"] == one["position"]
    assert (one["comment"], one["text"], one["paragraph"]) == (first, "نص <b>", "windows")
    assert (one["status"], one["author"], one["source"]) == ("answered", comments.subject("salma"), "account")
    assert (one["answer"]["outcome"], one["answer"]["answer"]) == ("accepted", comments.world.both)
    page = comments.read(f"{path}?limit=1&after={page['next']}").json()
    [other] = page["comments"]
    assert (other["comment"], other["status"], other["text"], other["answer"]) == (second, "withdrawn", None, None)
    assert page["next"] is None
    response = comments.read(f"/v1/comments/{first}")
    assert response.headers["ETag"] == '"2"'
    assert response.json() == one | {"waiting": []}


def test_each_unsealing_is_logged_and_a_withdrawn_comment_stays_sealed(comments: Comments) -> None:
    comments.opened()
    comments.comment("salma")
    withdrawn = comments.comment("omar")
    comments.made("omar", f"/v1/comments/{withdrawn}/withdraw")
    comments.read(f"/v1/consultations/{comments.world.consultation}/comments")
    refs = [event.body.ref for event in comments.all(CommentSubmitted)]
    with comments.app.store.reading() as cursor:
        rows = cursor.execute("SELECT ref, who, why FROM unsealings").fetchall()
    assert [(row["ref"], row["who"]) for row in rows] == [(refs[0], comments.subject("omar"))]


def test_an_erased_text_is_absent(comments: Comments) -> None:
    comments.opened()
    comment = comments.comment("salma")
    with comments.app.store.transaction() as cursor:
        cursor.execute("DELETE FROM sealed")
    read = comments.read(f"/v1/comments/{comment}").json()
    assert (read["status"], read["text"]) == ("submitted", None)


def test_what_persons_wrote_stands_in_no_table(comments: Comments) -> None:
    comments.opened()
    comments.comment("salma", "a sentence that stands nowhere else")
    with comments.app.store.reading() as cursor:
        granted = cursor.execute(
            "SELECT table_name FROM information_schema.role_table_grants "
            "WHERE table_schema = 'public' AND privilege_type = 'SELECT' AND grantee = current_user"
        ).fetchall()
        assert {"stored_events", "comments", "sealed", "idempotency"} <= {row["table_name"] for row in granted}
        for table in (row["table_name"] for row in granted):
            for row in cursor.execute(f"SELECT * FROM {table}").fetchall():
                assert "stands nowhere" not in str(row), table
                assert b"stands nowhere" not in b"".join(v for v in row.values() if isinstance(v, bytes)), table


@pytest.mark.parametrize("approval_at", [0, 1, 2])
def test_an_approval_opens_wherever_it_arrives(comments: Comments, approval_at: int) -> None:
    world = comments.world
    world.now = MORNING
    events = [world.started(), world.version(1), world.planned()]
    events.insert(approval_at, world.approved())
    comments.told(*events)
    assert kinds(comments.stream()) == ["Scheduled", "Opened"]


def test_the_clock_opens_and_a_late_approval_is_missed(comments: Comments) -> None:
    world = comments.world
    comments.told(world.started(), world.version(1), world.planned(), world.approved()).move(world.opens - TICK)
    assert kinds(comments.stream()) == ["Scheduled"]
    comments.move(world.opens)
    assert kinds(comments.stream()) == ["Scheduled", "Opened"]


def test_a_missed_window_is_listed_as_missed(comments: Comments) -> None:
    world = comments.world
    comments.told(world.started(), world.version(1), world.planned()).move(world.closes).told(world.approved())
    assert kinds(comments.stream()) == ["Scheduled", "Missed"]
    [listed] = comments.read("/v1/consultations?process=jo-nap5").json()
    assert listed["status"] == "missed"


def test_two_officers_open_it_and_extend_it(comments: Comments) -> None:
    world = comments.world
    comments.told(world.started(), world.version(1), world.planned("officer", None)).move(MORNING)
    path = f"/v1/consultations/{world.consultation}"
    opening = comments.made("huda", f"{path}/open")
    [waiting] = comments.read(path).json()["waiting"]
    assert (waiting["proposal"], waiting["act"]) == (opening["id"], "OpenConsultation")
    assert waiting["proposed_by"] == comments.subject("huda")
    acts = f"/v1/acts/{world.consultation}/{opening['id']}"
    assert comments.post("huda", f"{acts}/confirm", {"hash": waiting["hash"]}).status_code == 403
    comments.made("rana", f"{acts}/confirm", {"hash": waiting["hash"]})
    assert comments.read(path).json()["status"] == "open"

    extension = {"last": "2021-05-08", "reason": world.both}
    extending = comments.made("rana", f"{path}/extend", extension)
    declined = f"/v1/acts/{world.consultation}/{extending['id']}/decline"
    comments.made("huda", declined, {"reason": world.both})
    extending = comments.made("rana", f"{path}/extend", extension)
    [waiting] = comments.read(path).json()["waiting"]
    comments.made("huda", f"/v1/acts/{world.consultation}/{extending['id']}/confirm", {"hash": waiting["hash"]})
    assert comments.read(path).json()["closes_at"] == "2021-05-08T21:00:00Z"

    comments.move(world.closes)
    comments.comment("salma")
    comments.move(datetime(2021, 5, 8, 21, tzinfo=UTC))
    assert kinds(comments.stream())[-2:] == ["Closing", "Closed"]


def test_the_instant_is_exact_and_the_problem_says_by_how_much(comments: Comments) -> None:
    comments.opened().move(comments.world.closes - TICK)
    comments.comment("salma")
    comments.move(comments.world.closes + timedelta(seconds=3))
    response = comments.post(
        "omar", f"/v1/consultations/{comments.world.consultation}/comments", {"text": "x", "language": "en"}
    )
    assert response.status_code == 409
    problem = response.json()
    assert problem["type"] == "urn:mithaq:problem:late"
    assert problem["detail"] == "The window closed at 2021-05-06T21:00:00Z: this came PT3.000000S after."


def test_the_same_key_gives_the_same_receipt_also_after_the_close(comments: Comments) -> None:
    comments.opened()
    path, body = f"/v1/consultations/{comments.world.consultation}/comments", {"text": "x", "language": "en"}
    key = {"Idempotency-Key": "one"}
    first = comments.post("salma", path, body, **key)
    comments.move(comments.world.closes)
    assert comments.post("salma", path, body, **key).json() == first.json()
    assert comments.post("salma", path, body | {"text": "y"}, **key).status_code == 422
    assert len(comments.all(CommentSubmitted)) == 1


def test_the_fence_refuses_what_was_decided_before_the_count(
    comments: Comments, monkeypatch: pytest.MonkeyPatch
) -> None:
    comments.opened()
    stale = comments.app.state(comments.world.consultation, COURSE)
    early = comments.world.closes - TICK
    comments.move(comments.world.closes)
    last = comments.app.store.last_position()
    monkeypatch.setattr(application, "consultation_of", lambda _app, _stream: stale)
    act = comments.world.act("salma", happened_at=early)
    call = Call(act=act, key="k", digest=b"d", arrived_at=early)
    with pytest.raises(WindowCounted):
        application.submit_comment(
            comments.app, call, comments.world.consultation, text="x", language="en", paragraph=None
        )
    assert comments.app.store.last_position() == last
    with comments.app.store.reading() as cursor:
        assert cursor.execute("SELECT 1 FROM sealed").fetchall() == []
        assert cursor.execute("SELECT 1 FROM period_comments").fetchall() == []


def test_what_races_with_the_close_is_counted_or_refused(comments: Comments, rewinding: Rewinding) -> None:
    """Eight persons at once while the clock passes the instant: each receipt is in the count, and nothing else."""
    comments.opened().move(comments.world.closes - TICK)
    path, body = f"/v1/consultations/{comments.world.consultation}/comments", {"text": "x", "language": "en"}

    def submit() -> list[tuple[int, str]]:
        answers = [comments.post("salma", path, body) for _ in range(12)]
        return [(answer.status_code, str(answer.json().get("id"))) for answer in answers]

    def close() -> list[tuple[int, str]]:
        comments.move(comments.world.closes)
        return []

    for number in rewinding(comments).tries(max(1, TRIES // 96)):
        answers = [answer for answered in at_once(close, *[submit] * 8, lag=0.1 * (number % 4)) for answer in answered]
        comments.work()
        [closed] = comments.all(CommentPeriodClosed)
        taken = sorted(comment for status, comment in answers if status == 201)
        assert {status for status, _ in answers} <= {201, 409}
        assert closed.counted == len(taken) == len(comments.all(CommentSubmitted))
        assert closed.ids_hash == hashlib.sha256("\n".join(taken).encode()).hexdigest()


def test_answers_at_once_are_concluded_once(comments: Comments) -> None:
    comments.opened()
    written = [comments.comment("salma") for _ in range(12)]
    comments.move(comments.world.closes)
    body = {"outcome": "not", "answer": comments.world.both}

    def respond(comment: str) -> int:
        headers = {"Idempotency-Key": str(uuid4())}
        return comments.post("huda", f"/v1/comments/{comment}/answer", body, **headers).status_code

    with ThreadPoolExecutor(6) as officers:
        running = officers.map(respond, [comment for comment in written for _ in range(2)])
        while len(comments.all(AllCommentsAnswered)) < 1:
            comments.follow()
        statuses = list(running)
    comments.work()
    assert (statuses.count(201), statuses.count(409)) == (12, 12)
    [concluded] = comments.all(AllCommentsAnswered)
    assert concluded.answered == 12


def test_a_rebuild_gives_equal_tables_and_leaves_the_periods_alone(comments: Comments) -> None:
    comments.opened()
    first, _second = comments.comment("salma"), comments.comment("omar")
    comments.move(comments.world.closes)
    comments.answer(first)
    before = comments.rows()
    assert all(before.values())
    rebuild(comments.app.store, projections)
    assert comments.rows() == before
    with comments.app.store.reading() as cursor:
        assert cursor.execute("SELECT standing FROM periods").fetchall() == [{"standing": "closed"}]
        kept = cursor.execute("SELECT answered FROM period_comments ORDER BY answered").fetchall()
    assert kept == [{"answered": False}, {"answered": True}]


def test_an_event_in_another_agencys_name_opens_nothing(comments: Comments) -> None:
    world = comments.world
    agencies = dict.fromkeys(("plan", "comments", "notifications", "proposals"), "ministry") | {"workgroup": "other"}
    comments.told(world.started(agencies=agencies), world.version(1), world.planned()).move(MORNING)
    comments.told(world.approved())
    assert kinds(comments.stream()) == ["Scheduled"]


def test_in_a_process_of_another_agency_nothing_is_done(comments: Comments) -> None:
    world = comments.world
    agencies = dict.fromkeys(("plan", "workgroup", "notifications", "proposals"), "ministry") | {"comments": "other"}
    comments.told(world.started(agencies=agencies), world.version(1), world.planned()).move(MORNING)
    comments.told(world.approved())
    assert comments.stream() == []


REFUSED: list[tuple[str, str, dict[str, Any], int, str, str]] = [
    ("omar", "/v1/consultations/{nothing}/comments", {"text": "x", "language": "en"}, 404, "consultation", "unknown"),
    ("omar", "/v1/consultations/{comment}/comments", {"text": "x", "language": "en"}, 404, "consultation", "unknown"),
    ("omar", "/v1/consultations/{open}/comments", {"text": "", "language": "en"}, 422, "text", "string-too-short"),
    (
        "omar",
        "/v1/consultations/{open}/comments",
        {"text": "x" * 4_001, "language": "en"},
        422,
        "text",
        "string-too-long",
    ),
    ("omar", "/v1/consultations/{open}/comments", {"text": " \u200b", "language": "en"}, 422, "text", "value-refused"),
    ("omar", "/v1/consultations/{open}/comments", {"text": "a\0", "language": "en"}, 422, "text", "value-error"),
    ("omar", "/v1/consultations/{open}/comments", {"text": "x", "language": "??"}, 422, "language", "value-refused"),
    (
        "omar",
        "/v1/consultations/{open}/comments",
        {"text": "x", "language": "en", "arrived_at": "2021-04-28T07:00:00Z"},
        422,
        "arrived_at",
        "extra-forbidden",
    ),
    (
        "omar",
        "/v1/consultations/{open}/comments",
        {"text": "x", "language": "en", "paragraph": "Two Words"},
        422,
        "paragraph",
        "string-pattern-mismatch",
    ),
    ("omar", "/v1/comments/{comment}/withdraw", {}, 403, "act", "not-the-author"),
    ("omar", "/v1/comments/{open}/withdraw", {}, 404, "comment", "unknown"),
    ("omar", "/v1/comments/{nothing}/withdraw", {}, 404, "comment", "unknown"),
    ("omar", "/v1/comments/{comment}/answer", {"outcome": "not", "answer": {"en": "x"}}, 403, "act", "office-needed"),
    ("huda", "/v1/comments/{comment}/answer", {"outcome": "not", "answer": {"en": "x"}}, 409, "act", "not-counted-yet"),
    (
        "huda",
        "/v1/comments/{comment}/answer",
        {"outcome": "no", "answer": {"en": "x"}},
        422,
        "outcome",
        "literal-error",
    ),
    ("huda", "/v1/consultations/{open}/open", {}, 409, "act", "already-there"),
    ("huda", "/v1/consultations/{open}/extend", {"last": "2021-05-08"}, 422, "reason", "reason-needed"),
    ("huda", "/v1/consultations/{open}/extend", {"last": 20210508}, 422, "last", "value-error"),
    ("omar", "/v1/consultations/{open}/extend", {"last": "2021-05-08"}, 403, "act", "office-needed"),
    ("huda", "/v1/acts/{open}/{nothing}/confirm", {"hash": "0" * 64}, 404, "proposal", "not-proposed"),
    ("huda", "/v1/acts/{comment}/{nothing}/confirm", {"hash": "0" * 64}, 404, "proposal", "not-proposed"),
    ("huda", "/v1/acts/{open}/{nothing}/confirm", {"hash": "0"}, 422, "hash", "string-pattern-mismatch"),
]


def test_what_is_refused_names_field_and_rule_and_leaves_no_event(comments: Comments) -> None:
    comments.opened()
    ids = {"open": comments.world.consultation, "comment": comments.comment("salma"), "nothing": UUID(int=9)}
    last = comments.app.store.last_position()
    for person, path, body, status, field, rule in REFUSED:
        response = comments.post(person, path.format(**ids), body)
        assert response.status_code == status, (path, body, response.text)
        assert {"field": field, "rule": rule}.items() <= response.json()["errors"][0].items(), response.text
    assert comments.app.store.last_position() == last


def test_a_suspended_process_takes_no_comment_and_its_window_still_ends(comments: Comments) -> None:
    comments.opened().told(comments.world._plan(ProcessSuspended))
    path = f"/v1/consultations/{comments.world.consultation}/comments"
    response = comments.post("omar", path, {"text": "x", "language": "en"})
    assert response.json()["type"] == "urn:mithaq:problem:process-stopped"
    comments.move(comments.world.closes)
    assert kinds(comments.stream())[-2:] == ["Closed", "AllCommentsAnswered"]


def test_a_question_needs_a_token_and_something_that_is_there(comments: Comments) -> None:
    comments.opened()
    assert comments.client.get("/v1/consultations?process=jo-nap5").status_code == 401
    for path in (f"/v1/consultations/{UUID(int=9)}", f"/v1/comments/{UUID(int=9)}"):
        assert comments.read(path).status_code == 404


def test_new_dates_move_the_timer(comments: Comments) -> None:
    world = comments.world
    comments.told(world.started(), world.version(1), world.planned(), world.approved())
    comments.told(world.rescheduled(date(2021, 5, 1), date(2021, 5, 9))).move(world.opens)
    assert kinds(comments.stream()) == ["Scheduled", "Scheduled"]
    comments.move(datetime(2021, 4, 30, 21, tzinfo=UTC))
    assert kinds(comments.stream()) == ["Scheduled", "Scheduled", "Opened"]


def test_with_no_room_for_another_key_nothing_is_recorded_and_the_same_request_is_taken_later(
    comments: Comments,
) -> None:
    path = f"/v1/consultations/{comments.opened().world.consultation}/comments"
    said = {"text": "words", "language": "ar"}
    keys = comments.app._keyring._own
    (pages,) = keys.execute("PRAGMA page_count").fetchone()
    keys.execute(f"PRAGMA max_page_count = {pages}")
    answers = (comments.post("omar", path, said, **{"Idempotency-Key": f"full-{number}"}) for number in range(500))
    number, refused = next((number, each) for number, each in enumerate(answers) if each.status_code != 201)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
    assert len(comments.all(CommentSubmitted)) == number
    keys.execute("PRAGMA max_page_count = 1000000")
    assert comments.made("omar", path, said, **{"Idempotency-Key": f"full-{number}"})["version"] == 1


def test_a_hidden_comment_keeps_its_place_count_and_answer_and_its_text_is_not_public(comments: Comments) -> None:
    comments.opened().told(comments.world.ruled())
    comment = comments.comment("salma", text="an insult")
    hiding = comments.made("huda", f"/v1/comments/{comment}/hide", {"ground": "insult"})
    [waiting] = comments.read(f"/v1/comments/{comment}").json()["waiting"]
    assert waiting["proposal"] == hiding["id"]
    confirm = f"/v1/acts/{comment}/{hiding['id']}/confirm"
    assert comments.post("huda", confirm, {"hash": waiting["hash"]}).status_code == 403
    assert comments.made("rana", confirm, {"hash": waiting["hash"]})["stream"] == comment
    for person, text in (("omar", None), ("salma", "an insult"), ("huda", "an insult")):
        read = comments.read(f"/v1/comments/{comment}", person).json()
        assert (read["hidden"], read["text"], read["status"]) == ("insult", text, "submitted")
    comments.move(comments.world.closes)
    comments.answer(comment)
    [closed] = comments.all(CommentPeriodClosed)
    assert (closed.counted, len(comments.all(AllCommentsAnswered))) == (1, 1)
    [hidden] = comments.all(ContributionHidden)
    comments.told(comments.world.appeal_lodged(hidden))
    assert len(comments.read(f"/v1/comments/{comment}").json()["appeals"]) == 1
    comments.told(comments.world.appeal_decided(hidden))
    read = comments.read(f"/v1/comments/{comment}").json()
    assert (read["hidden"], read["text"], read["status"], read["appeals"]) == (None, "an insult", "answered", [])
    assert read["version"] == len(comments.app.store.stream(UUID(comment)))
    before = comments.rows()
    rebuild(comments.app.store, projections)
    assert comments.rows() == before


def test_an_officer_shows_a_hidden_comment_again_or_the_second_declines(comments: Comments) -> None:
    comments.opened().told(comments.world.ruled())
    comment, both = comments.comment("salma"), comments.world.both
    path = f"/v1/comments/{comment}"
    assert comments.post("huda", f"{path}/hide", {"ground": "boring"}).status_code == 422
    declined = comments.made("huda", f"{path}/hide", {"ground": "insult"})
    comments.made("rana", f"/v1/acts/{comment}/{declined['id']}/decline", {"reason": both})
    hiding = comments.made("huda", f"{path}/hide", {"ground": "insult"})
    [waiting] = comments.read(path).json()["waiting"]
    comments.made("rana", f"/v1/acts/{comment}/{hiding['id']}/confirm", {"hash": waiting["hash"]})
    assert comments.post("huda", f"{path}/restore").status_code == 422
    comments.made("huda", f"{path}/restore", {"reason": both})
    assert comments.read(path).json()["hidden"] is None
