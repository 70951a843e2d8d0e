"""One short function per command: load what the decision needs, decide, append. Here, what an author does."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from comments import periods
from comments.domain.comment import COMMENT, SubmitComment, WithdrawComment
from events.application import Application, Call, Outcome
from events.envelope import Act, Seal

from .reading import consultation_of, facts_of, process_of


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
