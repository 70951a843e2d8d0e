"""JPEG and PNG, part by part: what makes the picture is copied byte for byte, and all else is left out."""

from __future__ import annotations

import re
import struct
import zlib

from .kinds import JPEG, PNG
from .limits import BrokenFile

SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
STANDING_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
APPLICATION = frozenset(range(0xE0, 0xF0))
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")
EXIF, XMP = b"Exif\x00\x00", b"http://ns.adobe.com/x"
UPRIGHT = 1

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
PNG_NAMES = {b"eXIf": "exif", b"tIME": "time", b"tEXt": "text", b"zTXt": "text", b"iTXt": "text"}


def jpeg(content: bytes, orientation: int = UPRIGHT) -> tuple[bytes, set[str]]:
    """The picture without application data and comments but its colours and how it is held; what was left out."""
    held = exif_of(orientation) if orientation != UPRIGHT else None
    parts, removed, at = [b"\xff\xd8"], set[str](), 2
    while True:
        marker, at = _marker(content, at)
        if marker == EOI:
            removed |= {"trailing"} if content[at:] else set()
            return b"".join((parts[0], *_in_order(parts[1:], held), b"\xff\xd9")), removed
        if marker in STANDING_ALONE:
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        if length < 2 or at + length > len(content):
            raise BrokenFile("body", media_type=JPEG, why="a part of it is cut off")
        kept = _kept(marker, content[at + 2 : at + length], held, removed)
        end = _end_of_scan(content, at + length) if marker == SOS else at + length
        if kept is not None:
            parts.append(_segment(marker, kept) + content[at + length : end])
        at = end


def exif_of(orientation: int) -> bytes:
    """Exif data that say how the picture is held (TIFF 6.0, tag 274), and nothing else."""
    return EXIF + b"II*\x00\x08\x00\x00\x00" + struct.pack("<HHHIHHI", 1, 274, 3, 1, orientation, 0, 0)


def _in_order(parts: list[bytes], held: bytes | None) -> list[bytes]:
    """The parts, with how the picture is held after JFIF's own, which comes first."""
    if held is None:
        return parts
    first = 1 if parts and parts[0].startswith(b"\xff\xe0") else 0
    return [*parts[:first], _segment(0xE1, held), *parts[first:]]


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The next marker, and where its data begin."""
    if content[at : at + 1] != b"\xff":
        raise BrokenFile("body", media_type=JPEG, why="a part of it is cut off")
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise BrokenFile("body", media_type=JPEG, why="it has no end")
    return content[at], at + 1


def _end_of_scan(content: bytes, at: int) -> int:
    found = NEXT_MARKER.search(content, at)
    if found is None:
        raise BrokenFile("body", media_type=JPEG, why="it has no end")
    return found.start()


def _kept(marker: int, data: bytes, held: bytes | None, removed: set[str]) -> bytes | None:
    """The part's data where they are the picture's own, else None."""
    if marker == 0xE0 and data.startswith(b"JFIF\x00") and len(data) >= 14:
        removed |= {"thumbnail"} if len(data) > 14 else set()
        return data[:12] + b"\x00\x00"
    colours = (marker, data[:12]) == (0xE2, b"ICC_PROFILE\x00") or (marker, data[:5]) == (0xEE, b"Adobe")
    if colours or marker not in APPLICATION | {COM}:
        return data
    if data != held:
        removed.add(_name(marker, data))
    return None


def _name(marker: int, data: bytes) -> str:
    if marker == COM:
        return "comment"
    if data.startswith(EXIF):
        return "exif"
    if data.startswith(XMP):
        return "xmp"
    return "iptc" if marker == 0xED else "application_data"


def png(content: bytes) -> tuple[bytes, set[str]]:
    """The picture without its texts, times and Exif data; what was left out."""
    parts, removed, at = [PNG_MAGIC], set[str](), len(PNG_MAGIC)
    while True:
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content) or len(kind) < 4:
            raise BrokenFile("body", media_type=PNG, why="a part of it is cut off")
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            raise BrokenFile("body", media_type=PNG, why="a checksum does not hold")
        if kind in PNG_KEPT:
            parts.append(content[at:end])
        else:
            removed.add("xmp" if b"XML:com.adobe.xmp" in content[at:end] else PNG_NAMES.get(kind, "other"))
        at = end
        if kind == b"IEND":
            removed |= {"trailing"} if content[at:] else set()
            return b"".join(parts), removed
