"""Files of a process: cleaned when they are sent, looked at before they are shown, and refused in clear words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from cleaning_samples import SECRETS, bomb, paper, photograph
from httpx import Response

from events.envelope import Act, Event
from events.plan import FileCleared, FileHeld, FileReceived
from events.refusals import AlreadyThere, LanguageMissing, OfficeNeeded, ReasonNeeded, Refusal, UnknownThing
from local.oneservice import OneService
from local.site import Site
from plan import projections
from plan.cleaning.kinds import HEIC, JPEG, PDF
from plan.domain import FILE
from plan.domain.filing import ClearFile, FileStands, HoldFile, ReceiveFile, file_stream
from plan.domain.process import Process
from plan.main import PARTS
from service.projector import rebuild

PROCESS = "jo-nap5"
AT = f"/v1/processes/{PROCESS}"
OFFICES = {"huda": ("unit_officer",), "omar": ("unit_officer",), "citizen": ()}
WORDS = {"ar": "محضر", "en": "Minutes"}
START = {
    "id": PROCESS,
    "title": WORDS,
    "country": "JO",
    "zone": "Asia/Amman",
    "languages": ["ar", "en"],
    "authoritative": "ar",
    "simulated": True,
    "starts_at": "2021-04-28T07:00:00Z",
    "calendar": {"weekend": [5, 6]},
    "agencies": dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry"),
}
SHA = "ab" * 32


class Files(OneService):
    """The service in this process, and the files that are sent to it."""

    def __init__(self, site: Site) -> None:
        super().__init__(PARTS, site, OFFICES, PROCESS)

    def send(self, content: bytes, kind: str = JPEG, person: str = "huda") -> Response:
        headers = {"Content-Type": kind, **self.bearer(person)}
        response: Response = self.client.post("/v1/files", content=content, headers=headers)
        return response

    def received(self, content: bytes, kind: str = JPEG) -> str:
        """The file, sent and received."""
        file: str = self.send(content, kind).json()["file"]
        self.made("huda", f"{AT}/files", {"file": file, "kind": "photograph", "title": WORDS})
        return file

    def listed(self, person: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.read(f"{AT}/files", person).json()
        return rows

    def status(self, file: str, person: str = "citizen") -> int:
        return self.read(f"/v1/files/{file}", person).status_code


@pytest.fixture
def served(in_process: Callable[[str], None], site: Site) -> Iterator[Files]:
    in_process("plan")
    running = Files(site)
    running.made("huda", "/v1/processes", START)
    yield running
    running.close()


def test_a_photograph_is_stored_without_its_place_and_what_was_sent_is_a_hash_alone(served: Files) -> None:
    sent = photograph()
    stored = served.send(sent).json()
    assert stored["original"] == hashlib.sha256(sent).hexdigest()
    assert stored["removed"] == ["comment", "exif", "location"]
    assert stored["file"] != stored["original"]
    with served.app.store.reading() as cursor:
        rows = cursor.execute("SELECT sha256, content FROM files").fetchall()
    assert [row["sha256"] for row in rows] == [stored["file"]]
    assert not [secret for secret in SECRETS if secret in bytes(rows[0]["content"])]
    assert served.status(stored["original"], "huda") == 404


def test_a_file_is_shown_once_it_was_looked_at(served: Files) -> None:
    file = served.received(photograph())
    refused = served.read(f"/v1/files/{file}", "citizen")
    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (403, "not-shown")
    assert served.status(file, "huda") == 200
    assert served.listed("citizen") == []
    assert [row["status"] for row in served.listed("huda")] == ["received"]
    served.made("omar", f"{AT}/files/{file}/clear")
    shown = served.read(f"/v1/files/{file}", "citizen")
    assert shown.status_code == 200
    assert shown.headers["Content-Type"] == JPEG
    assert shown.headers["Content-Disposition"].startswith("attachment")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    (row,) = served.listed("citizen")
    assert (row["status"], row["removed"]) == ("cleared", ["comment", "exif", "location"])
    assert row["looked_by"] == served.subject("omar")


def test_a_file_is_held_for_a_reason_and_shown_no_more(served: Files) -> None:
    file = served.received(paper(), PDF)
    served.made("huda", f"{AT}/files/{file}/clear")
    assert served.post("huda", f"{AT}/files/{file}/hold").status_code == 422
    served.made("huda", f"{AT}/files/{file}/hold", {"reason": WORDS})
    assert served.status(file) == 403
    assert served.listed("citizen") == []
    assert [row["reason"] for row in served.listed("huda")] == [WORDS]


def test_a_picture_that_no_process_received_is_not_shown(served: Files) -> None:
    assert served.status(served.send(photograph()).json()["file"]) == 403


def test_the_bytes_tell_the_kind_where_none_is_declared(served: Files) -> None:
    stored = served.send(photograph(), "application/octet-stream")
    assert (stored.status_code, stored.json()["media_type"]) == (201, JPEG)


@pytest.mark.parametrize(
    ("content", "kind", "status", "rule"),
    [
        (photograph(), PDF, 422, "not-of-its-kind"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 \xff", JPEG, 422, "not-of-its-kind"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 \xff", "image/webp", 415, "media-type"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4", 415, "media-type"),
        (b"<script>", JPEG, 422, "not-of-its-kind"),
        (b"\x7fELF\x00", "application/octet-stream", 415, "media-type"),
        (bomb(), "image/png", 422, "too-many-pixels"),
        (paper(password="secret"), PDF, 422, "locked-file"),
        (photograph()[:-100], JPEG, 422, "broken-file"),
        (photograph(), HEIC, 422, "not-of-its-kind"),
        (photograph(1, "HEIF")[:60], HEIC, 422, "broken-file"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_clear_words(
    served: Files, content: bytes, kind: str, status: int, rule: str
) -> None:
    refused = served.send(content, kind)
    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (status, rule)
    with served.app.store.reading() as cursor:
        assert cursor.execute("SELECT sha256 FROM files").fetchall() == []


def test_a_lie_about_the_kind_is_told(served: Files) -> None:
    assert "image/jpeg" in served.send(photograph(), PDF).text


def test_the_read_model_is_rebuilt_the_same(served: Files) -> None:
    served.made("huda", f"{AT}/files/{served.received(photograph())}/clear")
    served.received(photograph(1))
    before = served.listed("huda")
    assert len(before) == 2
    rebuild(served.app.store, projections)
    assert served.listed("huda") == before


PROCESS_STATE = Process(version=1, languages=("ar", "en"))


def receive(act: Act, **changes: Any) -> ReceiveFile:
    command = ReceiveFile(
        act=act,
        process=PROCESS_STATE,
        file=SHA,
        original="cd" * 32,
        media_type=JPEG,
        size=10,
        kind="photograph",
        title=WORDS,
        removed=("location",),
    )
    return replace(command, **changes)


def after(story: Any, *commands: Callable[[Act], Any]) -> tuple[Any, list[Event]]:
    """The state and the events after those commands, each by an officer."""
    state, events = FILE.initial, list[Event]()
    for command in commands:
        for event in FILE.decide(state, command(story.act(reason=WORDS))):
            state, events = FILE.evolve(state, event), [*events, event]
    return state, events


def clear(act: Act) -> ClearFile:
    return ClearFile(act=act, process=PROCESS_STATE, file=SHA)


def hold(act: Act) -> HoldFile:
    return HoldFile(act=act, process=PROCESS_STATE, file=SHA)


def test_a_file_is_received_cleared_held_and_cleared_again(story: Any) -> None:
    _, events = after(story, receive, clear, hold, clear)
    assert [type(event) for event in events] == [FileReceived, FileCleared, FileHeld, FileCleared]
    assert [event.version for event in events] == [1, 2, 3, 4]
    assert {event.stream for event in events} == {file_stream(PROCESS, SHA)}
    assert {(event.office, event.rule) for event in events} == {("unit_officer", "looked-at-before-shown")}
    assert all(event.person == story.person("huda") for event in events)


@pytest.mark.parametrize(
    ("before", "command", "refusal"),
    [
        ((receive,), receive, AlreadyThere),
        ((), clear, UnknownThing),
        ((), hold, UnknownThing),
        ((receive, clear), clear, FileStands),
        ((receive, hold), hold, FileStands),
        ((), lambda act: receive(act, title={"ar": "محضر"}), LanguageMissing),
        ((), lambda act: receive(replace(act, offices=())), OfficeNeeded),
        ((receive,), lambda act: clear(replace(act, offices=())), OfficeNeeded),
        ((receive,), lambda act: hold(replace(act, reason=None)), ReasonNeeded),
    ],
)
def test_what_may_not_be_is_refused(story: Any, before: Any, command: Any, refusal: type[Refusal]) -> None:
    state, _ = after(story, *before)
    with pytest.raises(refusal):
        FILE.decide(state, command(story.act(reason=WORDS)))
