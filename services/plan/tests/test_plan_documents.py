"""Documents: given these events, when this command, then exactly these events, or this refusal."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from events.plan import (
    ActDeclined,
    ActProposed,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    ProcessSuspended,
)
from events.refusals import (
    AlreadyThere,
    ContentDiffers,
    LanguageMissing,
    NotProposed,
    OfficeNeeded,
    ProcessStopped,
    ReasonNeeded,
    SecondPersonNeeded,
    UnknownThing,
    ValueRefused,
)
from plan.domain.document import (
    CommentsUnanswered,
    Consultation,
    ConsultationNotClosed,
    DocumentIsFinal,
    FinaliseDocument,
    NotTheLastVersion,
    consultation_id,
    document_stream,
    version_hash,
)
from plan.domain.drafting import AddVersion, DraftDocument
from plan.domain.publication import AlreadyPublished, NotFinal, PublishDocument
from plan.domain.seconding import ConfirmAct, DeclineAct

WORDS = {"ar": "نص", "en": "words"}
STREAM = document_stream("jo-nap5", "methodology")
COMMENTS = consultation_id("jo-nap5", "methodology-comments")
ANSWERED = Consultation(
    id=COMMENTS, name="methodology-comments", document="methodology", closed=True, owed=11, answers=11, answered=True
)


def draft(story: Any, **changes: Any) -> DraftDocument:
    return replace(
        DraftDocument(
            act=story.act(activity=2),
            process=story.process(),
            name="methodology",
            title=WORDS,
            renditions=(story.rendition("en"), story.rendition("ar")),
        ),
        **changes,
    )


def add(story: Any, **changes: Any) -> AddVersion:
    renditions = (story.rendition("en", "final"), story.rendition("ar", "final"))
    return replace(
        AddVersion(act=story.act(), process=story.process(), name="methodology", renditions=renditions), **changes
    )


def finalise(story: Any, *consultations: Consultation, **changes: Any) -> FinaliseDocument:
    return replace(
        FinaliseDocument(
            act=story.act(), process=story.process(), name="methodology", number=None, consultations=consultations
        ),
        **changes,
    )


def publish(story: Any, **changes: Any) -> PublishDocument:
    return replace(PublishDocument(act=story.act(), process=story.process(), name="methodology"), **changes)


def confirm(story: Any, proposed: Any, **changes: Any) -> ConfirmAct:
    return replace(
        ConfirmAct(act=story.act("omar"), process=story.process(), proposal=proposed.proposal, hash=proposed.hash),
        **changes,
    )


def decline(story: Any, proposed: Any, **changes: Any) -> DeclineAct:
    return replace(
        DeclineAct(act=story.act("omar", reason=WORDS), process=story.process(), proposal=proposed.proposal), **changes
    )


def test_a_document_is_drafted(story: Any) -> None:
    command = draft(story.started().planned(2))
    assert story.decide_document(command) == (
        command.act.event(
            DocumentDrafted,
            STREAM,
            1,
            office="unit_officer",
            name="methodology",
            title=WORDS,
            number=1,
            renditions=command.renditions,
            hash=version_hash(command.renditions),
        ),
    )


def test_a_version_s_hash_is_over_its_languages_and_files_in_one_order(story: Any) -> None:
    en, ar = story.rendition("en"), story.rendition("ar")
    content = '[["ar","draft-ar"],["en","draft-en"]]'
    assert version_hash((en, ar)) == version_hash((ar, en)) == hashlib.sha256(content.encode()).hexdigest()
    assert version_hash((en,)) != version_hash((en, ar))


@pytest.mark.parametrize(
    ("changes", "field", "refusal"),
    [
        ({"title": {"ar": "نص"}}, "title.en", LanguageMissing),
        ({"renditions": ()}, "renditions", ValueRefused),
    ],
)
def test_a_wrong_draft_is_refused_by_field(story: Any, changes: Any, field: str, refusal: Any) -> None:
    with pytest.raises(refusal) as refused:
        story.started().planned(2).decide_document(draft(story, **changes))
    assert refused.value.field == field


def test_a_version_has_each_language_once(story: Any) -> None:
    story.started().planned(2)
    with pytest.raises(ValueRefused) as refused:
        story.decide_document(draft(story, renditions=(story.rendition("ar"), story.rendition("ar", "other"))))
    assert refused.value.field == "renditions.1.language"


def test_a_document_is_drafted_once(story: Any) -> None:
    with pytest.raises(AlreadyThere):
        story.started().planned(2).drafted().decide_document(draft(story))


def test_versions_are_dense_and_the_earlier_ones_stay(story: Any) -> None:
    story.started().drafted()
    before = story.document().versions
    command = add(story)
    assert story.decide_document(command) == (
        command.act.event(
            DocumentVersionAdded,
            STREAM,
            2,
            office="unit_officer",
            name="methodology",
            number=2,
            renditions=command.renditions,
            hash=version_hash(command.renditions),
        ),
    )
    assert story.document().versions[:1] == before


def test_the_last_version_becomes_final_when_all_is_answered(story: Any) -> None:
    story.started().planned(4, story.consultation()).drafted()
    story.decide_document(add(story))
    command = finalise(story, ANSWERED)
    assert story.decide_document(command) == (
        command.act.event(
            DocumentFinalised,
            STREAM,
            3,
            office="unit_officer",
            rule=("consultations-answered", 1),
            name="methodology",
            number=2,
            hash=story.document().versions[1].hash,
            consultations=(COMMENTS,),
        ),
    )


def test_without_consultations_a_document_becomes_final_at_once(story: Any) -> None:
    (finalised,) = story.started().drafted().decide_document(finalise(story))
    assert finalised.consultations == ()


@pytest.mark.parametrize("heard", [None, replace(ANSWERED, closed=False, answered=False)])
def test_a_consultation_not_closed_is_named(story: Any, heard: Consultation | None) -> None:
    story.started().planned(4, story.consultation()).drafted()
    with pytest.raises(ConsultationNotClosed) as refused:
        story.decide_document(finalise(story, *([heard] if heard else [])))
    assert "methodology-comments" in refused.value.message


def test_comments_that_wait_for_an_answer_are_counted(story: Any) -> None:
    story.started().planned(4, story.consultation()).drafted()
    with pytest.raises(CommentsUnanswered) as refused:
        story.decide_document(finalise(story, replace(ANSWERED, answered=False, answers=8)))
    assert "3 comments wait" in refused.value.message


def test_a_consultation_that_was_opened_and_not_planned_counts_too(story: Any) -> None:
    story.started().drafted()
    with pytest.raises(ConsultationNotClosed):
        story.decide_document(finalise(story, replace(ANSWERED, closed=False)))


def test_each_planned_consultation_counts(story: Any) -> None:
    story.started().planned(4, story.consultation(), story.consultation("second-round")).drafted()
    with pytest.raises(ConsultationNotClosed) as refused:
        story.decide_document(finalise(story, ANSWERED))
    assert "second-round" in refused.value.message


def test_consultations_on_other_documents_do_not_count(story: Any) -> None:
    story.started().planned(4, story.consultation(document="plan")).drafted()
    assert story.decide_document(finalise(story))


def test_only_the_last_version_becomes_final(story: Any) -> None:
    story.started().drafted()
    story.decide_document(add(story))
    with pytest.raises(NotTheLastVersion):
        story.decide_document(finalise(story, number=1))
    assert story.decide_document(finalise(story, number=2))


def test_a_final_version_has_all_required_languages(story: Any) -> None:
    with pytest.raises(LanguageMissing) as refused:
        story.started().drafted("ar").decide_document(finalise(story))
    assert refused.value.details == {"language": "en"}


@pytest.mark.parametrize("command", [add, finalise])
def test_a_final_document_takes_no_more(story: Any, command: Any) -> None:
    with pytest.raises(DocumentIsFinal):
        story.started().drafted().finalised().decide_document(command(story))


@pytest.mark.parametrize("command", [add, finalise, publish])
def test_there_is_nothing_to_do_before_the_draft(story: Any, command: Any) -> None:
    with pytest.raises(UnknownThing) as refused:
        story.started().decide_document(command(story))
    assert refused.value.details == {"what": "document", "name": "methodology"}


def test_publication_is_proposed_then_confirmed_by_another(story: Any) -> None:
    story.started().planned(6).drafted("en", "ar").finalised()
    command = publish(story, act=story.act(activity=6))
    digest = story.document().versions[0].hash
    content = f'{{"document":"methodology","hash":"{digest}","languages":["en","ar"],"number":1}}'
    (proposed,) = story.decide_document(command)
    assert proposed == command.act.event(
        ActProposed,
        STREAM,
        3,
        office="unit_officer",
        proposal=command.act.id,
        act="PublishDocument",
        content=content,
        hash=hashlib.sha256(content.encode()).hexdigest(),
    )
    second = confirm(story, proposed)
    assert story.decide_document(second) == (
        replace(second.act, activity=6).event(
            DocumentPublished,
            STREAM,
            4,
            office="unit_officer",
            rule=("four-eyes", 1),
            name="methodology",
            number=1,
            hash=digest,
            languages=("en", "ar"),
            proposal=command.act.id,
            proposed_by=story.person("huda"),
        ),
    )


def test_a_declined_proposal_waits_no_more(story: Any) -> None:
    (proposed,) = story.started().drafted().finalised().decide_document(publish(story))
    command = decline(story, proposed)
    assert story.decide_document(command) == (
        command.act.event(
            ActDeclined,
            STREAM,
            4,
            office="unit_officer",
            rule=("four-eyes", 1),
            proposal=proposed.proposal,
            act="PublishDocument",
            proposed_by=story.person("huda"),
        ),
    )
    with pytest.raises(NotProposed):
        story.decide_document(confirm(story, proposed))


@pytest.mark.parametrize(
    ("second", "refusal"),
    [
        (lambda story, proposed: confirm(story, proposed, act=story.act("huda")), SecondPersonNeeded),
        (lambda story, proposed: confirm(story, proposed, hash="0" * 64), ContentDiffers),
        (lambda story, proposed: confirm(story, proposed, proposal=STREAM), NotProposed),
        (lambda story, proposed: decline(story, proposed, act=story.act("huda", reason=WORDS)), SecondPersonNeeded),
        (lambda story, proposed: decline(story, proposed, act=story.act("omar")), ReasonNeeded),
        (lambda story, proposed: decline(story, proposed, proposal=STREAM), NotProposed),
    ],
)
def test_a_wrong_second_person_s_act_is_refused(story: Any, second: Any, refusal: Any) -> None:
    (proposed,) = story.started().drafted().finalised().decide_document(publish(story))
    with pytest.raises(refusal):
        story.decide_document(second(story, proposed))


def test_only_a_final_version_is_published(story: Any) -> None:
    with pytest.raises(NotFinal):
        story.started().drafted().decide_document(publish(story))


def test_a_document_is_published_once(story: Any) -> None:
    story.started().drafted().finalised()
    (first,), (second,) = story.decide_document(publish(story)), story.decide_document(publish(story))
    story.decide_document(confirm(story, first))
    for command in (publish(story), confirm(story, second), confirm(story, first)):
        with pytest.raises((AlreadyPublished, NotProposed)):
            story.decide_document(command)


COMMANDS: list[Any] = [
    draft,
    add,
    finalise,
    publish,
    lambda story, **changes: ConfirmAct(
        **({"act": story.act(), "process": story.process(), "proposal": STREAM, "hash": ""} | changes)
    ),
    lambda story, **changes: DeclineAct(
        **({"act": story.act(), "process": story.process(), "proposal": STREAM} | changes)
    ),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_acts_on_documents_need_the_office(story: Any, command: Any) -> None:
    with pytest.raises(OfficeNeeded):
        story.started().planned(2).decide_document(command(story, act=story.clerk()))


@pytest.mark.parametrize("command", COMMANDS)
def test_documents_of_a_suspended_process_stand_still(story: Any, command: Any) -> None:
    with pytest.raises(ProcessStopped):
        story.started().planned(2).drafted().given(ProcessSuspended).decide_document(command(story))


@pytest.mark.parametrize("command", COMMANDS)
def test_an_act_on_a_document_serves_only_a_planned_activity(story: Any, command: Any) -> None:
    with pytest.raises(UnknownThing):
        story.started().decide_document(command(story, act=story.act(activity=9)))
