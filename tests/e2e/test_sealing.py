"""What is personal lies sealed in the store, under a key that only KMS opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from rapport.kernel import keys
from rapport.kernel.kms import CONTEXT
from rapport.kernel.table.attributes import stored_key
from tests.e2e.house import House
from tests.e2e.laptop import raw

CANARIES = {
    "phone": "01876543219",
    "email": "canary.bird@secret.example",
    "address": "Cage 17, Canary Row, Wari",
    "notes": "sings at dawn",
    "details": "asked for millet",
    "family phone": "01911122233",
}


@pytest.fixture(scope="module", autouse=True)
def somebody(house: House) -> None:
    house.customer(
        "e2e-canary",
        CANARIES["phone"],
        email=CANARIES["email"],
        address=CANARIES["address"],
        notes=CANARIES["notes"],
        date_of_birth="1977-11-13",
    )
    house.done("PATCH", "/cdm/customers/e2e-canary", {"notes": CANARIES["notes"] + " and at dusk"})
    member = {"customer_id": "e2e-canary", "name": "Tuni", "relationship": "sibling", "phone": CANARIES["family phone"]}
    house.done("POST", "/cdm/family-member", member)
    call = {"customer_id": "e2e-canary", "interaction_type": "call", "details": CANARIES["details"]}
    house.done("POST", "/cdm/interaction", call)
    order = {"customer_id": "e2e-canary", "lines": [{"product_id": "e2e-rice", "quantity": 1}]}
    answer = house.ask("POST", "/orders", order, headers={"Idempotency-Key": "canary"})
    assert answer.status == 201


def texts(content: Any) -> Iterator[str]:
    """Every text and every byte of what was stored, names of attributes too."""
    match content:
        case dict():
            for name, each in content.items():
                yield name
                yield from texts(each)
        case list():
            for each in content:
                yield from texts(each)
        case bytes():
            yield content.decode("latin-1")
        case _:
            yield str(content)


@pytest.mark.parametrize("table", ["RECORDS_TABLE", "AUDIT_TABLE"])
def test_a_raw_scan_finds_nothing_personal(house: House, table: str) -> None:
    written = "\n".join(text for item in raw(house.shop, table) for text in texts(item))
    assert "e2e-canary" in written
    # However a phone is written, its last nine digits are in it.
    looked_for = {name: each[-9:] if name.endswith("phone") else each for name, each in CANARIES.items()}
    assert [name for name, canary in looked_for.items() if canary in written] == []


def test_the_functions_logs_hold_nothing_personal(house: House) -> None:
    said = "\n".join(log.read_text() for log in house.shop.places.logs.glob("*.log"))
    assert said
    assert [name for name, canary in CANARIES.items() if canary[-9:] in said] == []


def test_what_is_sealed_is_told_to_whoever_may_know_it(house: House) -> None:
    told = house.done("GET", "/cdm/customers/e2e-canary")
    assert (told["phone"][-9:], told["email"]) == (CANARIES["phone"][-9:], CANARIES["email"])


def test_the_shops_data_key_is_wrapped_by_kms_and_opens_in_its_context_alone(house: House) -> None:
    shop = house.shop
    found = shop.client("dynamodb").get_item(
        TableName=shop.environment["RECORDS_TABLE"], Key=stored_key(keys.data_key())
    )
    wrapped = bytes(found["Item"]["wrapped"]["B"])
    kms, key = shop.client("kms"), shop.environment["SHOP_KEY"]
    opened = kms.decrypt(CiphertextBlob=wrapped, KeyId=key, EncryptionContext=CONTEXT)
    assert len(opened["Plaintext"]) == 32
    assert opened["Plaintext"] not in wrapped
    with pytest.raises(ClientError, match="InvalidCiphertext"):
        kms.decrypt(CiphertextBlob=wrapped, KeyId=key, EncryptionContext={"purpose": "another"})
