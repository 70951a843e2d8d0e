"""Others' events into a service, on a real database: each once, in order, with its effect, or in a visible list."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import psycopg
import pytest
import taking
from meddling import end_connections, everything
from recording import ANSWER, FACTS, POISON, REFUSE, SOURCE, TWICE, Feed, Service, act_of, log_of, start_of

from events import intake as intakes
from events.codec import decode, encode
from events.comments import CommentWithdrawn
from events.envelope import Event, named
from events.intake import Intake
from events.plan import ClockMoved, ProcessCancelled, ProcessSuspended
from events.store import INFRASTRUCTURE, Cursor, Recorded
from local.testservers import Database, Postgres


class Reader(Service):
    """The comments service, which takes what the plan's feed sends."""

    def __init__(self, database: Database, keys: Path) -> None:
        super().__init__(database.url, keys, "comments")
        self.admin_url = database.admin_url
        self.role = str(urlsplit(database.url).username)

    def intake(self, feed: Feed | None = None, source: str = SOURCE, **options: Any) -> Intake:
        return Intake(self.app, source, FACTS, self.module, owner=feed, delays=(0.0, 0.01), **options)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.admin_url) as admin:
            return admin.execute(query.encode()).fetchall()

    @property
    def heard(self) -> list[int]:
        """Positions, in the order in which they were heard."""
        return [position for (position,) in self.rows("SELECT position FROM heard ORDER BY number")]

    @property
    def letters(self) -> list[tuple[int, str, bool]]:
        """Position, fault, and whether it is parked, of each dead letter."""
        return self.rows("SELECT position, fault, parked FROM dead_letters ORDER BY source, position")

    @property
    def answered(self) -> list[UUID]:
        """The streams whose notes the policy has answered, in order."""
        made = [event for event in self.store.stream(log_of("answers")) if isinstance(event, CommentWithdrawn)]
        return [event.consultation for event in made]


@pytest.fixture
def reader(database: Callable[[str], Database], tmp_path: Path) -> Iterator[Reader]:
    made = Reader(database("comments"), tmp_path / "keys")
    yield made
    made.close()


@pytest.fixture
def feed() -> Feed:
    made = Feed()
    made.start()
    return made


def positions(messages: list[Recorded]) -> list[int]:
    return [message.position for message in messages]


def test_messages_are_applied_in_order_and_once_however_they_come(reader: Reader, feed: Feed) -> None:
    for number in range(40):
        feed.note(ANSWER if number % 5 == 0 else "", log=f"log-{number % 3}")
    chance = random.Random(3)
    intake = reader.intake(feed)
    for _ in range(15):
        intake.take(chance.choices(feed.all, k=chance.randint(1, 12)))
    intake.take(feed.all)
    intake.take(feed.all)
    reader.intake(feed).take(feed.all)
    assert reader.heard == positions(feed.all)
    assert reader.answered == [log_of(f"log-{number % 3}") for number in range(0, 40, 5)]
    assert reader.store.applied(SOURCE) == intake.position == feed.all[-1].position
    assert reader.app.facts("p").heard == 41


def test_a_gap_is_filled_from_the_owner_and_what_is_dense_is_not_asked_for(reader: Reader, feed: Feed) -> None:
    lost = [feed.note(ANSWER) for _ in range(3)]
    last = feed.note()
    intake = reader.intake(feed)
    intake.take(feed.all[:1])
    assert feed.asked == []
    intake.take([last])
    assert feed.asked == [feed.all[0].position]
    assert reader.heard == positions(feed.all)
    assert len(reader.answered) == len(lost)


def test_a_broken_chain_stops_until_the_owner_tells_what_is_missing(reader: Reader, feed: Feed) -> None:
    intake = reader.intake(feed)
    intake.take(feed.all)
    lost, last = feed.note(), feed.note()
    feed.all = feed.all[:1]
    intake.take([last])
    assert (reader.heard, intake.position) == ([feed.all[0].position], feed.all[0].position)
    feed.all += [lost, last]
    assert intake.fill() == 2
    assert reader.heard == positions(feed.all)


def test_a_source_is_filled_in_pages(reader: Reader, feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intakes, "PAGE", 4)
    for _ in range(9):
        feed.note()
    assert reader.intake(feed).fill() == 10
    assert len(feed.asked) == 4
    assert reader.heard == positions(feed.all)


def test_a_poison_event_is_tried_after_delays_then_kept_and_all_other_streams_go_on(reader: Reader, feed: Feed) -> None:
    poison = feed.note(POISON, "sick")
    behind = [feed.note(ANSWER, "sick"), feed.note("", "sick")]
    well = [feed.note(ANSWER, "well"), feed.note("", "well")]
    reader.intake(feed).take([*feed.all[:1], poison])
    tries = [event for event in reader.policies.asked if event.stream == log_of("sick")]
    assert len(tries) == 1 + 3, "in its batch, then by itself, and again after each delay"
    reader.intake(feed).take([*behind, *well])
    assert reader.letters == [
        (poison.position, "ValueError: poison", False),
        *((each.position, "parked behind its stream", True) for each in behind),
    ]
    assert reader.heard == positions([feed.all[0], *well])
    assert reader.answered == [log_of("well")]
    assert reader.store.applied(SOURCE) == feed.all[-1].position


def test_once_repaired_a_retry_applies_what_was_parked_in_order(reader: Reader, feed: Feed) -> None:
    for number in range(3):
        feed.note(POISON, "sick")
        feed.note(ANSWER if number else "", "sick")
        feed.note("", "well")
    other = feed.put("plan.TooNew.v9", b'{"stream":"%s","type":"plan.TooNew.v9"}' % str(log_of("new")).encode())
    intake = reader.intake(feed)
    intake.take(feed.all)
    assert [(parked, fault.partition(":")[0]) for _, fault, parked in reader.letters] == [
        (False, "ValueError"),
        *((True, "parked behind its stream"),) * 5,
        (False, "UnknownTopic"),
    ]
    before = everything(reader.admin_url)
    assert intake.retry() == (7, 7)
    assert everything(reader.admin_url) == before, "still sick: nothing of it is half applied"
    reader.policies.poisoned = False
    assert intake.retry() == (7, 1)
    assert positions([each for each in feed.all if each.position in reader.heard[4:]]) == reader.heard[4:]
    assert reader.answered == [log_of("sick")] * 2
    assert [position for position, _, _ in reader.letters] == [other.position]
    assert intake.position == reader.store.applied(SOURCE) == other.position
    later = feed.note("", "sick")
    intake.take([later])
    assert reader.heard[-1] == later.position


def test_committed_is_applied_and_dead_lettered_and_lag(reader: Reader, feed: Feed) -> None:
    chance = random.Random(7)
    for _ in range(60):
        feed.note(chance.choice(["", "", "", ANSWER, REFUSE, POISON]), f"log-{chance.randrange(5)}")
    intake = reader.intake(feed)
    for upto in (20, 35, 50):
        intake.take(feed.all[:upto])
        lag = [each for each in feed.all if each.position > reader.store.applied(SOURCE)]
        assert len(feed.all) == len(reader.heard) + len(reader.letters) + len(lag)
        assert len(lag) == len(feed.all) - upto


def note(log: str, source: str = SOURCE) -> bytes:
    return Feed(source).note("", log).body


WITHDRAWN = act_of("x").event(CommentWithdrawn, log_of("x"), 1, consultation=UUID(int=1))
REFUSED: dict[str, tuple[str, bytes]] = {
    "of another agency": ("Untrusted", note("theirs", "municipality/plan")),
    "of another service": ("Untrusted", encode(WITHDRAWN)),
    "of a topic that is too new": ("UnknownTopic", note("new").replace(b"Suspended.v1", b"Suspended.v2")),
    "with an unknown field": ("Malformed", note("more").replace(b'"activity"', b'"Colour":1,"activity"')),
    "that is no document": ("Malformed", b"\xff\x00"),
    "that is 50,000 levels deep": ("Malformed", b'{"a":' + b"[" * 50_000),
    "whose stream is not UTF-8": ("Malformed", b'{"stream":"\xff","type":"plan.ProcessSuspended.v1"}'),
}


def test_what_the_source_may_not_send_ends_in_the_list_and_the_rest_goes_on(reader: Reader, feed: Feed) -> None:
    for topic, (_, body) in REFUSED.items():
        feed.put(topic, body)
    last = feed.note("", "after all of them")
    reader.intake(feed).take(feed.all)
    assert [fault.partition(":")[0] for _, fault, _ in reader.letters] == [fault for fault, _ in REFUSED.values()]
    assert not any(parked for _, _, parked in reader.letters)
    assert reader.heard == [feed.all[0].position, last.position]


def test_another_agency_hides_no_event_by_taking_its_id_first(reader: Reader, feed: Feed) -> None:
    true = feed.note(ANSWER)
    other = Feed("municipality/plan")
    other.add(replace(decode(true.body), agency="municipality"))
    reader.intake(other, "municipality/plan").take(other.all)
    reader.intake(feed).take(feed.all)
    assert len(reader.heard) == 3
    assert reader.answered == [log_of("log")]


def test_policies_heed_the_agency_that_owns_the_context_alone(reader: Reader, feed: Feed) -> None:
    reader.intake(feed).take(feed.all)
    other = Feed("municipality/plan")
    other.note(ANSWER)
    reader.intake(other, "municipality/plan").take(other.all)
    assert reader.answered == []
    assert reader.app.facts("p").heard == 1


def test_what_was_heard_before_its_process_has_its_turn_with_the_start(reader: Reader) -> None:
    feed = Feed()
    feed.note(ANSWER)
    feed.start()
    reader.intake(feed).take(feed.all[:1])
    assert reader.answered == []
    reader.intake(feed).take(feed.all[1:])
    assert reader.answered == [log_of("log")]
    assert reader.app.facts("p").heard == 2


def test_a_policys_refused_act_leaves_the_position_and_nothing_else(reader: Reader, feed: Feed) -> None:
    intake = reader.intake(feed)
    intake.take(feed.all)
    before = everything(reader.admin_url)
    refused = feed.note(REFUSE)
    intake.take([refused])
    after = everything(reader.admin_url)
    assert after.pop("applied") == [(SOURCE, refused.position)]
    assert [row[1] for row in after.pop("heard")] == positions(feed.all)
    assert after == {name: rows for name, rows in before.items() if name in after}


def test_a_policy_may_act_twice_in_one_stream_and_once_for_each_key(reader: Reader, feed: Feed) -> None:
    feed.note(TWICE, "one")
    feed.note(TWICE, "two")
    reader.intake(feed).take(feed.all)
    assert reader.answered == [log_of(name) for name in ("one", "one", "two", "two")]


def test_a_policy_decides_anew_where_a_person_was_first(reader: Reader, feed: Feed) -> None:
    reader.intake(feed).take(feed.all)
    for number in range(30):
        feed.note(ANSWER, f"log-{number}")
    taken = threading.Thread(target=take_each, args=(reader, feed.all))
    taken.start()
    persons = 0
    while taken.is_alive():
        reader.note(f"person-{persons}", log="answers")
        persons += 1
    assert reader.answered == [log_of(f"log-{number}") for number in range(30)]
    versions = [event.version for event in reader.store.stream(log_of("answers"))]
    assert versions == list(range(1, 31 + persons))
    assert reader.letters == []


def test_a_policys_act_names_the_event_that_caused_it(reader: Reader, feed: Feed) -> None:
    cause = decode(feed.note(ANSWER).body)
    reader.intake(feed).take(feed.all)
    (effect,) = reader.store.stream(log_of("answers"))
    assert (effect.person, effect.service, effect.causation) == (None, "comments", cause.id)
    assert (effect.correlation, effect.process) == (cause.correlation, cause.process)


def test_a_policy_acts_by_the_clock_as_it_stood_at_the_event(reader: Reader) -> None:
    days = [datetime(2021, 5, day, tzinfo=UTC) for day in (6, 7, 8)]
    feed = Feed()
    feed.start(simulated=True)
    for version, day in enumerate(days, start=2):
        feed.add(act_of(f"clock-{day}").event(ClockMoved, named("p", "process", "p"), version, now=day))
        feed.note(ANSWER, f"log-{version}")
    reader.intake(feed).take(feed.all)
    assert [event.happened_at for event in reader.store.stream(log_of("answers"))] == days


def test_read_models_of_others_move_with_the_position(reader: Reader, feed: Feed) -> None:
    told: list[tuple[int, str]] = []
    intake = reader.intake(feed, project=lambda _cursor, event, position: told.append((position, event.TOPIC)))
    note = feed.note()
    intake.take(feed.all)
    assert told == [(each.position, each.topic) for each in feed.all]
    assert told[-1] == (note.position, ProcessSuspended.TOPIC)


def test_own_events_are_heard_once_and_their_policies_act(reader: Reader) -> None:
    reader.start()
    reader.note("key-1")
    own = Intake(reader.app, "ministry/comments", FACTS, reader.module, own=True)
    own.take(reader.store.after(own.position, 100))
    own.take(reader.store.after(0, 100))
    assert reader.heard == [1, 2]
    assert reader.store.applied(intakes.OWN) == 2


def told(cursor: Cursor, event: Event, position: int) -> None:
    """A read model that shows what was projected twice."""
    cursor.execute("INSERT INTO unsealings (ref, who, why) VALUES (%s, 'projected', %s)", (event.id, position))


def take_each(service: Service, messages: list[Recorded]) -> None:
    intake = Intake(service.app, SOURCE, FACTS, service.module, project=told)
    for message in messages:
        intake.take([message])


def test_two_workers_of_one_service_apply_each_event_once(reader: Reader, feed: Feed, tmp_path: Path) -> None:
    for number in range(40):
        feed.note(ANSWER if number % 6 == 0 else "", f"log-{number % 4}")
        feed.add(act_of(f"pass-{number}").event(ProcessCancelled, log_of("passed over"), number + 1))
    twin = Service(reader.store.url, tmp_path / "keys", "comments")
    workers = [threading.Thread(target=take_each, args=(each, feed.all)) for each in (reader, twin)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    twin.close()
    assert reader.heard == positions([each for each in feed.all if each.topic != ProcessCancelled.TOPIC])
    assert len(reader.answered) == 7
    projected = reader.rows("SELECT why::bigint FROM unsealings ORDER BY 1")
    assert [position for (position,) in projected] == positions(feed.all)


def test_while_the_database_is_away_it_waits_and_buries_nothing(
    reader: Reader, feed: Feed, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intakes, "AWAY", 0.01)
    reader.store.datastore.pool.timeout = 0.05  # it fails more often than an event may
    intake = reader.intake(feed)
    intake.take(feed.all)
    for number in range(5):
        feed.note(ANSWER, f"log-{number}")
    postgres.kill()
    taken = threading.Thread(target=intake.take, args=(feed.all,))
    taken.start()
    time.sleep(0.5)
    assert taken.is_alive()
    postgres.start()
    taken.join(30)
    assert reader.heard == positions(feed.all)
    assert reader.letters == []
    assert len(reader.answered) == 5


def test_a_worker_that_closed_its_store_meanwhile_does_not_wait_for_it(reader: Reader, feed: Feed) -> None:
    intake = reader.intake(feed)
    reader.store.close()
    with pytest.raises(INFRASTRUCTURE):
        intake.take(feed.all)


def test_connections_that_end_at_any_moment_lose_and_double_nothing(
    reader: Reader, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intakes, "AWAY", 0.01)
    for number in range(30):
        feed.note(ANSWER, f"log-{number}")
    taken = threading.Thread(target=take_each, args=(reader, feed.all))
    taken.start()
    while taken.is_alive():
        end_connections(reader.admin_url, reader.role)
        taken.join(0.05)
    assert reader.heard == positions(feed.all)
    assert reader.answered == [log_of(f"log-{number}") for number in range(30)]
    assert reader.letters == []


def test_a_kill_before_a_commit_leaves_effect_and_position_or_neither(
    reader: Reader, feed: Feed, tmp_path: Path
) -> None:
    feed.note(ANSWER)
    file = tmp_path / "messages.json"
    file.write_bytes(msgspec.json.encode(feed.all))
    command = [sys.executable, taking.__file__, reader.store.url, str(tmp_path / "keys"), str(file)]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for commit, applied in ((1, 0), (2, 1)):
        fault = f"taking,before-commit,{commit},{tmp_path / f'killed-{commit}'}"
        killed = subprocess.run(command, env=environ | {"MITHAQ_FAULTS": fault}, capture_output=True, check=False)
        assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
        assert reader.heard == positions(feed.all[:applied])
        assert reader.store.applied(SOURCE) == (feed.all[0].position if applied else 0)
        assert reader.answered == []
    subprocess.run(command, env=environ, check=True)
    assert reader.heard == positions(feed.all)
    assert reader.answered == [log_of("log")]


def test_a_process_is_started_by_the_agency_that_owns_its_plan(reader: Reader) -> None:
    usurper = Feed("municipality/plan")
    note = start_of(agency="municipality")
    agencies = {"plan": "ministry", "comments": "ministry"}
    usurper.add(note.act.event(note.kind, note.stream, 1, **{**note.fields, "agencies": agencies}))
    reader.intake(usurper, "municipality/plan").take(usurper.all)
    assert reader.rows("SELECT process FROM clocks") == []


def test_what_a_power_cut_took_is_applied_again_by_the_same_worker(reader: Reader, feed: Feed) -> None:
    """A running worker that finds its database behind itself goes on from the database."""
    for _ in range(6):
        feed.note()
    intake = reader.intake(feed)
    intake.take(feed.all)
    back = feed.all[2].position
    with psycopg.connect(reader.admin_url) as admin:
        admin.execute("UPDATE applied SET position = %s", (back,))
        admin.execute("DELETE FROM heard WHERE position > %s", (back,))
    later = feed.note(ANSWER)
    intake.take([later])
    assert sorted(reader.heard) == positions(feed.all)
    assert reader.store.applied(SOURCE) == intake.position == later.position
    assert len(reader.answered) == 1
