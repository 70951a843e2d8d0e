"""Steps for each of what is there then, by who holds a seat then: what is sent, and what a kill leaves of it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid5

import pytest
import uvicorn
from fastapi import FastAPI, Header, Request
from fastapi import Path as InPath
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from events.envelope import command_id, named
from local import processfile
from local.check import check
from local.issuer import Issuer
from local.journal import Journal
from local.operations import Catalogue
from local.processfile import Step
from local.replay import FileChanged, Refusal, Replay
from local.system import System
from local.turns import Unforeseen
from service.commands import CommandBody
from service.fields import Part, Slug, reference

FILE = """
process:
  id: each-1
  by: officer
  title: {en: A fake}
  country: "NO"
  zone: Europe/Oslo
  languages: [en]
  authoritative: en
  simulated: true
  starts_at: 2021-03-27 09:00
  calendar: {weekend: [6, 7], opens: 08:00, closes: 16:00}
  agencies: {board: ministry}
people:
  officer: {name: Kari, language: en}
  huda: {name: Huda, language: en}
  omar: {name: Omar, language: en}
steps:
  - {at: 2021-03-28 10:00, by: officer, act: Found, name: panel}
  - {at: 2021-03-28 11:00, by: huda, act: Propose, as: idea-1}
  - {at: 2021-03-28 12:00, by: omar, act: Propose, as: idea-2}
  - {at: 2021-03-28 13:00, by: huda, act: Propose, as: idea-3}
  - at: 2021-03-29 10:00
    by: [{seat: panel/one}, {seat: panel/two}]
    act: Score
    as: score
    each: {read: ReadOpen, body: panel, list: open.idea}
    proposal: $each
    given:
      idea-1: {points: 1}
      idea-2: {points: 2}
      idea-3: {points: 3}
  - at: 2021-03-29 11:00
    by: {author: $each}
    act: Answer
    each: {read: ReadOpen, body: panel, list: open.idea, except: [idea-3]}
    score: score.$each.one
    people: [{seat: panel/two}, {author: $each}]
  - {at: 2021-03-29 12:00, by: officer, act: Never, refused: too-late}
"""
LISTED = """  - at: 2021-03-29 11:30
    by: officer
    act: List
    ideas: {each: {read: ReadOpen, body: panel, list: open.idea, except: [idea-2]}, item: {idea: $each}}
    plain: {each: {read: ReadOpen, body: panel, list: open.idea}}
"""

Body = Annotated[UUID, InPath(json_schema_extra={"x-names": "body"})]


class StartProcess(CommandBody):
    id: str
    title: dict[str, str]
    country: str
    zone: str
    languages: list[str]
    authoritative: str
    simulated: bool
    starts_at: str
    calendar: dict[str, Any]
    agencies: dict[str, str]


class MoveClock(CommandBody):
    now: str


class Found(CommandBody):
    name: Slug


class Score(CommandBody):
    proposal: Annotated[UUID, reference("proposal")]
    points: int


class Answer(CommandBody):
    score: Annotated[UUID, reference("meeting")]
    people: list[Annotated[UUID, reference("person")]]


class Cited(Part):
    idea: Annotated[UUID, reference("proposal")]


class Listing(CommandBody):
    ideas: list[Cited]
    plain: list[Annotated[UUID, reference("proposal")]]


class Idea(BaseModel):
    idea: UUID


class ReadOpen(BaseModel):
    open: list[Idea]


class Board:
    """One service in memory: ideas that are open, a body with two seats, and all that was sent, once for each key."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.app = FastAPI()
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self.keys: dict[str, dict[str, Any]] = {}
        self.open: list[str] = []
        self.seats = {"one": "huda", "two": "omar"}
        self.clock: str | None = None
        self.asked: list[str] = []
        self.shown: list[tuple[str, int]] = []
        self.routes()

    def routes(self) -> None:
        app = self.app

        @app.get("/v1/position")
        def position() -> dict[str, Any]:
            last = len(self.keys)
            at = {"agency": "ministry", "service": "board", "last": last, "projected": last, "reacted": last}
            clocks = {"each-1": self.clock} if self.clock else {}
            return at | {"applied": {}, "timers": {}, "clocks": clocks, "dead_letters": 0}

        @app.post("/v1/processes", operation_id="StartProcess")
        def start(body: StartProcess, request: Request) -> Any:
            self.clock = "2021-03-27T08:00:00Z"
            return self.take(request, body, "ProcessStarted")

        @app.post("/v1/clock", operation_id="MoveClock")
        def move(body: MoveClock, request: Request) -> Any:
            self.clock = body.now
            return self.take(request, body, "ClockMoved")

        @app.post("/v1/bodies", operation_id="Found")
        def found(body: Found, request: Request) -> Any:
            return self.take(request, body, "Founded")

        @app.post("/v1/ideas", operation_id="Propose")
        def propose(body: CommandBody, request: Request) -> Any:
            answer = self.take(request, body, "Proposed")
            self.open.insert(0, answer["id"])
            return answer

        @app.post("/v1/scores", operation_id="Score")
        def score(body: Score, request: Request) -> Any:
            return self.take(request, body, "Scored")

        @app.post("/v1/answers", operation_id="Answer")
        def answer(body: Answer, request: Request) -> Any:
            return self.take(request, body, "Answered")

        @app.post("/v1/lists", operation_id="List")
        def lists(body: Listing, request: Request) -> Any:
            return self.take(request, body, "Listed")

        @app.post("/v1/never", operation_id="Never")
        def never(body: CommandBody) -> Any:
            return JSONResponse({"type": "urn:mithaq:problem:too-late", "detail": "too late"}, 409)

        @app.get("/v1/bodies/{body}", operation_id="ReadBody")
        def read_body(body: Body) -> dict[str, Any]:
            assert body == named("each-1", "body", "panel")
            subject = Issuer(self.data).load("each-1").subject
            return {"seats": [{"name": each, "member": str(subject(who))} for each, who in self.seats.items()]}

        @app.get("/v1/bodies/{body}/open", operation_id="ReadOpen")
        def read_open(body: Body, authorization: Annotated[str, Header()]) -> ReadOpen:
            self.asked.append(authorization)
            return ReadOpen(open=[Idea(idea=UUID(each)) for each in self.open])

    def take(self, request: Request, body: BaseModel, topic: str) -> dict[str, Any]:
        key = request.headers["Idempotency-Key"]
        if key not in self.keys:
            made = command_id("each-1", key)
            self.sent.append((topic, key, body.model_dump(mode="json", exclude_none=True)))
            events = [{"id": str(uuid5(made, "1")), "type": f"board.{topic}.v1"}]
            answer = {"id": str(made), "stream": str(made), "version": 1, "position": len(self.sent), "events": events}
            self.keys[key] = answer
        return self.keys[key]

    def begin(self, total: int, done: int) -> None:
        self.shown.append((f"{done} of {total}", 0))

    def step(self, step: Step, refused: int) -> None:
        self.shown.append((step.key, refused))

    def replay(self, text: str = FILE) -> list[Refusal]:
        read = processfile.parse(text)
        system = System({"board": self.url}, 5)
        checked = check(read, Catalogue(system.documents()))
        assert not checked.faults, [*map(str, checked.faults)]
        with Journal(self.data / "each-1.jsonl") as journal:
            return Replay(read, checked, system, Issuer(self.data), journal, self).run()

    def told(self, topic: str) -> list[tuple[str, dict[str, Any]]]:
        return [(key.removeprefix("each-1."), body) for found, key, body in self.sent if found == topic]

    url = ""


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    found = Board(tmp_path)
    server = uvicorn.Server(uvicorn.Config(found.app, port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.005)
    found.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    yield found
    server.should_exit = True


def thing(key: str) -> str:
    return str(command_id("each-1", f"each-1.{key}"))


def test_each_is_played_by_each_in_the_order_of_the_file(board: Board) -> None:
    assert board.replay() == []
    told = board.told("Scored")
    assert [key for key, _ in told] == [f"score.idea-{idea}.{seat}" for seat in ("one", "two") for idea in (1, 2, 3)]
    assert [body["points"] for _, body in told] == [1, 2, 3, 1, 2, 3]
    assert {body["proposal"] for _, body in told} == {thing(f"idea-{idea}") for idea in (1, 2, 3)}
    assert len(set(board.asked)) >= 2, "each member asks with a token of their own"


def test_an_author_acts_on_what_an_earlier_turn_made(board: Board) -> None:
    board.replay()
    subject = Issuer(board.data).load("each-1").subject
    omar = str(subject("omar"))
    assert board.told("Answered") == [
        ("step-6.idea-1", {"score": thing("score.idea-1.one"), "people": [omar, str(subject("huda"))]}),
        ("step-6.idea-2", {"score": thing("score.idea-2.one"), "people": [omar, omar]}),
    ]


def test_what_is_given_for_a_name_may_say_who_plays(board: Board) -> None:
    text = FILE.replace("    by: [{seat: panel/one}, {seat: panel/two}]\n", "").replace(
        "score.$each.one", "score.$each"
    )
    for idea, who in (("1", "omar"), ("2", "{seat: panel/one}"), ("3", "{author: $each}")):
        text = text.replace(f"idea-{idea}: {{points: {idea}}}", f"idea-{idea}: {{points: {idea}, by: {who}}}")
    assert board.replay(text) == []
    assert [key for key, _ in board.told("Scored")] == ["score.idea-1", "score.idea-2", "score.idea-3"]
    planned = next(line for line in (board.data / "each-1.jsonl").read_text().splitlines() if '"turns"' in line)
    assert [turn["by"] for turn in json.loads(planned)["turns"]] == ["omar", "huda", "huda"]


def test_an_author_may_be_one_of_several(board: Board) -> None:
    old = "by: [{seat: panel/one}, {seat: panel/two}]"
    assert board.replay(FILE.replace(old, "by: [{seat: panel/one}, {author: $each}]")) == []
    keys = [key for key, _ in board.told("Scored")]
    assert keys[3:] == ["score.idea-1.author", "score.idea-2.author", "score.idea-3.author"]


def test_names_may_be_listed(board: Board) -> None:
    text = FILE.replace("act: Found, name: panel}", "act: Found, name: $each, each: [panel, jury]}")
    assert board.replay(text) == []
    assert board.told("Founded") == [("step-1.panel", {"name": "panel"}), ("step-1.jury", {"name": "jury"})]


def test_a_refusal_that_must_come_is_none(board: Board) -> None:
    assert board.replay() == []
    assert board.shown[-1] == ("step-7", 0)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("refused: too-late", "refused: too-early", "too late"),
        ("act: Never, refused: too-late", "act: Propose, refused: too-late", "it was taken, though the file says"),
        (", refused: too-late", "", "too late"),
    ],
)
def test_another_end_than_the_file_says_is_told(board: Board, old: str, new: str, told: str) -> None:
    [refusal] = board.replay(FILE.replace(old, new))
    assert told in refusal.problem["detail"]


def test_a_name_for_which_nothing_is_given_is_a_fault(board: Board) -> None:
    with pytest.raises(Unforeseen, match=r"score \(Score\) has nothing given for idea-2"):
        board.replay(FILE.replace("      idea-2: {points: 2}\n", ""))
    assert board.told("Scored") == []


def test_an_id_that_nothing_made_is_a_fault(board: Board) -> None:
    board.open.append(str(UUID(int=9)))
    with pytest.raises(Unforeseen, match="nothing in the file has the id 00000000-0000-0000-0000-000000000009"):
        board.replay()


def test_a_vacant_seat_s_step_is_not_sent(board: Board) -> None:
    del board.seats["two"]
    first, *others = board.replay()
    assert first.problem["detail"] == "not sent: nobody holds the seat panel/two"
    assert board.told("Scored") == []
    assert len(others) == 2, "two answers to scores that were not given"


def test_after_a_kill_the_turns_are_the_same_though_the_list_is_not(board: Board) -> None:
    board.replay()
    journal = board.data / "each-1.jsonl"
    whole = journal.read_bytes()
    lines = whole.splitlines(keepends=True)
    middle = next(index for index, line in enumerate(lines) if b"score.idea-2.one" in line and b'"made"' in line)
    journal.write_bytes(b"".join(lines[: middle + 1]) + lines[middle + 1][:9])
    sent = list(board.sent)
    board.open.clear()
    board.seats = {"one": "omar", "two": "huda"}
    board.replay()
    assert [key for _, key, _ in board.sent if key not in {key for _, key, _ in sent}] == []
    assert len(journal.read_bytes().splitlines()) == len(lines) - 2, "the list of answers is read anew, and is empty"


def test_a_played_step_that_gives_something_else_is_a_fault(board: Board) -> None:
    board.replay()
    with pytest.raises(FileChanged, match="changed or gone: score"):
        board.replay(FILE.replace("points: 2", "points: 4"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("read: ReadOpen, body: panel, list: open.idea}", "read: ReadShut, body: panel, list: open.idea}",
         "steps[4].each.read: no service has the GET operation ReadShut"),
        ("body: panel, list: open.idea}", "body: board, list: open.idea}",
         "steps[4].each.body: no body of the name board was made before"),
        ("body: panel, list: open.idea}", "list: open.idea}", "steps[4].each: 'body' is a required property"),
        ("list: open.idea}", "list: open.ideas}", "steps[4].each.list: the answer of ReadOpen has no open.ideas"),
        ("idea-3: {points: 3}", "idea-4: {points: 3}", "steps[4].given: nothing is made before under idea-4"),
        ("idea-3: {points: 3}", "idea-3: {points: many}", "steps[4].given.idea-3.points: 'many' is not of type"),
        ("idea-3: {points: 3}", "idea-3: {}", "steps[4]: 'points' is a required property"),
        ("except: [idea-3]", "except: [idea-5]", "steps[5].each.except: nothing is made before under idea-5"),
        ("{seat: panel/two}]\n    act", "{seat: jury/two}]\n    act", "steps[4].by: no body of the name jury"),
        ("by: {author: $each}", "by: {author: idea-9}", "steps[5].by: no earlier step made idea-9"),
        ("score: score.$each.one", "score: mark.$each", "steps[5].score: no meeting of the name mark.$each was made"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_found_beforehand(board: Board, old: str, new: str, told: str) -> None:
    assert FILE.count(old) == 1
    read = processfile.parse(FILE.replace(old, new))
    found = check(read, Catalogue(System({"board": board.url}, 5).documents())).faults
    assert any(told in str(each) for each in found), [*map(str, found)]
    assert any(each.fatal for each in found)


def test_a_field_holds_a_whole_list_in_the_order_of_the_file(board: Board) -> None:
    assert not board.replay(FILE + LISTED.replace("11:30", "12:30"))
    [(_, body)] = board.told("Listed")
    one, two, three = (thing(f"idea-{number}") for number in (1, 2, 3))
    assert body == {"ideas": [{"idea": one}, {"idea": three}], "plain": [one, two, three]}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("item: {idea: $each}", "item: {ida: $each}", "'ida' was unexpected"),
        (
            "read: ReadOpen, body: panel, list: open.idea}}",
            "read: ReadNothing, body: panel, list: open.idea}}",
            "no service has the GET operation ReadNothing",
        ),
        ("list: open.idea}}", "list: open.ideas}}", "the answer of ReadOpen has no open.ideas"),
        ("except: [idea-2]}, item", "except: [idea-9]}, item", "nothing is made before under idea-9"),
    ],
)
def test_a_list_that_cannot_be_is_found_beforehand(board: Board, old: str, new: str, told: str) -> None:
    listed = LISTED.replace("11:30", "12:30")
    assert old in listed
    read = processfile.parse(FILE + listed.replace(old, new))
    faults = check(read, Catalogue(System({"board": board.url}, 5).documents())).faults
    assert any(told in str(fault) for fault in faults), [*map(str, faults)]
