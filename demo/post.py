"""The post of the made-up shop: the queue, the worker that sends what lies there, and the sweeper behind both.

They are the product's own, but for the queue and the carrier; whatever comes later is noted in the diary.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

from demo.diary import Diary, Happening
from rapport.kernel.caller import system
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work
from rapport.messaging.dispatch import quarantine, sweeping
from rapport.messaging.dispatch.composing import Composer, opt_out_link
from rapport.messaging.dispatch.sending import NAME, Dispatch
from rapport.messaging.providers.provider import Provider

ON_ITS_WAY = timedelta(seconds=1)
APART = timedelta(seconds=1.5)
"""A small shop's provider is in no hurry: a person has time to pause a campaign in the middle."""


class Post:
    def __init__(self, shop: Shop, diary: Diary, carrier: Provider) -> None:
        self._shop, self._diary = shop, diary
        composer = Composer(shop.table, partial(opt_out_link, shop))
        self._worker = Dispatch(shop, lambda _: carrier, self, composer, Random(shop.place.currency))
        self._free = datetime.min.replace(tzinfo=UTC)
        self.lying: list[str] = []
        """In the order in which they will be taken."""
        self.trips_over: set[str] = set()
        """Messages that end whoever takes them, for a reason that is still to be found."""

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        now = self._shop.clock.now()
        for message_id in message_ids:
            at = now + delay if delay else max(now + ON_ITS_WAY, self._free + APART)
            self._free = self._free if delay else at
            self.lying.append(message_id)
            self._diary.note([Happening(at, system(NAME), partial(self._taken, message_id=message_id))])

    def length(self) -> int:
        return len(self.lying)

    def sweep(self) -> None:
        sweeping.sweep(Work(self._shop, system(sweeping.JOB)), self)

    def _taken(self, _: Work, message_id: str) -> None:
        self.lying.remove(message_id)
        if message_id not in self.trips_over:
            self._worker.dispatch(message_id)
            return
        # The queue delivers it again and again, until the house has noticed.
        while not quarantine.struck(self._shop, message_id):
            pass
