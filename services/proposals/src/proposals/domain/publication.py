"""A call is published: with its criteria for good, once what it rests on is published, for days that are to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at, local_day, starts_at
from events.criteria import Criterion
from events.envelope import Act, Event, Text
from events.proposals import CallPublished
from events.refusals import AlreadyThere, Refusal, ValueRefused
from events.rules import UNIT_OFFICER, Process, need_office, need_running, need_words
from events.window import late

from .call import PROPOSALS, SEATS, Call, evolve, stream_of

KINDS = (PROPOSALS, SEATS)

ALL_WEIGHTS = 100


class GateShut(Refusal):
    """The call is published only after the document that it rests on: {document}."""

    slug = "gate-shut"


@dataclass(frozen=True, kw_only=True)
class PublishCall:
    """Publish a call with its criteria for good. `waits_for` is the document that must be published first, if any."""

    act: Act
    process: Process
    waits_for: str | None
    name: str
    kind: str
    title: Text
    text: Text
    body: str | None
    acceptance: tuple[Criterion, ...]
    selection: tuple[Criterion, ...]
    first: date
    last: date


def decide(state: Call, command: PublishCall) -> tuple[Event, ...]:
    """The call is published; refuses what a rule forbids."""
    return (_publish(state, command),)


PUBLICATION = Aggregate(Call(), evolve, decide)


def _publish(state: Call, command: PublishCall) -> CallPublished:
    act, process = command.act, command.process
    need_office(act, UNIT_OFFICER)
    need_running(process, act)
    if state.version:
        raise AlreadyThere("name", what="call", name=command.name)
    if command.waits_for is not None:
        raise GateShut(document=command.waits_for)
    _check_kind(command)
    need_words(command.title, process.languages, "title")
    need_words(command.text, process.languages, "text")
    _check_criteria("acceptance", command.acceptance, 0, process)
    _check_criteria("selection", command.selection, ALL_WEIGHTS, process)
    _check_days(command)
    return act.event(
        CallPublished,
        stream_of(act.process, command.name),
        1,
        rule=DEADLINE_RULE,
        office=UNIT_OFFICER,
        name=command.name,
        kind=command.kind,
        title=command.title,
        text=command.text,
        body=command.body,
        acceptance=command.acceptance,
        selection=command.selection,
        first=command.first,
        last=command.last,
        opens_at=max(act.happened_at, starts_at(command.first, process.zone)),
        closes_at=ends_at(command.last, process.zone),
    )


def _check_kind(command: PublishCall) -> None:
    if command.kind not in KINDS:
        raise ValueRefused("kind", rule=", ".join(KINDS))
    if (command.kind == SEATS) != (command.body is not None):
        raise ValueRefused("body", rule="the body whose seats the call is for, and none for proposals")


def _check_criteria(field: str, criteria: tuple[Criterion, ...], weights: int, process: Process) -> None:
    names = [criterion.name for criterion in criteria]
    if not names or len(set(names)) < len(names):
        raise ValueRefused(field, rule="at least one criterion, each name once")
    if sum(criterion.weight for criterion in criteria) != weights or any(c.weight < 0 for c in criteria):
        raise ValueRefused(field, rule=f"weights of 0 or more that sum to {weights}")
    for criterion in criteria:
        need_words(criterion.title, process.languages, f"{field}.{criterion.name}")


def _check_days(command: PublishCall) -> None:
    zone, now = command.process.zone, command.act.happened_at
    if command.last < command.first:
        raise ValueRefused("last", rule="not before the first day")
    if now >= (closes_at := ends_at(command.last, zone)):
        raise late(closes_at, now)
    if command.first < local_day(now, zone):
        raise ValueRefused("first", rule="the day of publication, or a later one")
