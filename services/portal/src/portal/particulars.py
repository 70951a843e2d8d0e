"""What is said of one event beside its sentence: the sentence's values, points, findings, reasons, people's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from events.comments import CommentAnswered
from events.criteria import Criterion
from events.envelope import Event, Text, named
from events.plan import EntityRefused, MilestoneReported, PlannedDates
from events.proposals import CallPublished, ProposalFoundIneligible, ProposalReturned, ProposalsMerged
from events.registry import name_of
from events.workgroup import (
    BallotsCounted,
    BodyEstablished,
    EvaluationOpened,
    EvaluationPrepared,
    Judged,
    OrganisationRegistered,
    ReasonStated,
    Refused,
    ScoreOpened,
)

from .proofs.calls import code_title, ground_title
from .proofs.commitments import commitment_title
from .proofs.fact import document_title
from .reader import Reader, Said
from .record import Record
from .sentences import argument

KINDS = ("opinion", "kind", "cause", "relation", "channel", "side", "act", "choice", "role", "mode")
"""The fields whose values have names of their own."""
WORDS = ("text", "answer", "words", "title", "planned")
"""The fields of an event that hold official words, the one that says most first."""


@dataclass(frozen=True, kw_only=True)
class Particular:
    """A line below a sentence: fixed words, official words, or both."""

    label: str = ""
    said: Said | None = None

    @property
    def words(self) -> str:
        """The whole line."""
        return " – ".join(each for each in (self.label, self.said.words if self.said else "") if each)


def event_words(known: Record, reader: Reader, event: Event) -> dict[str, object]:
    """The values that the sentence of an event may need."""
    said: dict[str, object] = {}
    for name, value in vars(event).items():
        said |= _value(reader, name, value)
    return said | _titles(known, reader, event)


def _value(reader: Reader, name: str, value: object) -> dict[str, object]:
    if isinstance(value, Decimal):
        return {name: reader.decimal(value)}
    if isinstance(value, tuple):
        if name == "sides":
            return {name: reader.both(reader.name("side-of", str(each)) for each in value)}
        spans = all(isinstance(each, PlannedDates | str) for each in value)
        return {f"{name}_count": len(value)} | (argument(reader, name, value) if spans else {})
    if isinstance(value, str) and name in KINDS:
        return {name: reader.name(name, value), f"{name}_name": value}
    return argument(reader, name, value)


def _titles(known: Record, reader: Reader, event: Event) -> dict[str, object]:
    """What the things are called that the event names."""
    said: dict[str, object] = {}
    process = known.started.process
    if body := getattr(event, "body", None):
        founded = known.last(named(process, "body", str(body)), BodyEstablished)
        said["body_title"] = reader.pick(founded.title).words if founded else str(body)
    if organisation := getattr(event, "organisation", None):
        registered = known.last(named(process, "organisation", organisation), OrganisationRegistered)
        said["organisation_title"] = reader.pick(registered.title).words if registered else organisation
    if isinstance(call := getattr(event, "call", None), UUID) and (published := known.last(call, CallPublished)):
        said["call_title"] = reader.pick(published.title).words
    said |= _plan_titles(known, reader, event)
    if prepared := known.last(event.stream, EvaluationPrepared):
        said["evaluation_title"] = reader.pick(prepared.title).words
    if isinstance(event, Judged):
        method = prepared.rules.method if prepared else "scores"
        said["judged"] = reader.say(f"judged-{method}", place=event.place, mean=reader.decimal(event.mean))
    if ground := getattr(event, "ground", None):
        said["ground_title"] = reader.pick(ground_title(known, ground)).words
    if isinstance(event, ProposalReturned | ProposalFoundIneligible):
        said["criteria"] = reader.both(_criterion(known, reader, event, name) for name in event.criteria)
    if isinstance(event, ReasonStated):
        said["criterion"] = _criterion(known, reader, event, event.criterion)
    if decision := getattr(event, "decision", None):
        decided = known.ids.get(decision)
        said["decision_name"] = reader.name("event", name_of(decided.TOPIC)) if decided else ""
    if isinstance(event, ScoreOpened):
        given = known.ids.get(event.score)
        said["scored_by"] = seated(known, reader, given.seat) if given and given.seat else reader.say("who-person")
    said["after_appeal"] = "yes" if getattr(event, "appeal", None) else "no"
    return said


def _plan_titles(known: Record, reader: Reader, event: Event) -> dict[str, object]:
    """What the commitment or the document of the event is called, and what was said of it."""
    named_so = getattr(event, "commitment", None) or getattr(event, "name", None)
    name = str(getattr(named_so, "name", named_so))
    titles = {"commitment_title": commitment_title(known, name), "document_title": document_title(known, name)}
    said: dict[str, object] = {field: reader.pick(text).words if text else name for field, text in titles.items()}
    if isinstance(event, EntityRefused):
        said["entity_answer"] = reader.name("entity-answer", event.answer)
    if isinstance(event, MilestoneReported):
        said["milestone_status"] = reader.name("milestone-status", event.status)
    return said


def _criteria(known: Record, event: Event) -> tuple[Criterion, ...]:
    """The criteria by which the event's subject is judged: the evaluation's, or its call's."""
    if opened := known.last(event.stream, EvaluationOpened):
        return opened.criteria
    call = getattr(event, "call", None)
    published = known.last(call, CallPublished) if isinstance(call, UUID) else None
    return (*published.acceptance, *published.selection) if published else ()


def _criterion(known: Record, reader: Reader, event: Event, name: str) -> str:
    found = next((each for each in _criteria(known, event) if each.name == name), None)
    return reader.pick(found.title).words if found else name


def particulars(known: Record, reader: Reader, event: Event) -> Iterator[Particular]:
    """The lines below the sentence of an event."""
    if isinstance(event, Judged) and _before(known, event):
        yield Particular(label=reader.say("decided-anew"))
    if isinstance(event, ScoreOpened):
        yield from _points(known, reader, event)
    elif isinstance(event, Refused):
        yield from _findings(known, reader, event)
    elif isinstance(event, BallotsCounted):
        for each in event.votes:
            yield Particular(label=reader.say("votes-for", subject=short(each.subject), votes=each.votes))
    elif isinstance(event, CommentAnswered):
        yield from _answer(known, reader, event)
    elif isinstance(event, ProposalsMerged):
        yield Particular(label=reader.say("merged-into", subject=short(event.into)))
    elif said := words_of(reader, event):
        yield Particular(said=said)


def _answer(known: Record, reader: Reader, event: CommentAnswered) -> Iterator[Particular]:
    """The answer, and the change that it made or the code for why there is none."""
    yield Particular(said=reader.pick(event.answer))
    if change := event.change:
        title = document_title(known, change.document)
        called = reader.pick(title).words if title else change.document
        words = reader.say("change-made", document=called, number=change.number)
        where = f" ({reader.say('change-paragraph')} {short(change.paragraph)})" if change.paragraph else ""
        yield Particular(label=words + where)
    elif event.code:
        yield Particular(label=reader.say("code-given", code=reader.pick(code_title(known, event.code)).words))


def _before(known: Record, event: Judged) -> bool:
    """Whether the evaluation had decided on the subject before."""
    told = (each for each in known.streams[event.stream] if isinstance(each, Judged) and each.version < event.version)
    return any(each.subject == event.subject for each in told)


def _points(known: Record, reader: Reader, event: ScoreOpened) -> Iterator[Particular]:
    prepared = known.last(event.stream, EvaluationPrepared)
    for name, points in event.points.items():
        criterion = _criterion(known, reader, event, name)
        scale = prepared.rules.scale if prepared else 0
        label = reader.say("points", criterion=criterion, points=points, scale=scale)
        yield Particular(label=label, said=_picked(reader, event.remarks.get(name)))


def _findings(known: Record, reader: Reader, event: Refused) -> Iterator[Particular]:
    for found in event.findings:
        criterion = _criterion(known, reader, event, found.criterion)
        means = {"mean": reader.decimal(found.mean), "admitted": reader.decimal(found.admitted or Decimal(0))}
        of_none = "yes" if found.admitted is None else "no"
        yield Particular(label=reader.say("finding", criterion=criterion, of_none=of_none, **means))
        yield from (Particular(said=reader.pick(text)) for text in found.texts)
    if event.equal_to:
        yield Particular(label=reader.say("equal-reasons", others=len(event.equal_to)))


def _picked(reader: Reader, text: Text | None) -> Said | None:
    return reader.pick(text) if text else None


def words_of(reader: Reader, event: Event) -> Said | None:
    """The official words that an event holds."""
    for field in WORDS:
        if isinstance(text := getattr(event, field, None), dict) and text:
            return reader.pick(text)
    return None


def short(whole: UUID) -> str:
    """The beginning of an id, by which a history can be asked for."""
    return whole.hex[:8]


def seated(known: Record, reader: Reader, path: str) -> str:
    """Who sits there, as a member, the chair or the secretary of that body."""
    body, slash, seat = path.rpartition("/")
    if not slash:
        return reader.name("seat", path)
    founded = next((each for each in known.all(BodyEstablished) if each.name == body), None)
    if founded is None:
        return reader.say("who-seat", seat=path, role="member", body=body or path)
    role = next((each.role for each in founded.seats if each.name == seat), "member")
    return reader.say("who-seat", seat=seat, role=role, body=reader.pick(founded.title).words)
