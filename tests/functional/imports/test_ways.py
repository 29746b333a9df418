"""What a person may decide about a file on its way: columns, options, a dry run, a stop; and what they get back."""

from __future__ import annotations

import csv
import io

import pytest

from tests.functional.imports.files import Brought
from tests.rig.shop import TestShop

PEOPLE = "Name,Mobile,Email,Note\nRahima Begum,01712345678,r@example.com,vip\n"


@pytest.fixture
def shop() -> TestShop:
    return TestShop()


def test_columns_can_be_put_right_before_rows_are_taken_in(shop: TestShop) -> None:
    brought = Brought(shop, "customers", PEOPLE, start=False)
    mapping = brought.told["mapping"]
    del mapping["Note"]
    answer = shop.call("PUT", brought.path, {"mapping": mapping | {"Note": "tags"}})
    assert answer.status == 200, answer.text
    brought.does("start")
    (rahima,) = shop.call("GET", "/cdm/lookup?phone=01712345678").body
    assert rahima["tags"] == ["vip"]
    late = shop.call("PUT", brought.path, {"mapping": mapping})
    assert (late.status, late.body["error"]["code"]) == (409, "import_cannot_move_so")


def test_a_mapping_that_names_nobody_is_refused_with_a_sentence(shop: TestShop) -> None:
    brought = Brought(shop, "customers", PEOPLE, start=False)
    answer = shop.call("PUT", brought.path, {"mapping": {"Mobile": "phone"}})
    assert answer.status == 422
    assert "full_name" in answer.text


def test_bad_rows_come_back_as_they_were_and_can_be_sent_again(shop: TestShop) -> None:
    brought = Brought(shop, "customers", PEOPLE + '"=HYPERLINK(""http://x"")",12,,\n')
    assert brought.counts == {"created": 1, "refused": 1}
    answer = shop.call("GET", f"{brought.path}/report")
    assert answer.headers["Content-Type"].startswith("text/csv")
    header, bad = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert header == ["Name", "Mobile", "Email", "Note", "import_row", "import_problem"]
    assert bad[0] == '\'=HYPERLINK("http://x")'
    assert bad[4] == "3"
    corrected = answer.text.replace('\'=HYPERLINK(""http://x"")', "Karim Mia").replace(",12,", ",01812345678,")
    again = Brought(shop, "customers", corrected)
    assert again.counts == {"created": 1}
    assert not {"import_row", "import_problem"} & again.told["mapping"].keys()


@pytest.mark.parametrize(
    ("on_match", "name", "district"),
    [("fill", "Rahim", "Sylhet"), ("overwrite", "Rahima", "Sylhet"), ("skip", "Rahim", None)],
)
def test_of_somebody_who_is_here_what_is_missing_is_filled_unless_said_otherwise(
    shop: TestShop, on_match: str, name: str, district: str | None
) -> None:
    known = {"customer_id": "c1", "first_name": "Rahim", "phone": "01712345678"}
    assert shop.call("POST", "/cdm/customers", known).status == 201
    file = "First name,Mobile,District\nRahima,01712345678,Sylhet\n"
    brought = Brought(shop, "customers", file, start=False)
    assert shop.call("PUT", brought.path, {"options": {"on_match": on_match}}).status == 200
    brought.does("start")
    now = shop.call("GET", "/cdm/customers/c1").body
    assert (now["first_name"], now.get("district")) == (name, district)
    brought.does("undo")
    before = shop.call("GET", "/cdm/customers/c1").body
    assert (before["first_name"], before.get("district")) == ("Rahim", None)


def test_what_somebody_changed_since_is_kept_by_an_undo_and_said_so(shop: TestShop) -> None:
    brought = Brought(shop, "customers", PEOPLE)
    (rahima,) = shop.call("GET", "/cdm/lookup?phone=01712345678").body
    assert shop.call("PATCH", f"/cdm/customers/{rahima['customer_id']}", {"notes": "rings at ten"}).status == 200
    brought.does("undo")
    assert brought.counts == {"kept": 1}
    assert brought.rows("kept")[0]["fields"] == ["customer"]
    assert len(shop.call("GET", "/cdm/lookup?phone=01712345678").body) == 1


def test_who_was_changed_by_the_file_and_merged_since_is_kept_and_said_so(shop: TestShop) -> None:
    for customer_id, phone in (("c1", "01812345678"), ("c2", "01712345678")):
        known = {"customer_id": customer_id, "first_name": "Rahima", "phone": phone}
        assert shop.call("POST", "/cdm/customers", known).status == 201
    brought = Brought(shop, "customers", PEOPLE)
    assert brought.counts == {"changed": 1}
    merged = shop.call("POST", "/cdm/customers/c1/merge", {"customer_id": "c2"})
    assert merged.status == 200, merged.text
    brought.does("undo")
    assert brought.counts == {"kept": 1}


def test_a_family_that_shares_a_phone_is_not_guessed_at(shop: TestShop) -> None:
    for name in ("Rahima", "Karim"):
        assert shop.call("POST", "/cdm/customers", {"first_name": name, "phone": "01712345678"}).status == 201
    brought = Brought(shop, "customers", PEOPLE)
    assert brought.counts == {"ambiguous": 1}
    assert "2 customers have this phone" in brought.rows()[0]["problems"][0]["said"]


def test_a_yes_from_a_file_never_lifts_a_no_and_a_no_counts(shop: TestShop) -> None:
    for name, phone in (("Rahima", "01712345678"), ("Karim", "01812345678")):
        known = {"customer_id": name.lower(), "first_name": name, "phone": phone}
        assert shop.call("POST", "/cdm/customers", known).status == 201
    said = {"channel": "sms", "purpose": "marketing"}
    shop.call("PUT", "/cdm/customers/rahima/consent", said | {"allowed": False})
    shop.call("PUT", "/cdm/customers/karim/consent", said | {"allowed": True})
    shop.clock.advance(minutes=1)
    file = "Name,Mobile,SMS allowed\nRahima,01712345678,yes\nKarim,01812345678,no\n"
    brought = Brought(shop, "customers", file)
    assert brought.counts == {"unchanged": 1, "changed": 1}
    for customer in ("rahima", "karim"):
        (now,) = shop.call("GET", f"/cdm/customers/{customer}").body["consent"]
        assert now["allowed"] is False
    brought.does("undo")
    (now,) = shop.call("GET", "/cdm/customers/karim").body["consent"]
    assert now["allowed"] is True
    assert len(shop.call("GET", "/cdm/customers/karim/consent").body) == 1


def test_a_plan_that_would_end_otherwise_by_now_takes_nothing_in(shop: TestShop) -> None:
    brought = Brought(shop, "customers", PEOPLE, start=False)
    plan = brought.does("check")["plan_hash"]
    other = shop.call("POST", f"{brought.path}/start", {"plan_hash": "0" * 32})
    assert (other.status, other.body["error"]["code"]) == (409, "plan_moved_on")
    assert shop.call("POST", "/cdm/customers", {"first_name": "Rahima", "phone": "01712345678"}).status == 201
    told = brought.does("start", {"plan_hash": plan})
    assert told["status"] == "drifted"
    assert told["progress"]["counts"] == {"changed": 1}
    assert "email" not in shop.call("GET", "/cdm/lookup?phone=01712345678").body[0]
    assert brought.does("start", {"plan_hash": told["plan_hash"]})["status"] == "done"


def test_one_that_is_stopped_can_be_gone_on_with_or_taken_back(shop: TestShop) -> None:
    file = "Name,Mobile\n" + "".join(f"Nila {number},017{number:08d}\n" for number in range(700))
    told = shop.call("POST", "/cdm/customers/import?start=true", file=file.encode()).body
    one = Brought.__new__(Brought)
    one.shop, one.import_id = shop, told["import_id"]
    shop.worked_off_once()
    shop.worked_off_once()
    assert shop.call("POST", f"{one.path}/cancel").body["status"] == "cancelled"
    shop.worked_off()
    taken = one.counts["created"]
    assert 0 < taken < 700
    assert one.does("start")["status"] == "done"
    assert one.counts == {"created": 700}
    assert one.does("undo")["status"] == "undone"
    assert one.counts == {"taken_back": 700}


def test_a_larger_file_is_uploaded_first_and_gone_when_it_is_read(shop: TestShop) -> None:
    told = shop.call("POST", "/cdm/imports/uploads", {"size": 9_000_000})
    assert told.status == 201
    assert "size=9000000" in told.body["url"]
    key = f"uploads/{told.body['upload_id']}"
    shop.files.put(key, PEOPLE.encode())
    brought = shop.call("POST", "/cdm/customers/import", {"upload_id": told.body["upload_id"]})
    assert brought.status == 202, brought.text
    assert shop.files.get(key) is None
    assert shop.call("POST", "/cdm/customers/import", {"upload_id": told.body["upload_id"]}).status == 404
    refused = shop.call("POST", "/cdm/imports/uploads", {"size": 50 * 1024 * 1024})
    assert (refused.status, "split it" in refused.text) == (413, True)


def test_nothing_of_a_file_lies_open(shop: TestShop) -> None:
    brought = Brought(shop, "customers", PEOPLE + "Karim Mia,12,k@example.com,owes\n")
    brought.does("undo")
    kept = b"".join(shop.files.kept.values()) + repr(shop.table.everything()).encode()
    for canary in ("r@example.com", "01712345678", "k@example.com", "owes", "+8801712345678"):
        assert canary.encode() not in kept


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "empty_file"),
        (b"Name,Mobile\n", "header_only"),
        (b"PK\x03\x04" + bytes(200), "not_a_text"),
        (",".join(f"c{each}" for each in range(200)).encode() + b"\n1\n", "too_many_columns"),
    ],
)
def test_a_file_that_hurts_is_refused_by_name(shop: TestShop, file: bytes, code: str) -> None:
    answer = shop.call("POST", "/cdm/customers/import", file=file)
    assert (answer.status, answer.body["error"]["code"]) == (422, code)


def test_a_file_over_five_megabytes_is_told_where_to_go(shop: TestShop) -> None:
    answer = shop.call("POST", "/cdm/customers/import", file=b"x" * (5 * 1024 * 1024 + 1))
    assert (answer.status, "upload it" in answer.text) == (413, True)


def test_a_million_commas_and_half_signs_are_bad_rows_and_no_crash(shop: TestShop) -> None:
    file = b"Name,Mobile\n" + b"," * 1_000_000 + b"\nRahima,01712345678\nK\xed\xa0\x80rim,01812345678\n"
    brought = Brought(shop, "customers", file)
    assert brought.told["status"] == "done"
    assert brought.counts["created"] >= 1
    assert shop.call("GET", f"{brought.path}/report").status == 200
