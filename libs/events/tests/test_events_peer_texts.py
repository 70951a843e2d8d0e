"""A document's text, asked of its owner: the query goes along, and what is not there is none."""

from __future__ import annotations

import httpx
import pytest

from events.peers import Peer, PeerClient


def client(answer: httpx.Response, asked: list[httpx.URL], monkeypatch: pytest.MonkeyPatch) -> PeerClient:
    """A client of a peer that gives that answer."""

    def answering(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return answer

    made = httpx.Client(base_url="http://plan.test", transport=httpx.MockTransport(answering))
    monkeypatch.setattr(httpx, "Client", lambda **_settings: made)
    peer = Peer(agency="ministry", service="plan", url="http://plan.test", signing_public="")
    return PeerClient(peer, lambda _peer: "token")


def test_the_query_of_the_path_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[httpx.URL] = []
    peer = client(httpx.Response(200, content=b"{}"), asked, monkeypatch)
    assert peer.text("/v1/difference?old=1&new=2") == b"{}"
    assert asked[0].query == b"old=1&new=2"


def test_what_is_not_there_is_none_and_other_faults_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert client(httpx.Response(404), [], monkeypatch).text("/v1/files/a") is None
    monkeypatch.undo()
    with pytest.raises(httpx.HTTPStatusError):
        client(httpx.Response(503), [], monkeypatch).text("/v1/files/a")
