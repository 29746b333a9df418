"""Every night: which products are bought together, and which are bought most, from the orders of a settled day."""

from typing import Any

from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work
from rapport.recommendations import learning


def lambda_handler(_: dict[str, Any], __: Any) -> dict[str, int]:
    run = learning.run(Work(shop.from_environment(), system(learning.JOB)))
    logger().info("learning", run_id=run.run_id, counts=run.counts)
    return run.counts
