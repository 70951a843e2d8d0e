"""Sealed words: AES-256-GCM under a key of its own, kept apart from every database; a salted commitment in the event.

The keys lie in SQLite files of this process and its siblings, with `secure_delete`, `synchronous=FULL` and
`journal_mode=TRUNCATE`: a deleted key is gone from the file, and no database backup or write-ahead log ever held it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4, uuid5

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .envelope import Seal, commitment

SALT_BYTES = 32
NONCE_BYTES = 12


@dataclass(frozen=True, kw_only=True)
class SealedItem:
    """What goes into the table `sealed`, and the reference and commitment that go into the event.

    `withheld`: never told to another service, whoever asks; only its owner opens it, when a rule allows.
    """

    seal: Seal
    process: str
    key_id: UUID
    nonce: bytes
    sealed: bytes
    withheld: bool = False


def sealed_ref(act_id: UUID, field: str) -> UUID:
    """The reference of what a command seals in `field`: a repeated command names the same."""
    return uuid5(act_id, f"sealed/{field}")


class KeyGone(Exception):
    """A key that words were or are to be sealed under is in none of the service's files."""


class Keyring:
    """The keys of one service: this process writes `<name>.keys`, and reads every file of the folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._own = self._open(folder / f"{name}.keys")
        with self._own:
            self._own.execute("CREATE TABLE IF NOT EXISTS keys (id BLOB PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID")

    def new_keys(self, count: int) -> list[tuple[UUID, bytes]]:
        """Make `count` keys; they are on disk (fsync) when this returns."""
        keys = [(uuid4(), AESGCM.generate_key(256)) for _ in range(count)]
        with self._lock, self._own:
            self._own.executemany("INSERT INTO keys VALUES (?, ?)", [(key_id.bytes, key) for key_id, key in keys])
        return keys

    def find(self, key_ids: Iterable[UUID]) -> Mapping[UUID, bytes]:
        """Those of the keys that still exist, in whichever file."""
        wanted = [key_id.bytes for key_id in key_ids]
        marks = ",".join("?" * len(wanted))
        found: dict[UUID, bytes] = {}
        for file in self._files():
            rows = file.execute(f"SELECT id, key FROM keys WHERE id IN ({marks})", wanted)  # noqa: S608
            found.update((UUID(bytes=key_id), key) for key_id, key in rows)
        return found

    def destroy(self, key_ids: Iterable[UUID]) -> None:
        """Delete the keys, in whichever file; their bytes are overwritten on disk (fsync) when this returns."""
        wanted = [(key_id.bytes,) for key_id in key_ids]
        for file in self._files():
            with file:
                file.executemany("DELETE FROM keys WHERE id = ?", wanted)

    def close(self) -> None:
        """Close this process's file."""
        self._own.close()

    def _files(self) -> Iterator[sqlite3.Connection]:
        """Each file of the folder, open while it is looked at; a sibling may have made one and not yet its table."""
        for path in sorted(self._folder.glob("*.keys")):
            with closing(self._open(path)) as file:
                if file.execute("SELECT 1 FROM sqlite_schema WHERE name = 'keys'").fetchone():
                    yield file

    @staticmethod
    def _open(path: Path) -> sqlite3.Connection:
        if not path.exists():
            path.touch(mode=0o600)
        file = sqlite3.connect(path, timeout=10, check_same_thread=False)
        file.execute("PRAGMA secure_delete=ON")
        file.execute("PRAGMA journal_mode=TRUNCATE")
        file.execute("PRAGMA synchronous=FULL")
        return file


def seal(
    keyring: Keyring,
    process: str,
    act_id: UUID,
    words_by_field: Mapping[str, str],
    *,
    stage_key: UUID | None = None,
    withheld: bool = False,
) -> dict[str, SealedItem]:
    """Seal each field's words under a new key; the keys are durable before any of it can be committed.

    With `stage_key` all lie under that one, which was made before: it opens them together, and none is told before.
    """
    keys = _stage_keys(keyring, stage_key, len(words_by_field)) if stage_key else keyring.new_keys(len(words_by_field))
    items = {}
    for (field, words), (key_id, key) in zip(words_by_field.items(), keys, strict=True):
        ref, salt, nonce = sealed_ref(act_id, field), os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
        plain = words.encode()
        items[field] = SealedItem(
            seal=Seal(ref=ref, commitment=commitment(salt, plain)),
            process=process,
            key_id=key_id,
            nonce=nonce,
            sealed=AESGCM(key).encrypt(nonce, salt + plain, ref.bytes),
            withheld=withheld or stage_key is not None,
        )
    return items


def _stage_keys(keyring: Keyring, stage_key: UUID, count: int) -> list[tuple[UUID, bytes]]:
    found = keyring.find({stage_key})
    if stage_key not in found:
        raise KeyGone(str(stage_key))
    return [(stage_key, found[stage_key])] * count


def unseal(ref: UUID, key: bytes, nonce: bytes, sealed: bytes) -> tuple[bytes, str]:
    """The salt and the words of a sealed item."""
    plain = AESGCM(key).decrypt(nonce, sealed, ref.bytes)
    return plain[:SALT_BYTES], plain[SALT_BYTES:].decode()
