"""How often one system, or one address without a token, may ask in a minute.

Counted in Django's cache: in Redis together for all processes; without Redis each process counts
for itself, so that the limit is that of a process.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache

WINDOW = 60  # seconds


@dataclass(frozen=True)
class Room:
    """What is left of the current minute; `resets` in seconds."""

    limit: int
    left: int
    resets: int

    @property
    def is_over(self) -> bool:
        return self.left < 0

    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(self.left, 0)),
            "RateLimit-Reset": str(self.resets),
        }


def take(who: str, limit: int) -> Room:
    """Count one request of `who` ("token:12", "address:10.0.0.1")."""
    now = int(time.time())
    key = f"regulations.api:{who}:{now // WINDOW}"
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        count = cache.incr(key)
    except ValueError:  # thrown out of the cache between the two lines
        count = 1
    return Room(limit, limit - count, WINDOW - now % WINDOW)
