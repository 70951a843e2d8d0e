"""The routes, over the record in a real database: what each answers, and to whom it gives which headers."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from events.codec import encode
from events.comments import ContributionHidden, ContributionRestored
from events.registry import service_of
from events.store import Store
from local.testservers import Database
from portal import pages, projections
from portal.api import site
from portal.main import PARTS
from portal.report import as_json, report
from portal.sealed import OwnerAway, SealedWords
from portal.texts import Texts
from service.api import describe

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)


class Owners:
    """Every owner of words, answering from what was put here."""

    def __init__(self) -> None:
        self.words: dict[UUID, str] = {}
        self.away = False

    def __call__(self, agency: str, service: str, refs: list[UUID], why: str) -> dict[UUID, str]:
        if self.away:
            raise OwnerAway
        return {ref: self.words[ref] for ref in refs if ref in self.words}


@pytest.fixture
def owners() -> Owners:
    """Owners who know nothing yet."""
    return Owners()


@pytest.fixture
def store(database: Callable[[str], Database]) -> Iterator[Store]:
    """The portal's empty database."""
    store = Store(database("portal").url)
    yield store
    store.close()


@pytest.fixture
def client(store: Store, owners: Owners) -> TestClient:
    """Somebody without a token."""
    api = describe(PARTS)
    api.state.application = SimpleNamespace(store=store)
    site.install(api, SealedWords(owners), Texts(lambda _agency, _path: None))
    return TestClient(api, follow_redirects=False, raise_server_exceptions=False)


def tell(store: Store, story: Any) -> Any:
    """The story, projected as the followers of its services project it."""
    positions: Counter[str] = Counter()
    with store.transaction() as cursor:
        for event in story.events:
            positions[service_of(event.TOPIC)] += 1
            projections.project(cursor, event, positions[service_of(event.TOPIC)])
    return story


@pytest.fixture
def told(store: Store, jordan: Any) -> Any:
    """Jordan's story, projected."""
    return tell(store, jordan)


def test_the_front_leads_to_the_readers_language(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept-Language": "fr-CA,fr;q=0.9"})
    assert (answer.status_code, answer.headers["location"]) == (307, "/fr/")
    assert client.get("/fr/").status_code == 200


def test_pages_carry_a_strict_policy_and_no_cookie(client: TestClient, told: Any) -> None:
    consultation = told.named("consultation", "methodology-comments")
    home = "/en/processes/jo-nap5"
    for path in ("/en/", home, f"{home}/history/3", f"{home}/consultations/{consultation}", "/en/processes/none"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "set-cookie" not in headers


def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, told: Any) -> None:
    consultation = told.named("consultation", "none")
    for path in (
        "/de/",
        "/de/processes/jo-nap5",
        "/ar/processes/none",
        "/ar/processes/none/history/3",
        f"/ar/processes/jo-nap5/consultations/{consultation}",
        "/ar/processes/jo-nap5?as_of=2020-01-01T00:00:00Z",
        "/static/VENDOR",
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_the_styles_are_served_as_styles(client: TestClient, told: Any) -> None:
    page = client.get("/ar/processes/jo-nap5").text
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)">', page)
    assert len(styles) == len(pages.STYLES)
    for path in styles:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["x-content-type-options"]) == (200, "nosniff")
        assert answer.headers["content-type"].startswith("text/css")


def test_the_processes(client: TestClient, told: Any) -> None:
    assert "jo-nap5" in client.get("/ar/").text
    [process] = client.get("/v1/processes").json()["processes"]
    assert process["process"] == "jo-nap5"
    assert process["languages"] == ["ar", "en"]


def test_the_report_as_data_is_the_function_of_the_events(client: TestClient, told: Any) -> None:
    made = report(told.events)
    assert made is not None
    answer = client.get("/v1/processes/jo-nap5/report.json").json()
    assert [row["n"] for row in answer["activities"]] == [2, 3, 4, 6]
    assert [row["status"] for row in answer["activities"]] == ["reported"] * 4
    assert answer["as_of"] == "2021-05-10T09:00:00Z"
    assert answer["activities"][0]["dates"] == [{"kind": "period", "from": "2021-03-14", "to": "2021-04-01"}]
    assert answer.keys() == as_json(made).keys()


def test_the_report_as_of_an_instant(client: TestClient, told: Any) -> None:
    path = "/v1/processes/jo-nap5/report.json"
    rows = client.get(path, params={"as_of": "2021-05-06T23:59:00+03:00"}).json()["activities"]
    assert [row["status"] for row in rows] == ["reported", "reported", "in_progress", "upcoming"]
    assert client.get(path, params={"as_of": "2020-01-01T00:00:00Z"}).status_code == 404
    for wrong in ("2021-05-06T23:59:00", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"):
        answer = client.get(path, params={"as_of": wrong})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "as_of")


def test_the_report_as_one_file(client: TestClient, told: Any) -> None:
    answer = client.get("/v1/processes/jo-nap5/report.html", params={"lang": "ar"})
    style = re.search(r"<style>(.*)</style>", answer.text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}';" in answer.headers["content-security-policy"]
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "<link" not in answer.text
    assert client.get("/v1/processes/jo-nap5/report.html").text == answer.text
    assert client.get("/v1/processes/jo-nap5/report.html", params={"lang": "de"}).json()["errors"][0]["field"] == "lang"


@pytest.mark.parametrize("path", ["report.json", "report.html", "history?subject=3"])
def test_an_unknown_process_is_a_problem(client: TestClient, path: str, told: Any) -> None:
    answer = client.get(f"/v1/processes/none/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["errors"][0]["field"] == "process"


def ids(client: TestClient, subject: object, page: int = 1) -> list[str]:
    """The ids of a history's events."""
    answer = client.get("/v1/processes/jo-nap5/history", params={"subject": str(subject), "page": page})
    return [event["id"] for event in answer.json()["events"]]


def test_every_id_of_the_report_has_a_history(client: TestClient, told: Any) -> None:
    rows = client.get("/v1/processes/jo-nap5/report.json").json()["activities"]
    for row in rows:
        for event in (*row["events"], *(each for fact in row["proved"] for each in fact["events"])):
            assert event in ids(client, event)


def test_histories_by_event_stream_activity_and_name(client: TestClient, told: Any) -> None:
    approved = next(e for e in told.events if e.TOPIC == "workgroup.PublicationApproved.v1")
    about = ids(client, approved.id)
    assert about[0] == str(approved.id)
    assert len(about) == 7  # the notices of the decision, queued and sent
    assert str(approved.id) in ids(client, approved.stream)
    document = told.named("document", "methodology")
    assert ids(client, document) == ids(client, "methodology")
    assert len(ids(client, document)) == 4
    made = report(told.events)
    assert made is not None
    assert ids(client, 3) == [str(event) for event in made.activities[1].events]
    assert ids(client, 99) == ids(client, "nothing") == []


def test_a_history_has_the_events_own_bytes(client: TestClient, told: Any) -> None:
    event = told.events[0]
    answer = client.get("/v1/processes/jo-nap5/history", params={"subject": str(event.id)})
    assert answer.json()["events"][0]["id"] == str(event.id)
    assert encode(event) in answer.content


def test_a_long_history_comes_in_pages(client: TestClient, told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ids(client, 3)
    monkeypatch.setattr("portal.api.reading.PAGE", 10)
    assert ids(client, 3, 1) + ids(client, 3, 2) + ids(client, 3, 3) == whole
    assert 'rel="next"' in client.get("/en/processes/jo-nap5/history/3").text
    assert 'rel="next"' not in client.get("/en/processes/jo-nap5/history/3?page=3").text


def test_names_are_those_of_offices_and_seats_alone(client: TestClient, told: Any, owners: Owners) -> None:
    contacts = [event for event in told.events if event.TOPIC == "notifications.ContactRegistered.v1"]
    owners.words = {event.name.ref: f"Name {event.person}" for event in contacts}
    answer = client.get("/v1/processes/jo-nap5/history", params={"subject": "3"}).json()
    member = str(told.person("government-1"))
    assert answer["names"][member] == f"Name {member}"
    contact = told.named("contact", member)
    answer = client.get("/v1/processes/jo-nap5/history", params={"subject": str(contact)}).json()
    assert answer["names"] == {}


def test_a_page_names_nobody(client: TestClient, told: Any, owners: Owners) -> None:
    contacts = [event for event in told.events if event.TOPIC == "notifications.ContactRegistered.v1"]
    owners.words = {event.name.ref: "NAME" for event in contacts}
    page = client.get("/en/processes/jo-nap5/history/3").text
    assert "NAME" not in page
    assert "The member in seat" in page
    owners.away = True
    assert client.get("/v1/processes/jo-nap5/history", params={"subject": "3"}).json()["names"] == {}


def test_the_beginning_of_an_id_is_enough_where_it_is_one_things(client: TestClient, told: Any) -> None:
    document = told.named("document", "methodology")
    assert ids(client, document.hex[:8]) == ids(client, str(document)[:13]) == ids(client, document)
    approved = next(e for e in told.events if e.TOPIC == "workgroup.PublicationApproved.v1")
    assert ids(client, approved.id.hex[:12]) == ids(client, approved.id)
    assert ids(client, "0" * 8) == []


def test_what_is_told_is_in_the_language_asked_for(client: TestClient, told: Any) -> None:
    path = "/v1/processes/jo-nap5/history"
    answer = client.get(path, params={"subject": "methodology", "lang": "en"}).json()
    assert (answer["language"], answer["told"][0]["who"]) == ("en", "unit officer")
    assert answer["told"][0]["what"].startswith("Version 1 of “The plan's methodology” was drafted")
    assert client.get(path, params={"subject": "methodology"}).json()["language"] == "ar"
    assert client.get(path, params={"subject": "methodology", "lang": "de"}).status_code == 422


def test_a_consultation_with_its_comments(client: TestClient, told: Any, owners: Owners) -> None:
    comments = [event for event in told.events if event.TOPIC == "comments.CommentSubmitted.v1"]
    owners.words = {event.body.ref: f"Words of {event.id}" for event in comments}
    path = f"/en/processes/jo-nap5/consultations/{told.named('consultation', 'methodology-comments')}"
    page = client.get(path).text
    assert [f"Words of {event.id}" in page for event in comments] == [True, True, False]
    assert "Taken up in the second version." in page
    assert "Words of" not in client.get(f"{path}?page=2").text
    assert client.get(f"{path}?page=0").status_code == 422


@pytest.mark.parametrize("restored", [False, True])
def test_a_hidden_comment_shows_the_ground_in_its_place(
    client: TestClient, store: Store, jordan: Any, owners: Owners, restored: bool
) -> None:
    comment, *_ = [event for event in jordan.events if event.TOPIC == "comments.CommentSubmitted.v1"]
    owners.words = {comment.body.ref: "An insult"}
    ids = {"consultation": comment.consultation, "author": comment.person}
    hidden = jordan.tell(
        ContributionHidden, comment.stream, ground="abuse", proposal=uuid4(), proposed_by=uuid4(), **ids
    )
    if restored:
        jordan.tell(ContributionRestored, comment.stream, hidden=hidden.id, appeal=None, **ids)
    tell(store, jordan)
    path = f"/en/processes/jo-nap5/consultations/{comment.consultation}"
    page = client.get(path).text
    assert ("An insult" in page, "abuse" in page) == (restored, not restored)


def test_nothing_personal_lies_in_the_record(told: Any, owners: Owners, client: TestClient, store: Store) -> None:
    comments = [event for event in told.events if event.TOPIC == "comments.CommentSubmitted.v1"]
    owners.words = {event.body.ref: "PLAINTEXT" for event in comments}
    path = f"/en/processes/jo-nap5/consultations/{told.named('consultation', 'methodology-comments')}"
    assert "PLAINTEXT" in client.get(path).text
    with store.reading() as cursor:
        cursor.execute("SELECT count(*) AS found FROM record WHERE position('PLAINTEXT'::bytea IN body) > 0")
        assert cursor.fetchone() == {"found": 0}


def test_the_record_keeps_the_bytes_and_comes_again_the_same(told: Any, store: Store) -> None:
    def rows() -> list[Any]:
        with store.reading() as cursor:
            cursor.execute("SELECT * FROM record ORDER BY agency, service, position")
            return cursor.fetchall()

    before = rows()
    assert sorted(bytes(row["body"]) for row in before) == sorted(encode(event) for event in told.events)
    positions: Counter[str] = Counter()
    with store.transaction() as cursor:
        cursor.execute("DELETE FROM record")
        for event in told.events:
            positions[service_of(event.TOPIC)] += 1
            projections.project(cursor, event, positions[service_of(event.TOPIC)])
    assert rows() == before


def test_the_plan_its_sheet_and_the_standards_over_http(client: TestClient, store: Store, planned: Any) -> None:
    tell(store, planned.story)
    data, home = "/v1/processes/jo-nap5", "/en/processes/jo-nap5"
    for path, kind in (("report.pdf", b"%PDF-"), ("sheet.pdf", b"%PDF-"), ("report.md", b"# ")):
        answer = client.get(f"{data}/{path}", params={"lang": "ar"})
        assert answer.status_code == 200
        assert answer.content.startswith(kind)
        assert client.get(f"{data}/{path}", params={"lang": "xx"}).status_code == 422
        assert client.get(f"{data}/{path}", params={"as_of": "2020-01-01T00:00:00Z"}).status_code == 404
    lights = client.get(f"{data}/standards.json").json()["checks"]
    assert {each["name"]: each["light"] for each in lights}["windows"] == "not_met"
    report = f"{home}/consultations/{planned.consultation}/report"
    for path in (f"{home}/plan", f"{home}/standards", f"{home}/consultations/{planned.consultation}", report):
        assert client.get(path).status_code == 200, path
    for thing, none in (("documents/plan", "documents/none"), ("commitments/budget", "commitments/none")):
        for path in (f"{thing}/difference/2/1", f"{thing}/difference/1/9", f"{none}/difference/1/2"):
            assert client.get(f"{home}/{path}").status_code == 404
    cast(FastAPI, client.app).state.texts = Texts(
        lambda _agency, _path: b'{"old":1,"new":2,"paragraphs":[],"fields":[]}'
    )
    for thing in ("documents/plan", "commitments/budget"):
        assert client.get(f"{home}/{thing}/difference/1/2").status_code == 200
    assert client.get(f"{home}/commitments/budget/3").status_code == 404


def test_a_history_until_an_instant_ends_there(client: TestClient, store: Store, planned: Any) -> None:
    tell(store, planned.story)
    query = {"subject": str(planned.accepted), "until": "2021-12-14T00:00:00Z"}
    events = client.get("/v1/processes/jo-nap5/history", params=query).json()["events"]
    assert [each["type"] for each in events] == ["comments.CommentSubmitted.v1"]
    query["until"] = "2020-01-01T00:00:00Z"
    assert client.get("/v1/processes/jo-nap5/history", params=query).status_code == 404


def test_an_owner_that_is_away_is_a_page_that_says_so(client: TestClient, store: Store, planned: Any) -> None:
    tell(store, planned.story)

    def away(_agency: str, _path: str) -> bytes | None:
        raise OwnerAway

    cast(FastAPI, client.app).state.texts = Texts(away)
    paths = ("documents/plan/difference/1/2", "commitments/budget/2", "commitments/budget/difference/1/2")
    answers = [client.get(f"/en/processes/jo-nap5/{path}") for path in paths]
    assert [each.status_code for each in answers] == [503, 503, 503]
    assert all("cannot be shown now" in each.text for each in answers)
