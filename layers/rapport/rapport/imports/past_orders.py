"""Rows of orders: a buyer's history, as many of their orders in one transaction as fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from rapport.catalog import store as catalog
from rapport.customers.model import Customer
from rapport.imports import marks
from rapport.imports.asked_orders import AskedOrder, asked_of
from rapport.imports.buyers import newcomer
from rapport.imports.facts_before import told as facts_told
from rapport.imports.file_import import FileImport
from rapport.imports.goods import Shelf
from rapport.imports.marks import Mark
from rapport.imports.matching import Gone, Named, Several, find
from rapport.imports.reading.problem import Problem
from rapport.imports.refusing import problems_of, refused
from rapport.imports.results import RowResult
from rapport.imports.rows_of_orders import read_orders
from rapport.kernel import keys
from rapport.kernel.errors import Busy, NotAcceptable, Refusal
from rapport.kernel.table import Item, Key
from rapport.kernel.work import Work, perform
from rapport.orders import record
from rapport.orders import store as orders
from rapport.orders.content import checked, content, content_of, lines_of
from rapport.orders.history import TOGETHER, TooMuchAtOnce, accept_history, fits
from rapport.orders.order import Order
from rapport.orders.status import moved_to

if TYPE_CHECKING:
    from rapport.imports.taking import Slice

ANOTHERS = Problem("order_id", "order_id_taken", "this order id is another customer's")
ANOTHER_CONTENT = Problem("order_id", "order_id_taken", "an order with this id was accepted with another content")
TOO_LARGE = Problem("", "too_large", "this order is too large to be taken in")


@dataclass
class Taken:
    results: list[RowResult] = field(default_factory=list)
    moved: list[AskedOrder] = field(default_factory=list)
    """Orders that are here and have another status by now."""


def take(slice_: Slice) -> Iterator[list[RowResult]]:
    read, bad = read_orders(slice_)
    yield bad
    work = Work(slice_.shop, slice_.caller)
    shelf = Shelf.read(work)
    by_buyer: dict[Named, list[AskedOrder]] = {}
    for each in read:
        asked = asked_of(each, shelf, slice_.one.options.general_product, work.keyring)
        if isinstance(asked, AskedOrder):
            by_buyer.setdefault(each.buyer, []).append(asked)
        else:
            yield [refused(number, asked) for number in each.read.numbers]
    for buyer, some in by_buyer.items():
        yield from _of_buyer(slice_, buyer, some)


def _of_buyer(slice_: Slice, buyer: Named, asked: Sequence[AskedOrder]) -> Iterator[list[RowResult]]:
    rest, together, first = list(asked), TOGETHER, min(each.numbers[0] for each in asked)
    while rest:
        some = rest[:together]
        doing = partial(take_some, one=slice_.one, buyer=buyer, asked=some, row=first)
        try:
            taken = perform(slice_.shop, slice_.caller, doing)
        except TooMuchAtOnce:
            if together > 1:
                together //= 2
                continue
            taken = Taken(_rows(some, "refused", [TOO_LARGE]))
        except Several as several:
            taken = Taken(_rows(some, "ambiguous", [several.problem]))
        except Gone as gone:
            taken = Taken(_rows(some, "refused", [gone.problem]))
        except Busy:
            raise
        except (Refusal, ValidationError) as no:
            taken = Taken(_rows(some, "refused", problems_of(no)))
        yield taken.results
        yield from (_with_status(slice_, each) for each in taken.moved)
        rest = rest[len(some) :]


def take_some(work: Work, one: FileImport, buyer: Named, asked: Sequence[AskedOrder], row: int) -> Taken:
    found = find(work, buyer, one.import_id, row)
    items = _read(work, asked)
    customer = found.customer or newcomer(work, found, asked)
    mark = (marks.of(work, customer, one.import_id) if found.customer else None) or Mark()
    taken = Taken()
    fresh: list[tuple[Order, Item]] = []
    for each in asked:
        place = items.get(keys.order_pointer(each.order_id))
        if record.stands(place):
            _known(work, one, customer, mark, each, place, items, taken)
            continue
        try:
            order = _order(work, each, customer, items)
        except NotAcceptable as no:
            taken.results += _rows([each], "refused", problems_of(no))
            continue
        fresh.append((order, place or {}))
    if fresh:
        first = next(each.numbers[0] for each in asked if each.order_id == fresh[0][0].order_id)
        new = found.customer is None
        facts = dict(mark.facts) or {"row": first, "before": facts_told(work, customer)}
        after = accept_history(work, customer, fresh, one.import_id, new=new)
        mark = replace(mark, created=mark.created or new, facts=facts | {"left": facts_told(work, after)})
        marks.put(work, after, one.import_id, mark)
        ids = {order.order_id for order, _ in fresh}
        for each in asked:
            if each.order_id in ids:
                taken.results += _created(each, mark)
    fits(work)
    return taken


def _read(work: Work, asked: Sequence[AskedOrder]) -> dict[Key, Item]:
    """Pointers and products in one go; and where there are orders already, those."""
    products = [line.product_id for each in asked for line in each.fields.lines]
    pointers = [keys.order_pointer(each.order_id) for each in asked]
    items = work.table.get_many([*pointers, *catalog.keys_of(products)])
    places = [
        record.place_of(each.order_id, place)
        for each, pointer in zip(asked, pointers, strict=True)
        if record.stands(place := items.get(pointer))
    ]
    return items | (work.table.get_many(places) if places else {})


def _known(
    work: Work,
    one: FileImport,
    customer: Customer,
    mark: Mark,
    each: AskedOrder,
    place: Item,
    items: Mapping[Key, Item],
    taken: Taken,
) -> None:
    item = items.get(record.place_of(each.order_id, place))
    known = record.decode(item) if item else None
    if known is None or known.customer_id not in customer.ids:
        taken.results += _rows([each], "refused", [ANOTHERS])
    elif known.import_id == one.import_id:
        taken.results += _created(each, mark)  # by this very slice, before its worker was killed
    elif told := mark.told(each.numbers[0]):
        taken.results += [replace(told, row=number) for number in each.numbers]
    elif not _same(work, each, known, items):
        taken.results += _rows([each], "refused", [ANOTHER_CONTENT])
    elif each.status in (None, known.status):
        taken.results += _rows([each], "unchanged")
    else:
        taken.moved.append(each)


def _same(work: Work, each: AskedOrder, known: Order, items: Mapping[Key, Item]) -> bool:
    lines = lines_of(each.fields, items, known)
    return content(work, each.fields, known.order_id, known.customer_id, lines) == content_of(known)


def _order(work: Work, each: AskedOrder, customer: Customer, items: Mapping[Key, Item]) -> Order:
    said = content(work, each.fields, each.order_id, customer.customer_id, lines_of(each.fields, items, None))
    order = Order(
        **said,
        # What a file says nothing of is long since delivered.
        status=each.status or "delivered",
        imported=True,
        version=1,
        created_at=work.now,
        updated_at=work.now,
    )
    checked(order)
    return order


def _with_status(slice_: Slice, each: AskedOrder) -> list[RowResult]:
    try:
        return perform(slice_.shop, slice_.caller, partial(_moved, one=slice_.one, each=each))
    except Busy:
        raise
    except Refusal as no:
        return _rows([each], "refused", problems_of(no))


def _moved(work: Work, one: FileImport, each: AskedOrder) -> list[RowResult]:
    order, customer = orders.with_customer(work, each.order_id)
    mark = marks.of(work, customer, one.import_id) or Mark()
    assert each.status is not None, "only where the file says another"
    facts = dict(mark.facts) or {"row": 0, "before": facts_told(work, customer)}
    # As a change of history leaves them; see `customers.following.settled`.
    today = dict.fromkeys(("imported_on", "quiet_until"), work.today.isoformat())
    facts |= {"left": {**facts["before"], **today}}
    moved_to(work, order, customer, each.status, imported=True)
    results = _rows([each], "changed", fields=["status"])
    undo = {"order": each.order_id, "status": order.status, "left": each.status}
    mark = replace(mark, facts=facts).with_row(results[0], undo)
    marks.put(work, customer, one.import_id, mark)
    return results


def _created(each: AskedOrder, mark: Mark) -> list[RowResult]:
    rows = _rows([each], "created")
    brought = {"orders": 1}
    if mark.created and mark.facts.get("row") == each.numbers[0]:
        brought["customers"] = 1
    return [replace(rows[0], brought=brought), *rows[1:]]


def _rows(
    some: Sequence[AskedOrder], outcome: Any, problems: Sequence[Problem] = (), fields: Sequence[str] = ()
) -> list[RowResult]:
    bad = bool(problems)
    return [
        RowResult(number, outcome, "" if bad else f"order:{each.order_id}", tuple(fields), tuple(problems))
        for each in some
        for number in each.numbers
    ]
