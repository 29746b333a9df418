"""From the queue to the table: marks that a thing's event arrived."""

import json
import os
from typing import Any

import boto3


def lambda_handler(event: dict[str, Any], context: object) -> None:
    table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
    for record in event["Records"]:
        thing = json.loads(record["body"])["detail"]["pk"]
        table.put_item(Item={"pk": f"arrived-{thing}", "kind": "arrival"})
