"""The words of OGP's template, by language."""

from __future__ import annotations

from collections.abc import Mapping

FALLBACK = "en"

LABELS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "commitment": "الالتزام",
        "number": "رقم الالتزام",
        "title": "عنوان الالتزام",
        "lead": "الجهة الرئيسية المنفذة",
        "supporting": "الجهات الحكومية المساندة",
        "others": "الجهات الأخرى المشاركة",
        "problem": "المشكلة التي يعالجها الالتزام",
        "causes": "أسباب المشكلة",
        "description": "وصف الالتزام",
        "values": "صلة الالتزام بقيم الحكومة المنفتحة",
        "results": "النتائج المتوقعة",
        "milestones": "المعالم الرئيسية",
        "milestone": "المعلم",
        "milestone_id": "رمز المعلم",
        "first": "تاريخ البدء",
        "last": "تاريخ الانتهاء",
        "responsible": "الجهة المسؤولة",
    },
    "en": {
        "commitment": "Commitment",
        "number": "Commitment number",
        "title": "Commitment title",
        "lead": "Lead implementing agency",
        "supporting": "Supporting government entities",
        "others": "Other actors involved",
        "problem": "What problem does the commitment aim to address?",
        "causes": "What are the causes of the problem?",
        "description": "Commitment description",
        "values": "How does the commitment relate to the values of open government?",
        "results": "Expected results",
        "milestones": "Milestones",
        "milestone": "Milestone",
        "milestone_id": "Milestone code",
        "first": "Start date",
        "last": "End date",
        "responsible": "Responsible entity",
    },
    "fr": {
        "commitment": "Engagement",
        "number": "Numéro de l'engagement",
        "title": "Titre de l'engagement",
        "lead": "Organisme responsable de la mise en œuvre",
        "supporting": "Organismes publics associés",
        "others": "Autres acteurs",
        "problem": "Quel problème l'engagement vise-t-il à résoudre ?",
        "causes": "Quelles sont les causes du problème ?",
        "description": "Description de l'engagement",
        "values": "Quel est le lien de l'engagement avec les valeurs du gouvernement ouvert ?",
        "results": "Résultats attendus",
        "milestones": "Jalons",
        "milestone": "Jalon",
        "milestone_id": "Code du jalon",
        "first": "Date de début",
        "last": "Date de fin",
        "responsible": "Entité responsable",
    },
}
"""Another language has the English ones."""


def labels(language: str) -> Mapping[str, str]:
    """The template's words in the language."""
    return LABELS.get(language.partition("-")[0], LABELS[FALLBACK])
