"""Passwords and keys, each made once and kept in a file of mode 0600 in a folder of mode 0700."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


def password() -> str:
    return secrets.token_urlsafe(24)


def hex_key() -> str:
    return secrets.token_hex(32)


def ed25519() -> str:
    """A new Ed25519 private key as PEM (PKCS 8)."""
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def secret(file: Path, make: Callable[[], str] = password) -> str:
    """The file's text; made and stored for good when it is not there."""
    try:
        return file.read_text()
    except FileNotFoundError:
        write(file, make())
        return file.read_text()


def write(file: Path, text: str) -> None:
    """Store the text in one step, for the owner's eyes only; on disk before the name is there."""
    for folder in (file.parent.parent, file.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(file.name + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)


def public(pem: str) -> str:
    """The public key of a PEM private key: raw bytes, base64url without padding."""
    key = load_pem_private_key(pem.encode(), None)
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
