"""A file of customers brought by the page and taken back; two records of one person made one, and two again."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.laptop import eventually
from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.desk import Desk

GOOD = 4
BAD = ("Karim,123,Dhaka,", "Salma,01898765499,Dhaka,31/02/1990")


def test_a_file_is_understood_corrected_tried_taken_in_and_taken_back(sit: Sit, tmp_path: Path) -> None:
    desk = sit("sales_manager")
    mark = a_name()
    page = desk.open("/admin/customers/import")
    page.locator("input[type=file]").set_input_files(file_of(mark))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{mark}.csv")

    # What a header does not say is told by whoever knows; without a name nobody can be taken in.
    page.get_by_label("Zone means").select_option(label="District")
    page.get_by_label("Kni means").select_option(label="– left out –")
    expect(page.get_by_text("A column has to say: Full name, First name, Last name, or Company.")).to_be_visible()
    expect(page.get_by_role("button", name="Try it")).to_be_disabled()
    page.get_by_label("Kni means").select_option(label="Full name")
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("heading", name="What would happen")).to_be_visible()
    assert customers(desk, mark) == []

    page.get_by_role("button", name=f"Take in ({GOOD})").click()
    expect(page.get_by_role("heading", name="What became of it")).to_be_visible()
    assert eventually(lambda: len(customers(desk, mark)) == GOOD)
    assert {each["district"] for each in customers(desk, mark)} == {"Dhaka"}

    page.get_by_role("button", name="Cannot be taken in").click()
    expect(page.get_by_role("cell", name="Phone: 123 is not a phone number")).to_be_visible()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bad rows as a file").click()
    kept.value.save_as(tmp_path / "bad.csv")
    assert bad_rows(tmp_path / "bad.csv") == [("Karim", "6"), ("Salma", "7")]

    page.get_by_role("button", name="Take it all back").click()
    page.get_by_role("dialog").get_by_role("button", name="Take it all back").click()
    expect(page.get_by_role("main").get_by_text("Taken back", exact=True).first).to_be_visible()
    assert eventually(lambda: customers(desk, mark) == [])


def test_two_records_of_one_person_are_made_one_and_two_again(sit: Sit) -> None:
    desk = sit("sales_manager")
    mark = a_name()
    said = {"first_name": "Shahida", "last_name": mark, "phone": f"017{a_number():08d}", "district": "Dhaka"}
    one = desk.asks("POST", "/cdm/customers", said | {"city": "Mirpur"})["customer_id"]
    other = desk.asks("POST", "/cdm/customers", said | {"city": "Uttara"})["customer_id"]
    ids = {one, other}
    assert eventually(lambda: ids in pairs(desk))

    page = desk.open("/admin/customers/duplicates")
    pair = shown_pair(page, mark)
    expect(pair).to_contain_text("Very likely one")
    expect(pair).to_contain_text("same number")
    pair.get_by_role("button", name="Look at both").click()
    dialog = page.get_by_role("dialog", name="One person?")
    dialog.get_by_role("radio", name="Uttara").check()
    expect(dialog).to_contain_text("Uttara, Dhaka")
    dialog.get_by_role("button", name="One person: merge").click()
    expect(pair).to_have_count(0)
    assert eventually(lambda: told(desk, one)["customer_id"] == told(desk, other)["customer_id"])
    assert told(desk, one)["city"] == "Uttara"

    survivor = told(desk, one)["customer_id"]
    (alias,) = ids - {survivor}
    desk.open(f"/admin/customers/{survivor}")
    expect(page.get_by_text("Also known as one more record")).to_be_visible()
    page.get_by_role("button", name="More for Shahida").click()
    page.get_by_role("menuitem", name=f"Take {alias} out again").click()
    page.get_by_role("dialog").get_by_role("button", name="They are two people").click()
    assert eventually(lambda: {told(desk, each)["customer_id"] for each in ids} == ids)
    assert {told(desk, each)["city"] for each in ids} == {"Mirpur", "Uttara"}
    expect(page.get_by_text("Also known as one more record")).to_have_count(0)


def test_a_file_too_large_for_a_request_is_put_where_files_lie(sit: Sit) -> None:
    desk = sit("admin")
    mark = a_name()
    rows = "".join(f"Nila {number} {mark},{'x' * 1000}\n" for number in range(4_500))
    page = desk.open("/admin/customers/import")
    with page.expect_request(lambda request: request.method == "PUT") as put:
        large: FilePayload = {"name": f"{mark}.csv", "mimeType": "text/csv", "buffer": f"Name,Notes\n{rows}".encode()}
        page.locator("input[type=file]").set_input_files(large)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{mark}.csv")
    assert not put.value.url.startswith(desk.shop.url)
    assert page.get_by_label("Name means").input_value() == "full_name"


def a_name() -> str:
    """Of letters alone: digits would be looked up as a number."""
    return "".join(chr(ord("a") + int(sign, 16)) for sign in uuid4().hex[:8]).capitalize()


def a_number() -> int:
    return uuid4().int % 10**7


def file_of(mark: str) -> FilePayload:
    first = a_number() * 10
    good = [f"Nila {mark},018{first + each:08d},Dhaka,3/5/1990" for each in range(GOOD)]
    lines = ["Kni,Mobile,Zone,Birthday", *good, *BAD]
    return {"name": f"{mark}.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}


def bad_rows(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["Kni"], row["import_row"]) for row in csv.DictReader(file)]


def customers(desk: Desk, mark: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.asks("GET", f"/cdm/customer360?search={mark}")
    return found


def pairs(desk: Desk) -> list[set[str]]:
    found = desk.asks("GET", "/cdm/customers/duplicates?limit=200")
    return [{pair["first"]["customer_id"], pair["second"]["customer_id"]} for pair in found]


def shown_pair(page: Page, mark: str) -> Any:
    return page.get_by_role("listitem").filter(has_text=f"Shahida {mark} and Shahida {mark}")


def told(desk: Desk, customer_id: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.asks("GET", f"/cdm/customers/{customer_id}")
    return found
