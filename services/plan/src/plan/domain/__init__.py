"""The plan's kinds of stream: a process, its documents (one is the plan), its commitments, their freeze, its files."""

from __future__ import annotations

from typing import Any

from events.aggregate import Aggregate
from events.envelope import Event

from . import activities, document, drafting, editions, filing, lifecycle, process, publication, seconding
from .commitments import amending, commitment, freezing, reporting, writing
from .plans import approving, assembling, sending

PROCESS_DECISIONS = lifecycle.DECISIONS | editions.DECISIONS | activities.DECISIONS
DOCUMENT_DECISIONS = (
    drafting.DECISIONS
    | document.DECISIONS
    | publication.DECISIONS
    | assembling.DECISIONS
    | approving.DECISIONS
    | sending.DECISIONS
    | seconding.DECISIONS
)
COMMITMENT_DECISIONS = writing.DECISIONS | amending.DECISIONS | reporting.DECISIONS


def decide_process(state: process.Process, command: Any) -> tuple[Event, ...]:
    """The events that the command makes of the process, or a refusal."""
    return PROCESS_DECISIONS[type(command)](state, command)


def decide_document(state: document.Document, command: Any) -> tuple[Event, ...]:
    """The events that the command makes of the document, or a refusal."""
    return DOCUMENT_DECISIONS[type(command)](state, command)


def decide_commitment(state: commitment.Commitment, command: Any) -> tuple[Event, ...]:
    """The events that the command makes of the commitment, or a refusal."""
    return COMMITMENT_DECISIONS[type(command)](state, command)


PROCESS = Aggregate(process.Process(), process.evolve, decide_process)
DOCUMENT = Aggregate(document.Document(), document.evolve, decide_document)
COMMITMENT = Aggregate(commitment.Commitment(), commitment.evolve, decide_commitment)
FILE = Aggregate(filing.Received(), filing.evolve, filing.decide)
FREEZE = Aggregate(freezing.Freeze(), freezing.evolve, freezing.decide)
