"""A shop that sends, and the door through which people look after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from unittest.mock import patch

import pytest

import functions.ops_api.app as ops_api
from tests.rig.sending import SendingShop
from tests.rig.shop import TestShop


@dataclass
class QueueInMind:
    """Stands in for the queue of messages: keeps what was put into it."""

    held: list[str] = field(default_factory=list)
    down: bool = False

    def put(self, bodies: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        if self.down:
            raise ConnectionError("no way there")
        self.held += bodies


@pytest.fixture
def queue() -> Iterator[QueueInMind]:
    held = QueueInMind()
    with patch.object(ops_api, "queue", lambda: held):
        yield held


def door_of(shop: SendingShop) -> TestShop:
    """The same shop, asked through its doors."""
    through = TestShop(clock=shop.clock)
    through.shop = shop.shop
    return through
