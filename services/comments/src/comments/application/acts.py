"""What needs two officers and is confirmed or declined by the second; and what is hidden, shown again."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from comments import periods
from comments.domain.comment import COMMENT
from comments.domain.consultation import Version
from comments.domain.four_eyes import OFFICERS, ConfirmAct, DeclineAct, ExtendWindow, OpenConsultation
from comments.domain.moderation import MODERATION, Moderate
from comments.facts import Facts
from events.application import Application, Call, Outcome
from events.moderators import Made, Moderators

from .reading import consultation_of, facts_of, process_of
from .reports import keep_files, waiting_report


def open_consultation(app: Application, call: Call, consultation: UUID) -> Outcome:
    """Propose to open the consultation on the document's latest version."""
    facts = facts_of(app, call)
    latest = _latest(facts, consultation)
    return app.execute(
        call,
        consultation,
        OFFICERS,
        lambda act: OpenConsultation(act=act, process=facts.process, latest=latest),
        thing=call.act.id,
    )


def extend_window(app: Application, call: Call, consultation: UUID, *, last: date) -> Outcome:
    """Propose a later last day."""
    process = process_of(app, call)
    return app.execute(
        call,
        consultation,
        OFFICERS,
        lambda act: ExtendWindow(act=act, process=process, last=last),
        thing=call.act.id,
    )


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another officer proposed, on a consultation or on a comment."""
    if _is_comment(app, stream):
        return MODERATORS.confirm(app, call, stream, proposal, content_hash=content_hash)
    facts = facts_of(app, call)
    latest = _latest(facts, stream)
    report = waiting_report(app, stream, consultation_of(app, stream), proposal, facts)
    return app.execute(
        call,
        stream,
        OFFICERS,
        lambda act: ConfirmAct(
            act=act, process=facts.process, proposal=proposal, hash=content_hash, latest=latest, report=report
        ),
        writes=partial(keep_files, report) if report else periods.keep_period,
    )


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Decline what another officer proposed, on a consultation or on a comment."""
    if _is_comment(app, stream):
        return MODERATORS.decline(app, call, stream, proposal)
    process = process_of(app, call)
    return app.execute(call, stream, OFFICERS, lambda act: DeclineAct(act=act, process=process, proposal=proposal))


def place(app: Application, stream: UUID) -> str:
    """Where the consultation or the comment is read."""
    return f"/v1/comments/{stream}" if _is_comment(app, stream) else f"/v1/consultations/{stream}"


def _is_comment(app: Application, stream: UUID) -> bool:
    return app.state(stream, COMMENT).consultation is not None


def _moderate(app: Application, call: Call, comment: UUID, command: Made, *, thing: UUID | None = None) -> Outcome:
    return app.execute(
        call, comment, MODERATION, lambda act: Moderate(comment=comment, command=command(act)), thing=thing
    )


MODERATORS = Moderators(facts=facts_of, moderate=_moderate)
"""Hide, and show again, a comment."""


def _latest(facts: Facts, consultation: UUID) -> Version | None:
    plan = facts.plans.get(consultation)
    return facts.versions.get(plan.document) if plan else None
