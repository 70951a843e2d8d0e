"""Any order of commands on a notice, a task or a register of letters keeps what is promised of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from past import Past

from events.aggregate import Aggregate
from events.envelope import Act, Event, Seal
from events.notifications import (
    LetterIssued,
    ManualTaskClosed,
    ManualTaskOpened,
    NoticeAbandoned,
    NoticeFailed,
    NoticeQueued,
    NoticeSent,
)
from events.refusals import Refusal
from events.rules import Process
from events.workgroup import NominationRequested, PublicationApproved
from notifications.domain import (
    NOTICE,
    REGISTER,
    TASK,
    CloseTask,
    IssueLetter,
    Mark,
    MarkAbandoned,
    MarkFailed,
    MarkSent,
    OpenTask,
    QueueNotice,
    task_stream,
)

WHO, DECISION = UUID(int=1), UUID(int=2)
NEW_YEAR = datetime(2021, 12, 31, 22, tzinfo=UTC)
"""Midnight in Amman."""


def live(aggregate: Aggregate[Any], commands: list[Any]) -> list[Event]:
    """All that the commands make happen, one after another; what is refused makes nothing."""
    state, events = aggregate.initial, list[Event]()
    for command in commands:
        try:
            made = aggregate.decide(state, command)
        except Refusal:
            continue
        for event in made:
            state = aggregate.evolve(state, event)
        events += made
    return events


def queue(past: Past) -> QueueNotice:
    topic = PublicationApproved.TOPIC
    channel: dict[str, Any] = {"channel": "email", "language": "ar"}
    return QueueNotice(act=past.act(), recipient=WHO, decision=DECISION, decision_type=topic, **channel)


MARKS: dict[str, Callable[[Act], Mark]] = {
    "sent": lambda act: MarkSent(act=act, attempts=1),
    "failed": lambda act: MarkFailed(act=act, attempts=2, code=550),
    "abandoned": lambda act: MarkAbandoned(act=act, attempts=3, fault="unreachable", code=None),
}


@given(st.lists(st.sampled_from(["queue", *MARKS]), max_size=8))
def test_a_notice_is_queued_once_and_settled_once(wanted: list[str]) -> None:
    past = Past()
    events = live(NOTICE, [queue(past) if each == "queue" else MARKS[each](past.act()) for each in wanted])
    assert [event.version for event in events] == list(range(1, len(events) + 1))
    assert len(events) <= 2
    if events:
        assert isinstance(events[0], NoticeQueued)
    assert all(isinstance(event, NoticeSent | NoticeFailed | NoticeAbandoned) for event in events[1:])


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from(["file", "word"])), max_size=8))
def test_a_task_is_opened_once_and_closed_once_with_evidence(wanted: list[tuple[bool, bool, str]]) -> None:
    past, commands = Past(), list[Any]()
    stream = task_stream("jo-nap5", DECISION, WHO, "post")
    for opens, officer, kind in wanted:
        if opens:
            opening: dict[str, Any] = {"stream": stream, "decision": DECISION, "channel": "post", "cause": "refused"}
            commands.append(OpenTask(act=past.act(), recipient=WHO, **opening))
            continue
        act = past.act("huda", offices=("unit_officer",) if officer else ())
        evidence: dict[str, Any] = {"evidence_kind": kind, "evidence_ref": "ab" * 32, "done_on": date(2021, 4, 28)}
        commands.append(CloseTask(act=act, process=Process(zone="Asia/Amman"), **evidence))
    events = live(TASK, commands)
    assert [type(event) for event in events] in ([], [ManualTaskOpened], [ManualTaskOpened, ManualTaskClosed])
    if len(events) == 2:
        assert (events[1].office, getattr(events[1], "evidence_kind", "")) == ("unit_officer", "file")


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=8), st.integers(-1, 1))
def test_letters_are_numbered_without_a_gap(wanted: list[tuple[int, bool]], hours: int) -> None:
    """Whatever numbers are claimed: those that are taken are 1, 2, 3 ... of the act's year in Amman."""
    past, at = Past(), NEW_YEAR + timedelta(hours=hours)
    year = 2021 if hours < 0 else 2022
    commands = [
        IssueLetter(
            act=past.act("huda", at, offices=("unit_officer",)),
            process=Process(zone="Asia/Amman", languages=("ar",)),
            number=f"{year}/{number:04d}",
            decision=DECISION,
            decision_type=NominationRequested.TOPIC,
            organisation="justice" if to_organisation else None,
            recipient=None if to_organisation else WHO,
            language="ar",
            content=Seal(ref=DECISION, commitment="ab" * 32),
            file="cd" * 32,
            by_post=True,
        )
        for number, to_organisation in wanted
    ]
    events = live(REGISTER, commands)
    assert all(isinstance(event, LetterIssued) for event in events)
    letters = [event for event in events if isinstance(event, LetterIssued)]
    assert [letter.number for letter in letters] == [f"{year}/{n:04d}" for n in range(1, len(letters) + 1)]
    assert all((letter.file is None) == (letter.recipient is not None) for letter in letters)
