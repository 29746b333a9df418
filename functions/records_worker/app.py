"""What takes longer than a request may: files taken in and taken back, slice by slice; lists written; what erasure
leaves to be cleared. A task that fails harms no other, and comes again."""

import json
from collections.abc import Mapping
from typing import Any

from rapport.imports import slicing as imports
from rapport.kernel import objects, shop, sqs
from rapport.kernel.backroom import Backroom, Doing, NotYet
from rapport.kernel.log import logger
from rapport.privacy import tasks as privacy

TASKS: Mapping[str, Doing] = {**imports.TASKS, **privacy.TASKS}
"""By the first word of a task. Each may come twice."""

SPARE_MILLISECONDS = 60_000


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Tasks come by the queue; what the bus tells is put there, behind what waits already."""
    if "detail" in event:
        sqs.named(sqs.RECORDS).put([json.dumps(privacy.asked_by(event["detail"]))])
        return {"batchItemFailures": []}

    def time_left() -> bool:
        return bool(context.get_remaining_time_in_millis() > SPARE_MILLISECONDS)

    back = Backroom(shop.from_environment(), objects.files(), sqs.named(sqs.RECORDS), time_left)
    failed = [record["messageId"] for record in event["Records"] if not _done(back, record["body"])]
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _done(back: Backroom, body: str) -> bool:
    task = json.loads(body)
    try:
        TASKS[task["task"]](back, task)
    except NotYet as not_yet:
        logger().info("not yet", task=task, why=str(not_yet))
        return False
    except Exception as failure:
        logger().error("not done", failure, task=task)
        return False
    logger().info("done", task=task)
    return True
