"""The relay's signature over what it sends: the event's bytes and its place in the chain of positions (Ed25519)."""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key


def private_key(pem: str) -> Ed25519PrivateKey:
    """The key of that PEM (PKCS 8)."""
    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("the key is not an Ed25519 key")
    return key


def public_key(raw: str) -> Ed25519PublicKey:
    """The key of those 32 bytes, in base64url."""
    return Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4)))


def sign(key: Ed25519PrivateKey, body: bytes, position: int, previous: int) -> str:
    """The signature, in base64."""
    return base64.b64encode(key.sign(_message(body, position, previous))).decode()


def holds(key: Ed25519PublicKey, signature: str, body: bytes, position: int, previous: int) -> bool:
    """Whether that is the key's signature of those bytes at that place."""
    try:
        key.verify(base64.b64decode(signature, validate=True), _message(body, position, previous))
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(body: bytes, position: int, previous: int) -> bytes:
    return f"mithaq-event-v1\n{position}\n{previous}\n".encode() + body
