"""Promise 27, of call tasks: eighteen months of imported history, beside a running shop: nobody is called about the
past, in the two weeks that follow; and whoever lives in the shop is called as if nothing had been imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from rapport.kernel.work import perform
from rapport.orders import accepting
from rapport.orders.model import NewOrder
from tests.promises.conftest import Counted, Size
from tests.rig.call_days import LAST_ORDERS, Days
from tests.rig.call_oracle import Call, Person, Sold
from tests.rig.call_shop import CallShop, at
from tests.rig.shop import ADMIN

EIGHTEEN_MONTHS = 548
NEAR_EDGES = {"upsell": 7, "repeat_buyer": 15, "at_risk": 60, "welcome": 1}
ALONE_FOR = {"vip_care": 14, "cadence": 10}


@dataclass
class Import:
    """The history of a shop that has just moved in: of people it brings along, and of some who are there already."""

    shop: CallShop
    chance: Random
    orders: int = 0

    def of_a_buyer(self, number: int) -> str:
        """They are made by their first order that comes along."""
        name = {"first_name": f"Buyer {number}", "phone": f"0171{2345000 + number}"}
        days = self._history()
        customer_id = self._accept({"customer": name}, days[0])
        person = self.shop.oracle.people.setdefault(customer_id, Person(customer_id))
        self._known(person, days[0])
        self._more(person, days[1:])
        return customer_id

    def of_a_customer(self, number: int) -> str:
        """They are written down first, their orders follow."""
        person = Person(f"moved{number}")
        self.shop.arrives(person)
        self._more(person, self._history())
        return person.customer_id

    def of_one_who_is_here(self, customer_id: str) -> None:
        person = self.shop.oracle.people[customer_id]
        oldest = person.first or self.shop.today
        self._more(person, [oldest - timedelta(days=self.chance.randint(20, EIGHTEEN_MONTHS)) for _ in range(7)])

    def _history(self) -> list[date]:
        last = self.shop.today - timedelta(days=self.chance.choice(LAST_ORDERS))
        often = self.chance.randint(1, 9)
        days = [last, *(last - timedelta(days=self.chance.randint(1, EIGHTEEN_MONTHS)) for _ in range(often - 1))]
        self.chance.shuffle(days)
        return days

    def _more(self, person: Person, days: list[date]) -> None:
        for day in days:
            self._accept({"customer_id": person.customer_id}, day)
            self._known(person, day)

    def _accept(self, whose: dict[str, Any], day: date) -> str:
        self.orders += 1
        said = whose | {
            "id": f"import{self.orders}",
            "order_date": min(at(day, 9, self.orders % 60), self.shop.now).isoformat(),
            "lines": [{"product_id": self.chance.choice(["rice", "basket"]), "quantity": 1, "unit_price": 1500}],
            "imported": True,
        }
        asked = NewOrder.model_validate(said)
        return perform(self.shop.shop.shop, ADMIN, lambda work: accepting.accept(work, asked)).customer_id

    def _known(self, person: Person, day: date) -> None:
        person.set_order(f"import{self.orders}", Sold(day, 1500), self.shop.today, imported=True)


def test_an_import_beside_a_running_shop_makes_no_task_about_the_past(size: Size, counted: Counted) -> None:
    seen: Counter[str] = Counter()
    for seed in range(800, 800 + size(2, 40, 1)):
        days = Days(seed, 16)
        shop = days.shop
        shop.it_is(shop.today, 6)
        days.morning()
        live = sorted(shop.oracle.people)
        shop.it_is(shop.today, 11)
        arriving = Import(shop, Random(seed))
        strangers = [arriving.of_a_buyer(number) for number in range(8)]
        strangers += [arriving.of_a_customer(number) for number in range(8)]
        here = [name for name in live if shop.oracle.people[name].orders][:5]
        for customer_id in here:
            arriving.of_one_who_is_here(customer_id)
        imported_on = shop.today
        as_imported = {name: dict(shop.oracle.people[name].orders) for name in (*strangers, *here)}
        shop.delivered()
        seen["orders"] += arriving.orders
        for _ in range(14):
            days.day(busy=4)
            days.next_day()
            days.morning()
            for task in _of_today(shop):
                seen["live" if task.customer_id in live else "news"] += 1
                # Who orders, or whose order is corrected since, is no longer what was imported.
                if as_imported.get(task.customer_id) == shop.oracle.people[task.customer_id].orders:
                    _is_about_the_future(shop, task, imported_on, task.customer_id in strangers)
    assert seen["live"] > 0
    assert seen["news"] > 0, "what they enter after the import is news"
    counted(
        27,
        "call tasks: {orders} imported orders, 14 mornings: 0 tasks about the past; {live} of who lives here, {news} of"
        " what the imported entered since",
        **{name: seen[name] for name in ("orders", "live", "news")},
    )


def _of_today(shop: CallShop) -> Iterator[Call]:
    return (task for task in shop.oracle.tasks if task.source == "generation" and task.day == shop.today)


def _is_about_the_future(shop: CallShop, task: Call, imported_on: date, stranger: bool) -> None:
    """By the calendar alone: nothing of what the oracle remembers of imports is asked here."""
    person = shop.oracle.people[task.customer_id]
    for held in task.held:
        if held.rule in ALONE_FOR:
            assert (task.day - imported_on).days >= ALONE_FOR[held.rule], (task, person)
        elif stranger and held.rule in NEAR_EDGES:
            began = person.first if held.rule == "welcome" else person.last
            assert began is not None
            assert began + timedelta(days=NEAR_EDGES[held.rule]) > imported_on, (task, person)
        elif stranger and held.rule == "win_back":
            assert person.last is not None
            weeks = (task.day - person.last).days - 90
            assert person.last + timedelta(days=90 + 7 * (weeks // 7)) > imported_on, (task, person)
