"""Every midnight of the business: who fell silent since yesterday."""

from datetime import date
from typing import Any

from rapport.insight import dropoff_job
from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work


def lambda_handler(event: dict[str, Any], _: Any) -> dict[str, int]:
    here = shop.from_environment()
    named = date.fromisoformat(event["day"]) if "day" in event else None
    run = dropoff_job.run(Work(here, system(dropoff_job.JOB)), named)
    logger().info("drop-off", run_id=run.run_id, counts=run.counts)
    return run.counts
