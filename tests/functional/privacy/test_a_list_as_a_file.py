"""A list of customers as a file: asked for at the desk, written behind the queue, fetched by a link that soon ends."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from rapport.kernel.backroom import Backroom
from rapport.kernel.objects import MemoryObjects
from rapport.kernel.work import Work
from rapport.privacy import columns, listing, requests, tasks
from tests.rig.shop import QueueOfTasks, TestShop


def shop_of(many: int) -> TestShop:
    shop = TestShop()
    for number in range(many):
        customer = {"customer_id": f"c{number}", "first_name": f"Name {number}", "phone": f"017123456{number:02d}"}
        assert shop.call("POST", "/cdm/customers", customer).status == 201
    return shop


def told_by_the_bus(shop: TestShop) -> None:
    """What the outbox tells the worker, it puts into its queue."""
    for key, item in shop.table.everything().items():
        if key.pk.startswith("OUTBOX#") and item["type"] in tasks.TASKS:
            shop.queue.put([json.dumps(tasks.asked_by(json.loads(item["detail"])))])


def written(shop: TestShop, asked: dict[str, Any]) -> dict[str, Any]:
    answer = shop.call("POST", "/cdm/customers/exports", asked)
    assert answer.status == 202, answer.text
    told_by_the_bus(shop)
    shop.worked_off()
    assert not shop.queue.failed
    told: dict[str, Any] = shop.call("GET", f"/cdm/exports/{answer.body['export_id']}").body
    return told


def rows_in(shop: TestShop) -> list[dict[str, str]]:
    assert isinstance(shop.files, MemoryObjects)
    ((_, content),) = shop.files.kept.items()
    assert content.startswith(b"\xef\xbb\xbf"), "a spreadsheet reads it as it is"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_list_is_written_whole_and_fetched_by_a_link_of_five_minutes() -> None:
    shop = shop_of(7)
    told = written(shop, {"sort": "lifetime_value"})
    assert (told["state"], told["rows_written"]) == ("done", 7)
    assert "lives=300" in told["url"]
    assert told["gone_at"] == "2026-03-17T06:00:00Z"
    rows = rows_in(shop)
    assert {each["customer_id"] for each in rows} == {f"c{number}" for number in range(7)}
    assert tuple(rows[0]) == columns.COLUMNS
    assert {each["phone"] for each in rows} == {f"+88017123456{number:02d}" for number in range(7)}


def test_after_a_week_there_is_no_link_any_more() -> None:
    shop = shop_of(1)
    told = written(shop, {})
    shop.clock.advance(days=7)
    again = shop.call("GET", f"/cdm/exports/{told['export_id']}").body
    assert "url" not in again


def test_a_filter_holds_in_the_file_and_is_told_of_the_request() -> None:
    shop = shop_of(2)
    assert shop.call("PATCH", "/cdm/customers/c1", {"tags": ["rice"]}).status == 200
    written(shop, {"tag": "rice"})
    assert [each["customer_id"] for each in rows_in(shop)] == ["c1"]
    (request,) = shop.call("GET", "/privacy/requests").body
    assert (request["kind"], request["filters"], request["counts"]) == ("list", {"tag": "rice"}, {"rows": 1})


def test_a_formula_is_shown_and_not_worked_out() -> None:
    shop = TestShop()
    name = '=HYPERLINK("http://bad.example","click")'
    assert shop.call("POST", "/cdm/customers", {"first_name": name, "address": "@SUM(A1)"}).status == 201
    written(shop, {})
    (row,) = rows_in(shop)
    assert row["first_name"] == f"'{name}"
    assert row["address"] == "'@SUM(A1)"


def test_what_was_searched_for_stands_nowhere_in_the_open() -> None:
    shop = shop_of(1)
    written(shop, {"search": "01712345600"})
    assert [each["customer_id"] for each in rows_in(shop)] == ["c0"]
    assert "1712345600" not in str(shop.table.everything())
    assert "search" not in shop.call("GET", "/privacy/requests").text


@pytest.mark.parametrize("search", ["x", "+++"])
def test_what_cannot_be_searched_for_is_refused_at_the_desk(search: str) -> None:
    assert TestShop().call("POST", "/cdm/customers/exports", {"search": search}).status == 422


def test_stopped_after_every_page_it_is_written_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 3)
    monkeypatch.setattr(listing, "PART", 3)
    shop, queue = shop_of(10), QueueOfTasks()
    request = shop.call("POST", "/cdm/customers/exports", {}).body["export_id"]
    room = Backroom(shop.shop, shop.files, queue, lambda: False)
    tried = 0
    queue.put([json.dumps({"task": listing.TASK, "request_id": request})])
    while queue.bodies:
        listing.write(room, json.loads(queue.bodies.pop(0)))
        tried += 1
    assert tried > 3
    assert sorted(each["customer_id"] for each in rows_in(shop)) == sorted(f"c{number}" for number in range(10))


def test_two_workers_at_once_write_nobody_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 3)
    monkeypatch.setattr(listing, "PART", 3)
    shop = shop_of(8)
    request = shop.call("POST", "/cdm/customers/exports", {}).body["export_id"]
    task = {"task": listing.TASK, "request_id": request}
    room = Backroom(shop.shop, shop.files, shop.queue)
    look = Work(shop.shop, shop.work().caller)
    stale = requests.get(look, request)
    listing.write(room, task)
    with pytest.raises(Exception, match="data request"):
        listing._part(room, look, stale)
    names = [each["customer_id"] for each in rows_in_file(shop, request)]
    assert sorted(names) == sorted(f"c{number}" for number in range(8))


def rows_in_file(shop: TestShop, request_id: str) -> list[dict[str, str]]:
    content = shop.files.get(listing.key_of(request_id))
    assert content is not None
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_while_it_is_written_its_parts_are_sealed() -> None:
    shop = shop_of(2)
    request = shop.call("POST", "/cdm/customers/exports", {}).body["export_id"]
    room = Backroom(shop.shop, shop.files, shop.queue)
    work = shop.work()
    listing._part(room, work, requests.get(work, request))
    assert isinstance(shop.files, MemoryObjects)
    assert shop.files.kept
    assert not any(b"Name 0" in content or b"1712345600" in content for content in shop.files.kept.values())
