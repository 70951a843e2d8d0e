"""Codes for why a comment changed nothing: the public list, with what each is called in each language, by edition."""

from __future__ import annotations

from collections.abc import Mapping

from .envelope import Text

CODES_RULE = ("answer-codes", 1)
"""The list in use. An edition that was used stays; what a code is called changes by a new one."""

EXPLAINED = "explained"
"""The code of an answer that names neither a change nor another code: its text alone gives the reason."""

EDITIONS: Mapping[int, Mapping[str, Text]] = {
    1: {
        EXPLAINED: {"ar": "كما يبيّن الرد", "en": "as the answer explains", "fr": "comme l'explique la réponse"},
        "out_of_scope": {
            "ar": "خارج نطاق ما طُرح للتعليق",
            "en": "outside what was consulted on",
            "fr": "hors de ce qui était soumis à consultation",
        },
        "already_there": {"ar": "موجود في النص", "en": "already in the text", "fr": "déjà dans le texte"},
        "not_feasible": {
            "ar": "غير قابل للتنفيذ في مدة الخطة",
            "en": "not feasible within the plan's time",
            "fr": "irréalisable pendant la durée du plan",
        },
        "against_the_law": {"ar": "يخالف القانون", "en": "against the law", "fr": "contraire à la loi"},
        "no_means": {"ar": "لا تتوافر الموارد", "en": "there are no means for it", "fr": "faute de moyens"},
        "unclear": {"ar": "غير واضح", "en": "not clear enough", "fr": "pas assez clair"},
        "repeated": {
            "ar": "مكرر وأُجيب عنه",
            "en": "said before, and answered there",
            "fr": "déjà dit, et traité",
        },
    },
}
"""What each code is called, by edition, code and language."""

CODES = tuple(EDITIONS[CODES_RULE[1]])
"""The codes of the list in use; a process's rules may name others, with their words."""


def called(code: str, own: Mapping[str, Text]) -> Text:
    """What the code is called: by the process's own list, else by the public one; empty where neither has it."""
    return own.get(code) or EDITIONS[CODES_RULE[1]].get(code, {})
