"""Commands on commitments, and on their freeze."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text
from events.plan import Evidence
from events.refusals import UnknownThing
from events.store import Cursor
from plan import files
from plan.domain import COMMITMENT, DOCUMENT, FREEZE, PROCESS
from plan.domain.commitments.amending import AmendCommitment, CloseAmendment, RequestAmendment
from plan.domain.commitments.commitment import Commitment, Standing, commitment_stream, need_drafted
from plan.domain.commitments.freezing import (
    ConfirmFreeze,
    DeclineFreeze,
    Freeze,
    FreezeCommitments,
    Reviewed,
    freeze_stream,
)
from plan.domain.commitments.reporting import ReportMilestone
from plan.domain.commitments.template import Template, content_bytes, read
from plan.domain.commitments.writing import (
    ConsultStakeholders,
    DraftCommitment,
    HoldWorkshop,
    ReadyCommitment,
    ReviseCommitment,
)
from plan.domain.document import document_stream
from plan.domain.process import process_stream

from .reading import Seen, facts_of, need_files, process_of

JSON = "application/json"

Made = Callable[[Act, Standing], Any]
"""The command of the act, given where the commitment stands."""


def draft_commitment(app: Application, call: Call, name: str, idea: UUID | None, content: Template) -> Outcome:
    """Write the commitment's first version."""
    return _act(app, call, name, partial(_drafting, idea, content), idea=idea, content=content)


def _drafting(idea: UUID | None, content: Template, act: Act, standing: Standing) -> DraftCommitment:
    return DraftCommitment(act=act, standing=standing, idea=idea, content=content)


def revise_commitment(app: Application, call: Call, name: str, content: Template, answers: tuple[UUID, ...]) -> Outcome:
    """Write the commitment's next version."""

    def command(act: Act, standing: Standing) -> ReviseCommitment:
        return ReviseCommitment(act=act, standing=standing, content=content, answers=answers)

    return _act(app, call, name, command, content=content)


def hold_workshop(
    app: Application,
    call: Call,
    name: str,
    *,
    held_on: date,
    mode: str,
    participants: int,
    sides: tuple[str, ...],
    evidence: tuple[Evidence, ...],
) -> Outcome:
    """Record a workshop on the commitment."""
    _need_evidence(app, evidence)

    def command(act: Act, standing: Standing) -> HoldWorkshop:
        return HoldWorkshop(
            act=act,
            standing=standing,
            held_on=held_on,
            mode=mode,
            participants=participants,
            sides=sides,
            evidence=evidence,
        )

    return _act(app, call, name, command)


def consult_stakeholders(
    app: Application,
    call: Call,
    name: str,
    *,
    channel: str,
    audience: Text,
    first: date,
    last: date,
    evidence: tuple[Evidence, ...],
) -> Outcome:
    """Record that stakeholders were consulted on the commitment."""
    _need_evidence(app, evidence)

    def command(act: Act, standing: Standing) -> ConsultStakeholders:
        return ConsultStakeholders(
            act=act,
            standing=standing,
            channel=channel,
            audience=audience,
            first=first,
            last=last,
            evidence=evidence,
        )

    return _act(app, call, name, command)


def ready_commitment(app: Application, call: Call, name: str) -> Outcome:
    """Hand the commitment's last version over."""

    def command(act: Act, standing: Standing) -> ReadyCommitment:
        return ReadyCommitment(act=act, standing=standing, content=last_content(app, act.process, name))

    return _act(app, call, name, command)


def request_amendment(
    app: Application, call: Call, name: str, *, body: str, number: int | None, hash: str | None, words: Text
) -> Outcome:
    """Ask for a change of the commitment; the answer's id is the amendment's."""

    def command(act: Act, standing: Standing) -> RequestAmendment:
        return RequestAmendment(
            act=act,
            standing=standing,
            seats=_seats(app, act),
            body=body,
            number=number,
            hash=hash,
            words=words,
        )

    return _act(app, call, name, command, thing=call.act.id)


def amend_commitment(app: Application, call: Call, name: str, content: Template, answers: tuple[UUID, ...]) -> Outcome:
    """Write the version that answers amendments."""

    def command(act: Act, standing: Standing) -> AmendCommitment:
        return AmendCommitment(act=act, standing=standing, seats=_seats(app, act), content=content, answers=answers)

    return _act(app, call, name, command, content=content)


def close_amendment(app: Application, call: Call, name: str, amendment: UUID, outcome: str) -> Outcome:
    """Close an amendment: settled, or withdrawn."""

    def command(act: Act, standing: Standing) -> CloseAmendment:
        return CloseAmendment(act=act, standing=standing, seats=_seats(app, act), amendment=amendment, outcome=outcome)

    return _act(app, call, name, command)


def report_milestone(
    app: Application,
    call: Call,
    name: str,
    *,
    document: str,
    milestone: str,
    status: str,
    text: Text,
    evidence: tuple[Evidence, ...],
) -> Outcome:
    """Report on a milestone of the commitment, as it stands in that plan."""
    _need_evidence(app, evidence)

    def command(act: Act) -> ReportMilestone:
        plan = app.state(document_stream(act.process, document), DOCUMENT).plan
        frozen = next((each for each in plan.commitments if each.name == name), None) if plan else None
        return ReportMilestone(
            act=act,
            process=process_of(app, act),
            name=name,
            document=document,
            plan=plan,
            content=content_of(app, frozen.hash) if frozen else None,
            represents=facts_of(app, act).organisations.of(act.person),
            milestone=milestone,
            status=status,
            text=text,
            evidence=evidence,
        )

    return app.execute(call, commitment_stream(call.act.process, name), COMMITMENT, command)


def freeze_commitments(app: Application, call: Call) -> Outcome:
    """Propose that the commitments approved for comment be frozen; the answer's id is the proposal's."""
    seen = Seen(app)

    def command(act: Act) -> FreezeCommitments:
        return FreezeCommitments(act=act, process=process_of(app, act), reviewed=_reviewed(app, act, seen))

    stream = freeze_stream(call.act.process)
    return app.execute(call, stream, FREEZE, command, fence=seen.fence, thing=call.act.id)


def confirm_freeze(app: Application, call: Call, stream: UUID, proposal: UUID, content_hash: str) -> Outcome:
    """Freeze the commitments, as the second person; none of them may move meanwhile."""
    seen = Seen(app)

    def command(act: Act) -> ConfirmFreeze:
        reviewed = _reviewed(app, act, seen)
        process = process_of(app, act)
        return ConfirmFreeze(act=act, process=process, reviewed=reviewed, proposal=proposal, hash=content_hash)

    return app.execute(call, stream, FREEZE, command, fence=seen.fence)


def decline_freeze(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Do not freeze the commitments, as the second person."""

    def command(act: Act) -> DeclineFreeze:
        return DeclineFreeze(act=act, process=process_of(app, act), proposal=proposal)

    return app.execute(call, stream, FREEZE, command)


def read_freeze(app: Application, process: str) -> Freeze:
    """The freeze, as it stands."""
    return app.state(freeze_stream(process), FREEZE)


def read_commitment(app: Application, process: str, name: str) -> tuple[Commitment, Template]:
    """The commitment, and the content of its last version."""
    state = app.state(commitment_stream(process, name), COMMITMENT)
    need_drafted(state, name)
    return state, content_of(app, state.last.hash)


def languages(app: Application, process: str) -> tuple[str, ...]:
    """The languages that the process requires."""
    return app.state(process_stream(process), PROCESS).languages


def content_of(app: Application, hashed: str) -> Template:
    """The content of that hash."""
    with app.store.reading() as cursor:
        return read(files.content_of(cursor, hashed)[1])


def last_content(app: Application, process: str, name: str) -> Template:
    """The content of the commitment's last version."""
    return read_commitment(app, process, name)[1]


def _act(
    app: Application,
    call: Call,
    name: str,
    command: Made,
    *,
    idea: UUID | None = None,
    content: Template | None = None,
    thing: UUID | None = None,
) -> Outcome:
    """Carry the command out, unless the commitments are frozen before it is recorded; its content is a file."""
    stream, seen = commitment_stream(call.act.process, name), Seen(app)

    def made(act: Act) -> Any:
        of = idea or app.state(stream, COMMITMENT).idea
        return command(act, _standing(app, act, name, of, seen))

    writes = partial(_keep, content) if content else None
    return app.execute(call, stream, COMMITMENT, made, fence=seen.fence, writes=writes, thing=thing)


def _standing(app: Application, act: Act, name: str, idea: UUID | None, seen: Seen) -> Standing:
    facts = facts_of(app, act)
    return Standing(
        process=process_of(app, act),
        name=name,
        task_force=facts.task_forces.of(idea),
        reviews=facts.reviews.of(name),
        frozen=seen.state(freeze_stream(act.process), FREEZE).event is not None,
    )


def _keep(content: Template, cursor: Cursor, _positions: tuple[int, ...]) -> None:
    files.put(cursor, JSON, content_bytes(content))


def _seats(app: Application, act: Act) -> Mapping[str, str]:
    return facts_of(app, act).reviews.seats_of(act.person)


def _reviewed(app: Application, act: Act, seen: Seen) -> tuple[Reviewed, ...]:
    """Each commitment that a body decided on, with its decisions."""
    reviews = facts_of(app, act).reviews.by_commitment
    states = {name: seen.state(commitment_stream(act.process, name), COMMITMENT) for name in sorted(reviews)}
    return tuple(Reviewed(commitment=state, reviews=reviews[name]) for name, state in states.items() if state.version)


def _need_evidence(app: Application, evidence: tuple[Evidence, ...]) -> None:
    named = [(f"evidence.{index}.file", each.ref) for index, each in enumerate(evidence) if each.kind == "file"]
    need_files(app, named)


def contents(app: Application, process: str, names: Mapping[str, str]) -> dict[str, Template]:
    """The contents by commitment, of those hashes by name; UnknownThing where a commitment is not there."""
    for name in names:
        if app.state(commitment_stream(process, name), COMMITMENT).version == 0:
            raise UnknownThing("commitment", what="commitment", name=name)
    return {name: content_of(app, hashed) for name, hashed in names.items()}
