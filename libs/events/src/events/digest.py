"""The decisions of a record in one canonical form, the same wherever and whenever the same inputs were played.

One line of JSON (sorted keys, no white space) for each event that decides something (`DECIDES`), with these rules:

- People are `person-1`, `person-2`, ... by their first act, in the order of the process's clock, service and position;
  who never acted follows, in the order of naming. Notices come last, for people are all that sets them apart.
- Streams are `comments-1`, ... within their service, an event is its stream and version (`comments-1/2`), and whatever
  else has an id is `id-1`, ...: each by its first appearance among the lines.
- Left out: the event's own id, correlation, causation, traceparent and recorded_at, which tell of delivery and of the
  machine; positions and the hash over ids; sealed words, whose salts are random; the hash of a proposal's content, whose
  content stands beside it; and the stream of a contact or a notice, which is made of its person's subject.
- Lines are in the order of the process's clock, service, and their own words: the order of arrival does not matter.

So the SHA-256 over all lines changes with any vote, reason or attendance, and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

LEFT_OUT = frozenset({"id", "correlation", "causation", "traceparent", "recorded_at", "last_position", "ids_hash"})
PERSONAL = "notifications"
"""The service whose streams are made of people's subjects."""
UUID_FORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Name = Callable[[UUID], str]
