"""Every night: the heads of all audit chains that moved on the day before are sealed into one root."""

import os
from datetime import UTC, date, timedelta
from typing import Any

from rapport.kernel import aws, shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work
from rapport.oversight import seals


def lambda_handler(event: dict[str, Any], _: Any) -> dict[str, int]:
    here = shop.from_environment()
    # Chains are filed by UTC day, so that is the day that has to be over.
    over = here.clock.now().astimezone(UTC).date() - timedelta(days=1)
    day = date.fromisoformat(event["day"]) if "day" in event else over
    store = seals.S3Seals(aws.client("s3"), os.environ["SEALS_BUCKET"])
    run = seals.seal_day(Work(here, system(seals.JOB)), store, day)
    logger().info("sealed", day=day.isoformat(), counts=run.counts)
    return run.counts
