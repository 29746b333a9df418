"""Counts how often it was called."""

import os
from typing import Any

import boto3


def lambda_handler(event: dict[str, Any], context: object) -> None:
    boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"]).update_item(
        Key={"pk": "ticks"}, UpdateExpression="ADD ticked :one", ExpressionAttributeValues={":one": 1}
    )
