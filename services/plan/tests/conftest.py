"""Given these events of a process and its documents, when this command, then exactly these events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any
from uuid import UUID, uuid5

import pytest

from events.calendar import Calendar
from events.envelope import MITHAQ, Act, Event, Text, space
from events.plan import (
    ActivityPlanned,
    DocumentDrafted,
    DocumentFinalised,
    Gate,
    PlannedAct,
    PlannedDates,
    ProcessStarted,
    Rendition,
    Rules,
    RulesPublished,
)
from plan.domain import DOCUMENT, PROCESS
from plan.domain.document import Document, document_stream, version_hash
from plan.domain.process import Process, process_stream

PROCESS_ID = "jo-nap5"
NOW = datetime(2021, 4, 28, 7, tzinfo=UTC)
BOTH: Text = {"ar": "نص", "en": "words"}
AGENCIES = dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry")


@dataclass
class Story:
    """A process and its documents, told by events; `decide_*` is the `when`."""

    events: list[Event] = field(default_factory=list)
    acts: int = 0

    @staticmethod
    def person(name: str) -> UUID:
        """A person's subject, the same for the same name."""
        return uuid5(MITHAQ, f"person/{name}")

    @staticmethod
    def rendition(language: str, text: str = "draft") -> Rendition:
        """A rendition whose file is named by its text."""
        return Rendition(language=language, file=f"{text}-{language}", media_type="text/markdown", size=10)

    @staticmethod
    def consultation(name: str = "methodology-comments", **changes: Any) -> PlannedAct:
        """A planned consultation on the methodology."""
        fields: dict[str, Any] = {
            "act": "OpenConsultation",
            "name": name,
            "document": "methodology",
            "title": BOTH,
            "first": date(2021, 4, 28),
            "last": date(2021, 5, 6),
            "gate": Gate(kind="approval", body="forum"),
        }
        return PlannedAct(**(fields | changes))

    def act(self, name: str = "huda", offices: Sequence[str] = ("unit_officer",), **changes: Any) -> Act:
        """The next act, of that person."""
        self.acts += 1
        act_id = uuid5(space(PROCESS_ID), f"act/{self.acts}")
        envelope: dict[str, Any] = {
            "id": act_id,
            "agency": "ministry",
            "process": PROCESS_ID,
            "happened_at": NOW,
            "recorded_at": NOW,
            "correlation": act_id,
            "tzdata": "2026b",
            "person": self.person(name),
            "offices": tuple(offices),
        }
        return Act(**(envelope | changes))

    def clerk(self, **changes: Any) -> Act:
        """An act of the clock operator."""
        return self.act("clock", ("clock_operator",), **changes)

    def process(self) -> Process:
        """The process so far."""
        return reduce(PROCESS.evolve, self._of(process_stream(PROCESS_ID)), PROCESS.initial)

    def document(self, name: str = "methodology") -> Document:
        """The document so far."""
        return reduce(DOCUMENT.evolve, self._of(document_stream(PROCESS_ID, name)), DOCUMENT.initial)

    def _of(self, stream: UUID) -> list[Event]:
        return [event for event in self.events if event.stream == stream]

    def given(self, kind: type[Event], act: Act | None = None, **fields: Any) -> Story:
        """That happened to the process."""
        return self._happened(process_stream(PROCESS_ID), kind, act, fields)

    def given_document(self, kind: type[Event], act: Act | None = None, **fields: Any) -> Story:
        """That happened to the document."""
        return self._happened(document_stream(PROCESS_ID, "methodology"), kind, act, fields)

    def _happened(self, stream: UUID, kind: type[Event], act: Act | None, fields: dict[str, Any]) -> Story:
        version = len(self._of(stream)) + 1
        self.events.append((act or self.act()).event(kind, stream, version, office="unit_officer", **fields))
        return self

    def decide(self, command: Any) -> tuple[Event, ...]:
        """The process's decision, kept."""
        return self._decided(PROCESS.decide(self.process(), command))

    def decide_document(self, command: Any) -> tuple[Event, ...]:
        """The document's decision, kept."""
        return self._decided(DOCUMENT.decide(self.document(), command))

    def _decided(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        self.events.extend(events)
        return events

    def started(self, **changes: Any) -> Story:
        """The process has begun."""
        fields: dict[str, Any] = {
            "title": BOTH,
            "country": "JO",
            "zone": "Asia/Amman",
            "languages": ("ar", "en"),
            "authoritative": "ar",
            "simulated": True,
            "calendar": Calendar(weekend=(5, 6)),
            "agencies": AGENCIES,
        }
        return self.given(ProcessStarted, **(fields | changes))

    def ruled(self, minimum_window_days: int = 9) -> Story:
        """The rules are published."""
        rules = Rules(number=1, minimum_window_days=minimum_window_days, answers_due_days=14, text=BOTH)
        return self.given(RulesPublished, rules=rules)

    def planned(self, number: int = 4, *acts: PlannedAct) -> Story:
        """An activity is planned."""
        return self.given(
            ActivityPlanned,
            number=number,
            phase=1,
            phase_title=BOTH,
            planned=BOTH,
            dates=(PlannedDates(kind="comment_period", first=date(2021, 4, 28), last=date(2021, 5, 6)),),
            acts=acts,
            mode=None,
            note=None,
        )

    def drafted(self, *languages: str) -> Story:
        """The methodology has its first version."""
        renditions = tuple(self.rendition(language) for language in languages or ("en", "ar"))
        return self.given_document(
            DocumentDrafted,
            name="methodology",
            title=BOTH,
            number=1,
            renditions=renditions,
            hash=version_hash(renditions),
        )

    def finalised(self) -> Story:
        """The methodology's last version is final."""
        last = self.document().versions[-1]
        return self.given_document(
            DocumentFinalised, name="methodology", number=last.number, hash=last.hash, consultations=()
        )


@pytest.fixture
def story() -> Story:
    """A story in which nothing has happened."""
    return Story()
