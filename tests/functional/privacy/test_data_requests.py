"""What was asked about people's data: by whom, until when, and what became of it."""

from __future__ import annotations

import json

import pytest

from tests.rig.shop import TestShop

RAHIMA = {"customer_id": "c1", "first_name": "Rahima", "phone": "01712345678", "email": "rahima@example.com"}


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    assert shop.call("POST", "/cdm/customers", RAHIMA).status == 201
    return shop


def test_each_export_leaves_an_entry_of_access(shop: TestShop) -> None:
    shop.call("GET", "/cdm/customers/c1/export", role="sales_manager", user="user-manager")
    entries = shop.call("GET", "/audit?record=access:c1").body
    assert [(each["who"], each["what"]) for each in entries] == [("user-manager", "exported")]


def test_an_erasure_is_due_in_thirty_days_and_overdue_afterwards(shop: TestShop) -> None:
    asked = shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c1"}).body
    assert (asked["due"], asked["overdue"]) == ("2026-04-09", False)
    shop.clock.advance(days=30)
    assert shop.call("GET", f"/privacy/requests/{asked['request_id']}").body["overdue"] is False
    shop.clock.advance(days=1)
    assert shop.call("GET", f"/privacy/requests/{asked['request_id']}").body["overdue"] is True


def test_a_hold_put_on_what_has_changed_meanwhile_is_a_conflict_that_shows_it(shop: TestShop) -> None:
    asked = {"on": True, "reason": "before the court"}
    assert shop.call("PATCH", "/cdm/customers/c1", {"first_name": "Rohima"}).status == 200
    answer = shop.call("PUT", "/cdm/customers/c1/hold", asked, headers={"If-Match": '"1"'})
    assert answer.status == 409
    assert "Rohima" in answer.text
    assert shop.call("PUT", "/cdm/customers/c1/hold", asked, headers={"If-Match": '"2"'}).body["version"] == 3


def test_why_somebody_is_held_is_for_those_who_manage(shop: TestShop) -> None:
    shop.call("PUT", "/cdm/customers/c1/hold", {"on": True, "reason": "before the court"})
    assert "before the court" in shop.call("GET", "/cdm/customers/c1", role="sales_manager").text
    assert "before the court" not in shop.call("GET", "/cdm/customers/c1", role="support").text


def test_to_erase_has_to_be_meant(shop: TestShop) -> None:
    answer = shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c2"})
    assert answer.status == 422
    assert shop.call("GET", "/cdm/customers/c1").status == 200


def test_who_was_erased_is_not_there_and_their_place_stays_taken(shop: TestShop) -> None:
    assert shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c1"}).status == 202
    for path in ("/cdm/customers/c1", "/cdm/customers/c1/export", "/cdm/customer360/c1"):
        assert shop.call("GET", path).status == 404, path
    assert shop.call("GET", "/cdm/lookup?phone=01712345678").body == []
    assert shop.call("POST", "/cdm/customers", RAHIMA).status == 409
    assert shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c1"}).status == 404


def test_one_who_was_merged_is_erased_with_the_person_or_not_at_all(shop: TestShop) -> None:
    shop.call("POST", "/cdm/customers", RAHIMA | {"customer_id": "c2", "email": "other@example.com"})
    shop.call("POST", "/cdm/interaction", {"customer_id": "c2", "interaction_type": "call", "details": "rang"})
    assert shop.call("POST", "/cdm/customers/c1/merge", {"customer_id": "c2"}).status == 200
    told = shop.call("GET", "/cdm/customers/c1/export").body
    assert told["also_kept_under"] == ["c2"]
    assert [each["details"] for each in told["records"]["interactions"]] == ["rang"]
    refused = shop.call("POST", "/cdm/customers/c2/erase", {"confirm": "c2"})
    assert (refused.status, refused.body["error"]["code"]) == (409, "merged_into_another")
    erased = shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c1"})
    assert erased.body["customer_ids"] == ["c1", "c2"]
    assert not [key for key, item in shop.table.everything().items() if "key" in item and key.sk == "PROFILE"]


def test_one_who_was_merged_and_taken_out_is_erased_whole(shop: TestShop) -> None:
    shop.call("POST", "/cdm/customers", RAHIMA | {"customer_id": "c2"})
    assert shop.call("POST", "/cdm/customers/c1/merge", {"customer_id": "c2"}).status == 200
    assert shop.call("DELETE", "/cdm/customers/c1").status == 204
    erased = shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c1"})
    assert erased.body["customer_ids"] == ["c1", "c2"]
    assert not [key for key, item in shop.table.everything().items() if "key" in item and key.sk == "PROFILE"]


def test_an_export_that_no_answer_holds_lies_as_a_file(shop: TestShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapport.privacy.exporting.MOST_BYTES", 100)
    told = shop.call("GET", "/cdm/customers/c1/export").body
    assert "records" not in told
    assert told["url"].startswith("https://files.example/exports/persons/c1/")


def test_such_a_file_goes_with_the_person(shop: TestShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapport.privacy.exporting.MOST_BYTES", 100)
    shop.call("GET", "/cdm/customers/c1/export")
    assert shop.files.list("exports/")
    request = shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c1"}).body["request_id"]
    shop.queue.put([json.dumps({"task": "erase", "request_id": request})])
    shop.worked_off()
    assert shop.files.list("exports/") == []
