"""Calls: published, and extended by two officers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text
from proposals import entries
from proposals.domain.call import stream_of
from proposals.domain.extension import OFFICERS, ExtendDeadline
from proposals.domain.publication import PUBLICATION, PublishCall

from .heard import facts_of, process_of


def publish_call(app: Application, call: Call, *, name: str, **fields: Any) -> Outcome:
    """Publish a call, for the activity that plans it unless the act names one."""
    facts = facts_of(app, call)
    gate = facts.gate(name, call.act.activity)

    def command(act: Act) -> PublishCall:
        waits_for = facts.waits_for(gate)
        if gate and act.activity is None:
            act = replace(act, activity=gate.activity)
        return PublishCall(act=act, process=facts.process, waits_for=waits_for, name=name, **fields)

    return app.execute(call, stream_of(call.act.process, name), PUBLICATION, command, writes=entries.follow)


def extend_deadline(app: Application, call: Call, stream: UUID, *, last: date, asked_by: Text) -> Outcome:
    """Propose a later last day."""
    process = process_of(app, call)
    return app.execute(
        call,
        stream,
        OFFICERS,
        lambda act: ExtendDeadline(act=act, process=process, last=last, asked_by=asked_by),
        thing=call.act.id,
    )
