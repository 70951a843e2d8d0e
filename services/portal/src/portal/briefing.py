"""One sheet for a minister: where we are, what is late, the next dates, numbers, what needs a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from events.calendar import local_day
from events.comments import AllCommentsAnswered, CommentAnswered, CommentPeriodClosed, CommentSubmitted
from events.envelope import Event
from events.foureyes import Declined, Proposed
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    ApprovalRequested,
    CommitmentDrafted,
    EntityApproved,
    EntityRefused,
)
from events.proposals import ProposalSubmitted
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    CommitmentDropped,
    IdeaKept,
    MeetingHeld,
    OrganisationRegistered,
)

from .found import titled
from .lights import lights
from .reader import Reader
from .record import Record
from .report import STATUSES, Report, Row

MOST = 5
"""The most lines of a list: the rest is counted."""
NEXT = 3
"""How many dates are told."""
WORDS = 110
"""The most characters of an activity's words."""


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """The sheet in one language: lists of lines, and numbers with their names."""

    language: str
    rtl: bool
    kind: str
    title: str
    as_of: str
    state: str
    counts: list[tuple[str, str, str]]
    where: list[str]
    late: list[str]
    next: list[tuple[str, str]]
    numbers: list[tuple[str, str]]
    decisions: list[str]
    headings: dict[str, str]
    none: str
    foot: str


def briefing(known: Record, reader: Reader, made: Report) -> Briefing:
    """The sheet, of the record and the report as they stood at one instant."""
    today = local_day(made.as_of, made.zone)
    statuses = [row.status for row in made.activities]
    return Briefing(
        language=reader.fixed,
        rtl=reader.direction == "rtl",
        kind=f"{reader.say('sheet')} · {reader.territory(made.country)}",
        title=reader.pick(made.title).words,
        as_of=reader.say("as-of", instant=reader.instant(made.as_of)),
        state="" if made.state == "running" else reader.say(f"state-{made.state}"),
        counts=[(each, str(statuses.count(each)), reader.say(f"status-{each}")) for each in STATUSES],
        where=_where(reader, made),
        late=_few(reader, _late(known, reader, made, today)),
        next=_next(reader, made, today),
        numbers=_numbers(known, reader, made),
        decisions=_few(reader, _decisions(known, reader, made)),
        headings={name: reader.say(f"sheet-{name}") for name in ("where", "late", "next", "numbers", "decisions")},
        none=reader.say("sheet-none"),
        foot=reader.say("derived"),
    )


def _few(reader: Reader, lines: Iterable[str]) -> list[str]:
    several = list(lines)
    more = len(several) - MOST
    return several if more <= 0 else [*several[:MOST], reader.say("sheet-more", more=more)]


def _called(reader: Reader, row: Row) -> str:
    words = reader.pick(row.planned).words.strip()
    short = words if len(words) <= WORDS else words[:WORDS].rsplit(" ", 1)[0] + "…"
    return f"{row.number}. {short.rstrip('.')}"


def _where(reader: Reader, made: Report) -> list[str]:
    current = [row for row in made.activities if row.status == "in_progress"]
    begun = [row for row in made.activities if row.status != "upcoming"]
    if begun and len(begun) == len(made.activities) and not current:
        return [reader.say("sheet-over")]
    now = current or begun[-1:]
    phases = {phase.number: reader.pick(phase.title).words for phase in made.phases}
    where = [f"{reader.say('phase', number=each)} · {phases[each]}" for each in sorted({row.phase for row in now})]
    return [*where, *(reader.say("sheet-current", activity=_called(reader, row)) for row in now[:2])]


def _late(known: Record, reader: Reader, made: Report, today: date) -> Iterator[str]:
    for row in made.activities:
        due = max((span.last for span in row.dates), default=today)
        if row.status in ("in_progress", "upcoming") and due < today:
            amount = reader.say("days", days=(today - due).days)
            yield reader.say("sheet-late-activity", activity=_called(reader, row), day=reader.day(due), amount=amount)
    for closed in known.all(CommentPeriodClosed):
        if known.last(closed.stream, AllCommentsAnswered) is None:
            title = titled(known, reader, closed)
            yield reader.say("sheet-late-answers", title=title, day=reader.local_day(closed.happened_at))


def _next(reader: Reader, made: Report, today: date) -> list[tuple[str, str]]:
    """The next dates on which something begins or ends."""
    days: list[tuple[date, str, Row]] = []
    for row in made.activities:
        for span in row.dates:
            name = reader.name("date", span.kind)
            days += [(day, name, row) for day in sorted({span.first, span.last}) if day >= today]
    days.sort(key=lambda each: (each[0], each[2].number))
    return [(reader.day(day), f"{name}: {_called(reader, row)}") for day, name, row in days[:NEXT]]


def _numbers(known: Record, reader: Reader, made: Report) -> list[tuple[str, str]]:
    done = sum(row.status in ("reported", "stated") for row in made.activities)
    approved = {event.organisation for event in known.all(EntityApproved)}
    counted = {
        "reported": f"{done}/{len(made.activities)}",
        "meetings": len(known.all(MeetingHeld)),
        "proposals": len(known.all(ProposalSubmitted)),
        "ideas": len({event.idea for event in known.all(IdeaKept)}),
        "commitments": len(known.all(CommitmentDrafted)) - len(known.all(CommitmentDropped)),
        "comments": len(known.all(CommentSubmitted)),
        "answers": len({event.stream for event in known.all(CommentAnswered)}),
        "approvals": len(approved),
    }
    return [(str(number), reader.say(f"number-{name}")) for name, number in counted.items()]


def _decisions(known: Record, reader: Reader, made: Report) -> Iterator[str]:
    for proposed in _waiting(known):
        day = reader.local_day(proposed.happened_at)
        yield reader.say("sheet-act", act=reader.name("act", proposed.act), day=day)
    decided = {event.stream for event in known.all(AppealDecided)}
    if appeals := [event for event in known.all(AppealLodged) if event.stream not in decided]:
        yield reader.say("sheet-appeals", count=len(appeals))
    closed = {event.amendment for event in known.all(AmendmentClosed)}
    if amendments := [event for event in known.all(AmendmentRequested) if event.amendment not in closed]:
        yield reader.say("sheet-amendments", count=len(amendments))
    if entities := _asked(known, reader):
        yield reader.say("sheet-approvals", entities=reader.both(entities))
    if unmet := [each for each in lights(known, made.as_of) if each.shown == "not_met"]:
        yield reader.say("sheet-standards", titles=" ".join(reader.pick(each.check.title).words for each in unmet))


def _waiting(known: Record) -> list[Proposed]:
    """The acts that wait for their second person."""
    proposed = [event for event in known.events if isinstance(event, Proposed)]
    return [event for event in proposed if not any(_settles(each, event) for each in known.streams[event.stream])]


def _settles(event: Event, proposed: Proposed) -> bool:
    same = getattr(event, "proposal", None) == proposed.proposal
    return same and (isinstance(event, Declined) or not isinstance(event, Proposed))


def _asked(known: Record, reader: Reader) -> list[str]:
    """The organisations whose answer on the version they were asked for has not come."""
    asked = {event.organisation: event.hash for event in known.all(ApprovalRequested)}
    answers: tuple[EntityApproved | EntityRefused, ...] = (*known.all(EntityApproved), *known.all(EntityRefused))
    given = {(each.organisation, each.hash) for each in answers}
    titles = {event.name: reader.pick(event.title).words for event in known.all(OrganisationRegistered)}
    return [titles.get(name, name) for name, version in asked.items() if (name, version) not in given]
