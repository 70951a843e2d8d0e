"""Words of a text: its tokens by Unicode's word boundaries, and the normal form in which two spellings are one word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORDS_RULE = ("words", 1)
"""Words are compared by the normal form that stands here: a change of it is another version."""

TATWEEL = "\u0640"
_JOINERS = "\u200c\u200d"
_BETWEEN_LETTERS = "'\u2019\u00b7\u05f3\u05f4"
_BETWEEN_DIGITS = ".,\u066b\u066c"
_TOKEN = re.compile(r"[LN]+(?:Q[LN]+|(?<=N)P(?=N)[LN]+)*|S+|.", re.DOTALL)
_ONE_LETTER = str.maketrans(
    {
        "\u0622": "\u0627",
        "\u0623": "\u0627",
        "\u0625": "\u0627",
        "\u0671": "\u0627",
        "\u0649": "\u064a",
        "\u0624": "\u0648",
        "\u0626": "\u064a",
        "\u0629": "\u0647",
        TATWEEL: None,
        "\u200c": None,
        "\u200d": None,
    }
)
"""Alef with hamza or madda as alef, alef maqsura and the seats of hamza as their letters, taa marbuta as haa."""


def tokens(text: str) -> tuple[str, ...]:
    """The text cut into words, runs of white space, and single signs; joined again they are the text.

    By the word boundaries of UAX 29 as far as they matter here: marks and tatweel stay with their letters, an
    apostrophe between letters and a point between digits do not cut.
    """
    kinds = "".join(map(_kind, text))
    return tuple(text[found.start() : found.end()] for found in _TOKEN.finditer(kinds))


def normal(word: str) -> str:
    """The form in which spellings of one word are equal: without tatweel and diacritics, digits as 0 to 9."""
    return _normal(word) if len(word) <= 100 else _normal.__wrapped__(word)


@lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    composed = unicodedata.normalize("NFC", word).translate(_ONE_LETTER)
    return "".join(_digit(letter) for letter in composed if unicodedata.category(letter) != "Mn")


def words_of(text: str) -> tuple[str, ...]:
    """The words of the text alone, in their normal form."""
    return tuple(normal(token) for token in tokens(text) if _kind(token[0]) in "LN")


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


@lru_cache(maxsize=5_000)
def _kind(letter: str) -> str:
    if letter.isspace():
        return "S"
    category = unicodedata.category(letter)
    if category[0] == "N":
        return "N"
    if category[0] in "LM" or letter in _JOINERS or letter == "_":
        return "L"
    if letter in _BETWEEN_LETTERS:
        return "Q"
    return "P" if letter in _BETWEEN_DIGITS else "O"
