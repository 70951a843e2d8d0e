"""The service on a real PostgreSQL: from the call to the last decision, its routes, its read models and its fences."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from hunting import TRIES
from running_proposals import Proposals

from events.application import Call
from events.proposals import (
    CallClosed,
    CureLapsed,
    ProposalFoundEligible,
    ProposalSubmitted,
    ProposalWithdrawn,
    ScreeningConcluded,
)
from events.window import WindowCounted
from local.oneservice import OneService
from local.racing import Prepared, at_once
from proposals import projections
from proposals.application import submissions
from proposals.domain.call import CALL
from proposals.domain.submission import Typed
from service.projector import rebuild

Rewinding = Callable[[OneService], Prepared]
TICK = timedelta(microseconds=1)
CURED = datetime(2021, 6, 7, 21, tzinfo=UTC)


def kinds(proposals: Proposals) -> list[str]:
    return [type(event).__name__ for event in proposals.app.store.stream(proposals.world.stream)]


def test_it_follows_the_process_s_clock_and_tells_its_position(proposals: Proposals) -> None:
    proposals.hear(proposals.world.started())
    position = proposals.client.get("/v1/position").json()
    assert (position["service"], position["last"], position["applied"]["ministry/plan"]) == ("proposals", 0, 1)
    assert position["clocks"] == {"jo-nap5": "2021-05-10T08:00:00Z"}


def test_from_the_call_to_the_last_decision(proposals: Proposals) -> None:
    proposals.opened()
    first, second, third = (proposals.submit(person) for person in ("salma", "omar", "laila"))
    proposals.made("omar", f"/v1/proposals/{second}/withdraw")
    proposals.move(proposals.world.closes)
    assert kinds(proposals) == ["CallPublished", "CallClosing", "CallClosed"]
    [closed] = proposals.all(CallClosed)
    assert (closed.received, closed.withdrawn, closed.activity) == (3, 1, 7)
    assert closed.ids_hash == hashlib.sha256("\n".join(sorted([first, second, third])).encode()).hexdigest()
    proposals.screen(first)
    assert proposals.all(ScreeningConcluded) == []
    proposals.screen(third, "ineligible", ("open",))
    [concluded] = proposals.all(ScreeningConcluded)
    assert (concluded.eligible, concluded.ineligible, concluded.withdrawn, concluded.activity) == (1, 1, 1, 7)
    [listed] = proposals.read("/v1/calls?process=jo-nap5").json()
    assert (listed["status"], listed["received"], listed["eligible"], listed["ineligible"]) == ("screened", 3, 1, 1)
    before = proposals.rows()
    rebuild(proposals.app.store, projections)
    assert proposals.rows() == before


def test_a_proposal_s_words_are_for_its_author_and_officers(proposals: Proposals) -> None:
    proposals.opened().registered("open-data-lab", salma="representative")
    first, second = proposals.submit(organisation="open-data-lab"), proposals.submit("omar", text="a second text")
    revised = {"title": "T", "text": "x <b>", "language": "en"}
    proposals.made("salma", f"/v1/proposals/{first}/revise", revised)
    for person, text in (("salma", "x <b>"), ("huda", "x <b>"), ("omar", None)):
        read = proposals.read(f"/v1/proposals/{first}", person)
        assert (read.headers["ETag"], read.json()["text"], read.json()["revisions"]) == ('"2"', text, 1)
    page = proposals.read(f"{proposals.path}/proposals?limit=1", "huda").json()
    assert [each["proposal"] for each in page["proposals"]] == [first]
    page = proposals.read(f"{proposals.path}/proposals?after={page['next']}", "huda").json()
    assert [(each["proposal"], each["text"]) for each in page["proposals"]] == [(second, "a second text")]
    with proposals.app.store.reading() as cursor:
        assert cursor.execute("SELECT who FROM unsealings").fetchall()
        for table in ("stored_events", "proposals", "sealed", "idempotency", "entries"):
            for row in cursor.execute(f"SELECT * FROM {table}").fetchall():
                assert b"a second" not in b"".join(v for v in row.values() if isinstance(v, bytes)), table
                assert "a second" not in str(row), table


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_gate_opens_in_whatever_order_things_are_heard(proposals: Proposals, order: tuple[int, ...]) -> None:
    world = proposals.world
    events = [world.started(), world.planned("methodology"), world.document_published()]
    proposals.told(*(events[index] for index in order))
    answer = proposals.publish()
    assert answer["id"] == str(world.stream)


def test_a_call_waits_for_the_document_that_the_plan_names(proposals: Proposals) -> None:
    world = proposals.world
    proposals.told(world.started(), world.planned("methodology"), world.document_published("another"))
    where = "/v1/processes/jo-nap5/calls"
    assert proposals.refused("huda", where, proposals.publishing()) == (409, "gate-shut")
    assert proposals.refused("omar", where, proposals.publishing())[0] == 403
    proposals.told(world.document_published())
    proposals.publish()


def test_two_officers_extend_it_and_the_clock_waits(proposals: Proposals) -> None:
    proposals.opened()
    body = {"last": "2021-06-05", "asked_by": proposals.world.both, "reason": proposals.world.both}
    extending = proposals.made("huda", f"{proposals.path}/extend", body)
    [waiting] = proposals.read(proposals.path).json()["waiting"]
    acts = f"/v1/acts/{proposals.world.stream}/{extending['id']}"
    assert proposals.refused("huda", f"{acts}/confirm", {"hash": waiting["hash"]})[1] == "second-person-needed"
    proposals.made("rana", f"{acts}/confirm", {"hash": waiting["hash"]})
    again = proposals.made("huda", f"{proposals.path}/extend", body | {"last": "2021-06-06"})
    proposals.made("rana", f"/v1/acts/{proposals.world.stream}/{again['id']}/decline", {"reason": body["reason"]})
    proposals.move(proposals.world.closes)
    proposals.submit()
    proposals.move(datetime(2021, 6, 5, 21, tzinfo=UTC))
    assert kinds(proposals)[-2:] == ["CallClosing", "CallClosed"]


def test_the_instant_is_exact_and_the_problem_says_by_how_much(proposals: Proposals) -> None:
    proposals.opened().move(proposals.world.closes - TICK)
    proposals.submit()
    proposals.move(proposals.world.closes + timedelta(seconds=3))
    body = {"title": "t", "text": "x", "language": "en"}
    problem = proposals.post("salma", f"{proposals.path}/proposals", body).json()
    assert problem["detail"] == "The window closed at 2021-05-31T21:00:00Z: this came PT3.000000S after."


def test_what_arrived_in_time_and_comes_after_the_count_is_refused_whole(
    proposals: Proposals, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals.opened()
    stale = proposals.app.state(proposals.world.stream, CALL)
    early = proposals.world.closes - TICK
    proposals.move(proposals.world.closes)
    state = proposals.app.state
    monkeypatch.setattr(proposals.app, "state", lambda stream, kind: stale if kind is CALL else state(stream, kind))
    act = proposals.world.act("salma", happened_at=early)
    call = Call(act=act, key="k", digest=b"d", arrived_at=early)
    typed = Typed(title="t", text="x", language="en")
    with pytest.raises(WindowCounted):
        submissions.submit_proposal(proposals.app, call, proposals.world.stream, typed, organisation=None)
    with proposals.app.store.reading() as cursor:
        assert cursor.execute("SELECT 1 FROM sealed").fetchall() == []
        assert cursor.execute("SELECT 1 FROM entries").fetchall() == []


def test_a_return_is_cured_in_time_or_lapses_by_the_clock(proposals: Proposals) -> None:
    proposals.opened()
    cured, lapsing = proposals.submit(), proposals.submit("omar")
    proposals.move(proposals.world.closes)
    fault = {"criteria": ["complete"], "cure_by": "2021-06-07", "reason": proposals.world.both}
    for proposal in (cured, lapsing):
        proposals.made("huda", f"/v1/proposals/{proposal}/return", fault)
        verdict = {"verdict": "eligible"}
        assert proposals.refused("huda", f"/v1/proposals/{proposal}/screen", verdict)[1] == "cure-runs"
    body = {"title": "t", "text": "x", "language": "en"}
    proposals.made("salma", f"/v1/proposals/{cured}/revise", body)
    proposals.move(CURED)
    [lapsed] = proposals.all(CureLapsed)
    assert (str(lapsed.stream), lapsed.due, lapsed.service) == (lapsing, CURED, "proposals")
    assert proposals.read(f"/v1/proposals/{lapsing}").json()["status"] == "lapsed"
    assert proposals.refused("omar", f"/v1/proposals/{lapsing}/revise", body)[1] == "late"
    proposals.screen(cured)
    proposals.screen(lapsing, "ineligible", ("complete",))
    assert len(proposals.all(ScreeningConcluded)) == 1


def test_a_merge_holds_its_proposals_until_it_is_answered(proposals: Proposals) -> None:
    proposals.opened()
    first, second, third = proposals.submit(), proposals.submit("omar"), proposals.submit("laila")
    proposals.move(proposals.world.closes)
    merging = {"into": first, "proposals": [first, second], "reason": proposals.world.both}
    asked = proposals.made("huda", f"{proposals.path}/merges", merging)["id"]
    verdict = {"verdict": "eligible"}
    for proposal in (first, second):
        assert proposals.refused("huda", f"/v1/proposals/{proposal}/screen", verdict)[1] == "in-a-merge"
    overlapping = merging | {"into": third, "proposals": [second, third]}
    assert proposals.refused("huda", f"{proposals.path}/merges", overlapping)[1] == "in-a-merge"
    proposals.made("omar", f"/v1/merges/{asked}/refuse")
    asked = proposals.made("huda", f"{proposals.path}/merges", merging)["id"]
    proposals.made("salma", f"/v1/merges/{asked}/consent")
    assert proposals.refused("laila", f"/v1/merges/{asked}/consent")[1] == "not-asked"
    proposals.made("omar", f"/v1/merges/{asked}/consent")
    assert proposals.refused("huda", f"/v1/proposals/{second}/screen", verdict)[1] == "merged-away"
    assert proposals.refused("omar", f"/v1/proposals/{second}/withdraw")[1] == "merged-away"
    proposals.screen(first)
    proposals.screen(third)
    [found, _] = proposals.all(ProposalFoundEligible)
    assert [str(author) for author in found.authors] == [proposals.subject("salma"), proposals.subject("omar")]
    [concluded] = proposals.all(ScreeningConcluded)
    assert (concluded.eligible, concluded.merged) == (2, 1)
    read = proposals.read(f"/v1/proposals/{second}").json()
    assert (read["status"], read["merged_into"]) == ("merged", first)
    assert [each["status"] for each in proposals.read(proposals.path).json()["merges"]].count("merged") == 1


def test_what_races_with_the_close_is_counted_or_refused(proposals: Proposals, rewinding: Rewinding) -> None:
    """Eight persons at once while the clock passes the instant: each receipt is in the count, and nothing else."""
    proposals.opened().move(proposals.world.closes - TICK)
    body = {"title": "t", "text": "x", "language": "en"}

    def submit() -> list[tuple[int, str]]:
        answers = [proposals.post("salma", f"{proposals.path}/proposals", body) for _ in range(8)]
        return [(answer.status_code, str(answer.json().get("id"))) for answer in answers]

    def close() -> list[tuple[int, str]]:
        proposals.move(proposals.world.closes)
        return []

    for number in rewinding(proposals).tries(max(1, TRIES // 64)):
        answers = [answer for answered in at_once(close, *[submit] * 8, lag=0.1 * (number % 4)) for answer in answered]
        proposals.work()
        [closed] = proposals.all(CallClosed)
        taken = sorted(proposal for status, proposal in answers if status == 201)
        assert {status for status, _ in answers} <= {201, 409}
        assert closed.received == len(taken) == len(proposals.all(ProposalSubmitted))
        assert closed.ids_hash == hashlib.sha256("\n".join(taken).encode()).hexdigest()


def test_a_withdrawal_and_two_decisions_at_once_are_one(proposals: Proposals) -> None:
    proposals.opened()
    written = [proposals.submit() for _ in range(8)]
    proposals.move(proposals.world.closes)

    def act(person: str, proposal: str, verb: str) -> int:
        body = {"verdict": "eligible"} if verb == "screen" else {}
        key = {"Idempotency-Key": str(uuid4())}
        return proposals.post(person, f"/v1/proposals/{proposal}/{verb}", body, **key).status_code

    tries = [("huda", "screen"), ("rana", "screen"), ("salma", "withdraw")]
    with ThreadPoolExecutor(6) as persons:
        sent = [persons.submit(act, person, proposal, verb) for proposal in written for person, verb in tries]
        statuses = [each.result() for each in sent]
    proposals.work()
    settled = [event.stream for kind in (ProposalFoundEligible, ProposalWithdrawn) for event in proposals.all(kind)]
    assert sorted(map(str, settled)) == sorted(written)
    assert statuses.count(201) == len(written)
    assert len(proposals.all(ScreeningConcluded)) == 1
