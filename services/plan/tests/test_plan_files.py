"""A file is of a kind only where its bytes bear that out."""

from __future__ import annotations

import io
import zipfile

import pytest

from plan.cleaning.kinds import DOCX, HEIC, KINDS, ODT, TIFF, kind_of


def packed(**entries: str) -> bytes:
    archived = io.BytesIO()
    with zipfile.ZipFile(archived, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return archived.getvalue()


WORD = packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})
OPEN = packed(**{"mimetype": ODT, "content.xml": "<content/>"})
GOOD: dict[str, bytes] = {
    "text/plain": "نص".encode(),
    "text/markdown": b"# Words\n",
    "application/pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "image/png": b"\x89PNG\r\n\x1a\n\x00",
    "image/jpeg": b"\xff\xd8\xff\xe0",
    TIFF: b"II*\x00",
    HEIC: b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic",
    DOCX: WORD,
    ODT: OPEN,
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_takes_its_own(kind: str) -> None:
    assert KINDS[kind](GOOD[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_takes_what_another_is(kind: str) -> None:
    texts = {"text/plain", "text/markdown"}
    for other, content in GOOD.items():
        if kind != other and not {kind, other} <= texts:
            assert (kind in texts and other == "application/pdf") or not KINDS[kind](content)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/plain", b"\xff\xfe"),
        ("text/markdown", b"a\x00b"),
        (ODT, packed(**{"content.xml": "", "mimetype": ODT})),
        (DOCX, packed(**{"[Content_Types].xml": ""})),
        (DOCX, WORD[:-1]),
        (DOCX, b"PK\x03\x04"),
    ],
)
def test_what_is_broken_is_of_no_kind(kind: str, content: bytes) -> None:
    assert not KINDS[kind](content)


@pytest.mark.parametrize(("kind", "content"), [item for item in GOOD.items() if item[0] != "text/markdown"])
def test_the_bytes_alone_tell_the_kind(kind: str, content: bytes) -> None:
    assert kind_of(content) == kind


def test_what_is_of_no_kind_has_none() -> None:
    assert kind_of(b"\x7fELF\x00") is None
    assert kind_of(b"MZ\x90\x00") is None


FILM, SONG = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2", b"ID3\x04\x00\xff"
WAVE = b"RIFF\x24\x00\x00\x00WAVE\xff"
AVIF, WEBP = b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif", b"RIFF\x24\x00\x00\x00WEBPVP8 \xff"


@pytest.mark.parametrize("content", [FILM, SONG, WAVE, AVIF, WEBP, b"\x1aE\xdf\xa3\xff", b"GIF89a\xff"])
def test_films_sounds_and_other_pictures_are_of_no_kind(content: bytes) -> None:
    assert kind_of(content) is None
