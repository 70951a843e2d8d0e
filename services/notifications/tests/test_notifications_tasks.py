"""What no mail can tell is a task for people: opened once, closed only with evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce
from typing import Any

import pytest
from selection_told import decisions, judged, things

from events import workgroup
from events.envelope import Act, Event, Seal
from events.notifications import ManualTaskClosed, ManualTaskOpened, NoticeQueued, NoticeSent
from events.refusals import AlreadyThere, OfficeNeeded, ProcessStopped, UnknownThing
from events.rules import Process
from local.issuer import Persona, Personas
from local.oneservice import OneService
from local.site import Site
from notifications import projections
from notifications.domain import (
    ANNOUNCEMENTS,
    TASK,
    CloseTask,
    EvidenceNeeded,
    NotDoneThen,
    OpenTask,
    QueueNotice,
    TaskClosed,
    Urgency,
    task_stream,
)
from notifications.facts import Facts, fold
from notifications.main import PARTS
from notifications.policies import react
from service.projector import rebuild

TODAY = date(2021, 4, 28)
FILE = "ab" * 32


def opened(past: Any, **changes: Any) -> ManualTaskOpened:
    decision = past.approved()
    stream = task_stream("jo-nap5", decision.id, past.person("rana"), "post")
    fields: dict[str, Any] = {"decision": decision.id, "channel": "post", "cause": "refused"}
    command = OpenTask(act=past.act(), stream=stream, recipient=past.person("rana"), **fields | changes)
    (event,) = TASK.decide(TASK.initial, command)
    assert isinstance(event, ManualTaskOpened)
    return event


def officer(past: Any, **changes: Any) -> Act:
    act: Act = past.act("huda", **({"offices": ("unit_officer",)} | changes))
    return act


def closing(act: Act, **changes: Any) -> CloseTask:
    fields: dict[str, Any] = {"evidence_kind": "file", "evidence_ref": FILE, "done_on": TODAY}
    return CloseTask(act=act, **({"process": Process(zone="Asia/Amman")} | fields | changes))


def close(given: tuple[Event, ...], command: CloseTask) -> tuple[Event, ...]:
    return TASK.decide(reduce(TASK.evolve, given, TASK.initial), command)


def test_a_task_is_closed_with_evidence_by_an_officer(past: Any) -> None:
    task, note = opened(past), Seal(ref=past.person("note"), commitment=FILE)
    (event,) = close((task,), closing(officer(past), note=note))
    assert isinstance(event, ManualTaskClosed)
    assert (event.stream, event.version, event.office) == (task.stream, 2, "unit_officer")
    assert (event.evidence_kind, event.evidence_ref, event.done_on, event.note) == ("file", FILE, TODAY, note)
    assert (event.decision, event.channel, event.cause) == (task.decision, "post", "refused")
    assert event.person == past.person("huda")


@pytest.mark.parametrize(
    ("kind", "ref"),
    [
        ("file", ""),
        ("file", "ab"),
        ("file", FILE.upper()),
        ("link", "post.example"),
        ("link", "https://"),
        ("register", ""),
        ("register", "  "),
        ("word", "I did"),
    ],
)
def test_without_evidence_no_task_is_closed(past: Any, kind: str, ref: str) -> None:
    with pytest.raises(EvidenceNeeded):
        close((opened(past),), closing(officer(past), evidence_kind=kind, evidence_ref=ref))


@pytest.mark.parametrize(("kind", "ref"), [("link", "https://post.example/RR1"), ("register", "RR 123 456 785 JO")])
def test_a_link_and_a_registers_number_are_evidence(past: Any, kind: str, ref: str) -> None:
    (event,) = close((opened(past),), closing(officer(past), evidence_kind=kind, evidence_ref=ref))
    assert isinstance(event, ManualTaskClosed)


def test_a_task_is_not_done_before_it_was_opened_nor_tomorrow(past: Any) -> None:
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(NotDoneThen):
            close((opened(past),), closing(officer(past), done_on=day))


def test_what_refuses_to_close_a_task(past: Any) -> None:
    task = opened(past)
    with pytest.raises(OfficeNeeded):
        close((task,), closing(past.act("rana")))
    with pytest.raises(ProcessStopped):
        close((task,), closing(officer(past), process=Process(stopped="suspended")))
    with pytest.raises(UnknownThing):
        close((), closing(officer(past)))
    with pytest.raises(TaskClosed):
        close((task, *close((task,), closing(officer(past)))), closing(officer(past)))


def test_a_task_is_opened_once(past: Any) -> None:
    task = opened(past)
    command = OpenTask(
        act=past.act(), stream=task.stream, decision=task.decision, channel="post", cause="letter", letter=task.id
    )
    with pytest.raises(AlreadyThere):
        TASK.decide(TASK.evolve(TASK.initial, task), command)


@pytest.mark.parametrize("ways", [("phone",), ("post",), ("phone", "post")])
def test_whom_no_mail_reaches_is_told_by_people_of_what_concerns_them_alone(past: Any, ways: tuple[str, ...]) -> None:
    facts, commands = Facts(), []
    known = (past.started(), past.registered("rana", ways=ways), past.appointed("rana"), *things(past))
    told = (past.convened(), past.opened(), past.submitted("rana"), *past.of_proposals("rana"), *decisions(past))
    for event in (*known, *told):
        facts = fold(facts, event)
        commands += [each.command(past.act()) for each in react(facts, event)]
    queued = [command for command in commands if isinstance(command, QueueNotice)]
    tasks = [command for command in commands if isinstance(command, OpenTask)]
    personal = {topic for topic, each in ANNOUNCEMENTS.items() if each.personal and each.urgency is Urgency.DECISION}
    assert {command.decision_type for command in queued} == personal & {event.TOPIC for event in told}
    assert {(command.decision, command.channel) for command in tasks} == {
        (command.decision, ways[0]) for command in queued
    }
    assert {command.cause for command in tasks} == {"registered"}


class Routes(OneService):
    """The service's routes in this process: Huda is an officer; Sami can be reached by phone alone."""

    def __init__(self, service: Any, past: Any, site: Site) -> None:
        super().__init__(PARTS, site, {}, "jo-nap5")
        self.service = service
        offices = {"rana": (), "sami": (), "huda": ("unit_officer",), "aida": ("auditor",)}
        people = {name: Persona(subject=past.person(name), offices=held) for name, held in offices.items()}
        self.personas = Personas(process="jo-nap5", agencies=("ministry",), people=people)

    def tasks(self, person: str = "huda", **query: Any) -> list[dict[str, Any]]:
        answer = self.read("/v1/tasks", person, process="jo-nap5", **query)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()
        return found


@pytest.fixture
def routes(here: Any, past: Any, site: Site) -> Iterator[Routes]:
    made = Routes(here, past, site)
    yield made
    made.close()


def refused_sami(routes: Routes, past: Any) -> Event:
    """Sami, whom a call alone reaches, is not shortlisted."""
    body = {"name": "سامي", "phone": "+962 6 500 0000", "language": "ar"}
    assert routes.post("sami", "/v1/processes/jo-nap5/contacts", body).status_code == 201
    routes.service.hear_itself()
    decision = judged(past, workgroup.ProposalNotShortlisted, "sami")
    routes.service.hear(*things(past), decision)
    return decision


def test_a_call_is_made_and_evidenced_and_the_notice_is_told(routes: Routes, past: Any) -> None:
    decision = refused_sami(routes, past)
    (task,) = routes.tasks(status="open")
    assert (task["decision"], task["channel"], task["cause"]) == (str(decision.id), "phone", "registered")
    assert routes.service.waiting() == []
    to_do = routes.read(f"/v1/tasks/{task['task']}", "huda").json()
    assert (to_do["name"], to_do["address"], to_do["language"]) == ("سامي", "+962 6 500 0000", "ar")
    assert any("الصلة بالأولويات" in paragraph for paragraph in to_do["paragraphs"])
    evidence = {"evidence": {"kind": "register", "ref": "Calls 2021/17"}, "done_on": "2021-04-28"}
    closed = routes.post("huda", f"/v1/tasks/{task['task']}/close", evidence | {"note": "He will appeal."})
    assert closed.status_code == 201, closed.text
    routes.service.hear_itself()
    events = routes.service.own_events()
    (sent,) = [event for event in events if isinstance(event, NoticeSent)]
    (queued,) = [event for event in events if isinstance(event, NoticeQueued)]
    assert (sent.stream, sent.channel, sent.attempts) == (queued.stream, "phone", 1)
    (row,) = routes.tasks(status="closed")
    assert (row["closed_by"], row["evidence_ref"], row["done_on"]) == (
        str(past.person("huda")),
        "Calls 2021/17",
        "2021-04-28",
    )
    assert routes.tasks(status="open") == []
    bodies = b"".join(recorded.body for recorded in routes.app.store.after(0, 500))
    assert b"appeal." not in bodies
    assert "سامي".encode() not in bodies
    assert b"+962 6" not in bodies


def test_only_officers_see_and_close_tasks(routes: Routes, past: Any) -> None:
    refused_sami(routes, past)
    (task,) = routes.tasks("aida")
    assert routes.read("/v1/tasks", "rana", process="jo-nap5").status_code == 403
    for person in ("rana", "sami", "aida"):
        assert routes.read(f"/v1/tasks/{task['task']}", person).status_code == 403
        body = {"evidence": {"kind": "register", "ref": "7"}, "done_on": "2021-04-28"}
        assert routes.post(person, f"/v1/tasks/{task['task']}/close", body).status_code == 403
    assert routes.read(f"/v1/tasks/{past.person('x')}", "huda").status_code == 404


def test_a_task_without_evidence_stays_open(routes: Routes, past: Any) -> None:
    refused_sami(routes, past)
    (task,) = routes.tasks()
    path = f"/v1/tasks/{task['task']}/close"
    for body in (
        {},
        {"done_on": "2021-04-28"},
        {"done_on": "2021-04-28", "evidence": {"kind": "word", "ref": "I did"}},
        {"done_on": "2021-04-28", "evidence": {"kind": "file", "ref": "no hash"}},
    ):
        assert routes.post("huda", path, body).status_code == 422
    assert [row["status"] for row in routes.tasks()] == ["open"]


def test_a_contact_needs_one_way_at_least(routes: Routes) -> None:
    path, name = "/v1/processes/jo-nap5/contacts", {"name": "سامي", "language": "ar"}
    answer = routes.post("sami", path, name)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "address")
    for field, wrong in (("phone", "call me"), ("phone", "12"), ("post", "x"), ("post", "a\x00bcdef")):
        answer = routes.post("sami", path, name | {field: wrong})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    ways = {"phone": "(06) 500-0000", "post": "ص.ب. 555\nعمّان 11118"}
    assert routes.post("sami", path, name | ways).status_code == 201
    assert routes.read(f"{path}/me", "sami").json() == name | ways | {"address": None}


def test_the_read_model_of_tasks_is_rebuilt_equal(routes: Routes, past: Any) -> None:
    refused_sami(routes, past)
    (task,) = routes.tasks()
    body = {"evidence": {"kind": "file", "ref": FILE}, "done_on": "2021-04-28"}
    assert routes.post("huda", f"/v1/tasks/{task['task']}/close", body).status_code == 201
    routes.tasks()
    before = routes.rows()
    rebuild(routes.app.store, projections)
    assert routes.rows() == before
    assert len(before["manual_tasks"]) == 1
