"""Sealed words: the key first, apart, and gone when it is destroyed; the commitment opens with its salt."""

from __future__ import annotations

import hashlib
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from events import seals
from events.envelope import commitment
from events.seals import Keyring, SealedItem

ACT = UUID("6f1c9a0e-1111-5222-8333-444455556666")
WORDS = "ما رأيي في المنهجية – my words"


def sealed(keyring: Keyring, words: str = WORDS) -> SealedItem:
    return seals.seal(keyring, "jo-nap5", ACT, {"body": words})["body"]


def opened(item: SealedItem, key: bytes) -> tuple[bytes, str]:
    return seals.unseal(item.seal.ref, key, item.nonce, item.sealed)


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


@settings(max_examples=20, deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_opens_with_its_key(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    keyring = Keyring(tmp_path_factory.getbasetemp() / "keys", "api")
    item = sealed(keyring, words)
    salt, found = opened(item, keyring.find([item.key_id])[item.key_id])
    assert found == words
    assert commitment(salt, words.encode()) == item.seal.commitment
    keyring.close()


def test_the_commitment_is_a_hash_that_anyone_can_make(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    item = sealed(keyring)
    salt, _ = opened(item, keyring.find([item.key_id])[item.key_id])
    assert len(salt) == 32
    assert item.seal.commitment == hashlib.sha256(b"mithaq-seal-v1\n" + salt + WORDS.encode()).hexdigest()
    assert sealed(keyring).seal.commitment != item.seal.commitment  # the same words: nobody can guess them


def test_a_repeated_command_names_the_same_reference_and_each_field_its_own(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    first = seals.seal(keyring, "p", ACT, {"name": "Lina", "address": "lina@example.org"})
    again = seals.seal(keyring, "p", ACT, {"name": "Lina", "address": "lina@example.org"})
    assert first["name"].seal.ref == again["name"].seal.ref != first["address"].seal.ref
    assert len({item.key_id for item in (*first.values(), *again.values())}) == 4


def test_a_key_is_on_disk_before_it_is_used(tmp_path: Path) -> None:
    ((key_id, key),) = Keyring(tmp_path, "api").new_keys(1)
    ask = "import sys; from events.seals import *; "
    ask += "print(Keyring(Path(sys.argv[1]), 'worker').find([UUID(sys.argv[2])])[UUID(sys.argv[2])].hex())"
    done = subprocess.run(
        [sys.executable, "-c", ask, str(tmp_path), str(key_id)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == key.hex()


def test_the_file_is_written_through_and_forgets(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    settings = {name: keyring._own.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "secure_delete")}
    assert settings == {"synchronous": 2, "secure_delete": 1}
    assert keyring._own.execute("PRAGMA journal_mode").fetchone() == ("truncate",)


def test_every_file_of_the_folder_is_read_and_only_the_own_one_written(tmp_path: Path) -> None:
    api, worker = Keyring(tmp_path, "api"), Keyring(tmp_path, "worker")
    kept = dict(api.new_keys(2)) | dict(worker.new_keys(1))
    assert api.find(kept) == worker.find(kept) == kept
    assert api.find([uuid4()]) == api.find([]) == {}
    before = (tmp_path / "worker.keys").read_bytes()
    api.new_keys(1)
    assert (tmp_path / "worker.keys").read_bytes() == before


def test_a_siblings_unfinished_file_is_passed_over(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    kept = dict(keyring.new_keys(1))
    (tmp_path / "worker.keys").touch()
    assert keyring.find(kept) == kept


def test_a_file_that_cannot_be_read_is_a_fault_and_no_erasure(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    kept = keyring.new_keys(1)
    (tmp_path / "worker.keys").write_bytes(b"no database, but as long as the header of one would be: " * 20)
    with pytest.raises(sqlite3.DatabaseError):
        keyring.find([key_id for key_id, _ in kept])


def test_only_its_owner_may_read_the_keys(tmp_path: Path) -> None:
    Keyring(tmp_path / "keys", "api")
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "keys" / "api.keys").stat().st_mode) == 0o600


def test_a_destroyed_key_is_gone_from_every_file_and_others_stay(tmp_path: Path) -> None:
    api, worker = Keyring(tmp_path, "api"), Keyring(tmp_path, "worker")
    keys = dict(api.new_keys(200)) | dict(worker.new_keys(200))
    doomed = dict(list(keys.items())[::2])
    assert all(key in on_disk(tmp_path) for key in keys.values())
    worker.destroy(doomed)
    left = on_disk(tmp_path)
    assert not any(key in left or key_id.bytes in left for key_id, key in doomed.items())
    assert api.find(keys) == {key_id: key for key_id, key in keys.items() if key_id not in doomed}
    api.destroy(keys)
    assert not any(key in on_disk(tmp_path) for key in keys.values())
    assert worker.find(keys) == {}


def test_nothing_of_the_words_or_the_key_is_in_what_the_database_gets(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    item = sealed(keyring)
    kept = repr(item).encode() + item.sealed + item.nonce
    assert WORDS.encode() not in kept
    assert keyring.find([item.key_id])[item.key_id] not in kept
    assert WORDS.encode() not in on_disk(tmp_path)


def test_a_changed_bit_of_what_is_sealed_is_refused(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    item = sealed(keyring)
    key = keyring.find([item.key_id])[item.key_id]
    whole = item.nonce + item.sealed
    for bit in range(8 * len(whole)):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(InvalidTag):
            seals.unseal(item.seal.ref, key, bytes(changed[:12]), bytes(changed[12:]))


def test_sealed_words_open_under_their_own_reference_and_key_alone(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path, "api")
    items = seals.seal(keyring, "p", ACT, {"name": "Lina", "address": "lina@example.org"})
    keys = keyring.find(item.key_id for item in items.values())
    name, address = items["name"], items["address"]
    with pytest.raises(InvalidTag):
        seals.unseal(address.seal.ref, keys[name.key_id], name.nonce, name.sealed)
    with pytest.raises(InvalidTag):
        seals.unseal(name.seal.ref, keys[address.key_id], name.nonce, name.sealed)
