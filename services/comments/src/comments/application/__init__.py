"""One short function per command: load what the decision needs, decide, append."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from comments import periods
from comments.domain.comment import COMMENT, SubmitComment, WithdrawComment
from comments.domain.consultation import Version
from comments.domain.four_eyes import OFFICERS, ConfirmAct, DeclineAct, ExtendWindow, OpenConsultation
from comments.domain.moderation import MODERATION, Moderate
from comments.facts import Facts
from events import moderation
from events.application import Application, Call, Outcome
from events.envelope import Act, Seal

from .reading import consultation_of, facts_of, process_of
from .reports import keep_files, waiting_report


def submit_comment(
    app: Application, call: Call, consultation: UUID, *, text: str, language: str, paragraph: str | None
) -> Outcome:
    """Submit the text, sealed, on the consultation's version."""
    state, facts = consultation_of(app, consultation), facts_of(app, call)
    versions = facts.documents.get(state.plan.document, {}) if state.plan else {}
    known = versions.get(state.subject.number) if state.subject else None

    def command(act: Act, body: Seal) -> SubmitComment:
        return SubmitComment(
            act=act,
            process=facts.process,
            consultation=state,
            text=text,
            body=body,
            language=language,
            paragraph=paragraph,
            arrived_at=call.arrived_at,
            known=known,
        )

    return app.execute(
        call,
        call.act.id,
        COMMENT,
        command,
        words={"body": text},
        fence=partial(periods.check_in_time, consultation, call.arrived_at),
        writes=partial(periods.keep_comment, consultation, call.act.id),
    )


def withdraw_comment(app: Application, call: Call, comment: UUID) -> Outcome:
    """Withdraw one's own comment."""
    consultation = app.state(comment, COMMENT).on()
    state, process = consultation_of(app, consultation), process_of(app, call)
    return app.execute(
        call,
        comment,
        COMMENT,
        lambda act: WithdrawComment(
            act=act, process=process, comment=comment, consultation=state, arrived_at=call.arrived_at
        ),
        fence=partial(periods.check_in_time, consultation, call.arrived_at),
        writes=partial(periods.keep_withdrawn, comment),
    )


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
    facts = facts_of(app, call)
    process = facts.process
    if is_comment(app, stream):
        return _moderate(
            app,
            call,
            stream,
            lambda act: moderation.ConfirmHiding(
                act=act, process=process, grounds=facts.grounds, proposal=proposal, hash=content_hash
            ),
        )
    latest = _latest(facts, stream)
    report = waiting_report(app, stream, consultation_of(app, stream), proposal, facts)
    return app.execute(
        call,
        stream,
        OFFICERS,
        lambda act: ConfirmAct(
            act=act, process=process, proposal=proposal, hash=content_hash, latest=latest, report=report
        ),
        writes=partial(keep_files, report) if report else periods.keep_period,
    )


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Decline what another officer proposed, on a consultation or on a comment."""
    process = process_of(app, call)
    if is_comment(app, stream):
        return _moderate(
            app, call, stream, lambda act: moderation.DeclineHiding(act=act, process=process, proposal=proposal)
        )
    return app.execute(call, stream, OFFICERS, lambda act: DeclineAct(act=act, process=process, proposal=proposal))


def is_comment(app: Application, stream: UUID) -> bool:
    """Whether the stream is a comment's."""
    return app.state(stream, COMMENT).consultation is not None


def hide_contribution(app: Application, call: Call, comment: UUID, *, ground: str) -> Outcome:
    """Propose to hide the comment on that ground."""
    facts = facts_of(app, call)
    return _moderate(
        app,
        call,
        comment,
        lambda act: moderation.HideContribution(act=act, process=facts.process, grounds=facts.grounds, ground=ground),
        thing=call.act.id,
    )


def restore_contribution(app: Application, call: Call, comment: UUID) -> Outcome:
    """Show the comment again."""
    process = process_of(app, call)
    return _moderate(app, call, comment, lambda act: moderation.RestoreContribution(act=act, process=process))


def _moderate(
    app: Application,
    call: Call,
    comment: UUID,
    command: Callable[[Act], moderation.ModerationCommand],
    thing: UUID | None = None,
) -> Outcome:
    return app.execute(
        call, comment, MODERATION, lambda act: Moderate(comment=comment, command=command(act)), thing=thing
    )


def _latest(facts: Facts, consultation: UUID) -> Version | None:
    plan = facts.plans.get(consultation)
    return facts.versions.get(plan.document) if plan else None
