"""Two records of one person: their cases are the person's, and each has its own again when they are parted."""

from __future__ import annotations

import pytest

from tests.functional.cases.scene import KARIM, RAHIMA, moved, opened, settled, stocked
from tests.rig.shop import TestShop


@pytest.fixture
def shop() -> TestShop:
    return stocked()


def merged(shop: TestShop) -> None:
    answer = shop.call("POST", f"/cdm/customers/{RAHIMA}/merge", {"customer_id": KARIM})
    assert answer.status == 200, answer.text


def cases_of(shop: TestShop, customer_id: str) -> set[str]:
    return {each["case_id"] for each in shop.call("GET", f"/cdm/customers/{customer_id}/cases").body}


def complaints(shop: TestShop, customer_id: str) -> int:
    told = shop.call("GET", f"/cdm/customer360/{customer_id}").body.get("open_complaint")
    return int(told["count"]) if told else 0


def test_what_was_opened_under_either_is_the_persons(shop: TestShop) -> None:
    ours, theirs = opened(shop), opened(shop, KARIM)
    merged(shop)

    assert cases_of(shop, RAHIMA) == cases_of(shop, KARIM) == {ours["case_id"], theirs["case_id"]}
    assert complaints(shop, RAHIMA) == 2
    told = shop.call("GET", f"/cases/{theirs['case_id']}").body
    assert (told["customer_id"], told["what_happened"]) == (RAHIMA, theirs["what_happened"])


def test_it_is_worked_on_and_rated_as_before(shop: TestShop) -> None:
    theirs = opened(shop, KARIM, kind="return", order_id="ord_karim")
    merged(shop)

    assert shop.call("POST", f"/cases/{theirs['case_id']}/notes", {"text": "rang"}).status == 201
    assert moved(shop, theirs, "waiting").status == 200
    accepted = shop.call("POST", f"/cases/{theirs['case_id']}/return", {})
    assert accepted.status == 200
    assert shop.call("POST", accepted.body["rating_path"], raw="satisfaction=5", role=None).status == 200
    told = shop.call("GET", f"/cases/{theirs['case_id']}").body
    assert (told["rating"], [each["text"] for each in told["notes"]]) == (5, ["rang"])


def test_parted_each_has_again_what_was_theirs_as_it_stands_now(shop: TestShop) -> None:
    ours, theirs, over = opened(shop), opened(shop, KARIM), opened(shop, KARIM)
    merged(shop)
    settled(shop, over)
    later = opened(shop, KARIM)
    answer = shop.call("POST", f"/cdm/customers/{RAHIMA}/unmerge", {"customer_id": KARIM})
    assert answer.status == 200, answer.text

    assert cases_of(shop, RAHIMA) == {ours["case_id"], later["case_id"]}
    assert cases_of(shop, KARIM) == {theirs["case_id"], over["case_id"]}
    assert (complaints(shop, RAHIMA), complaints(shop, KARIM)) == (2, 1)
