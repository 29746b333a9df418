"""The two stores that the contract holds to the same answers.

DynamoDB is moto's, in this process, unless `RAPPORT_DYNAMODB_ENDPOINT` names another (MiniStack's, say).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from uuid import uuid4

from botocore.session import Session
from moto import mock_aws

from rapport.kernel.keys import INDEXES
from rapport.kernel.table import Index
from rapport.kernel.table.dynamo import DynamoTable

ENDPOINT = "RAPPORT_DYNAMODB_ENDPOINT"


@contextmanager
def dynamodb() -> Iterator[Any]:
    """A client of the store."""
    endpoint = os.environ.get(ENDPOINT)
    with nullcontext() if endpoint else mock_aws():
        yield Session().create_client(
            "dynamodb",
            region_name="eu-west-1",
            endpoint_url=endpoint,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )


def new_tables(client: Any) -> dict[str, str]:
    """Two empty tables, made from what the house says of its keys and indexes."""
    names = {area: f"{area}-{uuid4().hex[:12]}" for area in ("records", "audit")}
    for area, name in names.items():
        indexes = [index for index in INDEXES if index.area == area]
        attributes = ["pk", "sk", *(attribute for index in indexes for attribute in (index.pk, index.sk))]
        client.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": each, "AttributeType": "S"} for each in attributes],
            KeySchema=_schema("pk", "sk"),
            GlobalSecondaryIndexes=[_index(index) for index in indexes],
        )
        client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
    return names


def dynamo_table(client: Any, tables: dict[str, str]) -> DynamoTable:
    return DynamoTable(client, tables, sleep=lambda _: None)


def _index(index: Index) -> dict[str, Any]:
    return {
        "IndexName": index.name,
        "KeySchema": _schema(index.pk, index.sk),
        "Projection": {"ProjectionType": "KEYS_ONLY"},
    }


def _schema(pk: str, sk: str) -> list[dict[str, str]]:
    return [{"AttributeName": pk, "KeyType": "HASH"}, {"AttributeName": sk, "KeyType": "RANGE"}]
