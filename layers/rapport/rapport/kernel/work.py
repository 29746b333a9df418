"""One piece of work: read, decide, and write everything that belongs together in one transaction.

    def accept(work: Work, order: NewOrder) -> Order: ...
    order = perform(shop, caller, lambda work: accept(work, order))

If another writer was faster, nothing was written, and the whole piece is done again from its first read: rules
see the world as it is, and no use case holds a retry of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from rapport.kernel import audit, outbox
from rapport.kernel.caller import Caller
from rapport.kernel.errors import Busy
from rapport.kernel.events import Event
from rapport.kernel.sealing import Keyring, Seal
from rapport.kernel.settings import Settings
from rapport.kernel.shop import Shop
from rapport.kernel.table import Check, Key, Refused, Table, TooBusy, Update, Write

TRIES = 12
"""Ten writers of one customer at the same instant is a shop's worst day; each round lets at least one through."""


class Work:
    def __init__(self, shop: Shop, caller: Caller) -> None:
        self.shop = shop
        self.caller = caller
        self.now: datetime = shop.clock.now()
        self.today: date = shop.place.day(self.now)
        self.settings: Settings = shop.settings.current()
        self._writes: list[Write] = []
        self._afterwards: list[Callable[[], None]] = []
        self._added: dict[Key, dict[str, int | Decimal]] = defaultdict(lambda: defaultdict(int))

    def ahead(self, instant: datetime) -> Work:
        """The same work as it would be then, as far as it is known by now: for looks ahead, which write nothing."""
        work = Work(self.shop, self.caller)
        work.now, work.today = instant, self.shop.place.day(instant)
        return work

    @property
    def table(self) -> Table:
        return self.shop.table

    @property
    def keyring(self) -> Keyring:
        return self.shop.keyring

    def write(self, *writes: Write) -> None:
        self._writes += writes

    def add(self, key: Key, **amounts: int | Decimal) -> None:
        """Moves a counter; several moves of one cell are one write, and moves that cancel out are none."""
        for name, amount in amounts.items():
            self._added[key][name] += amount

    def afterwards(self, act: Callable[[], None]) -> None:
        """For what follows a commit outside the store, and may be done again: nothing is done for a lost race."""
        self._afterwards.append(act)

    def emit(self, event: Event) -> None:
        self._writes.append(outbox.written(event, self.now))

    def audit(
        self,
        kind: str,
        record_id: str,
        number: int,
        what: str,
        *,
        place: Key,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
        previous: str = audit.FIRST,
        seal: Seal | None = None,
        owner: str = "",
    ) -> str:
        """Adds the entry, and gives the head that the record has to carry."""
        change = audit.Change(kind, record_id, number, place, what, before, after, previous, seal, owner)
        actor = audit.Actor(self.caller.user_id, self.caller.source, self.caller.request_id)
        put, head = audit.entry(change, actor, self.now)
        self._writes.append(put)
        return head

    @property
    def so_far(self) -> int:
        """How many writes it has by now: one transaction takes a hundred."""
        return len(_each_record_once(self._writes)) + len(self._added)

    def commit(self) -> None:
        """A transaction may name a record once: several updates of one record are one write."""
        moved = []
        for key, amounts in self._added.items():
            real = {name: amount for name, amount in amounts.items() if amount}
            if real:
                moved.append(Update(key, add=real, label="count"))
        self.table.transact(_each_record_once([*self._writes, *moved]))
        for act in self._afterwards:
            act()


def _each_record_once(writes: list[Write]) -> list[Write]:
    kept: list[Write] = []
    updates: dict[Key, int] = {}
    for write in writes:
        if isinstance(write, Update) and write.key in updates:
            place = updates[write.key]
            kept[place] = _both(cast(Update, kept[place]), write)
        else:
            if isinstance(write, Update):
                updates[write.key] = len(kept)
            kept.append(write)
    return [_resting(write) if isinstance(write, Update) else write for write in kept]


def _resting(update: Update) -> Update | Check:
    """What nobody joined moves nothing: DynamoDB takes that as a condition, and as a change refuses it."""
    moves = update.set or update.add or update.remove
    return update if moves else Check(update.key, update.when, update.label)


def _both(first: Update, second: Update) -> Update:
    """Rooms move attributes of their own; what both add to is summed."""
    contested = first.set.keys() & second.set.keys()
    assert all(first.set[name] == second.set[name] for name in contested), f"two words on {sorted(contested)}"
    added = dict(first.add)
    for name, amount in second.add.items():
        added[name] = added.get(name, 0) + amount
    return Update(
        first.key,
        set={**first.set, **second.set},
        add=added,
        remove=tuple(dict.fromkeys((*first.remove, *second.remove))),
        when=tuple(dict.fromkeys((*first.when, *second.when))),
        label=first.label or second.label,
    )


def perform[T](shop: Shop, caller: Caller, doing: Callable[[Work], T]) -> T:
    for _ in range(TRIES):
        work = Work(shop, caller)
        result = doing(work)
        try:
            work.commit()
        except Refused:
            continue
        except TooBusy as busy:
            raise Busy(str(busy)) from busy
        return result
    raise Busy("others keep changing the same record")
