"""What `sam local invoke` is told about the laptop's shop."""

import json
from pathlib import Path

import pytest

from local import sam_environment, stack
from local.places import ROOT
from local.stack import Stack


def test_sam_local_is_told_the_stores_names_and_to_believe_the_sample_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stack, "environment_of", lambda endpoint, function: {"RECORDS_TABLE": f"records of {function}"})
    standing = Stack(resources={"OrdersApi": "orders-1"}, outputs={})

    sam_environment.write(tmp_path / "env.json", "http://127.0.0.1:4566", standing)

    told = json.loads((tmp_path / "env.json").read_text("utf-8"))["Parameters"]
    assert told["RECORDS_TABLE"] == "records of orders-1"
    assert told["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4566"
    sample = json.loads((ROOT / "events/orders_api/accept_order.json").read_text("utf-8"))
    claims = sample["requestContext"]["authorizer"]["jwt"]["claims"]
    assert (claims["iss"], claims["client_id"]) == (told["TOKEN_ISSUER"], told["TOKEN_CLIENT"])
