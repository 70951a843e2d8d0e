"""Topic -> contract. An unknown topic stops; it is never skipped. An old topic is lifted by a dated upcaster."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from . import comments, notifications, plan, proposals, workgroup
from .envelope import Event

CONTRACTS: tuple[ModuleType, ...] = (plan, proposals, workgroup, comments, notifications)
PUBLISHERS = tuple(module.__name__.rpartition(".")[2] for module in CONTRACTS)
"""The services that own events."""


def followed(interests: Collection[str]) -> tuple[str, ...]:
    """The services whose events one with those interests (topics) listens to: their owners, and plan, which starts
    processes and moves their clocks. One that folds nothing projects what all others record, and listens to all."""
    owners = {service_of(topic) for topic in interests} | {"plan"}
    return tuple(service for service in PUBLISHERS if service in owners or not interests)


class UnknownTopic(LookupError):
    """There is no contract of that topic here: the event is newer than this code, or not Mithaq's."""


class DuplicateTopic(ValueError):
    """Two contracts claim one topic."""


@dataclass(frozen=True, kw_only=True)
class Upcaster:
    """Lifts the decoded JSON of topic `old` to that of `new`; `since` is the day on which `new` came."""

    old: str
    new: str
    since: date
    lift: Callable[[dict[str, Any]], dict[str, Any]]


UPCASTERS: tuple[Upcaster, ...] = ()
"""In order of their days. They stay for ever: a store written by an earlier release is read by every later one."""


class Registry:
    """The contracts by topic, and the upcasters that lead old topics to them."""

    def __init__(self, contracts: Iterable[type[Event]], upcasters: Iterable[Upcaster] = ()) -> None:
        self._classes: dict[str, type[Event]] = {}
        for contract in contracts:
            if contract.TOPIC in self._classes:
                raise DuplicateTopic(contract.TOPIC)
            self._classes[contract.TOPIC] = contract
        self._upcasters = {upcaster.old: upcaster for upcaster in upcasters}
        for upcaster in self._upcasters.values():
            if upcaster.old in self._classes or not self._leads_home(upcaster):
                raise DuplicateTopic(f"{upcaster.old} -> {upcaster.new}")

    def contract(self, topic: str) -> type[Event]:
        """The class of a current topic; UnknownTopic where there is none."""
        try:
            return self._classes[topic]
        except KeyError:
            raise UnknownTopic(topic) from None

    def upcaster(self, topic: str) -> Upcaster | None:
        """The upcaster of an old topic, or None for a current one."""
        return self._upcasters.get(topic)

    def topics(self) -> Mapping[str, type[Event]]:
        """All current topics and their classes."""
        return dict(self._classes)

    def _leads_home(self, upcaster: Upcaster | None) -> bool:
        seen: set[str] = set()
        while upcaster is not None and upcaster.old not in seen:
            if upcaster.new in self._classes:
                return True
            seen.add(upcaster.old)
            upcaster = self._upcasters.get(upcaster.new)
        return False


def _contracts_in(module: ModuleType) -> list[type[Event]]:
    found = [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Event) and "TOPIC" in vars(thing) and _within(thing, module)
    ]
    service = module.__name__.rpartition(".")[2]
    for contract in found:
        if contract.TOPIC.split(".")[:2] != [service, contract.__name__]:
            raise UnknownTopic(f"{contract.__name__} has the topic {contract.TOPIC!r}")
    return found


def _within(contract: type[Event], module: ModuleType) -> bool:
    return f"{contract.__module__}.".startswith(f"{module.__name__}.")


def service_of(topic: str) -> str:
    """The service that publishes the topic: comments.CommentSubmitted.v1 -> comments."""
    return topic.partition(".")[0]


def name_of(topic: str) -> str:
    """The event's own name: comments.CommentSubmitted.v1 -> CommentSubmitted."""
    return topic.split(".")[1]


REGISTRY = Registry((contract for module in CONTRACTS for contract in _contracts_in(module)), UPCASTERS)
