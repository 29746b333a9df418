"""The demo's shop for tests: small, made once, and looked at raw."""

from __future__ import annotations

from datetime import date

from demo.shop import build
from rapport.kernel.table import Item, Key
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import Work
from tests.rig.shop import TestShop

SIZE = 90
"""Large enough that all that happens now and then has happened."""


def built(*, size: int = SIZE, seed: int = 2026, today: date | None = None) -> TestShop:
    made = TestShop()
    build(made.shop, today or made.shop.today(), size=size, seed=seed)
    return made


def everything(work: Work) -> dict[Key, Item]:
    assert isinstance(work.table, MemoryTable), "of all tables only this one can be looked at whole"
    return work.table.everything()


def items(work: Work, beginning: str) -> list[Item]:
    return [item for key, item in everything(work).items() if key.area == "records" and key.sk.startswith(beginning)]
