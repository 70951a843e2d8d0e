"""A history in sentences, as an author would understand it: who by office or seat, when, what, why, on what version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from events.comments import ContributionHidden as CommentHidden
from events.envelope import Event
from events.notifications import NoticeFailed, NoticeQueued, NoticeSent
from events.plan import AppealRules, DocumentDrafted, RulesAmended, RulesPublished
from events.proposals import (
    CallPublished,
    ContributionHidden,
    ProposalFoundIneligible,
    ProposalRevised,
    ProposalSubmitted,
    SeatApplicationRevised,
)
from events.registry import name_of
from events.workgroup import BodyEstablished, EvaluationPrepared, IdeaDropped, Refused

from .judging import number_of
from .particulars import Particular, event_words, particulars, seated
from .proofs import proves
from .reader import Reader, Said
from .record import Entry, Record
from .sentences import sentence
from .subjects import Subject, about, authors

AGGREGATES = frozenset(
    (
        *("comment_period", "comments_answered", "call", "notices", "nominations", "hearing", "evaluation"),
        *("classified", "opinions", "task_forces", "appeal", "evidence", "manual_tasks", "letters"),
        *("commitments_drafted", "workshops", "stakeholders_consulted", "commitments_ready", "commitments_revised"),
        *("amendments_requested", "commitments_amended", "amendments_closed", "milestones", "approvals"),
    )
)
"""Kinds of facts that tell of more than their one event: no sentence of a history."""
APPEALABLE = (ProposalFoundIneligible, ContributionHidden, CommentHidden, Refused, IdeaDropped)
"""The decisions against which whom they concern may appeal."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing that happened (to several people alike: `times`), in words."""

    event: Event
    times: int
    when: str
    who: str
    what: str
    particulars: tuple[Particular, ...]
    why: Said | None
    version: str | None
    rule: str | None
    appeal: str | None


def tell(known: Record, reader: Reader, events: Iterable[Event]) -> list[Told]:
    """The events in words, in their order; notices to several people of one decision at one instant are one."""
    return [_told(known, reader, event, times) for event, times in gathered(events)]


def gathered(events: Iterable[Event]) -> list[tuple[Event, int]]:
    """The events, those notices in one that tell different people of one decision at one instant; how many each is."""
    alike: dict[object, list[Event]] = {}
    for event in events:
        alike.setdefault(_telling(event), []).append(event)
    return [(same[0], len(same)) for same in alike.values()]


def _telling(event: Event) -> object:
    if isinstance(event, NoticeQueued | NoticeSent | NoticeFailed):
        return event.TOPIC, event.happened_at, event.decision
    return event.id


def _told(known: Record, reader: Reader, event: Event, times: int) -> Told:
    return Told(
        event=event,
        times=times,
        when=reader.instant(event.happened_at),
        who=who(known, reader, event),
        what=what(known, reader, event),
        particulars=tuple(particulars(known, reader, event)),
        why=reader.pick(event.reason) if event.reason else None,
        version=_version(known, reader, event),
        rule=_rule(reader, event),
        appeal=_appeal(known, reader, event),
    )


def what(known: Record, reader: Reader, event: Event) -> str:
    """The sentence of the event: its own, that of the fact it proves by itself, or else its name."""
    name = name_of(event.TOPIC)
    if reader.has(f"told-{name}"):
        return reader.say(f"told-{name}", **event_words(known, reader, event))
    fact = proves(event, known)
    if fact is not None and fact.kind not in AGGREGATES:
        return sentence(reader, fact)
    return reader.name("event", name)


def who(known: Record, reader: Reader, event: Event) -> str:
    """Who acted: by office, by seat, or as an author; nobody is named."""
    one = _one(known, reader, event)
    return reader.say("who-two", who=one) if getattr(event, "proposed_by", None) else one


def _one(known: Record, reader: Reader, event: Event) -> str:
    if event.person is None:
        return reader.say("who-clock" if event.due else "who-rules")
    if event.seat:
        return seated(known, reader, event.seat)
    if event.office:
        return reader.name("office", event.office)
    by_author = any(event.person in authors(known, each) for each in about(event))
    return reader.say("who-author" if by_author else "who-person")


def _rule(reader: Reader, event: Event) -> str | None:
    if event.rule is None:
        return None
    return reader.say("by-rule", rule=reader.name("under", event.rule), version=event.rule_version)


def _version(known: Record, reader: Reader, event: Event) -> str | None:
    """On which version of a proposal, application or document it was done."""
    if (number := getattr(event, "number", None)) and getattr(event, "hash", None):
        return reader.say("document-version", number=number)
    entries = [each for each in dict.fromkeys(about(event)) if _is_entry(known, each)]
    if len(entries) != 1 or isinstance(event, NoticeQueued | NoticeSent | NoticeFailed):
        return None
    return reader.say("document-version", number=_revision(known, entries[0], event))


def _is_entry(known: Record, stream: UUID) -> bool:
    told = known.streams.get(stream, ())
    return bool(told) and isinstance(told[0], Entry)


def _revision(known: Record, entry: UUID, event: Event) -> int:
    made = [each for each in known.streams[entry] if isinstance(each, Entry | ProposalRevised | SeatApplicationRevised)]
    return sum(_not_after(each, event) for each in made)


def _not_after(made: Event, event: Event) -> bool:
    if made.stream == event.stream:
        return made.version <= event.version
    return (made.happened_at, made.recorded_at) <= (event.happened_at, event.recorded_at)


def _appeal(known: Record, reader: Reader, event: Event) -> str | None:
    """How, and until when, an appeal can be lodged against a refusal."""
    if not isinstance(event, APPEALABLE):
        return None
    rules = appeals_at(known, event)
    if rules is None:
        return reader.say("appeal-none")
    day = known.day(event) + timedelta(days=rules.days)
    return reader.say("appeal-until", body=body_called(known, reader, rules.body), day=reader.day(day))


def how_to_appeal(known: Record, reader: Reader) -> str:
    """With whom, and for how long, an appeal can be lodged by the rules in force."""
    rules = appeals_at(known, known.events[-1])
    if rules is None:
        return reader.say("appeal-none-at-all")
    return reader.say("appeal-how", body=body_called(known, reader, rules.body), days=rules.days)


def body_called(known: Record, reader: Reader, name: str) -> str:
    """What the body of that name is called."""
    founded = next((each for each in known.all(BodyEstablished) if each.name == name), None)
    return reader.pick(founded.title).words if founded else name


def appeals_at(known: Record, event: Event) -> AppealRules | None:
    """The rules of appeals that were in force at the event."""
    editions: Sequence[RulesPublished | RulesAmended] = (*known.all(RulesPublished), *known.all(RulesAmended))
    rules = [each.rules for each in editions if each.happened_at <= event.happened_at]
    return rules[-1].appeals if rules else None


def title_of(known: Record, reader: Reader, subject: Subject) -> str | None:
    """What the subject of a history is called: an entry by its number, a thing by its title; None where it has none."""
    for each in subject.ids:
        told = known.streams.get(each, ())
        if told and isinstance(told[0], Entry):
            kind = "proposals" if isinstance(told[0], ProposalSubmitted) else "seats"
            return reader.say(f"entry-{kind}", number=number_of(known, each))
        if told and isinstance(told[0], CallPublished | EvaluationPrepared | BodyEstablished | DocumentDrafted):
            return reader.pick(told[0].title).words
    return None
