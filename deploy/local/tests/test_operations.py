"""Acts as data: names and local times become what a service's schema wants, wherever they stand in it."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from fastapi import Path as InPath
from pydantic import AwareDatetime, BaseModel, ConfigDict

from events.envelope import named
from local.names import Made, Names
from local.operations import Catalogue, Filling, UnknownAct
from service.commands import CommandBody
from service.fields import Slug, Words, reference

HASH = "a" * 64


class EventEvidence(BaseModel):
    model_config = ConfigDict(extra="forbid")
    event: Annotated[UUID, reference("event")]


class LinkEvidence(BaseModel):
    model_config = ConfigDict(extra="forbid")
    link: str


class Tell(CommandBody):
    words: Words
    people: tuple[Annotated[UUID, reference("person")], ...] = ()
    document: Annotated[Slug | None, reference("document")] = None
    evidence: tuple[EventEvidence | LinkEvidence, ...] = ()
    until: AwareDatetime | None = None


class Confirm(CommandBody):
    hash: str


Body = Annotated[UUID, InPath(json_schema_extra={"x-names": "body"})]
Process = Annotated[str, InPath(json_schema_extra={"x-names": "process"})]
Proposal = Annotated[UUID, InPath(json_schema_extra={"x-names": "proposal"})]


def document(*acts: str) -> dict[str, Any]:
    app = FastAPI()
    if "Tell" in acts:

        @app.post("/v1/processes/{process}/bodies/{body}", operation_id="Tell", openapi_extra={"x-office": "teller"})
        def tell(process: Process, body: Body, told: Tell) -> None: ...

    if "ConfirmAct" in acts:

        @app.post("/v1/acts/{stream}/{proposal}/confirm", operation_id="ConfirmAct")
        def confirm(stream: UUID, proposal: Proposal, told: Confirm) -> None: ...

    return app.openapi()


ACTS = Catalogue({"one": document("Tell", "ConfirmAct"), "two": document("ConfirmAct")})
FIELDS = {
    "body": "forum",
    "words": {"en": "Hello"},
    "people": ["huda", "omar"],
    "document": "paper",
    "evidence": [{"event": "said"}, {"link": "https://example.org/said"}],
    "until": "2021-04-28 10:00",
}


@pytest.fixture
def names() -> Names:
    return Names(
        process="p-1",
        zone="Asia/Amman",
        subjects={"huda": "0f9b1fcd-4b8e-4d52-8d4e-6a5f2f1f7a01", "omar": "0f9b1fcd-4b8e-4d52-8d4e-6a5f2f1f7a02"},
        files={"paper/en": HASH},
        made={
            "said": Made(
                service="two", thing=str(UUID(int=1)), stream=str(UUID(int=2)), event=str(UUID(int=3)), hash=HASH
            )
        },
        things={"forum": None, "paper": None},
    )


def fill(fields: dict[str, Any], names: Names, act: str = "Tell") -> Filling:
    return Filling(ACTS.operation(act, fields, names), fields, names)


def test_names_stand_for_ids_wherever_the_schema_says_so(names: Names) -> None:
    filling = fill(FIELDS, names)
    assert filling.check() == []
    assert filling.request().path == f"/v1/processes/p-1/bodies/{named('p-1', 'body', 'forum')}"
    assert filling.request().body == {
        "words": {"en": "Hello"},
        "people": ["0f9b1fcd-4b8e-4d52-8d4e-6a5f2f1f7a01", "0f9b1fcd-4b8e-4d52-8d4e-6a5f2f1f7a02"],
        "document": "paper",
        "evidence": [{"event": str(UUID(int=3))}, {"link": "https://example.org/said"}],
        "until": "2021-04-28T07:00:00Z",
    }


def test_official_words_are_found(names: Names) -> None:
    fields = FIELDS | {"reason": {"en": "Because"}}
    assert fill(fields, names).words == [(("words",), {"en": "Hello"}), (("reason",), {"en": "Because"})]


@pytest.mark.parametrize(
    ("changed", "path", "message"),
    [
        ({"people": ["huda", "nobody"]}, ("people", 1), "no such person: nobody"),
        ({"body": "senate"}, ("body",), "no body of the name senate was made before"),
        ({"evidence": [{"event": "unsaid"}]}, ("evidence", 0, "event"), "no earlier step made an event under unsaid"),
        ({"until": "2021-13-01 10:00"}, ("until",), "no such time: 2021-13-01 10:00"),
        ({"people": "huda"}, ("people",), "'huda' is not of type 'array'"),
        ({"colour": "red"}, (), "Additional properties are not allowed ('colour' was unexpected)"),
    ],
)
def test_what_does_not_fit_is_told_with_its_path(
    changed: dict[str, Any], path: tuple[str | int, ...], message: str, names: Names
) -> None:
    assert (path, message) in fill(FIELDS | changed, names).check()


def test_what_is_missing_is_told(names: Names) -> None:
    assert fill({"body": "forum"}, names).check() == [((), "'words' is a required property")]


def test_a_proposal_s_name_is_enough_to_confirm_it(names: Names) -> None:
    filling = fill({"proposal": "said"}, names, "ConfirmAct")
    assert filling.check() == []
    request = filling.request()
    assert (request.service, request.body) == ("two", {"hash": HASH})
    assert request.path == f"/v1/acts/{UUID(int=2)}/{UUID(int=1)}/confirm"


def test_an_act_of_no_service_or_of_several_is_unknown(names: Names) -> None:
    with pytest.raises(UnknownAct, match="no service has the act ConfrmAct; is it ConfirmAct"):
        ACTS.operation("ConfrmAct", {}, names)
    with pytest.raises(UnknownAct, match="one, two have the act ConfirmAct"):
        ACTS.operation("ConfirmAct", {"proposal": "unsaid"}, names)


def test_the_office_is_known(names: Names) -> None:
    assert ACTS.operation("Tell", {}, names).offices == {"teller"}
