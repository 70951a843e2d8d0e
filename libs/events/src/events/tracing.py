"""W3C trace context through the record: an event carries the `traceparent` of the span in which it was decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_PROPAGATOR = TraceContextTextMapPropagator()
_TRACER = trace.get_tracer("mithaq")


def traceparent() -> str | None:
    """The current span's traceparent, or None outside of any."""
    carrier: dict[str, str] = {}
    _PROPAGATOR.inject(carrier)
    return carrier.get("traceparent")


@contextmanager
def span(name: str, parent: str | None, **attributes: str | int) -> Iterator[None]:
    """A span that continues the trace of `parent` (a traceparent)."""
    context = _PROPAGATOR.extract({"traceparent": parent} if parent else {})
    with _TRACER.start_as_current_span(name, context=context, attributes=attributes):
        yield
