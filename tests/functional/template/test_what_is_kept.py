"""Promise 23, the store's half: what is kept is kept safely, and where the code looks for it."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.kernel.keys import INDEXES
from tests.functional.template.parsed import resources, template

TABLES = resources("AWS::DynamoDB::Table")
AREAS = {"records": "RecordsTable", "audit": "AuditTable"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_can_be_recovered_to_any_moment(name: str) -> None:
    recovery = TABLES[name]["Properties"]["PointInTimeRecoverySpecification"]

    assert recovery == {"PointInTimeRecoveryEnabled": True}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_encrypted_and_paid_by_use(name: str) -> None:
    properties = TABLES[name]["Properties"]

    assert properties["SSESpecification"]["SSEEnabled"] is True
    assert properties["BillingMode"] == "PAY_PER_REQUEST"


@pytest.mark.parametrize(
    "name",
    [*TABLES, *resources("AWS::Cognito::UserPool"), *resources("AWS::KMS::Key"), *resources("AWS::S3::Bucket")],
)
def test_what_cannot_be_made_again_outlives_the_stack(name: str) -> None:
    resource = template()["Resources"][name]

    assert resource["DeletionPolicy"] == "Retain"
    assert resource["UpdateReplacePolicy"] == "Retain"


@pytest.mark.parametrize("name", resources("AWS::S3::Bucket"))
def test_a_bucket_is_closed_and_encrypted(name: str) -> None:
    properties = template()["Resources"][name]["Properties"]

    assert set(properties["PublicAccessBlockConfiguration"].values()) == {True}
    assert properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]


def test_what_is_sealed_for_good_is_kept_in_versions() -> None:
    assert template()["Resources"]["SealsBucket"]["Properties"]["VersioningConfiguration"] == {"Status": "Enabled"}


def test_files_that_pass_through_leave_nothing_behind() -> None:
    properties = template()["Resources"]["FilesBucket"]["Properties"]

    assert "VersioningConfiguration" not in properties
    rules = [each for each in properties["LifecycleConfiguration"]["Rules"] if "Prefix" in each]
    assert all(each["Status"] == "Enabled" and each["ExpirationInDays"] <= 30 for each in rules)
    assert {"uploads/", "imports/"} <= {each["Prefix"] for each in rules}


def declared(name: str) -> dict[str, tuple[str, str]]:
    """Index by name, with its two attributes."""
    found = {}
    for index in TABLES[name]["Properties"]["GlobalSecondaryIndexes"]:
        assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}
        found[index["IndexName"]] = attributes(index["KeySchema"])
    return found


def attributes(schema: list[dict[str, Any]]) -> tuple[str, str]:
    by_type = {each["KeyType"]: each["AttributeName"] for each in schema}
    return by_type["HASH"], by_type["RANGE"]


@pytest.mark.parametrize("area", AREAS)
def test_the_template_declares_the_very_indexes_that_the_code_asks(area: str) -> None:
    known = {index.name: (index.pk, index.sk) for index in INDEXES if index.area == area}

    assert declared(AREAS[area]) == known


@pytest.mark.parametrize("area", AREAS)
def test_every_attribute_of_a_key_is_text_and_no_other_is_declared(area: str) -> None:
    properties = TABLES[AREAS[area]]["Properties"]
    known = {name for index in INDEXES if index.area == area for name in (index.pk, index.sk)}

    assert attributes(properties["KeySchema"]) == ("pk", "sk")
    assert {each["AttributeName"] for each in properties["AttributeDefinitions"]} == {"pk", "sk"} | known
    assert {each["AttributeType"] for each in properties["AttributeDefinitions"]} == {"S"}


def test_what_has_had_its_time_expires_from_the_records_and_nothing_from_the_audit() -> None:
    expiry = TABLES["RecordsTable"]["Properties"]["TimeToLiveSpecification"]

    assert expiry == {"AttributeName": "expires_at", "Enabled": True}
    assert "TimeToLiveSpecification" not in TABLES["AuditTable"]["Properties"]


def test_the_stream_shows_new_records_whole() -> None:
    assert TABLES["RecordsTable"]["Properties"]["StreamSpecification"] == {"StreamViewType": "NEW_IMAGE"}
