"""Official letters over HTTP: numbered without a gap, sealed, read by whom they are to, posted by a task."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from selection_told import judged, linked, things, unlinked

from events import workgroup
from events.envelope import Event
from events.notifications import LetterIssued, ManualTaskOpened
from events.plan import ClockMoved
from local.issuer import Persona, Personas
from local.oneservice import OneService
from local.site import Site
from notifications import projections
from notifications.main import PARTS
from service.projector import rebuild

LETTERS = "/v1/processes/jo-nap5/letters"
OFFICES: dict[str, tuple[str, ...]] = {"rana": (), "omar": (), "sami": (), "huda": ("unit_officer",)}


class Routes(OneService):
    """The service's routes; Rana acts for the ministry, which is asked for a nomination."""

    def __init__(self, service: Any, past: Any, site: Site) -> None:
        super().__init__(PARTS, site, {}, "jo-nap5")
        self.service = service
        people = {name: Persona(subject=past.person(name), offices=held) for name, held in OFFICES.items()}
        self.personas = Personas(process="jo-nap5", agencies=("ministry",), people=people)
        told: dict[str, Any] = {"body": "forum", "organisation": "justice", "seat_name": "government-3"}
        self.asked: Event = past.some(workgroup.NominationRequested, **told)
        service.hear(past.called(), *things(past), self.asked)

    def letter(self, **changes: Any) -> dict[str, Any]:
        return {"decision": str(self.asked.id), "organisation": "justice", "language": "ar"} | changes

    def issued(self) -> list[LetterIssued]:
        return [event for event in self.service.own_events() if isinstance(event, LetterIssued)]


@pytest.fixture
def routes(here: Any, past: Any, site: Site) -> Iterator[Routes]:
    made = Routes(here, past, site)
    yield made
    made.close()


def test_a_letter_is_issued_numbered_and_read_by_whom_it_is_to(routes: Routes, past: Any) -> None:
    made = routes.made("huda", LETTERS, routes.letter())
    (issued,) = routes.issued()
    assert (issued.number, issued.organisation, issued.language) == ("2021/0001", "justice", "ar")
    assert (str(issued.letter), issued.decision, issued.office) == (made["id"], routes.asked.id, "unit_officer")
    path = f"/v1/letters/{made['id']}/file"
    pdf = routes.read(path, "huda")
    assert (pdf.status_code, pdf.headers["Content-Type"]) == (200, "application/pdf")
    assert 'filename="jo-nap5-2021-0001.pdf"' in pdf.headers["Content-Disposition"]
    assert issued.file == sha256(pdf.content).hexdigest()
    assert routes.read(path, "rana").content == pdf.content
    assert routes.read(path, "omar").status_code == 403
    routes.service.hear(unlinked(past, "rana"), linked(past, "omar", "employee"))
    assert [routes.read(path, person).status_code for person in ("rana", "omar", "huda")] == [403, 403, 200]
    listed = routes.read("/v1/letters", "huda", process="jo-nap5").json()
    assert [(row["number"], row["file"]) for row in listed] == [("2021/0001", issued.file)]
    assert routes.read(f"/v1/letters/{made['id']}", "huda").json() == listed[0]
    assert routes.read("/v1/letters", "rana", process="jo-nap5").status_code == 403
    assert routes.read(f"/v1/letters/{uuid4()}/file", "huda").status_code == 404


def test_posting_is_a_task_closed_with_evidence(routes: Routes) -> None:
    made = routes.made("huda", LETTERS, routes.letter())
    routes.made("huda", LETTERS, routes.letter(by_post=False))
    routes.service.hear_itself()
    (task,) = [event for event in routes.service.own_events() if isinstance(event, ManualTaskOpened)]
    assert (task.channel, task.cause, str(task.letter), task.organisation) == ("post", "letter", made["id"], "justice")
    to_do = routes.read(f"/v1/tasks/{task.stream}", "huda").json()
    assert (to_do["letter"], to_do["organisation"], to_do["name"]) == (made["id"], "justice", None)
    body = {"evidence": {"kind": "register", "ref": "RR 123 JO"}, "done_on": "2021-04-28"}
    assert routes.post("huda", f"/v1/tasks/{task.stream}/close", body).status_code == 201
    routes.service.hear_itself()
    assert routes.read("/v1/tasks", "huda", process="jo-nap5", status="open").json() == []


def test_a_letter_to_a_person_names_them_on_paper_alone(routes: Routes, past: Any) -> None:
    refused = judged(past, workgroup.ProposalNotShortlisted, "rana")
    routes.service.hear(refused)
    wanted = routes.letter(decision=str(refused.id), organisation=None, recipient=str(past.person("rana")))
    made = routes.made("huda", LETTERS, wanted)
    (issued,) = routes.issued()
    assert (issued.file, issued.recipient) == (None, past.person("rana"))
    assert routes.read(f"/v1/letters/{made['id']}/file", "rana").content.startswith(b"%PDF-")
    assert routes.read(f"/v1/letters/{made['id']}/file", "omar").status_code == 403
    assert b"Name of rana" not in b"".join(recorded.body for recorded in routes.app.store.after(0, 500))
    with routes.app.store.reading() as cursor:
        cursor.execute("SELECT sealed FROM sealed WHERE ref = %s", (issued.content.ref,))
        row = cursor.fetchone()
    assert row is not None
    assert b"%PDF" not in bytes(row["sealed"])


def test_numbers_have_no_gap_and_begin_anew_each_year(routes: Routes, past: Any) -> None:
    for _ in range(2):
        routes.made("huda", LETTERS, routes.letter(by_post=False))
    assert routes.post("huda", LETTERS, routes.letter(organisation="nobody")).status_code == 404
    routes.made("huda", LETTERS, routes.letter(by_post=False))
    # 22:30 on the last day of the year in UTC is the new year in Amman.
    midnight = datetime(2021, 12, 31, 22, 30, tzinfo=UTC)
    routes.service.hear(past.some(ClockMoved, now=midnight))
    routes.made("huda", LETTERS, routes.letter(language="en", by_post=False))
    assert [event.number for event in routes.issued()] == ["2021/0001", "2021/0002", "2021/0003", "2022/0001"]


def test_the_same_key_issues_one_letter(routes: Routes) -> None:
    answers = [routes.made("huda", LETTERS, routes.letter(), **{"Idempotency-Key": "once"}) for _ in range(2)]
    assert answers[0] == answers[1]
    assert [event.number for event in routes.issued()] == ["2021/0001"]


def test_letters_issued_at_once_have_each_their_own_number(routes: Routes) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: routes.post("huda", LETTERS, routes.letter(by_post=False)), range(4)))
    taken = sum(answer.status_code == 201 for answer in answers)
    numbers = [event.number for event in routes.issued()]
    assert numbers == [f"2021/{n:04d}" for n in range(1, taken + 1)]
    assert {answer.status_code for answer in answers} <= {201, 503}


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"organisation": None}, 422, "organisation"),
        ({"recipient": str(uuid4())}, 422, "organisation"),
        ({"organisation": "nobody"}, 404, "organisation"),
        ({"organisation": None, "recipient": str(uuid4())}, 404, None),
        ({"decision": str(uuid4())}, 404, "decision"),
        ({"language": "sw"}, 422, "language"),
        ({"language": None}, 422, "language"),
        ({"by_post": "yes"}, 422, "by_post"),
        ({"text": "Dear"}, 422, "text"),
    ],
)
def test_what_cannot_be_issued_is_refused_by_its_field(
    routes: Routes, changes: dict[str, Any], status: int, field: str | None
) -> None:
    answer = routes.post("huda", LETTERS, routes.letter(**changes))
    assert answer.status_code == status, answer.text
    if field:
        assert answer.json()["errors"][0]["field"] == field
    assert routes.issued() == []


def test_only_an_officer_issues_letters_and_none_in_a_stopped_process(routes: Routes, past: Any) -> None:
    assert routes.post("rana", LETTERS, routes.letter()).status_code == 403
    routes.service.hear(past.suspended())
    assert routes.post("huda", LETTERS, routes.letter()).status_code == 409


def test_the_read_model_of_letters_is_rebuilt_equal(routes: Routes) -> None:
    routes.made("huda", LETTERS, routes.letter())
    routes.read("/v1/letters", "huda", process="jo-nap5")
    before = routes.rows()
    rebuild(routes.app.store, projections)
    assert routes.rows() == before
    assert len(before["letters"]) == 1
