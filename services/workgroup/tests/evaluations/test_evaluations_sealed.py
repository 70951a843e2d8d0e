"""Until scoring is closed nobody reads a score: not in the database, not in the stream, not over any route."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from httpx import Response
from psycopg.sql import SQL, Identifier

from events.envelope import named
from events.jetstream import Relay
from events.peers import Peer
from events.signing import private_key
from events.workgroup import BallotCast, LotContributed, ScoreSubmitted
from local.site import Site
from local.testservers import Nats
from service.auth import ServiceTokens

if TYPE_CHECKING:
    from panelservice import Judging

PROCESS = "jo-nap5"
EVALUATION = named(PROCESS, "evaluation", "shortlist")
AT = f"/v1/evaluations/{EVALUATION}"
NEEDLE, LOT = "quince-7431", "medlar-9120"
POINTS = re.compile(rb'\\?"(relevance|effect|clarity)\\?":\s*[0-9]')
TABLES = ("stored_events", "sealed", "heard", "idempotency", "unsealings")


@pytest.fixture
def published(
    environment: Callable[[str], dict[str, str]],
    new_judging: Callable[[Site], Judging],
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Judging]:
    """The panel and the screened call, on real PostgreSQL and NATS; nothing is published by itself."""
    for name, value in environment("workgroup").items():
        monkeypatch.setenv(name, value)
    running = new_judging(site)
    yield running.found()
    running.close()


def found_in(data: bytes) -> set[str]:
    """What of a score, or of a contribution to the lot, these bytes tell."""
    told = {name for name in (NEEDLE, LOT) if name.encode() in data}
    return told | ({"points"} if POINTS.search(data) else set())


def database(judging: Judging) -> bytes:
    """Every row of every table, read models and all, as an operator of the database sees it."""
    rows: list[Any] = []
    with judging.app.store.reading() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [row["table_name"] for row in cursor.fetchall()]
        assert set(TABLES) <= set(tables)
        for table in tables:
            rows += cursor.execute(SQL("SELECT * FROM {}").format(Identifier(table))).fetchall()
    values = [value for row in rows for value in row.values()]
    return b"\n".join(bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode() for each in values)


def stream(judging: Judging, nats: Nats, site: Site) -> bytes:
    """Every byte that subscribers get, once all is published."""
    key = private_key((site.secrets("workgroup") / "mithaq_signing_key").read_text())

    async def run() -> bytes:
        client = await nats.connect("workgroup")
        relay = Relay(judging.app.store, "ministry_workgroup", lambda: client.jetstream(timeout=5), key)
        while await relay.run_once():
            pass
        await client.close()
        admin = await nats.connect()
        js = admin.jetstream(timeout=5)
        last = (await js.stream_info("ministry_workgroup")).state.last_seq
        messages = [await js.get_msg("ministry_workgroup", number) for number in range(1, last + 1)]
        await admin.close()
        assert len(messages) == judging.app.store.last_position()
        return b"\n".join((each.data or b"") + str(each.headers).encode() for each in messages)

    return asyncio.run(run())


def routes(judging: Judging, site: Site) -> bytes:
    """What every GET route answers to a member, an officer, an auditor, a stranger and a peer service."""
    refs = [each.score.ref for each in judging.events(ScoreSubmitted)]
    refs += [each.contribution.ref for each in judging.events(LotContributed)]
    known = {
        "process": PROCESS,
        "evaluation": str(EVALUATION),
        "body": str(named(PROCESS, "body", "panel")),
        "proposal": str(judging.idea("a")),
        "organisation": str(named(PROCESS, "organisation", "none")),
    }
    answers: list[Response] = []
    for path, methods in judging.client.get("/openapi.json").json()["paths"].items():
        if "get" not in methods:
            continue
        where = re.sub(r"\{(\w+)\}", lambda part: known.get(part[1], str(uuid4())), path)
        query = {"refs": ",".join(map(str, refs)), "why": "reading"} if path == "/v1/sealed" else {}
        for asking in (*map(judging.bearer, ("m1", "chair", "officer", "protector", "stranger")), peer(site)):
            answers.append(judging.client.get(where, params=query, headers=asking))
    assert any(answer.status_code == 200 for answer in answers)
    return b"\n".join(answer.content for answer in answers)


def peer(site: Site) -> dict[str, str]:
    key = private_key((site.secrets("portal") / "mithaq_client_key").read_text())
    asked = Peer(agency="ministry", service="workgroup", url="http://127.0.0.1:1", signing_public="")
    return {"Authorization": f"Bearer {ServiceTokens('ministry', 'portal', key)(asked)}"}


def test_nothing_tells_a_score_before_the_close_and_everything_after(
    published: Judging, nats: Nats, site: Site
) -> None:
    judging = published.prepare()
    for idea in "abc":
        for member in ("m1", "m2", "m3"):
            assert judging.score(member, idea, (5, 4, 3), f"{NEEDLE} {idea}").status_code == 201
    judging.made("m1", f"{AT}/lot", {"words": LOT})
    judging.work()
    before = {"database": database(judging), "stream": stream(judging, nats, site), "routes": routes(judging, site)}
    assert not any(found_in(data) for data in before.values())
    # What is looked at is what there is: the scores' own events lie in all three.
    assert all(b"ScoreSubmitted" in data for data in before.values())

    judging.made("chair", f"{AT}/close")
    judging.work()
    everything = {NEEDLE, LOT, "points"}
    assert found_in(database(judging)) == everything
    assert found_in(stream(judging, nats, site)) == everything
    assert found_in(routes(judging, site)) == everything


def test_a_refused_close_opens_nothing(judging: Judging) -> None:
    judging.prepare()
    judging.score("m1", "a", (5, 4, 3))
    for person in ("m1", "stranger", "chair"):
        assert judging.post(person, f"{AT}/close").status_code in (403, 409)
    with judging.app.store.reading() as cursor:
        assert cursor.execute("SELECT * FROM unsealings").fetchall() == []


def test_ballots_stay_sealed_when_they_are_counted(judging: Judging) -> None:
    judging.prepare(method="public_vote", first="2021-06-10", last="2021-06-12", ties=["lot"])
    judging.made("citizen-1", f"{AT}/ballots", {"choices": [str(judging.idea("a"))]})
    (cast,) = judging.events(BallotCast)
    assert judging.app.unseal([cast.choices.ref], "ministry/portal", "curious") == {}
    stored = json.dumps([str(each) for each in judging.events(BallotCast)])
    assert str(judging.idea("a")) not in stored


def test_all_scores_of_a_stage_lie_under_its_one_key(judging: Judging) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 4, 4))
    with judging.app.store.reading() as cursor:
        rows = cursor.execute("SELECT key_id, withheld, nonce FROM sealed").fetchall()
    stage_key: UUID = judging.events()[0].stage_key
    assert {(row["key_id"], row["withheld"]) for row in rows} == {(stage_key, True)}
    assert len({bytes(row["nonce"]) for row in rows}) == len(rows) == 6
