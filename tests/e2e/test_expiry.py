"""What has had its time goes, on the laptop as in the cloud."""

from __future__ import annotations

from tests.e2e.house import House


def test_records_that_have_had_their_time_expire_and_the_audit_never_does(house: House) -> None:
    dynamodb = house.shop.client("dynamodb")
    tables = house.shop.environment

    def expiry(table: str) -> dict[str, str]:
        told: dict[str, str] = dynamodb.describe_time_to_live(TableName=tables[table])["TimeToLiveDescription"]
        return told

    assert expiry("RECORDS_TABLE") == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires_at"}
    assert expiry("AUDIT_TABLE")["TimeToLiveStatus"] == "DISABLED"
