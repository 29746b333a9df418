"""Promises 24 and 28: whatever happens to orders, what follows from them is exact.

A machine places, repeats, back-dates, imports one by one and as a history, corrects, delivers, cancels and returns
orders, makes two records one person and two again, lets days pass, changes settings and runs the nightly job. After
every step statistics, counters, index places and agenda equal a recount from scratch, written here with nothing of the
product but the orders themselves; and the nightly job has noted exactly what a plain daily look at everybody would
have noted.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rapport.catalog.model import NewProduct
from rapport.catalog.store import create as create_product
from rapport.customers import editing
from rapport.customers import store as customers
from rapport.customers.asked import NewCustomer
from rapport.insight import dropoff_job
from rapport.kernel import keys
from rapport.kernel.table import Item
from rapport.kernel.work import perform
from rapport.merging import merging, parting
from rapport.merging.model import MergeAsked
from rapport.orders import accepting, correcting, status
from rapport.orders.history import accept_history
from rapport.orders.model import NewOrder, OrderFields
from rapport.orders.order import Order, OrderLine, Status
from rapport.oversight import decided
from tests.rig.shop import ADMIN, TestShop

LONG = bool(os.environ.get("RAPPORT_LONG"))
PRODUCTS = {"rice": ("Rice", 450), "oil": ("Oil", 180), "honey": ("Honey", 900), "ghee": ("Ghee", 12000)}
COUNTED = ("placed", "delivered")


@dataclass(frozen=True)
class Sold:
    """An order as this file keeps it."""

    customer: str
    placed: datetime
    lines: tuple[tuple[str, int], ...]
    discount: int
    state: Status
    imported: bool

    @property
    def goods(self) -> Decimal:
        return Decimal(sum(PRODUCTS[product][1] * number for product, number in self.lines) - self.discount)

    @property
    def day(self) -> date:
        # Dhaka is six hours ahead, all year.
        return (self.placed + timedelta(hours=6)).date()


@dataclass
class Expected:
    """What a plain look at everything must find about one customer."""

    last: date | None = None
    quiet_until: date | None = None
    agenda: str | None = None
    noted: set[tuple[date, str]] = field(default_factory=set)
    into: str | None = None
    """The record that this one was merged into."""
    before: tuple[date | None, date | None] = (None, None)
    """When that happened: the last order and the quiet of the record that stayed."""


lines = st.dictionaries(st.sampled_from(sorted(PRODUCTS)), st.integers(1, 4), min_size=1, max_size=3).map(
    lambda each: tuple(sorted(each.items()))
)
days_ago = st.one_of(
    st.integers(0, 40), st.integers(20, 150), st.sampled_from([29, 30, 31, 59, 60, 61, 89, 90, 91, 119, 120, 121])
)


class OrdersAndDays(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.shop = TestShop()
        self.orders: dict[str, Sold] = {}
        self.known: dict[str, Expected] = {}
        self.edges = [30, 60, 90, 120]
        self.number = 0

    @initialize()
    def open_the_shop(self) -> None:
        for product, (category, price) in PRODUCTS.items():
            asked = NewProduct(product_id=product, name=product, category=category, price=Decimal(price))
            perform(self.shop.shop, ADMIN, partial(create_product, asked=asked))
        for name in ("a", "b", "c"):
            new = NewCustomer(customer_id=name, first_name=f"Customer {name}", phone="01712345678")
            perform(self.shop.shop, ADMIN, partial(editing.create, asked=new))
            self.known[name] = Expected()
        self._run_job()

    # -- what happens ------------------------------------------------------------------------------------

    @rule(
        customer=st.sampled_from("abc"),
        ago=days_ago,
        hour=st.integers(0, 23),
        lines=lines,
        discount=st.integers(0, 180),
        imported=st.booleans(),
        state=st.sampled_from(["placed", "placed", "delivered", "cancelled"]),
    )
    def place(
        self, customer: str, ago: int, hour: int, lines: Any, discount: int, imported: bool, state: Status
    ) -> None:
        self.number += 1
        placed = self.now.replace(hour=hour, minute=30) - timedelta(days=ago)
        asked = Sold(customer, min(placed, self.now), lines, discount, state, imported)
        self._accept(f"order{self.number}", asked)
        # Whoever names a record that was merged means the person: what is new lies under the id that stayed.
        self.orders[f"order{self.number}"] = replace(asked, customer=self._person(customer))
        self._facts_moved(customer, imported=imported)

    @rule(
        customer=st.sampled_from("abc"),
        bought=st.lists(st.tuples(days_ago, lines, st.sampled_from(["placed", "cancelled"])), min_size=1, max_size=4),
    )
    def bring_a_history(self, customer: str, bought: list[Any]) -> None:
        """Several orders of one customer at once, as a file brings them."""
        person = self._person(customer)
        brought: list[tuple[Order, Item]] = []
        for ago, each, state in bought:
            self.number += 1
            order = Sold(person, self.now - timedelta(days=ago), each, 0, state, imported=True)
            self.orders[f"order{self.number}"] = order
            brought.append((_kept(f"order{self.number}", order, self.now), {}))

        def bring(work: Any) -> None:
            accept_history(work, customers.get(work, customer), brought, "imp_1", new=False)

        self._perform(bring)
        self._facts_moved(person, imported=True)

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), times=st.integers(1, 10))
    def deliver_again(self, data: Any, times: int) -> None:
        order_id = data.draw(st.sampled_from(sorted(self.orders)))
        for _ in range(times):
            self._accept(order_id, self.orders[order_id])

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), to=st.sampled_from(["placed", "delivered", "cancelled", "returned"]), repeated=st.booleans())
    def move_on(self, data: Any, to: Status, repeated: bool) -> None:
        order_id = data.draw(st.sampled_from(sorted(self.orders)))
        before = self.orders[order_id]
        allowed = {
            "placed": ("placed", "delivered", "cancelled", "returned"),
            "delivered": ("delivered", "returned"),
            "cancelled": ("cancelled", "placed"),
            "returned": ("returned",),
        }
        if to not in allowed[before.state]:
            return
        after = replace(before, state=to)
        if repeated:
            self._accept(order_id, after)
        else:
            self._perform(lambda work: status.change_status(work, order_id, to, None))
        self.orders[order_id] = after
        self._facts_moved(before.customer, imported=repeated and before.imported)

    @precondition(lambda self: any(order.state in COUNTED for order in self.orders.values()))
    @rule(data=st.data(), ago=st.none() | days_ago, lines=lines, discount=st.integers(0, 180))
    def correct(self, data: Any, ago: int | None, lines: Any, discount: int) -> None:
        counted = sorted(name for name, order in self.orders.items() if order.state in COUNTED)
        order_id = data.draw(st.sampled_from(counted))
        before = self.orders[order_id]
        placed = before.placed if ago is None else self.now - timedelta(days=ago)
        after = replace(before, placed=placed, lines=lines, discount=discount)
        said = OrderFields.model_validate(_body(after))
        self._perform(lambda work: correcting.correct(work, order_id, said, None))
        self.orders[order_id] = after
        self._facts_moved(before.customer, imported=False)

    @precondition(lambda self: len(self._people()) > 1)
    @rule(data=st.data())
    def make_one_of_two(self, data: Any) -> None:
        stays, goes = data.draw(st.permutations(self._people()))[:2]
        ours, theirs = self.known[stays], self.known[goes]
        asked = MergeAsked(customer_id=goes)
        self._perform(lambda work: merging.merge(work, stays, asked, None, ()))
        theirs.into, theirs.before, theirs.agenda = stays, (ours.last, ours.quiet_until), None
        last = self._last(stays)
        if last != ours.last:
            self._entered(ours, last, theirs.quiet_until)
        if last is not None and last == theirs.last:
            ours.noted |= {(day, window) for day, window in theirs.noted if day == last}

    @precondition(lambda self: any(each.into for each in self.known.values()))
    @rule(data=st.data())
    def make_two_of_one(self, data: Any) -> None:
        goes = data.draw(st.sampled_from([name for name in self.known if self.known[name].into in self._people()]))
        theirs = self.known[goes]
        stays = theirs.into
        assert stays is not None
        ours, was = self.known[stays], theirs.last
        self._perform(lambda work: parting.unmerge(work, stays, goes, None, ()))
        theirs.into = None
        last, quiet = theirs.before
        if self._last(stays) != ours.last:
            self._entered(ours, self._last(stays), quiet if self._last(stays) == last else None)
        self._entered(theirs, self._last(goes), theirs.quiet_until if self._last(goes) == was else None)

    @rule(days=st.integers(1, 12), hours=st.integers(0, 20))
    def let_time_pass(self, days: int, hours: int) -> None:
        self.shop.clock.advance(days=days, hours=hours)

    @rule()
    def be_closed_for_long(self) -> None:
        self.shop.clock.advance(days=40)

    @rule(low=st.sampled_from([20, 30, 45]), high=st.sampled_from([80, 90, 100]))
    def decide_anew(self, low: int, high: int) -> None:
        said = {"low_days": low, "high_days": high}
        self._perform(lambda work: decided.change(work, "drop_off", said, None))
        self.shop.shop.settings.refresh()
        self.edges = [low, 60, high, 120]

    @rule(times=st.sampled_from([1, 1, 2]))
    def run_the_job(self, times: int) -> None:
        for _ in range(times):
            self._run_job()
        for customer in self._people():
            expected = self.known[customer]
            window = self._window(expected.last)
            if expected.last is None or window is None:
                continue
            crossed = expected.last + timedelta(days=window[1])
            silent = expected.agenda is None and expected.quiet_until is not None and crossed <= expected.quiet_until
            if not silent:
                expected.noted.add((expected.last, window[0]))
            assert customer
        for name in self._people():
            self.known[name].agenda = None
        self._noted_is_what_a_plain_look_finds()

    # -- what must hold ----------------------------------------------------------------------------------

    @invariant()
    def statistics_equal_a_recount(self) -> None:
        for name in self._people():
            (customer,) = customers.anyone(self.shop.work(), [name])
            counted = self._counted(name)
            known = customer.statistics
            assert known.orders == len(counted)
            assert known.spend == sum((order.goods for order in counted), Decimal(0))
            assert known.first == min((order.day for order in counted), default=None)
            assert known.last == max((order.day for order in counted), default=None)
            by_category: dict[str, Decimal] = {}
            bought: dict[str, list[date]] = {}
            for order in counted:
                for product, quantity in order.lines:
                    category, price = PRODUCTS[product]
                    by_category[category] = by_category.get(category, Decimal(0)) + price * quantity
                    bought.setdefault(product, []).append(order.day)
            assert dict(known.categories) == by_category
            assert {product: (each.times, each.first, each.last) for product, each in known.products.items()} == {
                product: (len(days), min(days), max(days)) for product, days in bought.items()
            }
            item = self.shop.table.get(keys.customer(name))
            assert item is not None
            place = f"{known.last or '0000-00-00'}#{known.spend:015.2f}#{known.orders:06d}#{name}"
            assert item["recency_sk"] == place

    @invariant()
    def counters_equal_a_recount(self) -> None:
        expected: dict[tuple[str, str], Decimal] = {}
        for name in self._people():
            counted = self._counted(name)
            spend = sum((order.goods for order in counted), Decimal(0))
            vip = len(counted) >= 6 or spend >= 50000
            tier = "vip" if vip else "repeat" if len(counted) >= 2 else "new"
            kind = "prospect" if not counted else f"{tier}_once" if len(counted) == 1 else tier
            last = max((order.day for order in counted), default=None)
            for cell in (str(last) if last else "0000-00-00", "ALL"):
                for what, amount in ((f"{kind}_n", Decimal(1)), (f"{kind}_v", spend)):
                    expected[cell, what] = expected.get((cell, what), Decimal(0)) + amount
        found: dict[tuple[str, str], Decimal] = {}
        for key, item in self.shop.table.everything().items():
            if key.pk.startswith("COUNT#CUSTOMERS#"):
                for what, amount in item.items():
                    if what not in ("pk", "sk"):
                        found[key.sk, what] = found.get((key.sk, what), Decimal(0)) + amount
        assert {place: each for place, each in found.items() if each} == {
            place: each for place, each in expected.items() if each
        }

    @invariant()
    def the_agenda_holds_what_changed_facts_entered(self) -> None:
        found = {
            (item["customer_id"], item["window"], item["last_order"])
            for key, item in self.shop.table.everything().items()
            if key.pk.startswith("DUE#")
        }
        assert found == {
            (name, expected.agenda, str(expected.last))
            for name, expected in self.known.items()
            if expected.agenda is not None
        }

    def _noted_is_what_a_plain_look_finds(self) -> None:
        found = {
            (item["customer_id"], item["last_order"], f"dropoff.{item['risk_level']}")
            for key, item in self.shop.table.everything().items()
            if key.sk.startswith("DROPOFF#")
        }
        assert found == {
            (name, str(last), window) for name, expected in self.known.items() for last, window in expected.noted
        }

    # -- the oracle's own arithmetic -----------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.shop.clock.now()

    @property
    def today(self) -> date:
        return (self.now + timedelta(hours=6)).date()

    def _window(self, last: date | None) -> tuple[str, int] | None:
        if last is None:
            return None
        silent = (self.today - last).days
        names = ["dropoff.low", "dropoff.medium", "dropoff.high", "dropoff.critical"]
        entered = [(name, edge) for name, edge in zip(names, self.edges, strict=True) if silent >= edge]
        return entered[-1] if entered else None

    def _people(self) -> list[str]:
        return [name for name, each in self.known.items() if each.into is None]

    def _person(self, name: str) -> str:
        """Whom a record leads to."""
        into = self.known[name].into
        return name if into is None else self._person(into)

    def _counted(self, name: str) -> list[Sold]:
        """The orders of a person, under whichever record they lie."""
        found = self.orders.values()
        return [order for order in found if self._person(order.customer) == name and order.state in COUNTED]

    def _last(self, name: str) -> date | None:
        return max((order.day for order in self._counted(name)), default=None)

    def _entered(self, expected: Expected, last: date | None, quiet: date | None) -> None:
        """As a changed fact puts somebody into a window, but for what was over, and silent, by then."""
        window = self._window(last)
        if window and last and quiet and last + timedelta(days=window[1]) <= quiet:
            window = None
        expected.last, expected.quiet_until = last, quiet
        expected.agenda = window[0] if window else None

    def _facts_moved(self, name: str, *, imported: bool) -> None:
        name = self._person(name)
        last, expected = self._last(name), self.known[name]
        if last == expected.last:
            return
        window = self._window(last)
        expected.last = last
        expected.quiet_until = self.today if imported and last is not None else None
        expected.agenda = window[0] if window and not imported else None

    # -- doing --------------------------------------------------------------------------------------------

    def _perform(self, doing: Any) -> None:
        perform(self.shop.shop, ADMIN, doing)

    def _accept(self, order_id: str, order: Sold) -> None:
        body = _body(order) | {
            "id": order_id,
            "customer_id": order.customer,
            "status": order.state,
            "imported": order.imported,
        }
        asked = NewOrder.model_validate(body)
        self._perform(lambda work: accepting.accept(work, asked))

    def _run_job(self) -> None:
        dropoff_job.run(self.shop.work())
        # Two runs at the very same instant have no order; a run takes a moment.
        self.shop.clock.advance(seconds=1)


def _kept(order_id: str, order: Sold, now: datetime) -> Order:
    bought = [
        OrderLine(product, product, PRODUCTS[product][0], Decimal(number), Decimal(PRODUCTS[product][1]))
        for product, number in order.lines
    ]
    return Order(
        order_id=order_id,
        customer_id=order.customer,
        placed_at=order.placed,
        lines=bought,
        discount=Decimal(0),
        delivery_fee=Decimal(0),
        status=order.state,
        imported=True,
        version=1,
        created_at=now,
        updated_at=now,
    )


def _body(order: Sold) -> dict[str, Any]:
    return {
        "order_date": order.placed.isoformat(),
        "lines": [{"product_id": product, "quantity": number} for product, number in order.lines],
        "discount": str(order.discount),
    }


TestOrdersAndDays = OrdersAndDays.TestCase
TestOrdersAndDays.settings = settings(
    max_examples=1500 if LONG else 80,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
