"""Who is who: each service's keys, the list of peers, and the key set against which tokens are checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from local.credentials import ed25519, public, secret
from local.site import Site

ISSUER_KEY = "mithaq_issuer_key"


def provision(site: Site, urls: Mapping[str, str], say: Callable[[str], None]) -> None:
    """Make missing keys, then write peers.json (service -> URL and signing key) and jwks.json."""
    peers, keys = [], [_jwk("issuer", secret(site.secrets("issuer") / ISSUER_KEY, ed25519))]
    for service in site.services:
        folder = site.secrets(service)
        signing = public(secret(folder / "mithaq_signing_key", ed25519))
        peers.append({"agency": site.agency, "service": service, "url": urls[service], "signing_public": signing})
        keys.append(_jwk(f"{site.agency}/{service}", secret(folder / "mithaq_client_key", ed25519)))
        secret(folder / "mithaq_nats_user", partial(site.nats_name, service))
        secret(folder / "mithaq_nats_password")
        (site.data / "keys" / service).mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(site.peers, peers)
    _write(site.jwks, {"keys": keys})
    say(f"keys of {', '.join(site.services)} and the issuer: in {site.data / 'secrets'}")


def _jwk(kid: str, pem: str) -> dict[str, str]:
    return {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid, "x": public(pem)}


def _write(file: Path, content: object) -> None:
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(content, indent=1) + "\n")
    fresh.replace(file)
