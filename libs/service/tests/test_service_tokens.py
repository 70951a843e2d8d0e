"""Who asks: only a token that the issuer, or a peer for itself, has signed for this agency and this minute."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from recording import log_of
from served import ISSUER_KEY, Served, by_hand

from service import auth
from service.auth import Keys

EDDSA = {"alg": "EdDSA", "kid": "issuer", "typ": "JWT"}


def public_pem(served: Served) -> bytes:
    key = load_pem_private_key((served.keys / ISSUER_KEY).read_bytes(), None)
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def public_raw(served: Served) -> bytes:
    return urlsafe_b64decode(jwk(served)["x"] + "=")


def jwk(served: Served) -> dict[str, str]:
    listed: list[dict[str, str]] = json.loads(Path(served.built.settings.jwks).read_text())["keys"]
    return next(key for key in listed if key["kid"] == "issuer")


def hs256(served: Served, secret: bytes) -> str:
    unsigned = by_hand({"alg": "HS256", "kid": "issuer"}, served.claims()).rpartition(".")[0]
    return (
        f"{unsigned}.{urlsafe_b64encode(hmac.digest(secret, unsigned.encode(), hashlib.sha256)).decode().rstrip('=')}"
    )


def stranger(served: Served) -> str:
    head = {"kid": "issuer", "jwk": jwk(served) | {"x": "AAAA"}, "jku": "http://127.0.0.1:1/jwks"}
    return jwt.encode(served.claims(), Ed25519PrivateKey.generate(), "EdDSA", headers=head)


def promoted(served: Served) -> str:
    """A true token whose claims were changed after it was signed."""
    head, _, signature = served.token().split(".")
    return ".".join((head, by_hand({}, served.claims(offices=["unit_officer"])).split(".")[1], signature))


COMMENTS = "comments/mithaq_client_key"
TOKENS: dict[str, Callable[[Served], str]] = {
    "algorithm none": lambda served: by_hand({"alg": "none", "kid": "issuer"}, served.claims()),
    "algorithm None": lambda served: by_hand({"alg": "None", "kid": "issuer"}, served.claims()),
    "no algorithm": lambda served: by_hand({"kid": "issuer"}, served.claims()),
    "HS256 with the public key": lambda served: hs256(served, public_raw(served)),
    "HS256 with the public key's file": lambda served: hs256(served, public_pem(served)),
    "no signature": lambda served: by_hand(EDDSA, served.claims()),
    "a zero signature": lambda served: by_hand(EDDSA, served.claims(), bytes(64)),
    "a stranger's signature, his key beside it": stranger,
    "claims changed after signing": promoted,
    "an unknown key": lambda served: served.token(kid="other"),
    "no key": lambda served: jwt.encode(served.claims(), (served.keys / ISSUER_KEY).read_text(), "EdDSA"),
    "a key that is no name": lambda served: by_hand(EDDSA | {"kid": ["issuer"]}, served.claims(), bytes(64)),
    "expired": lambda served: served.token(exp=int(time.time()) - 1),
    "no expiry": lambda served: served.token(exp=None),
    "not yet valid": lambda served: served.token(nbf=int(time.time()) + 600),
    "another agency's": lambda served: served.token(aud=["mithaq/municipality"]),
    "another audience": lambda served: served.token(aud="mithaq"),
    "no audience": lambda served: served.token(aud=None),
    "another issuer": lambda served: served.token(iss="issuer"),
    "no issuer": lambda served: served.token(iss=None),
    "no subject": lambda served: served.token(sub=None),
    "a subject that is no UUID": lambda served: served.token(sub="lina"),
    "a service for a subject": lambda served: served.token(sub="service:ministry/comments"),
    "offices that are no list": lambda served: served.token(offices="unit_officer"),
    "offices that are no names": lambda served: served.token(offices=[7]),
    "a service's key as the issuer's": lambda served: served.token(COMMENTS),
    "a service that speaks as a person": lambda served: served.service_token(sub=str(uuid4())),
    "a service that speaks as the issuer": lambda served: served.service_token(iss="mithaq-issuer", sub=str(uuid4())),
    "a service that speaks as another": lambda served: served.service_token(sub="service:ministry/plan"),
    "the issuer that speaks as a service": lambda served: served.token(
        ISSUER_KEY, "ministry/comments", iss="ministry/comments", sub="service:ministry/comments"
    ),
    "a service for another agency": lambda served: served.service_token(aud="mithaq/municipality"),
    "words": lambda _served: "lina",
    "dots": lambda _served: "..",
    "10,000 levels deep": lambda _served: by_hand(b"[" * 10_000 + b"]" * 10_000, {}),
    "claims that are no object": lambda served: jwt.PyJWS().encode(
        b"[]", (served.keys / ISSUER_KEY).read_text(), "EdDSA", {"kid": "issuer"}
    ),
}


def test_a_token_that_does_not_hold_gets_401_and_leaves_nothing(served: Served) -> None:
    before = served.store.last_position()
    for fault, make in TOKENS.items():
        answer = served.note(Authorization=f"Bearer {make(served)}")
        told = answer.json()
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json"), fault
        assert answer.headers["www-authenticate"] == "Bearer", fault
        assert (told["type"], told["errors"][0]["field"]) == ("urn:mithaq:problem:no-token", "Authorization"), fault
    for header in ("", "Basic bGluYTpsaW5h", "Bearer", "Bearer \u00e9", "Token x"):
        assert served.note(Authorization=header).status_code == 401, header
    assert served.store.last_position() == before


def test_every_route_but_health_needs_a_token(served: Served) -> None:
    for path in ("/v1/events", "/v1/sealed?refs=x&why=x"):
        assert served.ask("GET", path, headers={"Authorization": ""}).status_code == 401
    for path in ("/healthz", "/readyz", "/metrics", "/v1/position"):
        assert served.ask("GET", path, headers={"Authorization": ""}).status_code == 200


def test_a_person_commands_and_a_peer_reads(served: Served) -> None:
    assert served.note().status_code == 201
    refused = served.note(Authorization=f"Bearer {served.service_token()}")
    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (403, "person")
    for path in ("/v1/events", f"/v1/sealed?refs={uuid4()}&why=a+letter"):
        allowed = served.ask("GET", path, headers={"Authorization": f"Bearer {served.service_token()}"})
        person = served.ask("GET", path)
        assert (allowed.status_code, person.status_code) == (200, 403), path
    auditor = {"Authorization": f"Bearer {served.token(offices=['auditor'])}"}
    assert served.ask("GET", "/v1/events", headers=auditor).status_code == 200
    assert served.ask("GET", f"/v1/sealed?refs={uuid4()}&why=x", headers=auditor).status_code == 403


def test_the_feed_has_the_stored_bytes(served: Served) -> None:
    served.note({"reason": {"ar": "كلمات"}})
    answer = served.ask("GET", "/v1/events?after=1", headers={"Authorization": f"Bearer {served.service_token()}"})
    (stored,) = served.store.after(1, 9)
    assert stored.body in answer.content
    (fed,) = answer.json()["events"]
    assert (fed["position"], fed["previous"], fed["type"]) == (2, 1, stored.topic)


def test_the_token_says_who_acts(served: Served) -> None:
    person = uuid4()
    served.note(Authorization=f"Bearer {served.token(sub=str(person))}")
    (event,) = served.store.stream(log_of("log"))
    assert (event.person, event.agency, event.service) == (person, "ministry", None)


def test_a_new_key_of_the_issuer_is_found_and_looked_for_seldom(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = json.loads(Path(served.built.settings.jwks).read_text())
    file = tmp_path / "jwks.json"
    file.write_text(json.dumps({"keys": [key for key in listed["keys"] if key["kid"] != "issuer"]}))
    served.api.state.keys = Keys(str(file))
    assert served.note().status_code == 401
    file.write_text(json.dumps(listed))
    assert served.note().status_code == 401, "it has just looked"
    monkeypatch.setattr(auth, "REFRESH_SECONDS", 0)
    assert served.note().status_code == 201


def test_without_the_issuers_keys_nobody_is_told_that_the_token_is_wrong(served: Served, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for where in ("/nowhere/jwks.json", "http://127.0.0.1:1/jwks.json", str(tmp_path / "empty")):
        served.api.state.keys = Keys(where)
        answer = served.note()
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2"), where
