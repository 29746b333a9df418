"""A small grocery whose events reach the worker when the test says so."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from functions.replenishment_worker import app as worker
from rapport.kernel import keys
from rapport.kernel.calendar import WEEKDAYS
from rapport.kernel.caller import system
from rapport.kernel.table import Item
from rapport.kernel.work import Work
from rapport.replenishment import record
from rapport.replenishment.asking import asked
from rapport.replenishment.recomputing import needs
from tests.promises.bus import waiting
from tests.promises.surface import in_the_environment
from tests.rig.shop import Answer, LambdaContext, TestShop

TODAY = date(2026, 3, 10)
WARES = (
    ("rice-5kg", "Miniket Rice 5 kg", "Rice", "kg", 5),
    ("rice-1kg", "Miniket Rice 1 kg", "Rice", "kg", 1),
    ("nazir-5kg", "নাজিরশাইল চাল ৫ কেজি", "চাল", "kg", 5),
    ("oil-1l", "Mustard Oil 1 litre", "Oil", "litre", 1),
    ("turmeric", "Turmeric 200 g", "Spices", "g", 200),
    ("honey", "Honey 500 g", "Honey", "g", 500),
    ("soap", "Soap", "Cleaning", "pcs", 1),
)


def after(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


class PatientContext(LambdaContext):
    """As many milliseconds as the worker's fifteen minutes have."""

    def get_remaining_time_in_millis(self) -> int:
        return 900_000


@dataclass
class Scene:
    shop: TestShop = field(default_factory=TestShop)
    customers: tuple[str, ...] = ("c1",)

    def __post_init__(self) -> None:
        for product_id, name, category, unit, size in WARES:
            body = {"product_id": product_id, "name": name, "category": category, "price": 100}
            self.good("POST", "/catalog/products", body | {"unit": unit, "pack_size": size})
        for number, customer_id in enumerate(self.customers):
            body = {"customer_id": customer_id, "first_name": f"Rahima {number}", "phone": f"0171234{5000 + number}"}
            self.good("POST", "/cdm/customers", body)
        self.told()

    def good(self, method: str, path: str, body: Any = None, **how: Any) -> Any:
        answer = self.call(method, path, body, **how)
        assert answer.status < 300, answer.text
        return answer.body

    def call(self, method: str, path: str, body: Any = None, **how: Any) -> Answer:
        return self.shop.call(method, path, body, **how)

    def order(self, order_id: str, *products: str, days: int = 0, **said: Any) -> None:
        """`days` back from today."""
        lines = [{"product_id": each, "quantity": 1} for each in products]
        day = {"order_date": f"{after(-days)}T05:00:00Z"} if days else {}
        self.good("POST", "/orders", {"id": order_id, "customer_id": "c1", "lines": lines} | day | said)

    def move(self, order_id: str, status: str) -> None:
        self.good("PUT", f"/orders/{order_id}/status", {"status": status})

    def told(self) -> list[dict[str, Any]]:
        """The events that wait in the outbox, which is empty afterwards."""
        rows = waiting(self.shop)
        self.shop.table.delete_many([key for key in self.shop.table.everything() if key.pk.startswith("OUTBOX#")])
        events = [json.loads(row["detail"]) for row in rows]
        return [each for each in events if each["type"].startswith(("Order", "Consumption", "Recomputing"))]

    def hear(self, *events: dict[str, Any]) -> None:
        with in_the_environment(self.shop):
            for each in events:
                worker.lambda_handler({"detail": each}, PatientContext())

    def settle(self) -> None:
        """The bus delivers what happened."""
        self.hear(*self.told())

    def profile_id(self, name: str) -> str:
        found = self.good("GET", "/crm/automation/consumption-profiles")
        return next(str(each["profile_id"]) for each in found if name in (each.get("category"), each.get("product_id")))

    def days_pass(self, days: int) -> None:
        self.shop.clock.advance(days=days)

    def ask(self, *wanted: str) -> None:
        work = self.shop.work()
        asked(work, "c1", wanted, work.today)
        work.commit()

    def reminders(self, customer_id: str = "c1") -> dict[str, Any]:
        found = self.good("GET", f"/crm/automation/reminders/{customer_id}")
        return {each["need"]: each for each in found}

    def dates(self) -> dict[str, str]:
        return {need: each["reminder_date"] for need, each in self.reminders().items()}

    # -- what the store holds ------------------------------------------------------------------------------

    def household(self, customer_id: str = "c1") -> Item | None:
        return self.shop.table.get(keys.reminders(customer_id))

    def needs(self) -> list[Any]:
        """What the household is known to use up; it is known by now."""
        known = self.household()
        assert known is not None
        return list(known["needs"])

    def summary(self) -> list[dict[str, Any]]:
        return list(self.profile().get("reminders", {}).get("due", []))

    def profile(self) -> Item:
        found = self.shop.table.get(keys.customer("c1"))
        assert found is not None
        return found

    def agenda(self) -> dict[tuple[str, str, str], bool]:
        """Day, customer and need of every entry, and whether it will be a call."""
        return {
            (key.pk.split("#")[1], item["customer_id"], item["need"]): item["by_call"]
            for key, item in self.shop.table.everything().items()
            if key.pk.startswith("REMIND#")
        }

    def counted(self) -> dict[tuple[str, str], int]:
        cells: dict[tuple[str, str], int] = {}
        for key, item in self.shop.table.everything().items():
            if key.pk.startswith("COUNT#REMINDERS#"):
                for name in ("calls", "messages"):
                    cells[key.sk, name] = cells.get((key.sk, name), 0) + int(item.get(name, 0))
        return {cell: number for cell, number in cells.items() if number}

    def contacts(self) -> dict[tuple[str, str], str]:
        """Day and customer of everybody who is spoken to: one call or one message, whatever it speaks of."""
        entries = self.agenda().items()
        called = {(day, customer_id) for (day, customer_id, _), by_call in entries if by_call}
        return {(day, who): "calls" if (day, who) in called else "messages" for (day, who, _), _ in entries}

    def recounted(self) -> dict[tuple[str, str], int]:
        return dict(Counter((day, how) for (day, _), how in self.contacts().items()))

    def foreseen(self, days: int) -> dict[tuple[str, str], int]:
        """The agenda of the coming days counted, a call on the day on which it will be made."""
        here = self.shop.work()
        business, cells = here.settings.business, Counter[tuple[str, str]]()
        for (written, _), how in self.contacts().items():
            day = date.fromisoformat(written)
            while how == "calls" and (WEEKDAYS[day.weekday()] in business.weekend or day in business.holidays):
                day += timedelta(days=1)
            if 0 <= (day - here.today).days < days:
                cells[day.isoformat(), how] += 1
        return dict(cells)

    def consistent(self, customer_id: str = "c1") -> None:
        """Household, agenda, counters and summary say the same, and it is what the rules say of the orders."""
        held = {
            (each.agenda.isoformat(), customer_id, each.name): each.by_call
            for each in record.needs_of(self.household(customer_id))
            if each.agenda
        }
        assert {entry: called for entry, called in self.agenda().items() if entry[1] == customer_id} == held
        assert self.counted() == self.recounted()
        assert record.needs_of(self.household(customer_id)) == self.by_the_rules(customer_id)

    def by_the_rules(self, customer_id: str) -> list[Any]:
        from rapport.customers import store as customers

        work = Work(self.shop.shop, system("test"))
        kept = self.household(customer_id)
        before = {each.name: each for each in record.needs_of(kept)}
        return needs(work, customers.get(work, customer_id), record.asked_of(kept), before)


def forecast(scene: Scene, days: int = 90) -> dict[tuple[str, str], int]:
    told = list(all_days(scene, days))
    found = {(day, how): number for day, *both in told for how, number in zip(("calls", "messages"), both, strict=True)}
    return {cell: number for cell, number in found.items() if number}


def all_days(scene: Scene, days: int = 90) -> Iterator[tuple[str, int, int]]:
    for each in scene.good("GET", f"/crm/automation/reminders/forecast?days={days}"):
        if each["calls"] or each["messages"]:
            yield each["day"], each["calls"], each["messages"]
