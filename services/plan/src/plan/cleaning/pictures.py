"""Photographs and scans: their pixels stay, and neither the place nor the device, the time or the author."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from events.refusals import Refusal

from . import segments
from .kinds import JPEG, PNG, TIFF
from .limits import MOST_PAGES, MOST_PIXELS, BrokenFile, Cleaned, TooLargeInside, TooManyPixels

if TYPE_CHECKING:
    from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825
TIFF_NAMES = {GPS: "location", 0x8769: "exif", 700: "xmp", 33723: "iptc", 34377: "application_data", 330: "thumbnail"}
TIFF_TEXTS = frozenset({269, 270, 271, 272, 285, 305, 306, 315, 316, 33432, 37510})
"""Tags of TIFF 6.0 that hold words: names of documents, makes, software, dates, artists, hosts, rights, comments."""


def clean_jpeg(content: bytes) -> Cleaned:
    """The JPEG with its pixels, colours and how it is held, byte for byte, and nothing else."""
    with _opened(content, JPEG) as picture:
        exif = picture.getexif()
        orientation, located = exif.get(ORIENTATION, segments.UPRIGHT), _located(picture, exif)
        picture.draft("L", (64, 64))
        picture.load()
    held = orientation if orientation in range(1, 9) else segments.UPRIGHT
    return _cleaned(*segments.jpeg(content, held), located)


def clean_png(content: bytes) -> Cleaned:
    """The PNG with its pixels and colours, byte for byte, and nothing else."""
    with _opened(content, PNG) as picture:
        located = _located(picture, picture.getexif())
    bare, removed = segments.png(content)
    with _opened(bare, PNG) as picture:
        picture.load()
    return _cleaned(bare, removed, located)


def clean_tiff(content: bytes) -> Cleaned:
    """A TIFF of the same pixels, page by page, compressed without loss."""
    removed = set[str]()
    with _opened(content, TIFF) as picture:
        pages = list(_pages(picture, removed))
    out, (first, *others) = BytesIO(), pages
    compression = "group4" if {page.mode for page in pages} == {"1"} else "tiff_deflate"
    first.save(out, "TIFF", compression=compression, save_all=True, append_images=others)
    return _cleaned(out.getvalue(), removed, "location" in removed)


def _pages(picture: Any, removed: set[str]) -> Iterator[Image.Image]:
    from PIL import Image

    pixels = 0
    for number in range(picture.n_frames):
        picture.seek(number)
        pixels += picture.width * picture.height
        if pixels > MOST_PIXELS:
            raise TooManyPixels("body", most=MOST_PIXELS)
        removed |= {_tiff_name(tag) for tag in picture.tag_v2} - {""}
        picture.load()
        bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
        if (palette := picture.getpalette()) is not None:
            bare.putpalette(palette)
        yield bare


def _tiff_name(tag: int) -> str:
    return "text" if tag in TIFF_TEXTS else TIFF_NAMES.get(tag, "")


@contextmanager
def _opened(content: bytes, media_type: str) -> Iterator[Any]:
    """The picture, opened for a look, its size held against the bounds before anything is unpacked."""
    # Loaded where a picture comes: a service that takes texts alone runs without it.
    from PIL import Image

    kind = media_type.removeprefix("image/").upper()
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            _need_bounds(picture)
            yield picture
    except Refusal:
        raise
    except Image.DecompressionBombError:
        raise TooManyPixels("body", most=MOST_PIXELS) from None
    # A hostile file breaks a reader in many ways, and no way is told apart: all of them refuse it.
    except Exception as fault:
        raise BrokenFile("body", media_type=media_type, why=type(fault).__name__) from None


def _need_bounds(picture: Any) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels("body", most=MOST_PIXELS)
    if getattr(picture, "n_frames", 1) > MOST_PAGES:
        raise TooLargeInside("body", most=MOST_PAGES, what="pages")


def _located(picture: Any, exif: Any) -> bool:
    """Whether the picture says where it was taken."""
    xmp = picture.info.get("xmp", b"")
    return bool(exif.get_ifd(GPS)) or b"GPSL" in (xmp if isinstance(xmp, bytes) else str(xmp).encode())


def _cleaned(content: bytes, removed: set[str], located: bool) -> Cleaned:
    return Cleaned(content=content, removed=tuple(sorted(removed | ({"location"} if located else set()))))
