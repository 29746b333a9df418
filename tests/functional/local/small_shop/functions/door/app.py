"""Keeps things, tells who asks, and fails when told to."""

import json
import os
from typing import Any

import boto3
from words import GREETING  # type: ignore[import-not-found]


def lambda_handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    path, method = event["rawPath"], event["requestContext"]["http"]["method"]
    if path == "/health":
        return answer(200, {"greeting": GREETING})
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    if path == "/things/fail":
        raise LookupError("told to fail")
    table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
    if method == "PUT":
        table.put_item(Item={"pk": event["pathParameters"]["proxy"], "kind": "thing"})
    found = table.get_item(Key={"pk": event["pathParameters"]["proxy"]}).get("Item")
    return answer(200 if found else 404, {"thing": found, "path": path, "groups": claims.get("cognito:groups")})


def answer(status: int, body: dict[str, Any]) -> dict[str, Any]:
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
