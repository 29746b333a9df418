"""A file of orders taken back: its orders leave, with all that followed from them, and whoever came by them alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from rapport.customers import store as customers
from rapport.customers.model import Customer, Facts
from rapport.imports import facts_before, marks
from rapport.imports.file_import import FileImport
from rapport.imports.marks import Mark
from rapport.imports.people_back import remove, untouched
from rapport.imports.results import RowResult
from rapport.kernel import keys
from rapport.kernel.work import Work, perform
from rapport.orders import record
from rapport.orders import store as orders
from rapport.orders.history import TOGETHER, TooMuchAtOnce, fits, take_back
from rapport.orders.order import Order
from rapport.orders.status import restated

if TYPE_CHECKING:
    from rapport.imports.taking_back import TakenSlice


@dataclass
class Kept:
    """What stays, because somebody has touched it since."""

    orders: set[str] = field(default_factory=set)
    customer: bool = False


def back(slice_: TakenSlice) -> Iterator[list[RowResult]]:
    rows: dict[str, list[RowResult]] = {}
    for each in slice_.results:
        if each.outcome in ("created", "changed"):
            rows.setdefault(each.record.partition(":")[2], []).append(each)
    for customer_id, order_ids in _by_customer(slice_, list(rows)).items():
        kept = _of_customer(slice_, customer_id, order_ids) if customer_id else Kept()
        yield [_told(each, order_id, kept) for order_id in order_ids for each in rows[order_id]]


def _by_customer(slice_: TakenSlice, order_ids: Sequence[str]) -> dict[str, list[str]]:
    """Those among them that were taken back already, before a worker was killed: their customer may still stay."""
    work = Work(slice_.shop, slice_.caller)
    places = work.table.get_many(map(keys.order_pointer, order_ids))
    found: dict[str, list[str]] = {}
    for order_id in order_ids:
        place = places.get(keys.order_pointer(order_id))
        owner = place["customer_id"] if record.stands(place) else (place or {}).get("was_of", "")
        found.setdefault(owner, []).append(order_id)
    return found


def _told(row: RowResult, order_id: str, kept: Kept) -> RowResult:
    brought = {"customers_kept": 1} if kept.customer and row.brought.get("customers") else {}
    outcome = replace(row, outcome="taken_back", fields=(), brought=brought)
    return replace(outcome, outcome="kept", fields=("order",)) if order_id in kept.orders else outcome


def _of_customer(slice_: TakenSlice, customer_id: str, order_ids: Sequence[str]) -> Kept:
    kept, together = Kept(), TOGETHER

    def done[T](doing: partial[T]) -> T:
        return perform(slice_.shop, slice_.caller, doing)

    if done(partial(_merged, customer_id=customer_id)):
        return Kept(set(order_ids), customer=True)

    for order_id in done(partial(_changed, one=slice_.one, customer_id=customer_id, among=order_ids)):
        if not done(partial(_status_back, one=slice_.one, order_id=order_id)):
            kept.orders.add(order_id)
    while True:
        some = partial(_some_back, one=slice_.one, customer_id=customer_id, among=order_ids, together=together)
        try:
            left, touched = done(some)
        except TooMuchAtOnce:
            together = max(1, together // 2)
            continue
        if not left:
            break
    kept.orders |= touched
    kept.customer = done(partial(_closed, one=slice_.one, customer_id=customer_id, kept=kept))
    return kept


def _merged(work: Work, customer_id: str) -> bool:
    """Somebody has found out since who they are, and made one of two: the orders are that person's history now."""
    found = customers.by_id(work, [customer_id]).get(customer_id)
    return found is not None and found.customer_id != customer_id


def _read(work: Work, one: FileImport, customer_id: str) -> tuple[Customer, Mark] | None:
    found = customers.by_id(work, [customer_id]).get(customer_id)
    mark = marks.of(work, found, one.import_id) if found else None
    return (found, mark) if found and mark else None


def _changed(work: Work, one: FileImport, customer_id: str, among: Collection[str]) -> list[str]:
    """Orders that were here before, whose status alone the file had changed."""
    known = _read(work, one, customer_id)
    undone = [row["undo"] for row in known[1].rows.values()] if known else []
    return [each["order"] for each in undone if each.get("order") in among]


def _status_back(work: Work, one: FileImport, order_id: str) -> bool:
    """False if somebody has moved it on since."""
    order, customer = orders.with_customer(work, order_id)
    mark = marks.of(work, customer, one.import_id) or Mark()
    undo = next(row["undo"] for row in mark.rows.values() if row["undo"].get("order") == order_id)
    if order.status == undo["status"]:
        return True
    if order.status != undo["left"]:
        return False
    restated(work, order, customer, undo["status"], imported=True)
    return True


def _some_back(
    work: Work, one: FileImport, customer_id: str, among: Collection[str], together: int
) -> tuple[bool, set[str]]:
    """Whether some are left to be taken back, and those that stay."""
    known = _read(work, one, customer_id)
    if known is None:
        return False, set()
    customer, mark = known
    every = orders.all_of(work, customer.ids)
    mine = [each for each in every if each.order_id in among and each.import_id == one.import_id]
    taken = [each for each in mine if not _touched(each)][:together]
    touched = {each.order_id for each in mine if _touched(each)}
    if taken:
        gone = {each.order_id for each in taken}
        left = [each for each in every if each.order_id not in gone]
        take_back(work, customer, _facts(work, one, customer, mark, left), taken, left, one.import_id)
        fits(work)
    return len(taken) + len(touched) < len(mine), touched


def _facts(work: Work, one: FileImport, customer: Customer, mark: Mark, left: Sequence[Order]) -> Facts:
    """With the last of the import's orders everything goes back that had come with the first."""
    if any(each.import_id == one.import_id for each in left):
        return customer.facts
    return facts_before.gone_back_to(work, customer.facts, mark.facts["before"], mark.facts["left"])


def _touched(order: Order) -> bool:
    return order.updated_at != order.created_at


def _closed(work: Work, one: FileImport, customer_id: str, kept: Kept) -> bool:
    """Whoever came by these orders alone leaves with them. True if they stay, because somebody knows them by now."""
    known = _read(work, one, customer_id)
    if known is None:
        return False
    customer, mark = known
    if mark.created:
        if kept.orders or not untouched(work, customer, mark):
            return True
        remove(work, one, customer, mark)
        return False
    others = any(each.import_id == one.import_id for each in orders.all_of(work, customer.ids))
    if not kept.orders and not others:
        _settled(work, customer, mark)
        marks.drop(work, customer, one.import_id, mark)
    return False


def _settled(work: Work, customer: Customer, mark: Mark) -> None:
    """Where the file had changed a status and nothing else, no order has taken the rest of it back."""
    if not any(row["undo"].get("order") for row in mark.rows.values()):
        return
    facts = facts_before.gone_back_to(work, customer.facts, mark.facts["before"], mark.facts["left"])
    if facts != customer.facts:
        customers.put_back(work, customer, facts)
