"""Fills an empty shop with the made-up one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from demo import shop as made_up
from demo.carrying import carried, is_empty
from demo.shop import SEED, SIZE
from rapport.kernel import keys
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import Shop
from rapport.kernel.table import Item, Key, Table
from rapport.kernel.table.memory import MemoryTable


class ShopNotEmpty(Exception):
    def __init__(self) -> None:
        super().__init__("This shop has records of its own, so the demo leaves it alone: it fills empty shops only.")


def fill(
    there: Shop,
    road: Table,
    sign_up: Callable[[], Mapping[str, str]],
    told: Callable[[str], None],
    *,
    size: int = SIZE,
    seed: int = SEED,
) -> None:
    """`road` leads to the shop's own table; `sign_up` makes the team's sign-ins and gives their user ids."""
    if not is_empty(there.table):
        raise ShopNotEmpty
    user_ids = sign_up()
    told(f"  {len(user_ids)} people can sign in")
    began = time.monotonic()
    table = MemoryTable(keys.INDEXES, metered=False)
    table.load([_shops_own_key(there)])
    here = Shop(table, SetClock(there.clock.now()), there.place, there.data_keys)
    made_up.build(here, there.today(), size=size, seed=seed, user_ids=user_ids)
    told(f"  {size:,} customers and their eighteen months made up in {time.monotonic() - began:.1f} s")
    began = time.monotonic()
    carried(table.everything().items(), road, told)
    told(f"  carried over in {time.monotonic() - began:.1f} s")


def _shops_own_key(there: Shop) -> tuple[Key, Item]:
    """The data key as the shop itself makes and keeps it: what is sealed here has to open there."""
    assert there.keyring, "the shop has a key"
    stored = there.table.get(keys.data_key())
    assert stored is not None, "asking for the keyring wrote it"
    return keys.data_key(), stored
