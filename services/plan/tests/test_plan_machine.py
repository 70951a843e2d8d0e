"""Whatever officers try, in any order: versions are dense and stay, and what is published is final and answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from events.calendar import Calendar
from events.envelope import Act, Event
from events.plan import (
    ClockMoved,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    Rendition,
)
from events.refusals import Refusal
from plan.domain import DOCUMENT, PROCESS
from plan.domain.document import Consultation, FinaliseDocument, consultation_id
from plan.domain.drafting import AddVersion, DraftDocument
from plan.domain.lifecycle import MoveClock, ResumeProcess, StartProcess, SuspendProcess
from plan.domain.publication import PublishDocument
from plan.domain.seconding import ConfirmAct, DeclineAct

WORDS = {"ar": "نص", "en": "words"}
AGENCIES = dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry")
START = datetime(2021, 3, 14, 7, tzinfo=UTC)
PERSONS = [uuid4(), uuid4()]
people = st.sampled_from(PERSONS)


class Officers(RuleBasedStateMachine):
    """Two officers, one document, one consultation on it."""

    def __init__(self) -> None:
        super().__init__()
        self.process, self.document = PROCESS.initial, DOCUMENT.initial
        self.stored: list[Event] = []
        self.consultation = Consultation(id=consultation_id("p", "round"), name="round", document="methodology")

    def act(self, person: UUID) -> Act:
        return Act(
            id=uuid4(),
            agency="ministry",
            process="p",
            happened_at=self.process.clock if self.process.version else START,
            recorded_at=START,
            correlation=uuid4(),
            tzdata="2026b",
            person=person,
            offices=("unit_officer", "clock_operator"),
            reason=WORDS,
        )

    def on_process(self, command: Any) -> None:
        try:
            events = PROCESS.decide(self.process, command)
        except Refusal:
            return
        for event in events:
            self.process = PROCESS.evolve(self.process, event)
        self.stored.extend(events)

    def on_document(self, kind: Any, person: UUID, **fields: Any) -> None:
        try:
            events = DOCUMENT.decide(self.document, kind(act=self.act(person), process=self.process, **fields))
        except Refusal:
            return
        assert self.process.stopped is None
        for event in events:
            self.document = DOCUMENT.evolve(self.document, event)
        self.stored.extend(events)

    @initialize()
    def start(self) -> None:
        self.on_process(
            StartProcess(
                act=self.act(PERSONS[0]),
                starts_at=START,
                title=WORDS,
                country="JO",
                zone="Asia/Amman",
                languages=("ar", "en"),
                authoritative="ar",
                simulated=True,
                calendar=Calendar(weekend=(5, 6)),
                agencies=AGENCIES,
            )
        )

    @rule(person=people)
    def suspend(self, person: UUID) -> None:
        self.on_process(SuspendProcess(act=self.act(person)))

    @rule(person=people)
    def resume(self, person: UUID) -> None:
        self.on_process(ResumeProcess(act=self.act(person)))

    @rule(person=people, hours=st.integers(-48, 48))
    def move_clock(self, person: UUID, hours: int) -> None:
        self.on_process(MoveClock(act=self.act(person), now=self.process.clock + timedelta(hours=hours)))

    @rule(person=people, languages=st.lists(st.sampled_from(["ar", "en", "fr"]), max_size=3))
    def write(self, person: UUID, languages: list[str]) -> None:
        renditions = tuple(
            Rendition(language=language, file=uuid4().hex, media_type="text/markdown", size=1) for language in languages
        )
        if self.document.version == 0:
            self.on_document(DraftDocument, person, name="methodology", title=WORDS, renditions=renditions)
        else:
            self.on_document(AddVersion, person, name="methodology", renditions=renditions)

    @rule(closed=st.booleans(), owed=st.integers(0, 3))
    def hear(self, closed: bool, owed: int) -> None:
        self.consultation = Consultation(
            id=self.consultation.id,
            name="round",
            document="methodology",
            closed=closed,
            owed=owed,
            answered=closed and not owed,
        )

    @rule(person=people, number=st.none() | st.integers(1, 4))
    def finalise(self, person: UUID, number: int | None) -> None:
        before = self.document.final
        self.on_document(
            FinaliseDocument, person, name="methodology", number=number, consultations=(self.consultation,)
        )
        if self.document.final != before:
            assert before is None
            assert self.consultation.closed
            assert self.consultation.answered

    @rule(person=people)
    def publish(self, person: UUID) -> None:
        self.on_document(PublishDocument, person, name="methodology")

    @rule(person=people, honest=st.booleans())
    def confirm(self, person: UUID, honest: bool) -> None:
        for waiting in list(self.document.pending.values())[:1]:
            self.on_document(ConfirmAct, person, proposal=waiting.proposal, hash=waiting.hash if honest else "0" * 64)

    @rule(person=people)
    def decline(self, person: UUID) -> None:
        for waiting in list(self.document.pending.values())[:1]:
            self.on_document(DeclineAct, person, proposal=waiting.proposal)

    @invariant()
    def versions_are_dense(self) -> None:
        made = [event for event in self.stored if isinstance(event, DocumentDrafted | DocumentVersionAdded)]
        assert [event.number for event in made] == list(range(1, len(made) + 1))
        assert [event.hash for event in made] == [version.hash for version in self.document.versions]

    @invariant()
    def the_final_version_is_the_last_and_speaks_all_languages(self) -> None:
        for event in self.stored:
            if isinstance(event, DocumentFinalised):
                assert event.number == len(self.document.versions)
                assert {"ar", "en"} <= set(self.document.versions[-1].languages)

    @invariant()
    def one_publication_by_two_people_of_what_is_final(self) -> None:
        published = [event for event in self.stored if isinstance(event, DocumentPublished)]
        assert len(published) <= 1
        for event in published:
            assert event.person != event.proposed_by
            assert event.number == self.document.final

    @invariant()
    def the_clock_only_moves_forward(self) -> None:
        moves = [event.now for event in self.stored if isinstance(event, ClockMoved)]
        assert moves == sorted(set(moves))


TestOfficers = Officers.TestCase
TestOfficers.settings = hunt(60, steps=30)
