"""Promises 24 and 27, of files: customers and orders are taken in by workers that are killed on the way; what follows
from them equals a recount by a script that knows nothing of the house. Brought again they change nothing, nobody is
told of the past, and taken back they leave nothing behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.shop import DHAKA, Shop
from tests.promises.conftest import Counted, Size
from tests.rig import brought_files, recount_of_file, whole_store
from tests.rig.faulty_table import Fault, FaultyTable
from tests.rig.shop import NOON, PlainDataKeys, TestShop, queued

TODAY = NOON.date()
WORK_OFF = "functions.records_worker.app"


@dataclass
class Importing:
    shop: TestShop
    chance: Random
    killed: int = 0
    events: Counter[str] = field(default_factory=Counter)

    def brings(self, kind: str, text: str, *, deaths: int = 0) -> dict[str, Any]:
        answer = self.shop.call("POST", f"/cdm/customers/import?kind={kind}&start=true", file=text.encode())
        assert answer.status == 202, answer.text
        return self.works_off(answer.body["import_id"], deaths)

    def undoes(self, import_id: str, *, deaths: int = 0) -> dict[str, Any]:
        answer = self.shop.call("POST", f"/cdm/imports/{import_id}/undo")
        assert answer.status == 202, answer.text
        return self.works_off(import_id, deaths)

    def works_off(self, import_id: str, deaths: int) -> dict[str, Any]:
        """So many workers die at a call of the store, before it or after it; the queue brings their task again."""
        while self.shop.queue.bodies:
            body = self.shop.queue.bodies.pop(0)
            if not self._does(body, dies=deaths > 0):
                self.killed += 1
                deaths -= 1
                self.shop.queue.bodies.insert(0, body)
        assert deaths <= 0, "nobody was killed"
        told: dict[str, Any] = self.shop.call("GET", f"/cdm/imports/{import_id}").body
        return told

    def _does(self, body: str, *, dies: bool) -> bool:
        from functions.records_worker.app import lambda_handler
        from tests.functional.doors.test_sample_events import Context

        table = FaultyTable(self.shop.table, self._death() if dies else None)
        standing = self.shop.shop
        self.shop.shop = Shop(table, self.shop.clock, DHAKA, PlainDataKeys())
        try:
            with self.shop.open():
                return not lambda_handler(queued(body), Context())["batchItemFailures"]
        finally:
            self.shop.shop = standing

    def _death(self) -> Fault:
        return Fault(self.chance.randint(3, 60), self.chance.choice(["before", "after"]))

    def delivered(self) -> None:
        """The bus tells everybody who listens, twice, late and in any order."""
        rows = [(key, item) for key, item in self.shop.table.everything().items() if key.pk.startswith("OUTBOX#")]
        rows += self.chance.sample(rows, len(rows) // 3)
        self.chance.shuffle(rows)
        with self.shop.open():
            for _, item in rows:
                _told(item)
                self.events[item["type"]] += 1
        self.shop.table.delete_many({key for key, _ in rows})


def _told(item: dict[str, Any]) -> None:
    import json

    from functions.desk_worker import app as desk
    from functions.duplicates_worker import app as duplicates
    from functions.order_activity_worker import app as timeline
    from functions.replenishment_worker import app as households

    event = {"detail": json.loads(item["detail"])}
    if item["type"] in ("CustomerArrived", "CustomerChanged"):
        duplicates.lambda_handler(event, None)
    if item["type"] in ("OrdersImported", "OrdersRemoved"):
        timeline.lambda_handler(event, None)
    if item["type"] in ("OrderPlaced", "OrdersImported", "OrdersRemoved", "CustomerChanged"):
        households.lambda_handler(event, None)
    if item["type"] in ("OrdersImported", "OrdersRemoved", "CustomerArrived", "CustomerChanged"):
        desk.lambda_handler(event, None)


def running_shop(chance: Random) -> TestShop:
    """Some live here already: with orders of their own, some of them in the agenda, some in the files to come."""
    shop = TestShop()
    assert shop.call("POST", "/cdm/customers/import?kind=products&start=true", file=PRICES).status == 202
    shop.worked_off()
    for number in range(12):
        who = {"customer_id": f"here{number}", "first_name": f"Lives {number}", "phone": f"017{number * 3:08d}"}
        assert shop.call("POST", "/cdm/customers", who).status == 201
        for each in range(chance.randint(0, 3)):
            sold = {
                "id": f"own{number}.{each}",
                "customer_id": who["customer_id"],
                "order_date": (NOON - timedelta(days=chance.randint(0, 130))).isoformat(),
                "lines": [{"product_id": "rice", "quantity": 1}],
            }
            assert shop.call("POST", "/orders", sold).status == 201
    return shop


PRICES = brought_files.PRICE_LIST.encode()


def test_files_are_taken_in_once_however_often_their_workers_die(size: Size, counted: Counted) -> None:
    people, many = size(90, 10_000, 30), size(420, 50_000, 90)
    chance = Random(27)
    shop = running_shop(chance)
    importing = Importing(shop, chance)
    importing.delivered()
    before, own = whole_store.of(shop), figures(shop)
    file_of_people = brought_files.customers(people, chance)
    file_of_orders = brought_files.orders(many, people + people // 10, TODAY, chance)

    first = importing.brings("customers", file_of_people, deaths=2)
    second = importing.brings("orders", file_of_orders, deaths=2)

    _equals_the_recount(shop, own, first, second, file_of_people, file_of_orders)
    importing.delivered()
    _is_silent(shop, before)
    taken_in = whole_store.of(shop)

    again = [importing.brings("customers", file_of_people), importing.brings("orders", file_of_orders)]
    assert all(set(each["progress"]["counts"]) <= {"unchanged", "refused"} for each in again), again
    assert whole_store.difference(taken_in, whole_store.of(shop)) == {}

    for told in (second, first):
        undone = importing.undoes(told["import_id"], deaths=2)
        assert set(undone["progress"]["counts"]) == {"taken_back"}, undone
    importing.delivered()
    assert whole_store.difference(before, whole_store.of(shop)) == {}
    counted(
        27,
        "files of {rows} rows, {bad} of them bad, {killed} workers killed: statistics equal a recount by hand, brought"
        " again 0 changes, taken back 0 traces, 0 messages, 0 tasks",
        rows=first["progress"]["rows"] + second["progress"]["rows"],
        bad=_bad(first) + _bad(second),
        killed=importing.killed,
    )


def figures(shop: TestShop) -> dict[str, tuple[int, Decimal, Any, Any]]:
    """Of everybody, by the last ten digits of their number."""
    work = shop.work()
    ids = [keys.customer_of(key.pk) for key, item in shop.table.everything().items() if key.sk == "PROFILE"]
    found = {}
    for each in customers.anyone(work, ids):
        known = each.statistics
        assert each.phone is not None
        found[each.phone[-10:]] = (known.orders, known.spend, known.first, known.last)
    return found


def _equals_the_recount(
    shop: TestShop, own: dict[str, Any], first: dict[str, Any], second: dict[str, Any], people: str, orders: str
) -> None:
    by_hand, of_orders = recount_of_file.of_customers(people), recount_of_file.of_orders(orders)
    for told, recount in ((first, by_hand), (second, of_orders)):
        counts = told["progress"]["counts"]
        assert told["status"] == "done"
        assert _bad(told) == len(recount.bad_rows)
        good = sum(counts.get(name, 0) for name in ("created", "changed", "unchanged"))
        assert good == recount.good_rows
        path = f"/cdm/imports/{told['import_id']}/rows?outcome=refused&limit=200"
        listed = [each["row"] for each in shop.call("GET", path).body]
        assert set(listed) <= set(recount.bad_rows)
    # However often a slice came: what it had done before its worker died is told as done by it.
    assert second["progress"]["counts"]["orders"] == sum(each.orders for each in of_orders.people.values())
    expected = {phone: _joined(own.get(phone), each) for phone, each in of_orders.people.items()}
    expected = {phone: (0, Decimal(0), None, None) for phone in by_hand.people} | own | expected
    assert figures(shop) == expected
    sold = [item for key, item in shop.table.everything().items() if key.pk.startswith("COUNT#SALES#")]
    assert sum(item.get("orders", 0) for item in sold) == sum(orders for orders, _, _, _ in expected.values())
    assert sum(item.get("goods", 0) for item in sold) == sum(spend for _, spend, _, _ in expected.values())
    assert sum(item.get("first", 0) for item in sold) == sum(1 for _, _, day, _ in expected.values() if day)


def _joined(own: tuple[int, Decimal, Any, Any] | None, file: recount_of_file.Counted) -> tuple[Any, ...]:
    orders, spend, first, last = own or (0, Decimal(0), None, None)
    days = [each for each in (first, last, file.first, file.last) if each]
    return orders + file.orders, spend + file.spend, min(days), max(days)


def _is_silent(shop: TestShop, before: dict[Any, Any]) -> None:
    new = [key for key in whole_store.of(shop) if key not in before]
    assert not [key for key in new if key.pk.startswith(("TASK#", "DUE#")) or key.sk.startswith("MESSAGE#")]


def _bad(told: dict[str, Any]) -> int:
    return int(told["progress"]["counts"].get("refused", 0))
