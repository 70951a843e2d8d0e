"""Files: cleaned, then stored once under the SHA-256 of their bytes, and only of kinds that their bytes bear out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from events.plan import Rendition
from events.refusals import Refusal, UnknownThing
from events.store import Cursor

from .cleaning import clean
from .cleaning.kinds import KINDS, TEXTS, kind_of

MOST_BYTES = 20 * 1024 * 1024
"""The most bytes that a file may have."""


class NotOfItsKind(Refusal):
    """The bytes are not of the kind that they are declared to be, {media_type}, but {found}; taken are {taken}."""

    kind = "invalid"
    slug = "not-of-its-kind"


class NotShownYet(Refusal):
    """The file is not shown: no officer has looked at it and cleared it, or one holds it back."""

    kind = "forbidden"
    slug = "not-shown"


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file by its SHA-256 (hex), with its media type and its size in bytes."""

    file: str
    media_type: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Kept(StoredFile):
    """A file that was sent: the SHA-256 of what was sent, which is not kept, and what was taken out of it."""

    original: str
    removed: tuple[str, ...]


def keep(cursor: Cursor, media_type: str, content: bytes) -> Kept:
    """Store the file that was sent, cleaned; a text that is there already keeps the media type first given."""
    if not content or not KINDS[media_type](content):
        found = (kind_of(content) or "of none that is taken") if content else "empty"
        raise NotOfItsKind("body", media_type=media_type, found=found, taken=", ".join(KINDS))
    cleaned = clean(media_type, content)
    original = hashlib.sha256(content).hexdigest()
    stored = _insert(cursor, cleaned.media_type or media_type, cleaned.content, original, cleaned.removed)
    return Kept(**asdict(stored), original=original, removed=cleaned.removed)


def put(cursor: Cursor, media_type: str, content: bytes) -> StoredFile:
    """Store what the service itself has made."""
    return _insert(cursor, media_type, content, None, ())


def _insert(
    cursor: Cursor, media_type: str, content: bytes, original: str | None, removed: Sequence[str]
) -> StoredFile:
    sha256 = hashlib.sha256(content).hexdigest()
    cursor.execute(
        "INSERT INTO files (sha256, media_type, size, content, original, removed) VALUES (%s, %s, %s, %s, %s, %s) "
        "ON CONFLICT DO NOTHING",
        (sha256, media_type, len(content), content, original, list(removed)),
    )
    return _known(cursor, [sha256])[sha256]


def sent(cursor: Cursor, sha256: str, field: str) -> Kept:
    """The file that was sent, and first came as this one; UnknownThing where there is none."""
    cursor.execute(
        "SELECT sha256 AS file, media_type, size, original, removed FROM files "
        "WHERE sha256 = %s AND original IS NOT NULL",
        (sha256,),
    )
    if (row := cursor.fetchone()) is None:
        raise UnknownThing(field, what="file", name=sha256)
    return Kept(**row | {"removed": tuple(row["removed"])})


def need_shown(cursor: Cursor, file: StoredFile) -> None:
    """Refuse a file that was sent, is no text, and that no process has cleared, or one holds back."""
    cursor.execute(
        "SELECT original IS NULL OR media_type = ANY(%s) OR "
        "(SELECT bool_and(status = 'cleared') FROM received_files WHERE file = sha256 AND status <> 'received') "
        "AS shown FROM files WHERE sha256 = %s",
        (list(TEXTS), file.file),
    )
    row = cursor.fetchone()
    if row is None or not row["shown"]:
        raise NotShownYet("sha256")


def content_of(cursor: Cursor, sha256: str) -> tuple[StoredFile, bytes]:
    """The file and its bytes; UnknownThing where there is none."""
    cursor.execute("SELECT media_type, size, content FROM files WHERE sha256 = %s", (sha256,))
    row = cursor.fetchone()
    if row is None:
        raise UnknownThing("sha256", what="file", name=sha256)
    return StoredFile(file=sha256, media_type=row["media_type"], size=row["size"]), bytes(row["content"])


def renditions(cursor: Cursor, named: Sequence[tuple[str, str]], field: str = "renditions") -> tuple[Rendition, ...]:
    """The renditions of those (language, file) pairs, in order; UnknownThing names an unknown file by its field."""
    known = _known(cursor, [file for _, file in named])
    for index, (_, file) in enumerate(named):
        if file not in known:
            raise UnknownThing(f"{field}.{index}.file", what="file", name=file)
    return tuple(
        Rendition(language=language, file=file, media_type=known[file].media_type, size=known[file].size)
        for language, file in named
    )


def looked_at(cursor: Cursor, rendition: Rendition) -> Rendition:
    """The rendition, told anew from its file's bytes as they are."""
    _, content = content_of(cursor, rendition.file)
    return replace(rendition, file=hashlib.sha256(content).hexdigest(), size=len(content))


def need(cursor: Cursor, named: Sequence[tuple[str, str]]) -> None:
    """Refuse a file that is not stored, by the field that names it: (field, SHA-256) each."""
    known = _known(cursor, [file for _, file in named])
    for field, file in named:
        if file not in known:
            raise UnknownThing(field, what="file", name=file)


def texts(cursor: Cursor, renditions: Sequence[Rendition]) -> dict[str, str]:
    """The texts of those renditions that are texts, by language."""
    return {
        rendition.language: content_of(cursor, rendition.file)[1].decode()
        for rendition in renditions
        if rendition.media_type in TEXTS
    }


def _known(cursor: Cursor, files: list[str]) -> dict[str, StoredFile]:
    cursor.execute("SELECT sha256 AS file, media_type, size FROM files WHERE sha256 = ANY(%s)", (files,))
    return {row["file"]: StoredFile(**row) for row in cursor.fetchall()}
