"""Packed documents (DOCX, ODT): their text stays, without who wrote it when, and with their pictures cleaned."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from . import pictures
from .kinds import DOCX, JPEG, KINDS, PNG
from .limits import MOST_PAGES, MOST_UNPACKED, BrokenFile, Cleaned, HoldsProgram, TooLargeInside

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the first that the format knows."""

_PACKAGE = "http://schemas.openxmlformats.org"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

EMPTY: dict[str, bytes] = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/package/2006/metadata/core-properties"/>'.encode(),
    "docProps/app.xml": f'<Properties xmlns="{_PACKAGE}/officeDocument/2006/extended-properties"/>'.encode(),
    "docProps/custom.xml": f'<Properties xmlns="{_PACKAGE}/officeDocument/2006/custom-properties"/>'.encode(),
    "meta.xml": f'<office:document-meta xmlns:office="{_OFFICE}" office:version="1.3"/>'.encode(),
}
"""What stands in place of the parts that say who wrote a document, when, and with what."""

PROGRAMS = ("vbaProject.bin", "vbaData.xml")
FOLDERS = ("Basic/", "Scripts/")


def clean(content: bytes) -> Cleaned:
    """The document packed anew, and what was taken out."""
    out, removed = BytesIO(), set[str]()
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as anew:
            _need_bounds(packed)
            for part in packed.infolist():
                told = zipfile.ZipInfo(part.filename, LONG_AGO)
                told.compress_type = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
                anew.writestr(told, _part(part.filename, packed.read(part), removed))
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError) as fault:
        raise BrokenFile("body", media_type=DOCX, why=type(fault).__name__) from None
    return Cleaned(content=out.getvalue(), removed=tuple(sorted(removed)))


def _need_bounds(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PAGES:
        raise TooLargeInside("body", most=MOST_PAGES, what="parts")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TooLargeInside("body", most=MOST_UNPACKED, what="bytes")
    for part in parts:
        if part.filename.endswith(PROGRAMS) or part.filename.startswith(FOLDERS):
            raise HoldsProgram("body", part=part.filename)


def _part(name: str, content: bytes, removed: set[str]) -> bytes:
    if (empty := EMPTY.get(name)) is not None:
        removed |= {"author"} if content != empty else set()
        return empty
    for kind, cleaner in ((JPEG, pictures.clean_jpeg), (PNG, pictures.clean_png)):
        if KINDS[kind](content):
            picture = cleaner(content)
            removed |= set(picture.removed)
            return picture.content
    return content
