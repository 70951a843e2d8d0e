"""The words of a consultation's report, by language."""

from __future__ import annotations

from collections.abc import Mapping

FALLBACK = "en"

_WORDS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "report": "تقرير المشاورة",
        "subject": "الوثيقة ونسختها",
        "window": "مدة المشاورة",
        "counted": "عدد التعليقات",
        "withdrawn": "منها ما سُحب",
        "hidden": "منها ما حُجب نصه",
        "accepted": "قُبل",
        "partly": "قُبل جزئياً",
        "not": "لم يُقبل",
        "groups": "الآراء والردود عليها",
        "opinion": "الرأي",
        "comments": "عدد التعليقات",
        "outcome": "النتيجة",
        "change": "التغيير الذي أحدثه",
        "paragraph": "الفقرة",
        "code": "السبب",
        "organisation": "الجهة التي أجابت",
        "answer": "الرد",
    },
    "en": {
        "report": "Consultation report",
        "subject": "Document and version",
        "window": "Open for comments",
        "counted": "Comments",
        "withdrawn": "of them withdrawn",
        "hidden": "of them with their text hidden",
        "accepted": "Accepted",
        "partly": "Accepted in part",
        "not": "Not accepted",
        "groups": "Opinions, and the answers to them",
        "opinion": "Opinion",
        "comments": "Comments",
        "outcome": "Outcome",
        "change": "The change that it made",
        "paragraph": "paragraph",
        "code": "Reason",
        "organisation": "Answered by",
        "answer": "Answer",
    },
    "fr": {
        "report": "Rapport de la consultation",
        "subject": "Document et version",
        "window": "Ouverte aux commentaires",
        "counted": "Commentaires",
        "withdrawn": "dont retirés",
        "hidden": "dont le texte est masqué",
        "accepted": "Acceptés",
        "partly": "Acceptés en partie",
        "not": "Non acceptés",
        "groups": "Les opinions et les réponses",
        "opinion": "Opinion",
        "comments": "Commentaires",
        "outcome": "Suite donnée",
        "change": "La modification apportée",
        "paragraph": "paragraphe",
        "code": "Motif",
        "organisation": "Réponse de",
        "answer": "Réponse",
    },
}


def said(language: str) -> Mapping[str, str]:
    """The words in that language, or in its main one; in English where there are none."""
    return _WORDS.get(language) or _WORDS.get(language.partition("-")[0]) or _WORDS[FALLBACK]
