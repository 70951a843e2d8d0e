"""How long an effect takes from its commit in one service to a row in another's database, beside bare JetStream."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest
from nats.aio.client import Client
from nats.js.api import ConsumerConfig, StorageType, StreamConfig

from local.issuer import Issuer
from local.nats import Server
from local.site import Site
from local.testservers import Mithaq

N = 2_000
RATE = 20.0
"""Commands a second."""
OUT = Path("out/bench.json")


def quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def write_rows(rows: list[dict[str, object]]) -> None:
    """Add the rows to out/bench.json; one of the same name is replaced."""
    OUT.parent.mkdir(exist_ok=True)
    known = json.loads(OUT.read_text()) if OUT.exists() else []
    names = {row["name"] for row in rows}
    OUT.write_text(json.dumps([row for row in known if row["name"] not in names] + rows, indent=1) + "\n")


def commit_times(url: str, query: str) -> dict[str, float]:
    """Event id -> the instant of the transaction that committed its row, in seconds, by the server's own clock."""
    with psycopg.connect(url) as connection:
        return {str(row[0]): float(row[1]) for row in connection.execute(query.encode()).fetchall()}


class Bare:
    """A bare publish to JetStream and the fetch of it: same server, same storage, same payload."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def open(self) -> None:
        self._client = Client()
        await self._client.connect(self._url)
        self._js = self._client.jetstream()
        await self._js.add_stream(StreamConfig(name="bench", subjects=["bench.>"], storage=StorageType.FILE))
        self._sub = await self._js.pull_subscribe(
            "bench.>", durable="bench", config=ConsumerConfig(max_ack_pending=128)
        )

    async def trip(self, payload: bytes) -> float:
        """Seconds from the publish to the message in the consumer's hands."""
        fetching = asyncio.create_task(self._sub.fetch(1, timeout=5))
        await asyncio.sleep(0.001)
        begun = time.perf_counter()
        await self._js.publish("bench.one", payload)
        (message,) = await fetching
        taken = time.perf_counter() - begun
        await message.ack()
        return taken

    async def close(self) -> None:
        await self._js.delete_stream("bench")
        await self._client.close()


def outreach(number: int) -> dict[str, object]:
    return {"number": 1, "channel": "website", "purpose": "outreach", "sent_on": "2026-01-01", "reach": number}


async def measure(url: str, process: str, token: str, admin_nats: str) -> list[float]:
    """Act N times at the rate; beside each, one bare trip. The bare trips' seconds."""
    bare = Bare(admin_nats)
    await bare.open()
    trips = []
    async with httpx.AsyncClient(base_url=url, timeout=10) as http:
        begun = time.perf_counter()
        for number in range(N):
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
            body = outreach(number)
            answer = await http.post(f"/v1/processes/{process}/outreach", json=body, headers=headers)
            assert answer.status_code == 201, answer.text
            trips.append(await bare.trip(json.dumps(body).encode().ljust(900)))
            await asyncio.sleep(max(0.0, begun + (number + 1) / RATE - time.perf_counter()))
    await bare.close()
    return trips


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_bench_effect(tmp_path: Path) -> None:
    own = Mithaq(tmp_path / "own")
    own.start()
    own.stop()
    with (own.data / "postgres" / "cluster" / "postgresql.auto.conf").open("a") as settings:
        settings.write("track_commit_timestamp = on\n")
    own.start()
    try:
        rows = effect(own)
    finally:
        own.stop()
    write_rows(rows)
    for each in rows:
        print(each)


def effect(own: Mithaq) -> list[dict[str, object]]:
    issuer = Issuer(own.data)
    urls = json.loads((own.data / "endpoints.json").read_text())
    process = "bench"
    token = issuer.token(issuer.personas(process, ["ministry"], {"officer": ("unit_officer",)}), "officer")
    begin(urls["plan"], process, token)
    trips = asyncio.run(measure(urls["plan"], process, token, admin_nats(own)))
    time.sleep(2)
    committed = commit_times(
        database(own, "plan"),
        "SELECT convert_from(state, 'UTF8')::jsonb->>'id', extract(epoch FROM pg_xact_commit_timestamp(xmin)) "
        "FROM stored_events WHERE topic = 'plan.OutreachRecorded.v1'",
    )
    readable = commit_times(
        database(own, "portal"), "SELECT id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) FROM record"
    )
    taken = [readable[event] - committed[event] for event in committed]
    assert len(taken) == N
    assert statistics.median(taken) > 0
    return [row("effect.p50", 0.5, taken, trips), row("effect.p99", 0.99, taken, trips)]


def row(name: str, share: float, taken: Sequence[float], trips: Sequence[float]) -> dict[str, object]:
    """A row of out/bench.json: that quantile of the effects beside the same one of bare trips, in milliseconds."""
    value, baseline = quantile(taken, share) * 1000, quantile(trips, share) * 1000
    return {
        "name": name,
        "value": round(value, 2),
        "unit": "ms",
        "baseline": round(baseline, 2),
        "ratio": round(value / baseline, 2),
        "runs": 1,
        "n": N,
    }


def begin(url: str, process: str, token: str) -> None:
    """A real process with one activity."""
    agencies = dict.fromkeys(("plan", "workgroup", "comments", "notifications", "proposals"), "ministry")
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}) as http:
        started = http.post(
            "/v1/processes",
            headers={"Idempotency-Key": "start"},
            json={
                "id": process,
                "title": {"en": "Bench"},
                "country": "JO",
                "zone": "Asia/Amman",
                "languages": ["en"],
                "authoritative": "en",
                "simulated": False,
                "calendar": {"weekend": [5, 6], "holidays": [], "opens": "08:30", "closes": "15:30"},
                "agencies": agencies,
            },
        )
        assert started.status_code == 201, started.text
        planned = http.post(
            f"/v1/processes/{process}/activities",
            headers={"Idempotency-Key": "plan"},
            json={
                "number": 1,
                "phase": 1,
                "phase_title": {"en": "One"},
                "planned": {"en": "Something"},
                "dates": [{"kind": "period", "first": "2026-01-01", "last": "2026-12-31"}],
                "acts": [],
            },
        )
        assert planned.status_code == 201, planned.text


def database(own: Mithaq, service: str) -> str:
    return (own.data / "secrets" / service / "mithaq_database_url").read_text()


def admin_nats(own: Mithaq) -> str:
    ports = json.loads((own.data / "ports.json").read_text())
    site = Site(data=own.data, mail=own.mail)
    return Server(
        folder=own.data / "nats", port=ports["nats"], monitor_port=ports["nats_monitor"], sites=(site,)
    ).admin_url
