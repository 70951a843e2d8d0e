"""What a person types: how long it may be, what cannot be kept, and the tag of its language."""

from __future__ import annotations

import re
import unicodedata

from .refusals import ValueRefused

_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})"
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
)
"""A well-formed language tag (RFC 5646, 2.1), without the grandfathered ones."""

_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
"""The categories of white space, controls and marks of format: a text of these alone says nothing."""


def check_typed(field: str, text: str, most: int) -> None:
    """Refuse what is no text to keep: none, more than `most` characters, nothing to see, or what cannot be stored."""
    if not 1 <= len(text) <= most:
        raise ValueRefused(field, rule=f"1 to {most} characters")
    if any(character == "\0" or unicodedata.category(character) == "Cs" for character in text):
        raise ValueRefused(field, rule="no U+0000 and no lone surrogate")
    if all(unicodedata.category(character) in _UNSEEN for character in text):
        raise ValueRefused(field, rule="something to read")


def check_language(field: str, tag: str) -> None:
    """Refuse what is no tag of a language."""
    if not _LANGUAGE.fullmatch(tag):
        raise ValueRefused(field, rule="a language tag of BCP 47")
