"""What a transaction is told: each record once, and a change only where something changes."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

from rapport.kernel.caller import system
from rapport.kernel.shop import Shop
from rapport.kernel.table import Check, Equal, Key, Put, Update, Write
from rapport.kernel.work import Work

PROFILE = Key("CUSTOMER#c", "PROFILE")
READ = (Equal("version", 3),)


class Told:
    def __init__(self) -> None:
        self.writes: list[Write] = []

    def transact(self, writes: Sequence[Write]) -> None:
        self.writes += writes


def committed(*writes: Write) -> list[Write]:
    table = Told()
    clock, place = SimpleNamespace(now=lambda: None), SimpleNamespace(day=lambda _: None)
    settings = SimpleNamespace(current=lambda: None)
    work = Work(cast(Shop, SimpleNamespace(table=table, clock=clock, place=place, settings=settings)), system("test"))
    work.write(*writes)
    work.commit()
    return table.writes


def test_what_rests_on_a_record_and_moves_nothing_of_it_is_a_condition() -> None:
    note = Put(Key("CUSTOMER#c", "NOTE"), {"text": "rang twice"})
    assert committed(note, Update(PROFILE, when=READ, label="customer")) == [note, Check(PROFILE, READ, "customer")]


def test_joined_by_what_moves_the_record_it_is_one_change_on_that_condition() -> None:
    rests, moves = Update(PROFILE, when=READ), Update(PROFILE, set={"cases": {}}, label="room")
    for both in ((rests, moves), (moves, rests)):
        assert committed(*both) == [Update(PROFILE, set={"cases": {}}, when=READ, label="room")]
