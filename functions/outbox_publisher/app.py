"""The fast path of events: what the table's stream shows of the outbox goes to the bus within a second.

A row that the bus refuses is reported back, so the stream brings it again; whatever is lost here anyway, the
sweeper finds, because a row goes from the table only when the bus has said yes to it.
"""

import os
from typing import Any

from rapport.kernel import aws, outbox, shop
from rapport.kernel.events import SOURCE
from rapport.kernel.log import logger
from rapport.kernel.table.attributes import from_stream


def lambda_handler(event: dict[str, Any], _: Any) -> dict[str, Any]:
    table = shop.from_environment().table
    bus = outbox.EventBridge(aws.client("events"), os.environ["EVENT_BUS"], SOURCE)
    records = {record["dynamodb"]["SequenceNumber"]: record for record in event["Records"]}
    rows = {outbox.row(from_stream(record)): number for number, record in records.items()}
    left = outbox.publish(rows, bus, table)
    logger().info("published", taken=len(rows) - len(left), refused=len(left))
    return {"batchItemFailures": [{"itemIdentifier": rows[row]} for row in left]}
