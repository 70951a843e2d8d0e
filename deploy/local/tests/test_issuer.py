"""The development issuer: random subjects that stay, tokens that the services take, nothing personal on disk."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest

from local.credentials import ed25519, public, secret
from local.issuer import AUDITOR, CLOCK_OPERATOR, KEY, Issuer, NoPersona
from service import auth


def keys(data: Path) -> auth.Keys:
    key = {"kty": "OKP", "crv": "Ed25519", "kid": "issuer", "x": public(secret(data / KEY, ed25519))}
    (data / "jwks.json").write_text(json.dumps({"keys": [key]}))
    return auth.Keys(str(data / "jwks.json"))


def test_a_service_takes_its_tokens(tmp_path: Path) -> None:
    issuer = Issuer(tmp_path)
    personas = issuer.personas("p-1", ["ministry", "unit"], {"huda": ("unit_officer",), "omar": ()})
    for agency in ("ministry", "unit"):
        caller = auth.verify(issuer.token(personas, "huda"), keys(tmp_path), agency)
        assert (caller.person, caller.offices) == (personas.subject("huda"), ("unit_officer",))
    with pytest.raises(auth.NoToken):
        auth.verify(issuer.token(personas, "huda"), keys(tmp_path), "another")
    assert auth.verify(issuer.token(personas, CLOCK_OPERATOR), keys(tmp_path), "unit").offices == ("clock_operator",)
    assert auth.verify(issuer.token(personas, AUDITOR), keys(tmp_path), "unit").offices == ("auditor",)


def test_a_subject_is_random_and_stays(tmp_path: Path) -> None:
    first = Issuer(tmp_path).personas("p-1", ["ministry"], {"huda": ()})
    again = Issuer(tmp_path).personas("p-1", ["ministry"], {"omar": (), "huda": ("unit_officer",)})
    other = Issuer(tmp_path).personas("p-2", ["ministry"], {"huda": ()})
    assert again.subject("huda") == first.subject("huda") != other.subject("huda")
    assert again.subject("omar") != first.subject("huda")
    assert first.subject("huda").version == 4
    assert Issuer(tmp_path).load("p-1") == again
    assert Issuer(tmp_path).processes() == ["p-1", "p-2"]


def test_files_are_for_the_owner_s_eyes_and_hold_ids_alone(tmp_path: Path) -> None:
    issuer = Issuer(tmp_path)
    issuer.token(issuer.personas("p-1", ["ministry"], {"huda": ()}), "huda")
    for file in (tmp_path / KEY, tmp_path / "personas" / "p-1.json"):
        assert file.stat().st_mode & 0o777 == 0o600
    kept = json.loads((tmp_path / "personas" / "p-1.json").read_text())
    assert UUID(kept["people"]["huda"]["subject"])
    assert kept["people"]["huda"].keys() == {"subject", "offices"}


def test_who_is_not_there_has_no_token(tmp_path: Path) -> None:
    issuer = Issuer(tmp_path)
    with pytest.raises(NoPersona, match="p-1"):
        issuer.load("p-1")
    personas = issuer.personas("p-1", ["ministry"], {"huda": ()})
    with pytest.raises(NoPersona, match="omar"):
        issuer.token(personas, "omar")
