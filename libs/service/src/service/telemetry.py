"""Traces and metrics: OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set, Prometheus text at /metrics always."""

from __future__ import annotations

import os

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from prometheus_client import Counter, Gauge, Histogram

REQUESTS = Counter("mithaq_requests_total", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram("mithaq_request_seconds", "Seconds from a request's arrival to its answer", ["route"])
APPLIED = Gauge("mithaq_applied_position", "Position that a follower has applied", ["follower"])
DEAD = Gauge("mithaq_dead_letters", "Dead letters and what is parked behind them")


def start(name: str, agency: str) -> None:
    """Give this process a tracer; spans leave it only when an endpoint is set."""
    provider = TracerProvider(resource=Resource.create({"service.name": name, "service.namespace": agency}))
    if os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
