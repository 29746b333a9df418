"""A person erased and a list written, end to end: door, table, stream, bus, worker, queue, bucket."""

from __future__ import annotations

from typing import Any
from urllib.request import urlopen

from tests.e2e.house import House
from tests.e2e.laptop import eventually, records


def done(house: House, path: str) -> dict[str, Any]:
    found: dict[str, Any] = eventually(
        lambda: house.ask("GET", path).json(), lambda seen: seen["state"] == "done", pause=0.5
    )
    return found


def test_a_person_is_gone_at_once_and_cleared_behind_the_queue(house: House) -> None:
    house.customer("e2e-forgotten", "01799000187", last_name="Gonefornow")
    told = {"customer_id": "e2e-forgotten", "interaction_type": "visit", "details": "told us in confidence"}
    house.done("POST", "/cdm/interaction", told)
    asked = house.ask("POST", "/cdm/customers/e2e-forgotten/erase", {"confirm": "e2e-forgotten"})
    assert asked.status == 202
    assert house.ask("GET", "/cdm/customers/e2e-forgotten").status == 404
    request = done(house, f"/privacy/requests/{asked.json()['request_id']}")
    assert request["counts"]["gone"] >= 1
    left = [item for item in records(house.shop) if item["pk"] == "CUSTOMER#e2e-forgotten"]
    assert not [item for item in left if "sealed" in item or "key" in item]
    assert "Gonefornow" not in str(records(house.shop))


def test_a_list_is_fetched_by_its_link(house: House) -> None:
    house.customer("e2e-listed", "01799000188")
    asked = house.ask("POST", "/cdm/customers/exports", {"search": "01799000188"})
    assert asked.status == 202
    told = done(house, f"/cdm/exports/{asked.json()['export_id']}")
    assert told["rows_written"] == 1
    with urlopen(told["url"]) as file:
        content = file.read().decode("utf-8-sig")
    assert "+8801799000188" in content
