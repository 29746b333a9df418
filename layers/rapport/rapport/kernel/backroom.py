"""The back room: what takes longer than a request may is done behind a queue, one task at a time.

A task is a word and ids, nothing personal. It may come twice, late, or after its worker was killed halfway: whoever
does it finds what was done, and goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from rapport.kernel.objects import Objects
from rapport.kernel.shop import Shop

type Task = Mapping[str, Any]


class NotYet(Exception):
    """Its turn has not come, or time ran out: the queue is to bring it again."""


class Bodies(Protocol):
    def put(self, bodies: Iterable[str]) -> None: ...


def forever() -> bool:
    """For whoever has all the time in the world."""
    return True


@dataclass(frozen=True)
class Backroom:
    shop: Shop
    files: Objects
    queue: Bodies
    time_left: Callable[[], bool] = forever

    def hand_over(self, *tasks: Task) -> None:
        self.queue.put(json.dumps(task, sort_keys=True) for task in tasks)


type Doing = Callable[[Backroom, Task], None]
