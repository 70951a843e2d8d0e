"""Wrong input, generated from each service's OpenAPI document: a problem that names field and rule, and no event."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from uuid import uuid4

import httpx
import pytest
from openapi_examples import Case, cases

from local.issuer import Issuer
from local.testservers import Mithaq

OFFICES = ("unit_officer", "clock_operator", "auditor")
PERSON = "anyone"
REFUSING = range(400, 500)


@pytest.fixture
def token(system: Mithaq) -> str:
    """A token of somebody who has every office, so that only the input is wrong."""
    issuer = Issuer(system.data)
    return issuer.token(issuer.personas("wrong-input", ["ministry"], {PERSON: OFFICES}), PERSON)


def positions(urls: dict[str, str]) -> dict[str, int]:
    return {service: httpx.get(f"{url}/v1/position").json()["last"] for service, url in urls.items()}


def ask(http: httpx.Client, case: Case, token: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
    headers |= case.headers
    headers.pop(headers.pop("without", ""), None)
    body = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()
    return http.request(case.method, case.path, content=body, headers=headers)


def fault_of(case: Case, answer: httpx.Response) -> str | None:
    """What is wrong with the answer, or None where it names field and rule as it must."""
    if answer.status_code not in REFUSING:
        return f"answers {answer.status_code}"
    if answer.headers["content-type"] != "application/problem+json":
        return f"is {answer.headers['content-type']}"
    problem = answer.json()
    named = [error["field"].split(".")[0] for error in problem.get("errors", []) if error["rule"] and error["message"]]
    if not named:
        return f"names no field and rule: {problem}"
    if case.field not in named and not any(case.field in error["field"] for error in problem["errors"]):
        return f"names {named}: {problem}"
    return None


@pytest.mark.timeout(900)
def test_each_wrong_field_is_named_and_leaves_no_event(system: Mithaq, token: str) -> None:
    """Each command x field x fault, as many as the documents give."""
    urls: dict[str, str] = json.loads((system.data / "endpoints.json").read_text())
    before = positions(urls)
    tried: Counter[str] = Counter()
    faults: list[str] = []
    for service, url in urls.items():
        document: dict[str, Any] = httpx.get(f"{url}/openapi.json").json()
        with httpx.Client(base_url=url, timeout=30) as http:
            for case in cases(document):
                tried[service] += 1
                fault = fault_of(case, ask(http, case, token))
                if fault:
                    faults.append(f"{service} {case.operation}: {case.field}: {case.fault}: {fault[:300]}")
    print(f"{sum(tried.values())} wrong requests: {dict(tried)}")
    assert not faults, "\n".join(faults)
    assert sum(tried.values()) > 500
    assert positions(urls) == before
