"""How large a file may become when it is opened, and why one is refused."""

from __future__ import annotations

from dataclasses import dataclass

from events.refusals import Refusal

MOST_PIXELS = 64_000_000
"""The most pixels of a picture, all its pages together: A4 at 600 dots to the inch has 35 million."""

MOST_PAGES = 2_000
"""The most pages of a picture or a PDF, and the most parts of a packed document."""

MOST_UNPACKED = 200 * 1024 * 1024
"""The most bytes that a packed document's parts may have together."""


class TooManyPixels(Refusal):
    """A picture has at most {most} pixels, all its pages together."""

    kind = "invalid"
    slug = "too-many-pixels"


class TooLargeInside(Refusal):
    """What is packed in the file is too large: at most {most} {what}."""

    kind = "invalid"
    slug = "too-large-inside"


class BrokenFile(Refusal):
    """The file begins like {media_type}, but cannot be read as one: {why}."""

    kind = "invalid"
    slug = "broken-file"


class LockedFile(Refusal):
    """The file is locked with a password, and cannot be looked at."""

    kind = "invalid"
    slug = "locked-file"


class HoldsProgram(Refusal):
    """The file holds a program: {part}."""

    kind = "invalid"
    slug = "holds-program"


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A file's bytes, what was taken out of them (location, exif, author, ...: words, sorted), its kind if another."""

    content: bytes
    removed: tuple[str, ...] = ()
    media_type: str | None = None
