"""What is heard of evaluations, shortlists and organisations: what a motion may be about, and who is heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from events.envelope import Event
from events.workgroup import (
    EvaluationPrepared,
    PersonLinked,
    PersonUnlinked,
    ProposalNotSelected,
    ProposalNotShortlisted,
    ProposalSelected,
    ProposalShortlisted,
    SubjectEntered,
)
from workgroup.domain.meetings import Interest, Matter

INTERESTS: frozenset[str] = frozenset(
    contract.TOPIC
    for contract in (
        EvaluationPrepared,
        SubjectEntered,
        ProposalShortlisted,
        ProposalNotShortlisted,
        ProposalSelected,
        ProposalNotSelected,
        PersonLinked,
        PersonUnlinked,
    )
)
"""All are this service's own, and so come in the order in which they were recorded."""

PURPOSES: Mapping[str, str] = {"ApproveShortlist": "shortlist", "SelectIdeas": "ideas", "SelectMembers": "seats"}
"""What the evaluation is for, by the act that a motion asks for."""


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """Which body judges, for what purpose, and what."""

    body: str
    purpose: str
    subjects: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Who wrote what is judged, for which organisations; and whether it stands on a shortlist, or is selected."""

    authors: frozenset[UUID] = frozenset()
    organisations: frozenset[str] = frozenset()
    shortlisted: bool = False
    selected: bool = False


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Evaluations and subjects by their ids, and who belongs to each organisation, in which relations."""

    evaluations: Mapping[UUID, Evaluation] = field(default_factory=dict)
    subjects: Mapping[UUID, Subject] = field(default_factory=dict)
    people: Mapping[str, frozenset[tuple[UUID, str]]] = field(default_factory=dict)

    def matter(self, asks: str | None, subject: UUID | None) -> Matter | None:
        """What a motion that asks for the act on that subject is about; None where it can be about no such thing."""
        if asks is None or subject is None:
            return None
        if asks in PURPOSES:
            return self._evaluation(PURPOSES[asks], subject)
        idea = self.subjects.get(subject)
        return Matter(concerns=self._concerned(idea)) if idea and idea.selected else None

    def authors_of_shortlisted(self, proposal: UUID) -> frozenset[UUID] | None:
        """Who may present the proposal; None where it is not on a shortlist."""
        found = self.subjects.get(proposal)
        return found.authors if found and found.shortlisted else None

    def _evaluation(self, purpose: str, subject: UUID) -> Matter | None:
        found = self.evaluations.get(subject)
        if found is None or found.purpose != purpose:
            return None
        authors = {author for each in found.subjects for author in self.subjects[each].authors}
        return Matter(body=found.body, concerns=dict.fromkeys(authors, "author"))

    def _concerned(self, idea: Subject) -> dict[UUID, Interest]:
        belonging = [person for name in idea.organisations for person, _ in self.people.get(name, ())]
        concerned: dict[UUID, Interest] = dict.fromkeys(belonging, "organisation")
        return concerned | dict.fromkeys(idea.authors, "author")


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event."""
    match event:
        case EvaluationPrepared():
            evaluation = Evaluation(body=event.body, purpose=event.rules.purpose)
            return replace(heard, evaluations={**heard.evaluations, event.stream: evaluation})
        case SubjectEntered():
            return _entered(heard, event)
        case ProposalShortlisted() | ProposalNotShortlisted():
            return _subject(heard, event.subject, shortlisted=isinstance(event, ProposalShortlisted))
        case ProposalSelected() | ProposalNotSelected():
            return _subject(heard, event.subject, selected=isinstance(event, ProposalSelected))
        case PersonLinked() | PersonUnlinked():
            link = frozenset({(event.linked, event.relation)})
            before = heard.people.get(event.organisation, frozenset())
            after = before | link if isinstance(event, PersonLinked) else before - link
            return replace(heard, people={**heard.people, event.organisation: after})
    return heard


def _entered(heard: Heard, event: SubjectEntered) -> Heard:
    evaluation = heard.evaluations[event.stream]
    evaluation = replace(evaluation, subjects=evaluation.subjects | {event.subject})
    heard = replace(heard, evaluations={**heard.evaluations, event.stream: evaluation})
    return _subject(
        heard, event.subject, authors=frozenset(event.authors), organisations=frozenset(event.organisations)
    )


def _subject(heard: Heard, subject: UUID, **changes: Any) -> Heard:
    found = replace(heard.subjects.get(subject, Subject()), **changes)
    return replace(heard, subjects={**heard.subjects, subject: found})
