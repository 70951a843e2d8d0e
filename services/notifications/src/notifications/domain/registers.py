"""The register of official letters: one stream for each process and year, which numbers them without a gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import local_day
from events.envelope import Act, Event, Seal, named
from events.notifications import LetterIssued
from events.refusals import Kind, Refusal
from events.rules import UNIT_OFFICER, Process, need_office, need_running

from .announcements import ANNOUNCEMENTS
from .contacts import LANGUAGES, LanguageNotOffered, template_language

NUMBER_RULE = ("letters-by-year", 1)
"""Letters are numbered from 1 in each civil year of the process's zone, in the order in which they were issued."""


class OneRecipient(Refusal):
    """A letter is to one organisation, or to one person."""

    kind: ClassVar[Kind] = "invalid"
    slug = "one-recipient"


class NumberTaken(Refusal):
    """Another letter took that number meanwhile: {number}."""

    slug = "number-taken"


def register_stream(process: str, year: int) -> UUID:
    """The stream of that year's letters."""
    return named(process, "letters", str(year))


def year_of(act: Act, process: Process) -> int:
    """The civil year of the act, in the process's zone."""
    return local_day(act.happened_at, process.zone).year


@dataclass(frozen=True, kw_only=True)
class IssueLetter:
    """Issue the letter that was set under that number: its PDF sealed, and its SHA-256 where no person's name is in it.

    `letter` is its id, `decision` the event that it tells of.
    """

    act: Act
    process: Process
    number: str
    decision: UUID
    decision_type: str
    organisation: str | None
    recipient: UUID | None
    language: str
    content: Seal
    file: str
    by_post: bool


@dataclass(frozen=True, kw_only=True)
class Register:
    """The letters of one year: how many."""

    version: int = 0

    def next_number(self, year: int) -> str:
        """The number of the next letter."""
        return f"{year}/{self.version + 1:04d}"


def evolve_register(register: Register, event: Event) -> Register:
    """The register after the event."""
    return Register(version=event.version) if isinstance(event, LetterIssued) else register


def check_letter(act: Act, process: Process, language: str, organisation: str | None, recipient: UUID | None) -> None:
    """Refuse a letter that cannot be issued, before it is set."""
    need_office(act, UNIT_OFFICER)
    need_running(process, act)
    if (organisation is None) == (recipient is None):
        raise OneRecipient("organisation")
    if language not in process.languages or template_language(language) not in LANGUAGES:
        raise LanguageNotOffered("language", language=language)


def decide_register(register: Register, command: IssueLetter) -> tuple[Event, ...]:
    """Issue the letter under the next number."""
    act, announced = command.act, ANNOUNCEMENTS[command.decision_type]
    check_letter(act, command.process, command.language, command.organisation, command.recipient)
    year = year_of(act, command.process)
    if command.number != register.next_number(year):
        raise NumberTaken(number=command.number)
    issued = act.event(
        LetterIssued,
        register_stream(act.process, year),
        register.version + 1,
        rule=NUMBER_RULE,
        office=UNIT_OFFICER,
        letter=act.id,
        number=command.number,
        decision=command.decision,
        decision_type=command.decision_type,
        organisation=command.organisation,
        recipient=command.recipient,
        language=command.language,
        template=announced.template,
        template_version=announced.version,
        content=command.content,
        file=command.file if command.recipient is None else None,
        by_post=command.by_post,
    )
    return (issued,)


REGISTER: Aggregate[Register] = Aggregate(Register(), evolve_register, decide_register)
