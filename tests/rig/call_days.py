"""A made-up shop's customers, and its days: who orders, who is called and what comes of it, as a seed has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.rig.call_oracle import Call, Caller, NoCall, Person
from tests.rig.call_shop import CallShop

PLACES = ("Dhaka", "Sylhet", "Khulna")
LAST_ORDERS = (
    0,
    1,
    2,
    3,
    5,
    6,
    7,
    8,
    14,
    15,
    16,
    20,
    29,
    30,
    31,
    45,
    59,
    60,
    61,
    75,
    89,
    90,
    91,
    97,
    104,
    110,
    111,
    200,
)
"""Days since the last order, at and beside the edges of every window."""


def team() -> list[Caller]:
    return [
        Caller("anika", capacity=5, districts=("Dhaka",)),
        Caller("babul", capacity=3, senior=True, districts=("Sylhet",)),
        Caller("chitra", capacity=2, days=("sunday", "monday", "tuesday", "thursday")),
    ]


@dataclass
class Days:
    seed: int
    size: int = 40
    shop: CallShop = field(default_factory=CallShop)
    done: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.shop.twice = self.seed % 2 == 1
        for agent in team():
            self.shop.agent(agent)
        for number in range(self.size):
            self._arrives(f"c{number:03d}")
        self.shop.delivered()

    def _arrives(self, customer_id: str) -> None:
        chance, shop = self.random, self.shop
        born = shop.today + timedelta(days=chance.randint(-1, 12))
        person = Person(
            customer_id,
            agent=chance.choice([None, None, "anika", "babul", "chitra"]),
            district=chance.choice(["", *PLACES]),
            city=chance.choice(["", *PLACES]),
            birthday=(born.month, born.day) if chance.random() < 0.2 else None,
            anniversary=(born.month, born.day) if chance.random() < 0.1 else None,
        )
        shop.arrives(person)
        if chance.random() < 0.08:
            return
        last = chance.choice(LAST_ORDERS)
        number = chance.choice([1, 1, 1, 2, 3, 6, 7])
        amount = chance.choice([400, 999, 1000, 2500, 9000])
        for each in range(number):
            day = shop.today - timedelta(days=last + each * chance.choice([3, 14, 30]))
            shop.orders(customer_id, day, amount, product=chance.choice(["basket", "basket", "rice"]))

    # -- a day -------------------------------------------------------------------------------------------

    def morning(self) -> dict[str, Call | NoCall]:
        shop = self.shop
        said = shop.oracle.expected(shop.today)
        ran = shop.morning()
        shop.compare()
        self.done["reasons not to call"] += shop.decided_as_the_oracle(ran, said)
        self.done["mornings"] += 1
        self.done["tasks"] += sum(isinstance(each, Call) for each in said.values())
        shop.delivered()
        return said

    def day(self, busy: int = 8) -> None:
        shop, chance = self.shop, self.random
        for hour in sorted(chance.randint(8, 19) for _ in range(busy)):
            shop.it_is(shop.today, hour, chance.randint(0, 59))
            self.something(hour)
            if chance.random() < 0.7:
                shop.delivered()
        shop.delivered()

    def next_day(self) -> None:
        self.shop.it_is(self.shop.today + timedelta(days=1), 6)

    def something(self, hour: int) -> None:
        """Mostly calls are made; orders come and go, people say what they want."""
        chance = self.random
        waiting = [task for task in self.shop.oracle.tasks if task.is_open and task.day <= self.shop.today]
        if waiting and chance.random() < 0.6:
            self._call(chance.choice(waiting), hour)
            return
        customer_id = chance.choice(sorted(self.shop.oracle.people))
        person = self.shop.oracle.people[customer_id]
        what = chance.choice(["order", "order", "back-dated", "over", "correct", "contact", "agree", "consent", "edit"])
        self._happens(what, customer_id, person)
        self.done[what] += 1

    def _call(self, task: Call, hour: int) -> None:
        shop, chance = self.shop, self.random
        what = chance.choice(
            ["successful", "interested", "no_answer", "busy", "skip", "agree", "wrong_number", "never"]
        )
        what = what if what not in ("wrong_number", "never") or chance.random() < 0.3 else "successful"
        match what:
            case "skip":
                shop.skips(task.customer_id)
            case "agree":
                agreed = shop.today + timedelta(days=chance.choice([0, 1, 2, 5]))
                shop.completes(task.customer_id, "follow_up_needed", agreed)
            case "never":
                shop.completes(task.customer_id, "do_not_contact")
            case "no_answer" | "busy" | "wrong_number":
                shop.fails(task.customer_id, what)
            case _:
                shop.completes(task.customer_id, what)
        self.done["calls"] += 1

    def _happens(self, what: str, customer_id: str, person: Person) -> None:
        shop, chance = self.shop, self.random
        counted = [name for name, order in sorted(person.orders.items()) if order.state == "placed"]
        amount = chance.choice([300, 1000, 3000])
        match what:
            case "order":
                shop.orders(customer_id, shop.today, amount, product=chance.choice(["basket", "rice"]))
            case "back-dated":
                shop.orders(customer_id, self._edge_day(), amount)
            case "over" if counted:
                shop.order_becomes(customer_id, chance.choice(counted), chance.choice(["cancelled", "returned"]))
            case "correct" if counted:
                shop.corrects(customer_id, chance.choice(counted), self._edge_day(), amount)
            case "contact":
                shop.contact(customer_id)
            case "agree":
                shop.contact(customer_id, shop.today + timedelta(days=chance.choice([0, 1, 3, 7])))
            case "consent":
                shop.says(customer_id, not person.allows_calls)
            case "edit":
                shop.edited(customer_id)

    def _edge_day(self) -> date:
        return self.shop.today - timedelta(days=self.random.choice(LAST_ORDERS))
