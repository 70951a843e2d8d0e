"""The approved bytes: what a contract looked like at its release stays readable, and stays the same."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from contract_examples import TOPICS, example

import events
from events.codec import decode, encode
from events.envelope import Event

APPROVED = Path(events.__file__).parent / "approved"


def approve(contract: type[Event], folder: Path, *, new: bool) -> bytes:
    """The approved bytes of the contract's example; with `new`, those of a topic that has none are written first."""
    file, data = folder / f"{contract.TOPIC}.json", encode(example(contract))
    if not file.exists():
        if not new:
            pytest.fail(
                f"{contract.TOPIC} is new: look at its fields, then run `pytest --approve` and commit {file.name}"
            )
        folder.mkdir(exist_ok=True)
        file.write_bytes(data)
    if file.read_bytes() != data:
        pytest.fail(
            f"{contract.TOPIC} has changed, and stored events have not: leave it as it was approved, "
            "give the changed fields a new version (.v2), and an Upcaster from the old topic in events.registry"
        )
    return data


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_a_contract_is_as_it_was_approved(topic: str, request: pytest.FixtureRequest) -> None:
    new = request.config.getoption("--approve")
    assert decode(approve(TOPICS[topic], APPROVED, new=new)) == example(TOPICS[topic])


def test_what_was_ever_approved_can_be_read() -> None:
    for file in APPROVED.iterdir():
        assert type(decode(file.read_bytes())) in TOPICS.values(), file.name


@dataclass(frozen=True, kw_only=True)
class MeasureTaken(Event):
    """An event that only this test knows."""

    TOPIC: ClassVar[str] = "plan.MeasureTaken.v1"
    number: int


CHANGED: tuple[list[tuple[str, type]], ...] = [("number", int), ("unit", str)], [("number", str)], [("count", int)], []


def test_a_new_topic_is_approved_when_asked(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="is new: look at its fields, then run `pytest --approve`"):
        approve(MeasureTaken, tmp_path, new=False)
    assert list(tmp_path.iterdir()) == []
    assert approve(MeasureTaken, tmp_path, new=True) == (tmp_path / "plan.MeasureTaken.v1.json").read_bytes()
    assert approve(MeasureTaken, tmp_path, new=False) == encode(example(MeasureTaken))


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("changed", CHANGED, ids=["added", "of another type", "renamed", "taken away"])
def test_an_approved_topic_never_changes(tmp_path: Path, changed: list[tuple[str, type]], new: bool) -> None:
    was = approve(MeasureTaken, tmp_path, new=True)
    namespace = {"TOPIC": MeasureTaken.TOPIC}
    other = make_dataclass("MeasureTaken", changed, bases=(Event,), namespace=namespace, frozen=True, kw_only=True)
    with pytest.raises(pytest.fail.Exception, match=r"new version \(\.v2\), and an Upcaster"):
        approve(other, tmp_path, new=new)
    assert (tmp_path / "plan.MeasureTaken.v1.json").read_bytes() == was
