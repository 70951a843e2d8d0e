"""Issuing an official letter: its words are set under the next number, sealed, and recorded with it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from events.application import TRIES, Application, Busy, Call, Outcome
from events.calendar import local_day
from events.envelope import Act, Event, Seal
from events.refusals import OfficeNeeded, UnknownThing
from events.rules import UNIT_OFFICER

from . import paper
from .application import own_contact
from .audiences import REPRESENTATIVE
from .domain import REGISTER, IssueLetter, NumberTaken, check_letter, register_stream, year_of
from .facts import Facts
from .letters.official import official


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an officer wants issued: a letter about that decision, to an organisation or to a person."""

    decision: UUID
    organisation: str | None
    recipient: UUID | None
    language: str
    by_post: bool


def issue_letter(app: Application, call: Call, wanted: Wanted) -> Outcome:
    """Issue the letter; where another took its number meanwhile, it is set anew under the next."""
    facts: Facts = app.facts(call.act.process)
    for _ in range(TRIES):
        if (known := app.answered(call)) is not None:
            return known
        try:
            return _issue(app, call, wanted, facts)
        except NumberTaken:
            continue
    raise Busy


def _issue(app: Application, call: Call, wanted: Wanted, facts: Facts) -> Outcome:
    act = call.act
    check_letter(act, facts.process, wanted.language, wanted.organisation, wanted.recipient)
    decision = facts.decisions.get(wanted.decision)
    if decision is None:
        raise UnknownThing("decision", what="decision", name=wanted.decision)
    year = year_of(act, facts.process)
    stream = register_stream(act.process, year)
    number = app.state(stream, REGISTER).next_number(year)
    made = _set(app, facts, wanted, decision, number, act)

    def command(act: Act, content: Seal) -> IssueLetter:
        return IssueLetter(
            act=act,
            process=facts.process,
            number=number,
            decision=decision.id,
            decision_type=decision.TOPIC,
            organisation=wanted.organisation,
            recipient=wanted.recipient,
            language=wanted.language,
            content=content,
            file=sha256(made).hexdigest(),
            by_post=wanted.by_post,
        )

    return app.execute(call, stream, REGISTER, command, words={"content": b64encode(made).decode()}, thing=act.id)


def _set(app: Application, facts: Facts, wanted: Wanted, decision: Event, number: str, act: Act) -> bytes:
    day = local_day(act.happened_at, facts.process.zone)
    to = _addressee(app, facts, wanted, act)
    return paper.pdf(official(facts, decision, wanted.language, to, number, day))


def _addressee(app: Application, facts: Facts, wanted: Wanted, act: Act) -> str:
    """The organisation's title in the letter's language, or the person's name, unsealed."""
    if wanted.organisation is not None:
        title = facts.organisations.get(wanted.organisation)
        if title is None:
            raise UnknownThing("organisation", what="organisation", name=wanted.organisation)
        return title.get(wanted.language) or next(iter(title.values()))
    assert wanted.recipient is not None
    name = own_contact(app, act.process, wanted.recipient).name
    words = app.unseal((name.ref,), str(act.person), f"to issue letter {act.id}")
    if name.ref not in words:
        raise UnknownThing("recipient", what="name", name=wanted.recipient)
    return words[name.ref]


def file_of(app: Application, letter: Mapping[str, Any], person: UUID | None, offices: tuple[str, ...]) -> bytes:
    """The letter's PDF, for officers, its recipient, and those who act for its organisation; UnknownThing if erased."""
    if UNIT_OFFICER not in offices and not _concerns(app.facts(letter["process"]), letter, person):
        raise OfficeNeeded("Authorization", office=UNIT_OFFICER)
    words = app.unseal((letter["content"],), str(person), f"to read letter {letter['letter']}")
    if letter["content"] not in words:
        raise UnknownThing("letter", what="file of the letter", name=letter["letter"])
    return b64decode(words[letter["content"]])


def _concerns(facts: Facts, letter: Mapping[str, Any], person: UUID | None) -> bool:
    if person is None:
        return False
    if letter["recipient"] is not None:
        return bool(letter["recipient"] == person)
    spans = facts.links.get((letter["organisation"], REPRESENTATIVE, person), ())
    return any(span.until is None for span in spans)
