"""What is taken out of a file before it is stored: a location, names, devices, earlier revisions, scripts.

Pixels, words and pages stay as they are. What was uploaded is kept as a hash alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import heic, packages, papers, pictures
from .kinds import DOCX, HEIC, JPEG, ODT, PDF, PNG, TIFF
from .limits import Cleaned

CLEANERS: Mapping[str, Callable[[bytes], Cleaned]] = {
    HEIC: heic.clean,
    PDF: papers.clean,
    JPEG: pictures.clean_jpeg,
    PNG: pictures.clean_png,
    TIFF: pictures.clean_tiff,
    DOCX: packages.clean,
    ODT: packages.clean,
}


def clean(media_type: str, content: bytes) -> Cleaned:
    """The file without what its makers did not mean to say, and what that was; a text stays as it is."""
    cleaner = CLEANERS.get(media_type)
    return cleaner(content) if cleaner else Cleaned(content=content)
