"""The replay against two small services in memory, over real HTTP: what it sends, in which order, and when."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid5

import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi import Path as InPath
from fastapi.responses import JSONResponse

from events.envelope import command_id, named
from local import processfile
from local.check import check
from local.issuer import Issuer
from local.journal import AlreadyPlaying, Journal
from local.operations import Catalogue
from local.processfile import Step
from local.quiet import DeadLetters, NotQuiet
from local.replay import FileChanged, Refusal, Replay
from local.system import System, SystemFault
from service.commands import CommandBody
from service.fields import Slug, Words, reference

FILE = """
process:
  id: fake-1
  by: officer
  title: {en: A fake, fr: Un faux}
  country: "NO"
  zone: Europe/Oslo
  languages: [en, fr]
  authoritative: en
  simulated: true
  starts_at: 2021-03-27 09:00
  ends_at: 2021-04-02 00:00
  calendar: {weekend: [6, 7], opens: 08:00, closes: 16:00}
  agencies: {plan: ministry, board: ministry}
people:
  officer: {name: Kari, language: en, offices: [unit_officer]}
  second: {name: Ola, language: en}
texts:
  paper: {en: The paper., fr: Le papier.}
steps:
  - {at: 2021-03-28 10:00, by: officer, act: Draft, name: paper, file: paper/en}
  - {at: 2021-03-29 10:00, by: officer, act: Propose, document: paper, as: proposal-1}
  - {at: 2021-03-29 11:00, by: second, act: ConfirmAct, proposal: proposal-1}
  - {at: 2021-03-30 10:00, by: second, act: Refuse, person: officer, when: 2021-03-30 12:00, as: refused-1}
  - {at: 2021-03-30 11:00, by: second, act: Refer, to: refused-1}
"""


class StartProcess(CommandBody):
    id: Slug
    title: Words
    country: str
    zone: str
    languages: list[str]
    authoritative: str
    simulated: bool
    starts_at: datetime
    calendar: dict[str, Any]
    agencies: dict[str, str]


class MoveClock(CommandBody):
    now: datetime


class Draft(CommandBody):
    name: Slug
    file: Annotated[str, reference("file")]


class Propose(CommandBody):
    pass


class ConfirmAct(CommandBody):
    hash: str


class Refuse(CommandBody):
    person: Annotated[UUID, reference("person")]
    when: datetime


class Refer(CommandBody):
    to: Annotated[UUID, reference("motion")]


Process = Annotated[str, InPath(json_schema_extra={"x-names": "process"})]
Document = Annotated[UUID, InPath(json_schema_extra={"x-names": "document"})]
Proposal = Annotated[UUID, InPath(json_schema_extra={"x-names": "proposal"})]


class Service:
    """One service in memory: it keeps what was sent, answers each key once, and knows a clock and timers."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.app = FastAPI()
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self.keys: dict[str, dict[str, Any]] = {}
        self.files: list[bytes] = []
        self.clock: str | None = None
        self.timers: list[str] = []
        self.last = 0
        self.others: list[Service] = []
        self.dead = 0
        self.stuck = False
        self.away = 0
        self.app.get("/v1/position")(self.position)
        self.app.get("/v1/events")(self.events)
        self.app.middleware("http")(self.maybe_away)

    async def maybe_away(self, request: Request, go_on: Callable[..., Any]) -> Any:
        if self.away and request.method == "POST":
            self.away -= 1
            return JSONResponse({}, 503)
        return await go_on(request)

    def position(self) -> dict[str, Any]:
        lag = 1 if self.stuck else 0
        return {
            "agency": "ministry",
            "service": self.name,
            "last": self.last,
            "projected": self.last - lag,
            "reacted": self.last,
            "applied": {f"ministry/{other.name}": other.last for other in self.others},
            "timers": {"fake-1": min(self.timers)} if self.timers else {},
            "clocks": {"fake-1": self.clock} if self.clock else {},
            "dead_letters": self.dead,
        }

    def events(self, after: int, limit: int) -> dict[str, Any]:
        return {"events": [{"position": after + 1, "event": {"hash": f"{after + 1:064d}"}}][:limit]}

    def take(self, request: Request, body: CommandBody, topic: str) -> dict[str, Any]:
        key = request.headers["Idempotency-Key"]
        if key not in self.keys:
            self.last += 1
            made = command_id("fake-1", key)
            self.sent.append((topic, key, body.model_dump(mode="json", exclude_none=True)))
            events = [{"id": str(uuid5(made, "1")), "type": f"{self.name}.{topic}.v1"}]
            answer = {"id": str(made), "stream": str(made), "version": 1, "position": self.last, "events": events}
            self.keys[key] = answer
        return self.keys[key]


def plan() -> Service:
    service = Service("plan")

    @service.app.post("/v1/files", operation_id="StoreFile")
    async def files(request: Request) -> dict[str, str]:
        service.files.append(await request.body())
        return {"file": "x"}

    @service.app.post("/v1/processes", operation_id="StartProcess")
    def start(body: StartProcess, request: Request) -> Any:
        service.clock = body.starts_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        return service.take(request, body, "ProcessStarted")

    @service.app.post("/v1/processes/{process}/clock", operation_id="MoveClock")
    def move(process: Process, body: MoveClock, request: Request) -> Any:
        for each in (service, *service.others):
            each.clock = body.now.strftime("%Y-%m-%dT%H:%M:%SZ")
            each.timers = [due for due in each.timers if due > each.clock]
        return service.take(request, body, "ClockMoved")

    @service.app.post("/v1/processes/{process}/documents", operation_id="Draft")
    def draft(process: Process, body: Draft, request: Request) -> Any:
        return service.take(request, body, "Drafted")

    @service.app.post("/v1/acts/{stream}/{proposal}/confirm", operation_id="ConfirmAct")
    def confirm(stream: UUID, proposal: Proposal, body: ConfirmAct, request: Request) -> Any:
        raise AssertionError("the other service's proposal")

    return service


def board() -> Service:
    service = Service("board")

    @service.app.post("/v1/documents/{document}/propose", operation_id="Propose")
    def propose(document: Document, body: Propose, request: Request) -> Any:
        assert document == named("fake-1", "document", "paper")
        return service.take(request, body, "ActProposed")

    @service.app.post("/v1/acts/{stream}/{proposal}/confirm", operation_id="ConfirmAct")
    def confirm(stream: UUID, proposal: Proposal, body: ConfirmAct, request: Request) -> Any:
        assert stream == proposal == command_id("fake-1", "fake-1.proposal-1")
        return service.take(request, body, "Confirmed")

    @service.app.post("/v1/refuse", operation_id="Refuse")
    def refuse(body: Refuse, request: Request) -> Any:
        service.sent.append(("Refused", "", body.model_dump(mode="json", exclude_none=True)))
        return JSONResponse({"type": "urn:mithaq:problem:no", "detail": "no", "errors": []}, 409)

    @service.app.post("/v1/refer", operation_id="Refer")
    def refer(body: Refer, request: Request) -> Any:
        raise AssertionError("what it refers to was never made")

    return service


class Quietly:
    def __init__(self) -> None:
        self.steps: list[str] = []

    def begin(self, total: int, done: int) -> None:
        self.steps.append(f"{done}/{total}")

    def step(self, step: Step, refused: int) -> None:
        self.steps.append(step.key)


class Fakes:
    """Both services, served over HTTP, and replays of the file on them."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.plan, self.board = plan(), board()
        self.plan.others, self.board.others = [self.board], [self.plan]
        self.show = Quietly()
        self._servers = [_serve(service.app) for service in (self.plan, self.board)]
        self.urls = dict(zip(("plan", "board"), (url for url, _ in self._servers), strict=True))

    def close(self) -> None:
        for _, server in self._servers:
            server.should_exit = True

    def replay(self, text: str = FILE, patience: float = 5) -> list[Refusal]:
        read = processfile.parse(text)
        system = System(self.urls, patience)
        checked = check(read, Catalogue(system.documents()))
        assert not checked.fatal
        with Journal(self.data / "fake-1.jsonl") as journal:
            return Replay(read, checked, system, Issuer(self.data), journal, self.show).run()


def _serve(app: FastAPI) -> tuple[str, uvicorn.Server]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.005)
    return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", server


@pytest.fixture
def fakes(tmp_path: Path) -> Iterator[Fakes]:
    found = Fakes(tmp_path)
    yield found
    found.close()


def topics(service: Service) -> list[str]:
    return [topic for topic, _, _ in service.sent]


def test_steps_go_to_the_services_that_offer_their_acts_with_names_resolved(fakes: Fakes) -> None:
    refusals = fakes.replay()
    assert topics(fakes.board) == ["ActProposed", "Confirmed", "Refused"]
    assert fakes.board.sent[1] == ("Confirmed", "fake-1.step-3", {"hash": f"{1:064d}"})
    subject = str(Issuer(fakes.data).load("fake-1").subject("officer"))
    assert fakes.board.sent[2][2] == {"person": subject, "when": "2021-03-30T10:00:00Z"}
    assert fakes.plan.files == [b"The paper."]
    assert [refusal.step.key for refusal in refusals] == ["refused-1", "step-5"]
    assert refusals[0].problem["detail"] == "no"
    assert "refused-1" in refusals[1].problem["detail"]


def test_the_clock_stops_at_each_timer_and_each_step(fakes: Fakes) -> None:
    fakes.board.timers = ["2021-03-28T22:00:00Z", "2021-04-01T00:00:00Z", "2021-05-01T00:00:00Z"]
    fakes.replay()
    moves = [body["now"] for topic, _, body in fakes.plan.sent if topic == "ClockMoved"]
    assert moves == [
        "2021-03-28T08:00:00Z",  # 10:00 in Oslo, two hours after the change to summer time
        "2021-03-28T22:00:00Z",
        "2021-03-29T08:00:00Z",
        "2021-03-29T09:00:00Z",
        "2021-03-30T08:00:00Z",
        "2021-03-30T09:00:00Z",
        "2021-04-01T00:00:00Z",
        "2021-04-01T22:00:00Z",
    ]


def test_the_same_command_goes_on_where_it_stopped(fakes: Fakes) -> None:
    first = FILE[: FILE.index("  - {at: 2021-03-29 11:00")].replace("ends_at: 2021-04-02", "ends_at: 2021-03-29")
    fakes.replay(first)
    fakes.replay()
    assert fakes.show.steps == ["0/3", "process", "step-1", "proposal-1", "3/6", "step-3", "refused-1", "step-5"]
    assert len(fakes.replay()) == 2
    assert topics(fakes.board) == ["ActProposed", "Confirmed", "Refused"]


def test_a_step_whose_line_was_torn_is_sent_again_under_its_key(fakes: Fakes) -> None:
    fakes.replay()
    journal = fakes.data / "fake-1.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:3]) + lines[3][:20])
    before = topics(fakes.plan), topics(fakes.board)
    fakes.replay()
    assert (topics(fakes.plan), topics(fakes.board)) == (before[0], [*before[1], "Refused"])


def test_a_played_step_that_says_something_else_is_a_fault(fakes: Fakes) -> None:
    fakes.replay()
    with pytest.raises(FileChanged, match="step-1"):
        fakes.replay(FILE.replace("The paper.", "Another paper."))
    with pytest.raises(FileChanged, match="step-3"):
        fakes.replay(FILE.replace("2021-03-29 11:00", "2021-03-29 12:00"))


def test_a_service_that_is_away_is_asked_again_with_the_same_key(fakes: Fakes) -> None:
    fakes.plan.away = fakes.board.away = 2
    assert len(fakes.replay()) == 2
    assert topics(fakes.board) == ["ActProposed", "Confirmed", "Refused"]


def test_a_service_that_stays_away_is_a_fault(fakes: Fakes) -> None:
    fakes.plan.away = 1_000
    with pytest.raises(SystemFault, match="plan answers 503"):
        fakes.replay(patience=0.5)


def test_a_dead_letter_is_a_fault(fakes: Fakes) -> None:
    fakes.board.dead = 1
    with pytest.raises(DeadLetters, match="ministry/board holds 1"):
        fakes.replay()


def test_what_is_never_applied_is_a_fault_that_names_it(fakes: Fakes) -> None:
    fakes.board.stuck = True
    with pytest.raises(NotQuiet, match="ministry/board has projected -1"):
        fakes.replay(patience=0.3)


def test_two_replays_of_one_process_do_not_run_at_once(tmp_path: Path) -> None:
    with Journal(tmp_path / "a.jsonl"), pytest.raises(AlreadyPlaying):
        Journal(tmp_path / "a.jsonl")
