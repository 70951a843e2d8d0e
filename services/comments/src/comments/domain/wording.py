"""The normal form in which texts are held against each other: spelling, marks and typing make no difference."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "\u0671": "\u0627",
        "\u0649": "\u064a",
        "\u06cc": "\u064a",
        "\u06a9": "\u0643",
        "\u0629": "\u0647",
        "\u0621": None,
        "\u0640": None,
        "\u0131": "i",
    }
)
"""What decomposition leaves: alef wasla, alef maqsura, Persian yeh and kaf, taa marbuta, hamza alone, tatweel."""

_DROPPED = frozenset({"Mn", "Me", "Cf"})
"""Diacritics and hamza on its seats (once decomposed), and marks of format."""


def words(text: str) -> tuple[str, ...]:
    """The text's words in their normal form; of a text without any, what stands between its white space."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS)
    return tuple("".join(map(_plain, folded)).split()) or tuple(text.split())


@lru_cache(maxsize=10_000)
def _plain(letter: str) -> str:
    """The letter; a digit as one of 0 to 9, nothing for what is dropped, a blank for what parts words."""
    category = unicodedata.category(letter)
    if category in _DROPPED:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return letter if category[0] in "LN" or category == "Mc" else " "
