"""Calls: their windows, what they took in and what became of it; moderation."""

from __future__ import annotations

from dataclasses import replace

from events import comments
from events.calendar import days_between
from events.codes import called
from events.envelope import Event, Text
from events.plan import Rules, RulesAmended, RulesPublished
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CallPublished,
    ContributionHidden,
    ContributionRestored,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalsMerged,
    ProposalWithdrawn,
    ScreeningConcluded,
    ScreeningReopened,
)
from portal.record import Record

from .fact import Fact, both, proved, proves


@proves.register
def call(event: CallPublished, record: Record) -> Fact:
    """A call's window, as extended, what it took in, and what became of that."""
    extended = record.last(event.stream, CallDeadlineExtended)
    last = extended.last if extended else event.last
    said = {
        "call": event.stream,
        "called_for": event.kind,
        "days": days_between(event.first, last),
        "closes_at": extended.closes_at if extended else event.closes_at,
        "criteria": len(event.acceptance) + len(event.selection),
        **_proposed(event, record),
    }
    return replace(proved("call", event, event.first, "title", "body", **said), last=last)


def _proposed(call: CallPublished, record: Record) -> dict[str, object]:
    """Whether the call is open, and its proposals: as counted at its close (in time, withdrawn by then), or so far."""
    closed = record.last(call.stream, CallClosed)
    closing = record.last(call.stream, CallClosing)
    streams = [proposal.stream for proposal in record.proposals.get(call.stream, ())]

    def having(kind: type[Event]) -> int:
        return sum(record.last(stream, kind) is not None for stream in streams)

    said: dict[str, object] = {
        "state": "closed" if closed else "closing" if closing else "open",
        "received": closed.received if closed else len(streams),
        "withdrawn": having(ProposalWithdrawn),
        "returned": having(ProposalReturned),
        "eligible": having(ProposalFoundEligible),
        "ineligible": having(ProposalFoundIneligible),
    }
    return said | ({"ids_hash": closed.ids_hash} if closed else {})


@proves.register
def _call_extended(event: CallDeadlineExtended, record: Record) -> Fact:
    said = {"call": event.stream, "new_last": event.last, "people": both(event)}
    return proved("call_extended", event, record.day(event), "old_last", "asked_by", "reason", **said)


@proves.register
def _proposals_merged(event: ProposalsMerged, record: Record) -> Fact:
    said = {"call": event.call, "into": event.into, "merged": len(event.proposals)}
    return proved("proposals_merged", event, record.day(event), **said)


@proves.register
def _screened(event: ScreeningConcluded, record: Record) -> Fact:
    said = {"call": event.stream}
    return proved(
        "screening_concluded", event, record.day(event), "eligible", "ineligible", "withdrawn", "merged", **said
    )


@proves.register
def _screening_reopened(event: ScreeningReopened, record: Record) -> Fact:
    return proved("screening_reopened", event, record.day(event), "call", "appeal")


@proves.register(ContributionHidden)
@proves.register(comments.ContributionHidden)
def _hidden(event: ContributionHidden | comments.ContributionHidden, record: Record) -> Fact:
    said = {"ground_title": ground_title(record, event.ground), "people": both(event)}
    return proved("contribution_hidden", event, record.day(event), "ground", "reason", **said)


@proves.register(ContributionRestored)
@proves.register(comments.ContributionRestored)
def _restored(event: ContributionRestored | comments.ContributionRestored, record: Record) -> Fact:
    said = {"after_appeal": event.appeal is not None}
    return proved("contribution_restored", event, record.day(event), "appeal", "reason", **said)


def ground_title(record: Record, name: str) -> Text:
    """The words of that ground of the process's public list, in its last edition that has it."""
    grounds = {ground.name: ground.words for edition in editions(record) for ground in edition.grounds}
    return grounds.get(name, {record.started.authoritative: name})


def code_title(record: Record, code: str) -> Text:
    """What the code of an answer is called: by the process's last edition that has it, else by the public list."""
    own = {each.name: each.words for edition in editions(record) for each in edition.codes}
    return called(code, own) or {record.started.authoritative: code}


def editions(record: Record) -> list[Rules]:
    """The editions of the process's rules, the last one last."""
    return [*(each.rules for each in record.all(RulesPublished)), *(each.rules for each in record.all(RulesAmended))]
