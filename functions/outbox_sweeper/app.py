"""The promise behind events: every minute, whatever still lies in the outbox goes to the bus."""

import os
from typing import Any

from rapport.kernel import aws, outbox, runs, shop
from rapport.kernel.events import SOURCE
from rapport.kernel.log import logger

JOB = "outbox-sweeper"


def lambda_handler(_: dict[str, Any], __: Any) -> dict[str, int]:
    here = shop.from_environment()
    now = here.clock.now()
    bus = outbox.EventBridge(aws.client("events"), os.environ["EVENT_BUS"], SOURCE)
    counts = outbox.sweep(here.table, bus, now)
    # Once a minute, mostly about nothing: one record an hour says as much as sixty.
    runs.add_to_hour(here.table, JOB, now, here.today(), counts | {"runs": 1})
    logger().info("swept", **counts)
    return counts
