"""Who asks: JWTs (RFC 7519, EdDSA) against a JWKS. A person is the subject; a service signs tokens of its own."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

from events.peers import Peer

ISSUER = "mithaq-issuer"
SERVICE_TOKEN_SECONDS = 60
REFRESH_SECONDS = 5
"""The least time between two looks at the JWKS for a key that is not known yet."""


class NoToken(Exception):
    """The token does not hold here: {why}."""


class NoKeys(Exception):
    """The key set cannot be read now: {why}."""


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who asks: a person with offices, or a service ("<agency>/<service>")."""

    person: UUID | None = None
    offices: tuple[str, ...] = ()
    service: str | None = None


def audience(agency: str) -> str:
    """The audience of tokens for an agency's services."""
    return f"mithaq/{agency}"


class Keys:
    """The keys of a JWKS, a file or a URL; looked at again when an unknown key is named."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._keys: dict[str, Any] = {}
        self._looked = -inf

    def find(self, kid: str) -> Any:
        """The public key of that id; NoToken where there is none, NoKeys where nobody can tell."""
        if kid not in self._keys and time.monotonic() - self._looked > REFRESH_SECONDS:
            self._look()
        if kid not in self._keys:
            raise NoToken("unknown key")
        return self._keys[kid]

    def _look(self) -> None:
        try:
            listed = json.loads(self._read())["keys"]
            self._keys = {
                key["kid"]: OKPAlgorithm.from_jwk(json.dumps(key))
                for key in listed
                if key.get("kty") == "OKP" and key.get("crv") == "Ed25519"
            }
        except (OSError, httpx.HTTPError, jwt.InvalidKeyError, ValueError, LookupError) as error:
            raise NoKeys(type(error).__name__) from error
        self._looked = time.monotonic()

    def _read(self) -> str:
        if self._where.startswith(("http://", "https://")):
            return httpx.get(self._where, timeout=5).raise_for_status().text
        return Path(self._where).read_text()


def verify(token: str, keys: Keys, agency: str) -> Caller:
    """The caller of that token; NoToken says why not."""
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        if not isinstance(kid, str):
            raise NoToken("no key id")
        # A key speaks for its own issuer alone: the persons' issuer, or the service whose name is the key's id.
        issuer = kid if "/" in kid else ISSUER
        claims = jwt.decode(
            token,
            keys.find(kid),
            algorithms=["EdDSA"],
            audience=audience(agency),
            issuer=issuer,
            options={"require": ["exp", "sub", "aud", "iss"]},
        )
        return _caller(claims, kid)
    except (jwt.InvalidTokenError, ValueError, RecursionError) as error:
        raise NoToken(str(error)) from error


def _caller(claims: dict[str, Any], kid: str) -> Caller:
    if "/" in kid:
        if claims["sub"] != f"service:{kid}":
            raise NoToken("the subject is not the key's service")
        return Caller(service=kid)
    offices = claims.get("offices", [])
    if not isinstance(offices, list) or not all(isinstance(office, str) for office in offices):
        raise NoToken("offices are a list of names")
    return Caller(person=UUID(claims["sub"]), offices=tuple(offices))


class ServiceTokens:
    """Makes this service's tokens for its peers."""

    def __init__(self, agency: str, service: str, key: Ed25519PrivateKey) -> None:
        self._name = f"{agency}/{service}"
        self._key = key

    def __call__(self, peer: Peer) -> str:
        """A token that the peer takes for 60 seconds."""
        now = int(time.time())
        claims = {
            "iss": self._name,
            "sub": f"service:{self._name}",
            "aud": audience(peer.agency),
            "iat": now,
            "exp": now + SERVICE_TOKEN_SECONDS,
        }
        return jwt.encode(claims, self._key, algorithm="EdDSA", headers={"kid": self._name})
