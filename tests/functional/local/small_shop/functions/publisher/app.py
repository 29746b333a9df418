"""From the stream to the bus."""

import json
import os
from typing import Any

import boto3


def lambda_handler(event: dict[str, Any], context: object) -> None:
    boto3.client("events").put_events(
        Entries=[
            {
                "EventBusName": os.environ["BUS"],
                "Source": "shop",
                "DetailType": "ThingKept",
                "Detail": json.dumps({"pk": record["dynamodb"]["Keys"]["pk"]["S"]}),
            }
            for record in event["Records"]
        ]
    )
