"""The queue between planning and sending, in the few words that the house needs of it.

It is the fast path, not the promise: what it loses, the sweeper finds waiting in the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

LONGEST_DELAY = timedelta(minutes=15)
"""SQS holds a message back for no longer."""


class Queue(Protocol):
    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None: ...

    def length(self) -> int:
        """About how many lie there."""
