"""The promise behind the queue of messages: every minute, what waits and is due is put into it again."""

from typing import Any

from rapport.kernel import shop, sqs
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work
from rapport.messaging.dispatch import sweeping


def lambda_handler(_: dict[str, Any], __: Any) -> dict[str, int]:
    work = Work(shop.from_environment(), system(sweeping.JOB))
    found = sweeping.sweep(work, sqs.named(sqs.MESSAGES))
    logger().info("swept", **found)
    return found
