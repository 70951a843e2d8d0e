"""A state that is folded on from where it was is the one that all events make."""

from __future__ import annotations

from typing import cast
from unittest import mock
from uuid import UUID

from hunting import hunt
from hypothesis import given
from hypothesis import strategies as st
from recording import LOG, Log, Service, act_of, log_of

from events.aggregate import Aggregate
from events.envelope import Event
from events.folded import Folded
from events.plan import ProcessSuspended
from events.store import Store

STREAMS = [log_of(name) for name in ("one", "two", "three")]


class Streams:
    """A store of streams in memory, that can go back."""

    def __init__(self) -> None:
        self.events: dict[UUID, list[Event]] = {}

    def stream(self, stream: UUID, after: int = 0) -> list[Event]:
        return self.events.get(stream, [])[after:]

    def add(self, stream: UUID, key: str) -> None:
        events = self.events.setdefault(stream, [])
        events.append(act_of(key).event(ProcessSuspended, stream, len(events) + 1))


class Ids(tuple[UUID, ...]):
    """The ids of the events that made it."""

    @property
    def version(self) -> int:
        return len(self)


SEEN = Aggregate(initial=Ids(), evolve=lambda state, event: Ids((*state, event.id)), decide=lambda *_: ())

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "ask", "back"]), st.sampled_from(STREAMS), st.integers(0, 3)), max_size=40
)


@hunt(200, 1)
@given(STEPS)
def test_whatever_the_store_does_the_state_is_what_it_holds(steps: list[tuple[str, UUID, int]]) -> None:
    streams = Streams()
    folded = Folded(cast(Store, streams), most=2)
    for number, (what, stream, back) in enumerate(steps):
        if what == "add":
            streams.add(stream, f"key-{number}")
        elif what == "back":
            events = streams.events.get(stream, [])
            del events[max(0, len(events) - back) :]
        else:
            assert folded.state(stream, SEEN) == tuple(event.id for event in streams.stream(stream))


def test_it_reads_only_what_came_since(plan: Service) -> None:
    plan.note("key-1", many=3)
    with mock.patch.object(plan.store, "stream", wraps=plan.store.stream) as stream:
        assert plan.app.state(log_of("log"), LOG) == Log(version=3)
        plan.note("key-2", many=2)
        assert plan.app.state(log_of("log"), LOG) == Log(version=5)
    assert [call.args[1:] for call in stream.call_args_list] == [(), (2,), (2,)]


def test_each_aggregate_folds_the_stream_its_own_way(plan: Service) -> None:
    outcome = plan.note("key-1", many=2)
    assert plan.app.state(log_of("log"), LOG) == Log(version=2)
    assert plan.app.state(log_of("log"), SEEN) == tuple(event for event, _ in outcome.events)
    assert plan.app.state(log_of("log"), LOG) == Log(version=2)
