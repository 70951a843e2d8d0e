"""One short function per command about answers; and the groups of comments that say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from comments import periods
from comments.domain.answering import (
    ANSWERING,
    Answer,
    DraftAnswer,
    NothingToAnswer,
    RespondToCluster,
    RespondToComment,
    prepares,
)
from comments.domain.comment import COMMENT, Comment, NoComment
from comments.domain.grouping import Group, Said, groups
from events.application import Application, Call, Outcome
from events.envelope import Act, Seal
from events.foureyes import canonical
from events.refusals import OfficeNeeded, UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER

from .reading import comments_of, consultation_of, facts_of

_GROUPS: WeakKeyDictionary[Application, dict[UUID, tuple[frozenset[UUID], tuple[Group, ...]]]] = WeakKeyDictionary()
"""The groups made last, by consultation, with the texts they are of: ids alone, so that no text is opened twice."""


def respond_to_comment(app: Application, call: Call, comment: UUID, answer: Answer) -> Outcome:
    """Answer a comment of a counted period."""
    state, facts = consultation_of(app, app.state(comment, COMMENT).on()), facts_of(app, call)
    return app.execute(
        call,
        comment,
        ANSWERING,
        lambda act: RespondToComment(
            act=act,
            process=facts.process,
            comment=comment,
            consultation=state,
            answer=answer,
            documents=facts.documents,
            represents=facts.organisations.of(act.person),
        ),
        writes=partial(periods.keep_answered, (comment,)),
    )


def respond_to_cluster(
    app: Application, call: Call, consultation: UUID, answer: Answer, *, chosen: Sequence[UUID], cluster: UUID | None
) -> Outcome:
    """Answer the chosen comments, or what is unanswered of a group, all or none; the answer's id is the set's."""
    if (known := app.answered(call)) is not None:
        return known
    order = order_of(app, call, consultation, chosen, cluster)
    state, facts = consultation_of(app, consultation), facts_of(app, call)

    def command(act: Act) -> RespondToCluster:
        return RespondToCluster(
            act=act,
            process=facts.process,
            stream=consultation,
            consultation=state,
            answer=answer,
            comments={comment: app.state(comment, COMMENT) for comment in order},
            documents=facts.documents,
            represents=facts.organisations.of(act.person),
        )

    writes = partial(periods.keep_answered, tuple(order))
    return app.execute(call, order[-1], ANSWERING, command, writes=writes, thing=order[0])


def order_of(
    app: Application, call: Call, consultation: UUID, chosen: Sequence[UUID], cluster: UUID | None
) -> list[UUID]:
    """The chosen comments, or what is unanswered of a group, in the order of their arrival; at least one."""
    if bool(chosen) == (cluster is not None):
        raise ValueRefused("comments", rule="either the comments, or their group")
    wanted = set(chosen) if cluster is None else set(_unanswered(app, call, consultation, cluster))
    order = [comment for comment in comments_of(app, consultation) if comment in wanted]
    _need_all(wanted, order)
    return order


def _need_all(wanted: set[UUID], found: Sequence[UUID]) -> None:
    """Refuse a set without comments, and one with what is no comment on the consultation."""
    if missing := sorted(wanted.difference(found)):
        raise UnknownThing("comments", what="comment", name=missing[0])
    if not found:
        raise NothingToAnswer()


def _unanswered(app: Application, call: Call, consultation: UUID, cluster: UUID) -> tuple[UUID, ...]:
    comments = comments_of(app, consultation)
    found = groups_of(app, consultation, comments, str(call.act.person))
    group = next((each for each in found if each.id == cluster), None)
    if group is None:
        raise UnknownThing("cluster", what="cluster", name=cluster)
    return tuple(comment for comment in group.comments if not comments[comment].answered)


def groups_of(app: Application, consultation: UUID, comments: Mapping[UUID, Comment], who: str) -> tuple[Group, ...]:
    """The groups of the comments that were not withdrawn; each unsealing is logged."""
    standing = {comment: state for comment, state in comments.items() if not state.withdrawn and state.body}
    made = _GROUPS.setdefault(app, {})
    if consultation not in made or made[consultation][0] != standing.keys():
        refs = {comment: state.body.ref for comment, state in standing.items() if state.body}
        texts = app.unseal(list(refs.values()), who, "grouping comments")
        said = (
            Said(comment=comment, paragraph=state.paragraph, text=texts.get(refs[comment]))
            for comment, state in standing.items()
        )
        made[consultation] = (frozenset(standing), groups(said))
    return made[consultation][1]


def draft_answer(app: Application, call: Call, comment: UUID, draft: Mapping[str, Any]) -> Outcome:
    """Keep a draft, sealed: no other service is told its words."""
    facts = facts_of(app, call)

    def command(act: Act, draft: Seal) -> DraftAnswer:
        represents = facts.organisations.of(act.person)
        return DraftAnswer(act=act, process=facts.process, comment=comment, draft=draft, represents=represents)

    return app.execute(call, comment, ANSWERING, command, words={"draft": canonical(draft)}, withheld=True)


def read_draft(app: Application, comment: UUID, person: UUID | None, offices: Sequence[str]) -> tuple[Comment, Any]:
    """The comment and its last draft (None: erased), for officers and whom it is assigned to."""
    state = app.state(comment, COMMENT)
    if state.consultation is None:
        raise NoComment("comment")
    if UNIT_OFFICER not in offices and not prepares(state, person, _represents(app, comment, person)):
        raise OfficeNeeded("Authorization", office=UNIT_OFFICER)
    if state.draft is None:
        raise UnknownThing("comment", what="draft", name=comment)
    ref = state.draft.draft.ref
    opened = app.open_withheld([ref], str(person), "reading a draft").get(ref)
    return state, json.loads(opened[1]) if opened else None


def _represents(app: Application, comment: UUID, person: UUID | None) -> frozenset[str]:
    process = app.store.stream(comment)[0].process
    represents: frozenset[str] = app.facts(process).organisations.of(person)
    return represents
