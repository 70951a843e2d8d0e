"""PDFs: pages as they are, without authors, histories, attachments and scripts, and with their photographs cleaned."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from events.refusals import Refusal

from . import pictures
from .kinds import JPEG, KINDS, PDF
from .limits import MOST_PAGES, MOST_UNPACKED, BrokenFile, Cleaned, LockedFile, TooLargeInside

SAYS = {
    "/Metadata": "xmp",
    "/PieceInfo": "application_data",
    "/LastModified": "time",
    "/Thumb": "thumbnail",
    "/OpenAction": "script",
    "/AA": "script",
    "/XFA": "script",
    "/AF": "attachment",
    "/Collection": "attachment",
}
"""Entries of any dictionary of a PDF (ISO 32000-2) that are taken out, and what they are called."""

NAMED = {"/EmbeddedFiles": "attachment", "/JavaScript": "script"}
"""The same of the catalogue's names."""

PHOTOGRAPH = "/DCTDecode"

ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE", "/GoToR", "/RichMediaExecute"}
)
"""Kinds of action that do more than to go to a page or a link."""


def clean(content: bytes) -> Cleaned:
    """The PDF written anew from its last revision, and what was taken out."""
    try:
        return _clean(content)
    except Refusal:
        raise
    # A hostile file breaks a reader in many ways, and no way is told apart: all of them refuse it.
    except Exception as fault:
        raise BrokenFile("body", media_type=PDF, why=type(fault).__name__) from None


def _clean(content: bytes) -> Cleaned:
    # Loaded where a PDF comes: a service that takes texts alone runs without it.
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise LockedFile("body")
    if not 1 <= len(reader.pages) <= MOST_PAGES:
        raise TooLargeInside("body", most=MOST_PAGES, what="pages")
    removed = {"author"} if _says_who(reader) else set[str]()
    writer = PdfWriter(clone_from=reader)
    for each in _dictionaries(writer):
        _take_out(each, removed)
    # Twice: what nothing names any more is left behind when what is named is copied once more.
    once = _written(writer)
    return Cleaned(content=_written(PdfWriter(clone_from=PdfReader(once))).getvalue(), removed=tuple(sorted(removed)))


def _written(writer: Any) -> BytesIO:
    """The file as the writer has it, without information on who wrote it and with what."""
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out


def _says_who(reader: Any) -> bool:
    """Whether the document's information says more than by what it was written."""
    return any(key != "/Producer" for key in reader.metadata or {})


def _dictionaries(writer: Any) -> Iterator[dict[Any, Any]]:
    """Every dictionary of the file, at whatever depth."""
    waiting = [each for each in writer._objects if each is not None]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting.extend(value for value in each.values() if isinstance(value, dict | list))
        elif isinstance(each, list):
            waiting.extend(value for value in each if isinstance(value, dict | list))


def _take_out(each: dict[Any, Any], removed: set[str]) -> None:
    for names in (SAYS, NAMED):
        for key in names.keys() & each.keys():
            del each[key]
            removed.add(names[key])
    if each.get("/S") in ACTIONS:
        each.clear()
        removed.add("script")
    elif each.get("/Type") == "/Annot" or each.get("/Subtype") == "/FileAttachment":
        _take_name_out(each, removed)
    if (packing := _packing(each))[-1:] == [PHOTOGRAPH]:
        _clean_photograph(each, packing, removed)


def _take_name_out(each: dict[Any, Any], removed: set[str]) -> None:
    """Of a note on a page: who wrote it, when, and the file that it brings."""
    names = {"/T": "author", "/M": "time", "/CreationDate": "time", "/FS": "attachment"}
    if each.get("/Subtype") == "/Widget":
        return
    for key in names.keys() & each.keys():
        del each[key]
        removed.add(names[key])


def _packing(each: Any) -> list[Any]:
    """By what the stream was packed, the last first unpacked last."""
    filters = each.get("/Filter")
    filters = filters.get_object() if hasattr(filters, "get_object") else filters
    return list(filters) if isinstance(filters, list) else [filters]


def _clean_photograph(each: Any, packing: list[Any], removed: set[str]) -> None:
    """A photograph lies in a PDF as it came from the camera, at times packed once more."""
    held = each._data
    if packing == ["/FlateDecode", PHOTOGRAPH]:
        held = zlib.decompressobj().decompress(held, MOST_UNPACKED)
        each[type(packing[0])("/Filter")] = packing[1]
        each.pop("/DecodeParms", None)
    if KINDS[JPEG](held):
        photograph = pictures.clean_jpeg(held)
        each._data = photograph.content
        removed |= set(photograph.removed)
