"""What each page tells the browser: no script, no style but ours, no frame, no referrer."""

from __future__ import annotations


def page_headers(*, style: str = "'self'") -> dict[str, str]:
    """The headers of a page whose styles come from that source."""
    policy = (
        "default-src 'none'",
        f"style-src {style}",
        "img-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }


def static_headers() -> dict[str, str]:
    """The headers of a stylesheet or the icon."""
    return {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=3600"}
