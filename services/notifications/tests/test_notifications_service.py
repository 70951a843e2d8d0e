"""The service on a real PostgreSQL: its routes, its read model, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from httpx import Response

from events.notifications import ContactRegistered, NoticeQueued
from local.issuer import Persona, Personas
from local.oneservice import OneService
from local.site import Site
from notifications import projections
from notifications.domain import contact_stream
from notifications.main import PARTS
from service.projector import rebuild

CONTACTS = "/v1/processes/jo-nap5/contacts"
OMAR = {"name": "عمر العلي", "address": "omar@example.org", "language": "ar"}
OFFICES: dict[str, tuple[str, ...]] = {"omar": (), "rana": (), "huda": ("unit_officer",)}


class Routes(OneService):
    """The service's routes in this process, over the database of `service`, and what a person sends to them."""

    def __init__(self, service: Any, past: Any, site: Site) -> None:
        super().__init__(PARTS, site, {}, "jo-nap5")
        self.service = service
        people = {name: Persona(subject=past.person(name), offices=offices) for name, offices in OFFICES.items()}
        self.personas = Personas(process="jo-nap5", agencies=("ministry",), people=people)

    def register(self, person: str, body: dict[str, Any], **headers: str) -> Response:
        return self.post(person, CONTACTS, body, **headers)


@pytest.fixture
def routes(here: Any, past: Any, site: Site) -> Iterator[Routes]:
    made = Routes(here, past, site)
    yield made
    made.close()


def test_a_contact_is_registered_by_the_persons_own_token(routes: Routes, past: Any) -> None:
    answer = routes.register("omar", OMAR)
    assert answer.status_code == 201, answer.text
    assert answer.json()["id"] == str(contact_stream("jo-nap5", past.person("omar")))
    assert answer.headers["Location"] == f"{CONTACTS}/me"
    event = routes.service.own_events()[-1]
    assert isinstance(event, ContactRegistered)
    assert (event.person, event.language) == (past.person("omar"), "ar")
    own = routes.read(f"{CONTACTS}/me", "omar")
    assert own.json() == OMAR | {"phone": None, "post": None}
    assert own.headers["ETag"] == answer.headers["ETag"] == '"1"'


def test_the_same_key_registers_once(routes: Routes) -> None:
    answers = [routes.register("omar", OMAR, **{"Idempotency-Key": "once"}) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert len(routes.service.own_events()) == 2


def test_neither_name_nor_address_stands_in_the_record(routes: Routes) -> None:
    routes.register("omar", OMAR)
    bodies = b"".join(recorded.body for recorded in routes.app.store.after(0, 500))
    assert "عمر".encode() not in bodies
    assert b"example.org" not in bodies


WRONG: tuple[tuple[str, Any], ...] = (
    ("name", ""),
    ("name", "  "),
    ("name", "x" * 201),
    ("name", "Omar\nBcc: all@example.org"),
    ("name", "Omar\x00"),
    ("name", 7),
    ("address", "omar"),
    ("address", "omar@localhost"),
    ("address", "omar@@example.org"),
    ("address", "omar..ali@example.org"),
    ("address", "omar@example.org\r\nBcc: all@example.org"),
    ("address", "omar@example.org, all@example.org"),
    ("address", "x" * 250 + "@example.org"),
    ("language", "ARABIC"),
    ("language", "sw"),
    ("person", str(uuid4())),
)


def test_each_wrong_field_is_named(routes: Routes) -> None:
    before = routes.app.store.last_position()
    for field, value in WRONG:
        answer = routes.register("omar", OMAR | {field: value})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), value
    assert routes.app.store.last_position() == before


def test_the_longest_name_is_taken(routes: Routes) -> None:
    assert routes.register("omar", OMAR | {"name": "م" * 200}).status_code == 201


def test_an_unknown_process_and_a_stopped_one_take_no_contact(routes: Routes, past: Any) -> None:
    assert routes.post("omar", "/v1/processes/other/contacts", OMAR).status_code == 404
    routes.service.hear(past.suspended())
    answer = routes.register("omar", OMAR)
    assert answer.status_code == 409
    assert answer.json()["type"].endswith("process-stopped")


def test_who_has_not_registered_has_no_contact(routes: Routes) -> None:
    assert routes.read(f"{CONTACTS}/me", "omar").status_code == 404


def test_an_officer_sees_the_notices_without_names(routes: Routes, past: Any) -> None:
    approved, opened = past.approved(), past.opened()
    routes.service.hear(approved, opened)
    listed = routes.read("/v1/notices", "huda", process="jo-nap5")
    assert [(row["decision"], row["status"]) for row in listed.json()] == [
        (str(approved.id), "queued"),
        (str(opened.id), "queued"),
    ]
    assert {row["recipient"] for row in listed.json()} == {str(past.person("rana"))}
    assert "example.org" not in listed.text
    assert len(routes.read("/v1/notices", "huda", process="jo-nap5", decision=opened.id).json()) == 1
    assert routes.read("/v1/notices", "huda", process="jo-nap5", status="sent").json() == []
    assert routes.read("/v1/notices", "huda", process="other").json() == []
    after = listed.json()[0]["position"]
    beyond = routes.read("/v1/notices", "huda", process="jo-nap5", after=after).json()
    assert [row["decision"] for row in beyond] == [str(opened.id)]
    counted = routes.read("/v1/notices/counts", "huda", process="jo-nap5").json()
    assert [(row["decision"], row["status"], row["count"]) for row in counted] == [
        (str(approved.id), "queued", 1),
        (str(opened.id), "queued", 1),
    ]


def test_only_an_officer_sees_the_notices(routes: Routes) -> None:
    for path in ("/v1/notices", "/v1/notices/counts"):
        assert routes.read(path, "omar", process="jo-nap5").status_code == 403
        assert routes.client.get(path, params={"process": "jo-nap5"}).status_code == 401


def test_an_event_heard_again_queues_nothing_again(routes: Routes, past: Any) -> None:
    approved = past.approved()
    routes.service.hear(approved)
    with routes.app.store.transaction() as cursor:
        cursor.execute("DELETE FROM applied WHERE follower = 'ministry/workgroup'")
    routes.service.sources["ministry/workgroup"] = 0
    routes.service.hear(approved)
    assert sum(isinstance(event, NoticeQueued) for event in routes.service.own_events()) == 1


def test_a_rebuilt_read_model_is_equal_and_sends_nothing(routes: Routes, past: Any) -> None:
    routes.service.hear(past.approved(), past.opened(), past.submitted("rana"))
    routes.read("/v1/notices", "huda", process="jo-nap5")
    before, waiting = rows(routes), routes.service.waiting()
    with routes.app.store.transaction() as cursor:
        cursor.execute("DELETE FROM notices")
    rebuild(routes.app.store, projections)
    assert rows(routes) == before
    assert routes.service.waiting() == waiting


def rows(routes: Routes) -> list[Any]:
    with routes.app.store.reading() as cursor:
        return cursor.execute("SELECT * FROM notices ORDER BY position").fetchall()
