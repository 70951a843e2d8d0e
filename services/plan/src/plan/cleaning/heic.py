"""Photographs as telephones take them, HEIC: told anew as JPEG, which every browser shows.

They are unpacked by a process of their own: a file that breaks its reader, or keeps it busy, breaks nothing else.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from io import BytesIO

from .kinds import HEIC, JPEG
from .limits import MOST_PIXELS, BrokenFile, Cleaned, TooManyPixels

SECONDS = 30
"""The longest that one picture may take."""
MOST_MEMORY = 2 * 1024**3
"""The most bytes that its process may have."""
QUALITY = 95
"""Of the JPEG, of 100, with its colours at full resolution."""

GPS = 0x8825
TOO_MANY, BROKEN = "too-many-pixels", "broken"


def clean(content: bytes) -> Cleaned:
    """The picture as a JPEG, upright, with its colours and nothing else."""
    words, _, picture = _told(content).partition(b"\n")
    said, *found = words.decode().split()
    if said == TOO_MANY:
        raise TooManyPixels("body", most=MOST_PIXELS)
    if said == BROKEN:
        raise BrokenFile("body", media_type=HEIC, why=found[0])
    return Cleaned(content=picture, removed=tuple(found), media_type=JPEG)


def _told(content: bytes) -> bytes:
    command = [sys.executable, "-I", "-m", __name__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=True)
    except subprocess.TimeoutExpired:
        raise BrokenFile("body", media_type=HEIC, why="it takes too long") from None
    except subprocess.CalledProcessError:
        raise BrokenFile("body", media_type=HEIC, why="its reader ended") from None
    return done.stdout


def answer(content: bytes) -> bytes:
    """A line with what was found, then the JPEG: what the process writes to the one that asked."""
    try:
        return _jpeg(content)
    # A hostile file breaks a reader in many ways, and no way is told apart: all of them refuse it.
    except Exception as fault:
        return f"{BROKEN} {type(fault).__name__}\n".encode()


def _jpeg(content: bytes) -> bytes:
    import pillow_heif

    # Its size is in the header: nothing is unpacked before `to_pillow`.
    picture = pillow_heif.open_heif(BytesIO(content), convert_hdr_to_8bit=True)
    width, height = picture.size
    if width * height > MOST_PIXELS:
        return f"{TOO_MANY}\n".encode()
    seen, out = picture.to_pillow(), BytesIO()
    removed = {"exif", "xmp", "thumbnail"} & {name.rstrip("s") for name, held in picture.info.items() if held}
    removed |= {"location"} if seen.getexif().get_ifd(GPS) else set()
    colours = picture.info.get("icc_profile")
    seen.convert("RGB").save(out, "JPEG", quality=QUALITY, subsampling=0, icc_profile=colours)
    return " ".join(("taken", *sorted(removed))).encode() + b"\n" + out.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))
