"""Commands on the plan: assembled, revised, approved, published, submitted."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text
from events.plan import Evidence, Rendition
from events.store import Cursor
from plan import files
from plan.domain import DOCUMENT, FREEZE
from plan.domain.commitments.freezing import freeze_stream
from plan.domain.commitments.template import Template
from plan.domain.document import Document, document_stream
from plan.domain.plans.approving import (
    ApproveAsEntity,
    Gates,
    NameResponsibleEntity,
    RecordCabinetDecision,
    RefuseAsEntity,
    RequestApproval,
)
from plan.domain.plans.assembling import MARKDOWN, AssemblePlan, RevisePlan, need_plan, plan_texts, recorded_difference
from plan.domain.plans.sending import PublishPlan, RecordAcknowledgement, SubmitPlan
from plan.domain.seconding import ConfirmAct, DeclineAct

from .commitments import JSON, contents
from .documents import Named, read_version
from .reading import Seen, facts_of, need_files, only_plan, process_of

OfVersion = tuple[int | None, str | None]
"""A version as a person names it: its number, its hash, or both."""


class _Kept:
    """Files that the service itself makes, stored with the events that name them."""

    def __init__(self) -> None:
        self.made: list[tuple[str, bytes]] = []

    def writes(self, cursor: Cursor, _positions: tuple[int, ...]) -> None:
        """Store them."""
        for media_type, content in self.made:
            files.put(cursor, media_type, content)


def assemble_plan(app: Application, call: Call, name: str, title: Text, introductions: Named) -> Outcome:
    """Make the plan of the frozen commitments, after the introductions."""
    seen, kept = Seen(app), _Kept()

    def command(act: Act) -> AssemblePlan:
        process, freeze = process_of(app, act), seen.state(freeze_stream(act.process), FREEZE)
        with app.store.reading() as cursor:
            renditions = files.renditions(cursor, introductions, "introductions")
            texts = files.texts(cursor, renditions)
        frozen = contents(app, act.process, {each.name: each.hash for each in freeze.commitments})
        made = plan_texts(texts, list(frozen.values()), process.languages)
        kept.made = [(MARKDOWN, text.encode()) for text in made.values()]
        return AssemblePlan(
            act=act,
            process=process,
            name=name,
            title=title,
            introductions=renditions,
            texts=texts,
            freeze=freeze,
            contents=frozen,
        )

    stream = document_stream(call.act.process, name)

    def fence(cursor: Cursor) -> None:
        seen.fence(cursor)
        only_plan(call.act.process, stream, cursor)

    return app.execute(call, stream, DOCUMENT, command, fence=fence, writes=kept.writes)


def revise_plan(app: Application, call: Call, name: str, named: Named, note: Text) -> Outcome:
    """Add the plan's next version, with a note and its recorded difference."""
    kept = _Kept()

    def command(act: Act) -> RevisePlan:
        process, state = process_of(app, act), _document(app, act, name)
        need_plan(state, name)
        renditions, written = read_version(app, act, name, named, aligned=False)
        kept.made = [(JSON, recorded_difference(state, act, name, process, written).content)]
        return RevisePlan(act=act, process=process, name=name, renditions=renditions, written=written, note=note)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command, writes=kept.writes)


def name_entity(app: Application, call: Call, name: str, commitment: str, organisation: str) -> Outcome:
    """Say which organisation answers for the commitment."""

    def command(act: Act) -> NameResponsibleEntity:
        return NameResponsibleEntity(
            act=act,
            process=process_of(app, act),
            name=name,
            commitment=commitment,
            organisation=organisation,
            registered=facts_of(app, act).organisations.registered,
        )

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def request_approval(
    app: Application, call: Call, name: str, organisation: str, hash: str | None, due_on: date | None
) -> Outcome:
    """Ask the organisation to approve the plan's last version."""

    def command(act: Act) -> RequestApproval:
        return RequestApproval(
            act=act, process=process_of(app, act), name=name, organisation=organisation, hash=hash, due_on=due_on
        )

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def answer_as_entity(
    app: Application, call: Call, name: str, organisation: str, version: OfVersion, no: str | None
) -> Outcome:
    """Approve that very version as a representative of the organisation, or say the `no`."""
    number, hashed = version

    def command(act: Act) -> ApproveAsEntity:
        fields: dict[str, Any] = {
            "act": act,
            "process": process_of(app, act),
            "name": name,
            "organisation": organisation,
            "number": number,
            "hash": hashed,
            "represents": facts_of(app, act).organisations.of(act.person),
        }
        return ApproveAsEntity(**fields) if no is None else RefuseAsEntity(**fields, answer=no)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def record_cabinet(
    app: Application, call: Call, name: str, version: OfVersion, *, outcome: str, decided_on: date, decision: str
) -> Outcome:
    """Propose to record the Cabinet's decision; the answer's id is the proposal's."""
    number, hashed = version

    def command(act: Act) -> RecordCabinetDecision:
        return RecordCabinetDecision(
            act=act,
            process=process_of(app, act),
            name=name,
            number=number,
            hash=hashed,
            outcome=outcome,
            decided_on=decided_on,
            decision=decision,
            gates=gates(app, act, name),
        )

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command, thing=call.act.id)


def publish_plan(app: Application, call: Call, name: str) -> Outcome:
    """Propose to publish the approved plan; the answer's id is the proposal's."""

    def command(act: Act) -> PublishPlan:
        return PublishPlan(act=act, process=process_of(app, act), name=name, gates=gates(app, act, name))

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command, thing=call.act.id)


def submit_plan(
    app: Application, call: Call, name: str, named: Named | None, *, recipient: str, channel: str, sent_on: date
) -> Outcome:
    """Propose to send those files; the answer's id is the proposal's."""

    def command(act: Act) -> SubmitPlan:
        return SubmitPlan(
            act=act,
            process=process_of(app, act),
            name=name,
            renditions=_very_bytes(app, named or _last(app, act, name)),
            recipient=recipient,
            channel=channel,
            sent_on=sent_on,
            gates=gates(app, act, name),
        )

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command, thing=call.act.id)


def record_acknowledgement(
    app: Application, call: Call, name: str, acknowledged_on: date, evidence: tuple[Evidence, ...]
) -> Outcome:
    """Record that the recipient confirmed to have the plan."""
    need_files(app, [(f"evidence.{n}.file", each.ref) for n, each in enumerate(evidence) if each.kind == "file"])

    def command(act: Act) -> RecordAcknowledgement:
        process = process_of(app, act)
        return RecordAcknowledgement(
            act=act, process=process, name=name, acknowledged_on=acknowledged_on, evidence=evidence
        )

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def confirm_act(app: Application, call: Call, document: UUID, proposal: UUID, content_hash: str) -> Outcome:
    """Do what was proposed of the document, as the second person."""
    name = app.state(document, DOCUMENT).name

    def command(act: Act) -> ConfirmAct:
        return ConfirmAct(
            act=act,
            process=process_of(app, act),
            proposal=proposal,
            hash=content_hash,
            gates=gates(app, act, name),
        )

    return app.execute(call, document, DOCUMENT, command)


def decline_act(app: Application, call: Call, document: UUID, proposal: UUID) -> Outcome:
    """Say no to what was proposed of the document, as the second person."""

    def command(act: Act) -> DeclineAct:
        return DeclineAct(act=act, process=process_of(app, act), proposal=proposal)

    return app.execute(call, document, DOCUMENT, command)


def gates(app: Application, act: Act, name: str) -> Gates:
    """What was heard of the consultations on the plan, and of appeals."""
    facts = facts_of(app, act)
    return Gates(consultations=facts.on(name), appeals=facts.reviews.appeals)


def read_plan(app: Application, process: str, name: str) -> Document:
    """The document, which is the plan."""
    state = app.state(document_stream(process, name), DOCUMENT)
    need_plan(state, name)
    return state


def plan_contents(app: Application, process: str, name: str) -> list[Template]:
    """The plan's commitments, in their order."""
    plan = need_plan(read_plan(app, process, name), name)
    return list(contents(app, process, {each.name: each.hash for each in plan.commitments}).values())


def _document(app: Application, act: Act, name: str) -> Document:
    return app.state(document_stream(act.process, name), DOCUMENT)


def _last(app: Application, act: Act, name: str) -> Named:
    state = _document(app, act, name)
    need_plan(state, name)
    return [(each.language, each.file) for each in state.versions[-1].renditions]


def _very_bytes(app: Application, named: Named) -> tuple[Rendition, ...]:
    """The renditions as their stored bytes tell them: a file whose bytes have changed is another."""
    with app.store.reading() as cursor:
        told = files.renditions(cursor, named)
        return tuple(files.looked_at(cursor, each) for each in told)
