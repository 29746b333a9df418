"""A slice that was taken in, taken back: by the kind of the file, each record in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rapport.imports import goods, orders_back, people_back
from rapport.imports.file_import import FileImport
from rapport.imports.results import RowResult
from rapport.kernel.caller import Caller
from rapport.kernel.shop import Shop
from rapport.kernel.work import perform


@dataclass(frozen=True)
class TakenSlice:
    shop: Shop
    caller: Caller
    one: FileImport
    results: Sequence[RowResult]


def _goods_back(slice_: TakenSlice) -> Iterator[list[RowResult]]:
    for each in slice_.results:
        if each.outcome in ("created", "changed"):
            yield [perform(slice_.shop, slice_.caller, partial(goods.back, one=slice_.one, result=each))]


BACK: Mapping[str, Callable[[TakenSlice], Iterator[list[RowResult]]]] = {
    "customers": people_back.back,
    "products": _goods_back,
    "orders": orders_back.back,
}


def take_back(slice_: TakenSlice, time_left: Callable[[], bool]) -> list[RowResult] | None:
    """None if time ran out: what was taken back by then is found so by the next one."""
    found: list[RowResult] = []
    for some in BACK[slice_.one.kind](slice_):
        found += some
        if not time_left():
            return None
    return sorted(found, key=lambda each: each.row)
