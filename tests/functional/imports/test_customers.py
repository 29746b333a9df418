"""A file of customers is brought, understood, and taken in."""

from __future__ import annotations

from tests.rig.shop import TestShop

FILE = "Name,Mobile,Email,District\nRahima Begum,01712345678,rahima@example.com,Dhaka\nKarim Mia,01812345678,,Sylhet\n"


def test_customers_are_taken_in_and_told_row_by_row() -> None:
    shop = TestShop()
    told = shop.call("POST", "/cdm/customers/import?kind=customers&file_name=c.csv&start=true", file=FILE.encode())
    assert told.status == 202, told.text
    assert told.body["status"] == "running", told.body
    shop.worked_off()
    assert not shop.queue.failed
    path = f"/cdm/imports/{told.body['import_id']}"
    now = shop.call("GET", path).body
    assert now["status"] == "done", now
    assert now["progress"]["counts"] == {"created": 2}
    rows = shop.call("GET", f"{path}/rows").body
    assert [(each["row"], each["outcome"]) for each in rows] == [(2, "created"), (3, "created")]
    (found,) = shop.call("GET", "/cdm/lookup?phone=01712345678").body
    assert (found["first_name"], found["email"]) == ("Rahima", "rahima@example.com")


def test_brought_again_the_file_changes_nothing() -> None:
    shop = TestShop()
    for expected in ({"created": 2}, {"unchanged": 2}):
        told = shop.call("POST", "/cdm/customers/import?start=true", file=FILE.encode())
        shop.worked_off()
        now = shop.call("GET", f"/cdm/imports/{told.body['import_id']}").body
        assert now["progress"]["counts"] == expected


def test_of_a_damaged_file_the_first_rows_are_shown_mended_beside_them() -> None:
    shop = TestShop()
    damaged = "রহিম".encode().decode("cp1252")
    told = shop.call("POST", "/cdm/customers/import", file=f"Name,Mobile\n{damaged},01712345678\n".encode()).body
    assert told["sample"] == [{"Name": damaged, "Mobile": "01712345678"}]
    assert told["mended"] == [{"Name": "রহিম", "Mobile": "01712345678"}]
    assert "mended" not in shop.call("POST", "/cdm/customers/import", file=FILE.encode()).body


def test_what_has_to_be_said_is_told_before_anything_is_tried() -> None:
    told = TestShop().call("POST", "/cdm/customers/import", file=b"Shoe,Hat\n41,L\n").body
    assert told["one_of"] == [["full_name", "first_name", "last_name", "company_name"]]
    assert [each["code"] for each in told["problems"]] == ["one_needed"]
