"""Documents' files: stored once under the SHA-256 of their bytes, and only of kinds that their bytes bear out."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from events.plan import Rendition
from events.refusals import Refusal, UnknownThing
from events.store import Cursor

MOST_BYTES = 20 * 1024 * 1024
"""The most bytes that a file may have."""


class NotOfItsKind(Refusal):
    """The bytes are not of the kind that they are declared to be: {media_type}."""

    kind = "invalid"
    slug = "not-of-its-kind"


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file by its SHA-256 (hex), with its media type and its size in bytes."""

    file: str
    media_type: str
    size: int


def _is_text(content: bytes) -> bool:
    try:
        return "\x00" not in content.decode()
    except UnicodeDecodeError:
        return False


def _begins(magic: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(magic)


def _is_docx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {"[Content_Types].xml", "word/document.xml"} <= set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


TEXTS = frozenset({"text/plain", "text/markdown"})
"""The media types whose files are known by paragraph."""

ODT = "application/vnd.oasis.opendocument.text"


def _is_odt(content: bytes) -> bool:
    # OpenDocument 1.3, part 2, 3.3: the archive's first entry is "mimetype", uncompressed, at byte 30.
    return content.startswith(b"PK\x03\x04") and content[30:].startswith(b"mimetype" + ODT.encode())


KINDS: Mapping[str, Callable[[bytes], bool]] = {
    "text/plain": _is_text,
    "text/markdown": _is_text,
    "application/pdf": _begins(b"%PDF-"),
    "image/png": _begins(b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": _begins(b"\xff\xd8\xff"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _is_docx,
    ODT: _is_odt,
}
"""The media types taken, and what tells by the bytes that they are of it; texts are UTF-8."""


def keep(cursor: Cursor, media_type: str, content: bytes) -> StoredFile:
    """Store the file, unless it is there already: then under the media type that it was first given."""
    if not content or not KINDS[media_type](content):
        raise NotOfItsKind("body", media_type=media_type)
    return put(cursor, media_type, content)


def put(cursor: Cursor, media_type: str, content: bytes) -> StoredFile:
    """Store what the service itself has made."""
    sha256 = hashlib.sha256(content).hexdigest()
    cursor.execute(
        "INSERT INTO files (sha256, media_type, size, content) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
        (sha256, media_type, len(content), content),
    )
    return _known(cursor, [sha256])[sha256]


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
