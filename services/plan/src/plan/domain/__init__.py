"""The plan's two kinds of stream: a process, and each of its documents."""

from __future__ import annotations

from typing import Any

from events.aggregate import Aggregate
from events.envelope import Event

from . import activities, document, editions, lifecycle, process, publication

PROCESS_DECISIONS = lifecycle.DECISIONS | editions.DECISIONS | activities.DECISIONS
DOCUMENT_DECISIONS = document.DECISIONS | publication.DECISIONS


def decide_process(state: process.Process, command: Any) -> tuple[Event, ...]:
    """The events that the command makes of the process, or a refusal."""
    return PROCESS_DECISIONS[type(command)](state, command)


def decide_document(state: document.Document, command: Any) -> tuple[Event, ...]:
    """The events that the command makes of the document, or a refusal."""
    process.need_officer(command.process, command.act)
    return DOCUMENT_DECISIONS[type(command)](state, command)


PROCESS = Aggregate(process.Process(), process.evolve, decide_process)
DOCUMENT = Aggregate(document.Document(), document.evolve, decide_document)
