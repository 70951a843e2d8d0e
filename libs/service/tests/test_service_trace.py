"""One trace from a request to its effect in another service, as an OpenTelemetry collector would see it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from processes import Processes
from recording import PERSON, log_of, until
from served import NOTES, Tokens

from local.site import Site

CALLER = f"00-{'a' * 32}-{'b' * 16}-01"
WORDS = "a reason that stands in the record"


@dataclass(frozen=True, kw_only=True)
class Span:
    """What a process told of something it did."""

    process: str
    name: str
    trace: str
    id: str
    parent: str


class Collector(ThreadingHTTPServer):
    """An OTLP collector that keeps what it is told."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.bodies: list[bytes] = []
        super().__init__(("127.0.0.1", 0), _Receiver)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def keep(self, body: bytes) -> None:
        """Keep the spans of one export."""
        self.bodies.append(body)
        for told in ExportTraceServiceRequest.FromString(body).resource_spans:
            names = {each.key: each.value.string_value for each in told.resource.attributes}
            self.spans += [
                Span(
                    process=names["service.name"],
                    name=span.name,
                    trace=span.trace_id.hex(),
                    id=span.span_id.hex(),
                    parent=span.parent_span_id.hex(),
                )
                for scope in told.scope_spans
                for span in scope.spans
            ]

    def of(self, process: str, name: str) -> list[Span]:
        """The process's spans of that name."""
        return [span for span in self.spans if (span.process, span.name) == (process, name)]


class _Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Collector)
        self.server.keep(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.shutdown()
    made.server_close()


def test_one_trace_leads_from_the_request_to_the_effect_in_another_service(
    processes: Callable[..., Processes], site: Site, collector: Collector
) -> None:
    otel = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "100"}
    spine = processes(**otel)
    spine.plan.start()
    spine.start("plan.api", "plan.worker", "proposals.worker")
    token = Tokens(site).token()
    asked = httpx.post(
        spine.url + NOTES,
        json={"reason": {"en": "a reason in the record"}},
        headers={
            "Authorization": f"Bearer {token}",
            "Idempotency-Key": "key-1",
            "Traceparent": f"00-{'a' * 32}-{'b' * 16}-01",
        },
        timeout=20,
    )
    assert asked.status_code == 201
    reaction = "react plan.ProcessSuspended.v1"
    until(lambda: bool(collector.of("proposals-worker", reaction)))
    (event,) = spine.plan.store.stream(log_of("log"))
    _, trace, decided, _ = (event.traceparent or "").split("-")
    (request,) = [span for span in collector.spans if span.parent == "b" * 16]
    (effect,) = collector.of("proposals-worker", reaction)
    assert (request.process, request.trace, request.id) == ("plan-api", "a" * 32, decided)
    assert (effect.trace, effect.parent) == (trace, decided) == ("a" * 32, request.id)
    told = b"".join(collector.bodies)
    assert not any(word in told for word in (WORDS.encode(), str(PERSON).encode(), token.encode()))
