"""The decisions' digest: the same for the same inputs, whatever the subjects, and however events interleave."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import comments, notifications, plan, workgroup
from events.calendar import Calendar
from events.digest import decisions, digest
from events.envelope import Act, Event, Seal, command_id, named
from events.foureyes import content_hash
from events.registry import service_of

PROCESS = "p-1"
START = datetime(2021, 3, 14, 6, tzinfo=UTC)
MEETING = command_id(PROCESS, "meeting")
MOTION = command_id(PROCESS, "motion")
PERIOD = named(PROCESS, "consultation", "c")


def story(*, present: int = 3, choice: str = "for", reason: str = "because", seed: int = 0) -> list[Event]:
    """A small record in the order of positions. `seed` makes what differs between two runs of the same inputs."""
    rng = random.Random(seed)

    def subject() -> UUID:
        return UUID(int=rng.getrandbits(128), version=4)

    officer, people, sealing = subject(), [subject() for _ in range(3)], subject()

    def act(key: str, hour: int, person: UUID | None = None, **fields: Any) -> Act:
        act_id = command_id(PROCESS, key)
        return Act(
            id=act_id,
            agency="m",
            process=PROCESS,
            happened_at=START + timedelta(hours=hour),
            recorded_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=rng.random() * 1e6),
            correlation=act_id if person else uuid4(),
            tzdata="2026b",
            person=person,
            service=None if person else "a",
            causation=None if person else uuid4(),
            traceparent=f"00-{rng.getrandbits(128):032x}",
            **fields,
        )

    started = act("start", 0, officer).event(
        plan.ProcessStarted,
        named(PROCESS, "process", PROCESS),
        1,
        title={"en": "x"},
        country="JO",
        zone="Asia/Amman",
        languages=("en",),
        authoritative="en",
        simulated=True,
        calendar=Calendar(weekend=(5, 6)),
        agencies={"plan": "m"},
    )
    contacts = [
        act(f"contact-{n}", 1, person).event(
            notifications.ContactRegistered,
            named(PROCESS, "contact", str(person)),
            1,
            name=Seal(ref=uuid5(sealing, f"{n}"), commitment=f"{rng.getrandbits(256):064x}"),
            address=Seal(ref=uuid5(sealing, f"a{n}"), commitment=f"{rng.getrandbits(256):064x}"),
            channel="email",
            language="en",
        )
        for n, person in enumerate(people)
    ]
    attended = act("attendance", 2, people[0], reason={"en": reason}).event(
        workgroup.AttendanceRecorded,
        MEETING,
        1,
        body="b",
        held_on=date(2021, 3, 14),
        present=tuple(sorted(people[:present])),
    )
    votes = [
        act(f"vote-{n}", 3, person).event(
            workgroup.VoteCast, MEETING, 2 + n, body="b", motion=MOTION, choice=choice if n == 0 else "for"
        )
        for n, person in enumerate(people)
    ]
    content = f'{{"motion":"{MOTION}","by":"{people[0]}"}}'
    proposed = act("approve", 4, people[0]).event(
        workgroup.ActProposed,
        MEETING,
        5,
        proposal=command_id(PROCESS, "approve"),
        act="ApprovePublication",
        content=content,
        hash=content_hash(content),
    )
    closed = act("policy/close", 5).event(
        comments.CommentPeriodClosed,
        PERIOD,
        1,
        document="d",
        number=1,
        hash="h",
        counted=3,
        withdrawn=0,
        last_position=rng.randrange(1000),
        ids_hash=f"{rng.getrandbits(256):064x}",
    )
    notices = [
        act(f"policy/notice/{closed.id}/{person}", 5).event(
            notifications.NoticeQueued,
            uuid5(closed.id, str(person)),
            1,
            recipient=person,
            decision=closed.id,
            decision_type=closed.TOPIC,
            channel="email",
            language="en",
            template="t",
            template_version=1,
        )
        for person in people
    ]
    rng.shuffle(notices)
    sent = [
        act(f"sent-{n}", 5).event(
            notifications.NoticeSent,
            notice.stream,
            2,
            recipient=notice.recipient,
            decision=closed.id,
            channel="email",
            attempts=1,
        )
        for n, notice in enumerate(notices)
    ]
    return [started, *contacts, attended, *votes, proposed, closed, *notices, *sent]


LINES = decisions(story())


@given(st.integers(min_value=0), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_two_runs_of_the_same_inputs_have_the_same_lines(seed: int, rng: random.Random) -> None:
    by_service: dict[str, list[Event]] = {}
    for event in story(seed=seed):
        by_service.setdefault(service_of(event.TOPIC), []).append(event)
    interleaved = []
    while by_service:
        service = rng.choice(sorted(by_service))
        interleaved.append(by_service[service].pop(0))
        by_service = {name: rest for name, rest in by_service.items() if rest}
    assert decisions(interleaved) == LINES


def test_no_id_and_no_time_of_the_machine_stands_in_the_lines() -> None:
    text = b"\n".join(LINES).decode()
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", text)
    assert "2026-01" not in text
    assert len(LINES) == sum(event.DECIDES for event in story())


@pytest.mark.parametrize("changed", [{"present": 2}, {"choice": "against"}, {"reason": "for another reason"}])
def test_one_vote_one_reason_one_attendance_changes_the_digest(changed: dict[str, Any]) -> None:
    lines = decisions(story(**changed))
    assert digest(lines) != digest(LINES)
    assert len(set(lines) ^ set(LINES)) == 2


def test_a_vote_names_its_person_its_meeting_and_its_motion() -> None:
    vote = next(line for line in LINES if b"VoteCast" in line).decode()
    for said in ('"person":"person-2"', '"stream":"workgroup-1"', '"version":2', '"motion":"id-1"', '"choice":"for"'):
        assert said in vote


def test_a_notice_names_its_person_and_the_event_that_it_tells_of() -> None:
    notices = [line.decode() for line in LINES if b"NoticeQueued" in line]
    assert all('"decision":"comments-1/1"' in notice and '"stream"' not in notice for notice in notices)
    assert [re.findall(r'"recipient":"(person-\d)"', notice) for notice in notices] == [
        ["person-2"],
        ["person-3"],
        ["person-4"],
    ]


def test_each_subject_is_told_from_what_mithaq_derives() -> None:
    assert all(event.id.version == 5 and event.stream.version == 5 for event in story())


def test_a_missing_line_changes_the_digest() -> None:
    assert digest(LINES[:-1]) != digest(LINES) != digest(reversed(LINES))


def test_who_is_only_named_has_a_label_too() -> None:
    events = story()
    attended = events[4]
    assert isinstance(attended, workgroup.AttendanceRecorded)
    extra = replace(attended, id=uuid5(attended.id, "x"), version=9, present=(uuid4(), uuid4()))
    assert '"present":["person-5","person-6"]' in b"\n".join(decisions([*events, extra])).decode()
