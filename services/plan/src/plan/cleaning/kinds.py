"""Of what kind a file is, by its bytes alone: neither its name nor what its sender says is believed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

PLAIN, MARKDOWN, PDF = "text/plain", "text/markdown", "application/pdf"
JPEG, PNG, TIFF = "image/jpeg", "image/png", "image/tiff"
HEIC = "image/heic"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"

TEXTS = frozenset({PLAIN, MARKDOWN})
"""The media types whose files are known by paragraph, and shown as they are."""


def _is_text(content: bytes) -> bool:
    try:
        return "\x00" not in content.decode()
    except UnicodeDecodeError:
        return False


def _begins(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(magic)


def _is_heic(content: bytes) -> bool:
    # ISO/IEC 23008-12, annex B: the first box tells the brands; still pictures of HEVC are heic, heix, heim and heis.
    size = int.from_bytes(content[:4], "big")
    brands = (content[place : place + 4] for place in (8, *range(16, min(size, 256), 4)))
    return content[4:8] == b"ftyp" and any(brand in _HEVC for brand in brands)


def _is_docx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {"[Content_Types].xml", "word/document.xml"} <= set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, RuntimeError):  # the last: of a later version of the format than zipfile's
        return False


def _is_odt(content: bytes) -> bool:
    # OpenDocument 1.3, part 2, 3.3: the archive's first entry is "mimetype", uncompressed, at byte 30.
    return content.startswith(b"PK\x03\x04") and content[30:].startswith(b"mimetype" + ODT.encode())


_HEVC = frozenset({b"heic", b"heix", b"heim", b"heis"})

KINDS: Mapping[str, Callable[[bytes], bool]] = {
    PLAIN: _is_text,
    MARKDOWN: _is_text,
    PDF: _begins(b"%PDF-"),
    PNG: _begins(b"\x89PNG\r\n\x1a\n"),
    JPEG: _begins(b"\xff\xd8\xff"),
    TIFF: _begins(b"II*\x00", b"MM\x00*"),
    HEIC: _is_heic,
    DOCX: _is_docx,
    ODT: _is_odt,
}
"""The media types taken, and what tells by the bytes that they are of it; texts are UTF-8."""


def kind_of(content: bytes) -> str | None:
    """The media type that the bytes bear out; a text is plain; None where it is none of those taken."""
    apart = [kind for kind in KINDS if kind not in TEXTS and KINDS[kind](content)]
    return apart[0] if apart else PLAIN if _is_text(content) else None
